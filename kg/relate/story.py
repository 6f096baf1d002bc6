"""One article ready for relating: its sentences folded, its dates, the meeting that is going on, who acts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.dates import DateMention, find_dates
from kg.model import Article, Page, Span
from kg.relate.skeleton import Skeleton, Term, fold, pattern
from kg.resolve import Resolution
from kg.text import normalise

_HELD = (
    r"(?:召开|主持|举行|举办|出席|参加|承办)(?:了|的)?(?P<e><E>)",
    r"(?P<e><E>)(?:[^。;]{0,24}?)(?:召开|举行|举办|开幕|启动|听取)",
    r"(?P<e><E>)(?:开幕|闭幕|结束)",
)
_RECEPTION = r"会见"


@dataclass(frozen=True, slots=True)
class Held:
    """An event that is told to take place: where it is first said, and its date."""

    position: int
    entity: str
    date: DateMention | None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the story: its index on the page, its span, its skeleton, and whether it is set as a headline."""

    index: int
    span: Span
    skeleton: Skeleton
    headline: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Story:
    """An article of a page with what the relations need to know of it."""

    page: Page
    article: Article
    lines: tuple[Line, ...]
    held: tuple[Held, ...]
    lead_date: DateMention | None
    home: Term | None

    @property
    def is_reception(self) -> bool:
        """Whether the story tells of a 会见; words spoken there are no speeches at a meeting."""
        return any(re.search(_RECEPTION, line.skeleton.text) for line in self.lines[:6]) and not self.held

    def event_at(self, position: int) -> Held | None:
        """The event that 会议 or 会上 means at a position: the last one held before it, else the first of the story."""
        before = [held for held in self.held if held.position <= position]
        return before[-1] if before else next(iter(self.held), None)

    def date_at(self, line: Line, start: int) -> DateMention | None:
        """The date in force at a character of a sentence's skeleton: the last exact one before it, or the story's own."""
        dates = [t.date for t in line.skeleton.terms[: start + 1] if t is not None and t.date is not None]
        exact = [date for date in dates if date.has_day]
        if exact:
            return exact[-1]
        return dates[-1] if dates else None


def read_stories(resolution: Resolution) -> list[Story]:
    """Fold every article of a resolved page.

    Args:
        resolution: the page with mentions and references tied to entities.
    """
    text = normalise(resolution.page.text)
    terms = _terms(resolution, text)
    home = _home_term(resolution)
    return [_story(resolution.page, text, article, terms, home) for article in resolution.page.articles]


def _terms(resolution: Resolution, text: str) -> list[Term]:
    named = [Term(m.span, m.type, text[m.start : m.end], m.entity) for m in resolution.mentions]
    implied = [
        Term(r.span, r.kind, text[r.span.start : r.span.end], r.entity, implied=True)
        for r in resolution.references
        if r.kind not in ("Body", "Parent")
    ]
    dates = [Term(d.span, "Date", text[d.span.start : d.span.end], date=d) for d in find_dates(text, resolution.page.published)]
    return _disjoint([*named, *implied, *dates])


def _disjoint(terms: list[Term]) -> list[Term]:
    """Terms sorted by position; of two that overlap the mention stays, then the reference, then the date."""
    ranked = sorted(terms, key=lambda t: (t.date is not None, t.implied, t.span))
    kept: list[Term] = []
    taken: set[int] = set()
    for term in ranked:
        if not any(i in taken for i in range(term.span.start, term.span.end)):
            taken.update(range(term.span.start, term.span.end))
            kept.append(term)
    return sorted(kept, key=lambda t: t.span)


def _home_term(resolution: Resolution) -> Term | None:
    home = resolution.page.home
    for entity in resolution.entities:
        if entity.type == "Place" and home is not None and entity.name == home:
            return Term(Span(0, 0), "Place", home, entity.id, implied=True)
    return None


def _story(page: Page, text: str, article: Article, terms: Sequence[Term], home: Term | None) -> Story:
    lines = tuple(_lines(page, text, article, terms))
    lead = next((t.date for line in lines for t in line.skeleton.terms if t is not None and t.date is not None and t.date.has_day), None)
    return Story(page, article, lines, tuple(_held(lines, lead)), lead, home)


def _lines(page: Page, text: str, article: Article, terms: Sequence[Term]) -> list[Line]:
    lines = []
    for index, sentence in enumerate(page.sentences):
        if sentence.article != article.id:
            continue
        span = sentence.span
        inside = [t for t in terms if span.covers(t.span)]
        skeleton = fold(text, span, inside)
        if skeleton.text:
            raw = text[span.start : span.end]
            headline = not re.search(r"[。!?;:]", raw)
            lines.append(Line(index, span, skeleton, headline, raw.startswith("“") and raw.endswith("”")))
    return lines


def _held(lines: Sequence[Line], lead: DateMention | None) -> list[Held]:
    held: dict[str, Held] = {}
    for line in lines:
        for words in _HELD:
            for match in pattern(words).finditer(line.skeleton.text):
                term = line.skeleton.terms[match.start("e")]
                if term is None or term.entity is None or term.entity in held:
                    continue
                before = [t.date for t in line.skeleton.terms[: match.start("e")] if t is not None and t.date and t.date.has_day]
                held[term.entity] = Held(term.span.start, term.entity, before[-1] if before else lead)
    return sorted(held.values(), key=lambda h: h.position)
