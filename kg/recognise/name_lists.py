"""Names in a row: behind a post or a leader word, before a verb of attendance, and in lists of appointments."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.knowledge.names import HAN, is_ordinary, looks_like_name, name_pattern, sound_name
from kg.recognise.base import Candidate
from kg.recognise.naming import read_name, read_sounds, unlisted_name
from kg.recognise.occupations import OCCUPATION

# Behind these words one name is enough; behind the others there must be two.
_LEADERS = re.compile(
    r"(?:[省市县区州旗盟厅局院校团兵师镇乡]|[省市县区州]级|自治[区州县旗]|老)(?:级|老)?领导(?:同志)?[:\s]?"
)
_GROUP = re.compile(r"(?:领导|负责同志|委员|代表|常委|成员|嘉宾|专家|获得者)[:\s]?$")
_PRIVATE = re.compile(rf"(?:好人|人士|模范|获得者|{OCCUPATION})$")
_ATTENDANCE = re.compile(r"(?:分别|一同|一起|共同|先后|等)?(?:出席|列席|参加|陪同|参会|与会|主持)")
# 任命: / 甲、乙为市法院副院长; 丙的市法院审判员职务.
_APPOINTED = re.compile(
    r"为[^。;,\n]{2,40}?(?:[长员任记席官]|委员|代表)(?=[。;,、\n(]|$)|的[^。;\n]{2,40}?职务|(?:同志)?任[^。;,\n]{2,30}?[长任记席员](?=[。;,、\n]|$)|,(?:男|女|现任|现为|[^,。;\n]{1,4}族),"
    r"|,现任"
)
# Words before a list of names; behind any other word it may be a list of things: 做好夏收、夏种、夏管.
_BEFORE_LISTS = (
    "由",
    "和",
    "与",
    "同",
    "及",
    "有",
    "是",
    "括",
    "予",
    "于",
    "长",
    "员",
    "任",
    "记",
    "者",
    "席",
    "人",
    "命",
    "举",
    "见",
    "问",
    "讯",
)
_APPOINTING = re.compile(r"(?:任命|免去|接受|补选|选举|递补|增补|推选|推举|罢免|撤销|推选)(?:了)?")
# Only a text that has one of these holds a list of appointments.
_OF_APPOINTMENTS = re.compile(r"任命|免去|任免|拟任|拟提|同志任|公示|选举|补选|作出决定|不再担任|调任")
# Between 任命 and 为 there is nothing but the name, whatever its family name: 免去和润川的…职务.
_NAMED_BY_PLACE = re.compile(
    rf"(?:任命|免去)(?!了|其|他|她|所|上述|[一二三四五六七八九十两]名)(?P<name>[{HAN}]{{2,4}}?)(?:同志)?(?=为|的[^。;\n]{{2,40}}?职务)"
)
# 公茂林为汐州市中级人民法院审判员, on a line of its own, whatever the family name.
_LINE_OF_ITS_OWN = re.compile(
    rf"(?:^|\n)[ \t]*(?P<name>[{HAN}]{{2,4}})(?=为[^。;,\n]{{4,40}}?(?:[长员任记席官]|委员)(?:[。;,、(]|\n|$))"
)
# The longest item of a list: a dotted name.
_LONGEST = 16


@cache
def _list() -> re.Pattern[str]:
    name = name_pattern()
    # In a list of names one may have a family name that the table lacks, if names go on behind it.
    other = rf"[{HAN}]{{2,3}}(?=、\s*(?:{name})[、\s])"
    return re.compile(rf"(?P<first>{name})(?:、\s*(?:{name}|{other})(?![{HAN}]{{2,}}、)){{1,300}}")


@cache
def _line_head() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\n:;。,])[ \t]*(?=[{HAN}])")


def find_rows(text: str, named: Sequence[Candidate]) -> Iterator[Candidate]:
    """The names that stand in lists, and those of appointments.

    Args:
        text: the text folded in width.
        named: the persons found beside titles; a list may go on from one.
    """
    yield from _behind_posts(text, named)
    yield from _behind_leaders(text)
    yield from _unled(text, named)
    yield from _appointments(text)


def _behind_posts(text: str, named: Sequence[Candidate]) -> Iterator[Candidate]:
    """副市长甲、乙、丙: what the first is the others are."""
    for first in named:
        if text.startswith("、", first.end):
            yield from (Candidate(*item, first.type, "name-list") for item in _row(text, first.start)[1:])


def _behind_leaders(text: str) -> Iterator[Candidate]:
    """市领导甲、乙出席; a single name is enough: 市领导甲主持座谈会."""
    for match in _LEADERS.finditer(text):
        yield from (Candidate(*item, "Official", "name-list") for item in _row(text, match.end()))


def _unled(text: str, named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Lists that no single person's title opens: attending or behind a group's name they are officials, else persons."""
    titled = {n.start for n in named}
    for match in _list().finditer(text):
        if match.start() in titled:
            continue
        items = _list_items(text, match.start(), match.end())
        cue = text[max(0, match.start() - 8) : match.start()]
        bounded = not re.search(rf"[{HAN}]$", cue) or cue.endswith(_BEFORE_LISTS)
        private = _PRIVATE.search(cue) is not None
        official = not private and (
            _GROUP.search(cue) is not None
            or bool(items and bounded and _ATTENDANCE.match(text, items[-1][1]))
        )
        plain = bounded and len(items) >= 3 and not any(is_ordinary(text[a:b]) for a, b in items)
        if official or private or plain:
            yield from (Candidate(*item, "Official" if official else "Person", "name-list") for item in items)


def _appointments(text: str) -> Iterator[Candidate]:
    """任命甲为…, 免去乙的…职务, and the lines of a list of appointments."""
    for match in _APPOINTING.finditer(text):
        row = _row(text, match.end())
        if row and re.match(r"同志|[的为辞同任、]|请求", text[row[-1][1] : row[-1][1] + 2]):
            yield from (Candidate(*item, "Official", "title-name") for item in row)
    for match in _NAMED_BY_PLACE.finditer(text):
        yield Candidate(*match.span("name"), "Official", "title-name")
    if not _OF_APPOINTMENTS.search(text):
        return
    for match in _LINE_OF_ITS_OWN.finditer(text):
        if not is_ordinary(match["name"]):
            yield Candidate(*match.span("name"), "Official", "title-name")
    for match in _line_head().finditer(text):
        row = _row(text, match.end())
        if row and _APPOINTED.match(text, row[-1][1]):
            yield from (Candidate(*item, "Official", "title-name") for item in row)


def _row(text: str, start: int) -> list[tuple[int, int]]:
    """The names strung by 、 or 和 from `start` on; behind a word that calls for a person, so any name will do."""
    items: list[tuple[int, int]] = []
    position = start
    while (stop := text.find("、", position, position + _LONGEST)) >= 0 and (
        _is_person(text[position:stop]) or unlisted_name(text, position) == stop
    ):
        items.append((position, stop))
        position = stop + 1
        while text[position : position + 1].isspace():
            position += 1
    last = read_name(text, position, expected=True) or read_sounds(text, position)
    if last is None and items:
        last = unlisted_name(text, position)
    if last is None:
        return items
    items.append((position, last))
    closing = _closing(text, last)
    return [*items, closing] if closing else items


def _closing(text: str, position: int) -> tuple[int, int] | None:
    """The name behind 和 that closes a list whose last but one name ends at `position`."""
    if text[position : position + 1] not in ("和", "及", "与"):
        return None
    end = read_name(text, position + 1)
    return (position + 1, end) if end is not None else None


def _is_person(words: str) -> bool:
    words = words.strip()
    if looks_like_name(words) or looks_like_name(words.replace(" ", "")):
        return True
    return len(words) > 1 and not is_ordinary(words) and sound_name().fullmatch(words) is not None


def _list_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list, none if there is but one; the last must be followed by what can follow a name, else it goes."""
    items: list[tuple[int, int]] = []
    position = start
    while (stop := text.find("、", position, end)) >= 0:
        items.append((position, stop))
        position = stop + 1
        while position < end and text[position].isspace():
            position += 1
    last = read_name(text, position)
    if last is not None:
        items.append((position, last))
        closing = _closing(text, last)
        items += [closing] if closing else []
    return items if len(items) >= 2 else []
