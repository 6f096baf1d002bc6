"""Precision, recall and F1 of records against gold records, with every miss and the reason for it.

The data goes: gold.py reads annotations → compare.py holds one page against its gold, with agreement.py saying what
agrees, reasons.py why something does not and reliability.py how sure it was → score.py sums the pages, with intervals from bootstrap.py → as_json.py.
"""

from kg.evaluate.as_json import score_to_json
from kg.evaluate.bootstrap import Interval, Intervals
from kg.evaluate.compare import Miss, PageScore, compare
from kg.evaluate.gold import Gold, read_annotations, read_gold
from kg.evaluate.reasons import MISSED, REASONS, WRONG
from kg.evaluate.reliability import Bin, Sighting, calibration_error, reliability
from kg.evaluate.score import Score, evaluate
from kg.evaluate.tally import WHOLE, Agreement, Average, Tally

__all__ = [
    "MISSED",
    "REASONS",
    "WHOLE",
    "WRONG",
    "Agreement",
    "Average",
    "Bin",
    "Gold",
    "Interval",
    "Intervals",
    "Miss",
    "PageScore",
    "Score",
    "Sighting",
    "Tally",
    "calibration_error",
    "compare",
    "evaluate",
    "read_annotations",
    "read_gold",
    "reliability",
    "score_to_json",
]
