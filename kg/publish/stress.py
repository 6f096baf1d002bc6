"""Points for distances: stress majorisation (Gansner, Koren and North 2004), the same on every machine."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.distance import cdist

Points: TypeAlias = NDArray[np.float64]

PIVOTS = 50  # landmarks from which the first, rough layout is made
WORK = 24_000  # moves of a node, each of which looks at all others, before a layout ends
FEWEST_ROUNDS, MOST_ROUNDS = 14, 300
STEPS = 6  # of conjugate gradients in a round
SETTLED = 1e-4  # the layout ends when a round moves no node by more than this share of an edge


def stress(distances: Points) -> Points:
    """Points whose distances are as near as may be to those given, near ones counting more than far ones.

    Args:
        distances: a symmetric matrix with zeros in its diagonal and nowhere else, of at least two rows.

    Returns:
        A row of x and y for each row, rounded to six places, around no place in particular.
    """
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
