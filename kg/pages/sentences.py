"""Sentences of a page: cut at sentence ends, at headline lines, and joined over column breaks.

A paragraph that breaks off without a sentence end goes on in the next paragraph of the same article,
since that is how a column break looks in a page's text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.model import Article, Sentence, Span
from kg.pages.lines import Kind, Line

_END = re.compile(r"[。!?;！？；]+[”’』」)）\"]*|…{2,}(?=[”’』」)）\s]|$)")
# What relations cost grows with the length of a sentence: a text without sentence ends is cut all the same.
_LONGEST = 1_000


def split_sentences(text: str, lines: list[Line], articles: tuple[Article, ...]) -> tuple[Sentence, ...]:
    """The sentences of a page, in order, without overlap.

    Args:
        text: the original text.
        lines: its lines.
        articles: the page's articles; a sentence outside all of them has none.
    """
    bounds = {article.span.start for article in articles} | {article.span.end for article in articles}
    pieces = (piece for run in _runs(lines, bounds) for piece in _cut(text, run))
    return tuple(Sentence(span, _article_at(articles, span.start)) for span in pieces)


def _article_at(articles: tuple[Article, ...], position: int) -> str | None:
    index = bisect_right(articles, position, key=lambda a: a.span.start) - 1
    return articles[index].id if index >= 0 and position < articles[index].span.end else None


def _runs(lines: list[Line], bounds: set[int]) -> Iterator[Span]:
    """Spans of text in which a sentence may lie: one line, or body lines joined over a break."""
    open_run: Span | None = None
    title_open = False
    for line in lines:
        if line.kind is Kind.BLANK:
            continue
        joins = line.kind in (Kind.BODY, Kind.DATELINE) or (line.kind is Kind.SHORT and open_run is not None)
        if open_run is not None and line.span.start not in bounds and _goes_on(title_open, line):
            open_run = Span(open_run.start, line.span.end)
        else:
            if open_run is not None:
                yield open_run
            open_run, title_open = line.span, False
        title_open = _title_is_open(title_open, line.text)
        if not joins or line.kind is Kind.SHORT or _END.search(line.text.rstrip()[-3:]):
            yield open_run
            open_run, title_open = None, False
    if open_run is not None:
        yield open_run


def _goes_on(title_open: bool, line: Line) -> bool:  # noqa: FBT001
    """Whether a body line goes on with the sentence: not a caption that stands in the middle of a title."""
    return line.kind is Kind.BODY and (not title_open or "》" in line.text.split("《")[0])


def _title_is_open(before: bool, text: str) -> bool:  # noqa: FBT001
    """Whether a line leaves a 《 open."""
    opened, closed = text.rfind("《"), text.rfind("》")
    return opened > closed or (before and closed < 0)


def _cut(text: str, run: Span) -> Iterator[Span]:
    start = run.start
    for match in _END.finditer(text, run.start, run.end):
        yield from _bounded(text, start, match.end())
        start = match.end()
    yield from _bounded(text, start, run.end)


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, cut at commas where it is longer than any that somebody wrote."""
    while end - start > _LONGEST:
        comma = max(text.rfind(mark, start, start + _LONGEST) for mark in ",，、 ")
        stop = comma + 1 if comma > start else start + _LONGEST
        yield from _trimmed(text, start, stop)
        start = stop
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
