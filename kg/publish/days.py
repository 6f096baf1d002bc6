"""What happened on which day: events, receptions and other happenings as cards, the latest day first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, NamedTuple, TypeAlias

from kg.edtf import bounds
from kg.model import Corpus, Evidence, Statement
from kg.publish.derived import Reception, receptions

HAPPENINGS = frozenset(
    {
        *("visits", "meets_with", "signed_agreement", "issues", "receives_award", "proposes", "holds_post"),
        *("delegates_to", "implements", "pilots", "leads", "supervises"),
    }
)
"""The relations that have a card where no event or reception takes their statement."""

WITHOUT_DATE = frozenset({"event", "reception", "meets_with", "visits", "signed_agreement"})
"""The kinds of card that are kept where nobody says when: they have happened on some day; a state may still go on."""

_PROGRAMME = {"presides_over": 0, "attends": 1, "speaks_at": 1, "organises": 2, "located_in": 3}
_LAST = len(_PROGRAMME)
_OPEN = ("", "..")  # the side of an interval that has no date


@dataclass(frozen=True, slots=True)
class Card:
    """What is told together of one happening.

    `kind` is "event", "reception" or a relation; `node` the id of the event or reception, None for a relation;
    `statements` are ids in the order of reading; `stories` the (document, article id) pairs where they stand, sorted.
    """

    kind: str
    node: str | None
    statements: tuple[str, ...]
    stories: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The cards of one date: EDTF as printed, so maybe a month or a year alone; None where no date is told."""

    date: str | None
    cards: tuple[Card, ...]


class _Pile(NamedTuple):
    """What the statements of one card have in common; `date` is None for an event: its statements tell it."""

    kind: str
    node: str | None
    date: str | None
    story: tuple[str, str | None] | None = None


class _Telling(NamedTuple):
    """A statement with the date of what happened and the evidence that told of it first."""

    statement: Statement
    date: str | None
    report: Evidence


_Piles: TypeAlias = Mapping[_Pile, Sequence[Statement]]


def days(corpus: Corpus) -> tuple[Day, ...]:
    """All days of which asserted statements that stand on a page tell, whatever the order of the corpus.

    The latest day comes first, a month behind its days; dates without a full year stand behind those, and what has
    no date last. On a day events and receptions come first, those with most statements before others. A statement
    stands on one card at most. An interval counts as its first day.
    """
    dated: defaultdict[str | None, list[Card]] = defaultdict(list)
    for pile, statements in _piles(corpus).items():
        date = _earliest(statements) if pile.kind == "event" else pile.date
        if date is not None or pile.kind in WITHOUT_DATE:
            dated[date].append(_card(pile, statements))
    return tuple(
        Day(date, tuple(sorted(dated[date], key=_rank))) for date in sorted(dated, key=_recency, reverse=True)
    )


def _recency(date: str | None) -> tuple[bool, bool, str]:
    """A key that grows with the date; a month stands below its days, and 202X or XXXX-09-01 below full years."""
    return date is not None, date is not None and date[:4].isdecimal(), date or ""


def _rank(card: Card) -> tuple[Any, ...]:
    size = len(card.statements) if card.node else 0  # a relation comes behind every event and reception
    return -size, card.kind, card.stories[:1], card.statements[:1]


def _card(pile: _Pile, statements: Sequence[Statement]) -> Card:
    stories = {(e.document, e.article) for statement in statements for e in statement.evidence if e.article}
    return Card(
        kind=pile.kind,
        node=pile.node,
        statements=tuple(statement.id for statement in _in_order(pile.kind, statements)),
        stories=tuple(sorted(stories)),
    )


def _in_order(kind: str, statements: Sequence[Statement]) -> Sequence[Statement]:
    """The chair and the host first, then who attends in the order of the list; what is equal stays as it is."""
    if kind == "event":
        return sorted(statements, key=_in_programme)
    if kind == "reception":
        return sorted(statements, key=lambda statement: not _has_host(statement))
    return statements


def _in_programme(statement: Statement) -> tuple[int, float]:
    part, order = _PROGRAMME.get(statement.relation, _LAST), statement.qualifiers.get("order")
    if part == _PROGRAMME["attends"] and isinstance(order, int | float):
        return part, order
    return part, inf


def _has_host(statement: Statement) -> bool:
    return "host" in (statement.qualifiers.get("subject_role"), statement.qualifiers.get("object_role"))


def _piles(corpus: Corpus) -> _Piles:
    """The statements by the card that they stand on, each pile in the order of the pages."""
    told = _told(corpus)
    events = _events(corpus, [telling.statement for telling in told])
    rooms = {statement: room for room in receptions(corpus) for statement in room.statements}
    piles: defaultdict[_Pile, list[Statement]] = defaultdict(list)
    for telling in told:
        identifier = telling.statement.id
        pile = _pile(telling, events.get(identifier), rooms.get(identifier))
        if pile is not None:
            piles[pile].append(telling.statement)
    return piles


def _pile(telling: _Telling, event: str | None, room: Reception | None) -> _Pile | None:
    if event is not None:
        return _Pile("event", event, None)
    if room is not None:
        return _Pile("reception", room.id, _first_bound(room.date))
    if telling.statement.relation not in HAPPENINGS:
        return None
    story = telling.report.document, telling.report.article
    return _Pile(telling.statement.relation, None, telling.date, story)


def _told(corpus: Corpus) -> list[_Telling]:
    """The asserted statements that a page states, in the order of the pages."""
    names = {entity.id: entity.name for entity in corpus.entities}
    published = {page.document: page.published for page in corpus.pages}
    tellings = (
        _telling(statement, published)
        for statement in corpus.statements
        if statement.status == "asserted" and statement.basis == "stated"
    )
    return sorted(tellings, key=lambda telling: _place(telling, names))


def _telling(statement: Statement, published: Mapping[str, str | None]) -> _Telling:
    """The first report of several is the earliest page; one from before the day has told of something else.

    A merged statement that somebody is removed from a post also has the pages on which they were in office.
    """
    date, first = _date(statement), statement.evidence[0]
    if date is None or len(statement.evidence) == 1:
        return _Telling(statement, date, first)

    def order(evidence: Evidence) -> tuple[bool, bool, str]:
        printed = published.get(evidence.document)
        return _is_before(printed, date), printed is None, printed or ""

    return _Telling(statement, date, min(statement.evidence, key=order))


def _is_before(printed: str | None, date: str) -> bool:
    latest, earliest = bounds(printed).latest, bounds(date).earliest
    return latest is not None and earliest is not None and latest < earliest


def _place(telling: _Telling, names: Mapping[str, str]) -> tuple[Any, ...]:
    """Where a statement stands; of those of one quote first the one whose names come first in it."""
    statement, report = telling.statement, telling.report
    ends = (names.get(end, "") for end in (statement.subject, statement.object) if end is not None)
    found = (report.quote.find(name) if name else -1 for name in ends)
    printed = sorted(place if place >= 0 else len(report.quote) for place in found)
    return report.document, report.span, printed, statement.id


def _events(corpus: Corpus, told: Iterable[Statement]) -> Mapping[str, str]:
    """The event on whose card a statement stands, by the ids of the statements that have an event as an end.

    Where an event is part of another one, the part has the statement, unless nothing else is told of the part alone.
    """
    known = {entity.id for entity in corpus.entities if entity.type == "Event"}
    ends = {
        statement.id: [end for end in (statement.subject, statement.object) if end in known]
        for statement in told
    }
    alone = {found[0] for found in ends.values() if len(found) == 1}
    return {
        identifier: next((event for event in found if event in alone), found[0])
        for identifier, found in ends.items()
        if found
    }


def _earliest(statements: Iterable[Statement]) -> str | None:
    """The earliest date of several; of a day and its month or year the day, which says more."""
    dates = (_first_bound(statement.qualifiers.get("date")) for statement in statements)
    return min((date for date in dates if date), key=lambda date: f"{date}~", default=None)


def _date(statement: Statement) -> str | None:
    """The date of what happened. A post, a programme or a pilot is a state: it happens on the day it starts."""
    names = ("start", "end") if statement.relation == "holds_post" else ("date", "start")
    dates = (_first_bound(statement.qualifiers.get(name)) for name in names)
    return next((date for date in dates if date), None)


def _first_bound(edtf: Any) -> str | None:
    """The first date of an EDTF interval, the other one where the first is open; a date itself; None for none."""
    told = () if edtf is None else str(edtf).split("/")
    return next((bound for bound in told if bound not in _OPEN), None)
