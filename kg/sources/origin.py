"""Where the bytes of a page lie: a file, a member of an archive, or a line of either; and how they are read."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.errors import SourceError

MEMBER_LIMIT = 16 * 1024 * 1024
"""Members of an archive of more bytes than this, uncompressed, are refused: a page has 2 M characters at most."""

FILE_LIMIT = 256 * 1024 * 1024
"""Files of more bytes than this are refused, lines of a `.jsonl` file apart."""

LINE_LIMIT = 32 * 1024 * 1024
"""Lines of more bytes than this in a `.jsonl` file are refused: 2 M characters, each escaped as two units, fit in it."""

_UTF8_NAMES = 0x800  # the flag of a member's name in UTF-8, zip specification 4.4.4


@dataclass(frozen=True, slots=True)
class Origin:
    """Bytes that can be read again: of a file; of one of its members, told by number; of a line, told by its range."""

    path: Path
    member: int | None = None
    lines: tuple[int, int] | None = None

    def line(self, start: int, end: int) -> "Origin":
        """A range of bytes of this origin."""
        return replace(self, lines=(start, end))


@dataclass
class Reader:
    """Reads bytes, and keeps the last archive open and the last member in memory, for pages come sorted by name."""

    _path: Path | None = None
    _archive: zipfile.ZipFile | None = None
    _member: tuple[Origin, bytes] | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive that is open."""
        if self._archive is not None:
            self._archive.close()
        self._path = self._archive = self._member = None

    def members(self, path: Path, source: str) -> list[zipfile.ZipInfo]:
        """The table of contents of an archive.

        Raises:
            SourceError: reason "bad_zip" or "unreadable".
        """
        return self._open(path, source).infolist()

    def read(self, origin: Origin, source: str) -> bytes:
        """All bytes of an origin.

        Raises:
            SourceError: reason "unreadable", "too_long" or "bad_zip".
        """
        if origin.lines is not None and origin.lines[1] - origin.lines[0] > LINE_LIMIT:
            raise SourceError(source, "too_long", f"has more than the {LINE_LIMIT:,} bytes allowed in a line")
        if origin.member is not None:
            data = self._read_member(replace(origin, lines=None), source)
            return data if origin.lines is None else data[slice(*origin.lines)]
        try:
            return _read_file(origin, source)
        except OSError as error:
            raise unreadable(source, error) from error

    def lines(self, origin: Origin, source: str) -> Iterator[tuple[int, Origin, bytes]]:
        """The lines of an origin that are not blank: number from 1, own origin, and bytes without the newline."""
        if origin.member is not None:
            yield from _member_lines(origin, self.read(origin, source))
            return
        try:
            _require_regular(origin.path, source)
            yield from _file_lines(origin)
        except OSError as error:
            raise unreadable(source, error) from error

    def _open(self, path: Path, source: str) -> zipfile.ZipFile:
        if self._archive is None or self._path != path:
            self.close()
            try:
                _require_regular(path, source)
                self._path, self._archive = path, zipfile.ZipFile(path)
            except OSError as error:
                raise unreadable(source, error) from error
            except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
                raise SourceError(
                    source, "bad_zip", f"is not a zip archive that can be read: {error}"
                ) from error
        return self._archive

    def _read_member(self, origin: Origin, source: str) -> bytes:
        if self._member is None or self._member[0] != origin:
            archive = self._open(origin.path, source)
            self._member = origin, _extract(archive, archive.infolist()[origin.member or 0], source)
        return self._member[1]


def unreadable(source: str, error: OSError) -> SourceError:
    """The error for what the system doesn't let be read."""
    return SourceError(source, "unreadable", f"can't be read: {error.strerror or error}")


def _require_regular(path: Path, source: str) -> int:
    """The size of a file in bytes; an error for a pipe or a device, which may never end."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise SourceError(source, "unreadable", "is not a regular file")
    return status.st_size


def _read_file(origin: Origin, source: str) -> bytes:
    status = origin.path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise SourceError(source, "unreadable", "is not a regular file")
    if origin.lines is None and status.st_size > FILE_LIMIT:
        raise SourceError(
            source, "too_long", f"has {status.st_size:,} bytes, more than the {FILE_LIMIT:,} allowed"
        )
    with origin.path.open("rb") as file:
        if origin.lines is None:
            return file.read()
        start, end = origin.lines
        file.seek(start)
        return file.read(end - start)


def _file_lines(origin: Origin) -> Iterator[tuple[int, Origin, bytes]]:
    """Lines of a file of any size; of a line over the limit only the beginning is held in memory."""
    with origin.path.open("rb") as file:
        start = number = 0
        while line := file.readline(LINE_LIMIT + 1):
            number += 1
            rest = line
            while not rest.endswith(b"\n") and (rest := file.readline(LINE_LIMIT)):
                pass
            line = line.rstrip(b"\r\n")
            if line.strip():
                yield number, origin.line(start, start + len(line)), line
            start = file.tell()


def _member_lines(origin: Origin, data: bytes) -> Iterator[tuple[int, Origin, bytes]]:
    start = 0
    for number, raw in enumerate(data.split(b"\n"), 1):
        line = raw.rstrip(b"\r")
        if line.strip():
            yield number, origin.line(start, start + len(line)), line
        start += len(raw) + 1


def _extract(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: str) -> bytes:
    """The bytes of a member, read up to the limit whatever the table of contents says of its size."""
    try:
        with closing(archive.open(info)) as file:
            data = file.read(MEMBER_LIMIT + 1)
    except OSError as error:
        raise unreadable(source, error) from error
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError) as error:
        # RuntimeError: encrypted; its subclass NotImplementedError: a compression that zipfile doesn't know
        raise SourceError(source, "bad_zip", f"can't be taken from its archive: {error}") from error
    if len(data) > MEMBER_LIMIT:
        raise SourceError(
            source, "too_long", f"has more than the {MEMBER_LIMIT:,} bytes allowed in an archive"
        )
    return data


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's name as it was meant: archives made on Chinese Windows give GBK bytes for what should be CP437."""
    if info.flag_bits & _UTF8_NAMES:
        return info.filename
    return readable_name(info.orig_filename.encode("cp437", errors="replace")).replace("\\", "/")


def readable_name(raw: bytes) -> str:
    """A file name from its bytes: UTF-8, else GB18030, else with marks for what can't be read."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", errors="replace")
