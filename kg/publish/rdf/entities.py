"""Entities, tenures, posts, and what publication derives, as triples."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

import pyoxigraph as ox

from kg.errors import SchemaError
from kg.knowledge.posts import is_single_seat, rank
from kg.model import Corpus, Entity, Identity, Tenure, key_hash
from kg.publish.derived import Agreement, PolicyConcept, Proposal, Reception
from kg.publish.rdf.sources import source_node
from kg.publish.rdf.terms import DERIVED_FROM, LABEL, Triples, chinese, dated, node, term, typed, values
from kg.schema import GOV, load_schema


def entity_triples(entity: Entity, holders: AbstractSet[str], known: AbstractSet[str]) -> Triples:
    """An entity with its names and what the tables know of it.

    Args:
        entity: of a merged corpus.
        holders: ids of whoever holds a post.
        known: ids of all entities, so that no link leads nowhere.

    Raises:
        SchemaError: if its type is not in the ontology.
    """
    subject = node(entity.id)
    yield from typed(subject, *_classes(entity, holders))
    yield ox.Triple(subject, LABEL, chinese(entity.name))
    for alias in entity.aliases:
        if alias != entity.name:
            yield ox.Triple(subject, term("skos:altLabel"), chinese(alias))
    yield from values(
        subject,
        kind=entity.kind,
        level=entity.level,
        division_code=entity.place,
        home=entity.home,
        resolved=entity.resolved,
    )
    yield from _links(entity, known)


def _classes(entity: Entity, holders: AbstractSet[str]) -> Iterator[str]:
    """The type, the classes above it that questions ask for, and that of its kind where the ontology has one.

    Whoever holds a post is an Official.
    """
    schema = load_schema()
    if entity.type not in schema.types:
        raise SchemaError(f"{entity.id}: the ontology has no type {entity.type!r}")
    in_office = entity.type == "Official" or (entity.type == "Person" and entity.id in holders)
    yield from ("Official", "Person") if in_office else (entity.type,)
    kind = schema.kinds.get(("Official" if in_office else entity.type, entity.kind or ""))
    if kind is not None:
        yield kind.removeprefix(GOV)


def _links(entity: Entity, known: AbstractSet[str]) -> Triples:
    division, parent = f"place-{entity.place}", entity.parent or ""
    if division in known and division != entity.id:
        yield ox.Triple(node(entity.id), term("gov:division"), node(division))
    for candidate in (parent, f"place-{parent}"):
        if candidate in known and candidate != entity.id:
            yield ox.Triple(node(entity.id), term("gov:parent"), node(candidate))


def tenure_triples(tenure: Tenure, office: Entity) -> Triples:
    """A tenure, its post in a body, and the shortcut from the person to the post."""
    subject, person, body = node(tenure.id), node(tenure.person), node(tenure.body)
    post = node(f"post-{key_hash(tenure.body, tenure.title)}")
    yield from typed(subject, "Tenure")
    yield ox.Triple(subject, term("org:member"), person)
    yield ox.Triple(subject, term("org:organization"), body)
    yield ox.Triple(subject, term("gov:tenure_post"), post)
    yield from values(subject, tenure_kind=tenure.kind)
    for name in ("attested_first", "attested_last", "start", "end", "ended_by"):
        yield from dated(subject, name, getattr(tenure, name))
    for statement in tenure.statements:
        yield ox.Triple(subject, DERIVED_FROM, node(statement))
    yield ox.Triple(person, term("gov:occupies"), post)
    yield ox.Triple(post, term("org:postIn"), body)
    yield from _post(post, tenure.title, office)


def _post(post: ox.NamedNode, title: str, office: Entity) -> Triples:
    yield from typed(post, "Post")
    yield ox.Triple(post, LABEL, chinese(office.name + title))
    public = office.type == "Agency"
    yield from values(
        post,
        post_title=title,
        single_seat=is_single_seat(title, office.name) or None,
        rank=rank(title, office.name, office.level, office.place) if public else None,
    )


def proposal_triples(proposal: Proposal) -> Triples:
    """A minted proposal."""
    subject = node(proposal.id)
    yield from typed(subject, "Proposal")
    yield ox.Triple(subject, LABEL, chinese(proposal.label))
    yield ox.Triple(subject, DERIVED_FROM, node(proposal.statement))


def reception_triples(reception: Reception) -> Triples:
    """A minted reception; who took part is told by participates_in."""
    subject = node(reception.id)
    yield from typed(subject, "Reception", "Event")
    yield ox.Triple(subject, LABEL, chinese(reception.name))
    yield from dated(subject, "date", reception.date)
    yield ox.Triple(subject, term("gov:mentioned_in"), source_node(reception.document, reception.article))
    for statement in reception.statements:
        yield ox.Triple(subject, DERIVED_FROM, node(statement))


def agreement_triples(agreement: Agreement) -> Triples:
    """A minted agreement with its parties and the statement that tells of it."""
    subject = node(agreement.id)
    yield from typed(subject, "Agreement")
    yield ox.Triple(subject, LABEL, chinese(agreement.label))
    yield from dated(subject, "date", agreement.date)
    for party in agreement.parties:
        yield ox.Triple(subject, term("gov:agreement_party"), node(party))
    yield ox.Triple(subject, term("gov:made_by"), node(agreement.statement))


def concept_triples(concept: PolicyConcept) -> Triples:
    """A policy concept and the programmes that are instances of it."""
    subject = node(concept.id)
    yield from typed(subject, "PolicyConcept")
    yield ox.Triple(subject, LABEL, chinese(concept.label))
    for programme in concept.programmes:
        yield ox.Triple(node(programme), term("gov:instance_of_policy"), subject)


def identity_triples(identities: Iterable[Identity]) -> Triples:
    """Persons of one name of whom it is not clear whether they are one."""
    for each in identities:
        if each.decision == "unclear":
            one, other = sorted((each.person, each.other))
            yield ox.Triple(node(one), term("gov:perhaps_same_as"), node(other))


def participation_triples(corpus: Corpus, pairs: tuple[tuple[str, str], ...]) -> Triples:
    """Who took part in what, and which article names whom."""
    for actor, event in pairs:
        yield ox.Triple(node(actor), term("gov:participates_in"), node(event))
    for entity, document, article in corpus.mentioned_in:
        yield ox.Triple(node(entity), term("gov:mentioned_in"), source_node(document, article))
