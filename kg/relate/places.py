"""Places in chains (岳北村 in 白果镇 in 衡山县), and documents that stand right behind the body that issued them."""

import re
from collections.abc import Iterator, Mapping

from kg.model import Span
from kg.relate.actors import named_in
from kg.relate.draft import Draft
from kg.relate.skeleton import pattern
from kg.relate.story import Line, Story

_ISSUED = r"(?P<s><A>(?:[、和]<A>)*)(?P<o><D>)"
_MEMBERS = r"(?P<s><G>(?:[、和]?<G>)*)等(?:\d+项|[一二三四五六七八九十]+项)?(?P<o><G>)"
_ISSUABLE = re.compile(r"(?:通知|意见|方案|办法|规定|细则|条例|规划|公告|通告|决定|函|规则|规程)(?:\(.*\))?》$")


def read_adjacent(story: Story, line: Line) -> Iterator[Draft]:
    """The statements that need no verb: chains of places, and a body before its document.

    Args:
        story: the article.
        line: one of its sentences.
    """
    terms = line.skeleton.terms
    for outer, inner in zip(terms, terms[1:], strict=False):
        if outer is None or inner is None or outer.type != "Place" or inner.type != "Place":
            continue
        if outer.span.end == inner.span.start and not outer.implied and outer.entity and inner.entity:
            span = Span(outer.span.start, inner.span.end)
            yield Draft("located_in", inner.entity, outer.entity, span, story.article.id, line.index, 0.93)
    yield from _members(story, line)
    for match in pattern(_ISSUED).finditer(line.skeleton.text):
        document = line.skeleton.terms[match.start("o")]
        if document is None or document.entity is None or not _ISSUABLE.search(document.text):
            continue
        for body in named_in(line.skeleton, match.start("s"), match.end("s"), ("Agency",)):
            if body.entity:
                span = line.skeleton.span(match.start(), match.end())
                yield Draft("issues", body.entity, document.entity, span, story.article.id, line.index, 0.88)


def _members(story: Story, line: Line) -> Iterator[Draft]:
    """“帮办码”“夜间窗”等“暖心窗口”服务: the members that are listed with an umbrella's name (decision 13)."""
    for match in pattern(_MEMBERS).finditer(line.skeleton.text):
        umbrella = line.skeleton.terms[match.start("o")]
        for member in line.skeleton.terms_in(match.start("s"), match.end("s"), ("Programme",)):
            if umbrella is not None and member.entity and umbrella.entity:
                span = line.skeleton.span(match.start(), match.end())
                yield Draft("part_of", member.entity, umbrella.entity, span, story.article.id, line.index, 0.85)


def read_units(story: Story, line: Line, parents: Mapping[Span, str]) -> Iterator[Draft]:
    """The part_of statements that a unit's own name makes.

    Args:
        story: the article.
        line: one of its sentences.
        parents: for the span of a unit's mention the entity of the body that its name opens with.
    """
    for term in line.skeleton.terms:
        if term is not None and term.span in parents and term.entity:
            yield Draft("part_of", term.entity, parents[term.span], term.span, story.article.id, line.index, 0.9)
