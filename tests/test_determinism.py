"""The same input gives the same bytes: whatever seed Python hashes with, however many processes read, wherever it runs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build_folder import STORE
from kg.query import run_query

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
FORMATS = ("--format", "nquads", "--format", "jsonld", "--format", "rdfxml")
TRIPLES = ("graph.ttl", "graph.nq", "graph.jsonld", "graph.rdf")
SAME = (
    *TRIPLES,
    "graph.graphml",
    "graph.html",
    "statements.csv",
    "persons.csv",
    "records.jsonl",
    "manifest.json",
)
ALL = "CONSTRUCT WHERE { ?s ?p ?o }"


def start(folder: Path, seed: str, *options: str, **environment: str) -> subprocess.Popen[bytes]:
    """A build of the seeds in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "kg.cli", "build", str(SEEDS), "--out", str(folder), *FORMATS, *options],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, **environment},
        cwd=folder.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same pages built under three hash seeds, one of them with two processes and another locale and time zone."""
    folder = tmp_path_factory.mktemp("determinism")
    started = {
        "zero": start(folder / "zero", "0"),
        "one": start(folder / "one", "1", TZ="Asia/Shanghai", LC_ALL="C", COLUMNS="40"),
        "jobs": start(folder / "jobs", "4242", "--jobs", "2"),
    }
    for name, process in started.items():
        _, told = process.communicate(timeout=240)
        assert (0, b"") == (process.returncode, told), name
    return {name: folder / name for name in started}


@pytest.mark.parametrize("name", SAME)
@pytest.mark.parametrize("other", ["one", "jobs"])
def test_the_same_pages_give_the_same_bytes(builds, name, other):
    """Every file that is promised to be the same is, under another hash seed and from two processes."""
    first, second = ((builds[each] / name).read_bytes() for each in ("zero", other))

    assert len(first) > 100
    assert first == second


@pytest.mark.parametrize("other", ["one", "jobs"])
def test_the_store_is_equal_in_content(builds, other):
    """The triples of the store are the same, though its files need not be."""
    first, second = (run_query(builds[each] / STORE, ALL, timeout=60).triples for each in ("zero", other))

    assert first
    assert (
        sorted(first.splitlines()) == sorted(second.splitlines())
        if isinstance(first, str)
        else sorted(first) == sorted(second)
    )


def test_every_file_is_held_to_a_promise(builds):
    """What a build writes is either the same bytes, the store, or the timings: nothing else slips in."""
    assert {*SAME, STORE, "timings.json"} == {path.name for path in builds["zero"].iterdir()}


def test_no_output_tells_when_or_where_it_was_made(builds):
    """Neither the folder, nor the time, nor the number of processes is in the manifest or the graph."""
    manifest = json.loads((builds["jobs"] / "manifest.json").read_text(encoding="utf-8"))

    assert "jobs" not in manifest["options"]
    for name in SAME:
        text = (builds["zero"] / name).read_text(encoding="utf-8-sig")
        assert str(builds["zero"].parent) not in text
        assert str(ROOT) not in text


def test_building_again_over_a_build_changes_nothing(builds):
    """A build over an older one gives the same files."""
    before = {name: (builds["one"] / name).read_bytes() for name in SAME}
    process = start(builds["one"], "7")
    process.communicate(timeout=240)

    assert 0 == process.returncode
    assert before == {name: (builds["one"] / name).read_bytes() for name in SAME}
