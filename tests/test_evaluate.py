"""The score: every number agrees with the project's reference scorer, and with counting by hand."""

import importlib.util
import json
import random
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from factory import TEXT, record

from kg.agreement import folded, overlap
from kg.errors import RecordError
from kg.evaluate import Gold, Tally, evaluate, read_gold
from kg.records import record_from_json

SHARED = Path(__file__).parents[2] / "shared"


def reference() -> ModuleType:
    """The reference scorer, if it is there."""
    path = SHARED / "gold" / "score.py"
    if not path.exists():
        pytest.skip(f"the reference scorer is not at {path}")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def damaged(page: dict[str, Any], seed: int, text: str, spans: list[list[str]]) -> dict[str, Any]:
    """A gold page made wrong in many ways, as an extractor would."""
    chance = random.Random(seed)
    found = json.loads(json.dumps(page, ensure_ascii=False))
    found["text"] = text
    found["articles"] = [article for article in found["articles"] if chance.random() < 0.8]
    kept = {article["id"] for article in found["articles"]}
    found["mentions"] = [
        {
            "start": int(start),
            "end": int(end),
            "type": kind if chance.random() < 0.9 else "Place",
            "text": words,
        }
        for start, end, kind, words in spans
        if chance.random() < 0.8
    ]
    for entity in found["entities"]:
        if chance.random() < 0.3 and entity["aliases"]:
            entity["name"] = chance.choice(entity["aliases"])
        if chance.random() < 0.1:
            entity["name"] += "会议"
    statements = [statement for statement in found["statements"] if chance.random() < 0.8]
    for statement in statements:
        damage_statement(statement, chance, text)
        statement["article"] = statement["article"] if statement["article"] in kept else None
    chance.shuffle(statements)
    found["statements"] = statements
    return found


def damage_statement(statement: dict[str, Any], chance: random.Random, text: str) -> None:
    """Change a quote's extent, drop or change qualifiers, swap the ends, change status and basis."""
    start = text.find(statement["evidence"])
    assert start >= 0
    end = start + len(statement["evidence"])
    if chance.random() < 0.3:
        start, end = max(0, start - chance.randrange(60)), min(len(text), end + chance.randrange(60))
    if chance.random() < 0.2:
        start = (start + end) // 2
    statement |= {"start": start, "end": end, "evidence": text[start:end]}
    if chance.random() < 0.2:
        statement["qualifiers"] = {key: f"{value}"[:-1] for key, value in statement["qualifiers"].items()}
    if chance.random() < 0.1 and statement["object"]:
        statement["subject"], statement["object"] = statement["object"], statement["subject"]
    if chance.random() < 0.1:
        statement["status"] = chance.choice(["planned", "denied"])
    if chance.random() < 0.1:
        statement["basis"] = "derived"


@pytest.mark.parametrize("seed", range(6))
def test_every_number_is_that_of_the_reference(seed: int) -> None:
    """On damaged copies of the gold pages, all tallies and shares are those of the reference scorer."""
    score = reference()
    folder, pages = SHARED / "gold", SHARED / "seeds"
    predicted = []
    for file in sorted(folder.glob("*.json")):
        page = json.loads(file.read_text(encoding="utf-8"))
        text = (pages / page["document"]).read_text(encoding="utf-8")
        spans = [
            line.split("\t") for line in file.with_suffix(".ann").read_text(encoding="utf-8").splitlines()
        ]
        predicted.append(damaged(page, seed, text, spans))
    predicted = predicted[: 3 - seed % 2]
    errors: list[Any] = []
    expected = score.score(folder, predicted, errors, pages)

    actual = evaluate(read_gold(folder), [record_from_json(each, "damaged") for each in predicted])

    assert set(expected) == {*actual.layers, "evidence", "dates"}
    for layer, tallies in actual.layers.items():
        assert expected[layer] == {
            key: {
                "precision": tally.precision,
                "recall": tally.recall,
                "f1": tally.f1,
                "right": tally.right,
                "predicted": tally.predicted,
                "gold": tally.gold,
            }
            for key, tally in tallies.items()
        }
    for layer, agreement in (("evidence", actual.evidence), ("dates", actual.dates)):
        assert expected[layer] == {"right": agreement.right, "of": agreement.of, "share": agreement.share}
    counted = [miss for miss in actual.misses if miss.layer != "articles"]
    assert len(errors) == len(counted)
    assert 0 < actual.layers["statements"]["all"].right < actual.layers["statements"]["all"].gold


def test_a_record_against_itself_is_perfect() -> None:
    """A record scored against itself has no miss and every share is one."""
    same = record()

    score = evaluate([Gold(same, frozenset((m.start, m.end, m.type) for m in same.mentions))], [same])

    assert () == score.misses
    assert [1.0] * 4 == [tallies["all"].f1 for tallies in score.layers.values()]
    assert 1.0 == score.evidence.share


def test_each_miss_is_listed_with_its_page() -> None:
    """A lost mention, a wrong entity name and a lost statement are each told with document and type."""
    whole = record()
    gold = Gold(whole, frozenset((m.start, m.end, m.type) for m in whole.mentions))
    wrong = replace(
        whole,
        mentions=whole.mentions[1:],
        entities=(replace(whole.entities[0], name="市委"), *whole.entities[1:]),
    )

    misses = evaluate([gold], [wrong]).misses

    start = TEXT.index("市委")
    assert [
        ("mentions", "missed", "Agency", f"{start}-{start + 2} 市委"),
        ("entities", "missed", "Agency", "清河市委"),
        ("entities", "wrong", "Agency", "市委"),
        ("statements", "wrong", "holds_post", "周远山 → 市委 {title: 书记, attested: 2024-03-04}"),
        ("statements", "missed", "holds_post", "周远山 → 清河市委 {title: 书记, attested: 2024-03-04}"),
    ] == [(miss.layer, miss.fault, miss.type, miss.detail) for miss in misses]
    assert {"river.txt"} == {miss.document for miss in misses}


@pytest.mark.parametrize(
    ("change", "tally"),
    [
        ({"status": "planned"}, Tally(0, 1, 1)),
        ({"status": "denied"}, Tally(0, 0, 1)),
        ({"basis": "derived"}, Tally(0, 0, 1)),
        ({"qualifiers": {"title": "副书记"}}, Tally(0, 1, 1)),
        ({"qualifiers": {"title": "书记"}}, Tally(1, 1, 1)),
        ({"subject": "e1", "object": "e2"}, Tally(0, 1, 1)),
    ],
)
def test_what_a_statement_must_agree_in(change: dict[str, Any], tally: Tally) -> None:
    """Status, required qualifier and the order of the ends count; denied and derived statements are left out."""
    gold = record()
    changed = replace(gold.statements[0], **change)

    score = evaluate([Gold(gold)], [replace(gold, statements=(changed,))])

    assert tally == score.layers["statements"]["all"]


def test_a_gold_file_may_allow_several_statuses() -> None:
    """A statement whose gold allows asserted or planned is right as either."""
    gold = record()
    planned = replace(gold, statements=(replace(gold.statements[0], status="planned"),))

    score = evaluate([Gold(gold, None, (("asserted", "planned"),))], [planned])

    assert Tally(1, 1, 1) == score.layers["statements"]["holds_post"]
    assert "mentions" not in score.layers


def test_a_page_without_a_record_is_missed_whole() -> None:
    """Gold pages that nothing was extracted from count, records of other pages don't."""
    gold = record()
    other = replace(gold, page=replace(gold.page, document="other.txt"))

    score = evaluate([Gold(gold)], [other])

    assert Tally(0, 0, 3) == score.layers["entities"]["all"]


def test_names_fold_onto_their_short_form() -> None:
    """Full official names, brackets of both widths and quotation marks are one name."""
    assert folded("中国共产党衡阳市委员会") == folded("衡阳市委") == "衡阳市委"
    assert folded("《工作规则\uff08试行\uff09》") == "工作规则(试行)"
    assert (1.0, 0.0, 0.5) == (overlap("甲", "甲"), overlap("", "甲"), overlap("甲乙丙", "甲乙丁"))


def test_broken_gold_is_refused(tmp_path: Path) -> None:
    """A folder without gold and a broken `.ann` line are errors that name the file."""
    with pytest.raises(RecordError, match="no gold records"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text('{"document": "a.txt", "statements": []}', encoding="utf-8")
    (tmp_path / "a.ann").write_text("0\t2\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"a\.ann"):
        read_gold(tmp_path)
