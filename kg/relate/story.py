"""One article ready for relating: its sentences folded, its dates, the meeting that is going on, who acts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kg.dates import DateMention, find_dates
from kg.model import Article, Entity, Page, Span, disjoint
from kg.pages import find_bylines
from kg.relate.modality import opens_with_actor, urges
from kg.relate.occasions import Held, event_at, find_held
from kg.relate.skeleton import Skeleton, Term, fold
from kg.resolve import Resolution
from kg.text import normalise

_RECEPTION = "会见"
# The first sentences tell what kind of story it is.
_OPENING = 6
_OTHER_TIME = re.compile(r"近日|日前|近期|近年|连续|多年|去年|前年|曾|此前|以来|据了解|据介绍")
_SAME_DAY = re.compile(r"同日|当天|当日|随后|期间|签约[前后]|会[前后]")
# How many sentences a day stays in force: when the text says that it does, and when it does not.
_FAR, _NEAR = 8, 2
# How many sentences a report has at the most: a feature tells of a year.
_REPORT = 14
# How many sentences back a subject or a programme may be taken over from.
_MEMORY = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the story.

    `index` counts the page's sentences, `number` the story's. `headline` tells a line set as one, `quoted` a sentence
    that is direct speech as a whole, `urged` one that goes on without a subject of its own with what was urged before.
    """

    index: int
    number: int
    span: Span
    skeleton: Skeleton
    headline: bool
    quoted: bool
    urged: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """An article of a page with what the relations need to know of it.

    `dated` are its dates of a known year, by position. `bodies` has for the span of every post the entity of its body, `parents` for the span of a unit's mention the entity
    of the body that its name opens with.
    """

    page: Page
    article: Article
    lines: tuple[Line, ...]
    held: tuple[Held, ...]
    lead_date: DateMention | None
    of_one_day: bool
    dated: tuple[DateMention, ...]
    home: Term | None
    entities: Mapping[str, Entity]
    is_reception: bool
    bodies: Mapping[Span, str]
    parents: Mapping[Span, str]

    def printed(self, term: Term) -> str:
        """The words of a term as the page prints them, in its own script, without the blanks of its layout."""
        return re.sub(r"\s", "", self.page.text[term.span.start : term.span.end])

    def event_at(self, position: int) -> Held | None:
        """The event that 会议 or 会上 means at a position: the last one held before it, else the first of the story."""
        return event_at(self.held, position)

    def before(self, line: Line) -> Iterator[Line]:
        """The sentences before one, the nearest first, as far back as a reader would look for what is meant."""
        return reversed(self.lines[max(0, line.number - _MEMORY) : line.number])

    def date_at(self, line: Line, start: int) -> DateMention | None:
        """The date in force at a character of a sentence's skeleton: the last exact one before it, or the story's own."""
        dates = line.skeleton.dates(start + 1)
        exact = [date for date in dates if date.has_day]
        if exact:
            return exact[-1]
        return dates[-1] if dates else None

    def is_of_another_time(self, line: Line) -> bool:
        """Whether a sentence says that it is about another time than the story: 近日, 去年."""
        return _OTHER_TIME.search(line.skeleton.text) is not None

    def day_before(self, line: Line) -> DateMention | None:
        """The day that the sentences right before were on, where a sentence goes on without a date of its own.

        None where the sentence says that it is about another time (近日, 去年), or where no day is near.
        """
        if self.is_of_another_time(line):
            return None
        near = _FAR if _SAME_DAY.search(line.skeleton.text) else _NEAR
        for earlier in islice(self.before(line), near):
            days = [date for date in earlier.skeleton.dates() if date.has_day]
            if days:
                return days[-1]
        return None

    def only_day(self, line: Line) -> DateMention | None:
        """The day of a story that names no other date, for a sentence that does not say it is about another time."""
        return self.lead_date if self.of_one_day and not self.is_of_another_time(line) else None

    def year_before(self, line: Line) -> DateMention | None:
        """The year that the story speaks of where a sentence gives no date: that of the last date before it."""
        at = bisect_left(self.dated, line.span.start, key=lambda date: date.span.start)
        return replace(self.dated[at - 1], value=self.dated[at - 1].value[:4]) if at else None

    def day_of_report(self, line: Line) -> DateMention | None:
        """The first day of a story that is short enough to be a report of one day; None in a feature."""
        short = len(self.lines) <= _REPORT
        return self.lead_date if short and not self.is_of_another_time(line) else None


def read_stories(resolution: Resolution) -> list[Story]:
    """Fold every article of a resolved page.

    Args:
        resolution: the page with mentions and references tied to entities.
    """
    text = normalise(resolution.page.text)
    terms = _terms(resolution, text)
    home = _home_term(resolution)
    lines = [_lines(resolution.page, text, article, terms) for article in resolution.page.articles]
    return [
        _story(resolution, article, of_article, home)
        for article, of_article in zip(resolution.page.articles, lines, strict=True)
    ]


def _terms(resolution: Resolution, text: str) -> list[Term]:
    signed = [byline.span for byline in find_bylines(resolution.page.text)]
    named = [
        Term(m.span, m.type, text[m.start : m.end], m.entity)
        for m in resolution.mentions
        if m.type not in ("Organisation", "Person") or not _within(signed, m.span)
    ]
    implied = [
        Term(r.span, r.kind, text[r.span.start : r.span.end], r.entity, implied=True)
        for r in resolution.references
        if r.kind not in ("Body", "Parent")
    ]
    dates = [
        Term(d.span, "Date", text[d.span.start : d.span.end], date=d)
        for d in find_dates(text, resolution.page.published)
    ]
    return _disjoint([*named, *implied, *dates])


def _within(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of sorted spans covers a span. A paper and its reporters sign a story and don't act in it."""
    index = bisect_right(spans, span.start, key=lambda each: each.start) - 1
    return index >= 0 and spans[index].covers(span)


def _disjoint(terms: list[Term]) -> list[Term]:
    """Terms sorted by position; of two that overlap the mention stays, then the reference, then the date."""
    ranked = sorted(terms, key=lambda t: (t.date is not None, t.implied, t.span))
    return disjoint(ranked, lambda term: term.span)


def _home_term(resolution: Resolution) -> Term | None:
    home = resolution.page.home
    for entity in resolution.entities:
        if entity.type == "Place" and home is not None and entity.name == home:
            return Term(Span(0, 0), "Place", home, entity.id, implied=True)
    return None


def _story(resolution: Resolution, article: Article, lines: Sequence[Line], home: Term | None) -> Story:
    dates = [date for line in lines for date in line.skeleton.dates()]
    lead = next((date for date in dates if date.has_day), None)
    one_day = len({date.value for date in dates}) == 1
    held = find_held([(line.span, line.skeleton) for line in lines], lead)
    # Words spoken at a 会见 are no speeches at a meeting.
    reception = not held and any(_RECEPTION in line.skeleton.text for line in lines[:_OPENING])
    meant = {
        kind: {r.span: r.entity for r in resolution.references if r.kind == kind}
        for kind in ("Body", "Parent")
    }
    return Story(
        page=resolution.page,
        article=article,
        lines=tuple(lines),
        held=held,
        lead_date=lead,
        of_one_day=one_day,
        dated=tuple(date for date in dates if date.value[:4].isdigit()),
        home=home,
        entities={entity.id: entity for entity in resolution.entities},
        is_reception=reception,
        bodies=meant["Body"],
        parents=meant["Parent"],
    )


def _lines(page: Page, text: str, article: Article, terms: Sequence[Term]) -> list[Line]:
    first = bisect_left(page.sentences, article.span.start, key=lambda s: s.span.start)
    last = bisect_left(page.sentences, article.span.end, key=lambda s: s.span.start)
    lines: list[Line] = []
    urging = False
    for index in range(first, last):
        if page.sentences[index].article != article.id:
            continue
        span = page.sentences[index].span
        left = bisect_left(terms, span.start, key=lambda t: t.span.start)
        right = bisect_left(terms, span.end, key=lambda t: t.span.start)
        raw = text[span.start : span.end]
        headline = not re.search(r"[。!?;:]", raw)
        inside = [t for t in terms[left:right] if t.span.end <= span.end]
        skeleton = fold(text, span, inside, headline=headline)
        if skeleton.text:
            quoted = raw.startswith("“") and raw.endswith("”")
            urging = urging and not headline and not opens_with_actor(skeleton.text)
            lines.append(Line(index, len(lines), span, skeleton, headline, quoted, urging))
            urging = urging or urges(skeleton.text)
    return lines
