"""The words that carry a statement: its verb and object, with the subject or the event where they stand close by."""

from collections.abc import Iterable

from kg.model import Span
from kg.relate.skeleton import Skeleton, Term

# A quote is as short as carries the statement: this far, in characters of the page, it reaches for an end outside the clause.
_REACH = 64
# And over this many stops between clauses.
_STOPS = 1


def carrying(skeleton: Skeleton, start: int, end: int, ends: Iterable[Term]) -> Span:
    """The stretch of the page that carries a statement.

    Args:
        skeleton: the sentence.
        start: where the words begin that state it, in characters of the skeleton.
        end: where they end.
        ends: subject and object; one that stands in the sentence, at most one clause away, is taken in.
    """
    for term in ends:
        at = skeleton.index_of(term)
        if at is None or start <= at < end:
            continue
        low, high = min(start, at), max(end, at + 1)
        between = skeleton.text[at:start] if at < start else skeleton.text[end:at]
        span = skeleton.span(low, high)
        if sum(between.count(stop) for stop in ",;:") <= _STOPS and span.end - span.start <= _REACH:
            start, end = low, high
    return skeleton.span(start, end)
