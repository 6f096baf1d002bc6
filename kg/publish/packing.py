"""Components of a drawing side by side: each is packed as a polyomino (Freivalds, Dogrusoz and Kikusts 2001)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_closing, binary_fill_holes

Points: TypeAlias = NDArray[np.float64]
Cells: TypeAlias = NDArray[np.int64]  # rows of a column and a row number in a grid

MARGIN = (46.0, 26.0)  # beside and below every node that borders on another component: names stand there
ASPECT = 1.3  # breadth of the whole drawing over its height
CELL = 22.0  # side of a square of the grid in which components are packed
CHUNK = 1 << 18  # squares that are looked at at once
CLOSED = 4  # a gap of a component that is narrower, in squares, takes no other component in


@dataclass(frozen=True, slots=True)
class Part:
    """A component that is laid out: points, radii, and the edges as pairs of numbers of points."""

    points: Points
    radii: NDArray[np.float64]
    edges: Cells


def pack(parts: Sequence[Part]) -> list[Points]:
    """Put components side by side around the middle, each as near to it as there is room.

    Args:
        parts: the components, those first that are to be in the middle.

    Returns:
        The points of each, moved; none lies inside another.
    """
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


def _shape(part: Part) -> Cells:
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
