"""One object over a build folder: the network, the RDF graph, questions, and the page for a notebook."""

import shutil
import tempfile
import warnings
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pandas as pd
import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg import build_folder as names
from kg import pipeline
from kg.answers import table_of
from kg.build_folder import Manifest, read_manifest
from kg.config import Config, Format, PersonsPolicy
from kg.errors import BuildError, KnowledgeGraphError, RecordError, UsageError
from kg.merge import merge
from kg.model import Corpus, Record
from kg.publish.explorer import mimebundle
from kg.publish.network import to_networkx
from kg.query import MAX_ROWS, QueryResult, resolve_question, run_query
from kg.records import read_records
from kg.schema import PREFIXES

if TYPE_CHECKING:
    import networkx as nx

DEFAULTS = Config()


@dataclass(frozen=True, slots=True)
class View:
    """A graph page ready to be shown by Jupyter: the page in a sandboxed frame, and a picture where scripts don't run."""

    bundle: Mapping[str, str]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002
        return dict(self.bundle)

    def __repr__(self) -> str:
        return self.bundle["text/plain"]


class Graph:
    """The governance knowledge graph of a build folder; everything in it is read when it is first asked for.

    Attributes:
        folder: the build folder.
        manifest: what was read, kept and dropped, as the build told it.
    """

    def __init__(self, folder: str | Path) -> None:
        """Open a build folder; raises BuildError if it is none."""
        self.folder = Path(folder)
        self.manifest: Manifest = read_manifest(self.folder)

    def __repr__(self) -> str:
        counts = self.manifest["counts"]
        entities, statements = sum(counts["entities"].values()), sum(counts["statements"]["basis"].values())
        return (
            f"<kg.Graph {self.folder}: {counts['pages']} pages, {entities} entities, {statements} statements>"
        )

    @cached_property
    def corpus(self) -> Corpus:
        """The merged corpus, joined anew from the build's records under the build's own options.

        Raises:
            BuildError: the records can't be read any more.
        """
        options = self.manifest["options"]
        return merge(
            _records(self.folder / names.RECORDS), options["persons"], options.get("min_confidence", 0.0)
        )

    @cached_property
    def networkx(self) -> "nx.MultiDiGraph[str]":
        """The entities and statements as a MultiDiGraph; edge keys are statement ids."""
        return to_networkx(self.corpus)

    @cached_property
    def rdf(self) -> rdflib.Graph:
        """The triples as an rdflib Graph over the build's own store, read-only."""
        try:
            store = ox.Store.read_only(str(self.folder / names.STORE))
        except OSError as error:
            raise BuildError(
                f"{self.folder}: its store can't be opened: {error}; build the graph again"
            ) from error
        graph = rdflib.Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)
        for prefix, iri in PREFIXES.items():
            graph.bind(prefix, iri)
        return graph

    def query(
        self, query: str, *, timeout: float = DEFAULTS.query_timeout, **parameters: object
    ) -> pd.DataFrame:
        """Ask a SPARQL query or a named question, under the same guard as the command line.

        Args:
            query: SPARQL, the name of a question (`who_held_post` or `who-held-post`), or the path of an `.rq` file.
            timeout: seconds after which the query is killed.
            parameters: values of the question's parameters.

        Returns:
            One row a solution. An ASK has one row and one column; a CONSTRUCT has subject, predicate and object.

        Raises:
            QueryError: the query is malformed, refused or unknown, or a parameter is.
            QueryTimeout: it took too long.

        Warns:
            UserWarning: there are more rows than a query gives.
        """
        given = {name: str(value) for name, value in parameters.items()}
        store = self.folder / names.STORE
        result = run_query(store, resolve_question(query, given, store), timeout=timeout)
        if result.cut:
            warnings.warn(f"only the first {MAX_ROWS:,} rows are given: narrow the query", stacklevel=2)
        return _frame(result)

    def show(self, focus: str | None = None, hops: int = 1) -> View:
        """The graph page, whole or around a name, for the output of a notebook's cell.

        Args:
            focus: a name or alias; None shows everything.
            hops: how far from the focus, in statements.

        Raises:
            UsageError: nothing carries the name.
        """
        return View(mimebundle(self.corpus, focus, hops))


def build(  # noqa: PLR0913 (a keyword for each option of the command)
    sources: str | Path | Sequence[str | Path],
    out: str | Path | None = None,
    *,
    home: str | None = None,
    recogniser: str = DEFAULTS.recogniser,
    crf_model: str | Path | None = None,
    hanlp_model: str | Path | None = None,
    persons: PersonsPolicy = DEFAULTS.persons,
    min_confidence: float = DEFAULTS.min_confidence,
    jobs: int = DEFAULTS.jobs,
    formats: Format | Sequence[Format] = DEFAULTS.formats,
) -> Graph:
    """Build a graph from newspaper pages.

    Args:
        sources: a file, folder, glob or archive of pages or records, or several.
        out: the build folder; None for one that is deleted with the graph.
        home: the place of the newspaper, where neither `corpus.toml` nor the page should decide.
        recogniser: the name of a registered recogniser.
        crf_model: a file that `kg train` wrote, in the place of the model that ships with the package.
        hanlp_model: for the recogniser "hanlp": a folder with a model, or an identifier of HanLP's.
        persons: "officials" keeps persons without a public role out of everything published; "all" publishes them.
        min_confidence: statements that are less sure (0 to 1) are not published; the manifest counts them.
        jobs: how many processes read pages.
        formats: what the triples are written in besides Turtle: "nquads", "jsonld", "rdfxml".

    Raises:
        BuildError: `out` is neither free nor an older build, or not one page could be read.
        UsageError: an option has a value that can't be meant.

    Warns:
        UserWarning: some pages failed and the rest is built; `Graph.manifest["drops"]` tells which and why.
    """
    config = _checked(
        Config(
            home=home,
            recogniser=recogniser,
            crf_model=None if crf_model is None else str(crf_model),
            hanlp_model=None if hanlp_model is None else str(hanlp_model),
            persons=persons,
            min_confidence=min_confidence,
            jobs=jobs,
            formats=(formats,) if isinstance(formats, str) else tuple(formats),
        )
    )
    listed = [sources] if isinstance(sources, str | Path) else list(sources)
    parent = Path(tempfile.mkdtemp(prefix="kg-")) if out is None else None
    try:
        result = pipeline.build(listed, Path(out) if out is not None else _inside(parent), config)
    except BaseException:
        _forget(parent)
        raise
    if result.failed:
        warnings.warn(_told(result.failed), stacklevel=2)
    graph = Graph(result.folder)
    if parent is not None:
        weakref.finalize(graph, _forget, parent)
    return graph


def _told(failed: Sequence[KnowledgeGraphError]) -> str:
    return f"{len(failed)} of the pages failed, the first: {failed[0]}; see Graph.manifest['drops']"


def _checked(config: Config) -> Config:
    """The options, if each has a value that can be meant."""
    if config.persons not in get_args(PersonsPolicy):
        known = ", ".join(get_args(PersonsPolicy))
        raise UsageError(f"persons must be one of {known}, not {config.persons!r}")
    if not 0 <= config.min_confidence <= 1:
        raise UsageError(f"min_confidence must be from 0 to 1, not {config.min_confidence}")
    if config.jobs < 1:
        raise UsageError(f"jobs must be at least 1, not {config.jobs}")
    return config


def open_build(folder: str | Path) -> Graph:
    """Open a build folder as a graph.

    Raises:
        BuildError: there is no build.
    """
    return Graph(folder)


def _inside(parent: Path | None) -> Path:
    assert parent is not None
    return parent / "build"


def _forget(folder: Path | None) -> None:
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


def _records(path: Path) -> list[Record]:
    try:
        found = list(read_records(path))
    except RecordError as error:
        raise BuildError(f"{error}; build the graph again") from error
    for record in found:
        if isinstance(record, RecordError):
            raise BuildError(f"{record}; build the graph again") from record
    return [record for record in found if isinstance(record, Record)]


def _frame(result: QueryResult) -> pd.DataFrame:
    columns, rows = table_of(result)
    return pd.DataFrame(list(rows), columns=list(columns))
