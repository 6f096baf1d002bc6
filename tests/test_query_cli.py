"""`kg query` on the command line: the list of questions, names, and what is told of bad input."""

import hashlib
import json
from pathlib import Path

import factory
import pytest
from click.testing import CliRunner, Result

from kg.cli import cli
from kg.query import questions
from kg.records import dump_line


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A build of the factory record."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "r.jsonl").write_text(dump_line(factory.record()) + "\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["build", str(folder / "r.jsonl"), "--out", str(folder / "build")])
    assert 0 == done.exit_code
    return folder / "build"


def kg(*args: object) -> Result:
    return CliRunner().invoke(cli, ["query", *map(str, args)], prog_name="kg")


def test_the_questions_are_listed_with_and_without_a_build(built):
    """Every name with its parameters, optional ones in brackets, and what it asks in both languages."""
    done = kg("--list")
    assert 0 == done.exit_code
    lines = done.stdout.splitlines()
    at = lines.index("who_held_post post=NAME on=DATE")
    assert lines[at + 1].startswith("    某职务在某日")
    assert lines[at + 2].startswith("    Who held a post on a day")
    assert "presided_over [person=NAME] [from=DATE] [until=DATE]" in lines
    assert "connections first=NAME second=NAME [limit=NUMBER, else 50]" in lines
    assert "unresolved" in lines
    assert [each.name for each in questions()] == [
        line.split()[0] for line in lines if line and line[0] != " "
    ]
    assert done.stdout == kg(built, "--list").stdout


def test_the_list_is_data_too():
    """JSON and CSV have the same questions; a Turtle of them there is not."""
    found = json.loads(kg("--list", "--format", "json").stdout)
    assert [each.name for each in questions()] == [each["name"] for each in found]
    assert "name,parameters,zh,en" == kg("--list", "--format", "csv").stdout.splitlines()[0]
    assert 2 == kg("--list", "--format", "ttl").exit_code


def test_a_cut_answer_is_told_and_no_success(built):
    """The rows that there are on standard output, a line on standard error, exit code 1."""
    done = kg(built, "SELECT ?s { ?s ?p ?o }", "--max-rows", "2", "--format", "csv")
    assert (1, 3) == (done.exit_code, len(done.stdout.splitlines()))
    assert "kg: there are more than these 2 rows: narrow the query, or raise --max-rows\n" == done.stderr


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        ([], 2, "give a BUILD and a QUERY"),
        (["{build}"], 2, "give a BUILD and a QUERY"),
        (["{build}", "posts-of"], 1, "parameter 'person' is missing: give it as person=VALUE"),
        (["{build}", "who-held-post", "-p", "post=清河市委书记", "-p", "on=today"], 1, "'on' must be a date such as"),
        (["{build}", "corroborated", "-p", "pages=two"], 1, "'pages' must be a whole number, not 'two'"),
        (["{build}", "posts-of", "-p", "person=周远山", "-p", "x=1"], 1, "unknown parameter 'x'; known: person"),
        (["{build}", "posts-of", "-p", "person=周近山"], 1, "no Person is named '周近山'; near matches: 周远山"),
        (["{build}", "post-off"], 1, "there is no question 'post-off'; known are posts_of"),
        (["{build}", "SELECT * { ?s ?p }"], 1, "this is no SPARQL 1.1 query"),
        (["{build}", "DROP ALL"], 1, "updates are refused"),
        (["{build}", "INSERT DATA { id:a id:b id:c }"], 1, "updates are refused"),
        (["{build}", "LOAD <http://127.0.0.1:9/>"], 1, "updates are refused"),
        (["{build}", "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], 1, "SERVICE is refused"),
        (["{build}", "ASK FROM <http://127.0.0.1:9/> { ?s ?p ?o }"], 1, "FROM and FROM NAMED are refused"),
        (["{build}", "ASK {}", "--max-rows", "0"], 2, "--max-rows"),
        (["{build}", "SELECT (COUNT(*) AS ?z) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }", "--timeout", "1"], 1, "was stopped after 1 seconds"),
    ],
)  # fmt: skip
def test_bad_input_is_told_in_a_line_and_changes_nothing(built, args, code, told):
    """A message that says what is wrong, an exit code, no trace, and the same store as before."""
    before = content(built)
    done = kg(*(built if arg == "{build}" else arg for arg in args))
    assert code == done.exit_code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert "" == done.stdout
    assert isinstance(done.exception, SystemExit)
    assert before == content(built)


def content(folder: Path) -> dict[str, str]:
    """The files of a folder with the hashes of their bytes."""
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    return {str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}
