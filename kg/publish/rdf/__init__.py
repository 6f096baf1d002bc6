"""The corpus as RDF 1.1: sorted triples without blank nodes, written in any of the formats."""

from itertools import chain

import pyoxigraph as ox

from kg.model import Corpus
from kg.publish.derived import agreements, participation, policy_concepts, proposals, proposed, receptions
from kg.publish.rdf.entities import (
    agreement_triples,
    concept_triples,
    entity_triples,
    identity_triples,
    participation_triples,
    proposal_triples,
    reception_triples,
    tenure_triples,
)
from kg.publish.rdf.formats import serialise
from kg.publish.rdf.sources import page_triples
from kg.publish.rdf.statements import statement_triples
from kg.publish.rdf.terms import Triples

__all__ = ["serialise", "to_turtle", "triples"]


def to_turtle(corpus: Corpus) -> bytes:
    """The corpus as Turtle in UTF-8: the same bytes for the same corpus.

    Raises:
        SchemaError: if a type or relation is not in the ontology.
        BuildError: if an id can't be part of an IRI.
    """
    return serialise(triples(corpus))


def triples(corpus: Corpus) -> list[ox.Triple]:
    """All triples of the corpus, sorted as N-Triples and without repeats.

    Only asserted statements have a plain triple; every statement has a node that leads to its evidence.

    Raises:
        SchemaError: if a type or relation is not in the ontology.
        BuildError: if an id can't be part of an IRI.
    """
    return sorted(set(chain(_things(corpus), _statements(corpus), _derived(corpus))), key=str)


def _things(corpus: Corpus) -> Triples:
    entities = {entity.id: entity for entity in corpus.entities}
    holders = {tenure.person for tenure in corpus.tenures}
    for page in corpus.pages:
        yield from page_triples(page)
    for entity in corpus.entities:
        yield from entity_triples(entity, holders, entities.keys())
    for tenure in corpus.tenures:
        yield from tenure_triples(tenure, entities[tenure.body])


def _statements(corpus: Corpus) -> Triples:
    minted = proposed(corpus)
    for statement in corpus.statements:
        object_id = minted[statement.id] if statement.object is None else statement.object
        yield from statement_triples(statement, object_id)


def _derived(corpus: Corpus) -> Triples:
    for proposal in proposals(corpus):
        yield from proposal_triples(proposal)
    for reception in receptions(corpus):
        yield from reception_triples(reception)
    for agreement in agreements(corpus):
        yield from agreement_triples(agreement)
    for concept in policy_concepts(corpus):
        yield from concept_triples(concept)
    yield from identity_triples(corpus.identities)
    yield from participation_triples(corpus, participation(corpus))
