"""From SOURCE arguments to named pages: what in a folder or an archive is a page, and what every page is called."""

import glob
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias

from kg.errors import SourceError
from kg.sources.corpus import CORPUS_NAME
from kg.sources.gold import page_beside
from kg.sources.origin import Origin, Reader, member_name, readable_name, unreadable

Kind: TypeAlias = Literal["text", "html", "line", "record"]

_KINDS: dict[str, Literal["text", "html", "lines", "record", "archive"]] = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "lines",
    ".json": "record",
    ".zip": "archive",
}

PAGE_ENDINGS = tuple(sorted(_KINDS))
"""Endings of what can be a SOURCE. In folders and archives `.json` is not read: gold lies beside the pages there, and
is given as a file or a glob. An archive within an archive is not read either. Other endings are passed over in
folders, globs and archives, and are an error where the user names the file."""

IGNORED_NAMES = (
    CORPUS_NAME,
    "guidelines.md",
    "readme",
    "readme.md",
    "readme.txt",
    "readme.html",
    "readme.zh.md",
)
"""Names, in lower case, that are no pages in folders, globs and archives; nor is what is hidden (`.name`).
`corpus.toml` is no page even where it is named, as a shell does for `seeds/*`."""

_ARCHIVE_LEFTOVERS = "__MACOSX"
_BUILD_FILES = ("manifest.json", "records.jsonl")


@dataclass(frozen=True, slots=True)
class Beside:
    """A place where `corpus.toml` may lie: its origin, its name for errors, and the page's path from there."""

    origin: Origin
    name: str
    page: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page that was found but not read: its name, its kind, its bytes, and where facts may lie, nearest first.

    `record_at` says in which file and line an extraction record stands, for errors; it has a name of its own.
    """

    document: str
    kind: Kind
    origin: Origin
    beside: tuple[Beside, ...] = ()
    record_at: str = ""


def discover(sources: Sequence[str | Path], reader: Reader) -> list[Found | SourceError]:
    """Find all pages of the sources, sorted by name; of two pages of one name the later is an error."""
    taken: set[str] = set()
    found: list[Found | SourceError] = []
    for source in sources:
        for entry in _entries(str(source), reader):
            if isinstance(entry, Found) and entry.document in taken:
                found.append(SourceError(entry.document, "clash", "two pages have this name; rename one"))
                continue
            if isinstance(entry, Found):
                taken.add(entry.document)
            found.append(entry)
    return sorted(found, key=lambda entry: entry.document if isinstance(entry, Found) else entry.source)


def _entries(source: str, reader: Reader) -> Iterator[Found | SourceError]:
    path = Path(source)
    try:
        if path.is_dir():
            yield from _nothing_is_an_error(source, _folder(path, path, reader), "holds no page")
        elif path.exists() or path.is_symlink():
            yield from _file(path, path.parent, reader, told_to=True)
        elif glob.has_magic(source):
            yield from _nothing_is_an_error(source, _matches(source, reader), "matches no page")
        else:
            yield SourceError(source, "missing", "there is no such file, folder or match")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield SourceError(source, "unreadable", f"can't be read: {error}")


def _nothing_is_an_error(
    source: str, entries: Iterator[Found | SourceError], message: str
) -> Iterator[Found | SourceError]:
    """The entries, or an error where there are none."""
    number = 0
    for number, entry in enumerate(entries, 1):  # noqa: B007 - counts
        yield entry
    if number == 0:
        yield SourceError(source, "missing", f"{message} ({', '.join(PAGE_ENDINGS)})")


def _matches(pattern: str, reader: Reader) -> Iterator[Found | SourceError]:
    """What a glob matches; names are relative to the folder before its first special character."""
    fixed = Path(pattern).parts
    first = next(index for index, part in enumerate(fixed) if glob.has_magic(part))
    root = Path(*fixed[:first])
    for match in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
        path = Path(match)
        if path.is_dir():
            if "**" not in pattern:  # which matches what lies in the folder too
                yield from _folder(path, root, reader)
        elif not _is_ignored(path.name) and path.suffix.lower() in _KINDS:
            yield from _file(path, root, reader, told_to=True)


def _folder(folder: Path, root: Path, reader: Reader) -> Iterator[Found | SourceError]:
    """The pages of a folder and its subfolders. Of a build folder, only its records, and only when it is the SOURCE."""
    problems: list[OSError] = []
    for name, folders, files in os.walk(folder, onerror=problems.append):
        here = Path(name)
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        if all(each in files for each in _BUILD_FILES):
            folders.clear()
        for file in _page_files(files, is_source=here == root):
            yield from _file(here / file, root, reader, told_to=False)
    for error in problems:
        yield unreadable(_name(Path(error.filename), root), error)


def _page_files(files: Sequence[str], *, is_source: bool) -> list[str]:
    """The files of a folder that may be pages, sorted."""
    if all(each in files for each in _BUILD_FILES):
        return ["records.jsonl"] if is_source else []
    return sorted(file for file in files if not _is_ignored(file) and Path(file).suffix.lower() != ".json")


def _is_ignored(name: str) -> bool:
    return name.startswith(".") or name.lower() in IGNORED_NAMES


def _file(path: Path, root: Path, reader: Reader, *, told_to: bool) -> Iterator[Found | SourceError]:
    """The pages in one file; `told_to` tells whether the user named it, so that not being a page is an error."""
    document, kind, origin = _name(path, root), _KINDS.get(path.suffix.lower()), Origin(path)
    beside = tuple(_beside(path, root))
    if path.name == CORPUS_NAME:
        return
    if kind is None:
        if told_to:
            yield SourceError(document, "unknown_type", f"is none of {', '.join(PAGE_ENDINGS)}")
    elif kind == "archive":
        yield from _archive(path, document, beside, reader)
    elif kind == "lines":
        yield from _lines(document, origin, beside, reader)
    elif kind == "record":
        yield from _record(path, root, reader)
    else:
        yield Found(document, kind, origin, beside)


def _name(path: Path, root: Path) -> str:
    """The name of a page: its path from the SOURCE, with `/`."""
    return readable_name(os.fsencode(path.relative_to(root).as_posix()))


def _beside(path: Path, root: Path) -> Iterator[Beside]:
    """Where facts about a file may lie: its own folder, and those above up to the SOURCE."""
    for folder in path.parents:
        corpus = folder / CORPUS_NAME
        yield Beside(Origin(corpus), _name(corpus, root), _name(path, folder))
        if folder == root:
            return


def _archive(
    path: Path, document: str, beside: tuple[Beside, ...], reader: Reader
) -> Iterator[Found | SourceError]:
    try:
        members = {number: member_name(info) for number, info in enumerate(reader.members(path, document))}
    except SourceError as error:
        yield error
        return
    corpora = {
        name: Origin(path, number)
        for number, name in members.items()
        if PurePosixPath(name).name == CORPUS_NAME
    }
    pages = {number: name for number, name in members.items() if _is_page_member(name)}
    if not pages:
        yield SourceError(document, "empty", "the archive holds no page")
    for number, name in sorted(pages.items(), key=lambda item: (item[1], item[0])):
        full = f"{document}!/{name}"
        facts = (
            *_beside_member(name, document, corpora),
            *(Beside(each.origin, each.name, f"{each.page}!/{name}") for each in beside),
        )
        origin = Origin(path, number)
        if _kind(name) == "lines":
            yield from _lines(full, origin, facts, reader)
        else:
            yield Found(full, "html" if _kind(name) == "html" else "text", origin, facts)


def _is_page_member(name: str) -> bool:
    """Whether a member is a page by its name; `.` and `..` in it hide nothing."""
    parts = [part for part in name.split("/") if part not in (".", "..")]
    hidden = any(part.startswith(".") or part == _ARCHIVE_LEFTOVERS for part in parts)
    return not hidden and not _is_ignored(parts[-1]) and _kind(name) in ("text", "html", "lines")


def _kind(name: str) -> str | None:
    return _KINDS.get(PurePosixPath(name).suffix.lower())


def _beside_member(name: str, document: str, corpora: dict[str, Origin]) -> Iterator[Beside]:
    """Where facts about a member lie within its archive."""
    for folder in PurePosixPath(name).parents:
        corpus = (folder / CORPUS_NAME).as_posix()
        if corpus in corpora:
            page = PurePosixPath(name).relative_to(folder).as_posix()
            yield Beside(corpora[corpus], f"{document}!/{corpus}", page)


def _lines(
    document: str, origin: Origin, beside: tuple[Beside, ...], reader: Reader
) -> Iterator[Found | SourceError]:
    """The pages of a `.jsonl` file: a page a line, named by its number; or a record, which has a name of its own."""
    number = 0
    try:
        for number, line, data in reader.lines(origin, document):
            name = f"{document}#{number}"
            facts = tuple(Beside(each.origin, each.name, f"{each.page}#{number}") for each in beside)
            own = _record_name(data)
            yield (
                Found(name, "line", line, facts)
                if own is None
                else Found(own or name, "record", line, record_at=name)
            )
    except SourceError as error:
        yield error
        return
    if number == 0:
        yield SourceError(document, "empty", "has no line")


def _record(path: Path, root: Path, reader: Reader) -> Iterator[Found | SourceError]:
    """The record in a `.json` file, under the name that it gives its page; facts about that page may lie beside it."""
    document, origin = _name(path, root), Origin(path)
    try:
        own = _record_name(reader.read(origin, document))
    except SourceError as error:
        yield error
        return
    page = page_beside(path, own or "")
    beside = () if page is None else tuple(_beside(page, root))
    yield Found(own or document, "record", origin, beside, record_at=document)


def _record_name(data: bytes) -> str | None:
    """The name of the page of an extraction record: empty if it doesn't tell, None if this is no record."""
    if b'"statements"' not in data:
        return None
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or "statements" not in values:
        return None
    document = values.get("document")
    return document if isinstance(document, str) else ""
