"""The lines of a page and what each is: first each by its own words, then by what stands around it."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from kg.model import Span
from kg.pages.bylines import Byline, find_bylines, parse_authors, pen_names
from kg.pages.captions import credit_within, is_caption, mark_captions
from kg.pages.kinds import BULLETS, TEXT_KINDS, Kind, Line, plain
from kg.pages.lists import mark_entries
from kg.pages.mastheads import is_masthead, may_name_paper, own_names
from kg.pages.wraps import line_wraps
from kg.text import normalise

# A headline is rarely longer; a line of body text rarely shorter than the width of a column.
_HEADLINE_LIMIT = 44
# A question or a call may be a headline (扫码“领补贴”?假的!); what is longer is a paragraph.
_CALL_LIMIT = 24
# The longest word.
_WORD = 4
_CALL = re.compile(r"[!?][”’]?$")
_STOP = re.compile(r"[。;](?!$)|[。;…][”’』」)]*(?:\([^()]{1,20}\))?$")
_NOTE = re.compile(r"^\([^()]{1,60}\)$")
_BULLET = re.compile(rf"^[{BULLETS}]")
_LEAD = re.compile(r"^(?:——|--|—)|(?:——|—)$")
_BREAKS_OFF = re.compile(r"[,、]$")
# Words that stand in front of what they bring: a line that ends with one above a paragraph is broken off.
_CALLS_FOR_MORE = re.compile(r"(?:表示|指出|强调|认为|的|把|被)$")


def read_lines(text: str) -> list[Line]:
    """Cut a page into lines and say what each is.

    Args:
        text: the original text.

    Returns:
        The filled lines in order.
    """
    folded = normalise(text)
    at = {byline.span.start: byline for byline in find_bylines(text)}
    own = own_names(text)
    wrapped = line_wraps(text)
    lines: list[Line] = []
    start = gap = 0
    for raw in folded.split("\n"):
        span = Span(start, start + len(raw))
        start = span.end + 1
        if not raw.strip():
            gap += 1
            continue
        line = _line(text, folded, span, at.get(span.start), own)
        goes_on = line.kind in (Kind.SHORT, Kind.FURNITURE) and (
            span.start - 1 in wrapped or span.end in wrapped
        )
        lines.append(replace(line, kind=Kind.BODY if goes_on else line.kind, gap=gap))
        gap = 0
    return mark_captions(mark_entries(_broken_off(_edged(_set_apart(lines)))))


def _line(text: str, folded: str, span: Span, byline: Byline | None, own: Collection[str]) -> Line:
    """A line by its own words alone."""
    words = folded[slice(*span)].strip()
    level = len(words) - len(words.lstrip("#"))
    if is_masthead(words.lstrip("#"), own):
        kind = Kind.FURNITURE
    elif level:
        kind = Kind.HEADING
    elif byline is not None:
        kind = Kind.DATELINE if byline.dateline else Kind.BYLINE
    else:
        kind = _kind(words)
    return Line(span, text[slice(*span)], plain(words), kind, level, _signature(folded, span, kind, byline))


def _signature(folded: str, span: Span, kind: Kind, byline: Byline | None) -> Byline | None:
    """Who signs a line: above a text, at its end in brackets, or below a picture."""
    if kind is Kind.BYLINE:
        return byline
    if kind is Kind.CAPTION:
        return _credit(folded, span)
    if kind is not Kind.DATELINE and kind not in TEXT_KINDS:
        return None
    authors = pen_names(folded, *span)
    if byline is not None and kind is Kind.DATELINE:
        return replace(byline, authors=byline.authors + authors)
    return Byline(span, authors, dateline=False) if authors else None


def _credit(folded: str, span: Span) -> Byline | None:
    """Who took the picture that a caption stands under, if it says so at its end."""
    line = folded[slice(*span)].rstrip()
    start = credit_within(line)
    if start is None:
        return None
    credit = Span(span.start + start, span.start + len(line.rstrip(")")))
    return Byline(credit, parse_authors(folded, *credit), dateline=False)


def _kind(folded: str) -> Kind:
    """What a line is that is neither heading nor byline nor the paper's own."""
    if is_caption(folded):
        return Kind.CAPTION
    if _NOTE.match(folded):
        return Kind.NOTE
    if _LEAD.search(folded):
        return Kind.LEAD
    if _may_be_headline(folded):
        return Kind.SHORT
    return Kind.ITEM if _BULLET.match(folded) else Kind.BODY


def _may_be_headline(folded: str) -> bool:
    if len(folded) > (_CALL_LIMIT if _CALL.search(folded) else _HEADLINE_LIMIT):
        return False
    return not (_STOP.search(folded) or _BREAKS_OFF.search(folded))


def _set_apart(lines: list[Line]) -> list[Line]:
    """The lines with those told that stand further from the line above than the paragraphs of the page do, or nearer."""
    gaps = Counter(line.gap for line in lines[1:] if line.gap)
    usual = min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else 0
    return [
        replace(line, apart=line.gap > usual, joined=line.gap == 0 and (usual > 0 or _is_narrow(above, line)))
        for above, line in zip([None, *lines], lines, strict=False)
    ]


def _is_narrow(above: Line | None, line: Line) -> bool:
    """Whether two lines are of a column that holds a word: 图片 over 新闻."""
    return above is not None and max(len(above.words), len(line.words)) <= _WORD


def _edged(lines: list[Line]) -> list[Line]:
    """The lines, where a paper's name that could be other words as well stands at the edge of the page beside its date."""
    inner = [i for i, line in enumerate(lines) if line.kind is not Kind.FURNITURE]
    edges = {
        i
        for i in (inner[:1] + inner[-1:])
        if lines[i].kind is Kind.SHORT
        and may_name_paper(lines[i].words)
        and any(lines[j].kind is Kind.FURNITURE for j in (i - 1, i + 1) if 0 <= j < len(lines))
    }
    return [replace(line, kind=Kind.FURNITURE) if i in edges else line for i, line in enumerate(lines)]


def _broken_off(lines: list[Line]) -> list[Line]:
    """The lines, where a short one that calls for more above a paragraph is a part of it."""
    parts = {
        i
        for i, (line, below) in enumerate(pairwise(lines))
        if line.kind is Kind.SHORT and below.kind is Kind.BODY and _CALLS_FOR_MORE.search(line.words[-2:])
    }
    return [replace(line, kind=Kind.BODY) if i in parts else line for i, line in enumerate(lines)]
