"""Places in chains (岳北村 in 白果镇 in 衡山县), and documents that stand right behind the body that issued them."""

import re
from collections.abc import Iterator

from kg.model import Span
from kg.relate.actors import named_in
from kg.relate.draft import Draft
from kg.relate.skeleton import pattern
from kg.relate.story import Line, Story

_ISSUED = r"(?P<s><A>(?:[、和]<A>)*)(?P<o><D>)"
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
    for match in pattern(_ISSUED).finditer(line.skeleton.text):
        document = line.skeleton.terms[match.start("o")]
        if document is None or document.entity is None or not _ISSUABLE.search(document.text):
            continue
        for body in named_in(line.skeleton, match.start("s"), match.end("s"), ("Agency",)):
            if body.entity:
                span = line.skeleton.span(match.start(), match.end())
                yield Draft("issues", body.entity, document.entity, span, story.article.id, line.index, 0.88)
