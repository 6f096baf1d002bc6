"""Whether a statement that says it is so sure is right so often: predictions in bins of confidence.

Source: the reliability diagram of DeGroot and Fienberg (1983), and the expected calibration error of Naeini, Cooper and
Hauskrecht (2015).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

# The lower bounds of the bins: narrow where most statements are.
BOUNDS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """A predicted statement: by which rule of which relation it was read, how sure it said it was, and whether it is right."""

    relation: str
    rule: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions between two confidences, the higher left out: how many, how sure on average, and which share is right."""

    low: float
    high: float
    count: int
    told: float
    right: float


def reliability(sightings: Iterable[Sighting]) -> tuple[Bin, ...]:
    """The bins that hold any prediction, from the least to the most sure."""
    seen = list(sightings)
    edges = (*BOUNDS, 1.01)
    bins = []
    for low, high in pairwise(edges):
        within = [each for each in seen if low <= each.confidence < high]
        if within:
            told = mean(each.confidence for each in within)  # exact, so that it lies within the bin
            bins.append(
                Bin(low, min(high, 1.0), len(within), told, sum(e.right for e in within) / len(within))
            )
    return tuple(bins)


def calibration_error(bins: Sequence[Bin]) -> float:
    """The mean distance between what the bins tell and what is right, each weighed by its count; 0 where there are none."""
    total = sum(each.count for each in bins)
    return sum(each.count * abs(each.told - each.right) for each in bins) / total if total else 0.0
