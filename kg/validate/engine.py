"""Turtle as a graph that pyshacl can check fast: rdflib in memory, with Oxigraph to answer SPARQL.

rdflib's own engine reads each query of a constraint anew for each focus, and plans joins badly; Oxigraph's graph
interface for rdflib is slow where pyshacl walks from node to node. Together they take a fifth of the time.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as Text
from rdflib.plugins.sparql.sparql import Query
from rdflib.plugins.stores.memory import Memory
from rdflib.query import Result
from rdflib.term import Identifier, Node

from kg.schema import PREFIXES


class _Answering(Memory):
    """The triples in memory; SPARQL is answered by a store that holds the same."""

    def __init__(self, answering: ox.Store) -> None:
        super().__init__()
        self._answering = OxigraphStore(store=answering)

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib's name
        initBindings: Mapping[str, Identifier],  # noqa: N803 - rdflib's name
        queryGraph: str,  # noqa: ARG002, N803 - rdflib's name; the store has one graph, the default
        **options: Any,
    ) -> Result:
        found: Result = self._answering.query(query, initNs, initBindings, "", **options)
        return found


def read_graph(turtles: Iterable[bytes]) -> Graph:
    """The triples of Turtle files as one graph.

    Raises:
        SyntaxError: one is no Turtle, or has what RDF 1.1 lacks.
    """
    answering = ox.Store()
    graph = Graph(store=_Answering(answering), bind_namespaces="none")
    term = cache(_rdflib_term)
    for turtle in turtles:
        quads = list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
        answering.bulk_extend(quads)
        for quad in quads:
            graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def _rdflib_term(term: object) -> Node:
    """A term of pyoxigraph as one of rdflib; a plain string has no datatype there, and equals none that has."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        plain = term.language or term.datatype.value == PREFIXES["xsd"] + "string"
        return Text(term.value, lang=term.language, datatype=None if plain else URIRef(term.datatype.value))
    raise SyntaxError("it has a triple in a triple, of RDF 1.2, which the shapes don't know")
