"""The gold of the seed corpus: it obeys the guidelines, goes through a build unharmed, and is what two readers agree on."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from privacy import check_nobody, published
from seed_pages import GOLD, PAGES, SEEDS, SHARED
from validate_gold import GoldPage, problems

from kg.config import Config
from kg.evaluate import Score, evaluate, read_gold
from kg.pipeline import build
from kg.records import read_records
from kg.schema import load_schema

GUIDELINES = (SEEDS / "GUIDELINES.md").read_text(encoding="utf-8")
README = (SEEDS / "README.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"`([^`\n]+)` \(([a-z]+-[\d-]+)\)")
DECISIONS = dict(re.findall(r"^(\d+)\. (.+(?:\n(?!\d+\. |\n|#).+)*)", GUIDELINES, re.MULTILINE))

needs_shared = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="../shared is not beside this checkout"
)


# --- the gold of each page


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_gold_obeys_the_guidelines(page: GoldPage) -> None:
    """Nothing that a program can check is wrong with the gold of a page."""
    assert [] == problems(page)


@needs_shared
def test_the_project_s_first_validator_finds_nothing() -> None:
    """The validator that came with the guidelines passes every gold file."""
    command = [sys.executable, SHARED / "gold" / "validate.py", *GOLD, "--pages", SEEDS]

    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")

    assert (0, f"0 problems in {len(GOLD)} files\n") == (done.returncode, done.stdout)


def _shift_mention(gold: Any) -> None:
    gold["mentions"][1]["start"] -= 1


def _lose_required(gold: Any) -> None:
    next(each for each in gold["statements"] if each["relation"] == "holds_post")["qualifiers"].clear()


def _swap_ends(gold: Any) -> None:
    statement = next(each for each in gold["statements"] if each["relation"] == "holds_post")
    statement["subject"], statement["object"] = statement["object"], statement["subject"]


def _change_quote(gold: Any) -> None:
    gold["statements"][0]["evidence"] += "。。"


def _move_quote(gold: Any) -> None:
    gold["statements"][0]["start"] += 1


def _repeat(gold: Any) -> None:
    gold["statements"].append(deepcopy(gold["statements"][0]))


def _unknown_end(gold: Any) -> None:
    gold["statements"][0]["subject"] = "e999"


def _bad_date(gold: Any) -> None:
    gold["statements"][0]["qualifiers"] |= {"attested": "2024-13"}


def _deny_among_facts(gold: Any) -> None:
    gold["statements"][0]["status"] = "denied"


def _idle_entity(gold: Any) -> None:
    gold["entities"].append({"id": "e999", "type": "Place", "name": gold["articles"][0]["headline"][:2]})


def _other_entity(gold: Any) -> None:
    officials = [each for each in gold["mentions"] if each["type"] == "Official"]
    officials[0]["entity"] = next(
        each["entity"] for each in officials if each["text"] != officials[0]["text"]
    )


def _cross_articles(gold: Any) -> None:
    gold["articles"][1]["start"] = gold["articles"][0]["end"] - 5
    gold["articles"][1]["end"] = gold["articles"][0]["end"] + 5


def _unknown_qualifier(gold: Any) -> None:
    gold["statements"][0]["qualifiers"] |= {"mood": "good"}


DAMAGE = [
    _shift_mention,
    _lose_required,
    _swap_ends,
    _change_quote,
    _move_quote,
    _repeat,
    _unknown_end,
    _bad_date,
    _deny_among_facts,
    _idle_entity,
    _other_entity,
    _cross_articles,
    _unknown_qualifier,
]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_the_validator_sees_damage(damage: Callable[[Any], None]) -> None:
    """Each way in which a gold file can go wrong is told."""
    page = PAGES["jichuan-2024-03-05"]
    gold = deepcopy(page.gold)
    damage(gold)

    assert [] != problems(GoldPage(gold, page.text, page.annotations))


# --- the gold as a source


@pytest.fixture(scope="module")
def ideal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph that an ideal reader would make: a build of the gold alone."""
    return build(GOLD, tmp_path_factory.mktemp("ideal") / "build").folder


@needs_shared
def test_the_reference_scorer_gives_the_gold_a_full_mark(ideal: Path) -> None:
    """Read back through a build and the record writer, the gold has 1.000 in every row that score.py prints."""
    command = [sys.executable, SHARED / "gold" / "score.py", ideal / "records.jsonl"]
    command += ["--gold", SEEDS, "--pages", SEEDS, "--json"]

    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")

    told = json.loads(done.stdout)
    for layer in ("articles", "mentions", "entities", "statements"):
        assert {1.0} == {row[key] for row in told[layer].values() for key in ("precision", "recall", "f1")}
    assert [1.0, 1.0] == [told[each]["share"] for each in ("evidence", "dates")]


def test_the_gold_scores_in_full_against_itself(ideal: Path) -> None:
    """`kg evaluate` finds no miss in the gold that went through a build, denied statements included."""
    score = evaluate(read_gold(SEEDS), list(read_records(ideal / "records.jsonl")))

    assert () == score.misses
    assert len(PAGES) * 4 < score.layers["statements"]["all"].right


def people(page: GoldPage) -> tuple[set[str], set[str], set[str]]:
    """Names on a page: of all persons, of those that are private under every option, and of those who signed."""
    persons = [each for each in page.gold["entities"] if each["type"] == "Person"]
    signed = {name for article in page.gold["articles"] for name in article["bylines"]}
    return (
        {each["name"] for each in persons},
        {each["name"] for each in persons if each.get("private")},
        signed,
    )


def test_nobody_without_a_public_role_is_in_the_ideal_graph(ideal: Path) -> None:
    """By default no person of the gold is published, but who signs a story and who has the name of an official."""
    officials = {
        name
        for page in PAGES.values()
        for e in page.gold["entities"]
        if e["type"] == "Official"
        for name in page.names(e)
    }
    withheld = {name for page in PAGES.values() for name in people(page)[0] - people(page)[2]} - officials

    assert len(withheld) >= 40
    check_nobody(ideal, withheld)


def test_minors_and_victims_stay_out_on_demand_too(tmp_path: Path) -> None:
    """With --persons all villagers are published, but no pseudonym, minor, victim, patient or kin."""
    folder = build(GOLD, tmp_path / "all", Config(persons="all")).folder
    private = {name for page in PAGES.values() for name in people(page)[1]} - {
        "刘长河"
    }  # an official's name, too

    assert {"小禾", "小穗", "秋婶", "蕾蕾", "卢大勇"} <= private
    check_nobody(folder, private)
    assert "田守稼" in published(folder)["graph.ttl"]


# --- the guidelines


def test_each_example_of_the_guidelines_is_on_its_page() -> None:
    """What the guidelines quote stands word for word on the page that they name."""
    examples = EXAMPLE.findall(GUIDELINES)

    assert len(examples) >= 60
    assert [] == [
        (quote, page) for quote, page in examples if page not in PAGES or quote not in PAGES[page].text
    ]


def test_each_decision_has_an_example() -> None:
    """Each of the thirty-three decisions is shown on a page of the corpus."""
    assert [str(number) for number in range(1, 34)] == list(DECISIONS)
    assert [] == [number for number, text in DECISIONS.items() if not EXAMPLE.search(text)]


def test_the_guidelines_name_every_relation_and_type() -> None:
    """Each relation and each type has a row of its own, with an example."""
    rows = dict(re.findall(r"^\| ([\w_]+) \|(.*)$", GUIDELINES, re.MULTILINE))
    terms = {*load_schema().relations, *load_schema().types}

    assert terms <= rows.keys()
    assert [] == sorted(term for term in terms if not EXAMPLE.search(rows[term]))


# --- two readings


def agreement() -> Score:
    """The second reading held against the first, before the differences were talked over."""
    second = [each.record for each in read_gold(SEEDS / "readings" / "second")]
    return evaluate(read_gold(SEEDS / "readings" / "first"), second)


def test_the_two_readings_agree_as_the_readme_states(record_property: Callable[[str, object], None]) -> None:
    """The table in seeds/README.md has the agreement that the two stored readings really have."""
    score = agreement()
    stated = dict(re.findall(r"^\| (\w+) \| (0\.\d+|1\.000) \|", README, re.MULTILINE))
    found = {layer: f"{tallies['all'].f1:.3f}" for layer, tallies in score.layers.items()}
    found |= {"evidence": f"{score.evidence.share:.3f}", "dates": f"{score.dates.share:.3f}"}
    told = ", ".join(f"{layer} {f1}" for layer, f1 in found.items())
    record_property("told", f"seeds: agreement of the two readings: {told}")

    assert found == stated
    for reading in ("first", "second"):
        assert set(PAGES) == {file.stem for file in (SEEDS / "readings" / reading).glob("*.json")}
