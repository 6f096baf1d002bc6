"""The words that carry a statement: its verb and object, with the subject or the event where they stand close by."""

from collections.abc import Iterable

from kg.model import Span
from kg.relate.skeleton import Skeleton, Term

# A quote is as short as carries the statement: this far, in characters of the page, it reaches for an end that stands
# in another clause of the sentence, by the number of stops between.
_REACH = {0: 90, 1: 64, 2: 40}


def carrying(skeleton: Skeleton, start: int, end: int, ends: Iterable[Term]) -> Span:
    """The stretch of the page that carries a statement.

    Args:
        skeleton: the sentence.
        start: where the words begin that state it, in characters of the skeleton.
        end: where they end.
        ends: subject and object; one that stands close by in the sentence is taken in.
    """
    for term in ends:
        at = _nearest(skeleton, term, start, end)
        if at is None or start <= at < end:
            continue
        low, high = min(start, at), max(end, at + 1)
        between = skeleton.text[at:start] if at < start else skeleton.text[end:at]
        span = skeleton.span(low, high)
        if span.end - span.start <= _REACH.get(sum(between.count(stop) for stop in ",;:"), 0):
            start, end = low, high
    return skeleton.span(start, end)


def _nearest(skeleton: Skeleton, term: Term, start: int, end: int) -> int | None:
    """Where an entity is named in a sentence, in the words or as near to them as it is; None if it is not."""
    places = [at for at, each in enumerate(skeleton.terms) if each is not None and each.entity == term.entity]
    return min(places, key=lambda at: max(start - at, at - end + 1, 0), default=None)
