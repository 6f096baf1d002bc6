"""The name of a thing in a published graph, and the words behind it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rdflib import Graph, URIRef
from rdflib import Literal as Text
from rdflib.term import Node

from kg.schema import GOV, ID, PREFIXES


@dataclass(frozen=True, slots=True)
class Where:
    """The words behind a thing: a quote with its code points in a document; the document alone where no quote is known."""

    document: str
    quote: str = ""
    start: int | None = None
    end: int | None = None


@cache
def term(name: str) -> URIRef:
    """The IRI of a prefixed name."""
    prefix, _, local = name.partition(":")
    return URIRef(PREFIXES[prefix] + local)


def one(graph: Graph, subject: Node | None, predicate: URIRef) -> Node | None:
    """The first value in order, as a faulty graph may have several."""
    return min(graph.objects(subject, predicate), default=None, key=str)


def label(graph: Graph, thing: Node | None) -> str:
    """The name of a thing; what a statement says, whose a tenure is; else the IRI, shortened."""
    for parts in (
        ("rdf:subject", "rdf:predicate", "rdf:object"),
        ("org:member", "gov:tenure_post"),
        ("rdfs:label",),
        ("dcterms:identifier",),
        ("gov:author_name",),
    ):
        values = [value for part in parts if (value := one(graph, thing, term(part))) is not None]
        if values:
            return " ".join(_name(graph, value) for value in values)
    return _short(thing)


def _name(graph: Graph, thing: Node) -> str:
    if str(thing).startswith(GOV):  # a relation goes by its name, as everywhere
        return str(thing).removeprefix(GOV)
    return _short(one(graph, thing, term("rdfs:label")) or thing)


def _short(thing: Node | None) -> str:
    text = str(thing)
    return next((f"{name}:{text[len(iri) :]}" for name, iri in _SHORT if text.startswith(iri)), text)


_SHORT = (("gov", GOV), ("id", ID))

# From a thing to the evidence behind it, a step at a time: the properties that lead there, and those that lead from there.
_FORWARD = ("prov:wasDerivedFrom", "gov:made_by")
_BACKWARD = (
    "oa:hasSelector",
    "rdf:subject",
    "rdf:object",
    "gov:figures",
    "gov:tenure_post",
    "gov:instance_of_policy",
)
_STEPS = 3


def where(graph: Graph, thing: Node | None) -> Where | None:
    """The first words behind a thing, by the fewest steps; the document of a page, article or byline."""
    seen: set[Node] = set()
    level = [] if thing is None else [thing]
    for _ in range(_STEPS + 1):
        spans = [_span(graph, each) for each in level if (each, term("oa:hasSource"), None) in graph]
        if spans:
            return min(spans, key=lambda span: (span.document, span.start or 0, span.quote))
        seen.update(level)
        level = sorted(set(_next(graph, level)) - seen, key=str)
    document = _document(graph, thing)
    return Where(document) if document else None


def _next(graph: Graph, level: Iterable[Node]) -> Iterator[Node]:
    for thing in level:
        if isinstance(thing, URIRef):
            for name in _FORWARD:
                yield from graph.objects(thing, term(name))
            for name in _BACKWARD:
                yield from graph.subjects(term(name), thing)


def _span(graph: Graph, evidence: Node) -> Where:
    selectors: Sequence[Node] = sorted(graph.objects(evidence, term("oa:hasSelector")), key=str)
    quote, start, end = (
        next((value for each in selectors if (value := one(graph, each, term(name))) is not None), None)
        for name in ("oa:exact", "oa:start", "oa:end")
    )
    return Where(
        document=_document(graph, one(graph, evidence, term("oa:hasSource"))),
        quote="" if quote is None else str(quote),
        start=_integer(start),
        end=_integer(end),
    )


def _integer(value: Node | None) -> int | None:
    plain = value.toPython() if isinstance(value, Text) else None
    return plain if isinstance(plain, int) else None


def _document(graph: Graph, source: Node | None) -> str:
    """The name of the page that a page, article or byline is on; "" if it is none of them."""
    if source is None:
        return ""
    article = min(graph.subjects(term("gov:has_byline"), source), default=source, key=str)
    page = one(graph, article, term("dcterms:isPartOf")) or article
    name = one(graph, page, term("dcterms:identifier"))
    return "" if name is None else str(name)
