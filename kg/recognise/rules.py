"""The rule recogniser over a page: its view in blocks through the rules, bylines from the page, names spread at the end."""

import re
from collections.abc import Iterator

from kg.model import Mention, Page, Span
from kg.recognise.base import RULES
from kg.recognise.components import find_candidates, locality_of
from kg.recognise.last_pass import finish, signed
from kg.recognise.view import View, reading_view

# What mentions say that they were found by.
BY = "rules"
# Rules see blocks of at most this many characters, so that time is linear in the length of a page.
BLOCK = 10_000
_BLOCK_END = re.compile(r"\n+|[。!?！？;；]")


class RuleRecogniser:
    """Finds mentions by the grammar of the genre alone; needs no model."""

    name = "rules"
    version = "2"

    def __call__(self, page: Page) -> list[Mention]:
        """The mentions of a page, sorted; they may overlap."""
        view = reading_view(page)
        return finish(rule_mentions(page, view), page, view, BY)


def rule_mentions(page: Page, view: View) -> list[Mention]:
    """What the rules and the bylines find in the view of a page, in any order, before names are spread."""
    return [*signed(page, view, BY), *_found(page, view)]


def _found(page: Page, view: View) -> Iterator[Mention]:
    locality = locality_of(page.home)
    for block in blocks(view.text):
        words = view.text[block.start : block.end]
        for start, end, kind, rule in set(find_candidates(words, locality)):
            place = Span(start + block.start, end + block.start)
            yield Mention(place, kind, words[start:end], BY, RULES[rule])


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
