"""The words that carry a statement: its verb and object, with the subject or the event where they stand close by."""

import re
from collections.abc import Iterable

from kg.model import Span
from kg.relate.skeleton import Skeleton, Term

# A quote is as short as carries the statement. It reaches for an end that stands outside the words this far, in
# characters of the page, by the number of stops between; over a stop, no further than thrice its length and a clause.
_REACH = {0: 90, 1: 64, 2: 40}
_CLAUSE = 20


def carrying(skeleton: Skeleton, start: int, end: int, ends: Iterable[Term]) -> Span:
    """The stretch of the page that carries a statement.

    Args:
        skeleton: the sentence.
        start: where the words begin that state it, in characters of the skeleton.
        end: where they end.
        ends: subject and object; one that stands close by in the sentence is taken in.
    """
    words = skeleton.span(start, end)
    for term in ends:
        at = _nearest(skeleton, term, start, end)
        if at is None or start <= at < end:
            continue
        low, high = min(start, at), max(end, at + 1)
        between = skeleton.text[at:start] if at < start else skeleton.text[end:at]
        stops = sum(between.count(stop) for stop in ",;:")
        far = (
            _REACH.get(stops, 0)
            if not stops
            else min(_REACH.get(stops, 0), 3 * (words.end - words.start) + _CLAUSE)
        )
        span = skeleton.span(low, high)
        if span.end - span.start <= far:
            start, end = low, high
    return skeleton.span(start, end)


def _nearest(skeleton: Skeleton, term: Term, start: int, end: int) -> int | None:
    """Where an entity is named in a sentence: in the words, else as near before them as it is, else behind; or None."""
    places = [at for at, each in enumerate(skeleton.terms) if each is not None and each.entity == term.entity]
    return min(places, key=lambda at: (at >= end, max(start - at, at - end + 1, 0)), default=None)


def is_whole(skeleton: Skeleton, span: Span, ends: Iterable[Term]) -> bool:
    """Whether a quote is one clause that names both ends.

    Args:
        skeleton: the sentence.
        span: of the quote, on the page.
        ends: subject and object.
    """
    first, last = skeleton.at(span.start), skeleton.at(span.end - 1)
    named = {term.entity for term in skeleton.terms[first : last + 1] if term is not None}
    return not re.search(r"[,;:]", skeleton.text[first : last + 1]) and all(
        term.entity in named for term in ends
    )
