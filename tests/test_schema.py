"""What the code reads of the ontology; the ontology itself is tested in test_ontology."""

from collections import Counter

import pytest

from kg.errors import SchemaError
from kg.schema import GOV, load_schema, ontology_file, read_schema

TYPES = "Agency Document Event Official Organisation Person Place Post Programme"
RELATIONS = (
    "attends delegates_to holds_post implements issues leads located_in meets_with organises part_of pilots "
    "presides_over proposes receives_award signed_agreement speaks_at supervises visits"
)
KINDS = {
    "Agency": "congress consultative court government institution leading_group mass_organisation party procuratorate "
    "supervision zone",
    "Event": "activity ceremony fair meeting visit",
    "Official": "deputy enterprise institution leader member",
    "Organisation": "association enterprise hospital media school",
    "Place": "built division natural zone",
    "Programme": "award campaign designation industry_chain plan platform policy project ranking service",
}
DERIVED = (
    "Agreement Official PolicyConcept Proposal Reception Tenure agreement_party ended_by ended_by_earliest "
    "ended_by_latest instance_of_policy made_by mentioned_in occupies participates_in perhaps_same_as tenure_post"
)


def changed(old: str, new: str) -> bytes:
    """The ontology with one passage changed, which must be there once."""
    text = ontology_file("governance.ttl").read_text(encoding="utf-8")
    assert text.count(old) == 1
    return text.replace(old, new).encode()


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


def test_the_kinds_of_a_record_are_classes_under_their_mention_type():
    """A kind is found by the mention type and the string that a record carries; one string may be two kinds."""
    kinds = load_schema().kinds
    found: dict[str, str] = {}
    for mention_type, kind in kinds:
        found[mention_type] = f"{found.get(mention_type, '')} {kind}".strip()
    assert found == KINDS
    assert kinds["Agency", "party"] == GOV + "PartyBody"
    assert kinds["Agency", "institution"] == GOV + "PublicInstitution"
    assert kinds["Official", "institution"] == GOV + "InstitutionOfficer"


def test_what_publication_derives_is_marked():
    """Derived terms are told from the relations that pages state; none is both."""
    schema = load_schema()
    assert schema.derived == tuple(DERIVED.split())
    assert set(schema.derived) & set(schema.relations) == set()


def test_the_schema_can_not_be_written_to():
    """The mappings are shared by the whole process: nobody changes them, and they are in order."""
    schema = load_schema()
    for mapping in (schema.types, schema.relations, schema.qualifiers, schema.kinds):
        assert list(mapping) == sorted(mapping)
        with pytest.raises(TypeError):
            mapping["x"] = "y"


def test_a_file_that_is_not_there_is_told():
    """A missing file is a schema error that names it."""
    with pytest.raises(SchemaError, match=r"nothing\.ttl"):
        ontology_file("nothing.ttl")


def test_an_ontology_that_lacks_a_label_is_refused():
    """A term without a label says which."""
    with pytest.raises(SchemaError, match="gov:Agency has no label @zh"):
        read_schema(changed('"公共机构"@zh', '"公共机构"@zh-hant'))


def test_two_classes_of_one_kind_are_refused():
    """A record's kind must mean one class: the message names both."""
    with pytest.raises(
        SchemaError, match=r"gov:Court and gov:CongressBody are both the kind 'congress' of Agency"
    ):
        read_schema(changed('gov:kind_value "court"', 'gov:kind_value "congress"'))


def test_a_kind_of_no_mention_type_is_refused():
    """A class of a kind stands under a mention type, however far; a circle above it ends too."""
    old = "gov:Court a owl:Class ;\n    rdfs:subClassOf gov:Agency"
    with pytest.raises(SchemaError, match="gov:Court is a kind of no mention type"):
        read_schema(changed(old, old.replace("Agency", "Dated")))
    with pytest.raises(SchemaError, match="gov:Court is a kind of no mention type"):
        read_schema(changed(old, old.replace("Agency", "Court")))
    under = read_schema(changed(old, old.replace("Agency", "Procuratorate")))
    assert under.kinds["Agency", "court"] == GOV + "Court"


def test_what_is_no_turtle_is_refused():
    """A file of another kind is a schema error, not a trace."""
    with pytest.raises(SchemaError, match="no Turtle"):
        read_schema(b"{}")
