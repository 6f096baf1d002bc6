"""The shapes: each trips on its own example and on nothing else, and they name what the ontology has."""

import re
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from factory import corpus
from rdflib import Graph, URIRef
from rdflib.collection import Collection as RdfList

from kg.publish.rdf import triples
from kg.schema import GOV, ID, load_schema, ontology_file
from kg.validate import (
    GRAPH_SHAPES,
    ONTOLOGY_SHAPES,
    SHAPES,
    Violation,
    shapes,
    validate,
    validate_ontology,
)

FOLDER = Path(__file__).parents[1] / "ontology"
VALID = sorted((FOLDER / "examples/valid").glob("*.ttl"))
INVALID = sorted((FOLDER / "examples/invalid").glob("*.ttl"))
SH = "http://www.w3.org/ns/shacl#"
RDF_TYPE = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SUBCLASS = URIRef("http://www.w3.org/2000/01/rdf-schema#subClassOf")
ALL = shapes(tuple(sorted({*GRAPH_SHAPES, *ONTOLOGY_SHAPES})))
CHECKS = ("sparql", "class", "nodeKind", "path")


def sh(name: str) -> URIRef:
    return URIRef(SH + name)


def names() -> set[str]:
    """The shapes, by name."""
    return {
        str(subject).removeprefix(SHAPES)
        for check in CHECKS
        for subject in ALL.subjects(sh(check))
        if str(subject).startswith(SHAPES)
    }


def shapes_of_the_ontology() -> set[str]:
    text = (FOLDER / "shapes/ontology.ttl").read_text(encoding="utf-8")
    return set(re.findall(r"^gov-sh:(\w+) a ", text, re.MULTILINE))


def named(file: Path) -> list[str]:
    """The shapes that an example says it trips."""
    return re.findall(r"^# trips: gov-sh:(\w+)$", file.read_text(encoding="utf-8"), re.MULTILINE)


def is_of_the_ontology(file: Path) -> bool:
    return file.stem == "ontology" or file.stem in shapes_of_the_ontology()


def apart(file: Path) -> bytes:
    """An example whose things have names of their own, so that it can be read with others."""
    text = file.read_text(encoding="utf-8")
    named = text.replace(f"<{ID}>", f"<{ID}{file.stem}->")
    assert named != text, "the example has nothing of its own"
    return named.encode()


def can_be_told_apart(file: Path) -> bool:
    """Whether its things are its own: not the terms of an ontology, nor what has no IRI."""
    return not is_of_the_ontology(file) and "\n[] a " not in file.read_text(encoding="utf-8")


def found_in(files: Collection[Path]) -> dict[str, list[Violation]]:
    """What each example trips, by its name; most are checked in one go, as that takes the time of one."""
    found: dict[str, list[Violation]] = defaultdict(list)
    together = [file for file in files if can_be_told_apart(file)]
    for file in set(files) - set(together):
        check = validate_ontology if is_of_the_ontology(file) else validate
        found[file.stem].extend(check(file.read_bytes()))
    for violation in validate(b"\n".join(apart(file) for file in together)):
        assert violation.thing.startswith(ID), violation
        found[violation.thing.removeprefix(ID).split("-")[0]].append(violation)
    return found


@pytest.fixture(scope="module")
def tripped() -> dict[str, list[Violation]]:
    """What each invalid example trips."""
    return found_in(INVALID)


def test_every_file_of_shapes_is_read() -> None:
    """No file of the folder is left out, and none is missing."""
    files = {path.stem for path in (FOLDER / "shapes").glob("*.ttl")}

    assert files == {*GRAPH_SHAPES, *ONTOLOGY_SHAPES}


def test_every_shape_has_an_invalid_example_of_its_name() -> None:
    """Each shape that checks something has one file that trips it, and each file names the shape that it is called by."""
    assert {file.stem: [file.stem] for file in INVALID} == {file.stem: named(file) for file in INVALID}
    assert names() == {file.stem for file in INVALID}


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_an_invalid_example_trips_its_shape_alone(tripped: dict[str, list[Violation]], file: Path) -> None:
    """It fails as named and in no other way."""
    assert set(named(file)) == {violation.shape for violation in tripped.get(file.stem, [])}


def test_another_engine_finds_the_same(tripped: dict[str, list[Violation]]) -> None:
    """Plain rdflib, which plans and runs SPARQL itself, trips the same shapes on the same things."""
    files = [file for file in INVALID if can_be_told_apart(file)]
    plain = Graph().parse(data=b"\n".join(apart(file) for file in files), format="turtle")
    ontology = ontology_file("governance.ttl").read_bytes()

    _, report, _ = pyshacl.validate(
        plain.parse(data=ontology, format="turtle"), shacl_graph=shapes(GRAPH_SHAPES)
    )
    ours = {(violation.shape, violation.thing) for file in files for violation in tripped[file.stem]}
    theirs = {
        (str(shape).removeprefix(SHAPES), str(thing))
        for result in report.objects(None, sh("result"))
        for shape in report.objects(result, sh("sourceShape"))
        for thing in (*report.objects(result, sh("focusNode")), *report.objects(result, sh("value")))
        if str(thing).startswith(ID)
    }

    assert set() == ours - theirs
    assert {shape for shape, _ in ours} == {shape for shape, _ in theirs}


def test_valid_examples_conform() -> None:
    """None of them trips anything, not even a warning."""
    assert len(VALID) > 10
    assert {} == {name: found for name, found in found_in(VALID).items() if found}


def test_only_two_shapes_warn() -> None:
    """A position that a record can't know, and two holders of one seat, are worth a look; all else is a fault."""
    warnings = {str(subject).removeprefix(SHAPES) for subject in ALL.subjects(sh("severity"), sh("Warning"))}

    assert {"evidence_position", "one_holder"} == warnings


def test_every_shape_says_what_must_be_true_in_both_languages(
    tripped: dict[str, list[Violation]],
) -> None:
    """Each result carries a message in Chinese and one in English."""
    silent = {
        violation.shape
        for found in tripped.values()
        for violation in found
        if not (re.search("[一-鿿]", violation.message_zh) and re.search("[a-z]", violation.message_en))
    }

    assert set() == silent


def test_shapes_are_well_formed() -> None:
    """They conform to the shapes of SHACL itself: a misspelt constraint would else be passed over in silence."""
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=ALL, meta_shacl=True)

    assert conforms, text


def test_every_word_of_shacl_is_one() -> None:
    """The shapes use no property of the SHACL namespace that the standard lacks."""
    standard = {
        "alternativePath", "class", "datatype", "declare", "disjoint", "equals", "in", "inversePath", "languageIn",
        "lessThan", "lessThanOrEquals", "maxCount", "maxInclusive", "message", "minCount", "minInclusive", "minLength",
        "namespace", "nodeKind", "or", "path", "pattern", "prefix", "prefixes", "property", "qualifiedMaxCount",
        "qualifiedMinCount", "qualifiedValueShape", "select", "severity", "sparql", "targetClass", "targetNode",
        "targetSubjectsOf", "uniqueLang",
    }  # fmt: skip
    used = {
        str(predicate).removeprefix(SH) for predicate in ALL.predicates() if str(predicate).startswith(SH)
    }

    assert set() == used - standard


def test_shapes_name_terms_of_the_ontology() -> None:
    """Every gov: term in a shape, its SPARQL included, is declared in the ontology."""
    declared = {
        quad.subject.value.removeprefix(GOV)
        for quad in ox.parse(ontology_file("governance.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode)
    }
    text = "".join(path.read_text(encoding="utf-8") for path in (FOLDER / "shapes").glob("*.ttl"))

    assert set() == set(re.findall(r"\bgov:(\w+)", text)) - declared


def test_shapes_list_the_relations() -> None:
    """What a predicate may be, and what plain triples are checked, are the relations of the ontology."""
    relations = {URIRef(term.iri) for term in load_schema().relations.values()}
    (listed,) = ALL.objects(URIRef(SHAPES + "statement_predicate"), sh("in"))

    assert relations == set(RdfList(ALL, listed))
    for name in (
        "triple_is_asserted",
        "asserted_has_triple",
        "statement_domain",
        "statement_range",
        "statement_qualifier",
    ):
        assert relations == set(ALL.objects(URIRef(SHAPES + name), sh("targetNode"))), name


def test_every_published_class_has_a_shape() -> None:
    """What a graph types is the target of a shape, itself or by a class above it."""
    ontology = Graph().parse(data=ontology_file("governance.ttl").read_bytes(), format="turtle")
    targets = set(ALL.objects(None, sh("targetClass")))
    published = {
        URIRef(triple.object.value) for triple in triples(corpus()) if triple.predicate.value == str(RDF_TYPE)
    }
    declared = {cls for cls in ontology.subjects(RDF_TYPE) if str(cls).startswith(GOV)}

    assert len(published) > 10
    assert set() == {
        cls for cls in published if targets.isdisjoint(ontology.transitive_objects(cls, SUBCLASS))
    }
    assert published - declared == {cls for cls in published if not str(cls).startswith(GOV)}


def test_the_ontology_conforms() -> None:
    """Header, labels, definitions, examples, domains, ranges and inverses of the ontology are as they must be."""
    assert () == validate_ontology(ontology_file("governance.ttl").read_bytes())
