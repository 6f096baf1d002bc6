"""Tenures: who is attested in which post of which body, first and last, and bounds only where a page states them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.edtf import bounds
from kg.knowledge.posts import is_single_seat
from kg.knowledge.titles import core_title
from kg.merge.join import Claim
from kg.merge.keys import fold
from kg.model import Tenure, key_hash


def tenures(groups: Mapping[str, Sequence[Claim]], bodies: Mapping[str, str]) -> tuple[Tenure, ...]:
    """One tenure for each person, body, title and kind that an asserted `holds_post` names; sorted by id.

    Args:
        groups: the claims of each statement.
        bodies: the names of bodies by id.
    """
    held: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for group in groups.values():
        for claim in group:
            statement = claim.statement
            if statement.relation == "holds_post" and statement.status == "asserted" and statement.object:
                title = str(statement.qualifiers.get("title") or "")
                held[(statement.subject, statement.object, fold(title), _kind(claim, title))].append(claim)
    found = [_tenure(key, held[key]) for key in held]
    return tuple(sorted(_succeeded(found, bodies), key=lambda tenure: tenure.id))


def _succeeded(found: Sequence[Tenure], bodies: Mapping[str, str]) -> Iterator[Tenure]:
    """The tenures, those of single-seat posts with the date by which a successor shows that they had ended."""
    seats: defaultdict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in found:
        if tenure.kind != "former" and is_single_seat(tenure.title, bodies.get(tenure.body, "")):
            seats[tenure.body, core_title(tenure.title)].append(tenure)
    for tenure in found:
        rivals = seats[tenure.body, core_title(tenure.title)]
        ends = [_begins(each) for each in rivals if each.person != tenure.person] if tenure in rivals else []
        last = bounds(tenure.attested_last).latest
        later = sorted(
            (day, date) for date in ends if last and (day := bounds(date).earliest) is not None and day > last
        )
        yield replace(tenure, ended_by=later[0][1]) if later and not tenure.end else tenure


def _begins(tenure: Tenure) -> str | None:
    """When a tenure is first known: its stated start if that is the earlier, else its first attestation."""
    return attested(date for date in (tenure.start, tenure.attested_first) if date)[0]


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
    """The dates on which a claim attests the post: as stated, else the day of what is told or of its end, else of the page."""
    said = claim.statement.qualifiers
    for date in (said.get("attested"), said.get("date"), said.get("end"), claim.published):
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
