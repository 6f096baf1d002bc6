"""RDF terms of the published graph: IRIs, literals, and dates with their bounds."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TypeAlias

import pyoxigraph as ox

from kg.edtf import bounds
from kg.errors import BuildError
from kg.schema import ID, PREFIXES

Triples: TypeAlias = Iterator[ox.Triple]

_LOCAL = re.compile(r"[a-z0-9][a-z0-9-]*")


@cache
def term(name: str) -> ox.NamedNode:
    """The IRI of a prefixed name, such as `prov:wasDerivedFrom`."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


TYPE = term("rdf:type")
LABEL = term("rdfs:label")
DERIVED_FROM = term("prov:wasDerivedFrom")


def node(identifier: str) -> ox.NamedNode:
    """The IRI of a thing by its id.

    Raises:
        BuildError: if the id has anything but lower-case ASCII letters, digits and hyphens, which some engine
            would refuse or write wrongly.
    """
    if not _LOCAL.fullmatch(identifier):
        raise BuildError(f"{identifier!r} can't be the id of a thing: use a-z, 0-9 and hyphens")
    return ox.NamedNode(ID + identifier)


def chinese(text: str) -> ox.Literal:
    """A text in Chinese: labels, headlines, quotes."""
    return ox.Literal(text, language="zh")


def literal(value: object) -> ox.Literal:
    """A plain value as a literal; a float becomes a decimal, as the printing of floats varies."""
    if isinstance(value, bool):
        return ox.Literal("true" if value else "false", datatype=term("xsd:boolean"))
    if isinstance(value, int):
        return ox.Literal(str(value), datatype=term("xsd:integer"))
    if isinstance(value, float):
        return ox.Literal(_decimal(value), datatype=term("xsd:decimal"))
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=term("xsd:date"))
    return ox.Literal(str(value))


def _decimal(value: float) -> str:
    """A float in the canonical form of xsd:decimal: no exponent, no trailing zeros.

    Source: XML Schema 1.1 part 2, 3.3.3; a whole number is `1.0` in both 1.0 and 1.1 readers.
    """
    whole, _, fraction = f"{Decimal(repr(value)):f}".partition(".")
    return f"{whole}.{fraction.rstrip('0') or '0'}"


def typed(subject: ox.NamedNode, *classes: str) -> Triples:
    """The types of a thing; classes are named in our namespace, or with a prefix."""
    for name in classes:
        yield ox.Triple(subject, TYPE, term(name if ":" in name else f"gov:{name}"))


def values(subject: ox.NamedNode, **properties: object) -> Triples:
    """Properties in our namespace with plain values; what is None or empty is left out."""
    for name, value in properties.items():
        if value is not None and value != "":
            yield ox.Triple(subject, term(f"gov:{name}"), literal(value))


def dated(subject: ox.NamedNode, name: str, edtf: str | None) -> Triples:
    """A date as its EDTF string, and its first and last day where the year is known."""
    earliest, latest = bounds(edtf)
    yield from values(subject, **{name: edtf, f"{name}_earliest": earliest, f"{name}_latest": latest})
