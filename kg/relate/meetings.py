"""Parts in a meeting: which one the words mean, and the statement that somebody has a part in it."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.occasions import Held
from kg.relate.skeleton import GROUP, Term
from kg.relate.story import Story

PERSONS = ("Official", "Person")
# What is chaired or attended, behind the verb.
MEETING = r"(?:了|此次|本次|这次|当天的|今天的)?(?:[^,。;:]{0,12}?(?P<e><E>)|会议|大会|活动|仪式|座谈)?"

_BEFORE = re.compile(r"(?:[省市县区州旗盟镇乡]级?|厅级|副?处级)领导")
_BEHIND = re.compile(r"领导班子成员|(?:相关|有关|主要|分管)?负责(?:人|同志)|(?:主要|有关)领导|(?:各)?代表")
_GROUP = re.compile(rf"{GROUP}$")


def each_hit(wordings: Sequence[str], story: Story, verbs: re.Pattern[str]) -> Iterator[Hit]:
    """All places of a story where one of some patterns stands, what is quoted as a whole left out.

    Args:
        wordings: the patterns, which look far.
        story: the article.
        verbs: of which they need one; a sentence without any is not tried.
    """
    for line in story.lines:
        if not line.quoted and verbs.search(line.skeleton.text):
            for words in wordings:
                yield from hits(words, story, line)


def took_part(
    relation: str,
    hit: Hit,
    actors: Sequence[Term],
    rule: str,
    *,
    quote: tuple[int, int] | None = None,
    **extra: Any,
) -> Iterator[Draft]:
    """Draft a part in the event that the words name, else in the one going on."""
    held = _named_event(hit) or hit.story.event_at(hit.skeleton.spans[hit.verb].start)
    if held is None:
        return
    time = held.date.time if held.date else None
    qualifiers = {"date": held.date, "time": time, "as": announced(hit), **extra}
    start = min(hit.match.start("s"), hit.verb)
    # 全市 is nobody who comes or speaks.
    for actor in (each for each in actors if not (each.implied and each.type == "Place")):
        yield from hit.draft(
            relation,
            (actor, held.term),
            rule=rule,
            qualifiers=qualifiers,
            quote=quote or (start, hit.match.end()),
        )


def announced(hit: Hit) -> str | None:
    """The words under which the paper names the actors: 市领导 before a list, 代表团 or 委员们 behind a body."""
    before = _BEFORE.match(hit.match["s"])
    behind = _BEHIND.match(hit.skeleton.text, hit.match.end("s")) or _GROUP.search(hit.match["s"])
    return before.group() if before else behind.group() if behind else None


def _named_event(hit: Hit) -> Held | None:
    if not hit.has("e"):
        return None
    term = hit.terms("e", ("Event",))[0]
    known = next((held for held in hit.story.held if held.term.entity == term.entity), None)
    if known or term.entity is None:
        return known
    return Held(term, hit.date() or hit.story.lead_date, hit.line.span)
