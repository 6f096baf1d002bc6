"""What every recogniser does last with what it found on a page: cut names go, names spread, and the page's words are quoted.

Recognisers read the view of a page (`kg.recognise.view`); here what they found goes back to the original text.
"""

import re
from collections.abc import Iterable, Iterator

from kg.model import Mention, Page
from kg.recognise.base import RULES
from kg.recognise.settle import settle
from kg.recognise.spread import spread
from kg.recognise.view import View

# One character alone before a mark, at the head of a line, is the rest of a name in a list.
_REST_OF_NAME = re.compile(r"\s*\n\s*[\u3400-\u9fff][、,，。]")


def finish(found: Iterable[Mention], page: Page, view: View, by: str) -> list[Mention]:
    """The mentions of a page from the candidates: without cut names, with each name wherever it stands.

    Args:
        found: what was found in the view, in any order, overlapping or not.
        page: the page.
        view: its view.
        by: what the added mentions say that they were found by.

    Returns:
        Mentions in the original text, sorted by position; they may overlap.
    """
    bounded = (each for each in found if each.text == each.text.strip())
    settled = settle(each for each in bounded if not view.is_cut(*each.span) and not _goes_on(each, view))
    return sorted(
        (_original(each, view, page.text) for each in spread(settled, view.text, by)),
        key=lambda m: (m.span, m.type, -m.confidence),
    )


def signed(page: Page, view: View, by: str) -> Iterator[Mention]:
    """The names in the bylines of a page's articles, where the view has them."""
    for article in page.articles:
        for author in article.authors:
            if author.span is not None:
                yield Mention(view.seen(author.span), "Person", author.name, by, RULES["byline"])


def _original(mention: Mention, view: View, text: str) -> Mention:
    span = view.original(mention.start, mention.end)
    return Mention(span, mention.type, text[span.start : span.end], mention.by, mention.confidence)


def _goes_on(mention: Mention, view: View) -> bool:
    """Whether a name of two characters ends where the layout breaks a sentence: it may go on (decision 18)."""
    if mention.type not in ("Official", "Person") or mention.end - mention.start > 2:
        return False
    return view.breaks_at(mention.end) or _REST_OF_NAME.match(view.text, mention.end) is not None
