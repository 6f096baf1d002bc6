"""What a name given to a question means: labels, aliases, marks, namesakes, ids, posts."""

import re
from dataclasses import replace
from pathlib import Path

import factory
import pytest

from kg.errors import QueryError
from kg.model import Entity
from kg.publish.rdf import triples
from kg.publish.store import write_store
from kg.query import resolve_question
from kg.query.names import find, open_store
from kg.schema import ID

PERSONS = ("Person",)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The factory corpus with namesakes and look-alikes, as a store."""
    corpus = factory.corpus()
    more = (
        Entity("person-7", "Official", "何清", home="白石市"),
        Entity("programme-7", "Programme", "清流", kind="plan", home="白石市"),
        Entity("place-7", "Place", "清河市", ("清河", "鷺洄")),
        Entity("place-8", "Place", "清河", ()),
        Entity("document-7", "Document", "《河道办法（试行）》"),
    )
    store = tmp_path_factory.mktemp("names") / "store"
    write_store(triples(replace(corpus, entities=(*corpus.entities, *more))), store)
    return store


@pytest.fixture(scope="module")
def store(folder):
    """The same, open."""
    return open_store(folder)


@pytest.mark.parametrize(
    ("name", "classes", "ids"),
    [
        ("周远山", PERSONS, ["person-1"]),
        ("市水利局", ("Agency",), ["agency-3"]),
        ("河道办法(试行)", ("Document",), ["document-7"]),
        ("《河道办法（试行）》", ("Document",), ["document-7"]),
        (" 周 远山 ", PERSONS, ["person-1"]),
        ("清河", ("Place",), ["place-8"]),
        ("鹭洄", ("Place",), ["place-7"]),
        ("何清@清河市", PERSONS, ["person-2"]),
        ("何清@白石", PERSONS, ["person-7"]),
        ("何清@*", PERSONS, ["person-2", "person-7"]),
        ("id:person-7", PERSONS, ["person-7"]),
        (ID + "person-7", (), ["person-7"]),
        ("清河市委书记", ("Post",), None),
        ("中共清河市委书记", ("Post",), None),
        ("清河市市长", ("Post",), None),
        ("市长", ("Post",), None),
        ("书记@清河市委", ("Post",), None),
    ],
)
def test_a_name_means_one_thing(store, name, classes, ids):
    """Label before alias; marks, widths, spaces and script aside; a hint, `*` or an id chooses."""
    found = [iri.removeprefix(ID) for iri in find(store, name, classes)]
    if ids is None:
        assert [True] == [iri.startswith("post-") for iri in found]
    else:
        assert ids == found


def test_posts_are_told_apart(store):
    """The mayor's post is another than the secretary's, whichever way it is named."""
    mayor, government = find(store, "清河市市长", ("Post",)), find(store, "市政府市长", ("Post",))
    assert mayor == government
    assert mayor != find(store, "清河市委书记", ("Post",))


def test_the_exact_label_goes_first_and_all_can_be_asked_for(store):
    """清流 is the programme that is printed so; a question over all homes takes “清流”工程, too, by its alias."""
    assert (ID + "programme-7",) == find(store, "清流", ("Programme",))
    assert (ID + "programme-1", ID + "programme-7") == tuple(
        sorted(find(store, "清流", ("Programme",), every=True))
    )


@pytest.mark.parametrize(
    ("name", "classes", "message"),
    [
        ("何清", PERSONS, "'何清' is ambiguous: 何清 (Official, 清河市, 清河市政府; id:person-2), 何清 (Official, 白石市; id:person-7); choose one with 何清@清河市, an id, or all with 何清@*"),
        ("周远", PERSONS, "no Person is named '周远'; near matches: 周远山"),
        ("水利", (), "no thing is named '水利'; near matches: "),
        ("周远山", ("Agency", "Place"), "no Agency or Place is named '周远山'"),
        ("何清@长河市", PERSONS, "no 何清 fits @长河市: known are 何清 (Official, 清河市, 清河市政府; id:person-2)"),
        ("id:person-99", PERSONS, "there is no Person with the id id:person-99"),
        ("id:agency-1", PERSONS, "there is no Person with the id id:agency-1"),
        ("id:x> . ?s ?p ?o", PERSONS, "is no id"),
        ("“”", PERSONS, "no Person is named '“”'"),
        ("@", PERSONS, "no Person is named '@'"),
    ],
)  # fmt: skip
def test_a_name_that_means_nothing_or_too_much_is_told(store, name, classes, message):
    """The message has what is near, or the candidates with type and home and how to choose."""
    with pytest.raises(QueryError, match=re.escape(message)):
        find(store, name, classes)


def test_an_iri_stands_in_the_query(folder):
    """A name is bound as what it means, an optional one that is not given as UNDEF, and one of two things needs one."""
    assert f"VALUES ?this {{ <{ID}person-7> }}" in resolve_question(
        "posts_of", {"person": "何清@白石市"}, folder
    )
    assert f"{{ <{ID}person-2> <{ID}person-7> }}" in resolve_question(
        "posts_of", {"person": "何清@*"}, folder
    )
    assert "VALUES ?this { UNDEF }" in resolve_question("presided_over", {}, folder)
    with pytest.raises(QueryError, match=re.escape("'first' must be one thing: '何清@*' is 2")):
        resolve_question("connections", {"first": "何清@*", "second": "石立"}, folder)
    with pytest.raises(QueryError, match="parameter 'person': '何清' is ambiguous"):
        resolve_question("presided_over", {"person": "何清"}, folder)


def test_hyphens_and_underscores_are_one(folder):
    """A question answers to both, as people type it."""
    hyphens = resolve_question("posts-of", {"person": "石立"}, folder)
    assert resolve_question("posts_of", {"person": "石立"}, folder) == hyphens
