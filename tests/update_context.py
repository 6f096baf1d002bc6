"""Writes ontology/context.jsonld from ontology/governance.ttl; tests/test_formats.py compares its answer with the file.

    python tests/update_context.py

Every class and property of the ontology gets a term of its own name, and a property the type of its values, so that they
need not repeat it. The terms of other vocabularies that the data use stand below.
"""

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.schema import GOV, PREFIXES

ROOT = Path(__file__).parents[1]
GOVERNANCE = ROOT / "ontology/governance.ttl"
CONTEXT = ROOT / "ontology/context.jsonld"

OWL = "http://www.w3.org/2002/07/owl#"
LINK = {"@type": "@id"}
LINKS = {"@type": "@id", "@container": "@set"}
CHINESE = {"@language": "zh"}

FOREIGN: dict[str, Any] = {
    "dcterms:isPartOf": LINK,
    "oa:end": {"@type": "xsd:integer"},
    "oa:exact": CHINESE,
    "oa:hasSelector": LINKS,
    "oa:hasSource": LINKS,
    "oa:start": {"@type": "xsd:integer"},
    "org:member": LINK,
    "org:organization": LINK,
    "org:postIn": LINK,
    "prov:wasDerivedFrom": LINKS,
    "prov:wasGeneratedBy": LINKS,
    "rdf:object": LINK,
    "rdf:predicate": {"@type": "@vocab"},
    "rdf:subject": LINK,
    "rdfs:label": CHINESE,
    "skos:altLabel": CHINESE | {"@container": "@set"},
}
"""The foreign properties whose values have a type or language; they go by their prefixed name, as in the Turtle."""


def context(turtle: bytes) -> dict[str, Any]:
    """The JSON-LD context for an ontology in Turtle: prefixes, then terms sorted by name."""
    kinds: dict[str, set[str]] = {}
    ranges: dict[str, str] = {}
    for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(GOV):
            name = quad.subject.value.removeprefix(GOV)
            if quad.predicate.value == PREFIXES["rdf"] + "type":
                kinds.setdefault(name, set()).add(quad.object.value.removeprefix(OWL))
            elif quad.predicate.value == PREFIXES["rdfs"] + "range":
                ranges[name] = quad.object.value
    terms = {name: _term(name, kinds[name], ranges.get(name)) for name in kinds if _in_data(kinds[name])}
    if clashes := terms.keys() & PREFIXES.keys():
        raise ValueError(f"{sorted(clashes)} are both terms and prefixes: rename one")
    return {
        "@context": {"@version": 1.1, "@type": {"@container": "@set"}}
        | dict(PREFIXES)
        | dict(sorted(terms.items()))
        | FOREIGN
    }


def _in_data(kinds: set[str]) -> bool:
    """Whether it is a term of the data: annotations are about the ontology alone."""
    return bool(kinds & {"Class", "ObjectProperty", "DatatypeProperty"})


def _term(name: str, kinds: set[str], value: str | None) -> Any:
    iri = {"@id": f"gov:{name}"}
    if "Class" in kinds:
        return iri["@id"]
    if "ObjectProperty" in kinds:
        return iri | LINKS
    datatype = _datatype(name, value or "")
    return iri | {"@type": datatype} if datatype else iri["@id"]


def _datatype(name: str, value: str) -> str | None:
    """The type of a property's values; a string needs none. The bounds of dates are days, which OWL 2 DL can't say."""
    if value == PREFIXES["rdfs"] + "Literal" and name.endswith(("_earliest", "_latest")):
        return "xsd:date"
    datatype = value.removeprefix(PREFIXES["xsd"])
    return None if datatype == "string" else f"xsd:{datatype}"


def as_text(value: dict[str, Any]) -> str:
    """The context as the file has it: one term a line."""
    lines = ",\n".join(
        f"    {json.dumps(name)}: {json.dumps(definition)}" for name, definition in value["@context"].items()
    )
    return f'{{\n  "@context": {{\n{lines}\n  }}\n}}\n'


if __name__ == "__main__":
    CONTEXT.write_text(as_text(context(GOVERNANCE.read_bytes())), encoding="utf-8", newline="\n")
