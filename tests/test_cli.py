"""The command line: what it prints, where, and with which exit code."""

import csv
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from factory import record

from kg.cli import cli
from kg.pipeline import build
from kg.records import dump_line, parse_records

ROOT = Path(__file__).parents[1]
OFFICIALS = "SELECT ?name WHERE { ?p a gov:Official ; rdfs:label ?name } ORDER BY ?name"


def kg(*args: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kg.cli", *map(str, args)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the factory's record."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "r.jsonl").write_text(dump_line(record()) + "\n", encoding="utf-8")
    return build([folder / "r.jsonl"], folder / "build").folder


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def only_line(told: bytes) -> str:
    """The one line that a failing command writes."""
    (line,) = told.decode().splitlines()
    return line


def test_help_comes_at_once() -> None:
    """`kg --help` names the commands and takes less than half a second."""
    start = time.perf_counter()
    done = kg("--help")
    seconds = time.perf_counter() - start

    assert 0 == done.returncode
    for command in ("build", "extract", "query", "view", "evaluate"):
        assert f"  {command} ".encode() in done.stdout
    assert seconds < 0.5


def test_version() -> None:
    """`kg --version` tells the package's version."""
    from kg.version import __version__

    assert f"kg, version {__version__}\n" == kg("--version").stdout.decode()


def test_build_tells_what_it_made(tmp_path: Path) -> None:
    """Counts and files on standard output, nothing on standard error, exit code 0."""
    (tmp_path / "r.jsonl").write_text(dump_line(record()) + "\n", encoding="utf-8")

    done = kg("build", "r.jsonl", cwd=tmp_path)

    lines = done.stdout.decode().splitlines()
    assert (0, b"") == (done.returncode, done.stderr)
    assert "pages             1" in lines
    assert "statements        1 (1 asserted)" in lines
    assert "persons withheld  1" in lines
    assert f"page              {Path('build', 'graph.html')}" in lines
    assert (tmp_path / "build" / "graph.html").exists()


def test_failed_pages_are_told_a_line_each_and_the_rest_is_built(tmp_path: Path) -> None:
    """Exit code 1, one line for each failed page on standard error, a build of the others."""
    (tmp_path / "r.jsonl").write_text(dump_line(record()) + "\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"")
    (tmp_path / "worse.txt").write_bytes(b"\x00\x01" * 99)

    done = kg("build", ".", "--out", "graph", cwd=tmp_path)

    first, second = done.stderr.decode().splitlines()
    assert 1 == done.returncode
    assert first.startswith("kg: bad.txt: ")
    assert second.startswith("kg: worse.txt: ")
    assert b"pages failed      2" in done.stdout
    assert (tmp_path / "graph" / "manifest.json").exists()


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (["build"], 2, "Missing argument 'SOURCE...'"),
        (["build", "none.txt"], 1, "no page could be read"),
        (["build", "none.txt", "--persons", "some"], 2, "'some' is not one of"),
        (["build", "none.txt", "--jobs", "0"], 2, "0 is not in the range"),
        (["build", "none.txt", "--recogniser", "oracle"], 2, "no recogniser is called 'oracle'"),
        (["build", "none.txt", "--dask"], 2, "No such option"),
        (["extract", "none.txt"], 1, "none.txt"),
        (["extract", "none.txt", "--recogniser", "oracle"], 2, "oracle"),
        (["query", "none", "ASK {}"], 1, "kg: none: no such build folder"),
        (["query", "{build}", "no_such_question"], 1, "posts_of"),
        (["query", "{build}", "posts_of"], 1, "'person' is missing"),
        (["query", "{build}", "posts_of", "-p", "name"], 2, "key=value"),
        (["query", "{build}", "posts_of", "-p", "person=x", "-p", "age=7"], 1, "unknown parameter 'age'"),
        (["query", "{build}", "SELECT"], 1, "kg: "),
        (["query", "{build}", "INSERT DATA { id:a id:b id:c }"], 1, "kg: "),
        (["query", "{build}", "ASK { SERVICE <http://localhost/> { ?s ?p ?o } }"], 1, "SERVICE"),
        (["query", "{build}", "ASK {}", "--format", "ttl"], 2, "CONSTRUCT"),
        (["query", "{build}", "ASK {}", "--format", "xml"], 2, "'xml' is not one of"),
        (["query", "{build}", "ASK {}", "--timeout", "0"], 2, "0.0 is not in the range"),
        (["query", "{build}", "missing.rq"], 1, "missing.rq"),
        (["view", "{build}"], 2, "Missing option '--focus'"),
        (["view", "{build}", "--focus", "无名"], 2, "无名"),
        (["view", "none", "--focus", "周远山"], 1, "no such build folder"),
        (["evaluate", "none", "{build}"], 1, "kg: none"),
        (["evaluate", "{build}", "none"], 1, "none"),
        (["serve", "{build}"], 2, "No such command"),
    ],
)
def test_errors_have_their_exit_code(
    built: Path, elsewhere: Path, args: list[str], code: int, told: str
) -> None:
    """2 for what can't be meant, 1 for what failed; told on standard error, without a trace."""
    done = CliRunner().invoke(cli, [str(built) if arg == "{build}" else arg for arg in args], prog_name="kg")

    assert code == done.exit_code
    assert told in done.stderr
    assert isinstance(done.exception, SystemExit)
    assert "" == done.stdout
    assert [] == list(elsewhere.iterdir())


def test_a_time_out_is_told(built: Path) -> None:
    """A query that takes too long is killed with exit code 1."""
    pattern = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(7))

    done = kg("query", built, f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", "--timeout", "0.5")

    assert 1 == done.returncode
    assert "0.5 seconds" in only_line(done.stderr)


def test_extract_writes_records(tmp_path: Path) -> None:
    """A record a line on standard output, as `kg build` would write it."""
    (tmp_path / "a.txt").write_text("标题\n\n本报讯 3月4日,市委书记周远山说好。\n", encoding="utf-8")
    done = kg("extract", "a.txt", "--home", "衡阳市", cwd=tmp_path)

    (found,) = parse_records(done.stdout.decode(), "out")
    kg("build", "a.txt", "--home", "衡阳市", cwd=tmp_path)

    assert 0 == done.returncode
    assert ("a.txt", "衡阳市", "option") == (found.page.document, found.page.home, found.page.home_source)
    assert done.stdout == (tmp_path / "build" / "records.jsonl").read_bytes()


def test_the_order_of_hashes_never_shows(tmp_path: Path) -> None:
    """Whatever the seed of Python's hashes, the files are the same, byte for byte."""
    text = "标题\n\n■本报记者 林小舟\n\n3月4日,市委书记周远山主持召开全市水利工作会议,何清、石立、李响出席。农户王小二说好。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    for seed in "17":
        kg("build", "a.txt", "--home", "衡阳市", "--out", seed, cwd=tmp_path, PYTHONHASHSEED=seed)

    one, other = (
        {path.name: path.read_bytes() for path in (tmp_path / seed).iterdir() if path.is_file()}
        for seed in "17"
    )

    assert 8 == len(one.keys())
    assert [] == [name for name in one if name != "timings.json" and one[name] != other[name]]


def test_query_formats(built: Path) -> None:
    """The same answer as a table, as CSV and as JSON."""
    table, plain, objects = (
        kg("query", built, OFFICIALS, "--format", form).stdout for form in ("table", "csv", "json")
    )

    assert ["name", "──────", "周远山"] == table.decode().splitlines()
    assert [["name"], ["周远山"]] == list(csv.reader(plain.decode().splitlines()))
    assert [{"name": "周远山"}] == json.loads(objects)


def test_query_by_name_and_by_file(built: Path, tmp_path: Path) -> None:
    """A named question with its parameter, and a query in a file."""
    (tmp_path / "mine.rq").write_text(OFFICIALS, encoding="utf-8")

    named = kg("query", built, "posts_of", "-p", "person=周远山", "--format", "csv")
    filed = kg("query", built, "mine.rq", cwd=tmp_path)

    assert "清河市委" in named.stdout.decode()
    assert "周远山" in filed.stdout.decode()


def test_graphs_are_answered_in_turtle(built: Path) -> None:
    """A CONSTRUCT gives Turtle by default, and rows when asked."""
    asked = "CONSTRUCT { ?p rdfs:label ?name } WHERE { ?p a gov:Official ; rdfs:label ?name }"

    turtle, rows = (kg("query", built, asked, *form).stdout.decode() for form in ((), ("--format", "csv")))

    assert '"周远山"@zh .' in turtle
    assert "@prefix gov:" in turtle
    assert ["subject,predicate,object"] == rows.splitlines()[:1]
    assert 2 == len(rows.splitlines())


def test_view_writes_the_page(built: Path, tmp_path: Path) -> None:
    """Into a file named after the focus, into one that is given, or to standard output."""
    done = kg("view", built, "--focus", "周远山", cwd=tmp_path)
    kg("view", built, "--focus", "周远山", "--out", "x.html", cwd=tmp_path)
    out = kg("view", built, "--focus", "周远山", "--out", "-", cwd=tmp_path)

    page = (tmp_path / "周远山.html").read_bytes()
    assert "周远山.html\n" == done.stdout.decode()
    assert page.lstrip().startswith(b"<!doctype html>")
    assert page == (tmp_path / "x.html").read_bytes() == out.stdout


def test_evaluate_prints_the_score_and_the_misses(built: Path, tmp_path: Path) -> None:
    """A record against itself is perfect; a lost statement is listed; a broken line is told."""
    whole = dump_line(record())
    (tmp_path / "gold.jsonl").write_text(whole, encoding="utf-8")
    lost = json.loads(whole) | {"statements": []}
    (tmp_path / "lost.jsonl").write_text(json.dumps(lost) + "\n{\n", encoding="utf-8")

    same = kg("evaluate", tmp_path / "gold.jsonl", built)
    less = kg("evaluate", tmp_path / "gold.jsonl", tmp_path / "lost.jsonl")

    perfect = "statements all               P 1.000  R 1.000  F1 1.000   1/1 predicted, 1 gold"
    assert perfect in same.stdout.decode().splitlines()
    assert 0 == same.returncode
    assert (
        "statement missed | absent | river.txt | holds_post | 周远山 → 清河市委 {title: 书记, attested: 2024-03-04}"
        in (less.stdout.decode().splitlines())
    )
    assert 1 == less.returncode
    assert "lost.jsonl:2" in only_line(less.stderr)


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_output_is_utf8_in_any_locale(built: Path, locale: dict[str, str]) -> None:
    """Chinese is printed whatever the locale says."""
    done = kg("query", built, OFFICIALS, **locale)
    lost = kg("query", built, "posts_of", "-p", "nom=x", **locale)

    assert 0 == done.returncode
    assert "周远山" in done.stdout.decode()
    assert b"Traceback" not in lost.stderr


def test_a_reader_that_goes_is_no_error(built: Path) -> None:
    """`kg query … | head -1` says nothing on standard error."""
    everything = "SELECT ?a ?b ?c ?s WHERE { ?a ?b ?c . ?s a gov:Statement . ?x a ?y }"
    command = f'"{sys.executable}" -m kg.cli query "{built}" "{everything}" --format csv | head -1'

    done = subprocess.run(
        ["bash", "-c", command], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )

    assert (b"a,b,c,s\n", b"") == (done.stdout, done.stderr)


def terminal_safe(rows: Sequence[Sequence[str]]) -> str:
    from kg.answers import aligned

    return aligned(("a", "b"), rows)


def test_a_table_is_aligned_and_safe_to_print() -> None:
    """Wide characters take two columns, and what a terminal would obey is shown as a mark."""
    assert "a     b\n────  ─\n市委  x\n1\n" == terminal_safe([("市委", "x"), ("1", "")])
    assert "\x1b" not in terminal_safe([("\x1b[2J", "")])
