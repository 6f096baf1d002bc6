"""When a page was printed, as it says itself: its own date line, else the address or the name of its file."""

import re

from kg.dates import find_dates
from kg.text import normalise

# A date line holds the date and little else: the paper's name, the weekday, the section, the lunar day.
_SHORT = 60
_BESIDE = re.compile(r"星期|周[一二三四五六日]|版|农历|报|要闻|第\d+期|责|今日|傣历|^\W*$")
_SENTENCE = re.compile(r"[。!?;,]")
_DOTTED = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.版])"
)
_HEAD, _TAIL = 12, 6
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
# Not within a figure or a hash.
_BREAK = r"(?<!\d)(?<![0-9a-f]{3})"
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01])"
# In an address (…/2024-03/05/…) and in a file's name (清河日报20240305.txt, page-2024-03.txt).
_NAMES = (
    re.compile(rf"{_BREAK}{_YEAR}[-_./年]?{_MONTH}[-_./月]?{_DAY}(?!\d|[0-9a-f]{{3}})"),
    re.compile(rf"(?<!\d){_YEAR}[-_./年]{_MONTH}(?!\d)"),
)
_ADDRESS = re.compile(r"https?://[\x21-\x7e]+")


def find_published(text: str, document: str) -> str | None:
    """The EDTF date of a page, or None where nothing tells it.

    Args:
        text: the original text of the page.
        document: the page's name, which may hold a date.
    """
    lines = [line.strip() for line in normalise(text).split("\n") if line.strip()]
    for line in (*lines[:_HEAD], *lines[-_TAIL:]):
        date = _date_line(line)
        if date is not None:
            return date
    addresses = (
        match.group() for line in (*lines[:_HEAD], *lines[-_TAIL:]) for match in _ADDRESS.finditer(line)
    )
    return next((date for name in (*addresses, document) if (date := _date_in(name)) is not None), None)


def _date_line(line: str) -> str | None:
    """The day on a line that is no sentence and holds nothing but what stands beside a paper's date."""
    if len(line) > _SHORT or _SENTENCE.search(line):
        return None
    plain = _DOTTED.sub(r"\g<year>年\g<month>月\g<day>日", line)
    dates = [date for date in find_dates(plain, None) if date.has_day and date.value[:4].isdigit()]
    if len(dates) != 1 or "/" in dates[0].value:
        return None
    rest = plain[: dates[0].span.start] + plain[dates[0].span.end :]
    return dates[0].value if _BESIDE.search(rest) else None


def _date_in(name: str) -> str | None:
    for form in _NAMES:
        found = form.search(name)
        if found:
            return "-".join(part for part in found.groups() if part)
    return None
