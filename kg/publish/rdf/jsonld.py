"""JSON-LD of triples, compacted by the context of the ontology, which the document carries: nothing is fetched.

Written here and not by a library: Oxigraph writes expanded JSON-LD only, rdflib orders nodes by hash and rewrites numbers,
PyLD needs three more packages. The triples have neither blank nodes nor lists, which leaves little of the algorithm.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from kg.schema import PREFIXES, ontology_file

CONTEXT = "context.jsonld"

_TYPE, _XSD = PREFIXES["rdf"] + "type", PREFIXES["xsd"]
# A whole number as JSON and XML Schema both write it; longer ones are no exact numbers to many readers (RFC 8259, 6).
_WHOLE = re.compile("0|-?[1-9][0-9]{0,14}")


@dataclass(frozen=True, slots=True)
class _Term:
    """How a property is written: its name, the type or language that its values need not repeat, and if always a list."""

    name: str
    type: str | None = None
    language: str | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    """The context as the writer needs it: terms by the IRI of the property, and the names of other IRIs."""

    text: str
    terms: Mapping[str, _Term]
    names: Mapping[str, str]


def to_jsonld(triples: Iterable[ox.Triple]) -> bytes:
    """A JSON-LD 1.1 document of triples without blank nodes: one node a line, sorted by `@id`, keys and values sorted.

    Whole numbers and booleans are JSON's own, decimals are strings, as a JSON number would become a double.

    Source: https://www.w3.org/TR/json-ld11/ and, for compaction, https://www.w3.org/TR/json-ld11-api/.

    Raises:
        SchemaError: if the context is missing; the installation is then broken.
    """
    context = _context()
    by_subject = groupby(triples, key=_subject)
    nodes = sorted((subject, _node(subject, list(group), context)) for subject, group in by_subject)
    lines = ",\n".join(line for _, line in nodes)
    return f'{{"@context": {context.text},\n"@graph": [\n{lines}\n]}}\n'.encode()


def _subject(triple: ox.Triple) -> str:
    assert isinstance(triple.subject, ox.NamedNode)
    return triple.subject.value


@cache
def _context() -> _Context:
    """The shipped context; the terms of it that are no property serve as names."""
    definitions = json.loads(ontology_file(CONTEXT).read_bytes())["@context"]
    terms, names = {}, {}
    for name, definition in definitions.items():
        if name in PREFIXES or name.startswith("@"):
            continue
        entry = {"@id": definition} if isinstance(definition, str) else definition
        iri = _expanded(entry.get("@id", name))
        names[iri] = name
        given = entry.get("@type")
        terms[iri] = _Term(
            name,
            type=given if given is None or given.startswith("@") else _expanded(given),
            language=entry.get("@language"),
            listed=entry.get("@container") == "@set",
        )
    return _Context(json.dumps(definitions, ensure_ascii=False), terms, names)


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _node(subject: str, triples: list[ox.Triple], context: _Context) -> str:
    node: dict[str, Any] = {"@id": _compact(subject)}
    for predicate, group in groupby(triples, key=lambda triple: triple.predicate.value):
        key, values = _property(predicate, [triple.object for triple in group], context)
        node[key] = values
    return json.dumps(node, ensure_ascii=False, sort_keys=True)


def _property(predicate: str, objects: list[Any], context: _Context) -> tuple[str, Any]:
    """The key of a property and its values: always a list where the context says so, else only where there are several."""
    if predicate == _TYPE:
        return "@type", sorted(_name(each.value, context) for each in objects)
    term = context.terms.get(predicate) or _Term(_compact(predicate))
    values = sorted((_value(value, term, context) for value in objects), key=_sort_key)
    return term.name, values if term.listed or len(values) > 1 else values[0]


def _sort_key(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _value(value: Any, term: _Term, context: _Context) -> Any:
    """A value as short as the term allows; an object that says all where the term expects another kind of value."""
    if isinstance(value, ox.NamedNode):
        if term.type == "@vocab":
            return _name(value.value, context)
        return _compact(value.value) if term.type == "@id" else {"@id": _compact(value.value)}
    return _literal(value, term)


def _literal(value: ox.Literal, term: _Term) -> Any:
    text, datatype = value.value, value.datatype.value
    if value.language:
        return text if value.language == term.language else {"@value": text, "@language": value.language}
    if datatype == term.type:
        return _native(text, datatype)
    if datatype != _XSD + "string":
        return {"@value": text, "@type": _compact(datatype)}
    return text if term.type is None and term.language is None else {"@value": text}


def _native(text: str, datatype: str) -> str | int | bool:
    if datatype == _XSD + "boolean" and text in ("true", "false"):
        return text == "true"
    return int(text) if datatype == _XSD + "integer" and _WHOLE.fullmatch(text) else text


def _name(iri: str, context: _Context) -> str:
    return context.names.get(iri) or _compact(iri)


def _compact(iri: str) -> str:
    """An IRI with the first prefix that fits, else whole."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri
