"""One object over a build folder, and the names that `import kg` offers."""

import json
import warnings
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from factory import record

import kg
from kg.errors import BuildError, QueryError, UsageError
from kg.records import dump_line

LABELS = "SELECT ?name WHERE { ?p a gov:Official ; rdfs:label ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    """A graph of the factory's record."""
    folder = tmp_path_factory.mktemp("graph")
    (folder / "r.jsonl").write_text(dump_line(record()) + "\n", encoding="utf-8")
    return kg.build(folder / "r.jsonl", folder / "build")


def test_a_build_opens_again(graph: kg.Graph) -> None:
    """`kg.open` gives the same corpus and manifest as `kg.build` did."""
    again = kg.open(graph.folder)

    assert graph.manifest == again.manifest
    assert graph.corpus == again.corpus
    assert ["清河市委", "周远山"] == [entity.name for entity in again.corpus.entities]
    assert "1 pages, 2 entities, 1 statements" in repr(again)


def test_the_network(graph: kg.Graph) -> None:
    """Edges are keyed by statement id and carry the relation."""
    network = graph.networkx

    assert isinstance(network, nx.MultiDiGraph)
    assert [(statement.id, statement.relation) for statement in graph.corpus.statements] == [
        (key, relation) for _, _, key, relation in network.edges(keys=True, data="relation")
    ]
    assert network is graph.networkx


def test_questions_give_data_frames(graph: kg.Graph) -> None:
    """SPARQL and a named question with a keyword; an ASK has one value, a CONSTRUCT three columns."""
    asked = graph.query(LABELS)
    posts = graph.query("posts_of", person="周远山")

    assert isinstance(asked, pd.DataFrame)
    assert {"name": ["周远山"]} == asked.to_dict("list")
    assert "书记" in posts.to_string()
    assert bool(graph.query("ASK { ?p a gov:Official }").iloc[0, 0])
    assert ["subject", "predicate", "object"] == list(
        graph.query("CONSTRUCT WHERE { ?p a gov:Official }").columns
    )
    assert ["name"] == list(graph.query("SELECT ?name WHERE { ?name a gov:Nothing }").columns)


@pytest.mark.parametrize(
    "query", ["SELECT", "DELETE WHERE { ?s ?p ?o }", "ASK { SERVICE <http://x/> {} }", "nothing"]
)
def test_the_guard_holds_here_too(graph: kg.Graph, query: str) -> None:
    """What the command line refuses is refused."""
    with pytest.raises(QueryError):
        graph.query(query)


def test_the_rdf_graph_is_full_and_read_only(graph: kg.Graph) -> None:
    """An rdflib Graph sees all triples of the default graph, answers SPARQL, and can't change them."""
    import rdflib

    rdf = graph.rdf

    assert isinstance(rdf, rdflib.Graph)
    assert len(rdflib.Graph().parse(graph.folder / "graph.ttl")) == len(rdf)
    assert ["周远山"] == [str(row[0]) for row in rdf.query(LABELS)]
    with pytest.raises(RuntimeError):
        rdf.add((rdflib.URIRef("x:a"), rdflib.URIRef("x:b"), rdflib.URIRef("x:c")))


def test_show_is_a_page_in_a_sandbox_with_a_picture(graph: kg.Graph) -> None:
    """Jupyter gets the page, an SVG and a line of text; a wrong focus is an error at once."""
    view = graph.show(focus="周远山", hops=1)
    bundle = view._repr_mimebundle_()

    assert {"text/html", "image/svg+xml", "text/plain"} == set(bundle)
    assert 'sandbox="allow-scripts allow-downloads"' in bundle["text/html"]
    assert bundle["text/plain"] == repr(view)
    with pytest.raises(UsageError):
        graph.show(focus="无名")


def test_a_build_without_a_folder_lives_as_long_as_its_graph(tmp_path: Path) -> None:
    """The temporary folder goes when the graph goes."""
    (tmp_path / "r.jsonl").write_text(dump_line(record()) + "\n", encoding="utf-8")
    graph = kg.build([tmp_path / "r.jsonl"], persons="all")
    folder = graph.folder

    assert "王二" in [entity.name for entity in graph.corpus.entities]
    assert folder.is_dir()
    del graph
    assert not folder.parent.exists()


def test_failed_pages_are_a_warning(tmp_path: Path) -> None:
    """A build from Python never drops a page in silence."""
    (tmp_path / "r.jsonl").write_text(dump_line(record()) + "\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"")

    with pytest.warns(UserWarning, match=r"1 of the pages failed, the first: bad\.txt"):
        graph = kg.build(tmp_path, tmp_path / "build")

    assert ["empty"] == list(graph.manifest["drops"])


def test_wrong_options_are_told(tmp_path: Path) -> None:
    """Options are checked before anything is read."""
    with pytest.raises(UsageError, match="persons"):
        kg.build(tmp_path, persons="some")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="jobs"):
        kg.build(tmp_path, jobs=0)
    with pytest.raises(BuildError, match="no page could be read"), warnings.catch_warnings():
        kg.build(tmp_path / "none")


def test_what_is_no_build_does_not_open(graph: kg.Graph, tmp_path: Path) -> None:
    """A missing folder, another folder and a build whose records are broken are errors that say what to do."""
    for folder in (tmp_path / "none", tmp_path):
        with pytest.raises(BuildError):
            kg.open(folder)
    (tmp_path / "manifest.json").write_text(json.dumps(graph.manifest), encoding="utf-8")
    (tmp_path / "records.jsonl").write_text("{\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"records\.jsonl:1.*build the graph again"):
        _ = kg.open(tmp_path).corpus
    with pytest.raises(BuildError, match="store can't be opened"):
        _ = kg.open(tmp_path).rdf


def test_names_of_the_package() -> None:
    """`kg` offers what it says and nothing else by accident."""
    assert {"Graph", "__version__", "build", "load", "open"} == set(kg.__all__)
    assert set(kg.__all__) <= set(dir(kg))
    assert callable(kg.load)
    with pytest.raises(AttributeError, match="nothing"):
        _ = kg.nothing  # type: ignore[attr-defined]
