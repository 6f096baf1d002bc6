"""The whole way from sources to a build folder: read, extract, merge, publish, and tell what was done."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg import build_folder as names
from kg.build_folder import Manifest, replaced
from kg.config import Config, Format
from kg.errors import BuildError, KnowledgeGraphError
from kg.extraction import Outcome, extract, extract_all
from kg.manifest import manifest
from kg.merge import merge
from kg.model import Corpus, Record
from kg.publish.explorer import render
from kg.publish.network import to_graphml, to_networkx
from kg.publish.rdf import serialise, triples
from kg.publish.store import write_store
from kg.publish.tables import persons_csv, statements_csv
from kg.records import dump_line

__all__ = ["BuildResult", "Progress", "build", "extract", "extract_all"]

Progress = Callable[[str, Outcome | None], None]
"""Told the name of each step as it begins (with None), and each page or failure as it comes."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A finished build: its folder, its manifest, and the pages that failed."""

    folder: Path
    manifest: Manifest
    failed: tuple[KnowledgeGraphError, ...]


@dataclass(slots=True)
class _Clock:
    """Seconds by step."""

    progress: Progress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        self.progress(name, None)
        start = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - start, 3)


def build(
    sources: Sequence[str | Path], out: Path, config: Config | None = None, progress: Progress | None = None
) -> BuildResult:
    """Read sources and write a build folder; one bad page never stops it.

    Args:
        sources: files, folders, globs or archives of pages; extraction records among them are merged as they are.
        out: the folder to write; an older build there is replaced at once when the new one is whole.
        config: options; the defaults if None.
        progress: is told steps and pages as they come, on this thread.

    Raises:
        BuildError: `out` is neither free nor a build, can't be written to, or not one page could be read.
        UsageError: an option has a value that can't be meant.
    """
    config = config or Config()
    told = progress or (lambda _step, _outcome: None)
    clock = _Clock(told)
    failed: list[KnowledgeGraphError] = []
    files = names.rdf_files(config.formats)
    with replaced(out) as folder:
        with clock.step("extract"):
            records = _kept(extract_all(sources, config), failed, told)
        if not records:
            raise BuildError(f"no page could be read ({_reasons(failed)}); nothing was built")
        with clock.step("merge"):
            corpus = merge(records, config.persons, config.min_confidence)
        contents = manifest(records, corpus, failed, config)
        _publish(folder, records, corpus, files, clock)
        _write_json(folder / names.MANIFEST, contents)
        _write_json(folder / names.TIMINGS, clock.seconds)
    return BuildResult(out, contents, tuple(failed))


def _kept(outcomes: Iterator[Outcome], failed: list[KnowledgeGraphError], progress: Progress) -> list[Record]:
    """The records among the outcomes, by document; the errors go to `failed`."""
    records = []
    for outcome in outcomes:
        progress("extract", outcome)
        if isinstance(outcome, KnowledgeGraphError):
            failed.append(outcome)
        else:
            records.append(outcome)
    return sorted(records, key=lambda record: record.page.document)


def _reasons(failed: Sequence[KnowledgeGraphError]) -> str:
    if not failed:
        return "the sources hold none"
    return str(failed[0]) if len(failed) == 1 else f"{len(failed)} failed, the first: {failed[0]}"


def _publish(
    folder: Path, records: Sequence[Record], corpus: Corpus, files: Mapping[Format, str], clock: _Clock
) -> None:
    with clock.step("records"), (folder / names.RECORDS).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{dump_line(record)}\n" for record in records)
    with clock.step("triples"):
        graph = triples(corpus)
    for form, name in files.items():
        with clock.step(form):
            (folder / name).write_bytes(serialise(graph, form))
    with clock.step("store"):
        write_store(graph, folder / names.STORE)
    with clock.step("graphml"):
        (folder / names.GRAPHML).write_bytes(to_graphml(to_networkx(corpus)))
    with clock.step("table"):
        (folder / names.TABLE).write_bytes(statements_csv(corpus))
        (folder / names.PERSONS).write_bytes(persons_csv(corpus))
    with clock.step("page"):
        (folder / names.PAGE).write_bytes(render(corpus).encode())


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_bytes((json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
