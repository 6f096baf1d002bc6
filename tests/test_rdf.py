"""The published RDF and the store."""

import multiprocessing
from dataclasses import replace

import factory
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BuildError, SchemaError
from kg.model import Corpus, Evidence, Identity, Span, Statement, key_hash
from kg.publish.derived import agreements, receptions
from kg.publish.rdf import to_turtle, triples
from kg.publish.store import write_store
from kg.schema import GOV, ID, PREFIXES, load_schema, ontology_file

ARTICLE = f"article-{key_hash(factory.DOCUMENT, 'a1')}"
PAGE = f"page-{key_hash(factory.DOCUMENT)}"


def expand(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def values(corpus: Corpus, subject: str, predicate: str) -> list[str]:
    """The objects of a subject's property, as N-Triples terms."""
    return [
        str(triple.object)
        for triple in triples(corpus)
        if triple.subject.value == ID + subject and triple.predicate.value == expand(predicate)
    ]


def iri(identifier: str) -> str:
    return f"<{ID}{identifier}>"


def gov(name: str) -> str:
    return f"<{GOV}{name}>"


def changed(identifier: str, **changes) -> Corpus:
    """The factory corpus with one statement changed."""
    corpus = factory.corpus()
    statements = [replace(each, **changes) if each.id == identifier else each for each in corpus.statements]
    return replace(corpus, statements=tuple(statements))


def qualified(**qualifiers) -> Corpus:
    return changed("statement-4", qualifiers=qualifiers)


def test_both_readers_find_every_triple():
    """Both rdflib and pyoxigraph read as many triples as were written."""
    corpus = factory.corpus()
    turtle, count = to_turtle(corpus), len(triples(corpus))
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == count
    assert len(list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))) == count


def test_the_same_corpus_gives_the_same_bytes_in_whatever_order():
    """The order of a corpus's parts leaves no trace in the file."""
    corpus = factory.corpus()
    assert to_turtle(factory.turned(corpus)) == to_turtle(corpus)


def test_triples_are_sorted_without_repeats_or_blank_nodes():
    """The canonical form holds: sorted, each once, every node named."""
    found = triples(factory.corpus())
    assert found == sorted(set(found), key=str)
    assert not any(
        isinstance(term, ox.BlankNode) for triple in found for term in (triple.subject, triple.object)
    )


def test_an_asserted_statement_is_a_plain_triple():
    """What the page states can be asked without reification."""
    assert values(factory.corpus(), "person-1", "gov:presides_over") == [iri("event-1")]


@pytest.mark.parametrize("status", ["planned", "denied"])
def test_what_is_planned_or_denied_is_no_plain_triple(status):
    """A plan or a denial keeps its statement node and its status, and nothing else says it."""
    corpus = changed("statement-2", status=status)
    assert values(corpus, "person-1", "gov:presides_over") == []
    assert values(corpus, "statement-2", "gov:status") == [f'"{status}"']
    assert ("person-1", "event-1") not in [
        (triple.subject.value.removeprefix(ID), triple.object.value.removeprefix(ID))
        for triple in triples(corpus)
        if triple.predicate.value == GOV + "participates_in"
    ]


def test_a_derived_statement_is_marked():
    """What follows from a name has its plain triple, and its statement node says that it is derived."""
    corpus = factory.corpus()
    assert values(corpus, "agency-3", "gov:part_of") == [iri("agency-2")]
    assert values(corpus, "statement-9", "gov:basis") == ['"derived"']


def test_a_statement_node_carries_all_that_the_statement_has():
    """Ends, status, basis, confidence, qualifiers and evidence hang on the node."""
    corpus = factory.corpus()
    expected = {
        "rdf:subject": [iri("person-1")],
        "rdf:predicate": [gov("presides_over")],
        "rdf:object": [iri("event-1")],
        "gov:status": ['"asserted"'],
        "gov:basis": ['"stated"'],
        "gov:confidence": [f'"0.9"^^<{expand("xsd:decimal")}>'],
        "gov:verb": ['"主持召开"'],
        "gov:date": ['"2024-03-04"'],
    }
    assert {name: values(corpus, "statement-2", name) for name in expected} == expected


def test_evidence_leads_to_quote_position_article_and_page():
    """From a statement one reaches the characters on the page."""
    corpus = factory.corpus()
    start, end = factory.span("市委书记周远山")
    evidence = f"evidence-{key_hash(factory.DOCUMENT, start, end)}"
    assert values(corpus, "statement-1", "prov:wasDerivedFrom") == [iri(evidence)]
    assert values(corpus, f"{evidence}-quote", "oa:exact") == ['"市委书记周远山"@zh']
    assert values(corpus, f"{evidence}-position", "oa:start") == [f'"{start}"^^<{expand("xsd:integer")}>']
    assert values(corpus, f"{evidence}-position", "oa:end") == [f'"{end}"^^<{expand("xsd:integer")}>']
    assert values(corpus, evidence, "oa:hasSource") == [iri(ARTICLE)]
    assert values(corpus, ARTICLE, "dcterms:isPartOf") == [iri(PAGE)]


def test_evidence_outside_an_article_leads_to_the_page():
    """A quote that no article holds has the page as its source."""
    stray = replace(factory.evidence("市委书记周远山"), article=None)
    corpus = changed("statement-1", evidence=(stray,))
    (evidence,) = values(corpus, "statement-1", "prov:wasDerivedFrom")
    assert iri(PAGE) in values(corpus, evidence.removeprefix(f"<{ID}").rstrip(">"), "oa:hasSource")


def test_quotes_without_a_known_place_stay_apart():
    """Two quotes of a record without its text are two evidences, and neither claims a position."""
    unplaced = [
        replace(factory.evidence(quote), span=Span(0, 0)) for quote in ("市委书记周远山", "市长何清出席")
    ]
    corpus = changed("statement-1", evidence=tuple(unplaced))
    found = [
        each.removeprefix(f"<{ID}").rstrip(">")
        for each in values(corpus, "statement-1", "prov:wasDerivedFrom")
    ]
    quotes = [values(corpus, f"{each}-quote", "oa:exact") for each in found]
    assert sorted(quotes) == [['"市委书记周远山"@zh'], ['"市长何清出席"@zh']]
    assert [values(corpus, f"{each}-position", "oa:start") for each in found] == [[], []]


def test_a_page_and_its_article_are_described():
    """Newspaper, home, date, headline and byline with its role are kept."""
    corpus = factory.corpus()
    assert values(corpus, PAGE, "gov:newspaper") == ['"清河日报"']
    assert values(corpus, PAGE, "gov:newspaper_home") == ['"清河市"']
    assert values(corpus, PAGE, "gov:published") == ['"2024-03-05"']
    assert values(corpus, PAGE, "dcterms:identifier") == ['"river.txt"']
    assert values(corpus, ARTICLE, "rdfs:label") == ['"全市水利工作会议召开"@zh']
    (byline,) = values(corpus, ARTICLE, "gov:has_byline")
    name = byline.removeprefix(f"<{ID}").rstrip(">")
    assert values(corpus, name, "gov:author_name") + values(corpus, name, "gov:author_role") == [
        '"林小舟"',
        '"记者"',
    ]


def test_a_partial_date_has_bounds_and_a_yearless_one_has_none():
    """The EDTF string is always there; days to compare only where the year is known."""
    day = f"^^<{expand('xsd:date')}>"
    partial = qualified(date="2024-02")
    assert values(partial, "statement-4", "gov:date") == ['"2024-02"']
    assert values(partial, "statement-4", "gov:date_earliest") == [f'"2024-02-01"{day}']
    assert values(partial, "statement-4", "gov:date_latest") == [f'"2024-02-29"{day}']
    yearless = qualified(date="XXXX-03-04")
    assert values(yearless, "statement-4", "gov:date") == ['"XXXX-03-04"']
    assert values(yearless, "statement-4", "gov:date_earliest") == []


def test_lists_numbers_and_unknown_qualifiers_are_kept():
    """A list is several values, a number a number, and what the ontology doesn't list one JSON object."""
    corpus = qualified(signatories=["甲", "乙"], count=7, mood="晴", crowd={"size": 3})
    assert values(corpus, "statement-4", "gov:signatories") == ['"乙"', '"甲"']
    assert values(corpus, "statement-4", "gov:count") == [f'"7"^^<{expand("xsd:integer")}>']
    assert values(corpus, "statement-4", "gov:other_qualifiers") == [
        str(ox.Literal('{"crowd": {"size": 3}, "mood": "晴"}'))
    ]


def test_figures_are_nodes():
    """A figure keeps what is counted, its value and its unit together."""
    corpus = qualified(figures=[{"of": "渠道", "value": 12, "unit": "公里", "bound": None}])
    (figure,) = values(corpus, "statement-4", "gov:figures")
    name = figure.removeprefix(f"<{ID}").rstrip(">")
    assert values(corpus, name, "gov:figure_item") == ['"渠道"']
    assert values(corpus, name, "gov:figure_value") == [f'"12.0"^^<{expand("xsd:decimal")}>']
    assert values(corpus, name, "gov:figure_unit") == ['"公里"']


def test_a_tenure_has_person_body_post_and_when_it_was_attested():
    """The post is a node of its own, which the person occupies."""
    corpus = factory.corpus()
    post = f"post-{key_hash('agency-1', '书记')}"
    assert values(corpus, "tenure-1", "org:member") == [iri("person-1")]
    assert values(corpus, "tenure-1", "org:organization") == [iri("agency-1")]
    assert values(corpus, "tenure-1", "gov:tenure_post") == [iri(post)]
    assert values(corpus, "tenure-1", "gov:attested_first") == ['"2024-03-04"']
    assert values(corpus, "tenure-1", "gov:end") == []
    assert values(corpus, "person-1", "gov:occupies") == [iri(post)]
    assert values(corpus, post, "rdfs:label") == ['"清河市委书记"@zh']


def test_a_post_tells_its_seat_and_its_rank():
    """The head of a body whose level is known has both; a post that no table knows has neither."""
    corpus = factory.corpus()
    known = tuple(replace(e, level="prefecture") if e.id == "agency-1" else e for e in corpus.entities)
    corpus = replace(corpus, entities=known)
    head, manager = (
        f"post-{key_hash(body, title)}"
        for body, title in (("agency-1", "书记"), ("organisation-1", "技术员"))
    )
    tenures = (
        *corpus.tenures,
        replace(corpus.tenures[0], id="tenure-9", body="organisation-1", title="技术员"),
    )
    corpus = replace(corpus, tenures=tenures)
    assert values(corpus, head, "gov:single_seat") == [f'"true"^^<{expand("xsd:boolean")}>']
    assert values(corpus, head, "gov:rank") == ['"厅局级正职"']
    assert values(corpus, manager, "gov:single_seat") == values(corpus, manager, "gov:rank") == []


def test_an_inferred_end_has_bounds_of_its_own():
    """What a successor shows is no stated end."""
    corpus = factory.corpus()
    corpus = replace(corpus, tenures=(replace(corpus.tenures[0], ended_by="2024-06"), *corpus.tenures[1:]))
    assert values(corpus, "tenure-1", "gov:ended_by") == ['"2024-06"']
    assert values(corpus, "tenure-1", "gov:ended_by_latest") == [f'"2024-06-30"^^<{expand("xsd:date")}>']
    assert values(corpus, "tenure-1", "gov:end") == []


def test_unclear_namesakes_are_linked_once():
    """Only what is unclear is published: who was joined is one already, and who was split is not."""
    pair = Identity("周远山", "unclear", "person-2", "person-1", "a.txt", "b.txt", (("rare_name", 0.5),))
    corpus = replace(factory.corpus(), identities=(pair, replace(pair, decision="split", other="person-3")))
    assert values(corpus, "person-1", "gov:perhaps_same_as") == [iri("person-2")]
    assert values(corpus, "person-2", "gov:perhaps_same_as") == []


def test_whoever_holds_a_post_is_an_official():
    """A Person with a tenure is materialised as an Official; one without is not."""
    corpus = factory.corpus()
    entities = tuple(
        replace(each, type="Person") if each.id in ("person-2", "person-3") else each
        for each in corpus.entities
    )
    corpus = replace(corpus, entities=entities, tenures=corpus.tenures[:2])
    assert values(corpus, "person-2", "rdf:type") == [gov("Official"), gov("Person")]
    assert values(corpus, "person-3", "rdf:type") == [gov("Person")]


def test_names_are_labels_in_chinese():
    """The resolved name is the label, the other surface forms are alternatives."""
    corpus = factory.corpus()
    assert values(corpus, "agency-1", "rdfs:label") == ['"清河市委"@zh']
    assert values(corpus, "agency-1", "skos:altLabel") == ['"中共清河市委"@zh', '"市委"@zh']


def test_a_proposal_without_an_object_points_to_a_minted_one():
    """The statement's object and the plain triple lead to the proposal, labelled with the topic."""
    corpus = factory.corpus()
    (proposal,) = values(corpus, "statement-8", "rdf:object")
    assert values(corpus, "agency-3", "gov:proposes") == [proposal]
    assert values(corpus, proposal.removeprefix(f"<{ID}").rstrip(">"), "rdfs:label") == [
        '"建设“清流”工程"@zh'
    ]


def test_participation_and_mentions_are_written():
    """Who was in the room and what the article names can be asked directly."""
    corpus = factory.corpus()
    (reception,) = receptions(corpus)
    assert values(corpus, "person-1", "gov:participates_in") == [iri("event-1"), iri(reception.id)]
    assert values(corpus, "organisation-1", "gov:mentioned_in") == [iri(ARTICLE)]
    assert values(corpus, reception.id, "rdf:type") == [gov("Event"), gov("Reception")]


def test_a_kind_is_a_class_beside_its_string():
    """A body of a kind that the ontology knows is of its class too; of an unknown kind it keeps the string alone."""
    corpus = factory.corpus()
    assert values(corpus, "agency-1", "rdf:type") == [gov("Agency"), gov("PartyBody")]
    assert values(corpus, "agency-1", "gov:kind") == ['"party"']
    entities = (replace(corpus.entities[0], kind="guild"), *corpus.entities[1:])
    corpus = replace(corpus, entities=entities)
    assert values(corpus, "agency-1", "rdf:type") == [gov("Agency")]
    assert values(corpus, "agency-1", "gov:kind") == ['"guild"']


def test_the_kind_of_an_office_holder_is_found_however_it_is_told():
    """Official and Person with a tenure have the class of their kind; a person without a post has the string alone."""
    corpus = factory.corpus()
    types = {"person-1": "Official", "person-2": "Person", "person-3": "Person"}
    entities = tuple(
        replace(each, type=types[each.id], kind="leader") if each.id in types else each
        for each in corpus.entities
    )
    corpus = replace(corpus, entities=entities, tenures=corpus.tenures[:2])
    leader = [gov("Official"), gov("Person"), gov("PublicLeader")]
    assert [leader, leader, [gov("Person")]] == [values(corpus, each, "rdf:type") for each in types]


def test_a_signed_agreement_is_a_node_with_its_parties():
    """The agreement has its name, its date, both ends and the statement that tells of it."""
    signed = {"agreement": "战略合作协议", "date": "2024-03"}
    corpus = changed("statement-7", relation="signed_agreement", qualifiers=signed)
    (agreement,) = agreements(corpus)
    assert agreement.id == f"agreement-{key_hash('statement-7')}"
    assert values(corpus, agreement.id, "rdf:type") == [gov("Agreement")]
    assert values(corpus, agreement.id, "rdfs:label") == ['"战略合作协议"@zh']
    assert values(corpus, agreement.id, "gov:date") == ['"2024-03"']
    assert values(corpus, agreement.id, "gov:agreement_party") == [iri("person-1"), iri("person-3")]
    assert values(corpus, agreement.id, "gov:made_by") == [iri("statement-7")]


@pytest.mark.parametrize("status", ["planned", "denied"])
def test_what_is_not_signed_is_no_agreement(status):
    """A plan to sign has its statement and no agreement."""
    corpus = changed(
        "statement-7", relation="signed_agreement", qualifiers={"agreement": "协议"}, status=status
    )
    assert agreements(corpus) == ()
    assert not [each for each in triples(corpus) if each.object == ox.NamedNode(GOV + "Agreement")]


def test_derived_terms_are_told_from_stated_ones():
    """What publication adds is written with terms that the ontology marks as derived; no relation of a page is one."""
    corpus = changed("statement-7", relation="signed_agreement", qualifiers={"agreement": "协议"})
    added = {
        triple.predicate.value.removeprefix(GOV)
        for triple in triples(corpus)
        if triple.predicate.value.startswith(GOV)
    } - {
        triple.predicate.value.removeprefix(GOV)
        for triple in triples(replace(corpus, statements=(), tenures=(), mentioned_in=(), entities=()))
    }
    derived = {
        "agreement_party",
        "instance_of_policy",
        "made_by",
        "mentioned_in",
        "occupies",
        "participates_in",
    }
    assert derived <= added & set(load_schema().derived)
    assert not set(load_schema().derived) & load_schema().relations.keys()


def test_no_link_leads_to_an_entity_that_is_not_there():
    """A division or parent that the corpus doesn't have is no link; its code is kept."""
    corpus = factory.corpus()
    entities = tuple(
        replace(each, place="430400", parent="agency-9") if each.id == "agency-1" else each
        for each in corpus.entities
    )
    corpus = replace(corpus, entities=entities)
    assert values(corpus, "agency-1", "gov:division_code") == ['"430400"']
    assert values(corpus, "agency-1", "gov:division") + values(corpus, "agency-1", "gov:parent") == []


def test_every_term_in_the_data_is_in_the_ontology():
    """No class or property of our namespace is used that the ontology doesn't declare."""
    declared = {
        quad.subject.value
        for quad in ox.parse(ontology_file("governance.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
        if quad.predicate.value == expand("rdfs:isDefinedBy")
    }
    known = ("date", "attested", "start", "end", "figures", "order", "as", "said_by", "count", "signatories")
    corpus = qualified(**dict.fromkeys(known, "2024"), other=1)
    used = {
        term.value
        for triple in triples(corpus)
        for term in (triple.predicate, triple.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(GOV)
    }
    assert used - declared == set()
    assert GOV + "figure_item" in used


def test_an_unknown_relation_is_refused():
    """A statement of a relation that the ontology lacks can't be published."""
    with pytest.raises(SchemaError, match=r"statement-1.*likes"):
        triples(changed("statement-1", relation="likes"))


def test_an_unknown_type_is_refused():
    """An entity of a type that the ontology lacks can't be published."""
    corpus = factory.corpus()
    entities = (replace(corpus.entities[0], type="Tree"), *corpus.entities[1:])
    with pytest.raises(SchemaError, match=r"agency-1.*Tree"):
        triples(replace(corpus, entities=entities))


def test_an_id_that_no_iri_can_hold_is_refused():
    """An id with other than a-z, 0-9 and hyphens is told before any engine sees it."""
    bad = Statement("statement 1", "attends", "person-1", "event-1", (factory.evidence("市长何清出席"),))
    with pytest.raises(BuildError, match="statement 1"):
        triples(replace(factory.corpus(), statements=(bad,)))


def count_in_store(folder: str) -> int:
    return len(ox.Store.read_only(folder))


def test_the_store_holds_every_triple_and_is_closed(tmp_path):
    """Another process opens the store read-only as soon as it is written."""
    found = triples(factory.corpus())
    write_store(found, tmp_path / "store")
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(count_in_store, (str(tmp_path / "store"),)) == len(found)


def test_a_store_is_not_written_over_other_files(tmp_path):
    """A folder with something in it is refused and left alone."""
    (tmp_path / "note").write_text("mine")
    with pytest.raises(BuildError, match="not empty"):
        write_store([], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["note"]


ENDS = [entity.id for entity in factory.ENTITIES]
RELATIONS = sorted(load_schema().relations)


@st.composite
def evidences(draw) -> Evidence:
    """Some characters of the factory page."""
    start = draw(st.integers(0, len(factory.TEXT) - 1))
    end = draw(st.integers(start + 1, len(factory.TEXT)))
    article = draw(st.sampled_from(["a1", None]))
    span = Span(start, end)
    return Evidence(factory.DOCUMENT, article, 1, span, factory.TEXT[start:end], "rules/1", 0.9)


@st.composite
def statements(draw, number: int) -> Statement:
    """A statement between any two entities, of any relation and status; a proposal may lack its object."""
    relation = draw(st.sampled_from(RELATIONS))
    objects = [*ENDS, None] if relation == "proposes" else ENDS
    return Statement(
        f"statement-{number}",
        relation,
        draw(st.sampled_from(ENDS)),
        draw(st.sampled_from(objects)),
        tuple(draw(st.lists(evidences(), min_size=1, max_size=3, unique=True))),
        draw(st.sampled_from([{}, {"date": "2024-03"}, {"title": "书记", "topic": "水", "agreement": "约"}])),
        status=draw(st.sampled_from(["asserted", "planned", "denied"])),
        basis=draw(st.sampled_from(["stated", "derived"])),
    )


@st.composite
def corpora(draw) -> Corpus:
    """The factory's page and entities with other statements."""
    told = tuple(draw(statements(number)) for number in range(draw(st.integers(0, 8))))
    return replace(factory.corpus(), statements=told, tenures=())


@settings(max_examples=150, deadline=None)
@given(corpora())
def test_triple_statement_node_and_evidence_agree(corpus):
    """Every asserted statement and no other has its plain triple; its node has the same ends, its evidence the words."""
    found = Index(corpus)
    expected = {
        (each.subject, each.relation, each.object or found.end(each.id, "object"))
        for each in corpus.statements
        if each.status == "asserted"
    }
    assert expected == found.plain
    assert {each.id for each in corpus.statements} == found.claims
    for each in corpus.statements:
        assert each.subject == found.end(each.id, "subject")
        assert GOV + each.relation == found.one(each.id, "rdf:predicate")
        assert each.object in (None, found.end(each.id, "object"))
        assert (each.object is None) == found.end(each.id, "object").startswith("proposal-")
        assert {(piece.quote, *piece.span) for piece in each.evidence} == found.words(each.id)


class Index:
    """The triples of a corpus by subject and predicate, to be asked without the code under test."""

    def __init__(self, corpus: Corpus) -> None:
        self.objects: dict[tuple[str, str], list[str]] = {}
        self.plain: set[tuple[str, str, str]] = set()
        self.claims: set[str] = set()
        for triple in triples(corpus):
            subject, predicate = triple.subject.value.removeprefix(ID), triple.predicate.value
            self.objects.setdefault((subject, predicate), []).append(triple.object.value)
            if predicate.removeprefix(GOV) in RELATIONS:
                self.plain.add((subject, predicate.removeprefix(GOV), triple.object.value.removeprefix(ID)))
            if triple.object == ox.NamedNode(GOV + "Statement"):
                self.claims.add(subject)

    def one(self, subject: str, predicate: str) -> str:
        """The only object of a property."""
        (found,) = self.objects[subject, expand(predicate)]
        return found

    def end(self, statement: str, place: str) -> str:
        """The id of a statement's subject or object."""
        return self.one(statement, f"rdf:{place}").removeprefix(ID)

    def words(self, statement: str) -> set[tuple[str, int, int]]:
        """The quotes of a statement with where they stand, by its evidence and the selectors of that."""
        found = set()
        for evidence in self.objects[statement, expand("prov:wasDerivedFrom")]:
            selectors = [
                each.removeprefix(ID)
                for each in self.objects[evidence.removeprefix(ID), expand("oa:hasSelector")]
            ]
            position, quote = sorted(selectors)
            start, end = (int(self.one(position, f"oa:{edge}")) for edge in ("start", "end"))
            assert factory.TEXT[start:end] == self.one(quote, "oa:exact")
            found.add((self.one(quote, "oa:exact"), start, end))
        return found
