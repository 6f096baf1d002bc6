"""Statements as triples: the plain triple of asserted ones, the node of all, and their qualifiers."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kg.errors import SchemaError
from kg.model import Statement, key_hash
from kg.publish.rdf.sources import dating, evidence_node, evidence_triples
from kg.publish.rdf.terms import DERIVED_FROM, Triples, dated, literal, node, term, typed, values
from kg.schema import load_schema

DATES = ("date", "attested", "start", "end")
_FIGURE = ("item", "value", "unit", "bound", "period")


def statement_triples(statement: Statement, object_id: str) -> Triples:
    """A statement with everything that it carries.

    Args:
        statement: of a merged corpus.
        object_id: the id of its object; of the minted proposal where the record has none.

    Raises:
        SchemaError: if the relation is not in the ontology.
    """
    if statement.relation not in load_schema().relations:
        raise SchemaError(f"{statement.id}: the ontology has no relation {statement.relation!r}")
    subject, relation, target = node(statement.subject), term(f"gov:{statement.relation}"), node(object_id)
    if statement.status == "asserted":
        yield ox.Triple(subject, relation, target)
    claim = node(statement.id)
    yield from typed(claim, "Statement")
    yield ox.Triple(claim, term("rdf:subject"), subject)
    yield ox.Triple(claim, term("rdf:predicate"), relation)
    yield ox.Triple(claim, term("rdf:object"), target)
    yield from values(
        claim, status=statement.status, basis=statement.basis, confidence=float(statement.confidence)
    )
    yield from _qualifiers(claim, statement)
    for evidence in statement.evidence:
        yield ox.Triple(claim, DERIVED_FROM, evidence_node(evidence))
        yield from evidence_triples(evidence)
        dated_by = dating(evidence)
        if dated_by is not None:
            yield ox.Triple(claim, term("gov:dated_by"), evidence_node(dated_by))
            yield from evidence_triples(dated_by)


def _qualifiers(claim: ox.NamedNode, statement: Statement) -> Triples:
    """Every qualifier under its own name; those that the ontology doesn't list go into one JSON object."""
    known = load_schema().qualifiers
    others = {}
    for key, value in sorted(statement.qualifiers.items()):
        if key not in known:
            others[key] = value
        elif key in DATES and isinstance(value, str):
            yield from dated(claim, key, value)
        elif key == "figures":
            yield from _figures(claim, statement.id, value)
        else:
            yield from _values(claim, key, value)
    if others:
        yield from values(claim, other_qualifiers=_json(others))


def _values(claim: ox.NamedNode, key: str, value: Any) -> Triples:
    for each in _each(value):
        plain = _json(each) if isinstance(each, Mapping | list | tuple) else each
        yield from values(claim, **{key: plain})


def _each(value: Any) -> Iterator[Any]:
    if isinstance(value, list | tuple):
        yield from value
    else:
        yield value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _figures(claim: ox.NamedNode, statement: str, figures: Any) -> Triples:
    """The numbers of a statement, each a node; a figure that is no object keeps its text as the item."""
    for number, figure in enumerate(_each(figures), 1):
        subject = node(f"figure-{key_hash(statement, number)}")
        fields = figure if isinstance(figure, Mapping) else {"item": figure}
        fields = {"item": fields.get("of"), **fields}
        yield ox.Triple(claim, term("gov:figures"), subject)
        yield from typed(subject, "Figure")
        for name in _FIGURE:
            yield from _figure_value(subject, name, fields.get(name))


def _figure_value(subject: ox.NamedNode, name: str, value: Any) -> Triples:
    if name == "value" and isinstance(value, int | float) and not isinstance(value, bool):
        value = float(value)
    if value is not None:
        yield ox.Triple(subject, term(f"gov:figure_{name}"), literal(value))
