"""EDTF dates counted on and back: the year that a month lacks, the day after, the Friday of last week."""

from calendar import monthrange
from datetime import date, timedelta

# How far ahead of its own date a page may speak before a month without a year is read as last year's.
_AHEAD = timedelta(days=60)
# Stands for a year that is not known: any day of the calendar may be meant.
_LEAP_YEAR = 2000
UNKNOWN_YEAR = "XXXX"


def joined(year: str, month: int, day: int | None = None) -> str:
    """The date; a day that the calendar lacks is a misprint and gives the month alone."""
    days = monthrange(int(year) if year.isdigit() else _LEAP_YEAR, month)[1]
    return f"{year}-{month:02d}" + (f"-{day:02d}" if day and day <= days else "")


def stretch(first: str, last: str) -> str:
    """From one date to another; the first alone where the last is none behind it, as a misprint leaves it."""
    return f"{first}/{last}" if len(first) == len(last) and first < last else first


def is_day(edtf: str) -> bool:
    """Whether a date is exact to the day, or a stretch of such days."""
    return len(edtf.partition("/")[0]) == len("2024-01-01")


def year_of(edtf: str | None) -> int | None:
    """The year of a date, or None where it is not known."""
    return int(edtf[:4]) if edtf and edtf[:4].isdigit() and edtf[:4] != "0000" else None


def month_of(edtf: str | None) -> int | None:
    """The month of a date, or None where it is not known."""
    return int(edtf[5:7]) if edtf and len(edtf) >= len("2024-01") and edtf[5:7].isdigit() else None


def day_of(edtf: str | None) -> date | None:
    """A date that is exact to the day, else None."""
    try:
        return date.fromisoformat(edtf or "")
    except ValueError:
        return None


def later_month(edtf: str | None, months: int) -> str | None:
    """The month that lies some months after a date's (before it, if negative), or None where that is not known."""
    year, month = year_of(edtf), month_of(edtf)
    if year is None or month is None:
        return None
    years, index = divmod(month - 1 + months, 12)
    return f"{year + years:04d}-{index + 1:02d}"


def later_day(edtf: str | None, days: int) -> str | None:
    """The day that lies some days after a date; a date without a year stays within it.

    >>> later_day("2024-02-29", 1), later_day("XXXX-10-26", 1), later_day("2024-02", 1)
    ('2024-03-01', 'XXXX-10-27', None)
    """
    if edtf and edtf.startswith(UNKNOWN_YEAR):
        found = later_day(edtf.replace(UNKNOWN_YEAR, str(_LEAP_YEAR)), days)
        return (
            found.replace(str(_LEAP_YEAR), UNKNOWN_YEAR) if found and found[:4] == str(_LEAP_YEAR) else None
        )
    day = day_of(edtf)
    try:
        return str(day + timedelta(days=days)) if day else None
    except OverflowError:
        return None


def week_day(edtf: str | None, weeks: int, number: int) -> str | None:
    """A day of the week of a date, or of a week some weeks later; Monday is 0."""
    day = day_of(edtf)
    return later_day(edtf, 7 * weeks + number - day.weekday()) if day else None


def inferred_year(month: int, day: int | None, published: str | None, *, planned: bool) -> str:
    """The latest year in which a date is not far ahead of the page's own; of a plan, the first in which it is not past."""
    year = year_of(published)
    if year is None or published is None:
        return UNKNOWN_YEAR
    own_month = month_of(published)
    if planned and own_month is not None:
        return str(year + (month < own_month))
    own = day_of(published) or date(year, own_month or 12, 28)
    for candidate in (year + 1, year):
        try:
            near = date(candidate, month, day or 1) <= own + _AHEAD
        except ValueError:  # 29 February of a common year
            continue
        if near and (candidate == year or own_month):
            return str(candidate)
    return str(year - 1)
