"""Counts of what is right, predicted and in the gold, and the shares that follow from them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WHOLE = "all"
"""The key of the tally over all types or relations of a layer."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many were predicted, and how many the gold has."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of the predicted that is right; 0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 0 where there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the right statements that can be judged, how many agree with the gold in one more thing."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(self.right + other.right, self.of + other.of)

    @property
    def share(self) -> float:
        """The share that agrees; 0 where none can be judged."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Average:
    """The unweighted means of precision, recall and F1 over so many (`of`) types or relations."""

    precision: float
    recall: float
    f1: float
    of: int


def tallies(right: Iterable[str], predicted: Iterable[str], gold: Iterable[str]) -> dict[str, Tally]:
    """Count by type or relation.

    Args:
        right: the type or relation of each thing that is right.
        predicted: of each thing predicted.
        gold: of each thing in the gold.

    Returns:
        The tally over everything under "all", then one for each key, sorted.
    """
    counts = Counter(right), Counter(predicted), Counter(gold)
    keys = sorted(counts[1] | counts[2])
    whole = Tally(*(count.total() for count in counts))
    return {WHOLE: whole} | {key: Tally(*(count[key] for count in counts)) for key in keys}


def macro(layer: Mapping[str, Tally]) -> Average:
    """Average the types or relations that the gold has, each with the same weight; zeros where it has none.

    A type that is only predicted has no recall to speak of: it lowers the precision of "all" and stays out here.
    """
    rows = [tally for key, tally in layer.items() if key != WHOLE and tally.gold]
    count = len(rows)
    if not count:
        return Average(0.0, 0.0, 0.0, 0)
    return Average(
        sum(row.precision for row in rows) / count,
        sum(row.recall for row in rows) / count,
        sum(row.f1 for row in rows) / count,
        count,
    )
