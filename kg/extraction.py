"""From sources to extraction records: one page after the other, or many at once in processes of their own."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from kg.config import Config
from kg.errors import KnowledgeGraphError, SourceError
from kg.model import Record
from kg.pages import read_page, with_sentences
from kg.recognise import get_recogniser, settle
from kg.relate import relate
from kg.resolve import resolve
from kg.sources import SourceText, read_sources

Item: TypeAlias = SourceText | Record | KnowledgeGraphError
Outcome: TypeAlias = Record | KnowledgeGraphError

# Pages a process is given before the results are collected: enough that no process waits long for the others.
_BATCH = 16


def extract(source: SourceText, config: Config) -> Record:
    """Read one page: its articles, mentions, entities and statements.

    Args:
        source: the decoded text; nothing else is looked at.
        config: names the recogniser.

    Raises:
        SourceError: the text can't be read as a page.
        UsageError: there is no such recogniser, or it has no model.
        ModelError: the model that config names is missing or none, or what it needs is not installed.
    """
    recogniser = get_recogniser(config.recogniser, config.crf_model, config.hanlp_model)
    name = f"{recogniser.name}/{recogniser.version}"
    page = read_page(source)
    resolution = resolve(page, settle(recogniser(page)))
    entities, statements = relate(resolution, name)
    return Record(resolution.page, name, resolution.mentions, entities, statements)


def extract_all(sources: Sequence[str | Path], config: Config) -> Iterator[Outcome]:
    """Read all pages of the sources, in the order of their documents.

    Args:
        sources: files, folders, globs or archives; extraction records among them are passed through.
        config: with `jobs` above 1, pages are read in that many processes; the results are the same.

    Yields:
        A record for each page, or the error that tells why there is none.

    Raises:
        UsageError: there is no such recogniser, or it has no model.
        ModelError: the model that config names is missing or none, or what it needs is not installed.
    """
    get_recogniser(config.recogniser, config.crf_model, config.hanlp_model)
    items: Iterator[Item] = iter(read_sources(sources, config))
    if config.jobs > 1:
        yield from _distinct(_in_processes(items, config))
    else:
        yield from _distinct(_outcome(item, config) for item in items)


def _outcome(item: Item, config: Config) -> Outcome:
    """The record of an item; a page that breaks the code is an error like any other, told by its name."""
    if isinstance(item, Record):
        return with_sentences(item)
    if not isinstance(item, SourceText):
        return item
    try:
        return extract(item, config)
    except KnowledgeGraphError as error:
        return error
    except Exception as error:  # noqa: BLE001 - one bad page never stops a build; it is counted and told
        return SourceError(item.document, "crash", f"reading failed: {type(error).__name__}: {error}")


def _in_processes(items: Iterator[Item], config: Config) -> Iterator[Outcome]:
    pool = _pool(config.jobs)
    try:
        while batch := list(islice(items, config.jobs * _BATCH)):
            try:
                outcomes = list(pool.map(_outcome, batch, [config] * len(batch)))
            except BrokenProcessPool:
                pool.shutdown()
                pool = _pool(config.jobs)
                outcomes = [_alone(item, config) for item in batch]
            yield from outcomes
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(item: Item, config: Config) -> Outcome:
    """Read a page in a process of its own, so that one that kills its process can be told from its neighbours."""
    if not isinstance(item, SourceText):
        return _outcome(item, config)
    with _pool(1) as pool:
        try:
            return pool.submit(_outcome, item, config).result()
        except BrokenProcessPool:
            return SourceError(item.document, "crash", "reading killed its process (out of memory?)")


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that start afresh: the same on every system, and safe beside threads."""
    pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
    with _interrupts_ignored():
        for _ in range(jobs):
            pool.submit(os.getpid)  # each starts a process, as long as none is idle
    return pool


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Processes that start meanwhile inherit deafness to Ctrl-C: the one that started them ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _distinct(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, with an error in the place of every second record of a document."""
    seen: set[str] = set()
    for outcome in outcomes:
        if isinstance(outcome, Record) and outcome.page.document in seen:
            yield SourceError(outcome.page.document, "clash", "another source has a page of this name")
            continue
        if isinstance(outcome, Record):
            seen.add(outcome.page.document)
        yield outcome
