"""Extraction records read from JSON: one object a page, one a line, or a gold file.

A reader ignores keys that it doesn't know, so that keys may be added; what it does know it checks. Gold files are
read too: they have no mentions, no text, and quotes without positions.
"""

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import RecordError
from kg.fields import Fields
from kg.model import (
    Article,
    Author,
    Entity,
    Evidence,
    Mention,
    Page,
    Quote,
    Record,
    Sentence,
    Span,
    Statement,
)
from kg.schema import load_schema

STATUSES = ("asserted", "planned", "denied")
BASES = ("stated", "derived")

NOWHERE = Span(0, 0)
"""The span of something whose place in the text can't be known, because the record came without its text."""


def read_records(path: Path) -> Iterator[Record | RecordError]:
    """Read the records of a file: JSON lines, or one object over many lines as in a gold file.

    Yields:
        A record, or the error that tells what is wrong with it and on which line; the rest is read all the same.

    Raises:
        RecordError: the file can't be opened or is not UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{path}: can't be read as records: {error}") from error
    yield from parse_records(text, str(path))


def parse_records(text: str, where: str) -> Iterator[Record | RecordError]:
    """Read records from text; as `read_records`, with `where` naming the text in errors."""
    for place, value in parse_objects(text, where):
        try:
            yield value if isinstance(value, RecordError) else record_from_json(value, place)
        except RecordError as error:
            yield error


def parse_objects(text: str, where: str) -> Iterator[tuple[str, Mapping[str, Any] | RecordError]]:
    """The JSON objects of a text, each with the name under which errors speak of it, or with what is wrong with it."""
    for place, value in _objects(text, where):
        try:
            yield place, _parsed(value, place)
        except RecordError as error:
            yield place, error


def _objects(text: str, where: str) -> Iterator[tuple[str, str]]:
    """Cut a text into JSON objects: itself if its first line alone is none, else its lines."""
    lines = text.split("\n")  # never splitlines(): U+2028 may stand inside a JSON string
    filled = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if len(filled) > 1 and not filled[0][1].rstrip().endswith("}"):
        yield where, text
        return
    for number, line in filled:
        yield f"{where}:{number}", line


def _parsed(value: str, where: str) -> Mapping[str, Any]:
    try:
        found = json.loads(value, parse_constant=_refuse)
        json.dumps(found, ensure_ascii=False).encode()  # half a surrogate pair could never be written again
    except RecursionError as error:
        raise RecordError(f"{where}: nested too deeply") from error
    except ValueError as error:
        raise RecordError(f"{where}: not JSON: {error}") from error
    if not isinstance(found, dict):
        raise RecordError(f"{where}: a record is a JSON object, not {type(found).__name__}")
    return found


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")


def record_from_json(obj: Mapping[str, Any], where: str) -> Record:
    """Read a record from JSON values and check it.

    Args:
        obj: an object in the shape of DESIGN §4, or of a gold file.
        where: names the object in errors, as `records.jsonl:3`.

    Raises:
        RecordError: a key is missing or of the wrong type, a term is not in the ontology, an id is unknown or used
            twice, or a span doesn't hold its text.
    """
    fields = Fields(obj, where)
    page = _page(fields)
    recogniser = fields.text("recogniser", "unknown")
    entities = tuple(_entity(each) for each in fields.objects("entities"))
    ids = _distinct([entity.id for entity in entities], where, "entity id")
    mentions = tuple(_mention(each, page.text, ids) for each in fields.objects("mentions"))
    statements = tuple(
        _statement(each, number, page, recogniser, ids) for number, each in enumerate(_stated(fields), 1)
    )
    _distinct([statement.id for statement in statements], where, "statement id")
    return Record(page, recogniser, mentions, entities, statements)


def _stated(fields: Fields) -> Iterator[Fields]:
    """The statements, then those of the key `denied`, where gold files keep them lest they be taken for facts."""
    yield from fields.objects("statements", required=True)
    for each in fields.objects("denied"):
        if (status := each.text("status", "denied")) != "denied":
            raise RecordError(
                f"{each.where}: status {status!r} under `denied`: only denied statements stand there"
            )
        yield Fields({**each.values, "status": "denied"}, each.where)


def _distinct(names: Sequence[str], where: str, what: str) -> frozenset[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise RecordError(f"{where}: the {what} {name!r} is used twice")
        seen.add(name)
    return frozenset(seen)


def _page(fields: Fields) -> Page:
    text = fields.text("text", "")
    articles = tuple(_article(each, text) for each in fields.objects("articles"))
    _distinct([article.id for article in articles], fields.where, "article id")
    return Page(
        document=fields.text("document"),
        text=text,
        sha256=fields.text("sha256", ""),
        articles=articles,
        sentences=tuple(_sentence(each, fields.where) for each in fields.items("sentences")),
        home=fields.optional("home"),
        home_source=fields.text("home_source", ""),
        home_confidence=fields.share("home_confidence"),
        published=fields.optional("published"),
        newspaper=fields.optional("newspaper"),
        encoding=fields.text("encoding", "utf-8"),
    )


def _article(fields: Fields, text: str) -> Article:
    headline = fields.text("headline", "")
    if "authors" in fields.values:
        authors = tuple(
            Author(each.text("name"), each.optional("role"), each.span(text))
            for each in fields.objects("authors")
        )
    else:
        authors = tuple(Author(name) for name in fields.texts("bylines"))
    return Article(fields.text("id"), headline, authors, fields.span(text) or NOWHERE)


def _sentence(value: Any, where: str) -> Sentence:
    match value:
        case [int(start), int(end), (str() | None) as article] if 0 <= start <= end:
            return Sentence(Span(start, end), article)
    raise RecordError(f"{where}: a sentence is [start, end, article id or null], not {value!r}")


def _mention(fields: Fields, text: str, entities: frozenset[str]) -> Mention:
    surface, span = fields.text("text"), fields.span(text)
    if span is None:
        raise RecordError(f"{fields.where}: `start` and `end` are missing")
    _hold(fields, text, span, surface)
    entity = fields.optional("entity")
    if entity is not None:
        fields.known("entity", entity, entities)
    kind = fields.known("type", fields.text("type"), load_schema().types)
    return Mention(span, kind, surface, fields.text("by", "unknown"), fields.share("confidence"), entity)


def _hold(fields: Fields, text: str, span: Span, quote: str) -> None:
    """Check the invariant that a span holds its quote, where the text is there to check it."""
    if text and text[span.start : span.end] != quote:
        found = text[span.start : span.end]
        raise RecordError(f"{fields.where}: the text at {span.start}-{span.end} is {found!r}, not {quote!r}")


def _entity(fields: Fields) -> Entity:
    return Entity(
        id=fields.text("id"),
        type=fields.known("type", fields.text("type"), load_schema().types),
        name=fields.text("name"),
        aliases=tuple(fields.texts("aliases")),
        resolved=fields.flag("resolved", default=True),
        kind=fields.optional("kind"),
        level=fields.optional("level"),
        place=fields.optional("place"),
        parent=fields.optional("parent"),
        home=fields.optional("home"),
        private=fields.flag("private", default=False),
    )


def _statement(
    fields: Fields, number: int, page: Page, recogniser: str, entities: frozenset[str]
) -> Statement:
    article = fields.optional("article")
    if article is not None:
        fields.known("article", article, frozenset(each.id for each in page.articles))
    quote = fields.text("evidence")
    span = fields.span(page.text)
    if span is None:
        span = _locate(fields, page, article, quote)
    elif quote or page.text:
        _hold(fields, page.text, span, quote)
    confidence = fields.share("confidence")
    by = fields.text("by", recogniser)
    evidence = Evidence(
        page.document,
        article,
        sentence_at(page, span),
        span,
        quote,
        by,
        confidence,
        fields.text("rule", ""),
        _dated_by(fields, page.text),
    )
    end = fields.optional("object")
    return Statement(
        id=fields.text("id", f"s{number}"),
        relation=fields.known("relation", fields.text("relation"), load_schema().relations),
        subject=fields.known("subject", fields.text("subject"), entities),
        object=None if end is None else fields.known("object", end, entities),
        evidence=(evidence,),
        qualifiers=fields.mapping("qualifiers"),
        status=fields.known("status", fields.first("status", STATUSES[0]), STATUSES),
        basis=fields.known("basis", fields.text("basis", BASES[0]), BASES),
        confidence=confidence,
    )


def _dated_by(fields: Fields, text: str) -> Quote | None:
    """The words that give the date of a statement, where they stand outside its quote."""
    value = fields.mapping("dated_by")
    if not value:
        return None
    inner = Fields(value, f"{fields.where}: dated_by")
    span, words = inner.span(text), inner.text("text")
    if span is None:
        raise RecordError(f"{inner.where}: `start` and `end` are missing")
    _hold(inner, text, span, words)
    return Quote(span, words)


def _locate(fields: Fields, page: Page, article: str | None, quote: str) -> Span:
    """Find a quote that came without its span, in its own article first."""
    if not page.text:
        return NOWHERE
    spans = [each.span for each in page.articles if each.id == article]
    for start, end in [*spans, Span(0, len(page.text))]:
        found = page.text.find(quote, start, end)
        if found >= 0:
            return Span(found, found + len(quote))
    raise RecordError(f"{fields.where}: the quote {quote!r} does not stand on the page")


def sentence_at(page: Page, span: Span) -> int | None:
    """The index of the sentence of a page in which a span starts, or None."""
    index = bisect_right(page.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    if index < 0 or span.start >= page.sentences[index].span.end:
        return None
    return index
