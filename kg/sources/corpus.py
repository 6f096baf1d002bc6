"""`corpus.toml`: what is known of the pages beside it: newspaper, home, and the date of each page.

    newspaper = "衡阳日报"
    home = "衡阳市"

    [pages."000.txt"]
    published = "2021-09"       # EDTF, so X may stand for a digit that is not known

A page may also have a `home` and a `newspaper` of its own. Keys that are not known are ignored.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from kg.errors import CorpusError

CORPUS_NAME = "corpus.toml"

_EDTF = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?", re.ASCII)
_ANY_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is said of one page. `problem` tells what was wrong with it and is therefore left out."""

    newspaper: str | None = None
    home: str | None = None
    published: str | None = None
    problem: str | None = None

    def or_else(self, other: "PageFacts") -> "PageFacts":
        """These facts, completed from others where this page has none."""
        return PageFacts(
            self.newspaper or other.newspaper,
            self.home or other.home,
            self.published or other.published,
            "; ".join(problem for problem in (self.problem, other.problem) if problem) or None,
        )


@dataclass(frozen=True, slots=True)
class CorpusFacts:
    """A `corpus.toml`: facts about all pages below it, and about single pages by their path from it."""

    every: PageFacts = field(default_factory=PageFacts)
    pages: Mapping[str, PageFacts] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, page: str) -> PageFacts:
        """What is said of a page, named by its path from the file."""
        return self.pages.get(page, PageFacts()).or_else(self.every)


def read_corpus(data: bytes) -> CorpusFacts:
    """Read a `corpus.toml`.

    Raises:
        CorpusError: it is not TOML in UTF-8, or `newspaper`, `home` or `pages` are of the wrong type. What is wrong
            with a single page becomes its `problem`.
    """
    try:
        values = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise CorpusError(f"is not TOML in UTF-8: {error}") from error
    every = read_facts({key: values.get(key) for key in ("newspaper", "home")})
    if every.problem:
        raise CorpusError(every.problem)
    pages = values.get("pages", {})
    if not isinstance(pages, dict):
        raise CorpusError('`pages` must be a table: [pages."NAME"]')
    return CorpusFacts(every, {name: _page_facts(entry) for name, entry in pages.items()})


def _page_facts(entry: Any) -> PageFacts:
    return read_facts(entry) if isinstance(entry, dict) else PageFacts(problem=f"{entry!r} is no table")


def read_facts(values: Mapping[str, Any]) -> PageFacts:
    """Read `newspaper`, `home` and `published`; what can't be used is left out and told in `problem`."""
    problems = []
    for key in ("newspaper", "home"):
        value = values.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            problems.append(f"`{key}` must be a text, not {value!r}")
    published = read_published(values.get("published"))
    if published is None and values.get("published") is not None:
        problems.append(f"`published` must be YYYY, YYYY-MM or YYYY-MM-DD, not {values['published']!r}")
    return PageFacts(
        _text(values.get("newspaper")), _text(values.get("home")), published, "; ".join(problems) or None
    )


def _text(value: Any) -> str | None:
    return (value.strip() or None) if isinstance(value, str) else None


def read_published(value: Any) -> str | None:
    """An EDTF date of a page, or None for what is none. TOML dates and bare years are taken too.

    X stands for an unknown digit (EDTF, ISO 8601-2:2019, level 1).

    >>> read_published("2021-09"), read_published("XXXX-09-01"), read_published("2021-13")
    ('2021-09', 'XXXX-09-01', None)
    """
    if isinstance(value, datetime):
        value = value.date()
    text = value.isoformat() if isinstance(value, date) else str(value)
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        return None
    found = _EDTF.fullmatch(text)
    return text if found and _exists(found["year"], found["month"] or "01", found["day"] or "01") else None


def _exists(year: str, month: str, day: str) -> bool:
    """Whether there is a day with these digits, any digit standing for X."""
    leap = _ANY_LEAP_YEAR if "X" in year else int(year)
    months = [each for each in range(1, 13) if _fits(each, month)]
    return any(
        _is_day(leap, each, number) for each in months for number in range(1, 32) if _fits(number, day)
    )


def _fits(number: int, digits: str) -> bool:
    return all(mask in ("X", digit) for mask, digit in zip(digits, f"{number:02d}", strict=True))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
