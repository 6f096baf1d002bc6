"""The types and relations of the ontology, read from `ontology/governance.ttl`: one source of truth."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeAlias, cast

import pyoxigraph as ox

from kg.errors import SchemaError

GOV = "https://w3id.org/governance-kg/ns#"
ID = "https://w3id.org/governance-kg/id/"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "gov": GOV,
        "id": ID,
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "prov": "http://www.w3.org/ns/prov#",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "dcterms": "http://purl.org/dc/terms/",
        "schema": "https://schema.org/",
        "foaf": "http://xmlns.com/foaf/0.1/",
    }
)
"""The prefixes of the published Turtle; a query may use them without declaring them."""

TemporalKind: TypeAlias = Literal["event", "state", ""]
_OWL = "http://www.w3.org/2002/07/owl#"
_Values: TypeAlias = Mapping[tuple[str, str], list[ox.NamedNode | ox.Literal]]


@dataclass(frozen=True, slots=True)
class TypeTerm:
    """One of the nine mention types: its name (`Agency`), IRI and labels."""

    name: str
    iri: str
    label_zh: str
    label_en: str


@dataclass(frozen=True, slots=True)
class RelationTerm:
    """One of the eighteen relations.

    `inverse` is None for a symmetric relation. `temporal` tells whether it is an event in time, a state, or
    neither. `required` is the qualifier that every statement of it must carry. `domain` and `range` are names
    of classes.
    """

    name: str
    iri: str
    label_zh: str
    label_en: str
    symmetric: bool
    inverse: str | None
    temporal: TemporalKind
    required: str | None
    domain: str
    range: str


@dataclass(frozen=True, slots=True)
class Schema:
    """What the code needs of the ontology; all mappings are sorted by name and read-only.

    `qualifiers` are the names under which a statement's qualifiers are published, each with the class or
    datatype IRI of its values. `kinds` gives the class IRI of a mention type and the kind that a record has:
    `("Agency", "party")`; a kind that is not there has no class. `derived` names the classes and relations that
    publication derives, and no page states. `version` is that of the ontology.
    """

    types: Mapping[str, TypeTerm]
    relations: Mapping[str, RelationTerm]
    qualifiers: Mapping[str, str]
    kinds: Mapping[tuple[str, str], str]
    derived: tuple[str, ...]
    version: str


def ontology_file(name: str) -> Traversable:
    """The ontology's file of this name (`questions/who_held.rq`), or its folder (`questions`).

    Raises:
        SchemaError: if there is no such file; the installation is then broken.
    """
    package = resources.files("kg")
    for folder in (package / "ontology", Path(__file__).parent.parent / "ontology"):
        found = folder.joinpath(*name.split("/"))
        if found.is_file() or found.is_dir():
            return found
    raise SchemaError(f"ontology file {name!r} is missing: install the package again")


@cache
def load_schema() -> Schema:
    """Read the ontology that is installed with the package; the result is cached.

    Raises:
        SchemaError: if the file is missing, is no Turtle, or a term lacks what the code needs.
    """
    return read_schema(ontology_file("governance.ttl").read_bytes())


def read_schema(turtle: bytes) -> Schema:
    """Read types, relations, qualifiers and kinds from an ontology in Turtle.

    Raises:
        SchemaError: if it is no Turtle, or a term lacks what the code needs.
    """
    values = _index(turtle)
    types = [_type(values, name) for name in _marked(values, "mention_type")]
    relations = [_relation(values, name) for name in _marked(values, "temporal_kind")]
    return Schema(
        types=MappingProxyType({term.name: term for term in types}),
        relations=MappingProxyType({term.name: term for term in relations}),
        qualifiers=MappingProxyType({name: _range(values, name) for name in _marked(values, "qualifier")}),
        kinds=MappingProxyType(_kinds(values)),
        derived=tuple(_marked(values, "derived_term")),
        version=_one(values, GOV.rstrip("#"), _OWL + "versionInfo"),
    )


def _index(turtle: bytes) -> _Values:
    values: defaultdict[tuple[str, str], list[ox.NamedNode | ox.Literal]] = defaultdict(list)
    try:
        for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                values[quad.subject.value, quad.predicate.value].append(quad.object)
    except SyntaxError as error:
        raise SchemaError(f"the ontology is no Turtle: {error}") from error
    return values


def _marked(values: _Values, annotation: str) -> Iterator[str]:
    """The names of the terms that carry one of our annotation properties, sorted."""
    return iter(sorted(_name(subject) for subject, predicate in values if predicate == GOV + annotation))


def _name(iri: str) -> str:
    return iri.removeprefix(GOV)


def _find(values: _Values, subject: str, predicate: str) -> str | None:
    found = values.get((subject, predicate), [])
    return found[0].value if found else None


def _one(values: _Values, subject: str, predicate: str) -> str:
    found = values.get((subject, predicate), [])
    if len(found) != 1:
        raise SchemaError(f"{subject} must have one {predicate} in the ontology, not {len(found)}")
    return found[0].value


def _label(values: _Values, name: str, language: str) -> str:
    for label in values.get((GOV + name, PREFIXES["rdfs"] + "label"), []):
        if isinstance(label, ox.Literal) and label.language == language:
            return label.value
    raise SchemaError(f"gov:{name} has no label @{language} in the ontology")


def _range(values: _Values, name: str) -> str:
    return _one(values, GOV + name, PREFIXES["rdfs"] + "range")


def _type(values: _Values, name: str) -> TypeTerm:
    return TypeTerm(name, GOV + name, _label(values, name, "zh"), _label(values, name, "en"))


def _kinds(values: _Values) -> dict[tuple[str, str], str]:
    """The classes of kinds, by the mention type over them and the string of the kind; sorted."""
    found: dict[tuple[str, str], str] = {}
    for name in _marked(values, "kind_value"):
        key = _type_over(values, name), _one(values, GOV + name, GOV + "kind_value")
        if key in found:
            raise SchemaError(
                f"gov:{name} and gov:{_name(found[key])} are both the kind {key[1]!r} of {key[0]}"
            )
        found[key] = GOV + name
    return dict(sorted(found.items()))


def _type_over(values: _Values, name: str) -> str:
    """The nearest class above one that is a mention type: the shortest way up, then the first by name."""
    seen, level = {GOV + name}, [GOV + name]
    while level:
        above = {
            value.value
            for iri in level
            for value in values.get((iri, PREFIXES["rdfs"] + "subClassOf"), [])
            if isinstance(value, ox.NamedNode)
        }
        level = sorted(above - seen)
        seen.update(level)
        for iri in level:
            if _find(values, iri, GOV + "mention_type"):
                return _name(iri)
    raise SchemaError(f"gov:{name} is a kind of no mention type: put it under one with rdfs:subClassOf")


def _relation(values: _Values, name: str) -> RelationTerm:
    iri = GOV + name
    kinds = {value.value for value in values.get((iri, PREFIXES["rdf"] + "type"), [])}
    symmetric = _OWL + "SymmetricProperty" in kinds
    inverse = None if symmetric else _name(_one(values, iri, _OWL + "inverseOf"))
    required = _find(values, iri, GOV + "required_qualifier")
    return RelationTerm(
        name=name,
        iri=iri,
        label_zh=_label(values, name, "zh"),
        label_en=_label(values, name, "en"),
        symmetric=symmetric,
        inverse=inverse,
        temporal=_temporal(values, iri),
        required=None if required is None else _name(required),
        domain=_name(_one(values, iri, PREFIXES["rdfs"] + "domain")),
        range=_name(_range(values, name)),
    )


def _temporal(values: _Values, iri: str) -> TemporalKind:
    kind = _one(values, iri, GOV + "temporal_kind")
    if kind not in ("event", "state", "none"):
        raise SchemaError(f"{iri} has an unknown temporal kind {kind!r}")
    return "" if kind == "none" else cast("TemporalKind", kind)
