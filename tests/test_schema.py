"""The ontology and what the code reads of it."""

import re
from collections import Counter

import pyoxigraph as ox
import pytest

from kg.errors import SchemaError
from kg.schema import GOV, PREFIXES, load_schema, ontology_file, read_schema

OWL = "http://www.w3.org/2002/07/owl#"
LABEL = PREFIXES["rdfs"] + "label"
DEFINITION = PREFIXES["skos"] + "definition"
TYPES = "Agency Document Event Official Organisation Person Place Post Programme"
RELATIONS = (
    "attends delegates_to holds_post implements issues leads located_in meets_with organises part_of pilots "
    "presides_over proposes receives_award signed_agreement speaks_at supervises visits"
)


def ontology() -> list[ox.Quad]:
    return list(ox.parse(ontology_file("governance.ttl").read_bytes(), format=ox.RdfFormat.TURTLE))


def declared(*kinds: str) -> set[str]:
    wanted = {OWL + kind for kind in kinds}
    return {
        quad.subject.value
        for quad in ontology()
        if quad.predicate.value == PREFIXES["rdf"] + "type" and quad.object.value in wanted
    }


def objects(subject: str, predicate: str) -> list[str]:
    return [
        quad.object.value
        for quad in ontology()
        if quad.subject.value == subject and quad.predicate.value == predicate
    ]


def test_the_schema_has_the_nine_types_in_order():
    """The types are the nine of the guidelines, sorted."""
    assert list(load_schema().types) == TYPES.split()


def test_the_schema_has_the_eighteen_relations_in_order():
    """The relations are the eighteen of the guidelines, sorted."""
    assert list(load_schema().relations) == RELATIONS.split()


def test_the_required_qualifiers_are_those_of_the_guidelines():
    """Four relations need a qualifier, and no other does."""
    required = {name: term.required for name, term in load_schema().relations.items() if term.required}
    assert required == {
        "holds_post": "title",
        "signed_agreement": "agreement",
        "proposes": "topic",
        "receives_award": "award",
    }


def test_two_relations_are_symmetric_and_have_no_inverse():
    """Meeting and signing go both ways; every other relation has an inverse of its own."""
    relations = load_schema().relations.values()
    assert [term.name for term in relations if term.symmetric] == ["meets_with", "signed_agreement"]
    inverses = [term.inverse for term in relations if not term.symmetric]
    assert len(set(inverses)) == 16
    assert None not in inverses


def test_states_and_events_are_told_apart():
    """What lasts is attested, what happens is dated, and two relations have no time."""
    kinds = Counter(term.temporal for term in load_schema().relations.values())
    assert kinds == {"event": 11, "state": 5, "": 2}
    assert load_schema().relations["holds_post"].temporal == "state"


def test_a_relation_is_read_whole():
    """All fields of a term come from the file."""
    term = load_schema().relations["holds_post"]
    assert (term.iri, term.label_zh, term.label_en) == (GOV + "holds_post", "任职于", "holds a post in")
    assert (term.symmetric, term.inverse, term.domain, term.range) == (
        False,
        "post_held_by",
        "Person",
        "Body",
    )


def test_every_term_is_labelled_and_defined_in_both_languages():
    """No term lacks a label or a definition in Chinese or in English, and no label is used twice."""
    terms = declared("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    found = Counter(
        (quad.subject.value, quad.predicate.value, quad.object.language)
        for quad in ontology()
        if quad.predicate.value in (LABEL, DEFINITION)
    )
    assert found == Counter(
        (term, predicate, language)
        for term in terms
        for predicate in (LABEL, DEFINITION)
        for language in ("en", "zh")
    )
    labels = Counter(str(quad.object) for quad in ontology() if quad.predicate.value == LABEL)
    assert [label for label, count in labels.items() if count > 1] == []


def test_every_property_has_one_domain_and_one_range():
    """Two domains would mean their intersection: each property has one, and one range."""
    for name in sorted(declared("ObjectProperty", "DatatypeProperty")):
        for side in ("domain", "range"):
            assert len(objects(name, PREFIXES["rdfs"] + side)) == 1, name


def test_domains_ranges_and_superclasses_are_declared():
    """A class of our own that is used is declared."""
    used = {
        quad.object.value
        for quad in ontology()
        if quad.predicate.value.rpartition("#")[2] in ("domain", "range", "subClassOf")
        and quad.object.value.startswith(GOV)
    }
    assert used - declared("Class") == set()


def test_inverses_are_declared_on_both_sides():
    """Whoever has an inverse is the inverse of it."""
    pairs = {
        (quad.subject.value, quad.object.value)
        for quad in ontology()
        if quad.predicate.value == OWL + "inverseOf"
    }
    assert {(right, left) for left, right in pairs} == pairs


def test_properties_are_in_snake_case_and_classes_in_pascal_case():
    """The names follow one convention, and are ASCII."""
    for name in declared("ObjectProperty", "DatatypeProperty", "AnnotationProperty"):
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name.removeprefix(GOV))
    for name in declared("Class"):
        assert re.fullmatch(r"[A-Z][A-Za-z]*", name.removeprefix(GOV))


def test_the_header_names_version_licence_title_and_prefix():
    """The ontology says what it is and how it may be used."""
    subject = GOV.rstrip("#")
    version = load_schema().version
    assert objects(subject, OWL + "versionIRI") == [f"{subject}/{version}"]
    assert len(objects(subject, PREFIXES["dcterms"] + "license")) == 1
    assert len(objects(subject, PREFIXES["dcterms"] + "title")) == 2
    assert objects(subject, "http://purl.org/vocab/vann/preferredNamespacePrefix") == ["gov"]


def test_the_alignments_speak_of_declared_terms():
    """No alignment is about a term that the ontology lacks."""
    quads = ox.parse(ontology_file("alignments.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    aligned = {quad.subject.value for quad in quads if quad.subject.value.startswith(GOV)}
    assert aligned - declared("Class", "ObjectProperty") == set()


def test_a_file_that_is_not_there_is_told():
    """A missing file is a schema error that names it."""
    with pytest.raises(SchemaError, match=r"nothing\.ttl"):
        ontology_file("nothing.ttl")


def test_an_ontology_that_lacks_a_label_is_refused():
    """A term without a label says which."""
    text = ontology_file("governance.ttl").read_text(encoding="utf-8")
    with pytest.raises(SchemaError, match="gov:Agency has no label @zh"):
        read_schema(text.replace('"公共机构"@zh', '"公共机构"@zh-hant').encode())


def test_what_is_no_turtle_is_refused():
    """A file of another kind is a schema error, not a trace."""
    with pytest.raises(SchemaError, match="no Turtle"):
        read_schema(b"{}")
