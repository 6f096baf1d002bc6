"""The formats of the published RDF: the same triples in each, for every engine; and the context of the JSON-LD."""

import json
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, get_args

import factory
import pyoxigraph as ox
import pytest
import rdflib
import update_context
from click.testing import CliRunner

import kg
from kg.build_folder import RDF_FILES, RECORDS, TURTLE, read_manifest
from kg.cli import cli
from kg.config import Format
from kg.errors import UsageError
from kg.merge import merge
from kg.model import Corpus
from kg.publish.rdf import serialise, triples
from kg.records import dump_line
from kg.schema import GOV, ID, PREFIXES

FORMATS: tuple[Format, ...] = get_args(Format)
READERS = {
    "turtle": (ox.RdfFormat.TURTLE, "turtle"),
    "nquads": (ox.RdfFormat.N_QUADS, "nquads"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
    "rdfxml": (ox.RdfFormat.RDF_XML, "xml"),
}
AWKWARD = {
    "verb": '称"好"<&>\'\\ \t\n\r 𠮷',
    "order": "第二",
    "count": 10**20,
    "title": ["  书记 ", "", "@id", "id:x", "https://w3id.org/governance-kg/ns#Agency"],
    "as": True,
    "role": 3,
    "power": 0.5,
    "figures": [{"of": "渠道", "value": 12, "unit": "公里"}, {"of": "堤", "value": "多"}],
    "date": "2024-03",
    "mood": {"晴": [1, None]},
}


@cache
def awkward() -> Corpus:
    """The factory corpus with values that formats escape, and with some of a type that the ontology doesn't expect."""
    corpus = factory.corpus()
    first, *others = corpus.statements
    return replace(corpus, statements=(replace(first, qualifiers=AWKWARD), *others))


@cache
def written(form: Format) -> bytes:
    return serialise(triples(awkward()), form)


def canonical(quads: Any) -> list[str]:
    """The quads under the names that RDFC-1.0 gives, as lines."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(str(quad) for quad in dataset)


def by_oxigraph(data: bytes, form: Format) -> list[str]:
    return canonical(ox.parse(data, format=READERS[form][0]))


def by_rdflib(data: bytes, form: Format) -> list[str]:
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=READERS[form][1])
    return by_oxigraph(dataset.serialize(format="nquads").encode(), "nquads")


def document(corpus: Corpus) -> dict[str, Any]:
    return json.loads(serialise(triples(corpus), "jsonld"))


def node(identifier: str, corpus: Corpus | None = None) -> dict[str, Any]:
    nodes = document(corpus or factory.corpus())["@graph"]
    return next(each for each in nodes if each["@id"] == f"id:{identifier}")


def shipped() -> dict[str, Any]:
    return json.loads(update_context.CONTEXT.read_bytes())["@context"]


@pytest.mark.parametrize("reader", [by_oxigraph, by_rdflib])
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_the_same_triples(form, reader):
    """Two engines read from each format exactly the triples of the model, in the default graph, with no blank node."""
    expected = canonical(ox.Quad(*triple) for triple in triples(awkward()))

    assert len(expected) > 200
    assert expected == reader(written(form), form)
    assert not any("_:" in quad.split('"')[0] for quad in expected)


@pytest.mark.parametrize("reader", [by_oxigraph, by_rdflib])
@pytest.mark.parametrize("form", FORMATS)
def test_a_term_that_the_context_does_not_expect_stays_what_it_is(form, reader):
    """Another language, none, a text for a link, a link for a text, and foreign terms come back as they were."""
    thing, foreign = ox.NamedNode(ID + "thing-1"), ox.NamedNode("http://example.org/a/b")
    said = [
        ("rdfs:label", ox.Literal("Qinghe", language="en")),
        ("rdfs:label", ox.Literal("清河", language="zh")),
        ("rdfs:label", ox.Literal("清河")),
        ("gov:verb", ox.Literal("主持", language="zh")),
        ("gov:verb", ox.Literal("主持")),
        ("gov:verb", thing),
        ("gov:attends", ox.Literal("id:event-1")),
        ("gov:attends", foreign),
        ("gov:unheard_of", ox.Literal("5", datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))),
        ("gov:order", ox.Literal("007", datatype=ox.NamedNode(PREFIXES["xsd"] + "string"))),
        ("gov:resolved", ox.Literal("false", datatype=ox.NamedNode(PREFIXES["xsd"] + "boolean"))),
        ("rdf:predicate", foreign),
        ("rdf:type", foreign),
    ]
    found = sorted((ox.Triple(thing, _term(name), value) for name, value in said), key=str)
    found.append(ox.Triple(foreign, ox.NamedNode("http://example.org/p"), ox.Literal("x")))
    assert canonical(ox.Quad(*triple) for triple in found) == reader(serialise(found, form), form)


def _term(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_the_corpus_leaves_no_trace(form):
    """The same things in another order give the same bytes in every format."""
    corpus = awkward()
    assert written(form) == serialise(triples(factory.turned(corpus)), form)


@pytest.mark.parametrize("form", FORMATS)
def test_chinese_is_written_as_it_is(form):
    """Names are UTF-8 for people to read, not escapes."""
    assert "清河市委" in written(form).decode()
    assert b"\\u" not in written(form)


@pytest.mark.parametrize("form", FORMATS)
def test_no_triples_are_a_file_too(form):
    """A graph without a triple is a well-formed file of its format."""
    assert [] == by_oxigraph(serialise([], form), form)
    assert [] == by_rdflib(serialise([], form), form)


def test_what_xml_forbids_is_marked_there_and_kept_elsewhere():
    """A control character is U+FFFD in RDF/XML, one for one, so that the file can be read; other formats keep it."""
    corpus = factory.corpus()
    first, *others = corpus.statements
    quote = replace(first.evidence[0], quote="市委\x0c书记\ufffe周远山")
    found = triples(replace(corpus, statements=(replace(first, evidence=(quote,)), *others)))

    read = by_rdflib(serialise(found, "rdfxml"), "rdfxml")
    assert 1 == sum('"市委\ufffd书记\ufffd周远山"@zh' in line for line in read)
    assert len(found) == len(read)
    for form in ("turtle", "nquads", "jsonld"):
        assert canonical(ox.Quad(*triple) for triple in found) == by_oxigraph(serialise(found, form), form)


PINNED = {
    "agency-243f22311d6f",
    "article-941f398c0802",
    "byline-66b3a306368d",
    "evidence-80f1b4f2aaeb",
    "evidence-80f1b4f2aaeb-position",
    "evidence-80f1b4f2aaeb-quote",
    "page-c4eb9a720e83",
    "person-43fd9ade1822",
    "post-b3a87be6d42f",
    "run-9782b61edbae",
    "statement-7d8a55659f87",
    "tenure-ac3002c09379",
}


def test_ids_are_those_of_every_earlier_build():
    """The ids of what a page names are pinned: who links to them finds them after every rebuild and every release."""
    found = {
        triple.subject.value.removeprefix(ID)
        for triple in triples(merge([factory.record()], "officials"))
        if triple.predicate.value == PREFIXES["rdf"] + "type"
    }
    assert PINNED == found


def test_the_context_is_that_of_the_ontology():
    """The shipped context is what `python tests/update_context.py` writes from the ontology as it is now."""
    expected = update_context.as_text(update_context.context(update_context.GOVERNANCE.read_bytes()))
    assert expected == update_context.CONTEXT.read_text(encoding="utf-8")


def test_the_context_names_the_terms_of_the_ontology_and_no_other():
    """Classes and properties are in the context under their own name; annotations are no data."""
    graph = rdflib.Graph().parse(update_context.GOVERNANCE)
    kinds = (rdflib.OWL.Class, rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty)
    terms = {str(term) for kind in kinds for term in graph.subjects(rdflib.RDF.type, kind)}
    expected = {term.removeprefix(GOV) for term in terms if term.startswith(GOV)}

    found = {name for name in shipped() if ":" not in name and not name.startswith("@")} - PREFIXES.keys()
    assert expected == found
    assert "presides_over" in found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("presides_over", {"@id": "gov:presides_over", "@type": "@id", "@container": "@set"}),
        ("date_earliest", {"@id": "gov:date_earliest", "@type": "xsd:date"}),
        ("confidence", {"@id": "gov:confidence", "@type": "xsd:decimal"}),
        ("order", {"@id": "gov:order", "@type": "xsd:integer"}),
        ("resolved", {"@id": "gov:resolved", "@type": "xsd:boolean"}),
        ("verb", "gov:verb"),
        ("Agency", "gov:Agency"),
        ("rdfs:label", {"@language": "zh"}),
    ],
)
def test_a_term_has_the_type_of_its_values(name, expected):
    """Links, dates, numbers and labels are told by the context, so that values need not repeat it."""
    assert expected == shipped()[name]


def test_a_term_that_is_also_a_prefix_is_refused():
    """`org` as a property would make `org:member` mean something else."""
    turtle = f"<{GOV}org> a <{update_context.OWL}ObjectProperty> .".encode()
    with pytest.raises(ValueError, match="org"):
        update_context.context(turtle)


def test_the_document_carries_its_context():
    """Nothing has to be fetched to read the file: the context stands in it, whole."""
    assert shipped() == document(factory.corpus())["@context"]


def test_nodes_and_keys_are_sorted():
    """A node stands on a line of its own, sorted by id, with its keys and values in order: differences can be read."""
    text = written("jsonld").decode()
    nodes = json.loads(text)["@graph"]

    assert sorted(each["@id"] for each in nodes) == [each["@id"] for each in nodes]
    assert (
        len(nodes)
        == len({each["@id"] for each in nodes})
        == sum(line.startswith('{"@id"') for line in text.splitlines())
    )
    for each in nodes:
        assert sorted(each) == list(each)
        for values in each.values():
            assert not isinstance(values, list) or sorted(values, key=json.dumps) == values


def test_a_node_reads_as_the_ontology_names_it():
    """Terms are bare, links are lists, whole numbers and truth are JSON's own, decimals are strings."""
    assert {
        "@id": "id:statement-4",
        "@type": ["Statement"],
        "basis": "stated",
        "confidence": "0.9",
        "date": "2024-03-04",
        "date_earliest": "2024-03-04",
        "date_latest": "2024-03-04",
        "order": 1,
        "prov:wasDerivedFrom": node("statement-4")["prov:wasDerivedFrom"],
        "rdf:object": "id:event-1",
        "rdf:predicate": "attends",
        "rdf:subject": "id:person-2",
        "status": "asserted",
    } == node("statement-4")
    agency = node("agency-1")
    assert (True, "清河市委", ["中共清河市委", "市委"]) == (
        agency["resolved"],
        agency["rdfs:label"],
        agency["skos:altLabel"],
    )
    assert ["id:agency-2"] == node("agency-3")["part_of"]


def test_a_value_of_another_type_says_so():
    """A value that isn't what the context expects is written out with its type, and stays what it was."""
    found = node("statement-1", awkward())
    assert {"@value": "第二"} == found["order"]
    assert {"@value": "true", "@type": "xsd:boolean"} == found["as"]
    assert str(10**20) == found["count"]


RECORD = f"{dump_line(factory.record())}\n"


def built(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """A build of the factory's record by the command line."""
    (folder / "r.jsonl").write_text(RECORD, encoding="utf-8")
    command = [sys.executable, "-m", "kg.cli", "build", "r.jsonl", *options]
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=120,
        env={"PYTHONPATH": str(Path(kg.__file__).parents[1]), "PATH": ""},
    )  # fmt: skip


def test_a_build_writes_the_formats_that_are_asked_for(tmp_path):
    """Each `--format` adds its file, once; the manifest and the summary tell of them, and Turtle is there anyway."""
    done = built(tmp_path, "--format", "jsonld", "--format", "nquads", "--format", "jsonld")

    assert (0, "") == (done.returncode, done.stderr)
    folder = tmp_path / "build"
    assert ["graph.jsonld", "graph.nq", TURTLE] == sorted(
        path.name for path in folder.iterdir() if path.name in RDF_FILES.values()
    )
    assert ["turtle", "nquads", "jsonld"] == read_manifest(folder)["options"]["formats"]
    told = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("triples ")]
    assert ["build/graph.ttl", "build/graph.nq", "build/graph.jsonld"] == told
    assert by_oxigraph((folder / TURTLE).read_bytes(), "turtle") == by_rdflib(
        (folder / "graph.jsonld").read_bytes(), "jsonld"
    )


def test_without_the_option_there_is_turtle_alone(tmp_path):
    """A build without `--format` has graph.ttl and no other file of triples, even over one that had."""
    kg.build(_source(tmp_path), tmp_path / "build", formats=["rdfxml"])
    assert (tmp_path / "build" / "graph.rdf").exists()

    graph = kg.build(tmp_path / "r.jsonl", tmp_path / "build")
    assert [TURTLE] == [name for name in RDF_FILES.values() if (graph.folder / name).exists()]
    assert ["turtle"] == graph.manifest["options"]["formats"]


def _source(folder: Path) -> Path:
    (folder / "r.jsonl").write_text(RECORD, encoding="utf-8")
    return folder / "r.jsonl"


def test_python_takes_one_format_by_name(tmp_path):
    """`formats="rdfxml"` is one format, not six letters."""
    graph = kg.build(_source(tmp_path), tmp_path / "build", formats="rdfxml")
    assert ["turtle", "rdfxml"] == graph.manifest["options"]["formats"]


def test_an_unknown_format_is_a_usage_error_that_lists_the_known(tmp_path):
    """The command exits with 2, Python raises UsageError; both name the formats, and nothing is written."""
    done = CliRunner().invoke(
        cli, ["build", str(_source(tmp_path)), "--out", str(tmp_path / "b"), "--format", "ntriples"]
    )
    assert 2 == done.exit_code
    for form in FORMATS:
        assert form in done.output

    with pytest.raises(
        UsageError, match=r"no format 'ntriples'; the formats are turtle, nquads, jsonld, rdfxml"
    ):
        kg.build(tmp_path / RECORDS, tmp_path / "b", formats=["ntriples"])
    assert not (tmp_path / "b").exists()


def test_the_command_line_offers_every_format():
    """What `kg build --format` takes is what the package can write."""
    (option,) = (each for each in cli.commands["build"].params if each.name == "formats")
    assert list(FORMATS) == list(option.type.choices) == list(RDF_FILES)
