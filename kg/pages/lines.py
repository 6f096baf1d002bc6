"""The lines of a page and what each is: heading, byline, body, furniture or a short line of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import accumulate

from kg.knowledge.papers import PAPER_WORDS
from kg.model import Span
from kg.pages.bylines import Byline, find_bylines
from kg.text import normalise

# A headline is rarely longer; a line of body text rarely shorter than the width of a column.
_HEADLINE_LIMIT = 44
_FURNITURE = re.compile(
    r"^\s*(?:[\[(（]?\s*(?:责编|责任编辑|编辑|值班|校对|版式|美编|主编|组版|版面|监制|审核)\s*[/:·]?"
    r"|(?:[一-龥]{2,8}\s+)?[12][\dO〇]{3}年\d+月\d+日|星期[一二三四五六日天]|第?\s*[A-Z]?\d{1,3}\s*版|A?\d{1,2}\s*$|下转|上接|扫码|投稿|电话|邮箱|国内统一)"
)
_PAPER_LINE = re.compile(rf"^\s*[一-龥]{{2,8}}(?:{PAPER_WORDS})\s*$")
_SENTENCE_END = re.compile(r"[。!?;…][”’』」)]*\s*$")
_LEAD = re.compile(r"^(?:——|--|—)|(?:——|—)$")
_BREAKS_OFF = re.compile(r"[,、]$")

_INNER_STOP = re.compile(r"[，,。;；]")
# A column is at least ten characters wide; widths are in half characters.
_NARROWEST = 20


class Kind(Enum):
    """What a line of a page is."""

    BLANK = "blank"
    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    SHORT = "short"
    LEAD = "lead"
    BODY = "body"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: its span without the newline, what it is, and for a heading its level (number of #)."""

    span: Span
    text: str
    kind: Kind
    level: int = 0
    byline: Byline | None = None

    @property
    def content(self) -> str:
        """The line without heading marks and surrounding blanks."""
        return self.text.strip().lstrip("#").strip()


def read_lines(text: str) -> list[Line]:
    """Cut a page into lines and say what each is.

    Args:
        text: the original text.
    """
    folded = normalise(text)
    at = {byline.span.start: byline for byline in find_bylines(text)}
    wrapped = line_wraps(text)
    lines, start = [], 0
    for raw in folded.split("\n"):
        span = Span(start, start + len(raw))
        line = _line(raw, text[span.start : span.end], span, at)
        goes_on = line.kind in (Kind.SHORT, Kind.FURNITURE) and (start - 1 in wrapped or span.end in wrapped)
        lines.append(replace(line, kind=Kind.BODY) if goes_on else line)
        start = span.end + 1
    return lines


@lru_cache(maxsize=8)
def line_wraps(text: str) -> frozenset[int]:
    """The positions of the newlines that only the width of a column made.

    A paragraph of three lines or more is wrapped where all but its last are of one width, to two characters.

    Args:
        text: the original text.
    """
    wraps: set[int] = set()
    for start, lines in _paragraphs(text):
        widths = [_width(line) for line in lines]
        full = max(widths[:-1])
        even = full >= _NARROWEST and min(widths[:-1]) >= full - 4 and widths[-1] <= full
        if even and _INNER_STOP.search("\n".join(lines)):
            ends = accumulate(len(line) + 1 for line in lines[:-1])
            wraps.update(start + end - 1 for end in ends)
    return frozenset(wraps)


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of three lines or more that are neither blank nor headings, with where they start."""
    lines: list[str] = []
    position = 0
    for line in (*text.split("\n"), ""):
        if line.strip() and not line.lstrip().startswith("#"):
            lines.append(line)
        else:
            if len(lines) > 2:
                yield position - sum(len(each) + 1 for each in lines), lines
            lines = []
        position += len(line) + 1


def _width(line: str) -> int:
    """The width of a line in half characters."""
    return sum(2 if char > "\u2e7f" or char in "“”‘’…—" else 1 for char in line.strip())


def _line(folded: str, text: str, span: Span, at: dict[int, Byline]) -> Line:
    byline = at.get(span.start)
    stripped = folded.strip()
    if stripped.startswith("#"):
        return Line(span, text, Kind.HEADING, len(stripped) - len(stripped.lstrip("#")))
    if byline is not None:
        return Line(span, text, Kind.DATELINE if byline.dateline else Kind.BYLINE, byline=byline)
    return Line(span, text, _kind(stripped))


def _kind(words: str) -> Kind:
    """What a line is that is neither heading nor byline."""
    if not words:
        return Kind.BLANK
    if _FURNITURE.match(words) or _PAPER_LINE.match(words):
        return Kind.FURNITURE
    if _LEAD.search(words):
        return Kind.LEAD
    short = (
        len(words) <= _HEADLINE_LIMIT and not _BREAKS_OFF.search(words) and not _SENTENCE_END.search(words)
    )
    return Kind.SHORT if short else Kind.BODY
