"""Schemes and projects that lists tell without quotation marks: 帮代办、马上办、延时办“六办”服务; …科创园、…基地3个项目."""

import re
from collections.abc import Iterator, Sequence

from kg.knowledge.names import HAN
from kg.recognise.base import Candidate
from kg.recognise.bounds import list_head, list_items, name_start

# What a scheme of administration is called: 先诊疗后付费, 一站式结算, 一窗受理, 延时办.
_SCHEME = (
    rf"先[{HAN}]{{1,4}}后[{HAN}]{{1,4}}|一站式(?!服务)[{HAN}]{{2}}|一[窗网证码卡][{HAN}]{{2}}|"
    rf"(?:(?![承主督交经举合采查法外筹协]办)[{HAN}]){{2,4}}(?:办|即享|直达|积分制|清单制|承诺制)"
)
_RUN = re.compile(
    rf"(?:推行|实行|试行|推出)了?(?P<list>(?:{_SCHEME})(?:[、和](?:{_SCHEME})){{0,9}})(?=[,。;、]|“[^“”]{{1,6}}”(?:服务|模式|机制|制度|举措)|等)"
)
_UMBRELLA = re.compile(r"“[^“”]{1,6}”(?:服务|模式|机制|制度|举措)")
_WORK = "基地|产业园|科技园|科创园|工业园|物流园|产业园区|生产线|综合体|电站|水库|大桥|工厂|电厂|水厂|泵站|小镇|景区|公园|枢纽|市场|码头|机场|牧场|养殖场|大厦|工程|项目|中心"
_ITEM = rf"[{HAN}A-Za-z0-9·]{{2,30}}?(?:{_WORK})"
_NUMBER = r"(?:\d{1,3}|[两三四五六七八九十]{1,3})"
# The number is looked for first, then the list before it, so that no list is tried where nothing is counted.
_CLOSING = re.compile(rf"等?{_NUMBER}个(?:重点|重大|产业|代表性)?项目")
_CLOSED = re.compile(rf"(?P<list>{_ITEM}(?:、{_ITEM}){{1,9}}(?:[和及]{_ITEM})?)$")
# One of several, 雁鸣产业园等6个项目; roads are projects only where the page counts them as such.
_ONE_OF = re.compile(rf"(?P<list>(?<![、和及])(?:{_ITEM}))$")
_ROADS = re.compile(rf"(?P<list>[{HAN}]{{2,8}}路(?:、[{HAN}]{{2,8}}路){{1,5}})$")
_REACH = 160
_OPENED = re.compile(
    rf"{_NUMBER}个[{HAN}]{{0,4}}项目[^。:\n]{{0,24}}:(?P<list>{_ITEM}(?:、{_ITEM}){{0,9}}[和及]{_ITEM})(?=[。;,]|$)"
)
# A park named after a company is whole; of a works the company is split off (decision 14).
_PARK = re.compile(r"园区?$")
_PHASE = re.compile(r"(?:[一二三四五]|\d)期(?:工程|项目)(?!部|组|建设)")

_BEGUN = re.compile(r"(?:启动|开工|开建|建成|投产)了?")


def find_listed_schemes(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of the type Programme in a text folded in width.

    Args:
        text: the text.
        found: the candidates so far; a body in front of its project is split off.
    """
    bodies = [c for c in found if c.type in ("Agency", "Organisation")]
    return [*_schemes(text), *_projects(text, bodies), *_phases(text, bodies)]


def _schemes(text: str) -> Iterator[Candidate]:
    """Schemes that somebody runs: one alone only where its form is more than a verb with 办."""
    for match in _RUN.finditer(text):
        spans = list(list_items(match, marks="、和"))
        alone = len(spans) == 1 and text[spans[0][1] - 1] == "办"
        if not alone or _UMBRELLA.match(text, match.end()):
            yield from (Candidate(*span, "Programme", "quoted-list") for span in spans)


def _projects(text: str, bodies: Sequence[Candidate]) -> Iterator[Candidate]:
    """What a page counts as projects (decision 6): works and parks in a list that the number closes or opens."""
    ends = {body.end for body in bodies}
    closed = (_closed_list(text, match) for match in _CLOSING.finditer(text))
    for match in _roads(text):
        yield from (Candidate(*span, "Programme", "project-list") for span in list_items(match))
    for match in (*filter(None, closed), *_OPENED.finditer(text)):
        for start, end in list_items(match):
            for part in re.finditer(rf"(?:^|(?<=[和及])){_ITEM}(?=[和及]|$)", text[start:end]):
                yield _project(text, start + part.start(), start + part.end(), ends)


def _closed_list(text: str, closing: re.Match[str]) -> re.Match[str] | None:
    """The works before a number of projects; a single one only as one of several (等)."""
    head, end = list_head(text, closing.start(), _REACH), closing.start()
    one = _ONE_OF.search(text, head, end) if closing.group().startswith("等") else None
    return _CLOSED.search(text, head, end) or one


def _roads(text: str) -> Iterator[re.Match[str]]:
    for closing in _CLOSING.finditer(text):
        if match := _ROADS.search(text, list_head(text, closing.start(), _REACH), closing.start()):
            yield match


def _project(text: str, start: int, end: int, bodies: set[int]) -> Candidate:
    """One project: from behind a verb, 的 or, but for a park, the body that it belongs to."""
    first = max(start, name_start(text, end, end - start))
    owners = [i for i in range(first + 1, end) if i in bodies and not _PARK.search(text, start, end)]
    return Candidate(max([first, *owners]), end, "Programme", "project-list")


def _phases(text: str, bodies: Sequence[Candidate]) -> Iterator[Candidate]:
    """2期项目 behind the body whose it is, or behind the verb that tells what that body does with it."""
    ends = [body.end for body in bodies]
    ends += [verb.end() for end in ends for verb in _BEGUN.finditer(text, end, end + 5)]
    for end in ends:
        if match := _PHASE.match(text, end):
            yield Candidate(*match.span(), "Programme", "project-list")
