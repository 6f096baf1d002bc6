"""Where the nodes of a drawn graph stand: computed here, so that a page opens at once and with the same bytes.

Every connected component is laid out alone by stress majorisation (Gansner, Koren and North 2004), turned so that it
lies broad, freed of overlaps, and packed as a polyomino beside the larger ones (Freivalds, Dogrusoz and Kikusts 2001).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_closing, binary_fill_holes
from scipy.sparse import csr_array
from scipy.sparse.csgraph import shortest_path
from scipy.spatial import KDTree
from scipy.spatial.distance import cdist

Points: TypeAlias = NDArray[np.float64]
Cells: TypeAlias = NDArray[np.int64]  # rows of a column and a row number in a grid
Positions: TypeAlias = dict[str, tuple[int, int]]

EDGE_LENGTH = 105.0
CROWD = 9.0  # so many neighbours find room around a node at the plain length of an edge
CLEARANCE = 20.0  # free space between two nodes
BROADER = 1.25  # labels are horizontal: neighbours need more room beside than above each other
MARGIN = (46.0, 26.0)  # beside and below every node that borders on another component: names stand there
ASPECT = 1.3  # breadth of the whole drawing over its height
CELL = 22.0  # side of a square of the grid in which components are packed
PIVOTS = 50  # landmarks from which the first, rough layout is made
WORK = 24_000  # moves of a node, each of which looks at all others, before a layout ends
FEWEST_ROUNDS, MOST_ROUNDS = 14, 300
STEPS = 6  # of conjugate gradients in a round
SETTLED = 1e-4  # the layout ends when a round moves no node by more than this share of an edge
CHUNK = 1 << 18  # squares that are looked at at once
CLOSED = 4  # a gap of a component that is narrower, in squares, takes no other component in


def positions(graph: "nx.Graph[str]", sizes: Mapping[str, float]) -> Positions:
    """Place every node of an undirected simple graph, given node radii in the same unit (CSS pixels at zoom 1).

    An edge's `length`, 1 where it has none, says how much longer than others it should be. The result is rounded to
    integers, lies around the origin, and is the same for the same graph, whatever the order of its nodes.
    """
    components = sorted((sorted(members) for members in nx.connected_components(graph)), key=_largest_first)
    parts = [_component(graph, members, sizes) for members in components]
    placed = _pack(parts)
    return {
        node: (round(float(x)), round(float(y)))
        for members, points in zip(components, placed, strict=True)
        for node, (x, y) in zip(members, points, strict=True)
    }


@dataclass(frozen=True, slots=True)
class _Part:
    """A component that is laid out: points, radii, and the edges as pairs of numbers of points."""

    points: Points
    radii: NDArray[np.float64]
    edges: Cells


def _largest_first(members: Sequence[str]) -> tuple[int, str]:
    return (-len(members), members[0])


def _component(graph: "nx.Graph[str]", members: list[str], sizes: Mapping[str, float]) -> _Part:
    radii = np.array([sizes[node] for node in members])
    index = {node: number for number, node in enumerate(members)}
    weighted = sorted(
        (*sorted((index[a], index[b])), float(data.get("length", 1.0)))
        for a, b, data in graph.edges(members, data=True)
        if a != b
    )
    edges = np.array([(a, b) for a, b, _ in weighted], dtype=np.int64).reshape(-1, 2)
    if len(members) == 1:
        return _Part(np.zeros((1, 2)), radii, edges)
    distances = _distances(edges, np.array([length for _, _, length in weighted]), len(members))
    points = EDGE_LENGTH * _stress(distances)
    return _Part(_without_overlaps(_lying_broad(points), radii), radii, edges)


def _distances(edges: Cells, lengths: NDArray[np.float64], size: int) -> Points:
    """How far apart any two nodes should be, in lengths of an edge: the length of the shortest way between them.

    Edges of nodes with many neighbours are longer, or their neighbours would have no room.
    """
    degrees = np.bincount(edges.ravel(), minlength=size)
    most = np.maximum(degrees[edges[:, 0]], degrees[edges[:, 1]])
    lengths = lengths * np.maximum(1.0, (most / CROWD) ** 0.5)
    ways = csr_array((lengths, (edges[:, 0], edges[:, 1])), shape=(size, size))
    return np.asarray(shortest_path(ways, directed=False))


def _stress(distances: Points) -> Points:
    """Points whose distances are as near as may be to those given, near nodes counting more than far ones."""
    size = len(distances)
    wanted = distances + np.eye(size)
    weights = wanted**-2 - np.eye(size)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    pulls = weights * wanted
    points = _rough(distances)
    for _ in range(min(max(FEWEST_ROUNDS, WORK // size), MOST_ROUNDS)):
        moved = _solved(laplacian, _pulled(points, pulls), points)
        step = float(np.abs(moved - points).max())
        points = moved
        if step < SETTLED:
            break
    return points.round(6)  # so that the last bits, which differ between processors, can't grow


def _pulled(points: Points, pulls: Points) -> Points:
    """The right side of the equations of a round: what every point is pulled by all others along their directions."""
    apart = cdist(points, points)
    apart += 1e-9  # a node is no way from itself
    ratio = np.divide(pulls, apart, out=apart)
    return np.asarray(ratio.sum(axis=1)[:, None] * points - _times(ratio, points))


def _solved(laplacian: Points, right: Points, start: Points) -> Points:
    """Come nearer to the solution of a round's equations by a few steps of conjugate gradients, from a start."""
    scale = laplacian.diagonal()[:, None]
    points, rest = start.copy(), right - _times(laplacian, start)
    direction = rest / scale
    size = (rest * direction).sum(axis=0)
    for _ in range(STEPS):
        pulled = _times(laplacian, direction)
        length = size / np.maximum((direction * pulled).sum(axis=0), 1e-12)
        points += length * direction
        rest -= length * pulled
        previous, size = size, (rest * rest / scale).sum(axis=0)
        direction = rest / scale + size / np.maximum(previous, 1e-12) * direction
    return points


def _times(matrix: Points, columns: Points) -> Points:
    """The product of two matrices, the second with few columns.

    It is not left to a linear algebra library, whose threads cost more than they save here, and which sums in
    another order on every machine.
    """
    return np.asarray(np.stack([np.einsum("ij,j->i", matrix, column) for column in columns.T], axis=1))


def _rough(distances: Points) -> Points:
    """Pivot multidimensional scaling (Brandes and Pich 2007): a start that already has the shape of the whole.

    Nodes with the same neighbours would stand on each other; each is moved a little in a direction of its own.
    """
    squares = distances[:, _pivots(distances)] ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    points = _times(centred, _main_axes(_times(centred.T, centred)))
    points *= distances.max() / max(float(np.ptp(points, axis=0).max()), 1e-9)
    turns = np.arange(len(points)) * np.pi * (3 - 5**0.5)
    return np.asarray(points + 0.2 * np.column_stack((np.cos(turns), np.sin(turns))))


def _main_axes(matrix: Points, rounds: int = 60) -> Points:
    """About the two eigenvectors of a symmetric matrix with the largest eigenvalues, by orthogonal iteration."""
    first = np.cos(np.arange(len(matrix)))
    second = np.sin(1.0 + 2.0 * np.arange(len(matrix)))
    for _ in range(rounds):
        first, second = _times(matrix, np.column_stack((first, second))).T
        first = first / max(float((first * first).sum()) ** 0.5, 1e-9)
        second = second - float((first * second).sum()) * first
        second = second / max(float((second * second).sum()) ** 0.5, 1e-9)
    return np.column_stack((first, second))


def _pivots(distances: Points) -> list[int]:
    """Nodes that lie far from each other, beginning with one at the rim."""
    chosen = [int(distances.max(axis=1).argmax())]
    nearest = distances[chosen[0]]
    while len(chosen) < min(PIVOTS, len(distances)):
        chosen.append(int(nearest.argmax()))
        nearest = np.minimum(nearest, distances[chosen[-1]])
    return chosen


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


@dataclass(slots=True)
class _Grid:
    """A grid of squares around the origin, and which of them are taken."""

    half: int
    taken: NDArray[np.bool_] = field(init=False)
    places: Cells = field(init=False)
    tried: dict[bytes, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        side = 2 * self.half + 1
        self.taken = np.zeros((side, side), dtype=bool)
        rows, columns = np.divmod(np.arange(side * side), side)
        right, down = columns - self.half, rows - self.half
        far = np.maximum(np.abs(right) / ASPECT, np.abs(down))
        order = np.lexsort((rows, columns, np.hypot(right / ASPECT, down).round(6), far.round(6)))
        self.places = np.column_stack((right, down))[order]

    def put(self, shape: Cells) -> tuple[int, int] | None:
        """Take the squares of a shape as near to the middle as they are free; None where there is no room.

        Where a shape of the same squares found no room there will be none for this one.
        """
        key = shape.tobytes()
        low, high = shape.min(axis=0), shape.max(axis=0)
        step = CHUNK // len(shape) + 1
        for start in range(self.tried.get(key, 0), len(self.places), step):
            places = self.places[start : start + step]
            inside = ((places + low >= -self.half) & (places + high <= self.half)).all(axis=1)
            cells = places[inside][:, None, :] + shape[None, :, :] + self.half
            free = ~self.taken[cells[..., 1], cells[..., 0]].any(axis=1)
            if free.any():
                number = int(free.argmax())
                self.taken[cells[number, :, 1], cells[number, :, 0]] = True
                self.tried[key] = start
                right, down = places[inside][number]
                return int(right), int(down)
        return None


def _pack(parts: Sequence[_Part]) -> list[Points]:
    """Put the components, largest first, side by side around the middle."""
    if len(parts) == 1:
        return [part.points - _middle(part.points) for part in parts]
    shapes = [_shape(part) for part in parts]
    half = 1 + int(sum(len(shape) for shape in shapes) ** 0.5)
    half += max((int(np.abs(shape).max()) for shape in shapes), default=0)
    while (corners := _corners(shapes, half)) is None:
        half *= 2
    return [
        part.points - _middle(part.points) + CELL * np.array(corner)
        for part, corner in zip(parts, corners, strict=True)
    ]


def _corners(shapes: Sequence[Cells], half: int) -> list[tuple[int, int]] | None:
    grid = _Grid(half)
    found = []
    for shape in shapes:
        place = grid.put(shape)
        if place is None:
            return None
        found.append(place)
    return found


def _middle(points: Points) -> Points:
    return np.asarray((points.min(axis=0) + points.max(axis=0)) / 2)


def _shape(part: _Part) -> Cells:
    """The squares of the grid that a component's nodes and edges cover, counted from its middle, sorted."""
    centred = part.points - _middle(part.points)
    squares = [_square(point, radius) for point, radius in zip(centred, part.radii, strict=True)]
    squares += [_line(centred[a], centred[b]) for a, b in part.edges]
    return _without_gaps(np.concatenate(squares))


def _without_gaps(squares: Cells) -> Cells:
    """The squares with those of holes and narrow gaps between them: a component is seen as one if no other is within."""
    corner = squares.min(axis=0) - CLOSED
    covered = np.zeros(squares.max(axis=0) - corner + CLOSED + 1, dtype=bool)
    covered[tuple((squares - corner).T)] = True
    closed = binary_closing(covered, np.ones((CLOSED, CLOSED)))
    return np.asarray(np.argwhere(binary_fill_holes(closed | covered)) + corner)


def _square(point: Points, radius: float) -> Cells:
    """The squares that a node covers with its margin."""
    room = radius + np.array(MARGIN)
    (left, top), (right, bottom) = np.floor((point - room) / CELL), np.floor((point + room) / CELL)
    columns, rows = np.meshgrid(np.arange(left, right + 1), np.arange(top, bottom + 1))
    return np.column_stack((columns.ravel(), rows.ravel())).astype(np.int64)


def _line(start: Points, end: Points) -> Cells:
    steps = 2 + int(2 * np.linalg.norm(end - start) / CELL)
    return np.floor(np.linspace(start, end, steps) / CELL).astype(np.int64)
