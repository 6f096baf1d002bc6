"""A score as plain JSON values, in a shape that other tools may rely on: keys are only ever added."""

from dataclasses import asdict
from typing import Any, TypeAlias

from kg.evaluate.bootstrap import LEVEL, RESAMPLES, Intervals
from kg.evaluate.compare import Miss, PageScore
from kg.evaluate.reliability import calibration_error
from kg.evaluate.score import Score
from kg.evaluate.tally import WHOLE, Agreement, Average, Tally

Json: TypeAlias = dict[str, Any]


def score_to_json(score: Score, *, misses: bool = True) -> Json:
    """A score as JSON values.

    Args:
        score: what `evaluate` gave.
        misses: whether to list every miss; their counts are there in any case.

    Returns:
        An object with these keys; shares are from 0 to 1:

        layers: layer → type or relation, or "all" → precision, recall, f1, right, predicted, gold, and `interval`
            ({precision, recall, f1}: [low, high], each only where two pages or more have something to draw from);
        macro: layer → precision, recall, f1, and over how many types or relations (`of`);
        evidence, dates: right, of, share;
        reliability: a list of {low, high, count, told, right}: of the predicted statements between two confidences the mean
            confidence and the share that is right; and `calibration_error`, the mean distance of the two;
        documents: document → layers (layer → the tally over all its types), evidence, dates;
        reasons: layer → reason → {missed, wrong}: counts, each only where there is one;
        misses: a list of {layer, fault, reason, document, type, detail}; missing with `misses=False`;
        bootstrap: level and resamples of the intervals, and the number of gold pages that were resampled.
    """
    return {
        "layers": {
            layer: {
                key: _tally(tally) | _interval(score.intervals[layer][key]) for key, tally in rows.items()
            }
            for layer, rows in score.layers.items()
        },
        "macro": {layer: _average(average) for layer, average in score.macro.items()},
        "evidence": _agreement(score.evidence),
        "dates": _agreement(score.dates),
        "reliability": [asdict(each) for each in score.reliability],
        "calibration_error": calibration_error(score.reliability),
        "documents": {page.document: _page(page) for page in score.pages},
        "reasons": {
            layer: {reason: dict(counts) for reason, counts in rows.items()}
            for layer, rows in score.reasons.items()
        },
        **({"misses": [_miss(miss) for miss in score.misses]} if misses else {}),
        "bootstrap": {"level": LEVEL, "resamples": RESAMPLES, "pages": len(score.pages)},
    }


def _tally(tally: Tally) -> Json:
    return {
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
        "right": tally.right,
        "predicted": tally.predicted,
        "gold": tally.gold,
    }


def _interval(found: Intervals) -> Json:
    bounds = {name: list(interval) for name, interval in found._asdict().items() if interval is not None}
    return {"interval": bounds} if bounds else {}


def _average(average: Average) -> Json:
    return {
        "precision": average.precision,
        "recall": average.recall,
        "f1": average.f1,
        "of": average.of,
    }


def _agreement(agreement: Agreement) -> Json:
    return {"right": agreement.right, "of": agreement.of, "share": agreement.share}


def _page(page: PageScore) -> Json:
    return {
        "layers": {layer: _tally(rows[WHOLE]) for layer, rows in page.layers.items()},
        "evidence": _agreement(page.evidence),
        "dates": _agreement(page.dates),
    }


def _miss(miss: Miss) -> Json:
    return {
        "layer": miss.layer,
        "fault": miss.fault,
        "reason": miss.reason,
        "document": miss.document,
        "type": miss.type,
        "detail": miss.detail,
    }
