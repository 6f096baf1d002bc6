"""What needs no verb: places in chains, documents behind their issuer, members before their umbrella, units in a name."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from kg.model import Entity, Span
from kg.relate.draft import Draft
from kg.relate.hit import hits
from kg.relate.skeleton import Term
from kg.relate.story import Line, Story

_ISSUED = r"(?P<s><A>(?:[、和]<A>)*)(?P<o><D>)"
_ISSUABLE = re.compile(
    r"(?:通知|意见|方案|办法|规定|细则|条例|规划|公告|通告|决定|函|规则|规程)(?:\(.*\))?》$"
)
_MEMBERS = r"(?P<s><G>(?:[、和]?<G>)*)等(?:\d+项|[一二三四五六七八九十]+项)?(?P<o><G>)"


def read_adjacent(story: Story, line: Line) -> Iterator[Draft]:
    """The statements that two neighbouring names make.

    Args:
        story: the article.
        line: one of its sentences.
    """
    yield from _chains(story, line)
    for hit in hits(_MEMBERS, story, line):
        umbrella = hit.terms("o", ("Programme",))[0]
        for member in hit.terms("s", ("Programme",)):
            yield from hit.draft("part_of", (member, umbrella), 0.85, {})
    for hit in hits(_ISSUED, story, line):
        document = hit.terms("o", ("Document",))[0]
        for body in hit.actors("s", ("Agency",)) if _ISSUABLE.search(document.text) else []:
            yield from hit.draft("issues", (body, document), 0.88, {})


def _chains(story: Story, line: Line) -> Iterator[Draft]:
    """岳北村 lies in 白果镇, and 白果镇 in 衡山县, where the three stand one behind the other (decision 30)."""
    for outer, inner in pairwise(line.skeleton.terms):
        if outer is not None and inner is not None and _is_link(outer, inner, story.entities):
            span = Span(outer.span.start, inner.span.end)
            yield Draft(
                "located_in", str(inner.entity), str(outer.entity), span, story.article.id, line.index, 0.93
            )


def _is_link(outer: Term, inner: Term, entities: Mapping[str, Entity]) -> bool:
    """Whether two terms are neighbouring places, and the table does not know better."""
    if (
        (outer.type, inner.type) != ("Place", "Place")
        or outer.implied
        or not outer.entity
        or not inner.entity
    ):
        return False
    above, below = entities[outer.entity].place, entities[inner.entity].place
    known_apart = above is not None and below is not None and not below.startswith(above.rstrip("0"))
    return outer.span.end == inner.span.start and not known_apart


def read_units(story: Story, line: Line, parents: Mapping[Span, str]) -> Iterator[Draft]:
    """The part_of statements that a unit's own name makes.

    Args:
        story: the article.
        line: one of its sentences.
        parents: for the span of a unit's mention the entity of the body that its name opens with.
    """
    for term in line.skeleton.terms:
        if term is not None and term.span in parents and term.entity:
            yield Draft(
                "part_of", term.entity, parents[term.span], term.span, story.article.id, line.index, 0.9
            )
