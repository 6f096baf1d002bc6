"""Writes the embedded SPARQL store of a build: Oxigraph on disk, default graph only."""

import gc
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import BuildError


def write_store(triples: Iterable[ox.Triple], folder: Path) -> None:
    """Write triples to a new store.

    The store is closed when this returns: another process may open it read-only.

    Raises:
        BuildError: if the folder exists and is not empty, or can't be written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise BuildError(f"{folder} is not empty: a store is written into a folder of its own")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _fill(folder, triples)
    except OSError as error:
        raise BuildError(f"{folder} can't be written: {error}") from error
    gc.collect()  # the engine closes its files when its last reference goes


def _fill(folder: Path, triples: Iterable[ox.Triple]) -> None:
    store = ox.Store(folder)
    store.bulk_extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    store.flush()
    store.optimize()
