"""Who is published: office-holders always, other persons only on request, private persons never.

A person who is held back is also taken out of what is printed: the name is masked at equal length, by the recorded
spans in quotes and by its letters in all other strings of the same page.
"""

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from kg.config import PersonsPolicy
from kg.merge.keys import PERSONS
from kg.model import Article, Evidence, Mention, Page, Quote, Record, Span

BLANK = "〇"


def without_journalists(record: Record) -> Record:
    """A record without the persons whom it names in bylines only: they are authors, not entities.

    A person who stands as an end of a statement, or is mentioned outside the bylines, stays.
    """
    spans: dict[str, list[Span | None]] = {}
    for article in record.page.articles:
        for author in article.authors:
            spans.setdefault(author.name, []).append(author.span)
    ends = {end for statement in record.statements for end in (statement.subject, statement.object)}
    journalists = {
        entity.id
        for entity in record.entities
        if entity.type == "Person" and not entity.private and entity.name in spans and entity.id not in ends
        if _all_in_bylines(entity.id, spans[entity.name], record.mentions)
    }
    return replace(
        record,
        entities=tuple(entity for entity in record.entities if entity.id not in journalists),
        mentions=tuple(mention for mention in record.mentions if mention.entity not in journalists),
    )


def _all_in_bylines(entity: str, bylines: list[Span | None], mentions: Iterable[Mention]) -> bool:
    if None in bylines:
        return True
    own = [mention.span for mention in mentions if mention.entity == entity]
    return all(any(byline is not None and byline.overlaps(span) for byline in bylines) for span in own)


def held_back(records: Iterable[tuple[Record, Mapping[str, str]]], persons: PersonsPolicy) -> frozenset[str]:
    """The global ids of the persons who are not published.

    Args:
        records: records without journalists, each with its global ids by local ids.
        persons: "officials" holds back everybody who is nowhere an office-holder; "all" only private persons.
    """
    named: set[str] = set()
    published: set[str] = set()
    for record, ids in records:
        for entity in record.entities:
            if entity.type in PERSONS:
                named.add(ids[entity.id])
                if not entity.private and (entity.type == "Official" or persons == "all"):
                    published.add(ids[entity.id])  # who is private has a key of its own
    return frozenset(named - published)


@dataclass(frozen=True, slots=True)
class Mask:
    """Takes the persons who are held back on one page out of its strings.

    `pattern` matches their names (in a group) and names that only look alike and stay (in none); None if nobody is
    held back.
    """

    spans: tuple[Span, ...] = ()
    pattern: re.Pattern[str] | None = None

    def text(self, text: str) -> str:
        """The string with each name masked at equal length."""
        return text if self.pattern is None else self.pattern.sub(_blank, text)

    def value(self, value: Any) -> Any:
        """A JSON value with every string in it masked."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list | tuple):
            return [self.value(each) for each in value]
        if isinstance(value, Mapping):
            return {key: self.value(each) for key, each in value.items()}
        return value

    def evidence(self, evidence: Evidence) -> Evidence:
        """The evidence with its quote masked, by spans first, then by name."""
        if self.pattern is None and not self.spans:
            return evidence
        dated_by = evidence.dated_by and Quote(evidence.dated_by.span, self._quote(evidence.dated_by))
        return replace(evidence, quote=self._quote(Quote(evidence.span, evidence.quote)), dated_by=dated_by)

    def _quote(self, quote: Quote) -> str:
        (first, last), text = quote.span, self.text(quote.text)
        if len(quote.text) == last - first:
            for span in self.spans:
                if span.overlaps(quote.span):
                    start, end = max(0, span.start - first), min(len(text), span.end - first)
                    text = text[:start] + _blanked(text[start:end]) + text[end:]
        return text

    def page(self, page: Page) -> Page:
        """The page without its text, its headlines masked; authors stay, as they signed in public."""
        return replace(page, text="", articles=tuple(self._article(article) for article in page.articles))

    def _article(self, article: Article) -> Article:
        return replace(article, headline=self.text(article.headline))


def _blank(match: re.Match[str]) -> str:
    return _blanked(match.group()) if match.lastindex else match.group()


def _blanked(text: str) -> str:
    return re.sub(r"\S", BLANK, text)


def mask_of(record: Record, ids: Mapping[str, str], held: AbstractSet[str], persons: PersonsPolicy) -> Mask:
    """The mask of one page.

    Args:
        record: a record without journalists.
        ids: its global ids by local ids.
        held: the global ids of who is not published.
        persons: under "officials" a Person mention that belongs to no entity is masked too.
    """
    hidden = {entity.id for entity in record.entities if ids[entity.id] in held}
    authors = {name for article in record.page.articles for name in article.bylines}
    shown = {
        name
        for entity in record.entities
        if entity.id not in hidden and (entity.type in PERSONS or (entity.type == "Place" and entity.place))
        for name in (entity.name, *entity.aliases)
    }
    mentions = [
        mention
        for mention in record.mentions
        if mention.entity in hidden or (_is_loose(mention, persons) and mention.text not in shown | authors)
    ]
    names = {mention.text for mention in mentions}
    names |= {
        name for entity in record.entities if entity.id in hidden for name in (entity.name, *entity.aliases)
    }
    return Mask(tuple(sorted(mention.span for mention in mentions)), _pattern(names - authors - shown, shown))


def _is_loose(mention: Mention, persons: PersonsPolicy) -> bool:
    return persons == "officials" and mention.type == "Person" and mention.entity is None


def _pattern(hidden: AbstractSet[str], shown: AbstractSet[str]) -> re.Pattern[str] | None:
    """Match names with spaces and line breaks allowed inside, the longest first: 王二小 is not 王二."""
    held = {name for name in hidden if len(name.strip()) > 1}
    if not held:
        return None
    longest = sorted(held | shown, key=lambda name: (-len(name), name))
    return re.compile("|".join(_spaced(name, hide=name in held) for name in longest if name.strip()))


def _spaced(name: str, *, hide: bool) -> str:
    letters = r"\s*".join(re.escape(letter) for letter in name if not letter.isspace())
    return f"(?:{letters})" if not hide else f"({letters})"
