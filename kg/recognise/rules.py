"""The rule recogniser over a page: blocks through the spaCy components, bylines from the page, names spread at the end."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from spacy.language import Language

from kg.model import Mention, Page, Span
from kg.recognise.base import RULES
from kg.recognise.components import CANDIDATES, load
from kg.recognise.settle import settle
from kg.recognise.spread import spread
from kg.text import normalise

# What mentions say that they were found by.
_BY = "rules"
# Components see blocks of at most this many characters, so that time is linear in the length of a page.
BLOCK = 10_000
# One character alone before a mark, at the head of a line, is the rest of a name in a list.
_REST_OF_NAME = re.compile(r"\s+[\u3400-\u9fff][、,，。]")
_BLOCK_END = re.compile(r"\n+|[。!?！？;；]")


class RuleRecogniser:
    """Finds mentions by the grammar of the genre alone; needs no model."""

    version = "1"

    def __init__(self, name: str = "rules") -> None:
        self.name = name

    def __call__(self, page: Page) -> list[Mention]:
        """The mentions of a page, sorted; they may overlap."""
        folded = normalise(page.text)
        found = [*_authors(page), *(m for m in _found(page) if not _is_cut(m, page))]
        return sorted(
            (_original(m, page.text) for m in spread(settle(found), folded, _BY)),
            key=lambda m: (m.span, m.type, -m.confidence),
        )


@cache
def _nlp() -> Language:
    return load()


def _original(mention: Mention, text: str) -> Mention:
    return Mention(
        mention.span, mention.type, text[mention.start : mention.end], mention.by, mention.confidence
    )


def _authors(page: Page) -> Iterator[Mention]:
    for article in page.articles:
        for author in article.authors:
            if author.span is not None:
                yield Mention(author.span, "Person", author.name, _BY, RULES["byline"])


def _is_cut(mention: Mention, page: Page) -> bool:
    """Whether a name of two characters ends where the layout breaks a sentence: it may go on (decision 18)."""
    if mention.type not in ("Official", "Person") or len(mention.text) > 2:
        return False
    if not page.text.startswith("\n", mention.end):
        return False
    index = bisect_right(page.sentences, mention.start, key=lambda s: s.span.start) - 1
    inside = index >= 0 and mention.end < page.sentences[index].span.end
    return inside or _REST_OF_NAME.match(page.text, mention.end) is not None


def _found(page: Page) -> Iterator[Mention]:
    nlp = _nlp()
    rules = nlp.get_pipe("governance_rules")
    for block in blocks(page.text):
        doc = nlp.make_doc(page.text[block.start : block.end])
        doc.user_data["home"] = page.home
        for span in rules(doc).spans[CANDIDATES]:
            place = Span(span.start_char + block.start, span.end_char + block.start)
            yield Mention(place, span.label_, span.text, _BY, RULES[span.id_])


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
