"""The first and the last day that an EDTF date can mean: bounds for the published graph and for questions.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019, read as far as newspaper pages need it: year, month
or day, unspecified digits (`202X`, `2024-XX`), seasons (21 to 24), `?` `~` `%` marks, and intervals, also
open ones.
"""

import calendar
import re
from datetime import date
from typing import NamedTuple

_DATE = re.compile(r"(?P<year>\d[\dX]{3})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?")
_FULL_YEAR = re.compile(r"\d{4}")
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}
_OPEN = ("", "..")


class Bounds(NamedTuple):
    """The earliest and latest day that is meant; None where that side is open or unknown."""

    earliest: date | None
    latest: date | None


NO_BOUNDS = Bounds(None, None)


def bounds(edtf: str | None) -> Bounds:
    """The first and last day of an EDTF date or interval.

    A date without a year (`XXXX-09-01`) has no bounds, nor has a text that is no date: the string itself is
    published beside the bounds, so nothing is lost.

    >>> bounds("2024-02").latest
    datetime.date(2024, 2, 29)
    """
    if edtf is None:
        return NO_BOUNDS
    first, slash, last = edtf.strip().partition("/")
    if not slash:
        return _single(first)
    return _interval(first, last)


def _interval(first: str, last: str) -> Bounds:
    start = NO_BOUNDS if first in _OPEN else _single(first)
    end = NO_BOUNDS if last in _OPEN else _single(last)
    return Bounds(start.earliest, end.latest)


def _single(text: str) -> Bounds:
    match = _DATE.fullmatch(text)
    if match is None:
        return NO_BOUNDS
    year, month, day = match["year"], match["month"], match["day"]
    try:
        if not _FULL_YEAR.fullmatch(year):
            return _years(year)
        return _within(int(year), month, day)
    except ValueError:  # a day that the calendar doesn't have, or the year 0
        return NO_BOUNDS


def _years(pattern: str) -> Bounds:
    return Bounds(date(int(pattern.replace("X", "0")), 1, 1), date(int(pattern.replace("X", "9")), 12, 31))


def _within(year: int, month: str | None, day: str | None) -> Bounds:
    if month is None or month == "XX":
        return Bounds(date(year, 1, 1), date(year, 12, 31))
    if month in _SEASONS:
        first, last = _SEASONS[month]
        return Bounds(date(year, first, 1), _month_end(year + (last < first), last))
    if day is None or day == "XX":
        return Bounds(date(year, int(month), 1), _month_end(year, int(month)))
    exact = date(year, int(month), int(day))
    return Bounds(exact, exact)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
