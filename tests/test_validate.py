"""`kg validate`: a build's graph against the shapes, each fault told with its sentence."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from factory import corpus, record

from kg.build_folder import MANIFEST, TURTLE
from kg.cli import cli
from kg.config import Config
from kg.pipeline import build
from kg.publish.rdf import to_turtle
from kg.records import dump_line
from kg.validate import Violation, validate, validate_build

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PLAIN = b"gov:holds_post id:"
WORDS = "市委书记周远山"


def kg(*args: str | Path) -> Result:
    """Run the command line here."""
    return CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A build of the factory's record."""
    (tmp_path / "r.jsonl").write_text(dump_line(record()) + "\n", encoding="utf-8")
    return build([tmp_path / "r.jsonl"], tmp_path / "build").folder


def spoil(folder: Path, change: Callable[[bytes], bytes]) -> None:
    """Change the graph of a build."""
    turtle = (folder / TURTLE).read_bytes()
    changed = change(turtle)
    assert changed != turtle
    (folder / TURTLE).write_bytes(changed)


def add(turtle: str) -> Callable[[bytes], bytes]:
    """A change that adds triples."""
    return lambda graph: graph + turtle.encode()


def only(found: tuple[Violation, ...]) -> Violation:
    """The one violation that there is."""
    (violation,) = found
    return violation


def test_a_sound_build_conforms(built: Path) -> None:
    """Nothing is found, which is told, and the command succeeds."""
    done = kg("validate", built)

    assert (0, "0 violations, 0 warnings\n") == (done.exit_code, done.output)


def test_the_factory_corpus_conforms() -> None:
    """Plans, proposals, receptions, tenures and derived statements are published as the shapes want them."""
    assert () == validate(to_turtle(corpus()))


def test_a_fault_is_told_in_a_line_with_its_sentence(built: Path) -> None:
    """Severity, shape, message, what the statement says, document, code points and quote; the exit code is 1."""
    spoil(built, lambda turtle: b"\n".join(line for line in turtle.splitlines() if PLAIN not in line))

    done = kg("validate", built)
    fault, counts = done.output.splitlines()
    start = record().page.text.index(WORDS)

    assert 1 == done.exit_code
    assert "1 violation, 0 warnings" == counts
    severity, shape, message, thing, place = fault.split(" | ")
    assert ("violation", "asserted_has_triple") == (severity, shape)
    assert "An asserted statement must have its plain triple." == message
    assert thing.startswith("周远山 holds_post 清河市委 (id:statement-")
    assert f"river.txt {start}–{start + len(WORDS)} {WORDS}" == place


def test_messages_come_in_chinese(built: Path) -> None:
    """--language zh tells the same fault in Chinese."""
    spoil(built, lambda turtle: b"\n".join(line for line in turtle.splitlines() if PLAIN not in line))

    assert "已述的陈述须有直接三元组。" in kg("validate", built, "--language", "zh").output


def test_json_has_everything(built: Path) -> None:
    """Both messages, the IRI, and the place of the words as numbers."""
    spoil(built, lambda turtle: turtle.replace(b'gov:basis "stated"', b'gov:basis "guessed"'))

    done = kg("validate", built, "--format", "json")
    told = json.loads(done.stdout)
    (result,) = told["results"]

    assert (1, False, {"violation": 1, "warning": 0}) == (done.exit_code, told["conforms"], told["counts"])
    assert {"message_en": True, "message_zh": True} == {
        key: bool(result[key]) for key in ("message_en", "message_zh")
    }
    assert ("statement_basis", "guessed") == (result["shape"], result["value"])
    assert result["thing"].startswith("https://w3id.org/governance-kg/id/statement-")
    assert WORDS == record().page.text[result["where"]["start"] : result["where"]["end"]]
    assert {"document": "river.txt", "quote": WORDS} == {
        key: result["where"][key] for key in ("document", "quote")
    }


def test_warnings_alone_are_no_failure(built: Path) -> None:
    """A quote whose place is not known is told, and the command succeeds."""
    evidence = next(
        line.split()[0]
        for line in (built / TURTLE).read_text(encoding="utf-8").splitlines()
        if line.startswith("id:evidence-") and "gov:EvidenceSpan" in line
    )
    spoil(
        built, lambda turtle: turtle.replace(f"{evidence}-position , ".encode(), b"", 1)
    )  # the selector stays, and is nobody's

    done = kg("validate", built)

    assert 0 == done.exit_code
    assert ["warning", "0 violations, 1 warning"] == [
        line.split(" | ")[0] for line in done.output.splitlines()
    ]


def test_violations_come_before_warnings() -> None:
    """The gravest is told first, whatever the names of the shapes."""
    turtle = to_turtle(corpus()).decode()
    first = turtle.index("-position , id:evidence-")
    start = turtle.rindex("id:evidence-", 0, first)
    spoilt = turtle[:start] + turtle[first + len("-position , ") :]
    spoilt += '\nid:proposal-0 a gov:Proposal ; rdfs:label "x"@zh .'

    assert ["violation", "warning"] == [each.severity for each in validate(spoilt.encode())]


@pytest.mark.parametrize(
    ("turtle", "shape", "quote"),
    [
        ("id:tenure-1 gov:tenure_kind 'none' .", "tenure_kind", "市委书记周远山"),
        ("id:agency-1 gov:resolved 'no' .", "entity_resolved", "市委书记周远山"),
        ("id:reception-0 a gov:Reception .", "reception_participant", ""),
    ],
)
def test_the_words_behind_a_thing_are_found(turtle: str, shape: str, quote: str) -> None:
    """A tenure leads to its statement's evidence, an entity to that of a statement about it; what has none has none."""
    found = validate(to_turtle(corpus()) + turtle.encode())
    where = {each.where.quote if each.where else "" for each in found if each.shape == shape}

    assert {quote} == where


def test_a_page_at_fault_is_told_by_its_document() -> None:
    """A page has no quote; its document is named."""
    spoilt = to_turtle(corpus()).decode().replace("0" * 64, "0" * 63)

    violation = only(validate(spoilt.encode()))

    assert ("page_hash", "river.txt") == (violation.shape, violation.where and violation.where.document)


def test_what_a_terminal_would_obey_is_not_printed(built: Path) -> None:
    """Control characters of a spoilt graph are shown as marks, and a fault is one line."""
    spoil(built, lambda turtle: turtle.replace(b'gov:basis "stated"', b'gov:basis "\\u001B[2J\\nx"'))

    lines = kg("validate", built).output.splitlines()

    assert 2 == len(lines)
    assert "\x1b" not in lines[0]
    assert "\ufffd[2J x" in lines[0]


def refusal(folder: Path) -> str:
    """The one line with which the command refuses a folder."""
    done = kg("validate", folder)
    (line,) = done.output.splitlines()

    assert 1 == done.exit_code
    return line


def test_a_folder_that_is_no_build_is_refused(tmp_path: Path) -> None:
    """It says what a build is made with, or what is missing."""
    assert f"kg: {tmp_path / 'none'}: no such build folder; make one with `kg build`" == refusal(
        tmp_path / "none"
    )
    assert f"kg: {tmp_path}: not a build folder: manifest.json is missing or broken" == refusal(tmp_path)


def test_corrupt_turtle_is_refused(built: Path) -> None:
    """It says where the Turtle breaks and what to do."""
    spoil(built, lambda turtle: turtle[: len(turtle) // 2] + b'"\n')

    line = refusal(built)

    assert line.startswith(f"kg: {built}: graph.ttl is no Turtle: ")
    assert "line" in line
    assert line.endswith("; build the graph again")


def test_bytes_that_are_no_text_are_refused(built: Path) -> None:
    """A file that is not UTF-8 is told the same way."""
    (built / TURTLE).write_bytes(b'<a:b> <a:c> "\xff\xfe" .')

    assert "graph.ttl is no Turtle" in refusal(built)


def test_a_missing_graph_is_refused(built: Path) -> None:
    """A build without its Turtle can't be checked."""
    (built / TURTLE).unlink()

    assert (
        f"kg: {built}: graph.ttl can't be read: No such file or directory; build the graph again"
        == refusal(built)
    )


def test_a_graph_that_lost_its_statements_is_refused(built: Path) -> None:
    """An empty file conforms to everything: it must not pass for the build's graph."""
    counts = json.loads((built / MANIFEST).read_text(encoding="utf-8"))["counts"]
    (built / TURTLE).write_bytes(b"")

    assert 1 == counts["statements"]["status"]["asserted"]
    assert f"kg: {built}: graph.ttl has no statement, but the build had 1; build the graph again" == refusal(
        built
    )


def test_help_names_what_can_be_chosen() -> None:
    """The help of the command shows its formats and languages."""
    told = kg("validate", "--help").output

    assert "[table|json]" in told
    assert "[en|zh]" in told


@pytest.mark.parametrize("kind", ["gold of seeds", "seeds"])
def test_builds_of_the_seeds_conform(tmp_path: Path, kind: str) -> None:
    """Not a violation nor a warning, from gold or by extraction."""
    folder = ROOT / "seeds"
    sources = sorted(folder.glob("*.json")) if kind == "gold of seeds" else [folder]

    assert () == validate_build(build(sources, tmp_path / "build", Config()).folder)


@pytest.mark.parametrize("kind", ["seeds", "gold"])
def test_builds_of_the_shared_pages_conform(tmp_path: Path, kind: str) -> None:
    """No violation; gold without its text can't tell where its quotes stand, and nothing else is warned of."""
    folder = SHARED / kind
    if not folder.is_dir():
        pytest.skip(f"../shared/{kind} is not beside this checkout: nothing to build")
    sources = sorted(folder.glob("*.json")) if kind == "gold" else [folder]

    found = validate_build(build(sources, tmp_path / "build", Config()).folder)

    assert set() == {(each.severity, each.shape) for each in found} - {("warning", "evidence_position")}
