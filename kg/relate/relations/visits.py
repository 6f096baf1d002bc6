"""visits: who went where to look (考察, 调研, 走访), a list by a list (decision 32), and who went along."""

import re
from collections.abc import Iterator

from kg.relate.actors import subject_of
from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.reading import ACTING, Reading, examples_of, read_entry
from kg.relate.relation import Relation
from kg.relate.skeleton import Term
from kg.relate.story import Line, Story

_VISITED = ("Place", "Agency", "Organisation", "Programme")
_WENT = r"(?:学习考察|实地考察|专题调研|调研|考察|走访|视察|看望|慰问|现场观看|检查|督导|督查|参观|观摩|访问|巡查|暗访|回访)"
_TO = r"(?:先后|分别|又|还|再次|一同|一起|随后|专程|实地|冒雨|首先|率先)*(?:来到|走进|深入|前往|奔赴|抵达|赶赴|赴|到)(?:了)?(?:(?:位于|坐落于|坐落在|地处)<L+>的)?"
_PLACES = r"(?P<o><Z*>)"
_READINGS = (
    Reading(
        name="到…调研",
        relation="visits",
        words=(
            rf"{_TO}{_PLACES}(?:[^,。;:]{{0,16}}?)(?:进行|开展|实地)*(?P<v>{_WENT})(?!时|期间)",
            rf"在{_PLACES}(?:(?!会见|举行|召开|出席|主持)[^,。;:]){{0,16}}?(?:进行|开展|实地)*(?P<v>{_WENT})(?!了?<Z>|时|期间)",
            rf"{_TO}{_PLACES}[^,。;:]{{0,8}}?,(?P<v>(?:实地|详细|仔细|认真)?(?:察看|查看|了解|调研|走访))",
            rf"{_TO}{_PLACES}[^,。;:]{{0,8}}?,(?:就|围绕|对)[^,。;:]{{1,24}}?(?:进行|开展)?(?P<v>{_WENT})",
        ),
        examples=("市长何清到青石镇调研。", "市长何清先后深入衡山县、祁东县,就油茶产业开展调研。"),
        subjects=ACTING,
        objects=_VISITED,
        dated="date",
    ),
    Reading(
        name="来…考察",
        relation="visits",
        words=(
            rf"来(?P<o><L>)(?:[^,。;:]{{0,6}}?)(?P<v>{_WENT})(?!的)",
            rf"来(?P<o><L>),(?:就|围绕|对)[^,。;:]{{1,24}}?(?:开展|进行)(?P<v>{_WENT})",
        ),
        examples=("岳阳市党政代表团来衡阳考察。",),
        subjects=ACTING,
        objects=("Place",),
        dated="date",
    ),
    Reading(
        name="来…考察的",
        relation="visits",
        words=(rf"来(?P<o><L>)(?P<v>{_WENT}|开展{_WENT})的(?P<s><P+>)",),
        examples=("市长何清会见了来衡阳考察的恒天集团党委书记颜甫全。",),
        subjects=("Official",),
        objects=("Place",),
        dated="date",
        carry=False,
        deed=False,
    ),
    Reading(
        name="在…考察时",
        relation="visits",
        words=(
            r"(?P<s><P>)在(?P<o><L>)(?P<v>考察|调研|视察|走访|督导|检查)(?:时|期间)",
            r"(?P<s><P>)(?P<v>考察|调研|视察)(?P<o><L>)(?=时|期间|重要|的|$|[,。])",
        ),
        examples=("市长何清在祁东考察时讲话。",),
        subjects=("Official",),
        objects=("Place",),
        dated="",
        carry=False,
        deed=False,
    ),
    Reading(
        name="考察…",
        relation="visits",
        words=(
            rf"(?<!在)(?P<v>考察|调研|走访|视察|看望|慰问|参观|检查|暗访|观摩|察看|查看)(?:了|慰问了)?(?:(?:位于|坐落于|地处)<L+>的)?{_PLACES}(?=[,。;、]|$|时|期间|等|现场|一线|并|[两三四五六七八九十\d]+[家个])",
        ),
        examples=("汐州市政府代表团考察了市政务服务大厅。",),
        subjects=ACTING,
        objects=_VISITED,
        dated="date",
    ),
)
# Where an official is said to look around in a story of a visit.
_LOOKS = r"(?:察看|查看|走进|详细了解|仔细了解|了解|仔细询问|询问|听取|走访|看望|与|同|同|向|俯身|弯腰|捧起|拿起|观看|叮嘱|和)"
_STOPS = (
    rf"(?:^|[,;。])(?:[^,。;:]{{0,4}}?<N>[^,。;:]{{0,3}}?,?)?(?:在|走进|来到){_PLACES}[^,。;:]{{0,10}}?,(?P<s><P+>)(?:一行|等)?[^,。;:]{{0,10}}?(?P<v>{_LOOKS})",
    rf"(?:来到|走进|深入|前往|奔赴|抵达|赶赴)(?:了)?(?:(?:位于|坐落于|坐落在|地处)<L+>的)?{_PLACES}(?P<v>)",
)
_VISIT_STORY = re.compile(r"调研|考察|走访|慰问|视察|检查|督导|督查|暗访|看望|巡查|回访")
_SITED = re.compile(r"(?:位于|坐落于|坐落在|地处)[^,。;:、]*$")
# The first sentences tell what kind of story it is.
_OPENING = 5
_COMPANY = rf"(?P<s><P,>)[^,。;:]{{0,4}}?(?P<v>(?:参加|陪同|随同|一同)(?:了)?{_WENT})"


def read(story: Story) -> Iterator[Draft]:
    """The statements of visits in a story."""
    of_visit = any(_VISIT_STORY.search(line.skeleton.text) for line in story.lines[:_OPENING])
    for line in story.lines:
        if line.quoted:
            continue
        sites = _sites(line)
        for reading in _READINGS:
            yield from (each for each in read_entry(reading, story, line) if each.object not in sites)
        for hit in _stops(story, line) if of_visit else ():
            yield from (each for each in _looked_around(hit) if each.object not in sites)
        yield from _company(story, line)


def _sites(line: Line) -> set[str | None]:
    """The places in a sentence that only say where another is: 位于桃林镇的学院."""
    text = line.skeleton.text
    return {
        term.entity
        for at, term in enumerate(line.skeleton.terms)
        if term is not None and text[at + 1 : at + 2] == "的" and _SITED.search(text[:at])
    }


def _stops(story: Story, line: Line) -> Iterator[Hit]:
    for words in _STOPS:
        yield from hits(words, story, line)


def _looked_around(hit: Hit) -> Iterator[Draft]:
    """Where an official stops on a visit: in a story of one, 来到 and 走进 are enough."""
    if hit.is_only_urged():
        return
    if "s" in hit.match.groupdict():
        visitors = hit.actors("s", ("Official",))
    else:
        visitors = list(subject_of(hit.story, hit.line, hit.match.start(), ACTING).terms)
    date = hit.event_date() or hit.story.lead_date
    for visitor in visitors:
        if visitor.type != "Place" or not visitor.implied:
            for target in hit.actors("o", _VISITED):
                qualifiers = {"date": date}
                yield from hit.draft("visits", (visitor, target), rule="来到", qualifiers=qualifiers)


def _company(story: Story, line: Line) -> Iterator[Draft]:
    """Whoever 参加调研 goes where the visit told before went."""
    for hit in hits(_COMPANY, story, line):
        date = hit.event_date() or story.lead_date
        targets = _visited(story, line)
        for order, person in enumerate(hit.actors("s", ("Official",)), 1):
            for target in targets:
                qualifiers = {"date": date, "order": order}
                yield from hit.draft("visits", (person, target), rule="参加调研", qualifiers=qualifiers)


def _visited(story: Story, line: Line) -> list[Term]:
    """Where the visit went: all stops that the story tells up to the sentence, else those that it tells later."""
    for told in ((line, *story.before(line)), story.lines[line.number :]):
        stops = [
            hit.actors("o", _VISITED) for each in told if not each.headline for hit in _visits(story, each)
        ]
        found = {target.entity: target for targets in stops for target in targets}
        if found:
            return sorted(found.values(), key=lambda target: target.span)
    return []


def _visits(story: Story, line: Line) -> Iterator[Hit]:
    """Where a sentence tells of a visit, but for the town that the guests came to."""
    for reading in _READINGS:
        for words in reading.words if reading.name != "来…考察" else ():
            yield from hits(words, story, line)
    yield from _stops(story, line)


RELATION = Relation(
    name="visits",
    read=read,
    examples=(*examples_of(_READINGS), "9月1日,市委书记秦国文到恒天集团调研。市长朱健参加调研。"),
    against=("要到白果镇调研。", "市长何清参加调研。", "市长何清在衡阳大剧院会见客人并参观。"),
)
