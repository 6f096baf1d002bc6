"""Where the nodes of a drawn graph stand: computed here, so that a page opens at once and with the same bytes.

Every connected component is laid out alone, turned so that it lies broad, freed of overlaps and packed beside the
largest one.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

Points: TypeAlias = NDArray[np.float64]
Box: TypeAlias = tuple[float, float]  # breadth and height, or left and top
Positions: TypeAlias = dict[str, tuple[int, int]]

SEED = 20
EDGE_LENGTH = 105.0
CLEARANCE = 20.0  # free space between two nodes
BROADER = 1.25  # labels are horizontal: neighbours need more room beside than above each other
MARGIN = (130.0, 64.0)  # beside and below a packed component: names stand there
ASPECT = 1.15  # breadth of the whole drawing over its height
STRESS_LIMIT = 12  # Kamada-Kawai is the finest layout for few nodes and the slowest for many
SPRING_LIMIT = 450  # from 500 nodes on networkx changes to a spring layout that takes seconds


def positions(graph: "nx.Graph[str]", sizes: Mapping[str, float]) -> Positions:
    """Place every node of an undirected simple graph, given node radii in the same unit (CSS pixels at zoom 1).

    The result is rounded to integers and the same for the same graph, whatever the order of its nodes.
    """
    components = sorted((sorted(members) for members in nx.connected_components(graph)), key=_largest_first)
    boxes = [_component(graph, members, sizes) for members in components]
    placed = _pack(boxes)
    return {
        node: (round(float(x)), round(float(y)))
        for members, points in zip(components, placed, strict=True)
        for node, (x, y) in zip(members, points, strict=True)
    }


def _largest_first(members: Sequence[str]) -> tuple[int, str]:
    return (-len(members), members[0])


def _component(graph: "nx.Graph[str]", members: list[str], sizes: Mapping[str, float]) -> Points:
    if len(members) == 1:
        return np.zeros((1, 2))
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(members)
    ordered.add_edges_from(
        sorted((min(ends), max(ends)) for ends in graph.edges(members) if ends[0] != ends[1])
    )
    points = _to_edge_length(_forces(ordered), ordered)
    radii = np.array([sizes[node] for node in members])
    return _without_overlaps(_lying_broad(points), radii)


def _forces(graph: "nx.Graph[str]") -> Points:
    start = nx.circular_layout(graph)
    if len(graph) <= STRESS_LIMIT:
        found: Mapping[str, Any] = nx.kamada_kawai_layout(graph, pos=start)
    elif len(graph) <= SPRING_LIMIT:
        found = nx.spring_layout(graph, pos=start, iterations=150, seed=SEED)
    else:
        rounds = max(25, 36_000 // len(graph))  # a round takes time with the square of the nodes
        found = nx.forceatlas2_layout(
            graph, pos=start, max_iter=rounds, scaling_ratio=4.0, gravity=1.2, seed=SEED
        )
    return np.array([found[node] for node in graph], dtype=np.float64)


def _to_edge_length(points: Points, graph: "nx.Graph[str]") -> Points:
    index = {node: number for number, node in enumerate(graph)}
    ends = np.array([(index[a], index[b]) for a, b in graph.edges()])
    lengths = np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1)
    return points * (EDGE_LENGTH / max(float(np.median(lengths)), 1e-9))


def _lying_broad(points: Points) -> Points:
    """Turn points so that their longest axis is horizontal; screens and Chinese lines are broader than high."""
    x, y = (points - points.mean(axis=0)).T
    angle = -0.5 * np.arctan2(2 * (x * y).sum(), (x * x).sum() - (y * y).sum())
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return np.asarray(np.column_stack((x, y)) @ turn.T)


def _without_overlaps(points: Points, radii: NDArray[np.float64], rounds: int = 160) -> Points:
    """Push nodes apart that touch, a little each round, in a space in which breadth counts less than height."""
    squeezed = _spread(points / (BROADER, 1.0), radii)
    reach = 2 * float(radii.max()) + CLEARANCE
    for _ in range(rounds):
        pairs = KDTree(squeezed).query_pairs(reach, output_type="ndarray")
        first, second = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].T
        gap = squeezed[second] - squeezed[first]
        distance = np.linalg.norm(gap, axis=1)
        missing = radii[first] + radii[second] + CLEARANCE - distance
        close = missing > 0
        if not close.any():
            break
        push = gap[close] / np.maximum(distance[close], 1e-6)[:, None] * (0.5 * missing[close])[:, None]
        np.add.at(squeezed, second[close], push)
        np.add.at(squeezed, first[close], -push)
    return np.asarray(squeezed * (BROADER, 1.0))


def _spread(points: Points, radii: NDArray[np.float64]) -> Points:
    """Blow up a crowd, so that the median node has room before single nodes are pushed."""
    nearest = float(np.median(KDTree(points).query(points, k=2)[0][:, 1]))
    wanted = 2 * float(np.median(radii)) + CLEARANCE
    return points * float(np.clip(wanted / max(nearest, 1e-9), 1.0, 1.4))


def _pack(components: Sequence[Points]) -> list[Points]:
    """Put the components, largest first, into the columns or rows that fill the drawing's frame best."""
    extents = [np.ptp(points, axis=0) + MARGIN for points in components]
    boxes = [(float(breadth), float(height)) for breadth, height in extents]
    corners = min(_arrangements(boxes), key=lambda corners: _frame(corners, boxes), default=[])
    return [points - points.min(axis=0) + corner for points, corner in zip(components, corners, strict=True)]


def _arrangements(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    """Corners of boxes in columns of several heights, and in rows of several breadths."""
    if not boxes:
        return
    side = sum(breadth * height for breadth, height in boxes) ** 0.5
    turned = [(height, breadth) for breadth, height in boxes]
    for limit in (share / 10 * side for share in range(7, 21)):
        yield _columns(boxes, limit)
        yield [(x, y) for y, x in _columns(turned, limit)]


def _columns(boxes: Sequence[Box], limit: float) -> list[Box]:
    """The upper left corners of boxes that are stacked into columns no higher than a limit."""
    corners: list[Box] = []
    left = top = broadest = 0.0
    for breadth, height in boxes:
        if top and top + height > limit:
            left, top, broadest = left + broadest, 0.0, 0.0
        corners.append((left, top))
        top += height
        broadest = max(broadest, breadth)
    return corners


def _frame(corners: Sequence[Box], boxes: Sequence[Box]) -> float:
    """How high a frame of the wanted aspect must be to hold all boxes."""
    right = max(x + breadth for (x, _), (breadth, _) in zip(corners, boxes, strict=True))
    bottom = max(y + height for (_, y), (_, height) in zip(corners, boxes, strict=True))
    return max(right / ASPECT, bottom)
