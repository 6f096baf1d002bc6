"""Whether a build's graph conforms to the shapes of the ontology, and the sentence behind each place where it doesn't.

The shapes (`ontology/shapes/`) are SHACL with SPARQL constraints; pyshacl runs them over the graph and the
ontology together, so that what a class is under needs no inference.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, cast

import pyshacl
from rdflib import Graph, URIRef
from rdflib import Literal as Text
from rdflib.term import Node

from kg.build_folder import TURTLE, read_manifest
from kg.errors import BuildError, SchemaError
from kg.schema import GOV, ontology_file
from kg.validate.engine import read_graph
from kg.validate.words import Where, label, one, term, where

__all__ = [
    "GRAPH_SHAPES",
    "ONTOLOGY_SHAPES",
    "SHAPES",
    "Severity",
    "Violation",
    "Where",
    "shapes",
    "validate",
    "validate_build",
    "validate_ontology",
]

Severity: TypeAlias = Literal["violation", "warning", "info"]

SHAPES = "https://w3id.org/governance-kg/shapes#"
ONTOLOGY_SHAPES = ("ontology", "prefixes")
GRAPH_SHAPES = ("dates", "derived", "entities", "evidence", "prefixes", "statements", "tenures")

_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a graph doesn't conform.

    Attributes:
        severity: a warning is worth a look; a violation is a fault.
        shape: the name of the shape, without its namespace.
        message_zh: what must be true, in Chinese.
        message_en: the same in English.
        thing: the IRI of what is at fault.
        label: its name, or what it says.
        value: the value at fault, where the shape tells one; else "".
        where: the words behind it, where there are any.
    """

    severity: Severity
    shape: str
    message_zh: str
    message_en: str
    thing: str
    label: str
    value: str
    where: Where | None


def validate_build(folder: Path) -> tuple[Violation, ...]:
    """Check the graph of a build folder; no result means that it conforms.

    Raises:
        BuildError: the folder is no build, or its graph is missing, no Turtle, or empty though the build was not.
    """
    manifest = read_manifest(folder)
    try:
        graph = _with_ontology((folder / TURTLE).read_bytes())
    except OSError as error:
        raise BuildError(
            f"{folder}: {TURTLE} can't be read: {error.strerror}; build the graph again"
        ) from error
    except (SyntaxError, ValueError) as error:
        raise BuildError(f"{folder}: {TURTLE} is no Turtle: {error}; build the graph again") from error
    counted = sum(manifest["counts"]["statements"]["status"].values())
    if counted and (None, term("rdf:type"), term("gov:Statement")) not in graph:
        raise BuildError(
            f"{folder}: {TURTLE} has no statement, but the build had {counted}; build the graph again"
        )
    return _check(graph, GRAPH_SHAPES)


def validate(turtle: bytes) -> tuple[Violation, ...]:
    """Check a published graph in Turtle; the gravest first, then by shape and thing.

    Raises:
        SyntaxError: it is no Turtle.
    """
    return _check(_with_ontology(turtle), GRAPH_SHAPES)


def validate_ontology(turtle: bytes) -> tuple[Violation, ...]:
    """Check an ontology in Turtle: header, labels, definitions, examples, domains, ranges and inverses.

    Raises:
        SyntaxError: it is no Turtle.
    """
    return _check(read_graph([turtle]), ONTOLOGY_SHAPES)


def _with_ontology(turtle: bytes) -> Graph:
    return read_graph([turtle, ontology_file("governance.ttl").read_bytes()])


@cache
def shapes(names: tuple[str, ...]) -> Graph:
    """The shapes of these files of `ontology/shapes/` in one graph.

    Raises:
        SchemaError: one is missing; the installation is then broken.
    """
    return read_graph(ontology_file(f"shapes/{name}.ttl").read_bytes() for name in names)


def _check(graph: Graph, names: tuple[str, ...]) -> tuple[Violation, ...]:
    rules = shapes(names)
    _, report, text = pyshacl.validate(graph, shacl_graph=rules, inplace=True)
    if not isinstance(report, Graph):
        raise SchemaError(f"the shapes can't be run: {text}")
    found = {_violation(graph, rules, report, result) for result in report.objects(None, _sh("result"))}
    return tuple(sorted(found, key=_gravest_first))


def _gravest_first(violation: Violation) -> tuple[int, str, str, str]:
    rank = ("violation", "warning", "info").index(violation.severity)
    return rank, violation.shape, violation.thing, violation.value


def _violation(graph: Graph, rules: Graph, report: Graph, result: Node) -> Violation:
    focus, value = (one(report, result, _sh(name)) for name in ("focusNode", "value"))
    if str(focus).startswith(GOV.rstrip("#")) and value is not None:
        focus, value = (
            value,
            None,
        )  # what is asked once for a term of the ontology has the thing at fault as its value
    shape = one(report, result, _sh("sourceShape"))
    severity = str(one(report, result, _sh("resultSeverity"))).removeprefix(_SH).lower()
    return Violation(
        severity=cast("Severity", severity),
        shape=str(shape).removeprefix(SHAPES),
        message_zh=_message(rules, shape, "zh"),
        message_en=_message(rules, shape, "en"),
        thing=str(focus),
        label=label(graph, focus),
        value="" if value is None or value == focus else label(graph, value),
        where=where(graph, focus),
    )


def _message(rules: Graph, shape: Node | None, language: str) -> str:
    """What a shape says, read from the shape: the report of a SPARQL constraint tells it without its language."""
    told = rules.objects(shape, _sh("message"))
    return next((str(text) for text in told if isinstance(text, Text) and text.language == language), "")


def _sh(name: str) -> URIRef:
    return URIRef(_SH + name)
