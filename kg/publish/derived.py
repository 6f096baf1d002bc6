"""What publication adds to a corpus: proposals, receptions, agreements, who took part in what, and policy concepts.

All of it is told from the statements and entities; nothing here reads text.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.merge.keys import fold
from kg.model import Corpus, Entity, Statement, key_hash

_PARTS = ("presides_over", "speaks_at", "attends")
_HOST_FIRST = {"host": 0, "guest": 2}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a `proposes` statement without an object proposes; `label` is its topic."""

    id: str
    label: str
    statement: str


@dataclass(frozen=True, slots=True)
class Reception:
    """A meeting of people who met: the `meets_with` pairs of one article and date that hang together.

    `members` and `statements` are ids, sorted; `date` is EDTF or None; `article` is its id on the page
    `document`.
    """

    id: str
    name: str
    date: str | None
    document: str
    article: str | None
    members: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a `signed_agreement` statement tells was signed; `parties` are its ends, sorted; `date` is EDTF or None."""

    id: str
    label: str
    date: str | None
    parties: tuple[str, ...]
    statement: str


@dataclass(frozen=True, slots=True)
class PolicyConcept:
    """The policy over the programmes of one name in many homes; `programmes` are entity ids, sorted."""

    id: str
    label: str
    programmes: tuple[str, ...]


def proposals(corpus: Corpus) -> tuple[Proposal, ...]:
    """One proposal for each `proposes` statement without an object, sorted by id, whatever its status."""
    minted = (
        Proposal(f"proposal-{key_hash(statement.id)}", _called(statement, "topic"), statement.id)
        for statement in corpus.statements
        if statement.relation == "proposes" and statement.object is None
    )
    return tuple(sorted(minted, key=lambda proposal: proposal.id))


def proposed(corpus: Corpus) -> Mapping[str, str]:
    """The id of the minted proposal by that of its statement: what a statement without an object ends at."""
    return {proposal.statement: proposal.id for proposal in proposals(corpus)}


def _called(statement: Statement, qualifier: str) -> str:
    """The qualifier that names what a statement mints; the words of the page where a record lacks it."""
    return str(statement.qualifiers.get(qualifier) or statement.evidence[0].quote)


def agreements(corpus: Corpus) -> tuple[Agreement, ...]:
    """One agreement for each asserted `signed_agreement` statement, sorted by id; what is planned is not signed."""
    minted = (
        Agreement(
            id=f"agreement-{key_hash(statement.id)}",
            label=_called(statement, "agreement"),
            date=_date(statement),
            parties=tuple(sorted(_ends(statement))),
            statement=statement.id,
        )
        for statement in corpus.statements
        if statement.relation == "signed_agreement" and statement.status == "asserted"
    )
    return tuple(sorted(minted, key=lambda agreement: agreement.id))


def receptions(corpus: Corpus) -> tuple[Reception, ...]:
    """The receptions that asserted `meets_with` statements tell of, sorted by id.

    A statement belongs to one reception, by its first evidence. Pairs of one article and date that share
    nobody are two receptions: nobody is put into a room with people whom no pair connects them to.
    """
    names = {entity.id: entity.name for entity in corpus.entities}
    groups: defaultdict[tuple[str, str | None, str | None], list[Statement]] = defaultdict(list)
    for statement in corpus.statements:
        if (
            statement.relation == "meets_with"
            and statement.status == "asserted"
            and statement.object is not None
        ):
            first = statement.evidence[0]
            groups[first.document, first.article, _date(statement)].append(statement)
    minted = (
        _reception(document, article, date, pairs, names)
        for (document, article, date), group in groups.items()
        for pairs in _connected(group)
    )
    return tuple(sorted(minted, key=lambda reception: reception.id))


def _date(statement: Statement) -> str | None:
    date = statement.qualifiers.get("date")
    return None if date is None else str(date)


def _ends(statement: Statement) -> tuple[str, ...]:
    return tuple(end for end in (statement.subject, statement.object) if end is not None)


def _connected(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Split statements into groups that no shared end connects."""
    groups: list[tuple[set[str], list[Statement]]] = []
    for statement in statements:
        ends, members = set(_ends(statement)), [statement]
        for group in [group for group in groups if not group[0].isdisjoint(ends)]:
            groups.remove(group)
            ends |= group[0]
            members = group[1] + members
        groups.append((ends, members))
    return [members for _, members in groups]


def _reception(
    document: str, article: str | None, date: str | None, pairs: Sequence[Statement], names: Mapping[str, str]
) -> Reception:
    printed = min(pairs, key=lambda statement: (statement.evidence[0].span, statement.id))
    members = sorted({end for statement in pairs for end in _ends(statement)})
    host, guest = (names.get(end, end) for end in _as_printed(printed, names))
    return Reception(
        id=f"reception-{key_hash(document, article, date, members[0])}",
        name=f"{host}会见{guest}" + ("等" if len(members) > 2 else ""),
        date=date,
        document=document,
        article=article,
        members=tuple(members),
        statements=tuple(sorted(statement.id for statement in pairs)),
    )


def _as_printed(pair: Statement, names: Mapping[str, str]) -> list[str]:
    """The host before the guest: by their roles, else by the order of their names in the quote.

    The ends of a symmetric statement stand in the order of their ids, which says nothing.
    """
    quote = pair.evidence[0].quote
    roles = dict(
        zip(
            _ends(pair),
            (pair.qualifiers.get("subject_role"), pair.qualifiers.get("object_role")),
            strict=True,
        )
    )

    def rank(end: str) -> tuple[int, int]:
        place = quote.find(names.get(end, end))
        return _HOST_FIRST.get(str(roles[end]), 1), place if place >= 0 else len(quote)

    return sorted(_ends(pair), key=rank)


def participation(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    """Who took part in what: (entity id, event or reception id) pairs, sorted and without repeats.

    Told from asserted presides_over, speaks_at and attends, and from the members of receptions; never from a
    shared article.
    """
    pairs = {
        (statement.subject, statement.object)
        for statement in corpus.statements
        if statement.relation in _PARTS and statement.status == "asserted" and statement.object is not None
    }
    pairs |= {(member, reception.id) for reception in receptions(corpus) for member in reception.members}
    return tuple(sorted(pairs))


def policy_concepts(corpus: Corpus) -> tuple[PolicyConcept, ...]:
    """The concepts over the programmes, keyed by the folded name without its home; sorted by id."""
    groups: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in corpus.entities:
        if entity.type == "Programme":
            groups[_policy_name(entity)].append(entity)
    minted = (
        PolicyConcept(f"concept-{key_hash(name)}", name, tuple(sorted(entity.id for entity in programmes)))
        for name, programmes in groups.items()
    )
    return tuple(sorted(minted, key=lambda concept: concept.id))


def _policy_name(programme: Entity) -> str:
    folded = fold(programme.name)
    return folded.removeprefix(fold(programme.home or "")) or folded
