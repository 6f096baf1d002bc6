"""Intervals of precision, recall and F1 by the bootstrap over pages.

The percentile method of B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapter 13: as many
pages as there are gold pages are drawn with replacement, 1,999 times; each draw is scored by summing the counts of its
pages; of the sorted scores the 50th from below and the 50th from above bound the middle 95 %. Pages are drawn, and not
mentions or statements, because what stands on one page is not independent. A draw in which a share has no denominator
says nothing of it and is left out.

With one page there is no interval, nor for a type or relation that only one page has: there is nothing to draw from.
With few pages an interval is narrower than it should be: three pages have only ten different draws. Where no page has
a miss it is [1, 1], which says that these pages differ in nothing, not that the next one will be perfect.

The draws come from `random.Random.random` with a fixed seed, whose sequence Python promises to keep: the same scores
have the same intervals on every run and every version.
"""

from collections.abc import Sequence
from functools import lru_cache
from random import Random
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.evaluate.tally import Tally

LEVEL = 0.95
RESAMPLES = 1999
"""With 1,999 draws the bounds are draws themselves: 2.5 % of 2,000 is 50."""

_SEED = 1993
_Counts: TypeAlias = NDArray[np.int64]


class Interval(NamedTuple):
    """The lower and the upper bound of a share, both from 0 to 1."""

    low: float
    high: float


class Intervals(NamedTuple):
    """The 95 % intervals of one tally; None where fewer than two pages have what the share is of."""

    precision: Interval | None = None
    recall: Interval | None = None
    f1: Interval | None = None


def intervals(pages: Sequence[Tally]) -> Intervals:
    """Resample pages.

    Args:
        pages: the tally of each page for one layer, or for one type or relation of it; zeros where a page has none.

    Returns:
        The interval of each share of the sum over the pages.
    """
    counts = np.array([(page.right, page.predicted, page.gold) for page in pages], dtype=np.int64)
    if len(pages) < 2:
        return Intervals()
    right, predicted, gold = counts.T
    return Intervals(
        _interval(right, predicted), _interval(right, gold), _interval(2 * right, predicted + gold)
    )


def _interval(above: _Counts, below: _Counts) -> Interval | None:
    """The interval of the sum of one count over pages divided by the sum of another."""
    if np.count_nonzero(below) < 2:
        return None
    draws = _draws(len(below))
    totals = draws @ below
    shares = np.sort((draws @ above)[totals > 0] / totals[totals > 0])
    rank = max(1, int((len(shares) + 1) * (1 - LEVEL) / 2 + 1e-9))  # 0.025 in binary is a hair off
    return Interval(float(shares[rank - 1]), float(shares[-rank]))


@lru_cache(maxsize=4)
def _draws(pages: int) -> _Counts:
    """How often each page stands in each draw: a row a draw, a column a page."""
    chance = Random(_SEED)  # noqa: S311 - for statistics, not for secrets
    drawn = np.array([int(chance.random() * pages) for _ in range(RESAMPLES * pages)], dtype=np.int64)
    rows = np.repeat(np.arange(RESAMPLES), pages)
    counts = np.zeros((RESAMPLES, pages), dtype=np.int64)
    np.add.at(counts, (rows, drawn), 1)
    return counts
