"""Meetings: who chaired, attended and spoke, in the order that the paper gives."""

import re
from collections.abc import Iterator
from typing import Any

from kg.model import Span
from kg.relate.actors import subject_of
from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.skeleton import Term
from kg.relate.story import Held, Line, Story

_PERSONS = ("Official", "Person")
_EVENT = r"(?:了)?(?:[^,。;:]{0,4}?(?P<e><E>)|会议|大会|活动|仪式)?"
_PRESIDES = (
    rf"(?P<s><P+>)[^,。;:]{{0,8}}?(?P<v>主持召开|主持)(?!工作|并起草){_EVENT}",
    r"(?:(?P<e><E>)|会议|大会)?(?:,)?由(?P<s><P>)(?P<v>主持)",
)
_ATTENDS = (
    rf"(?P<s><X+>(?:,<P+>)*)(?:(?!<P>)[^,。;:]){{0,8}}?(?P<v>应邀出席|应邀参加|出席|参加|列席)(?!了?(?:会见|调研|考察|走访|检查|慰问|督导|视察)){_EVENT}",
    r"(?P<v>参加|出席)(?:会议|大会|活动|座谈会)的(?:还)?有(?P<s><X+>(?:,还有<X+>)?)",
)
_VERBS = (
    r"(?:讲话|致辞|发言|表态发言|典型发言|作表态发言|作交流发言|交流发言|作报告|作汇报|汇报|作供职发言|作说明|宣读|宣布|介绍|通报|"
    r"传达|解读|点评|演讲|致欢迎辞|代表.{0,6}?发言)(?!指示|精神)"
)
_LEADERS = r"(?:领导班子成员|相关负责人|有关负责人|主要负责人|主要负责同志)?"
_BETWEEN = r"(?:(?!听取|<P>)[^,。;:])"
_SPEAKS = (
    rf"(?<!听取了)(?<!听取)(?P<s><X+>){_LEADERS}(?!的){_BETWEEN}{{0,60}}?(?P<v>{_VERBS})",
    rf"(?P<s><A>)<T>们?(?!<P>){_BETWEEN}{{0,30}}?(?P<v>{_VERBS})",
)
_LECTURES = (
    r"(?P<s><P>)(?:(?!<P>)[^,。;]){0,20}?(?P<v>主持[^,。;]{0,10}?并讲话|并讲话|(?<!重要)讲话)(?!指示|精神)"
)
_URGES = r"(?:^|[,。])(?:[^,。<]{0,6},)?(?P<s><P>)(?:在(?:会上|讲话中))?(?P<v>强调|指出|要求)(?=[,:])"
_ADDS = r"(?<=,)(?P<s>并(?:在会上)?)(?:作|发表)?(?P<v>讲话|发言|致辞|总结讲话)"
_NOTHING_NAMED = re.compile(r"$|[,。;:!?\s]|并|时")
_BEFORE = re.compile(r"[省市县区州旗]领导")
_BEHIND = re.compile(r"领导班子成员|(?:相关|有关|主要)负责(?:人|同志)|代表团|考察团")
_ALSO_SPOKE = re.compile(r"(?:会议|大会|活动|仪式)?并.{0,4}?(?P<v>讲话|发言|致辞)")
_AT_A_MEETING = re.compile(r"会上|会议|座谈|仪式上|大会|发言|讲话|致辞")
# Words that are said at meetings but elsewhere as well.
_ALSO_ELSEWHERE = {"介绍", "宣布", "通报", "汇报", "解读", "传达"}


def read_meetings(story: Story, line: Line) -> Iterator[Draft]:
    """The statements of chairing, attending and speaking in a sentence.

    Args:
        story: the article.
        line: one of its sentences.
    """
    if line.quoted:
        return
    for hit in _all(_PRESIDES, story, line):
        # 主持召开 something that is not recognised is not 主持召开 the meeting before it.
        if (
            hit.has("e")
            or hit.match["v"] != "主持召开"
            or _NOTHING_NAMED.match(hit.skeleton.text, hit.match.end())
        ):
            yield from _took_part("presides_over", hit, hit.actors("s", _PERSONS), 0.93)
    for hit in _all(_ATTENDS, story, line):
        yield from _attended(hit)
    if not story.is_reception:
        yield from _speeches(story, line)


def _all(wordings: tuple[str, ...], story: Story, line: Line) -> Iterator[Hit]:
    for words in wordings:
        yield from hits(words, story, line)


def _attended(hit: Hit) -> Iterator[Draft]:
    actors = hit.actors("s")
    for order, actor in enumerate(actors, 1):
        yield from _took_part("attends", hit, [actor], 0.9, order=order)
    also = _ALSO_SPOKE.match(hit.skeleton.text, hit.match.end())
    if also is not None:
        start = min(hit.match.start("s"), hit.verb)
        span = hit.skeleton.span(start, also.end())
        yield from _took_part("speaks_at", hit, actors, 0.9, span=span, verb=also["v"])


def _speeches(story: Story, line: Line) -> Iterator[Draft]:
    text = line.skeleton.text
    for hit in _all(_SPEAKS, story, line):
        said_there = _AT_A_MEETING.search(text) or hit.match["v"] not in _ALSO_ELSEWHERE
        if said_there and not text[: hit.verb].endswith("重要"):
            yield from _took_part("speaks_at", hit, hit.actors("s"), 0.82, document=_read_out(hit))
    for hit in hits(_LECTURES, story, line):
        yield from _took_part("speaks_at", hit, hit.actors("s", _PERSONS), 0.9)
    for hit in hits(_ADDS, story, line):
        speakers = subject_of(story, line, hit.verb, _PERSONS, carry=False)
        yield from _took_part("speaks_at", hit, speakers, 0.85)
    for hit in hits(_URGES, story, line):
        held = story.event_at(line.span.start)
        if held is not None and not line.headline and held.position < line.span.end:
            yield from _took_part("speaks_at", hit, hit.actors("s", _PERSONS), 0.75)


def _read_out(hit: Hit) -> str | None:
    """The document that is read out: 宣读《…》."""
    end = hit.match.end()
    behind = hit.skeleton.terms_in(end, end + 3, ("Document",))
    return behind[0].text if behind and hit.match["v"] == "宣读" else None


def _took_part(
    relation: str, hit: Hit, actors: list[Term], confidence: float, *, span: Span | None = None, **extra: Any
) -> Iterator[Draft]:
    """Draft a part in the event that the words name, else in the one going on."""
    held = _named_event(hit) or hit.story.event_at(hit.skeleton.spans[hit.verb].start)
    if held is None:
        return
    event = Term(Span(held.position, held.position), "Event", "", held.entity)
    date, time = (held.date.value, held.date.time) if held.date else (None, None)
    qualifiers = {"date": date, "time": time, "as": _announced(hit), **extra}
    for actor in actors:
        yield from hit.draft(relation, (actor, event), confidence, qualifiers, span or _quote(hit))


def _announced(hit: Hit) -> str | None:
    """The words under which the paper names the actors: 市领导 before a list, 代表团 or 委员们 behind a body."""
    before = _BEFORE.match(hit.match["s"])
    behind = _BEHIND.match(hit.skeleton.text, hit.match.end("s"))
    return before.group() if before else behind.group() if behind else None


def _quote(hit: Hit) -> Span:
    """The words that carry a part in a meeting; what is introduced or read out belongs to them."""
    start = min(hit.match.start("s"), hit.verb)
    told = hit.match["v"] in _ALSO_ELSEWHERE or hit.match["v"] == "宣读"
    return hit.clause_span(start) if told else hit.skeleton.span(start, hit.match.end())


def _named_event(hit: Hit) -> Held | None:
    if not hit.has("e"):
        return None
    term = hit.terms("e", ("Event",))[0]
    known = next((held for held in hit.story.held if held.entity == term.entity), None)
    if known or term.entity is None:
        return known
    return Held(term.span.start, term.entity, hit.date() or hit.story.lead_date)
