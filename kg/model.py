"""The words of the project as frozen data: Page, Article, Sentence, Span, Mention, Entity, Statement, Evidence.

The same classes serve one page and the whole corpus. In an extraction record the ids are local (`e1`, `s1`)
and a statement has one evidence; after `merge` the ids are global and a statement has one evidence a page or more.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias, TypeVar

T = TypeVar("T")
Qualifiers: TypeAlias = Mapping[str, Any]


class Span(NamedTuple):
    """A half-open range of characters (code points) of a page's original text."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies within this span, bounds included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class Quote(NamedTuple):
    """Words of a page, verbatim, and where they stand."""

    span: Span
    text: str


def disjoint(ranked: Iterable[T], span_of: Callable[[T], Span]) -> list[T]:
    """Of things that overlap the one that comes first; linear in the length of the text.

    Args:
        ranked: the things, the preferred before the others.
        span_of: where each stands; what takes no character is left out.

    Returns:
        The things kept, by position.
    """
    things = list(ranked)
    taken = bytearray(max((span_of(thing).end for thing in things), default=0))
    kept = []
    for thing in things:
        start, end = span_of(thing)
        if start < end and taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append(thing)
    return sorted(kept, key=span_of)


@dataclass(frozen=True, slots=True)
class Author:
    """A name in a byline with its role as printed (记者, 通讯员, 摄影), and where the name stands."""

    name: str
    role: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A story on a page: its headline, who signed it, and the range of text it takes."""

    id: str
    headline: str
    authors: tuple[Author, ...]
    span: Span

    @property
    def bylines(self) -> tuple[str, ...]:
        """The names in the byline, in printed order."""
        return tuple(author.name for author in self.authors)

    @property
    def contributed(self) -> bool:
        """Whether the story is signed by contributors (通讯员) alone."""
        roles = [author.role or "" for author in self.authors]
        return bool(roles) and all("通讯员" in role for role in roles)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a page and the id of the article it belongs to."""

    span: Span
    article: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """A source text cut into articles and sentences. All spans are positions in `text`.

    `home` is the place of the newspaper; `home_source` tells who said so (option, corpus, page, or "" if unknown),
    and `home_confidence` how sure that is (0 to 1).
    `published` is an EDTF date, or None. `text` is the original text, never normalised.
    """

    document: str
    text: str
    sha256: str
    articles: tuple[Article, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    home: str | None = None
    home_source: str = ""
    published: str | None = None
    newspaper: str | None = None
    encoding: str = "utf-8"
    home_confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A span with a type, the recogniser that found it and how sure it is (0 to 1)."""

    span: Span
    type: str
    text: str
    by: str
    confidence: float
    entity: str | None = None

    @property
    def start(self) -> int:
        """First character of the mention."""
        return self.span.start

    @property
    def end(self) -> int:
        """One past the last character of the mention."""
        return self.span.end


@dataclass(frozen=True, slots=True)
class Entity:
    """One real thing: a stable id, a resolved name, aliases, and what tables know of it.

    `resolved` is False where the name could not be completed (a bare 市委 with no home known).
    `private` marks a person who must not be published whatever the options say (minors, victims, pseudonyms …).
    `home` is the place in which a name is unique (programmes, events and persons are keyed by it).
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    resolved: bool = True
    kind: str | None = None
    level: str | None = None
    place: str | None = None
    parent: str | None = None
    home: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement stands: page, article, sentence, span and the verbatim quote, and which recogniser read it.

    `rule` is the wording that was read, under which confidence is counted; "" where nobody says. `dated_by` are the
    words that give the date, where they stand outside the quote.
    """

    document: str
    article: str | None
    sentence: int | None
    span: Span
    quote: str
    recogniser: str
    confidence: float
    rule: str = ""
    dated_by: Quote | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Subject, relation, object, qualifiers, status, and at least one evidence.

    `subject` and `object` are entity ids; `object` is None only for `proposes` without an entity.
    `status` is asserted, planned or denied; `basis` is stated or derived.
    """

    id: str
    relation: str
    subject: str
    object: str | None
    evidence: tuple[Evidence, ...]
    qualifiers: Qualifiers = field(default_factory=dict)
    status: str = "asserted"
    basis: str = "stated"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Record:
    """What one page gave: the page, its mentions, its entities and its statements."""

    page: Page
    recogniser: str
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a post of a body: when it was first and last attested, and bounds only where stated.

    `kind` is regular, acting or former. All dates are EDTF strings; None means that nothing was said. `ended_by` is
    inferred: the date from which a successor is known in a post of one seat.
    """

    id: str
    person: str
    body: str
    title: str
    kind: str
    attested_first: str | None
    attested_last: str | None
    start: str | None
    end: str | None
    statements: tuple[str, ...]
    ended_by: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """A decision about two persons of one name, each named by the first document that has it.

    `decision` is "joined" (then both ids are one), "unclear" (left apart, though something speaks for one person) or
    "split" (something does, but they can't be one). `features` are names with weights, in a fixed order.
    """

    name: str
    decision: str
    person: str
    other: str
    document: str
    other_document: str
    features: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return sum(weight for _, weight in self.features)


@dataclass(frozen=True, slots=True)
class Corpus:
    """All pages merged: one set of entities and statements, their tenures, and who is mentioned in which article.

    `mentioned_in` holds (entity id, document, article id) triples; everything is sorted by id.
    `persons` is the option under which persons were kept ("officials" or "all"); `withheld` counts those left out, and
    `unsure` the statements of the pages that were not sure enough.
    `identities` tell which persons of one name were joined or left apart, and why.
    """

    pages: tuple[Page, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    tenures: tuple[Tenure, ...]
    mentioned_in: tuple[tuple[str, str, str], ...]
    persons: str = "officials"
    withheld: int = 0
    unsure: int = 0
    identities: tuple[Identity, ...] = ()


def key_hash(*parts: object, length: int = 12) -> str:
    """Hash the parts of a key over a JSON array (never a joined string) to hexadecimal digits.

    >>> key_hash("a.b", "c") == key_hash("a", "b.c")
    False
    """
    array = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(array.encode()).hexdigest()[:length]
