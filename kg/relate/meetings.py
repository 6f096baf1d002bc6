"""Meetings: who chaired, attended and spoke, in the order that the paper gives."""

import re
from collections.abc import Iterator

from kg.model import Span
from kg.relate.actors import ACTORS, named_in, subject_of
from kg.relate.draft import Draft
from kg.relate.modality import status_at
from kg.relate.skeleton import Term, pattern
from kg.relate.story import Held, Line, Story

_EVENT = r"(?:了)?(?:[^,。;:]{0,4}?(?P<e><E>)|会议|大会|活动|仪式)?"
_PRESIDES = (
    rf"(?P<s><P+>)[^,。;:]{{0,8}}?(?P<v>主持召开|主持)(?!工作|并起草){_EVENT}",
    r"(?:(?P<e><E>)|会议|大会)?(?:,)?由(?P<s><P>)(?P<v>主持)",
)
_ATTENDS = (
    rf"(?P<s><X+>(?:,<P+>)*)[^,。;:]{{0,8}}?(?P<v>应邀出席|应邀参加|出席|参加|列席)(?!会见){_EVENT}",
    r"(?P<v>参加|出席)(?:会议|大会|活动|座谈会)的(?:还)?有(?P<s><X+>(?:,还有<X+>)?)",
)
_VERBS = r"(?:讲话|致辞|发言|表态发言|典型发言|作表态发言|作交流发言|交流发言|作报告|作汇报|汇报|作供职发言|作说明|宣读|宣布|介绍|通报|传达|解读|点评|演讲|致欢迎辞|代表.{0,6}?发言)"
_SPEAKS = (
    rf"(?P<s><X+>)(?:领导班子成员|相关负责人|有关负责人|主要负责人|主要负责同志)?(?!的)(?:(?!听取|<P>)[^,。;:]){{0,60}}?(?P<v>{_VERBS})(?!指示|精神)",
    rf"(?P<s><A>)<T>们?(?!<P>)(?:(?!听取|<P>)[^,。;:]){{0,30}}?(?P<v>{_VERBS})",
)
_URGES = r"(?:^|[,。])(?:[^,。<]{0,6},)?(?P<s><P>)(?:在(?:会上|讲话中))?(?P<v>强调|指出|要求)(?=[,:])"
_ACTING_AT = re.compile(r"会上|会议|座谈|仪式上|大会|发言|讲话|致辞")


def read_meetings(story: Story, line: Line) -> Iterator[Draft]:
    """The statements of chairing, attending and speaking in a sentence.

    Args:
        story: the article.
        line: one of its sentences.
    """
    if line.quoted:
        return
    yield from _read_role("presides_over", _PRESIDES, story, line, ("Official", "Person"), 0.93)
    yield from _read_role("attends", _ATTENDS, story, line, ACTORS, 0.9)
    if not story.is_reception:
        yield from _read_speeches(story, line)


def _read_role(relation: str, wordings: tuple[str, ...], story: Story, line: Line, types: tuple[str, ...], confidence: float) -> Iterator[Draft]:
    for words in wordings:
        for match in pattern(words).finditer(line.skeleton.text):
            held = _event_of(match, story, line)
            if held is None:
                continue
            speakers = named_in(line.skeleton, match.start("s"), match.end("s"), types)
            for order, actor in enumerate(speakers, 1):
                extra = {"order": order} if relation == "attends" else {}
                yield from _draft(relation, actor, held, match, story, line, confidence, extra)
            if relation == "attends" and re.search(r"并.{0,4}(?:讲话|发言|致辞)", line.skeleton.text[match.end("v") : match.end() + 10]):
                for actor in speakers:
                    yield from _draft("speaks_at", actor, held, match, story, line, confidence, {})


def _read_speeches(story: Story, line: Line) -> Iterator[Draft]:
    text = line.skeleton.text
    for match in (m for words in _SPEAKS for m in pattern(words).finditer(text)):
        held = story.event_at(line.span.start)
        if held is None or not _at_the_meeting(text, match) or re.search(r"重要$", text[: match.start("v")]):
            continue
        for actor in named_in(line.skeleton, match.start("s"), match.end("s")):
            yield from _draft("speaks_at", actor, held, match, story, line, 0.82, {"document": _document(line, match)})
    for match in pattern(r"(?P<s><P>)(?:(?!<P>)[^,。;]){0,20}?(?P<v>主持[^,。;]{0,10}?并讲话|并讲话|(?<!重要)讲话)(?!指示|精神)").finditer(text):
        held = _event_in(match, story, line) or story.event_at(line.span.start)
        for actor in named_in(line.skeleton, match.start("s"), match.end("s"), ("Official", "Person")) if held else []:
            yield from _draft("speaks_at", actor, held, match, story, line, 0.9, {})
    for match in pattern(_URGES).finditer(text):
        held = story.event_at(line.span.start)
        if held is not None and not line.headline and held.position < line.span.end:
            for actor in named_in(line.skeleton, match.start("s"), match.end("s"), ("Official", "Person")):
                yield from _draft("speaks_at", actor, held, match, story, line, 0.75, {})


def _at_the_meeting(text: str, match: re.Match[str]) -> bool:
    """Whether words are spoken at the meeting: said so, or by a verb that only a meeting has."""
    return _ACTING_AT.search(text) is not None or match["v"] not in ("介绍", "宣布", "通报", "汇报", "解读", "传达")


def _document(line: Line, match: re.Match[str]) -> str | None:
    behind = line.skeleton.terms_in(match.end(), min(match.end() + 3, len(line.skeleton.text)), ("Document",))
    return behind[0].text if behind and match["v"] == "宣读" else None


def _event_of(match: re.Match[str], story: Story, line: Line) -> Held | None:
    """The event that a match names, else the one going on."""
    return _event_in(match, story, line) or story.event_at(line.span.start)


def _event_in(match: re.Match[str], story: Story, line: Line) -> Held | None:
    if "e" not in match.groupdict() or match["e"] is None:
        return None
    term = line.skeleton.terms[match.start("e")]
    if term is None or term.entity is None:
        return None
    known = next((held for held in story.held if held.entity == term.entity), None)
    return known or Held(term.span.start, term.entity, story.date_at(line, match.start()) or story.lead_date)


def _draft(relation: str, actor: Term, held: Held | None, match: re.Match[str], story: Story, line: Line, confidence: float, extra: dict[str, object]) -> Iterator[Draft]:
    if held is None or actor.entity is None or actor.entity == held.entity:
        return
    qualifiers = {"verb": match["v"], "date": held.date.value if held.date else None, "time": held.date.time if held.date else None, **extra}
    status = status_at(line.skeleton.text, match.start(), match.start("v"))
    yield Draft(relation, actor.entity, held.entity, line.skeleton.span(match.start("s"), match.end()), story.article.id, line.index, confidence, qualifiers, status)
