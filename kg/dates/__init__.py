"""Dates as a Chinese page writes them, read into EDTF as exactly as the page and its own date allow.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019; a date without a year is `XXXX-11-10`, a stretch of time
`2024-10-15/2024-10-18`. What hangs on a day that is not known (昨日 on a page dated to the month) is no date.
"""

import re
from dataclasses import dataclass, replace

from kg.dates.arithmetic import is_day
from kg.dates.forms import PATTERN, Around, names_year, value_of
from kg.model import Span

_TIME = re.compile(r"上午|下午|晚上|晚|凌晨|中午|傍晚|清晨|早上")
_SINCE = re.compile(r"以来|来(?![到自])|起|开始")
_PLANNED = re.compile(r"(?:计划|将|拟|预计|定|力争|确保|争取|有望)[于在到从自]?$")
# 本报北京3月5日电 dates a dispatch by its own day; the next 本报讯 is the page's again.
_SENT = re.compile(r"[电讯]")
_LOCAL = re.compile(r"[一-龥]报讯")
_SENTENCE_END = re.compile(r"[。!?;\n]")
# What a scan misread in a figure: 7月l9日, 2O24年, 18曰.
_MISREAD = re.compile(r"(?<![A-Za-z\d])[\dlIO]{1,4}(?=[年月日曰])|(?<=[\dlIO])曰")
_REPAIR = str.maketrans("lIO曰", "110日")
# The words of a plan stand this close in front of its date.
_BEFORE = 6


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
        """Whether the date is exact to the day, or a stretch of such days."""
        return is_day(self.value)


def find_dates(text: str, published: str | None, offset: int = 0) -> list[DateMention]:
    """All dates of a text in order, resolved against the page's own date and the dates before them.

    Args:
        text: a page or a part of it, in its original or width-folded form.
        published: EDTF date of the page, or None; without it a date keeps an unknown year.
        offset: added to every span.
    """
    found: list[DateMention] = []
    text = _MISREAD.sub(lambda match: match.group().translate(_REPAIR), text)
    reader = _Reader(text, published)
    for match in PATTERN.finditer(text):
        value = reader.read(match)
        if value is None:
            continue
        time = _TIME.match(text, match.end())
        span = Span(match.start() + offset, match.end() + offset)
        since = _SINCE.match(text, match.end()) is not None
        found.append(DateMention(span, value, time.group() if time else None, since))
    return found


class _Reader:
    """Reads the dates of a text one after another, and remembers what the next may hang on."""

    def __init__(self, text: str, published: str | None) -> None:
        self._text = text
        self._published = published
        self._dispatch: str | None = None
        self._around = Around(published)
        self._end = 0

    def read(self, match: re.Match[str]) -> str | None:
        """The value of the next date of the text."""
        self._move_to(match.start())
        value = value_of(match, self._around)
        self._end = match.end()
        if value is not None:
            self._remember(match, value)
        return value

    def _move_to(self, start: int) -> None:
        """Forget what the words between the last date and this one end."""
        if _LOCAL.search(self._text, self._end, start):
            self._dispatch = None
        around = replace(
            self._around,
            base=self._dispatch or self._published,
            planned=_PLANNED.search(self._text, max(0, start - _BEFORE), start) is not None,
        )
        if _SENTENCE_END.search(self._text, self._end, start):
            around = replace(around, beside=None, year=None)
        self._around = around

    def _remember(self, match: re.Match[str], value: str) -> None:
        if "-" in value and "/" not in value:
            self._around = replace(self._around, month=value[:7], beside=value[:7])
        if is_day(value):
            self._around = replace(self._around, last=value)
            if _SENT.match(self._text, match.end()):
                self._dispatch = value.partition("/")[0]
        if names_year(match):
            self._around = replace(self._around, year=value[:4])
