"""Sentences of a page: cut at sentence ends, at headline lines, and joined over column breaks.

A paragraph that breaks off without a sentence end goes on in the next paragraph of the same article,
since that is how a column break looks in a page's text. A picture's caption, a headline and what is the paper's own are
never joined to what they break into.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import inf
from typing import TypeAlias

from kg.model import Article, Sentence, Span
from kg.pages.kinds import Kind, Line

_END = re.compile(r"[。!?;！？；]+[”’』」)）\"]*|…{2,}(?=[”’』」)）\s]|$)")
# The kinds of line that leave a sentence open where they have no end of one.
_RUNNING = (Kind.BODY, Kind.DATELINE, Kind.ITEM)
# What relations cost grows with the length of a sentence: a text without sentence ends is cut all the same.
_LONGEST = 1_000

# From which position on the text is which article's.
_Change: TypeAlias = tuple[int, str | None]


def split_sentences(text: str, lines: Sequence[Line], articles: Sequence[Article]) -> tuple[Sentence, ...]:
    """The sentences of a page, in order, without overlap.

    Args:
        text: the original text.
        lines: its filled lines.
        articles: the page's articles; a sentence outside all of them has none, nor has what is the paper's own.
    """
    changes = _changes(articles)
    sentences: list[Sentence] = []
    for run, kind in _runs(lines, changes):
        own = kind is Kind.FURNITURE
        sentences.extend(
            Sentence(span, None if own else _article_at(changes, span.start)) for span in _cut(text, run)
        )
    return tuple(sentences)


def _changes(articles: Sequence[Article]) -> list[_Change]:
    """The positions from which on the text is another article's: the inner one's where one lies within another."""
    changes: list[_Change] = []
    around: list[Article] = []

    def leave(position: float) -> None:
        while around and around[-1].span.end <= position:
            ended = around.pop()
            changes.append((ended.span.end, around[-1].id if around else None))

    for article in sorted(articles, key=lambda each: (each.span.start, -each.span.end)):
        leave(article.span.start)
        around.append(article)
        changes.append((article.span.start, article.id))
    leave(inf)
    return changes


def _article_at(changes: Sequence[_Change], position: int) -> str | None:
    index = bisect_right(changes, position, key=lambda change: change[0]) - 1
    return changes[index][1] if index >= 0 else None


def _runs(lines: Sequence[Line], changes: Sequence[_Change]) -> Iterator[tuple[Span, Kind]]:
    """Spans of text in which a sentence may lie: one line, or body lines joined over a break."""
    open_run: Span | None = None
    of_run: str | None = None
    title_open = False
    for line in lines:
        article = _article_at(changes, line.span.start)
        if open_run is not None and article == of_run and _goes_on(title_open, line):
            open_run = Span(open_run.start, line.span.end)
        else:
            if open_run is not None:
                yield open_run, Kind.BODY
            open_run, of_run, title_open = line.span, article, False
        title_open = _title_is_open(title_open, line.text)
        if line.kind not in _RUNNING or line.ends:
            yield open_run, line.kind
            open_run, title_open = None, False
    if open_run is not None:
        yield open_run, Kind.BODY


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
