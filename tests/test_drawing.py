"""What of a graph is drawn: statements of every status, and communities where there are too many nodes."""

import os
import re
import subprocess
import sys
import time
from dataclasses import replace

import factory
import networkx as nx
import pytest
from test_explorer import block

from kg.merge import merge
from kg.model import Entity, Statement
from kg.publish import communities as finding
from kg.publish import drawing as drawn
from kg.publish.communities import Community, communities, links
from kg.publish.drawing import draw
from kg.publish.explorer import picture, render

EVIDENCE = (factory.evidence("市委书记周远山"),)
RINGS = {"甲": 9, "乙": 7, "丙": 6}  # groups of officials who all meet each other, by size


def corpus_of(pairs, alone=()):
    """A corpus of officials, each named by its id, and (subject, object, status) statements numbered in order."""
    names = sorted({end for pair in pairs for end in pair[:2]} | set(alone))
    statements = tuple(
        Statement(f"s{number:05}", "attends", a, b, EVIDENCE, status=status)
        for number, (a, b, status) in enumerate(pairs)
    )
    return replace(
        factory.corpus(),
        entities=tuple(Entity(name, "Official", name) for name in names),
        statements=statements,
        tenures=(),
        mentioned_in=(),
    )


def towns():
    """Three dense groups, two of them linked by two statements, and three pairs that nothing links to others."""
    inside = [
        (f"{name}{a}", f"{name}{b}", "asserted")
        for name, size in RINGS.items()
        for a in range(size)
        for b in range(a + 1, size)
    ]
    across = [("甲0", "乙0", "asserted"), ("乙1", "甲1", "planned"), ("甲2", "丙0", "planned")]
    pairs = [(f"子{number}", f"丑{number}", "asserted") for number in range(3)]
    return corpus_of([*inside, *across, *pairs])


@pytest.fixture
def small_pages(monkeypatch):
    """A page has room for eight nodes."""
    monkeypatch.setattr(drawn, "MOST_NODES", 8)


def test_planned_and_denied_statements_are_drawn():
    """The drawn graph has an edge for a statement of every status under its id; the whole one has asserted ones only."""
    drawing = draw(corpus_of([("a", "b", "asserted"), ("b", "c", "planned"), ("b", "a", "denied")]))

    told = {key: data for _, _, key, data in drawing.graph.edges(keys=True, data=True)}
    assert told == {
        f"s0000{number}": {"relation": "attends", "basis": "stated", "status": status}
        for number, status in enumerate(("asserted", "planned", "denied"))
    }
    assert ["s00000"] == [key for _, _, key in drawing.whole.edges(keys=True)]


def test_planned_proposals_are_drawn():
    """A planned proposal without an entity ends at its own node."""
    corpus = factory.corpus()
    planned = replace(corpus.statements[7], status="planned")

    drawing = draw(replace(corpus, statements=(*corpus.statements[:7], planned, corpus.statements[8])))

    (_, target, data) = next(
        edge for edge in drawing.graph.edges(data=True) if edge[2]["relation"] == "proposes"
    )
    assert ("Proposal", "planned") == (drawing.graph.nodes[target]["type"], data["status"])


def test_ends_that_are_no_nodes_have_no_edge():
    """A statement about something that is no entity is not drawn."""
    corpus = corpus_of([("a", "b", "asserted"), ("a", "lost", "planned")])

    drawing = draw(replace(corpus, entities=corpus.entities[:2]))

    assert ["a", "b"] == sorted(drawing.graph)


def test_only_asserted_statements_count():
    """Degrees and sizes leave planned statements out, and a node of which there are only such is drawn small."""
    asserted = [("a", "b", "asserted"), ("a", "c", "asserted")]

    drawing = draw(corpus_of([*asserted, *[("d", "c", "planned")] * 5]))

    assert (2, 1, 1, 0) == tuple(drawing.degrees[node] for node in "abcd")
    assert drawn.SMALLEST == drawing.sizes["d"] < drawing.sizes["c"] == drawing.sizes["b"]
    assert drawing.by_importance() == ["a", "b", "c", "d"]


def test_undrawn_nodes_have_no_statement_of_any_status():
    """Of a node with a planned statement and one with none, only the second is undrawn."""
    drawing = draw(corpus_of([("a", "b", "asserted"), ("c", "d", "planned")], alone=["e"]))

    assert (1, 0) == (drawing.undrawn, drawing.left_out)
    assert set("abcd") == set(drawing.positions)


def test_parallel_statements_have_a_line_each():
    """Two statements between the same two nodes are two edges of the page."""
    page = block(render(corpus_of([("a", "b", "asserted"), ("a", "b", "planned")])), "drawing")

    assert [("s00000", "asserted"), ("s00001", "planned")] == [(e["id"], e["status"]) for e in page["edges"]]


def test_a_meeting_told_from_both_sides_is_one_line():
    """That A met B and that B met A on a day is one statement of the merged corpus, and so one edge."""
    record = factory.record()
    guest = Entity("e4", "Official", "石立", home="清河市")
    met = Statement("s2", "meets_with", "e2", "e4", EVIDENCE, {"date": "2024-03-04"}, confidence=0.9)
    turned = replace(met, id="s3", subject="e4", object="e2")

    told_twice = replace(
        record, entities=(*record.entities, guest), statements=(*record.statements, met, turned)
    )
    drawing = draw(merge([told_twice]))

    relations = [relation for _, _, relation in drawing.graph.edges(data="relation")]
    assert ["holds_post", "meets_with"] == sorted(relations)


def test_picture_shows_what_is_asserted():
    """A static picture has neither planned lines nor the nodes that only such lines reach."""
    drawing = picture(corpus_of([("甲", "乙", "asserted"), ("乙", "丙", "planned")]))

    assert ["乙", "甲"] == sorted(re.findall("<title>(.*?)</title>", drawing))
    assert 1 == drawing.count("<line")


def test_as_many_nodes_as_a_page_holds_are_drawn_themselves(monkeypatch):
    """Communities come in when there is one node too many, and not before."""
    monkeypatch.setattr(drawn, "MOST_NODES", 28)
    assert draw(towns()).communities == ()

    monkeypatch.setattr(drawn, "MOST_NODES", 27)
    assert len(draw(towns()).communities) == 4


@pytest.mark.usefixtures("small_pages")
def test_communities_are_the_dense_groups():
    """Who hangs together is one community, the largest first; the pairs that nothing links are the rest, at the end."""
    found = draw(towns()).communities

    assert [("community-1", 8, 1), ("community-2", 7, 0), ("community-3", 6, 0), ("community-4", 6, 0)] == [
        (community.id, len(community.members), community.left_out) for community in found
    ]
    assert [{"甲"}, {"乙"}, {"丙"}, {"子", "丑"}] == [{name[0] for name in each.members} for each in found]
    assert [False, False, False, True] == [community.rest for community in found]


@pytest.mark.usefixtures("small_pages")
def test_members_stand_by_importance_and_the_last_are_left_out():
    """Of a community that is too large for a page those with fewest statements are left out, and counted."""
    drawing = draw(towns())

    largest = drawing.communities[0]
    assert ("甲0", "甲1", "甲2") == largest.members[:3]
    assert 1 == drawing.left_out
    assert 9 == largest.count
    assert "甲8" not in drawing.graph


@pytest.mark.usefixtures("small_pages")
def test_each_community_is_laid_out_by_itself():
    """All drawn members have a place and a size; those of a community lie around the origin of its own."""
    drawing = draw(towns())

    members = {member for community in drawing.communities for member in community.members}
    assert members == set(drawing.positions) == set(drawing.sizes) == set(drawing.graph)
    for community in drawing.communities[:3]:
        xs, ys = zip(*(drawing.positions[member] for member in community.members), strict=True)
        assert max(abs(min(xs) + max(xs)), abs(min(ys) + max(ys))) <= 2


@pytest.mark.usefixtures("small_pages")
def test_communities_have_places_and_sizes():
    """The area of a community grows with its members, those left out included, and no two touch."""
    drawing = draw(towns())

    sizes, places = drawing.community_sizes, drawing.community_positions
    ids = [community.id for community in drawing.communities]
    assert ids == sorted(sizes) == sorted(places)
    assert sizes["community-1"] / sizes["community-3"] == pytest.approx((9 / 6) ** 0.5, abs=0.01)
    for number, a in enumerate(ids):
        for b in ids[:number]:
            assert abs(complex(*places[a]) - complex(*places[b])) > sizes[a] + sizes[b]


@pytest.mark.usefixtures("small_pages")
def test_page_gets_the_communities():
    """The page gets communities as nodes, named by three members, and one line a pair that counts statements."""
    page = block(render(towns()), "drawing")

    expected = {
        "id": "community-1",
        "label": "甲0、甲1、甲2",
        "group": "Community",
        "rank": 0,
        "members": 9,
        "rest": False,
        "shape": "dot",
    }
    first = page["nodes"][0]
    assert expected == {name: value for name, value in first.items() if name not in {"x", "y", "size"}}
    assert 4 == len(page["nodes"])
    lines = [(edge["id"], edge["from"], edge["to"], edge["value"], edge["status"]) for edge in page["edges"]]
    assert lines == [
        ("community-1~community-2", "community-1", "community-2", 2, "asserted"),
        ("community-1~community-3", "community-1", "community-3", 1, "planned"),
    ]


@pytest.mark.usefixtures("small_pages")
def test_picture_shows_the_communities():
    """The static picture has the communities with their names, and the lines of which a statement is asserted."""
    drawing = picture(towns())

    names = ["甲0、甲1、甲2", "乙0、乙1、乙2", "丙0、丙1、丙2", "丑0、丑1、丑2"]
    assert sorted(names) == sorted(re.findall("<title>(.*?)</title>", drawing))
    assert all(f">{name}</text>" in drawing for name in names)
    assert (4, 1) == (drawing.count("<circle"), drawing.count("<line"))


@pytest.mark.usefixtures("small_pages")
def test_same_drawing_whatever_the_order():
    """Neither the order of the corpus nor the seed under which Python hashes strings changes the drawing."""
    script = (
        "import sys, test_drawing as here; here.drawn.MOST_NODES = 8;"
        "sys.stdout.buffer.write(here.told(here.draw(here.towns())).encode())"
    )
    paths = os.pathsep.join(path for path in sys.path if path)
    expected = told(draw(towns()))

    assert expected == told(draw(factory.turned(towns())))
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths, "PYTHONUTF8": "1"}
        other = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, check=True
        )
        assert expected == other.stdout.decode()


def told(drawing):
    """All that a drawing says, as one string."""
    return repr(
        (
            drawing.communities,
            drawing.links(),
            sorted(drawing.positions.items()),
            sorted(drawing.sizes.items()),
            sorted(drawing.community_positions.items()),
            drawing.community_sizes,
        )
    )


def weighted(edges):
    graph = nx.Graph()
    graph.add_edges_from(edges, weight=1)
    return graph


def test_too_many_communities_go_into_the_rest(monkeypatch):
    """Where there are more communities than can be told apart, the smallest are put into the rest."""
    monkeypatch.setattr(finding, "MOST_COMMUNITIES", 3)
    graph = weighted(
        edge
        for group, size in enumerate((9, 8, 7, 6, 5))
        for edge in nx.complete_graph([f"{group}-{number}" for number in range(size)]).edges()
    )

    found = communities(graph, sorted(graph), 100)

    assert [(9, False), (8, False), (18, True)] == [(each.count, each.rest) for each in found]


def test_no_rest_where_nothing_is_left():
    """Exactly as many communities as there may be all stand for themselves."""
    graph = weighted(nx.complete_graph([f"a{number}" for number in range(6)]).edges())

    assert [False] == [community.rest for community in communities(graph, sorted(graph), 100)]


def test_small_communities_with_a_link_are_kept():
    """A group of fewer than five members that is linked to another is a community like others."""
    large = nx.complete_graph([f"a{number}" for number in range(8)])
    small = nx.complete_graph([f"b{number}" for number in range(4)])
    graph = weighted([*large.edges(), *small.edges(), ("a0", "b0")])

    found = communities(graph, sorted(graph), 100)

    assert [(8, False), (4, False)] == [(community.count, community.rest) for community in found]


def test_many_statements_hold_two_nodes_together():
    """Who is connected by ten statements is nearer than who is by one: weights decide which community is whose."""
    graph = weighted([*nx.cycle_graph(list("abcd")).edges()])
    graph.edges["a", "b"]["weight"] = graph.edges["c", "d"]["weight"] = 10

    assert [("a", "b"), ("c", "d")] == [each.members for each in communities(graph, list("abcd"), 100)]


def test_links_tell_the_strongest_status():
    """A line is asserted if one of its statements is, and planned rather than denied; what lies outside is passed over."""
    found = [Community(f"community-{name}", (name, name.upper())) for name in "abc"]
    edges = [("a", "A", "asserted"), ("b", "a", "denied"), ("A", "B", "asserted"), ("c", "b", "denied")]

    told_of = links(found, [*edges, ("C", "b", "planned"), ("a", "x", "asserted")])

    assert [("community-a~community-b", 2, "asserted"), ("community-b~community-c", 2, "planned")] == [
        (link.id, link.statements, link.status) for link in told_of
    ]


@pytest.mark.parametrize(("nodes", "edges", "seconds"), [(200, 500, 1), (2_000, 5_000, 4)])
def test_drawing_takes_seconds(nodes, edges, seconds):
    """A drawing of so many nodes takes at most so many seconds of processor time."""
    graph = nx.gnm_random_graph(nodes, edges, seed=1)
    corpus = corpus_of([(f"n{a:05}", f"n{b:05}", "asserted") for a, b in graph.edges()])
    start = time.process_time()

    drawing = draw(corpus)

    assert time.process_time() - start < 2 * seconds  # a busy machine may take twice the time
    assert len(drawing.graph) > 0.9 * nodes
