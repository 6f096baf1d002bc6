"""Which entities of a page are one thing under two names."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.knowledge.agencies import full_form
from kg.knowledge.short_names import short_names_of
from kg.model import Mention
from kg.resolve.entities import EntityTable, Key
from kg.resolve.names import folded

# What may follow a scheme's quoted name and still be the same thing (guideline 21).
_SAME_THING = re.compile(
    r"^(?:超级)?(?:服务端|平台|服务|系统|小程序|项目|援建项目|行动|活动|专项行动|品牌|工程|模式|机制|制度|改革|城市)?$"
)

# What stands between the old name and the new; not 拟更名为, which has not happened.
_RENAMED = re.compile(
    r"\s*(?:[已也]|正式|现|今起|日前|[于在][^,。;]{2,12})*(?:更名|改名|改称|改制|升格|改组)(?:成|为)[“”\s]*"
)
_ZONE = re.compile(r"(?:高新区|经开区|开发区|新区|保税区|自贸区|试验区|示范区|园区|产业园|科学城|科技城)$")
_SERVICE = re.compile(r"(?:超级)?(?:服务端|(?:服务)?平台|服务|系统|小程序)")
_UNIT = re.compile(r"(?:派出所|司法所)$")
_LEADING = re.compile(r"(?:[省市县区州盟旗镇乡]委|政府|人大|人大常委会|政协)$")
# Full titles of sessions, and their short ones.
_OF_PLACE = r"(?P<place>[一-龥]{2,12}?[省市县区州旗盟])"
_NUMBERS = r"第?(?P<term>[一二三四五六七八九十]+)届"
_MEETING = r"第?(?P<number>[一二三四五六七八九十]+)次"
_SESSIONS = (
    (re.compile(rf"(?:中国共产党|中共){_OF_PLACE}{_NUMBERS}委员会{_MEETING}(?:全体会议|全会)"), r"\g<place>委\g<term>届\g<number>次全会"),
    (re.compile(rf"{_OF_PLACE}委{_NUMBERS}{_MEETING}(?:全体会议|全会)"), r"\g<place>委\g<term>届\g<number>次全会"),
    (re.compile(rf"{_OF_PLACE}{_NUMBERS}(?:人民代表大会|人大){_MEETING}会议"), r"\g<place>\g<term>届人大\g<number>次会议"),
    (re.compile(rf"{_OF_PLACE}{_NUMBERS}(?:人民代表大会常务委员会|人大常委会){_MEETING}会议"), r"\g<place>\g<term>届人大常委会\g<number>次会议"),
    (re.compile(rf"(?:中国人民政治协商会议|政协){_OF_PLACE}{_NUMBERS}委员会{_MEETING}(?:全体)?会议"), r"\g<place>政协\g<term>届\g<number>次会议"),
    (re.compile(rf"{_OF_PLACE}政协{_NUMBERS}{_MEETING}(?:全体)?会议"), r"\g<place>政协\g<term>届\g<number>次会议"),
)  # fmt: skip
_HALL = re.compile(r"(?:政务)?(?:服务)?(?:大厅|中心)$")
# The fewest characters of an event's name, the place apart, that can mean a longer one: 旅发大会.
_SHORTEST_EVENT = 4
_BRANCH = re.compile(r"(?P<stem>[一-龥]{2,4}?)大?附(?P<number>[一二三四五六七八九])(?:院|医院)?")


def join_renamed(
    text: str, mentions: Sequence[Mention], keys: Sequence[Key | None], table: EntityTable
) -> None:
    """A body renamed is one entity under its new name: 市大数据发展中心更名为市数据局.

    Args:
        text: the page's text, folded in width.
        mentions: the settled mentions.
        keys: the key of each mention's entity.
        table: the entities of the page; changed in place.
    """
    for (old, old_key), (new, new_key) in pairwise(zip(mentions, keys, strict=True)):
        between = text[old.end : max(old.end, new.start)]
        if old.type == new.type and old_key and new_key and _RENAMED.fullmatch(between):
            table.join(table.follow(old_key), table.follow(new_key))


def join_same(table: EntityTable) -> None:
    """Join short forms of organisations, events with two names, and platforms with their short forms.

    Args:
        table: the entities of a page; changed in place.
    """
    _join_zones(table)
    _join_short_forms(table)
    _join_long_forms(table)
    _join_halls(table)
    _join_units(table)
    _join_places(table)
    _join_double_events(table)
    _join_sessions(table)
    _join_short_events(table)
    _join_programmes(table)


def _join_zones(table: EntityTable) -> None:
    """A zone that acts as a body on the page is that body where it is only a place, too (guideline 6)."""
    for key, name in table.names("Place"):
        if _ZONE.search(name):
            table.join(table.follow(key), table.key("Agency", name))


def _join_short_forms(table: EntityTable) -> None:
    """A short form and the full name of an organisation: 衡阳师院 and 衡阳师范学院; only where no two can be meant."""
    names = sorted(table.names("Organisation"), key=lambda pair: (len(pair[1]), pair[1]))
    for key, short in names:
        fuller = [name for _, name in names if is_short_form(short, name)]
        longest = fuller[-1] if fuller else short
        if fuller and all(name == longest or is_short_form(name, longest) for name in fuller):
            table.join(table.follow(key), table.key("Organisation", longest))


def _join_units(table: EntityTable) -> None:
    """甘溪派出所 is the 衡东县公安局甘溪派出所 that the page names too."""
    names = [(key, name) for key, name in table.names("Agency") if _UNIT.search(name)]
    for key, name in names:
        tails = [name[-size:] for size in (5, 6)]  # two or three characters and 派出所
        fuller = [k for k, n in names if len(n) > len(name) and any(n.endswith(tail) for tail in tails)]
        if len(fuller) == 1:
            table.join(table.follow(key), table.follow(fuller[0]))


def _join_long_forms(table: EntityTable) -> None:
    """衡阳市发改委 and 衡阳市发展和改革委员会 are one, under the fullest form that the page prints (guideline 19)."""
    forms: dict[str, list[tuple[Key, str]]] = {}
    for key, name in table.names("Agency"):
        forms.setdefault(full_form(name) or name, []).append((key, name))
    for same in forms.values():
        # The four leading bodies of a place are always called by their short names.
        ranked = sorted(same, key=lambda pair: len(pair[1]))
        keep = ranked[0] if _LEADING.search(ranked[0][1]) else ranked[-1]
        for key, _ in same:
            table.join(table.follow(key), table.follow(keep[0]))


def _join_halls(table: EntityTable) -> None:
    """A hall and its centre are one body (guideline 21): 衡南县政务大厅 is the 衡南县政务服务中心 that the page names."""
    centres = {_HALL.sub("", name): key for key, name in table.names("Agency") if name.endswith("中心")}
    for key, name in table.names("Agency"):
        if name.endswith("大厅") and _HALL.sub("", name) in centres:
            table.join(table.follow(key), table.follow(centres[_HALL.sub("", name)]))


def _join_places(table: EntityTable) -> None:
    """A division of no table under its full and short names: 云泮县 is 云泮彝族自治县; a hamlet and its village."""
    names = table.names("Place")
    full = {short: key for key, name in names for short in short_names_of(name)}
    villages = {name[:-1]: key for key, name in names if name.endswith("村") and len(name) > 2}
    for key, name in names:
        fuller = full.get(name) or (villages.get(name[:-1]) if name[-1] in "寨屯庄" else None)
        if fuller is not None:
            table.join(table.follow(key), table.follow(fuller))


def _join_short_events(table: EntityTable) -> None:
    """衡阳市人大常委会会议 is the 衡阳市十六届人大常委会第八次会议 of the page, where only one can be meant."""
    names = table.names("Event")
    for key, name in names:
        fuller = [other for other in names if _is_short_event(name, other[1])]
        if len(fuller) == 1:
            table.join(table.follow(key), table.follow(fuller[0][0]))


def _join_sessions(table: EntityTable) -> None:
    """A session under its full and its short title: 衡阳市第十六届人民代表大会第三次会议 and 衡阳市十六届人大三次会议."""
    forms: dict[str, list[tuple[Key, str]]] = {}
    for key, name in table.names("Event"):
        forms.setdefault(short_session(name), []).append((key, name))
    for same in forms.values():
        keep, _ = max(same, key=lambda pair: (len(pair[1]), pair[1]))
        for key, _ in same:
            table.join(table.follow(key), table.follow(keep))


def short_session(name: str) -> str:
    """The short title of a session of a congress, a conference or a party committee; other names as they are.

    >>> short_session("中国共产党衡阳市第十二届委员会第三次全体会议"), short_session("政协衡阳市第十三届委员会第三次会议")
    ('衡阳市委十二届三次全会', '衡阳市政协十三届三次会议')
    """
    for words, short in _SESSIONS:
        match = words.fullmatch(name)
        if match is not None:
            return match.expand(short)
    return name


def _is_short_event(short: str, long: str) -> bool:
    place = re.match(r"[^市县区州旗省]{2,4}[市县区州旗省]", short)
    bare = short[place.end() :] if place else short
    if len(bare) < _SHORTEST_EVENT or len(short) >= len(long) or bare[-2:] != long[-2:]:
        return False
    rest = iter(long)
    return all(character in rest for character in bare)


def _join_double_events(table: EntityTable) -> None:
    """An event with two names joined by 暨 is the one that its first name names."""
    doubles = {name.split("暨")[0]: key for key, name in table.names("Event") if "暨" in name}
    for key, name in table.names("Event"):
        if name in doubles:
            table.join(table.follow(key), table.follow(doubles[name]))


def _join_programmes(table: EntityTable) -> None:
    """A platform, its service and its short form are one: “湘易办”超级服务端 and 湘易办."""
    names = table.names("Programme")
    bare = {folded(name): key for key, name in names if "“" not in name}
    services: dict[str, Key] = {}
    for key, name in names:
        quoted = re.fullmatch(r"[^“”]*“(?P<inner>[^“”]+)”\s?(?P<tail>.*)", name)
        if quoted is None:
            continue
        other = bare.get(folded(quoted["inner"]))
        if other is not None and _SAME_THING.match(quoted["tail"]):
            table.join(other, key)
        if _SERVICE.fullmatch(quoted["tail"]):
            service = services.setdefault(folded(quoted["inner"]), key)
            table.join(table.follow(key), table.follow(service))
        tail = bare.get(folded(quoted["tail"]))
        if tail is not None and len(quoted["tail"]) >= 5:
            table.join(tail, key)


def is_short_form(short: str, long: str) -> bool:
    """Whether one name can be a short form of the other: a part of it, or its ends with all characters in order.

    >>> is_short_form("衡阳师院", "衡阳师范学院"), is_short_form("零号湾", "上海零号湾全球创新创业集聚区")
    (True, True)
    """
    if len(short) >= len(long) or len(short) < 3:
        return False
    if short in long:
        return True
    branch = _BRANCH.fullmatch(short)
    if branch is not None:  # 南华附一 is 南华大学附属第一医院
        return long.startswith(branch["stem"]) and long.endswith(f"附属第{branch['number']}医院")
    if "中医" in short and "中医" not in long:
        return False
    if len(short) < 4 or short[:2] != long[:2] or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)
