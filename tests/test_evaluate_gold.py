"""Annotations read from files: folders and single files, `.ann` beside `.json`, and the optional keys of gold."""

import json
from pathlib import Path
from typing import Any

import pytest
from factory import TEXT, record

from kg.errors import RecordError
from kg.evaluate import evaluate, read_annotations, read_gold
from kg.model import Author, Mention, Record, Span
from kg.records import dump_line, record_from_json, record_to_json


def gold_file(**changes: Any) -> dict[str, Any]:
    """The values of a gold file with one statement, without text and mentions."""
    return {
        "document": "a.txt",
        "articles": [{"id": "a1", "headline": "会议", "bylines": ["林小舟"]}],
        "entities": [
            {"id": "e1", "type": "Official", "name": "何清", "aliases": []},
            {"id": "e2", "type": "Agency", "name": "清河市政府", "aliases": ["市政府"]},
        ],
        "statements": [statement("市长", status=["asserted", "planned"])],
    } | changes


def statement(title: str, **changes: Any) -> dict[str, Any]:
    """何清 as holder of a post of the government."""
    return {
        "relation": "holds_post",
        "subject": "e1",
        "object": "e2",
        "qualifiers": {"title": title},
        "evidence": f"{title}何清",
        "article": "a1",
    } | changes


def write(path: Path, values: dict[str, Any], ann: str | None = None) -> Path:
    """Write a gold file, and its mentions beside it."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")
    if ann is not None:
        path.with_suffix(".ann").write_text(ann, encoding="utf-8")
    return path


def test_denied_statements_stand_apart_and_are_read_after_the_others() -> None:
    """What stands under `denied` is a denied statement, whether it says so or not."""
    values = gold_file(denied=[statement("书记"), statement("主任", status="denied")])

    read = record_from_json(values, "gold")

    assert [("市长", "asserted"), ("书记", "denied"), ("主任", "denied")] == [
        (each.qualifiers["title"], each.status) for each in read.statements
    ]
    assert ["s1", "s2", "s3"] == [each.id for each in read.statements]
    assert read == record_from_json(record_to_json(read), "again")


@pytest.mark.parametrize(
    ("denied", "told"),
    [
        ([statement("书记", status="asserted")], "gold: denied 1: status 'asserted' under `denied`"),
        ([statement("书记"), statement("主任", status="planned")], "gold: denied 2: status 'planned'"),
        ([statement("书记", status=["denied"])], "`status` must be a string"),
        ([statement("书记", subject="e9")], "gold: denied 1: subject 'e9' is not known"),
        (["x"], "denied 1 must be an object"),
        ({}, "`denied` must be a list"),
    ],
)
def test_only_denied_statements_stand_under_denied(denied: object, told: str) -> None:
    """Another status, and anything that would be wrong in a statement, is an error that names the place."""
    with pytest.raises(RecordError, match=told):
        record_from_json(gold_file(denied=denied), "gold")


def test_statuses_follow_the_statements(tmp_path: Path) -> None:
    """Each statement of a gold file knows what it may be, those under `denied` included."""
    (gold,) = read_gold(write(tmp_path / "a.json", gold_file(denied=[statement("书记")])))

    assert [("asserted", "planned"), ("denied",)] == [gold.allowed(index) for index in (0, 1)]
    assert gold.spans is None


def test_optional_keys_of_gold_are_read(tmp_path: Path) -> None:
    """Mentions with their entity, authors with their role, and private persons."""
    values = gold_file(
        articles=[{"id": "a1", "headline": "会议", "authors": [{"name": "林小舟", "role": "记者"}]}],
        mentions=[{"start": 3, "end": 5, "type": "Official", "text": "何清", "entity": "e1"}],
        entities=[
            {"id": "e1", "type": "Official", "name": "何清", "private": True},
            gold_file()["entities"][1],
        ],
    )

    (gold,) = read_gold(write(tmp_path / "a.json", values))

    assert (Author("林小舟", "记者"),) == gold.record.page.articles[0].authors
    assert frozenset({(3, 5, "Official")}) == gold.spans
    assert "e1" == gold.record.mentions[0].entity
    assert [True, False] == [entity.private for entity in gold.record.entities]


def test_mentions_beside_the_file_come_first(tmp_path: Path) -> None:
    """Spans are those of the `.ann` file; one that the file has too keeps its entity, and an empty one has none."""
    values = gold_file(
        mentions=[
            {"start": 3, "end": 5, "type": "Official", "text": "何清", "entity": "e1"},
            {"start": 9, "end": 11, "type": "Post", "text": "市长"},
        ]
    )
    write(tmp_path / "a.json", values, "3\t5\tOfficial\t何清\n6\t8\tPlace\t清河\n")
    write(tmp_path / "b.json", values | {"document": "b.txt"}, "")

    marked, empty = read_gold(tmp_path)

    assert frozenset({(3, 5, "Official"), (6, 8, "Place")}) == marked.spans
    assert "e1" == marked.record.mentions[0].entity
    assert Mention(Span(6, 8), "Place", "清河", "annotation", 1.0) == marked.record.mentions[1]
    assert frozenset() == empty.spans


def test_gold_is_a_folder_a_file_or_lines(tmp_path: Path) -> None:
    """A folder of gold files, one of them, and a file of records are read alike; other JSON in a folder is left out."""
    file = write(tmp_path / "gold" / "a.json", gold_file())
    write(tmp_path / "gold" / "notes.json", {"about": "this folder"})
    (tmp_path / "r.jsonl").write_text(
        json.dumps(gold_file()) + "\n" + json.dumps(gold_file(document="b.txt")) + "\n", encoding="utf-8"
    )

    assert read_gold(file) == read_gold(tmp_path / "gold") == read_gold(tmp_path / "r.jsonl")[:1]
    assert ["a.txt", "b.txt"] == [each.record.page.document for each in read_gold(tmp_path / "r.jsonl")]


def test_a_second_annotation_is_scored_like_a_record(tmp_path: Path) -> None:
    """Two readings of a page are compared as they are: mentions from `.ann`, the first of several statuses."""
    first = write(
        tmp_path / "first" / "a.json", gold_file(), "3\t5\tOfficial\t何清\n6\t8\tPlace\t清河\n"
    ).parent
    second = write(
        tmp_path / "second" / "a.json",
        gold_file(statements=[statement("市长", status=["planned", "asserted"])]),
        "3\t5\tOfficial\t何清\n",
    ).parent

    layers = evaluate(read_gold(first), read_annotations(second)).layers

    assert (1, 1, 2) == _counts(layers["mentions"]["all"])
    assert (2, 2, 2) == _counts(layers["entities"]["all"])
    assert (1, 1, 1) == _counts(layers["statements"]["all"])
    assert list(read_annotations(second)) == list(read_annotations(second / "a.json"))


def _counts(tally: Any) -> tuple[int, int, int]:
    return tally.right, tally.predicted, tally.gold


def test_a_broken_line_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    """What is wrong with a record stands in its place; a bad `.ann` file is wrong for its record alone."""
    (tmp_path / "r.jsonl").write_text(f"{dump_line(record())}\n{{\n", encoding="utf-8")
    write(tmp_path / "gold" / "a.json", gold_file(), "x\n")
    write(tmp_path / "gold" / "b.json", gold_file(document="b.txt"))

    good, bad = read_annotations(tmp_path / "r.jsonl")
    broken, whole = read_annotations(tmp_path / "gold")

    assert record() == good
    assert "r.jsonl:2" in str(bad)
    assert isinstance(broken, RecordError)
    assert isinstance(whole, Record)


def test_broken_gold_is_refused(tmp_path: Path) -> None:
    """A folder without gold and a broken `.ann` line are errors that name the file."""
    with pytest.raises(RecordError, match="no gold records"):
        read_gold(tmp_path)
    with pytest.raises(RecordError, match="neither a build nor a folder of gold records"):
        list(read_annotations(tmp_path))
    write(tmp_path / "a.json", {"document": "a.txt", "statements": []}, "0\t2\n")
    with pytest.raises(RecordError, match=r"a\.ann"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_bytes(TEXT.encode("gbk"))
    with pytest.raises(RecordError, match=r"a\.json: can't be read"):
        read_gold(tmp_path)
