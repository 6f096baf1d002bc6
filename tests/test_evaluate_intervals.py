"""The intervals: what the bootstrap over pages must give, and where there is none."""

import time
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import bootstrap
from scoring import gold_of, named

from kg.evaluate import Intervals, Tally, evaluate
from kg.evaluate.bootstrap import intervals

SHARES = ("precision", "recall", "f1")


@st.composite
def tallies(draw: st.DrawFn, least: int = 0) -> Tally:
    """The tally of a page, with at least so many predicted and in the gold."""
    predicted, gold = draw(st.integers(least, 9)), draw(st.integers(least, 9))
    return Tally(draw(st.integers(0, min(predicted, gold))), predicted, gold)


@given(st.lists(tallies(1), min_size=2, max_size=3))
def test_an_interval_of_few_pages_holds_the_share(pages: list[Tally]) -> None:
    """With two or three pages every page is drawn alone often enough to bound the share of them all."""
    whole, found = sum(pages, Tally()), intervals(pages)

    for share in SHARES:
        interval = getattr(found, share)
        assert interval.low <= getattr(whole, share) + 1e-12
        assert getattr(whole, share) <= interval.high + 1e-12


@given(st.lists(tallies(), min_size=2, max_size=12))
def test_an_interval_lies_within_its_pages(pages: list[Tally]) -> None:
    """No draw is better than the best page, nor worse than the worst."""
    found = intervals(pages)

    for share, counted in zip(SHARES, ("predicted", "gold", "both"), strict=True):
        alone = [
            getattr(page, share)
            for page in pages
            if (page.predicted + page.gold if counted == "both" else getattr(page, counted))
        ]
        interval = getattr(found, share)
        assert (len(alone) > 1) == (interval is not None)
        if interval is not None:
            assert min(alone) - 1e-12 <= interval.low <= interval.high <= max(alone) + 1e-12


def test_two_pages_bound_each_other() -> None:
    """Of two pages each is drawn twice over in a quarter of the draws: they are the bounds."""
    found = intervals([Tally(1, 2, 4), Tally(3, 3, 3)])

    assert ((0.5, 1.0), (0.25, 1.0), (1 / 3, 1.0)) == found


def test_an_interval_narrows_with_the_number_of_pages() -> None:
    """Half of the pages perfect and half at nothing: the more there are, the surer is one half."""
    widths = []
    for half in (2, 8, 32):
        interval = intervals([Tally(1, 1, 1), Tally(0, 1, 1)] * half).recall
        assert interval is not None
        assert interval.low < 0.5 < interval.high
        widths.append(interval.high - interval.low)

    assert all(wide > narrow for wide, narrow in pairwise(widths))
    # The binomial distribution of 64 has its middle 95 % from 24 to 40.
    assert (24 / 64, 40 / 64) == interval


@pytest.mark.parametrize("pages", [[], [Tally(1, 2, 3)], [Tally(1, 2, 3), Tally(), Tally()]])
def test_one_page_has_no_interval(pages: list[Tally]) -> None:
    """Nor has a relation that only one page of several has: there is nothing to draw from."""
    assert Intervals(None, None, None) == intervals(pages)


def test_a_share_without_denominator_has_none() -> None:
    """Where one page alone predicts anything, recall has an interval and precision has none."""
    found = intervals([Tally(1, 1, 2), Tally(0, 0, 2)])

    assert None is found.precision
    assert (0.0, 0.5) == found.recall
    assert (0.0, 2 / 3) == found.f1


def test_every_line_of_a_score_has_its_intervals() -> None:
    """Each layer and type has the intervals of its own counts by page."""
    gold = [gold_of(named(name)) for name in ("a.txt", "b.txt")]
    whole = named("a.txt")

    score = evaluate(gold, [whole, named("b.txt", mentions=whole.mentions[:1])])

    assert {layer: list(rows) for layer, rows in score.layers.items()} == {
        layer: list(rows) for layer, rows in score.intervals.items()
    }
    assert ((1.0, 1.0), (0.25, 1.0), (0.4, 1.0)) == score.intervals["mentions"]["all"]
    assert (None, (0.0, 1.0), (0.0, 1.0)) == score.intervals["mentions"]["Post"]
    assert ((1.0, 1.0), (1.0, 1.0), (1.0, 1.0)) == score.intervals["mentions"]["Agency"]


def uneven() -> list[Tally]:
    """Sixteen pages of uneven worth."""
    return [Tally(number % 5, 5, 4 + number % 3) for number in range(16)]


def test_draws_are_the_same_everywhere() -> None:
    """These bounds were written down once: another draw, here or in a later Python, would move them."""
    assert ((9 / 40, 41 / 80), (19 / 81, 21 / 40), (3 / 13, 41 / 79)) == intervals(uneven())


def test_the_intervals_are_those_of_scipy() -> None:
    """The percentile bootstrap of scipy, with other draws and more of them, comes to the same bounds."""
    counts = np.array([(page.right, page.gold) for page in uneven()]).T

    other = bootstrap(
        tuple(counts),
        lambda right, gold, axis: right.sum(axis) / gold.sum(axis),
        paired=True,
        vectorized=True,
        method="percentile",
        random_state=1,
    ).confidence_interval

    assert tuple(other) == pytest.approx(intervals(uneven()).recall, abs=0.015)


def test_sixteen_pages_take_no_time() -> None:
    """Sixteen pages with all types and relations are resampled in well under two seconds."""
    names = [f"{number:02}.txt" for number in range(16)]
    start = time.process_time()

    evaluate([gold_of(named(name)) for name in names], [named(name) for name in names])
    for _ in range(60):
        intervals(uneven())

    assert time.process_time() - start < 2
