"""Dealings between two parties: the statement, with its date, that two have to do with one another."""

from collections.abc import Iterator, Mapping
from typing import Any

from kg.relate.draft import Draft
from kg.relate.hit import Hit
from kg.relate.skeleton import Term


def dealt(
    relation: str, hit: Hit, ends: tuple[Term, Term], rule: str, qualifiers: Mapping[str, Any]
) -> Iterator[Draft]:
    """Draft a dealing with its date; what ought to be is none."""
    if hit.is_exhortation():
        return
    date = hit.event_date() if relation == "delegates_to" else hit.story_date()
    if date is None and relation == "meets_with":
        date = hit.story.lead_date
    dated = {"date": date, **qualifiers}
    yield from hit.draft(relation, ends, rule=rule, qualifiers=dated)
