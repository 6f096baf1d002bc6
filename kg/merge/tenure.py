"""Tenures: who is attested in which post of which body, first and last, and bounds only where a page states them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.edtf import bounds
from kg.merge.join import Claim
from kg.merge.keys import fold
from kg.model import Tenure, key_hash


def tenures(groups: Mapping[str, Sequence[Claim]]) -> tuple[Tenure, ...]:
    """One tenure for each person, body, title and kind that an asserted `holds_post` names; sorted by id."""
    held: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for group in groups.values():
        for claim in group:
            statement = claim.statement
            if statement.relation == "holds_post" and statement.status == "asserted" and statement.object:
                title = str(statement.qualifiers.get("title") or "")
                held[(statement.subject, statement.object, fold(title), _kind(claim, title))].append(claim)
    return tuple(sorted((_tenure(key, held[key]) for key in held), key=lambda tenure: tenure.id))


def _kind(claim: Claim, title: str) -> str:
    """regular, acting (代市长) or former (原书记), as the qualifiers say or else the title does."""
    said = claim.statement.qualifiers.get("kind")
    if said in ("acting", "former"):
        return str(said)
    if title.startswith("代") and not title.startswith("代表"):
        return "acting"
    return "former" if title.startswith("原") else "regular"


def _tenure(key: tuple[str, str, str, str], group: list[Claim]) -> Tenure:
    person, body, _, kind = key
    group = sorted(group, key=Claim.order)
    first, last = attested(date for claim in group for date in _dates(claim))
    return Tenure(
        id=f"tenure-{key_hash(*key)}",
        person=person,
        body=body,
        title=str(group[0].statement.qualifiers.get("title") or ""),
        kind=kind,
        attested_first=first,
        attested_last=last,
        start=_said(group, "start"),
        end=_said(group, "end"),
        statements=tuple(sorted({claim.statement.id for claim in group})),
    )


def _dates(claim: Claim) -> list[str]:
    """The dates on which a claim attests the post: as stated, else the day of what is told, else of the page."""
    said = claim.statement.qualifiers
    for date in (said.get("attested"), said.get("date"), claim.published):
        if isinstance(date, str) and date:
            return [date]
    return []


def _said(group: Sequence[Claim], key: str) -> str | None:
    found = (claim.statement.qualifiers.get(key) for claim in group)
    return next((value for value in found if isinstance(value, str) and value), None)


def attested(dates: Iterable[str]) -> tuple[str | None, str | None]:
    """The first and the last of EDTF dates given in the order of their documents.

    Dates are ordered by the first day that they may mean. A date without a year (XXXX-09-01) stands in no order with
    others: it counts only where there is no other date, and then the one of the first document is both first and last.

    >>> attested(["2021-09", "XXXX-01-01", "2021-09-03", "2020"])
    ('2020', '2021-09-03')
    """
    given = list(dates)
    ordered = sorted(
        (earliest, len(date), date) for date in given if (earliest := bounds(date).earliest) is not None
    )
    if ordered:
        return ordered[0][2], ordered[-1][2]
    return (given[0], given[0]) if given else (None, None)
