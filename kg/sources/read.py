"""Sources read one page at a time: every page comes as a text, a record, or an error that says why not."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.config import Config
from kg.errors import CorpusError, RecordError, SourceError
from kg.model import Record
from kg.records import record_from_json
from kg.sources.corpus import CorpusFacts, PageFacts, read_corpus, read_facts
from kg.sources.decode import decode
from kg.sources.discover import Beside, Found, Kind, discover
from kg.sources.gold import completed
from kg.sources.html import html_to_text
from kg.sources.origin import Origin, Reader

_NOTHING = CorpusFacts()


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a page and what is known of it from outside.

    `document` is the page's name, its path relative to the SOURCE; `sha256` is of the bytes (of the member in an
    archive, of the line in a `.jsonl` file); `encoding` is what the bytes were decoded from. `home_source` is
    "option", "corpus" (`corpus.toml` or the line's own metadata), or "" where `home` is None. `published` is EDTF.
    """

    document: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    newspaper: str | None = None
    home: str | None = None
    home_source: str = ""
    published: str | None = None


@dataclass
class _Corpora:
    """The `corpus.toml` files met so far, each read once."""

    reader: Reader
    _known: dict[Origin, CorpusFacts] = field(default_factory=dict)

    def facts(self, beside: Sequence[Beside]) -> Iterator[PageFacts | SourceError]:
        """What the files beside a page say of it, nearest first; an error for each that is met first and is corrupt."""
        for place in beside:
            if place.origin not in self._known:
                self._known[place.origin] = _NOTHING
                try:
                    self._known[place.origin] = self._read(place)
                except SourceError as error:
                    yield SourceError(place.name, "corpus", f"{error.message}; pages are read without it")
                except CorpusError as error:
                    yield SourceError(place.name, "corpus", f"{error}; pages are read without it")
            yield self._known[place.origin].of(place.page)

    def _read(self, place: Beside) -> CorpusFacts:
        if place.origin.member is None and not place.origin.path.exists():
            return _NOTHING
        return read_corpus(self.reader.read(place.origin, place.name))


def read_sources(
    sources: Sequence[str | Path], config: Config
) -> Iterator[SourceText | Record | SourceError]:
    """Read files, folders (with subfolders), globs and archives, one page at a time, sorted by the name of the page.

    Pages are `.txt`, `.md`, `.html`, `.htm`, lines of `.jsonl` (objects with `text`, and maybe `home`, `newspaper`
    and `published`), and what of these lies in a `.zip`. Lines of `.jsonl`, or whole `.json` files, with the key
    `statements` are extraction records, named by their own `document`; `.json` in a folder or an archive is not read.
    A `.json` file without `text`, as a gold file is, gets text and mentions from the page and the `.ann` file beside it.

    Args:
        sources: paths and patterns; a page's name is its path relative to the one that it was found under.
        config: `home` beats what `corpus.toml` says; pages over `page_limit` characters are refused.

    Yields:
        A text, a record, or an error with its reason: missing, unreadable, empty, binary, encoding, too_long, clash,
        bad_record, bad_zip, unknown_type; or corpus, where the page is read all the same.
    """
    with Reader() as reader:
        corpora = _Corpora(reader)
        for found in discover(sources, reader):
            if isinstance(found, SourceError):
                yield found
                continue
            try:
                yield from _page(found, reader, corpora, config)
            except SourceError as error:
                yield error


def _page(
    found: Found, reader: Reader, corpora: _Corpora, config: Config
) -> Iterator[SourceText | Record | SourceError]:
    """One page, after the errors of what is told about it."""
    data = reader.read(found.origin, found.document)
    facts = PageFacts()
    if found.kind != "record":
        text, encoding, facts = _READERS[found.kind](data, found.document)
    for told in corpora.facts(found.beside):
        if isinstance(told, SourceError):
            yield told
        else:
            facts = facts.or_else(told)
    if facts.problem:
        yield SourceError(found.document, "corpus", f"{facts.problem}; the page is read without it")
    if found.kind == "record":
        yield _record(data, found, facts, reader, config.page_limit)
        return
    _refuse_unfit(text, found.document, config.page_limit)
    home = config.home or facts.home
    home_source = "option" if config.home else "corpus" if home else ""
    sha256 = hashlib.sha256(data).hexdigest()
    yield SourceText(
        found.document, text, sha256, encoding, facts.newspaper, home, home_source, facts.published
    )


def _refuse_unfit(text: str, document: str, limit: int) -> None:
    if not text.strip():
        raise SourceError(document, "empty", "has no text")
    if len(text) > limit:
        raise SourceError(
            document, "too_long", f"has {len(text):,} characters, more than the {limit:,} of a page"
        )


_Reading = tuple[str, str, PageFacts]


def _read_text(data: bytes, document: str) -> _Reading:
    return (*decode(data, document), PageFacts())


def _read_html(data: bytes, document: str) -> _Reading:
    markup, encoding = decode(data, document)
    return html_to_text(markup, document), encoding, PageFacts()


def _read_line(data: bytes, document: str) -> _Reading:
    """A line of a `.jsonl` file: an object with `text` and what is known of the page."""
    values = _parsed(data, document)
    text = values.get("text")
    if not isinstance(text, str):
        raise SourceError(document, "bad_record", "has no `text`, which must be a string")
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"), "utf-8", read_facts(values)


_READERS: Mapping[Kind, Callable[[bytes, str], _Reading]] = {
    "text": _read_text,
    "html": _read_html,
    "line": _read_line,
}


def _record(data: bytes, found: Found, facts: PageFacts, reader: Reader, limit: int) -> Record:
    """A record; a gold record without text gets that of the page beside it."""
    where = found.record_at
    values = _parsed(data, where)
    if found.origin.lines is None:
        values = completed(values, found.origin.path, facts, reader)
    try:
        record = record_from_json(values, where)
    except RecordError as error:
        raise SourceError(where, "bad_record", str(error).removeprefix(f"{where}: ")) from error
    if len(record.page.text) > limit:
        _refuse_unfit(record.page.text, found.document, limit)
    return record


def _parsed(data: bytes, document: str) -> dict[str, Any]:
    """A JSON object that can be written again.

    Raises:
        SourceError: reason "encoding" if it is not UTF-8, "bad_record" if it is no JSON object.
    """
    try:
        values = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
        json.dumps(values, ensure_ascii=False).encode()  # half a surrogate pair could never be written
    except UnicodeDecodeError as error:
        raise SourceError(document, "encoding", "is not UTF-8, which JSON must be") from error
    except (ValueError, RecursionError) as error:
        raise SourceError(document, "bad_record", f"is not JSON: {error}") from error
    if not isinstance(values, dict):
        raise SourceError(document, "bad_record", f"must be a JSON object, not {type(values).__name__}")
    return values


def _refuse_constant(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")
