"""Which entities of a page are one thing under two names."""

import re

from kg.resolve.entities import EntityTable
from kg.resolve.names import folded

# What may follow a scheme's quoted name and still be the same thing (guideline 21).
_SAME_THING = re.compile(
    r"^(?:超级)?(?:服务端|平台|服务|系统|小程序|项目|援建项目|行动|活动|专项行动|品牌|工程|模式|机制|制度|改革)?$"
)

_UNIT = re.compile(r"(?:派出所|司法所)$")


def join_same(table: EntityTable) -> None:
    """Join short forms of organisations, events with two names, and platforms with their short forms.

    Args:
        table: the entities of a page; changed in place.
    """
    _join_short_forms(table)
    _join_units(table)
    _join_double_events(table)
    _join_programmes(table)


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
    for key, name in names:
        quoted = re.fullmatch(r"[^“”]*“(?P<inner>[^“”]+)”\s?(?P<tail>.*)", name)
        if quoted is None:
            continue
        other = bare.get(folded(quoted["inner"]))
        if other is not None and _SAME_THING.match(quoted["tail"]):
            table.join(other, key)
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
    if len(short) < 4 or short[:2] != long[:2] or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)
