"""Dealings between two parties: the statement, with its date, that two have to do with one another."""

from collections.abc import Iterator, Mapping
from typing import Any

from kg.relate.draft import Draft
from kg.relate.hit import Hit
from kg.relate.skeleton import Term

PARTIES = ("Agency", "Organisation", "Place")
# The first day of a story is that of all it tells only where it is no feature.
_SHORT = 14


def dealt(
    relation: str, hit: Hit, ends: tuple[Term, Term], rule: str, qualifiers: Mapping[str, Any]
) -> Iterator[Draft]:
    """Draft a dealing with its date; what ought to be is none."""
    if hit.is_exhortation() or hit.line.urged:
        return
    date = hit.event_date()
    if date is None and relation != "delegates_to" and not hit.story.is_of_another_time(hit.line):
        date = hit.story.lead_date if len(hit.story.lines) <= _SHORT or relation == "meets_with" else None
    dated = {"date": date.value if date else None, **qualifiers}
    yield from hit.draft(relation, ends, rule=rule, qualifiers=dated)
