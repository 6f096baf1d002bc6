"""The corpus as networkx and GraphML."""

import io
from dataclasses import replace

import factory
import networkx as nx

from kg.model import Entity, Span, Statement
from kg.publish.network import to_graphml, to_networkx


def with_statement(**changes):
    """The factory corpus with changes to its first statement."""
    corpus = factory.corpus()
    return replace(corpus, statements=(replace(corpus.statements[0], **changes), *corpus.statements[1:]))


def readable(graph):
    return nx.read_graphml(io.BytesIO(to_graphml(graph)), force_multigraph=True)


def test_nodes_are_entities_and_minted_ones():
    """Every entity is a node, and so are the proposal without an object and the reception."""
    graph = to_networkx(factory.corpus())

    minted = [node for node in graph if node not in {entity.id for entity in factory.ENTITIES}]
    assert {entity.id for entity in factory.ENTITIES} <= set(graph)
    assert sorted(graph.nodes[node]["type"] for node in minted) == ["Proposal", "Reception"]


def test_node_attributes():
    """A node carries what is known of its entity, aliases as a list."""
    expected = {
        "type": "Agency",
        "name": "清河市委",
        "aliases": ["中共清河市委", "市委"],
        "kind": "party",
        "level": None,
        "place": None,
        "parent": None,
        "resolved": True,
    }

    assert expected == to_networkx(factory.corpus()).nodes["agency-1"]


def test_edges_are_asserted_statements_only():
    """A planned statement has no edge; all asserted ones have one under their id."""
    graph = to_networkx(factory.corpus())

    expected = [statement.id for statement in factory.STATEMENTS if statement.status == "asserted"]
    assert expected == sorted(key for _, _, key in graph.edges(keys=True))


def test_edge_attributes_and_evidence():
    """An edge carries relation, qualifiers, status, basis and its evidence with quote, position and headline."""
    edge = to_networkx(factory.corpus()).edges["person-1", "agency-1", "statement-1"]

    place = factory.span("市委书记周远山")
    evidence = {
        "quote": "市委书记周远山",
        "document": "river.txt",
        "article": "a1",
        "headline": "全市水利工作会议召开",
        "start": place.start,
        "end": place.end,
        "confidence": 0.9,
    }
    expected = {
        "title": "书记",
        "attested": "2024-03-04",
        "relation": "holds_post",
        "status": "asserted",
        "basis": "stated",
        "confidence": 0.9,
        "evidence": [evidence],
    }
    assert expected == edge


def test_parallel_relations_are_kept():
    """Two statements between the same two entities are two edges."""
    corpus = factory.corpus()
    second = replace(corpus.statements[0], id="statement-0", qualifiers={"title": "常委"})

    graph = to_networkx(replace(corpus, statements=(second, *corpus.statements)))

    assert sorted(graph["person-1"]["agency-1"]) == ["statement-0", "statement-1"]


def test_proposal_is_the_object_of_its_statement():
    """A `proposes` without an object leads to the node minted for its topic."""
    graph = to_networkx(factory.corpus())

    targets = [target for _, target, key in graph.edges(keys=True) if key == "statement-8"]
    assert [graph.nodes[target]["name"] for target in targets] == ["建设“清流”工程"]


def test_order_of_the_corpus_does_not_matter():
    """The same corpus in another order gives the same bytes."""
    corpus = factory.corpus()
    turned = replace(corpus, entities=corpus.entities[::-1], statements=corpus.statements[::-1])

    assert to_graphml(to_networkx(corpus)) == to_graphml(to_networkx(turned))


def test_graphml_round_trip():
    """The GraphML is read back by networkx with ids, names and keys as they were."""
    graph = to_networkx(factory.corpus())

    again = readable(graph)

    assert sorted(graph.edges(keys=True)) == sorted(again.edges(keys=True))
    assert again.nodes["agency-1"]["aliases"] == "中共清河市委|市委"
    assert "level" not in again.nodes["agency-1"]
    assert again.nodes["agency-1"]["resolved"] is True


def test_graphml_has_the_first_evidence():
    """An edge of the GraphML has the first evidence flattened, and how many there are."""
    evidence = factory.STATEMENTS[0].evidence[0]
    second = replace(evidence, document="second.txt")

    edge = readable(to_networkx(with_statement(evidence=(evidence, second)))).edges[
        "person-1", "agency-1", "statement-1"
    ]

    assert (edge["quote"], edge["document"], edge["evidence_count"]) == ("市委书记周远山", "river.txt", 2)
    assert evidence.span == Span(edge["start"], edge["end"])


def test_qualifiers_never_hide_the_evidence():
    """Bounds of a state and a document read out have names of their own beside the quote's position."""
    changed = with_statement(
        qualifiers={"start": "2021", "end": "2024", "document": "《意见》", "title": "书记"}
    )

    edge = readable(to_networkx(changed)).edges["person-1", "agency-1", "statement-1"]

    assert (edge["start_date"], edge["end_date"], edge["qualifier_document"]) == ("2021", "2024", "《意见》")
    assert edge["document"] == "river.txt"


def test_graphml_drops_characters_that_xml_forbids():
    """Control characters and lone surrogates in a name do not break the file."""
    corpus = factory.corpus()
    odd = Entity("agency-0", "Agency", "清\x00河\x0b市\ud800局\ufffe", ("甲|乙", "丙"))

    again = readable(to_networkx(replace(corpus, entities=(odd, *corpus.entities))))

    assert (again.nodes["agency-0"]["name"], again.nodes["agency-0"]["aliases"]) == ("清河市局", "甲｜乙|丙")


def test_graphml_of_structured_qualifiers():
    """Figures, which are objects, are written as JSON."""
    figures = [{"of": "投资", "value": 12.5, "unit": "亿元"}]
    changed = with_statement(qualifiers={"title": "书记", "figures": figures, "order": 3})

    edge = readable(to_networkx(changed)).edges["person-1", "agency-1", "statement-1"]

    assert (edge["figures"], edge["order"]) == ('[{"of": "投资", "unit": "亿元", "value": 12.5}]', 3)


def test_empty_corpus():
    """A corpus without statements is a graph without edges, and still GraphML."""
    corpus = replace(factory.corpus(), statements=(), entities=())

    assert len(readable(to_networkx(corpus))) == 0


def test_denied_statements_have_no_edge():
    """What a page denies is no edge either."""
    denied = Statement(
        "s", "leads", "person-1", "programme-1", factory.STATEMENTS[0].evidence, status="denied"
    )

    assert to_networkx(replace(factory.corpus(), statements=(denied,))).number_of_edges() == 0
