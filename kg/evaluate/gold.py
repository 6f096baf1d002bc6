"""Gold records and other annotations, read from JSON files with the `.ann` files beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from kg.annotations import parse_annotations
from kg.errors import RecordError
from kg.model import Mention, Record, Span
from kg.records import parse_objects, record_from_json

TypedSpan: TypeAlias = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold record; `spans` are its mentions, if they were annotated; `statuses` what each statement may be."""

    record: Record
    spans: frozenset[TypedSpan] | None = None
    statuses: tuple[tuple[str, ...], ...] = ()

    def allowed(self, index: int) -> tuple[str, ...]:
        """The statuses with which the statement at an index counts as found."""
        return self.statuses[index] if self.statuses else (self.record.statements[index].status,)


def read_gold(path: Path) -> tuple[Gold, ...]:
    """Read gold records from a folder of `.json` files or from one file, of one record or of a record a line.

    Mentions come from the `.ann` file beside a `.json` file (start, end, type and text, tab-separated), else from the
    record itself. A `.json` file without a `document` is no gold file and is left out.

    Raises:
        RecordError: a gold file can't be read, or there is none.
    """
    found = []
    for gold in _annotated(path):
        if isinstance(gold, RecordError):
            raise gold
        found.append(gold)
    if not found:
        raise RecordError(f"{path}: no gold records here")
    return tuple(found)


def read_annotations(path: Path) -> Iterator[Record | RecordError]:
    """Read what is to be scored: records, or a second annotation in gold files, a folder of them or one.

    Where a gold file allows several statuses the first counts.

    Yields:
        A record with the mentions of its `.ann` file, or what is wrong with it; the rest is read all the same.

    Raises:
        RecordError: a file can't be read, or a folder has no record.
    """
    empty = path.is_dir()
    for each in _annotated(path):
        empty = False
        yield each.record if isinstance(each, Gold) else each
    if empty:
        raise RecordError(f"{path}: neither a build nor a folder of gold records")


def _annotated(path: Path) -> Iterator[Gold | RecordError]:
    for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise RecordError(f"{file}: can't be read as records: {error}") from error
        for where, value in parse_objects(text, str(file)):
            if isinstance(value, RecordError):
                yield value
            elif "document" in value or not path.is_dir():
                yield _gold(value, where, file)


def _gold(value: Mapping[str, Any], where: str, file: Path) -> Gold | RecordError:
    try:
        record = record_from_json(value, where)
        marks = file.with_suffix(".ann")
        marked = file.suffix == ".json" and marks.exists()
        if marked:
            record = replace(record, mentions=_mentions(marks, record))
    except RecordError as error:
        return error
    spans = frozenset(mentioned(record)) if marked or record.mentions else None
    stated = [_statuses(each.get("status")) for each in value["statements"]]
    denied = [(statement.status,) for statement in record.statements[len(stated) :]]
    return Gold(record, spans, (*stated, *denied))


def _statuses(status: str | list[str] | None) -> tuple[str, ...]:
    return tuple(status) if isinstance(status, list) else (status or "asserted",)


def _mentions(file: Path, record: Record) -> tuple[Mention, ...]:
    """The mentions of an `.ann` file; one that the record has too keeps what the record knows of it."""
    known = {(mention.start, mention.end, mention.type): mention for mention in record.mentions}
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{file}: can't be read as mentions: {error}") from error
    return tuple(
        known.get((start, end, kind), Mention(Span(start, end), kind, words, "annotation", 1.0))
        for start, end, kind, words in parse_annotations(text, str(file))
    )


def mentioned(record: Record) -> dict[TypedSpan, str]:
    """The mentions of a record: their words by start, end (in characters) and type."""
    return {(mention.start, mention.end, mention.type): mention.text for mention in record.mentions}
