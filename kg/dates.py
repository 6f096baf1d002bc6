"""Dates as a Chinese page writes them, read into EDTF as exactly as the page and its own date allow.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019; a date without a year is `XXXX-11-10`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import Span

# How far ahead of its own date a page may speak before a month without a year is read as last year's.
_AHEAD = timedelta(days=60)

# Stands for a year that is not known: any day of the calendar may be meant.
_LEAP_YEAR = 2000

_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)年|(?P<relative>今年|去年|前年|明年|本月|上月)(?:的)?)?"
    r"(?:(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])日)?"
    r"|(?<!\d)(?<!\d月)(?P<only>3[01]|[12]\d|0?[1-9])日(?![\d内前后间]))?"
)
_TIME = re.compile(r"上午|下午|晚上|晚|凌晨|中午|傍晚|清晨|早上")
_SINCE = re.compile(r"以来|来(?![到自])|起|开始")
_SHIFT = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: its span, its EDTF value, and the time of day as printed (上午), if any.

    `since` tells that something began then (2019年以来, 去年3月起).
    """

    span: Span
    value: str
    time: str | None = None
    since: bool = False

    @property
    def has_day(self) -> bool:
        """Whether the date is exact to the day."""
        return len(self.value) == len("2024-01-01")


def find_dates(text: str, published: str | None, offset: int = 0) -> list[DateMention]:
    """All dates of a text in order, resolved against the page's own date.

    Args:
        text: a sentence or a longer stretch, in its original or width-folded form.
        published: EDTF date of the page, or None; without it a date keeps an unknown year.
        offset: added to every span.
    """
    found = []
    for match in _DATE.finditer(text):
        value = _value(match, published)
        if value is None:
            continue
        time = _TIME.match(text, match.end())
        span = Span(match.start() + offset, match.end() + offset)
        since = _SINCE.match(text, match.end()) is not None
        found.append(DateMention(span, value, time.group() if time else None, since))
    return found


def _value(match: re.Match[str], published: str | None) -> str | None:
    year, relative, month = match["year"], match["relative"], match["month"]
    day = match["day"] or match["only"]
    if relative in ("本月", "上月"):
        return _month_of(relative, day, published)
    if year is None and relative is not None:
        base = _year(published)
        year = str(base + _SHIFT[relative]) if base else None
        if year is None and month is None:
            return None
    if match["only"] and month is None:
        return _month_of("本月", day, published) if year is None else None
    if month is None:
        return year
    return _join(year or _infer_year(int(month), day, published), int(month), day)


def _join(year: str, month: int, day: str | None) -> str:
    """The date; a day that the calendar lacks is a misprint and gives the month alone."""
    days = monthrange(int(year) if year.isdigit() else _LEAP_YEAR, month)[1]
    return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day and int(day) <= days else "")


def _month_of(relative: str, day: str | None, published: str | None) -> str | None:
    year, month = _year(published), _month(published)
    if year is None or month is None:
        return None
    if relative == "上月":
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return _join(str(year), month, day)


def _year(published: str | None) -> int | None:
    return int(published[:4]) if published and published[:4].isdigit() else None


def _month(published: str | None) -> int | None:
    return int(published[5:7]) if published and len(published) >= 7 and published[5:7].isdigit() else None


def _infer_year(month: int, day: str | None, published: str | None) -> str:
    """The latest year in which the date is not far ahead of the page's own date."""
    year = _year(published)
    if year is None or published is None:
        return "XXXX"
    own = date(year, _month(published) or 12, 28 if len(published) < 10 else int(published[8:10]))
    for candidate in (year + 1, year):
        try:
            if date(candidate, month, int(day or 1)) <= own + _AHEAD and (
                candidate == year or _month(published)
            ):
                return str(candidate)
        except ValueError:  # 29 February of a common year
            continue
    return str(year - 1)
