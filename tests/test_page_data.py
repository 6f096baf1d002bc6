"""What the graph page is told: days, office-holders, communities, the measured score; and what a notebook can keep."""

import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import factory
import pytest

from kg.publish import drawing, explorer, page_data
from kg.publish.explorer import mimebundle, render

README = Path(__file__).parents[1] / "README.md"


def told(page):
    """The data that a page holds."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    return json.loads(found[1])


def read_by(corpus, recogniser):
    """The corpus as another recogniser would have read it."""
    return replace(
        corpus,
        statements=tuple(
            replace(
                each, evidence=tuple(replace(evidence, recogniser=recogniser) for evidence in each.evidence)
            )
            for each in corpus.statements
        ),
    )


def test_the_score_is_that_of_the_recogniser_that_read_the_pages():
    """Only what the default recogniser has read carries its score; gold and other recognisers do not."""
    corpus = factory.corpus()

    shown = told(render(read_by(corpus, "default/2")))["summary"]["score"]
    assert {"pages", "statements", "precision", "recall", "f1"} == set(shown)
    for other in ("rules/1", "gold/1", "default-like/2", "hanlp/1+abc"):
        assert told(render(read_by(corpus, other)))["summary"]["score"] is None


def test_a_given_score_is_shown():
    """Whoever has measured on gold of these pages gives the score, and that one is shown."""
    score = {"precision": 0.5, "recall": 0.4, "f1": 0.44}

    assert score == told(render(read_by(factory.corpus(), "default/2"), score=score))["summary"]["score"]


def test_the_score_is_the_one_that_the_readme_tells():
    """The shipped figures are those of the held-out pages in the README, and belong together."""
    score = json.loads((files("kg.publish") / "score.json").read_text(encoding="utf-8"))
    precision, recall = score["precision"], score["recall"]

    assert f"{score['statements']} statements" in README.read_text(encoding="utf-8")
    assert (
        f"statements with precision {precision:.2f}, recall {recall:.2f} and F1 {score['f1']:.2f}"
        in README.read_text(encoding="utf-8")
    )
    assert score["f1"] == pytest.approx(2 * precision * recall / (precision + recall), abs=0.001)


def test_days_and_holders_name_what_the_page_has():
    """Cards and office-holders refer to statements, stories, tenures and entities that are on the page."""
    data = told(render(factory.corpus()))
    statements = {each["id"] for each in data["statements"]}
    cards = [card for day in data["days"] for card in day["cards"]]

    assert cards
    assert {statement for card in cards for statement in card["statements"]} <= statements
    assert all(card["node"] is None or card["node"] in data["entities"] for card in cards)
    assert all(0 <= story < len(data["stories"]) for card in cards for story in card["stories"])
    tenures = {each["id"] for each in data["tenures"]}
    assert data["holders"]
    assert {tenure for holder in data["holders"] for tenure in holder["tenures"]} == tenures
    assert {holder["person"] for holder in data["holders"]} <= set(data["entities"])


def test_those_in_one_room_are_counted_and_the_first_are_named(monkeypatch):
    """A page names so many and counts all."""
    monkeypatch.setattr(page_data, "MOST_BESIDE", 1)
    holders = told(render(factory.corpus()))["holders"]

    assert all(len(holder["beside"]) == min(1, holder["others"]) for holder in holders)
    assert any(holder["others"] for holder in holders)


def test_communities_travel_with_their_members(monkeypatch):
    """Above the limit the drawing holds communities, and the data their members with places and sizes."""
    monkeypatch.setattr(drawing, "MOST_NODES", 4)
    page = render(factory.corpus())
    groups = told(page)["groups"]
    nodes = json.loads(re.search(r'id="drawing">(.*?)</script>', page, re.DOTALL)[1])["nodes"]

    assert {node["id"] for node in nodes} == {group["id"] for group in groups}
    assert all(node["group"] == "Community" for node in nodes)
    for group in groups:
        assert all(member in told(page)["entities"] and size > 0 for member, _, _, size in group["members"])


def test_without_communities_there_are_none():
    """A graph that can be drawn as it is has no communities."""
    assert [] == told(render(factory.corpus()))["groups"]


def test_a_notebook_is_spared_a_page_that_is_too_large(monkeypatch):
    """A page that a notebook can't keep gives the picture and a line that says what to do."""
    monkeypatch.setattr(explorer, "MOST_INLINE", 1_000)
    bundle = mimebundle(factory.corpus())

    assert {"text/plain", "image/svg+xml"} == set(bundle)
    assert "give show() a focus" in bundle["text/plain"]
