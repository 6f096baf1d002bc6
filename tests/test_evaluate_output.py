"""What `kg evaluate` prints: lines for people and for grep, JSON for programs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from factory import record
from scoring import gold_of, named

from kg.evaluate import Score, Tally, evaluate, score_to_json
from kg.model import Entity, Record
from kg.records import dump_line
from kg.report import score_lines

ROOT = Path(__file__).parents[1]


def kg(*args: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run `kg evaluate` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kg.cli", "evaluate", *map(str, args)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


def pair() -> tuple[list[Record], list[Record]]:
    """Two pages of gold and what was found on them: one perfect, one with losses."""
    whole = named("a.txt")
    denial = named("b.txt").statements[0]
    gold = [whole, named("b.txt", statements=(denial,))]
    return gold, [whole, named("b.txt", mentions=whole.mentions[1:], statements=())]


def score() -> Score:
    """The score of the two pages."""
    gold, found = pair()
    return evaluate([gold_of(each) for each in gold], found)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The two pages of gold and what was found on them, as files of records."""
    for name, records in zip(("gold", "found"), pair(), strict=True):
        (tmp_path / f"{name}.jsonl").write_text(
            "".join(f"{dump_line(each)}\n" for each in records), encoding="utf-8"
        )
    return tmp_path


def bounds(precision: str, recall: float, f1: float) -> str:
    """The column of intervals where recall and F1 may reach one."""
    return f"95 %  P {precision}  R {recall:.3f}–1.000  F1 {f1:.3f}–1.000"


def test_the_lines_of_a_score() -> None:
    """Tallies with intervals, averages, evidence and dates, reasons, misses: in this order, and each can be grepped."""
    lines = list(score_lines(score()))

    start = record().page.text.index("市委")
    lost = "周远山 → 清河市委 {title: 书记, attested: 2024-03-04}"
    assert [
        f"mentions   all               P 1.000  R 0.875  F1 0.933   7/7 predicted, 8 gold   {bounds('1.000–1.000', 0.75, 0.857)}",
        "mentions   macro             P 1.000  R 0.875  F1 0.917   mean of 4",
        f"mentions   Agency            P 1.000  R 0.500  F1 0.667   1/1 predicted, 2 gold   {bounds('     –     ', 0, 0)}",
    ] == lines[2:5]
    assert [
        "evidence   of the right      1.000   1/1",
        "dates      of the right      0.000   0/0",
        "confidence 0.90 to 0.95      1.000 right, 0.900 told   1 predicted",
        "misses     mentions   absent             1 missed",
        "misses     statements absent             1 missed",
        f"mention missed | absent | b.txt | Agency | {start}-{start + 2} 市委",
        f"statement missed | absent | b.txt | holds_post | {lost}",
    ] == lines[-7:]
    assert 4 == sum(" all " in line for line in lines)
    assert lines[:-2] == list(score_lines(score(), misses=False))


def test_one_page_has_no_intervals_printed() -> None:
    """With a single page a line ends with the counts."""
    lines = list(score_lines(evaluate([gold_of(named("a.txt"))], [named("a.txt")])))

    assert "statements all               P 1.000  R 1.000  F1 1.000   1/1 predicted, 1 gold" in lines
    assert [] == [line for line in lines if "95 %" in line]


def test_a_miss_is_safe_to_print() -> None:
    """What a terminal would obey is shown as a mark, and a miss is one line."""
    odd = named("a.txt", entities=(*record().entities, Entity("e9", "Place", "\x1b[2J清\n河")))

    lines = list(score_lines(evaluate([gold_of(odd)], [named("a.txt")])))

    assert "entity missed | absent | a.txt | Place | \ufffd[2J清 河" == lines[-1]


def test_json_holds_the_whole_score(files: Path) -> None:
    """Tallies, averages, intervals, pages, reasons and misses come back from the JSON as they were."""
    done = kg(files / "gold.jsonl", files / "found.jsonl", "--format", "json")

    read, expected = json.loads(done.stdout), score()
    assert (0, b"") == (done.returncode, done.stderr)
    assert [
        "bootstrap",
        "calibration_error",
        "dates",
        "documents",
        "evidence",
        "layers",
        "macro",
        "misses",
        "reasons",
        "reliability",
    ] == list(read)
    assert expected.layers == {
        layer: {key: Tally(row["right"], row["predicted"], row["gold"]) for key, row in rows.items()}
        for layer, rows in read["layers"].items()
    }
    for layer, rows in expected.intervals.items():
        for key, row in rows.items():
            bounds = read["layers"][layer][key].get("interval", {})
            assert row == tuple(
                tuple(bounds[share]) if share in bounds else None for share in ("precision", "recall", "f1")
            )
    assert {"precision": 1.0, "recall": 0.875, "f1": (2 / 3 + 3) / 4, "of": 4} == pytest.approx(
        read["macro"]["mentions"]
    )
    assert {"right": 1, "of": 1, "share": 1.0} == read["evidence"]
    assert {"level": 0.95, "resamples": 1999, "pages": 2} == read["bootstrap"]
    assert [
        (miss.layer, miss.fault, miss.reason, miss.document, miss.type, miss.detail)
        for miss in expected.misses
    ] == [
        tuple(miss[key] for key in ("layer", "fault", "reason", "document", "type", "detail"))
        for miss in read["misses"]
    ]
    assert json.loads(json.dumps(score_to_json(expected))) == read


def test_json_has_the_score_of_each_document(files: Path) -> None:
    """The pages of a layer add up to it, and a page knows its own quotes and dates."""
    read = json.loads(kg(files / "gold.jsonl", files / "found.jsonl", "--format", "json").stdout)

    assert ["a.txt", "b.txt"] == list(read["documents"])
    for layer, rows in read["layers"].items():
        for count in ("right", "predicted", "gold"):
            pages = [page["layers"][layer][count] for page in read["documents"].values()]
            assert rows["all"][count] == sum(pages)
    assert [1, 0] == [page["evidence"]["of"] for page in read["documents"].values()]
    assert 0.75 == read["documents"]["b.txt"]["layers"]["mentions"]["recall"]


def test_misses_can_be_left_out(files: Path) -> None:
    """`--no-misses` counts them by reason and lists none, in either format."""
    files = (files / "gold.jsonl", files / "found.jsonl", "--no-misses")

    lines, values = kg(*files).stdout.decode(), json.loads(kg(*files, "--format", "json").stdout)

    assert "misses     statements absent             1 missed" in lines.splitlines()
    assert "|" not in lines
    assert "misses" not in values
    assert {"mentions": {"absent": {"missed": 1}}, "statements": {"absent": {"missed": 1}}} == values[
        "reasons"
    ]


@pytest.mark.parametrize("form", ["table", "json"])
def test_the_output_is_the_same_bytes_each_time(files: Path, form: str) -> None:
    """Whatever the hash seed, and in whichever order the records stand."""
    lines = (files / "found.jsonl").read_text(encoding="utf-8").splitlines()
    (files / "turned.jsonl").write_text("\n".join(reversed(lines)), encoding="utf-8")

    one, other = (
        kg(files / "gold.jsonl", files / name, "--format", form, PYTHONHASHSEED=seed).stdout
        for name, seed in (("found.jsonl", "1"), ("turned.jsonl", "7"))
    )

    assert one == other
    assert one.endswith(b"\n")
    assert not one.endswith(b"\n\n")


def test_two_annotations_are_compared(tmp_path: Path) -> None:
    """`kg evaluate first second` takes folders of gold files on both sides, or single files."""
    for reading, keep in (("first", 4), ("second", 3)):
        (tmp_path / reading).mkdir()
        values = json.loads(dump_line(record()))
        rows = values.pop("mentions")[:keep]
        (tmp_path / reading / "a.json").write_text(json.dumps(values, indent=1), encoding="utf-8")
        marks = [f"{row['start']}\t{row['end']}\t{row['type']}\t{row['text']}\n" for row in rows]
        (tmp_path / reading / "a.ann").write_text("".join(marks), encoding="utf-8")

    folders = kg(tmp_path / "first", tmp_path / "second")
    single = kg(tmp_path / "first" / "a.json", tmp_path / "second" / "a.json")

    start = record().mentions[3].start
    lines = folders.stdout.decode().splitlines()
    assert (0, b"") == (folders.returncode, folders.stderr)
    assert "mentions   all               P 1.000  R 0.750  F1 0.857   3/3 predicted, 4 gold" in lines
    assert f"mention missed | absent | river.txt | Person | {start}-{start + 2} 王二" == lines[-1]
    assert folders.stdout == single.stdout


def test_a_folder_without_records_is_told(tmp_path: Path) -> None:
    """A folder that is neither a build nor an annotation is an error in one line."""
    (tmp_path / "gold.jsonl").write_text(dump_line(record()), encoding="utf-8")
    (tmp_path / "empty").mkdir()

    done = kg(tmp_path / "gold.jsonl", tmp_path / "empty")

    (line,) = done.stderr.decode().splitlines()
    assert (1, b"") == (done.returncode, done.stdout)
    assert line == f"kg: {tmp_path / 'empty'}: neither a build nor a folder of gold records"
