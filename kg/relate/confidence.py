"""How sure a statement is: how often the wording that it was read from was right on the gold pages.

The counts are those of `data/confidence.csv`, which `make confidence` writes. A wording that was seen often speaks for
itself; one that was seen seldom leans on its relation, where that was seen thirty times or more, and else on all
statements (additive smoothing towards the next wider class; Chen and Goodman 1999, §2).
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

# How many sightings the wider class counts for.
_WEIGHT = 5
# A relation that was seen less often does not speak for its wordings.
_ENOUGH = 30
# Where nothing was ever counted.
_UNKNOWN = 0.8


@dataclass(frozen=True, slots=True)
class Counts:
    """How many statements were right of how many were read."""

    right: int = 0
    read: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.read + other.read)

    def share(self, prior: float, weight: float) -> float:
        """The share of right ones, where the prior counts as so many sightings."""
        return (self.right + weight * prior) / (self.read + weight)


@dataclass(frozen=True)
class Calibration:
    """The confidence of each wording of a relation, from counts."""

    counts: Mapping[tuple[str, str], Counts]
    _memory: dict[tuple[str, str], float] = field(default_factory=dict, repr=False)

    def of(self, relation: str, rule: str) -> float:
        """How sure a statement is that a rule read, 0 to 1, to two digits."""
        key = (relation, rule)
        if key not in self._memory:
            same = sum((counts for (name, _), counts in self.counts.items() if name == relation), Counts())
            everything = sum(self.counts.values(), Counts())
            wide = (same if same.read >= _ENOUGH else everything).share(_UNKNOWN, 1)
            self._memory[key] = round(self.counts.get(key, Counts()).share(wide, _WEIGHT), 2)
        return self._memory[key]


@cache
def calibration() -> Calibration:
    """The shipped counts."""
    text = files("kg.relate").joinpath("data", "confidence.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return Calibration(
        {(row["relation"], row["rule"]): Counts(int(row["right"]), int(row["read"])) for row in rows}
    )
