"""The rule recogniser over a page: its view in blocks through the rules, bylines from the page, names spread at the end."""

import re
from collections.abc import Iterator

from kg.model import Mention, Page, Span
from kg.recognise.base import RULES
from kg.recognise.components import find_candidates, locality_of
from kg.recognise.settle import settle
from kg.recognise.spread import spread
from kg.recognise.view import View, reading_view

# What mentions say that they were found by.
_BY = "rules"
# Rules see blocks of at most this many characters, so that time is linear in the length of a page.
BLOCK = 10_000
# One character alone before a mark, at the head of a line, is the rest of a name in a list.
_REST_OF_NAME = re.compile(r"\s*\n\s*[\u3400-\u9fff][、,，。]")
_BLOCK_END = re.compile(r"\n+|[。!?！？;；]")


class RuleRecogniser:
    """Finds mentions by the grammar of the genre alone; needs no model."""

    version = "1"

    def __init__(self, name: str = "rules") -> None:
        self.name = name

    def __call__(self, page: Page) -> list[Mention]:
        """The mentions of a page, sorted; they may overlap."""
        view = reading_view(page)
        found = [*_authors(page, view), *_found(page, view)]
        return sorted(
            (_original(m, view, page.text) for m in spread(settle(found), view.text, _BY)),
            key=lambda m: (m.span, m.type, -m.confidence),
        )


def _original(mention: Mention, view: View, text: str) -> Mention:
    span = view.original(mention.start, mention.end)
    return Mention(span, mention.type, text[span.start : span.end], mention.by, mention.confidence)


def _authors(page: Page, view: View) -> Iterator[Mention]:
    for article in page.articles:
        for author in article.authors:
            if author.span is not None:
                yield Mention(view.seen(author.span), "Person", author.name, _BY, RULES["byline"])


def _found(page: Page, view: View) -> Iterator[Mention]:
    locality = locality_of(page.home)
    for block in blocks(view.text):
        words = view.text[block.start : block.end]
        for start, end, kind, rule in set(find_candidates(words, locality)):
            place = Span(start + block.start, end + block.start)
            if not view.is_cut(place.start, place.end) and not _goes_on(place, kind, view):
                yield Mention(place, kind, words[start:end], _BY, RULES[rule])


def _goes_on(place: Span, kind: str, view: View) -> bool:
    """Whether a name of two characters at the end of a line may go on: one character stands at the head of the next."""
    if kind not in ("Official", "Person") or place.end - place.start > 2:
        return False
    return view.breaks_at(place.end) or _REST_OF_NAME.match(view.text, place.end) is not None


def blocks(text: str, limit: int = BLOCK) -> Iterator[Span]:
    """Cut a text into stretches of at most `limit` characters, at a line or sentence end where there is one."""
    start = 0
    while start < len(text):
        end = min(start + limit, len(text))
        if end < len(text):
            cuts = [m.end() for m in _BLOCK_END.finditer(text, start + limit // 2, end)]
            end = cuts[-1] if cuts else end
        yield Span(start, end)
        start = end
