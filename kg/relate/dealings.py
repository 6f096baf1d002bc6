"""Dealings between two parties: receptions (会见), agreements, and powers handed down."""

import re
from collections.abc import Iterator
from typing import Any

from kg.relate.actors import subject_of
from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.skeleton import Term
from kg.relate.story import Line, Story

_GUESTS = ("Official", "Person", "Organisation")
_PARTIES = ("Agency", "Organisation", "Place")
_PACT = r"(?P<what>[^,。;:、]{0,24}?(?:协议|备忘录|合同|协定|意向书))(?P<count>\d+(?=个|项|份))?"

_MEETS = r"(?P<s><P+>|<A>)[^,。;:]{0,6}?(?P<v>会见|会晤|接见)(?:了)?(?:[^,。;:]{0,10}?)(?P<o><P+>|<O>)"
_JOINS = r"(?P<s><P+>(?:,<P+>)*)(?:\d+人|[一二三四五六七八九十]+人)?[^,。;:]{0,4}?(?P<v>参加会见|陪同会见|会见时在座)"
_BETWEEN = (
    r"(?P<s><Y+>)(?:[^,。;:]{0,6}?)(?:与|同|和|跟)(?P<o><Y+>)(?:[^,。;:]{0,12}?)"
    rf"(?P<v>签署|签订|签下|达成|缔结|签约)(?:了)?{_PACT}"
)
_WITH = rf"(?:与|同|和|跟)(?P<o><Y+>)(?:[^,。;:]{{0,10}}?)(?P<v>签署|签订|签下|达成)(?:了)?{_PACT}"
_HANDS_DOWN = r"(?:向(?P<o><Y+>))?(?P<v>下放|赋权|交办)(?:了)?(?P<what>[^,。;:]{0,24}?(?:权限|事项|权力|清单|意见|职权))"
_NEXT_CLAUSE = r"(?P<v>,)(?P<o><Y>)"


def read_dealings(story: Story, line: Line) -> Iterator[Draft]:
    """The meets_with, signed_agreement and delegates_to statements of a sentence.

    Args:
        story: the article.
        line: one of its sentences.
    """
    if line.quoted:
        return
    yield from _meetings(story, line)
    yield from _agreements(story, line)
    for hit in hits(_HANDS_DOWN, story, line):
        yield from _delegated(hit)


def _meetings(story: Story, line: Line) -> Iterator[Draft]:
    for hit in hits(_MEETS, story, line):
        for host in hit.actors("s", ("Official",)):
            for guest in hit.actors("o", _GUESTS):
                yield from _dealt(
                    "meets_with", hit, (host, guest), 0.92, {"subject_role": "host", "object_role": "guest"}
                )
    for hit in hits(_JOINS, story, line):
        guests = _guests(story, line)
        for person in hit.actors("s", ("Official",)):
            for guest in guests:
                roles = {"subject_role": "accompanying", "object_role": "guest"}
                yield from _dealt("meets_with", hit, (person, guest), 0.88, roles)


def _guests(story: Story, line: Line) -> list[Term]:
    """Who was received in the last 会见 told before: whoever joins it meets them too (decision 27)."""
    for earlier in (line, *story.before(line)):
        for hit in reversed(list(hits(_MEETS, story, earlier))):
            guests = hit.actors("o", _GUESTS)
            if guests:
                return guests
    return []


def _agreements(story: Story, line: Line) -> Iterator[Draft]:
    read = set()
    for hit in hits(_BETWEEN, story, line):
        read.add(hit.verb)
        yield from _signed(hit, hit.actors("s", _PARTIES))
    for hit in hits(_WITH, story, line):
        if hit.verb not in read:
            yield from _signed(hit, subject_of(story, line, hit.match.start(), _PARTIES))


def _signed(hit: Hit, parties: list[Term]) -> Iterator[Draft]:
    words = hit.skeleton.span(hit.match.start("what"), hit.match.end("what"))
    printed = re.sub(r"\s|[“”]", "", hit.story.page.text[words.start : words.end])
    qualifiers = {
        "agreement": re.sub(r"^(?:了|一份|系列)", "", printed),
        "count": int(hit.match["count"]) if hit.match["count"] else None,
    }
    for party in parties:
        for other in hit.actors("o", _PARTIES):
            yield from _dealt("signed_agreement", hit, (party, other), 0.9, qualifiers)


def _delegated(hit: Hit) -> Iterator[Draft]:
    what = hit.match["what"]
    count = re.search(r"(\d+)(?=[个项条])", what)
    qualifiers = {
        "count": int(count[1]) if count else None,
        "power": re.sub(r"^\d+[个项条]|[\ue000-\ue009]", "", what),
    }
    takers = _takers(hit)
    for giver in subject_of(hit.story, hit.line, hit.match.start(), ("Agency", "Place")):
        for taker in takers:
            yield from _dealt("delegates_to", hit, (giver, taker), 0.8, qualifiers)


def _takers(hit: Hit) -> list[Term]:
    """Who is given the power: named by 向, else the place that the next clause begins with."""
    if hit.has("o"):
        return hit.actors("o", ("Agency", "Place"))
    behind = (
        other
        for other in hits(_NEXT_CLAUSE, hit.story, hit.line)
        if 0 <= other.match.start() - hit.match.end() < 10
    )
    return next((other.actors("o", ("Agency", "Place")) for other in behind), [])


def _dealt(
    relation: str, hit: Hit, ends: tuple[Term, Term], confidence: float, qualifiers: dict[str, Any]
) -> Iterator[Draft]:
    """Draft a dealing with its date; what ought to be is none."""
    if hit.is_exhortation():
        return
    date = hit.event_date() or (hit.story.lead_date if relation == "meets_with" else None)
    dated = {"date": date.value if date else None, **qualifiers}
    yield from hit.draft(relation, ends, confidence, dated, hit.span_with(ends[0]))
