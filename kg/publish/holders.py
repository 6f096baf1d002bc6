"""Who is in office, what they took part in, and whom they were in one room with."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

from kg.model import Corpus, Tenure
from kg.publish.derived import participation

_PERSONS = ("Official", "Person")

_Sets: TypeAlias = Mapping[str, AbstractSet[str]]


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with the ids of the tenures, the number of events with and in the chair, and who was beside them.

    `tenures` are in the order in which they are first attested. `beside` holds (person id, number of events and
    receptions that both took part in) pairs, the most first.
    """

    person: str
    tenures: tuple[str, ...]
    events: int
    chaired: int
    beside: tuple[tuple[str, int], ...]


def holders(corpus: Corpus) -> tuple[Holder, ...]:
    """One row for each person with a tenure, whatever the order of the corpus: most events first, then most tenures.

    Being in one room is told by events and receptions, as in the question `co_presence`, never by a shared article.
    """
    tenures = _tenures(corpus)
    rooms, present = _rooms(corpus)
    events = {entity.id for entity in corpus.entities if entity.type == "Event"}
    chaired = _chaired(corpus)
    rows = (
        Holder(
            person=person,
            tenures=tuple(tenure.id for tenure in sorted(held, key=_first_attested)),
            events=len(rooms.get(person, frozenset()) & events),
            chaired=len(chaired.get(person, frozenset()) & events),
            beside=_beside(person, rooms, present),
        )
        for person, held in tenures.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.events, -len(row.tenures), row.person)))


def _tenures(corpus: Corpus) -> Mapping[str, Sequence[Tenure]]:
    tenures: defaultdict[str, list[Tenure]] = defaultdict(list)
    for tenure in corpus.tenures:
        tenures[tenure.person].append(tenure)
    return tenures


def _first_attested(tenure: Tenure) -> tuple[bool, str, str, str, str]:
    first = tenure.attested_first
    return first is None, first or "", tenure.body, tenure.title, tenure.id


def _rooms(corpus: Corpus) -> tuple[_Sets, _Sets]:
    """The events and receptions by the person who took part, and the persons by the event or reception."""
    persons = {entity.id for entity in corpus.entities if entity.type in _PERSONS}
    rooms: defaultdict[str, set[str]] = defaultdict(set)
    present: defaultdict[str, set[str]] = defaultdict(set)
    for actor, room in participation(corpus):
        if actor in persons:
            rooms[actor].add(room)
            present[room].add(actor)
    return rooms, present


def _chaired(corpus: Corpus) -> _Sets:
    chaired: defaultdict[str, set[str]] = defaultdict(set)
    for statement in corpus.statements:
        if (
            statement.relation == "presides_over"
            and statement.status == "asserted"
            and statement.object is not None
        ):
            chaired[statement.subject].add(statement.object)
    return chaired


def _beside(person: str, rooms: _Sets, present: _Sets) -> tuple[tuple[str, int], ...]:
    shared: Counter[str] = Counter()
    for room in rooms.get(person, frozenset()):
        shared.update(present[room])
    del shared[person]
    by_count = sorted(sorted(shared), key=shared.__getitem__, reverse=True)  # of equal counts by id
    return tuple((other, shared[other]) for other in by_count)
