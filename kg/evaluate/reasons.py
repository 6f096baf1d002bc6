"""Why something missed: a closed set of reasons for each layer, so that misses with one cause are counted together.

Only what is left over on the other side explains a miss: a thing that is right can't be what another was taken for.
The exceptions are the reasons that say that one thing was told twice.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from kg.evaluate.agreement import LOOSE, folded, likeness, overlap, person, same_ends
from kg.evaluate.gold import TypedSpan
from kg.model import Entity, Statement

MISSED = "missed"
WRONG = "wrong"

_LOST = {"absent": "nothing like it was predicted", "spurious": "nothing like it is in the gold"}
_STATEMENTS = {
    "end not found": "an end has no counterpart among the entities of the other side: see their misses first",
    "twice": "one side states it twice, the other once",
    "basis": "predicted, but derived from a name or a table, which is not counted",
    "status": "the same but for the status: asserted, planned or denied",
    "qualifier": "the same but for the required title, agreement, topic or award",
    "direction": "the same relation with subject and object exchanged",
    "relation": "the same ends under another relation",
    "other end": "the same relation and one of the ends",
    **_LOST,
}

REASONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "articles": {"wording": "a headline that is alike or longer or shorter", **_LOST},
        "mentions": {
            "type": "the same span with another type",
            "boundary": "it overlaps one of the same type",
            "boundary and type": "it overlaps one of another type",
            **_LOST,
        },
        "entities": {
            "type": "the same name with another type",
            "name": "the same thing under another name: they share an alias, or one name ends with the other",
            "duplicate": "predicted once more: its counterpart in the gold is already found under another name",
            "merged": "the predicted thing that fits it was already taken by another of the gold",
            **_LOST,
        },
        "statements": _STATEMENTS,
        "denied": _STATEMENTS,
    }
)
"""What each reason means, by layer, in the order in which they are tried: the first that holds is given."""


def _lost(fault: str) -> str:
    return "absent" if fault == MISSED else "spurious"


def headline_reason(headline: str, others: Iterable[str], fault: str) -> str:
    """Why a folded headline missed, given those left over on the other side."""
    alike = any(other in headline or headline in other or overlap(headline, other) >= 0.5 for other in others)
    return "wording" if alike else _lost(fault)


def mention_reason(span: TypedSpan, others: Collection[TypedSpan], fault: str) -> str:
    """Why a mention missed, given those left over on the other side."""
    start, end, kind = span
    touching = [other for other in others if other[0] < end and start < other[1]]
    if any(other[:2] == (start, end) for other in touching):
        return "type"
    if any(other[2] == kind for other in touching):
        return "boundary"
    return "boundary and type" if touching else _lost(fault)


def entity_reason(entity: Entity, left: Iterable[Entity], taken: Iterable[Entity], fault: str) -> str:
    """Why an entity missed.

    Args:
        entity: of the gold if it was missed, else predicted.
        left: the entities of the other side that are right for nothing.
        taken: those of the other side that have a counterpart.
        fault: "missed" or "wrong".
    """
    left = list(left)
    others = [other for other in left if person(other.type) != person(entity.type)]
    if any(folded(entity.name) in _names(other) or folded(other.name) in _names(entity) for other in others):
        return "type"
    if any(_alike(entity, other) for other in left):
        return "name"
    if any(_alike(entity, other) for other in taken):
        return "merged" if fault == MISSED else "duplicate"
    return _lost(fault)


def _names(entity: Entity) -> set[str]:
    return {folded(name) for name in (entity.name, *entity.aliases)}


def _alike(one: Entity, other: Entity) -> bool:
    """Whether two entities may be one thing by their names."""
    if person(one.type) != person(other.type):
        return False
    names = folded(one.name), folded(other.name)
    short, long = sorted(names, key=len)
    loosely = one.type in LOOSE and overlap(*names) >= 0.5
    return loosely or not _names(one).isdisjoint(_names(other)) or (len(short) > 1 and long.endswith(short))


class Wanted(NamedTuple):
    """A statement of the gold and the statuses with which it counts as found."""

    statement: Statement
    statuses: Sequence[str]


@dataclass(frozen=True, slots=True)
class Rivals:
    """The statements of a page that can explain a miss.

    Attributes:
        pairs: gold entity ids by predicted ids.
        gold, predicted: those left over, of whatever status and basis.
        found, right: those of the layer that are right, as the gold and as the prediction has them.
    """

    pairs: Mapping[str, str]
    gold: Sequence[Wanted]
    predicted: Sequence[Statement]
    found: Sequence[Wanted]
    right: Sequence[Statement]


def missed_statement_reason(gold: Wanted, rivals: Rivals) -> str:
    """Why a statement of the gold was not found."""
    reached = set(rivals.pairs.values())
    if any(end not in reached for end in (gold.statement.subject, gold.statement.object) if end):
        return "end not found"
    if any(_equal(gold, other, rivals.pairs) for other in rivals.right):
        return "twice"
    return _nearest((_difference(gold, other, rivals.pairs) for other in rivals.predicted), MISSED)


def wrong_statement_reason(statement: Statement, rivals: Rivals) -> str:
    """Why a predicted statement is not right."""
    if any(end not in rivals.pairs for end in (statement.subject, statement.object) if end):
        return "end not found"
    if any(_equal(other, statement, rivals.pairs) for other in rivals.found):
        return "twice"
    return _nearest((_difference(other, statement, rivals.pairs) for other in rivals.gold), WRONG)


def _equal(gold: Wanted, statement: Statement, pairs: Mapping[str, str]) -> bool:
    return statement.status in gold.statuses and likeness(gold.statement, statement, pairs) > 0


def _nearest(found: Iterable[str | None], fault: str) -> str:
    """Of several reasons the one that is tried first."""
    given = {reason for reason in found if reason}
    return next((reason for reason in _STATEMENTS if reason in given), _lost(fault))


def _difference(gold: Wanted, statement: Statement, pairs: Mapping[str, str]) -> str | None:
    """The one thing in which two statements differ; None where they have too little in common."""
    if likeness(gold.statement, statement, pairs) > 0:
        return "basis" if statement.basis == "derived" else "status"
    relates_alike = gold.statement.relation == statement.relation
    if relates_alike and same_ends(gold.statement, statement, pairs):
        return "qualifier"
    wanted = (gold.statement.subject, gold.statement.object)
    # An end without a counterpart is "", so that it equals neither an end of the gold nor a missing one (None).
    ends = (pairs.get(statement.subject, ""), pairs.get(statement.object, "") if statement.object else None)
    if wanted in (ends, ends[::-1]):
        return "direction" if relates_alike else "relation"
    shared = {end for end in wanted if end} & set(ends)
    return "other end" if relates_alike and shared else None
