"""The score: every number agrees with the project's reference scorer, and with counting by hand."""

import importlib.util
import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from factory import record
from hypothesis import given, settings
from hypothesis import strategies as st
from scoring import corpora, gold_of, named, records

from kg.errors import RecordError
from kg.evaluate import Average, Gold, Tally, evaluate, read_gold, score_to_json
from kg.evaluate.agreement import folded, overlap
from kg.evaluate.tally import macro, tallies
from kg.model import Record, Statement
from kg.records import record_from_json, record_to_json

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


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


def shown(tally: Tally) -> dict[str, float]:
    """A tally as the reference scorer gives it."""
    return {
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
        "right": tally.right,
        "predicted": tally.predicted,
        "gold": tally.gold,
    }


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

    layers = {layer: rows for layer, rows in actual.layers.items() if layer != "denied"}  # ours alone
    assert set(expected) == {*layers, "evidence", "dates"}
    for layer, rows in layers.items():
        assert expected[layer] == {key: shown(tally) for key, tally in rows.items()}
    for layer, agreement in (("evidence", actual.evidence), ("dates", actual.dates)):
        assert expected[layer] == {"right": agreement.right, "of": agreement.of, "share": agreement.share}
    counted = [miss for miss in actual.misses if miss.layer not in ("articles", "denied")]
    assert len(errors) == len(counted)
    assert 0 < actual.layers["statements"]["all"].right < actual.layers["statements"]["all"].gold


def test_every_number_is_that_of_the_reference_on_any_pages(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever is annotated and found, save what the gold denies or derives, the reference scorer counts the same."""
    score = reference()

    @settings(deadline=None)
    @given(corpora())
    def agree(corpus: tuple[list[Gold], list[Record]]) -> None:
        folder = tmp_path_factory.mktemp("pages")
        gold, found = [counted(each) for each in corpus[0]], corpus[1]
        for each in gold:
            write_gold(folder, each)

        expected = score.score(folder, [record_to_json(each) for each in found], [], folder)
        actual = score_to_json(evaluate(gold, found))

        rows = {layer: without_intervals(tallies) for layer, tallies in actual["layers"].items()}
        rows.pop("denied", None)
        assert expected == {**rows, "evidence": actual["evidence"], "dates": actual["dates"]}

    agree()


def counted(gold: Gold) -> Gold:
    """Gold without what the reference scorer asks for and this one doesn't."""
    kept = [
        each for each in gold.record.statements if (each.basis, each.status != "denied") == ("stated", True)
    ]
    return replace(gold, record=replace(gold.record, statements=tuple(kept)))


def write_gold(folder: Path, gold: Gold) -> None:
    """Write a gold record with its text and mentions as files."""
    page = folder / gold.record.page.document
    page.write_text(gold.record.page.text, encoding="utf-8")
    page.with_suffix(".json").write_text(json.dumps(record_to_json(gold.record)), encoding="utf-8")
    marks = [f"{start}\t{end}\t{kind}\tx\n" for start, end, kind in sorted(gold.spans or ())]
    page.with_suffix(".ann").write_text("".join(marks), encoding="utf-8")


def without_intervals(rows: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The rows of a layer as the reference scorer has them."""
    return {key: {name: row[name] for name in row if name != "interval"} for key, row in rows.items()}


def test_the_commands_agree_on_what_is_extracted(tmp_path: Path) -> None:
    """`score.py --json` and `kg evaluate --format json` give the same numbers for what `kg extract` finds."""
    scorer, gold, pages = SHARED / "gold" / "score.py", SHARED / "gold", SHARED / "seeds"
    if not scorer.exists() or not pages.exists():
        pytest.skip(f"the reference scorer and the shared pages are not at {SHARED}")
    found = tmp_path / "records.jsonl"
    found.write_bytes(ran("-m", "kg.cli", "extract", pages))

    expected = json.loads(ran(scorer, found, "--gold", gold, "--pages", pages, "--json"))
    actual = json.loads(ran("-m", "kg.cli", "evaluate", gold, found, "--format", "json"))

    assert expected == {
        layer: without_intervals(rows) for layer, rows in actual["layers"].items() if layer != "denied"
    } | {layer: actual[layer] for layer in ("evidence", "dates")}
    assert 0 < expected["statements"]["all"]["right"]


def ran(*command: str | Path) -> bytes:
    """What a Python command prints; it must do well."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, *map(str, command)], env=environment, capture_output=True, check=False, timeout=120
    )
    assert (0, b"") == (done.returncode, done.stderr)
    return done.stdout


@given(records())
def test_a_record_against_itself_is_perfect(same: Record) -> None:
    """A record scored against itself has no miss and no share below one, denied statements included."""
    score = evaluate([gold_of(same)], [same])

    assert () == score.misses
    assert [] == [
        tally
        for tallies in score.layers.values()
        for tally in tallies.values()
        if not tally.right == tally.predicted == tally.gold
    ]
    assert score.evidence.right == score.evidence.of
    assert score.dates.right == score.dates.of
    counted = [each for each in same.statements if each.basis == "stated" and each.status != "denied"]
    assert len(counted) == score.layers["statements"]["all"].right == score.evidence.of


@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_pages_is_no_matter(
    corpus: tuple[list[Gold], list[Record]], chance: random.Random
) -> None:
    """Pages in any order give the same score, misses and intervals included."""
    gold, found = corpus
    other = chance.sample(gold, len(gold)), chance.sample(found, len(found))

    assert evaluate(gold, found) == evaluate(*other)


@given(corpora())
def test_pages_add_up(corpus: tuple[list[Gold], list[Record]]) -> None:
    """The tallies of a layer are the sums over its pages, and over its types or relations."""
    score = evaluate(*corpus)

    for layer, rows in score.layers.items():
        pages = [page.layers[layer]["all"] for page in score.pages if layer in page.layers]
        assert rows["all"] == sum(pages, Tally())
        assert rows["all"] == sum((tally for key, tally in rows.items() if key != "all"), Tally())
    assert score.evidence.of == score.layers["statements"]["all"].right


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


@pytest.mark.parametrize(
    ("relation", "key", "said", "right"),
    [
        ("signed_agreement", "agreement", "协同协议", 0),
        ("signed_agreement", "agreement", "发展协议", 1),
        ("proposes", "topic", "协同协议", 1),
        ("proposes", "topic", "托管协议", 0),
    ],
)
def test_how_much_of_a_wording_must_agree(relation: str, key: str, said: str, right: int) -> None:
    """Of 流域协同发展协议 an agreement must keep half of the character pairs, other wordings two fifths."""
    end = "e1" if relation == "signed_agreement" else None
    gold, found = (
        named("a.txt", statements=stated("asserted", relation=relation, object=end, qualifiers={key: words}))
        for words in ("流域协同发展协议", said)
    )

    assert Tally(right, 1, 1) == evaluate([gold_of(gold)], [found]).layers["statements"]["all"]


def test_a_gold_file_may_allow_several_statuses() -> None:
    """A statement whose gold allows asserted or planned is right as either."""
    gold = record()
    planned = replace(gold, statements=(replace(gold.statements[0], status="planned"),))

    score = evaluate([Gold(gold, None, (("asserted", "planned"),))], [planned])

    assert Tally(1, 1, 1) == score.layers["statements"]["holds_post"]
    assert "mentions" not in score.layers


@pytest.mark.parametrize(
    ("gold", "predicted", "tally"),
    [
        ("denied", "denied", Tally(1, 1, 1)),
        ("denied", "asserted", Tally(0, 0, 1)),
        ("asserted", "denied", Tally(0, 1, 0)),
    ],
)
def test_denied_statements_are_a_layer_of_their_own(gold: str, predicted: str, tally: Tally) -> None:
    """A denial counts among the denied alone, on both sides, and is right if the gold denies the same."""
    one, other = (named("a.txt", statements=stated(status)) for status in (gold, predicted))

    layers = evaluate([gold_of(one)], [other]).layers

    assert tally == layers["denied"]["all"] == layers["denied"]["holds_post"]
    assert Tally(0, predicted == "asserted", gold == "asserted") == layers["statements"]["all"]


def stated(status: str, **changes: Any) -> tuple[Statement, ...]:
    """The factory's statement with a status."""
    return (replace(record().statements[0], status=status, **changes),)


def test_derived_gold_is_left_out() -> None:
    """A statement that the gold derived is not asked for, nor is a layer of denied shown where nothing is denied."""
    gold = named("a.txt", statements=stated("asserted", basis="derived"))

    layers = evaluate([gold_of(gold)], [replace(gold, statements=())]).layers

    assert Tally(0, 0, 0) == layers["statements"]["all"]
    assert ["articles", "mentions", "entities", "statements"] == list(layers)


def test_a_page_without_a_record_is_missed_whole() -> None:
    """Gold pages that nothing was extracted from count, records of other pages don't."""
    score = evaluate([Gold(named("a.txt"))], [named("other.txt")])

    assert Tally(0, 0, 3) == score.layers["entities"]["all"]
    assert ["a.txt"] == [page.document for page in score.pages]


def test_macro_gives_each_type_the_same_weight() -> None:
    """Three Agencies found of three and one Official of two, with a Person too many that the gold doesn't have."""
    kinds = ["Agency", "Agency", "Agency", "Official", "Official"]
    layer = tallies(kinds[:4], [*kinds[:4], "Place"], kinds)

    assert Average(1.0, 0.75, (1 + 2 / 3) / 2, 2) == macro(layer)
    assert (0.8, 0.8) == (layer["all"].precision, layer["all"].recall)
    assert Average(0.0, 0.0, 0.0, 0) == macro(tallies([], ["Place"], []))


def test_macro_is_given_for_what_has_types() -> None:
    """Mentions, entities and statements have an average over their types, each of its own layer."""
    whole = named("a.txt")
    lost = replace(whole, entities=whole.entities[:2], mentions=whole.mentions[:3])

    score = evaluate([gold_of(whole)], [lost])

    assert ["mentions", "entities", "statements"] == list(score.macro)
    assert Average(0.75, 0.75, 0.75, 4) == score.macro["mentions"]
    assert Average(1.0, 0.75, (1 + 2 / 3) / 2, 2) == score.macro["entities"]


@pytest.mark.parametrize("doubled", ["gold", "records"])
def test_a_document_stands_once(doubled: str) -> None:
    """Two gold records or two records of one document are refused: neither may be passed over in silence."""
    same = named("a.txt")
    gold, found = [gold_of(same)], [same]

    with pytest.raises(RecordError, match=r"a\.txt: two records"):
        evaluate(gold * (1 + (doubled == "gold")), found * (1 + (doubled == "records")))


def test_names_fold_onto_their_short_form() -> None:
    """Full official names, brackets of both widths and quotation marks are one name."""
    assert folded("中国共产党衡阳市委员会") == folded("衡阳市委") == "衡阳市委"
    assert folded("《工作规则\uff08试行\uff09》") == "工作规则(试行)"
    assert (1.0, 0.0, 0.5) == (overlap("甲", "甲"), overlap("", "甲"), overlap("甲乙丙", "甲乙丁"))
