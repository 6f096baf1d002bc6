"""Where the nodes of a drawn graph stand: computed here, so that a page opens at once and with the same bytes.

Every connected component is laid out alone by stress majorisation, turned so that it lies broad, freed of overlaps, and
packed beside the larger ones.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import shortest_path
from scipy.spatial import KDTree

from kg.publish.packing import Part, pack
from kg.publish.stress import stress

Points: TypeAlias = NDArray[np.float64]
Cells: TypeAlias = NDArray[np.int64]
Positions: TypeAlias = dict[str, tuple[int, int]]

EDGE_LENGTH = 105.0
CROWD = 9.0  # so many neighbours find room around a node at the plain length of an edge
CLEARANCE = 20.0  # free space between two nodes
BROADER = 1.25  # labels are horizontal: neighbours need more room beside than above each other


def positions(graph: "nx.Graph[str]", sizes: Mapping[str, float]) -> Positions:
    """Place every node of an undirected simple graph, given node radii in the same unit (CSS pixels at zoom 1).

    An edge's `length`, 1 where it has none, says how much longer than others it should be. The result is rounded to
    integers, lies around the origin, and is the same for the same graph, whatever the order of its nodes.
    """
    components = sorted((sorted(members) for members in nx.connected_components(graph)), key=_largest_first)
    parts = [_component(graph, members, sizes) for members in components]
    placed = pack(parts)
    return {
        node: (round(float(x)), round(float(y)))
        for members, points in zip(components, placed, strict=True)
        for node, (x, y) in zip(members, points, strict=True)
    }


def _largest_first(members: Sequence[str]) -> tuple[int, str]:
    return (-len(members), members[0])


def _component(graph: "nx.Graph[str]", members: list[str], sizes: Mapping[str, float]) -> Part:
    radii = np.array([sizes[node] for node in members])
    index = {node: number for number, node in enumerate(members)}
    weighted = sorted(
        (*sorted((index[a], index[b])), float(data.get("length", 1.0)))
        for a, b, data in graph.edges(members, data=True)
        if a != b
    )
    edges = np.array([(a, b) for a, b, _ in weighted], dtype=np.int64).reshape(-1, 2)
    if len(members) == 1:
        return Part(np.zeros((1, 2)), radii, edges)
    distances = _distances(edges, np.array([length for _, _, length in weighted]), len(members))
    points = EDGE_LENGTH * stress(distances)
    return Part(_without_overlaps(_lying_broad(points), radii), radii, edges)


def _distances(edges: Cells, lengths: NDArray[np.float64], size: int) -> Points:
    """How far apart any two nodes should be, in lengths of an edge: the length of the shortest way between them.

    Edges of nodes with many neighbours are longer, or their neighbours would have no room.
    """
    degrees = np.bincount(edges.ravel(), minlength=size)
    most = np.maximum(degrees[edges[:, 0]], degrees[edges[:, 1]])
    lengths = lengths * np.maximum(1.0, (most / CROWD) ** 0.5)
    ways = csr_array((lengths, (edges[:, 0], edges[:, 1])), shape=(size, size))
    return np.asarray(shortest_path(ways, directed=False))


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
