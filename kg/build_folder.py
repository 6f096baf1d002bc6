"""The folder of a build on disk: what is in it, how one is told from any other folder, how it is replaced."""

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from kg.config import Format
from kg.errors import BuildError, UsageError

Manifest: TypeAlias = dict[str, Any]

TURTLE = "graph.ttl"
NQUADS = "graph.nq"
JSONLD = "graph.jsonld"
RDFXML = "graph.rdf"
GRAPHML = "graph.graphml"
PAGE = "graph.html"
TABLE = "statements.csv"
PERSONS = "persons.csv"
RECORDS = "records.jsonl"
STORE = "store"
MANIFEST = "manifest.json"
TIMINGS = "timings.json"

RDF_FILES: Mapping[Format, str] = MappingProxyType(
    {"turtle": TURTLE, "nquads": NQUADS, "jsonld": JSONLD, "rdfxml": RDFXML}
)
"""The file of each format of the RDF."""


def rdf_files(formats: Iterable[str]) -> dict[Format, str]:
    """The formats of a build with their files: Turtle first, which is always there, then what was asked for.

    Raises:
        UsageError: a format is unknown.
    """
    asked = set(formats)
    if unknown := sorted(asked - RDF_FILES.keys()):
        raise UsageError(f"there is no format {unknown[0]!r}; the formats are {', '.join(RDF_FILES)}")
    return {form: file for form, file in RDF_FILES.items() if form in asked or form == "turtle"}


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a build folder.

    Raises:
        BuildError: the folder is missing or no build.
    """
    if not folder.is_dir():
        raise BuildError(f"{folder}: no such build folder; make one with `kg build`")
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BuildError(f"{folder}: not a build folder: {MANIFEST} is missing or broken") from error
    if not isinstance(manifest, dict) or not {"kg", "schema", "inputs", "counts"} <= manifest.keys():
        raise BuildError(f"{folder}: not a build folder: its {MANIFEST} is not one of kg")
    return manifest


def check_target(folder: Path) -> None:
    """Check that a build may be written here: over nothing, an empty folder, or an older build.

    Raises:
        BuildError: there is a file, or a folder with anything else in it.
    """
    try:
        is_folder = folder.is_dir()
        is_free = not any(folder.iterdir()) if is_folder else not (folder.exists() or folder.is_symlink())
    except OSError as error:
        raise BuildError(f"{folder}: can't be looked into: {error.strerror}") from error
    if not is_folder and not is_free:
        raise BuildError(f"{folder}: is a file; give a folder for the build")
    if is_free:
        return
    try:
        read_manifest(folder)
    except BuildError as error:
        raise BuildError(f"{error}; it is left as it is, choose another --out") from error


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A fresh folder beside the target, which takes its place when all has gone well; else nothing changes.

    Raises:
        BuildError: the target is neither free nor a build, or the place can't be written to.
    """
    check_target(folder)
    target = folder.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise BuildError(f"{folder}: can't be written: {error.strerror}: {target.parent}") from error
    try:
        fresh = beside / "new"
        fresh.mkdir()
        yield fresh
        _exchange(fresh, target, beside / "old")
    except OSError as error:
        raise BuildError(f"{folder}: can't be written: {error}") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _exchange(fresh: Path, target: Path, aside: Path) -> None:
    """Put the fresh folder into the target's place; if that fails, the old one is back where it was."""
    check_target(target)  # again: time has passed
    if not target.exists():
        fresh.rename(target)
        return
    target.rename(aside)
    try:
        fresh.rename(target)
    except OSError:
        aside.rename(target)
        raise
