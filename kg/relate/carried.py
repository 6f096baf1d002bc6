"""Relations to the programme that the text has just named: 由市水利局牵头, 望舒县先行试点, 对该行动联合督办."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from kg.relate.draft import Draft
from kg.relate.hit import hits
from kg.relate.skeleton import Term
from kg.relate.story import Line, Story


class _Reading(NamedTuple):
    relation: str
    words: str
    subjects: tuple[str, ...]
    confidence: float


_PLACES = r"(?P<s><Y+>(?:<L>)*(?:[、和]<L>+)*)"
_READINGS = (
    _Reading("pilots", _PLACES + r"(?:等)?(?:作为|列为)(?P<v>试点)(?:区域|单位|地区)?", ("Place", "Agency", "Organisation"), 0.8),
    _Reading("pilots", _PLACES + r"(?:先行|率先|开展)(?P<v>试点)", ("Place", "Agency", "Organisation"), 0.8),
    _Reading("supervises", r"(?P<s><Y+>)对该(?:行动|项目|工程|工作|活动)(?:进行)?(?:联合|全程|逐[月周季]|跟踪|挂牌)?(?P<v>督办|监督|督查)", ("Agency", "Place"), 0.85),
    _Reading("supervises", r"(?P<s><Y+>)(?:逐[月周季]|按[月季]|每[月周季]|全程|联合|跟踪|挂牌)(?P<v>督办|监督|督查)(?!<G>|<A>)", ("Agency", "Place"), 0.8),
    _Reading("leads", r"由(?P<s><X+>)(?P<v>牵头|负责)(?!<G>)", ("Official", "Agency", "Place"), 0.75),
    _Reading("part_of", r"该(?:行动|项目|工程|活动|服务|平台)(?P<v>是|属于)(?P<s><G>)的(?:重要)?(?:组成部分|一部分)", ("Programme",), 0.85),
)  # fmt: skip


def read_carried(story: Story, line: Line) -> Iterator[Draft]:
    """The statements of a sentence whose programme is named before it.

    Args:
        story: the article.
        line: one of its sentences.
    """
    for reading in _READINGS:
        for hit in hits(reading.words, story, line):
            programme = _last_programme(story, line, hit.match.start())
            if programme is None or hit.is_exhortation():
                continue
            if reading.relation == "part_of":
                yield from hit.draft(
                    "part_of", (programme, hit.terms("s", ("Programme",))[0]), reading.confidence, {}
                )
                continue
            for actor in hit.actors("s", reading.subjects):
                yield from hit.draft(reading.relation, (actor, programme), reading.confidence, {})


def _last_programme(story: Story, line: Line, position: int) -> Term | None:
    """The programme named first in the sentence before a position, else last in one of the three sentences before."""
    own = line.skeleton.terms_in(0, position, ("Programme",))
    if own:
        return own[0]
    for earlier in islice(story.before(line), 3):
        found = earlier.skeleton.terms_in(0, len(earlier.skeleton.text), ("Programme",))
        if found and not earlier.headline:
            return found[0]
    return None
