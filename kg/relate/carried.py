"""Readings whose programme is named before them: 望舒县先行试点, 由市水利局牵头, 对该行动联合督办."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.dates import DateMention
from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.programmes import last_programme
from kg.relate.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """How a relation to the programme named before is worded; the pattern names its subject `s` and its verb `v`.

    `dated` is the qualifier that takes the date of the sentence, if any.
    """

    name: str
    relation: str
    words: str
    examples: tuple[str, ...]
    subjects: tuple[str, ...]
    dated: str = ""


def read_carried(readings: Sequence[Carried], story: Story) -> Iterator[Draft]:
    """The statements of a story whose programme is named before them."""
    for line in story.lines:
        for reading in readings:
            for hit in hits(reading.words, story, line):
                kind = hit.match.groupdict().get("class") or ""
                programme = last_programme(story, line, hit.match.start(), kind)
                if programme is not None and not hit.is_exhortation():
                    for actor in hit.actors("s", reading.subjects):
                        yield from hit.draft(
                            reading.relation,
                            (actor, programme),
                            rule=reading.name,
                            qualifiers=_dated(reading, hit),
                        )


def _dated(reading: Carried, hit: Hit) -> dict[str, DateMention]:
    date = hit.date()
    if date is None or not reading.dated:
        return {}
    return {"start" if date.since or reading.dated == "start" else reading.dated: date}
