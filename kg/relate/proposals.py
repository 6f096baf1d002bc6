"""Proposals: what deputies, members and bodies propose; the object where it is a programme or a document, else a topic."""

import re
from collections.abc import Iterator

from kg.relate.actors import named_in
from kg.relate.draft import Draft
from kg.relate.skeleton import Term, pattern
from kg.relate.story import Line, Story

_PROPOSES = r"(?P<s><X+>)(?:[^,。;:]{0,10}?)(?P<v>建议|提议|提出建议|呼吁)(?P<colon>[,:]?)(?:由)?(?P<topic>[^。]*)"
_THINKS = r"(?P<s><P>)(?:认为|坦言)[^。]*?(?P<topic>[^,。]{4,24}?)迫在眉睫"
_RAISES = r"(?P<s><X+>)(?P<v>提出)(?:的)?(?P<topic>[^。,]{2,30}?(?:目标|建议|要求(?!,)|任务|理念|议案))"
_PREPARES = r"(?P<s>他|她|<P>)[^,。]{0,8}?(?P<v>准备|提交|提出|领衔提出)(?:了)?(?P<o>(?:<D>[、和]?)+)(?:等)?(?:议案|建议|提案)?"
# A sentence without a subject of its own goes on with the proposal before it.
_GOES_ON = re.compile(r"^(?:“[^”]*,)?(?:要|如立足|如|积极|联合|坚持|同时|可以|应|还|建议)")
_FIRST_MEASURE = re.compile(r"^(?:加强顶层设计,)?(?:尽快|可以|要|应|进一步|全市要|着力)?(?P<measure>[^,。;]{3,40})")
_BACKGROUND = re.compile(r"^(?:坚持[^,]{2,8}|立足[^,]*|围绕[^,]*口号[^,]*|加强顶层设计|如立足[^,]*|要拓展增值空间|要做优产业规划),")


def read_proposals(story: Story) -> Iterator[Draft]:
    """The proposes statements of an article; who proposed once goes on in sentences without a subject.

    Args:
        story: the article.
    """
    proposer: list[Term] = []
    for line in story.lines:
        if line.headline:
            continue
        found = list(_in_sentence(story, line))
        if found:
            proposer = [Term(line.span, "Official", "", d.subject) for d in found[:1]] if found[0].qualifiers.get("verb") == "建议" else proposer
            yield from found
        elif proposer and _GOES_ON.search(line.skeleton.text):
            yield from _measures(proposer, line.skeleton.text, 0, story, line, 0.55)
        yield from _documents(story, line)


def _in_sentence(story: Story, line: Line) -> Iterator[Draft]:
    text = line.skeleton.text
    for match in pattern(_PROPOSES).finditer(text):
        actors = named_in(line.skeleton, match.start("s"), match.end("s"))
        yield from _measures(actors, match["topic"], match.start("topic"), story, line, 0.85)
    for words, confidence in ((_RAISES, 0.75), (_THINKS, 0.6)):
        for match in pattern(words).finditer(text):
            for actor in named_in(line.skeleton, match.start("s"), match.end("s")):
                topic = _words(line, match.start("topic"), match.end("topic"))
                yield from _draft(actor, None, topic, match.start("s"), match.end("topic"), story, line, confidence, match.groupdict().get("v") or "认为")


def _measures(actors: list[Term], topic: str, offset: int, story: Story, line: Line, confidence: float) -> Iterator[Draft]:
    """One statement for each programme proposed, and one with a topic alone, its first measure (decision 29)."""
    skipped = _BACKGROUND.match(topic)
    start = offset + (skipped.end() if skipped else 0)
    first = _FIRST_MEASURE.match(line.skeleton.text[start : offset + len(topic)])
    programmes = line.skeleton.terms_in(offset, offset + len(topic), ("Programme",))
    for actor in actors:
        for programme in programmes:
            at = line.skeleton.at(programme.span.start)
            left = line.skeleton.text.rfind(",", 0, at) + 1
            yield from _draft(actor, programme, _words(line, left, at + 1), left, at + 1, story, line, confidence)
        if first and not (programmes and line.skeleton.at(programmes[0].span.start) < start + first.end()):
            begin = start + first.start("measure")
            yield from _draft(actor, None, _words(line, begin, start + first.end()), offset, start + first.end(), story, line, confidence)


def _documents(story: Story, line: Line) -> Iterator[Draft]:
    for match in pattern(_PREPARES).finditer(line.skeleton.text):
        actors = named_in(line.skeleton, match.start("s"), match.end("s")) or _last_person(line, match.start())
        for document in line.skeleton.terms_in(match.start("o"), match.end("o"), ("Document",)):
            topic = re.sub(r"^关于|的(?:建议|议案|提案)$", "", document.text.strip("《》"))
            at = line.skeleton.at(document.span.start)
            for actor in actors[-1:]:
                yield from _draft(actor, document, topic, match.start(), at + 1, story, line, 0.85, match["v"])


def _last_person(line: Line, position: int) -> list[Term]:
    return line.skeleton.terms_in(0, position, ("Official", "Person"))[-1:]


def _words(line: Line, start: int, end: int) -> str:
    """The printed words under a stretch of the skeleton, mentions spelt out."""
    skeleton = line.skeleton
    return "".join(term.text if term else skeleton.text[i] for i, term in enumerate(skeleton.terms[start:end], start)).strip(",。、“”")


def _draft(actor: Term, target: Term | None, topic: str, start: int, end: int, story: Story, line: Line, confidence: float, verb: str = "建议") -> Iterator[Draft]:
    if actor.entity is None or not topic:
        return
    left = min(start, line.skeleton.at(actor.span.start)) if line.span.covers(actor.span) and actor.span != line.span else start
    yield Draft(
        "proposes", actor.entity, target.entity if target else None, line.skeleton.span(left, end), story.article.id, line.index,
        confidence, {"topic": topic, "verb": verb},
    )
