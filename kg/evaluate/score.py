"""The score of records: pages summed to tallies by layer and type or relation, with averages and intervals."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from kg.errors import RecordError
from kg.evaluate.bootstrap import Intervals, intervals
from kg.evaluate.compare import Miss, PageScore, compare
from kg.evaluate.gold import Gold
from kg.evaluate.reasons import REASONS
from kg.evaluate.reliability import Bin, reliability
from kg.evaluate.tally import WHOLE, Agreement, Average, Tally, macro
from kg.model import Page, Record

T = TypeVar("T")

LAYERS = ("articles", "mentions", "entities", "statements", "denied")
AVERAGED = ("mentions", "entities", "statements")


@dataclass(frozen=True, slots=True)
class Score:
    """What records are worth against gold; every mapping in the order in which people read it.

    A layer that no gold page has is left out.

    Attributes:
        layers: tallies by layer, then by type or relation; "all" is over them (the micro average).
        macro: averages over types or relations, by layer.
        intervals: 95 % intervals of the tallies, under the same keys.
        evidence, dates: of the right statements, how many have a quote and dates that agree with the gold.
        pages: the score of each gold page, by document.
    """

    layers: Mapping[str, Mapping[str, Tally]]
    macro: Mapping[str, Average]
    intervals: Mapping[str, Mapping[str, Intervals]]
    evidence: Agreement
    dates: Agreement
    pages: tuple[PageScore, ...]

    @property
    def misses(self) -> tuple[Miss, ...]:
        """Every miss, in the order of pages, layers and places."""
        return tuple(miss for page in self.pages for miss in page.misses)

    @property
    def reliability(self) -> tuple[Bin, ...]:
        """How often predicted statements are right, by how sure they said they were."""
        return reliability(sighting for page in self.pages for sighting in page.sightings)

    @property
    def reasons(self) -> Mapping[str, Mapping[str, Counter[str]]]:
        """How many misses there are by layer, reason and fault ("missed" or "wrong")."""
        counts: dict[str, dict[str, Counter[str]]] = {}
        for miss in sorted(self.misses, key=_place_in_summary):
            counts.setdefault(miss.layer, {}).setdefault(miss.reason, Counter())[miss.fault] += 1
        return counts


def _place_in_summary(miss: Miss) -> tuple[int, int]:
    return LAYERS.index(miss.layer), list(REASONS[miss.layer]).index(miss.reason)


def evaluate(gold: Iterable[Gold], records: Iterable[Record]) -> Score:
    """Hold records against gold records of the same documents.

    A gold page without a record counts with all that it has as missed; a record without a gold page doesn't count.

    Raises:
        RecordError: two gold records, or two records, are of one document.
    """
    wanted = _by_document((each.record.page.document, each) for each in gold)
    had = _by_document((each.page.document, each) for each in records)
    pages = tuple(
        compare(wanted[name], had.get(name, Record(Page(name, "", ""), "none"))) for name in sorted(wanted)
    )
    layers = {name: _summed(name, pages) for name in LAYERS if any(name in page.layers for page in pages)}
    return Score(
        layers,
        {name: macro(layers[name]) for name in AVERAGED if name in layers},
        {name: {key: _resampled(name, key, pages) for key in rows} for name, rows in layers.items()},
        sum((page.evidence for page in pages), Agreement()),
        sum((page.dates for page in pages), Agreement()),
        pages,
    )


def _by_document(named: Iterable[tuple[str, T]]) -> dict[str, T]:
    found: dict[str, T] = {}
    for name, each in named:
        if name in found:
            raise RecordError(f"{name}: two records are of this document")
        found[name] = each
    return found


def _summed(layer: str, pages: Iterable[PageScore]) -> dict[str, Tally]:
    rows: dict[str, Tally] = {}
    for page in pages:
        for key, tally in page.layers.get(layer, {}).items():
            rows[key] = rows.get(key, Tally()) + tally
    return {WHOLE: rows.pop(WHOLE)} | {key: rows[key] for key in sorted(rows)}


def _resampled(layer: str, key: str, pages: Iterable[PageScore]) -> Intervals:
    return intervals([page.layers.get(layer, {}).get(key, Tally()) for page in pages])
