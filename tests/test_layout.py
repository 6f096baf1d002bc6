"""Where nodes stand: apart from each other, near their neighbours, the same for the same graph, in a frame that fits."""

import networkx as nx
import pytest

from kg.publish.layout import positions


def radii(graph, radius=10.0):
    return dict.fromkeys(graph, radius)


def distance(placed, a, b):
    return abs(complex(*placed[a]) - complex(*placed[b]))


def nearest(placed):
    points = [complex(*placed[node]) for node in sorted(placed)]
    return min(abs(a - b) for number, a in enumerate(points) for b in points[:number])


@pytest.mark.parametrize("size", [8, 120, 460])
def test_layout_keeps_nodes_apart(size):
    """Few, many or very many nodes do not stand on each other, and their order does not matter."""
    graph = nx.barabasi_albert_graph(size, 2, seed=3)
    named = nx.relabel_nodes(graph, {node: f"n{node:03}" for node in graph})
    turned = nx.Graph()
    turned.add_nodes_from(reversed(list(named)))
    turned.add_edges_from((b, a) for a, b in reversed(list(named.edges())))

    placed = positions(named, radii(named))

    assert nearest(placed) > 20
    assert placed == positions(turned, radii(named))


def test_layout_frees_nodes_with_many_neighbours():
    """Around a hub with sixty neighbours of the same kind each has a place of its own."""
    star = nx.star_graph([f"n{number:02}" for number in range(61)])

    assert nearest(positions(star, radii(star))) > 20


def test_ends_of_a_chain_are_far_apart():
    """Nodes stand the farther apart the more statements lie between them: a chain is stretched, and lies broad."""
    chain = nx.path_graph([f"n{number:02}" for number in range(12)])

    placed = positions(chain, radii(chain))

    away = [distance(placed, "n00", node) for node in sorted(chain)]
    assert away == sorted(away)
    assert abs(placed["n11"][0] - placed["n00"][0]) > 10 * abs(placed["n11"][1] - placed["n00"][1])


def test_a_pair_lies_side_by_side():
    """Two nodes stand beside each other and on one line, as their names are read."""
    placed = positions(nx.Graph([("a", "b")]), {"a": 10.0, "b": 10.0})

    assert placed["a"][1] == placed["b"][1]
    assert 90 < distance(placed, "a", "b") < 150


def test_longer_edges_are_drawn_longer():
    """An edge that asks for three times the length of another gets about that."""
    graph = nx.Graph()
    graph.add_edge("a", "b", length=1.0)
    graph.add_edge("b", "c", length=3.0)

    placed = positions(graph, radii(graph))

    assert 2.7 < distance(placed, "b", "c") / distance(placed, "a", "b") < 3.3


def test_large_circles_do_not_touch():
    """Circles of very different radii, as those of communities, leave each other room."""
    graph = nx.complete_graph([f"n{number}" for number in range(9)])
    sizes = {node: 15.0 * (number + 1) for number, node in enumerate(sorted(graph))}

    placed = positions(graph, sizes)

    pairs = [(a, b) for a in graph for b in graph if a < b]
    assert all(distance(placed, a, b) > sizes[a] + sizes[b] for a, b in pairs)


def test_small_components_lie_beside_the_main_one():
    """Components are packed without overlap, in a frame that is no strip."""
    graph = nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), *((f"x{n}", f"y{n}") for n in range(12))])

    placed = positions(graph, radii(graph))

    xs, ys = zip(*placed.values(), strict=True)
    assert nearest(placed) > 40
    assert 0.4 < (max(xs) - min(xs)) / (max(ys) - min(ys)) < 2.5


def test_components_do_not_lie_in_each_other():
    """Inside a ring there is room, but what stands there would seem to belong to it."""
    ring = [f"r{number:02}" for number in range(30)]
    graph = nx.cycle_graph(ring)
    graph.add_edges_from((f"x{number}", f"y{number}") for number in range(6))

    placed = positions(graph, radii(graph))

    inner = min(abs(complex(*placed[node])) for node in ring)
    assert all(abs(complex(*placed[node])) > inner for node in graph if node not in ring)


def test_components_fill_the_frame():
    """Sixty components of all sizes take no more than four times the room of what they hold."""
    graph = nx.Graph()
    for number in range(60):
        graph.add_edges_from(nx.star_graph([f"{number:02}-{leaf}" for leaf in range(2 + number % 9)]).edges())

    xs, ys = zip(*positions(graph, radii(graph)).values(), strict=True)

    assert (max(xs) - min(xs)) * (max(ys) - min(ys)) < 4 * len(graph) * 105 * 60


def test_one_node_and_none():
    """A single node stands at the origin, and a graph without nodes has no places."""
    single = nx.Graph()
    single.add_node("a")

    assert positions(single, {"a": 9.0}) == {"a": (0, 0)}
    assert positions(nx.Graph(), {}) == {}
