"""What HanLP gives becomes stretches of the text, and who lacks it is told: all that needs no HanLP."""

import json
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.cli import cli
from kg.errors import ModelError, UsageError
from kg.recognise.hanlp import HanlpModel, short_pieces
from kg.recognise.hanlp_output import (
    TYPE_OF,
    entity_labels,
    entity_task,
    of_characters,
    of_words,
    without_blanks,
)
from kg.recognise.labels import Labelled
from kg.schema import load_schema

BLANKS = " \t\u3000\u00a0"
SENTENCE = st.text(st.sampled_from("市委书记秦国文ABC,。" + BLANKS), max_size=40)


@given(SENTENCE, st.data())
def test_characters_are_where_they_stand(sentence, data):
    """An entity over characters without blanks is told over the same characters with them."""
    characters, places = without_blanks(sentence)
    if not characters:
        return
    first = data.draw(st.integers(0, len(characters) - 1))
    end = data.draw(st.integers(first + 1, len(characters)))

    [(start, stop, kind)] = of_characters(places, [("", "PERSON", first, end)])

    assert kind == "Person"
    assert "".join(sentence[start:stop].split()) == "".join(characters[first:end])
    assert sentence[start:stop].strip() == sentence[start:stop]


@given(SENTENCE, st.data())
def test_words_are_where_they_stand(sentence, data):
    """So is one over words, wherever the sentence was cut and whatever blanks the words have lost."""
    characters, _ = without_blanks(sentence)
    if not characters:
        return
    cuts = sorted({0, len(characters), *data.draw(st.lists(st.integers(1, len(characters))))})
    words = ["".join(characters[one:two]) for one, two in pairwise(cuts)]
    first = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(first + 1, len(words)))

    [(start, stop, _)] = of_words(sentence, words, [("", "ns", first, end)])

    assert "".join(sentence[start:stop].split()) == "".join(words[first:end])


def test_entities_are_sorted_and_others_dropped():
    """HanLP gives them in any order, and with dates and numbers that are none of our types."""
    words = ["市委书记", "秦国文", "9月", "在", "衡阳市"]
    given_ = [("衡阳市", "LOCATION", 4, 5), ("9月", "DATE", 2, 3), ("秦国文", "PERSON", 1, 2)]

    assert [Labelled(5, 8, "Person"), Labelled(12, 15, "Place")] == of_words(
        "市委书记 秦国文 9月在衡阳市", words, given_
    )


@pytest.mark.parametrize("bad", [("", "PERSON", 1, 1), ("", "PERSON", 2, 9), ("", "PERSON", -1, 1)])
def test_entities_out_of_bounds_are_dropped(bad):
    """What begins or ends outside of the sentence is no entity of it."""
    assert [] == of_characters([0, 1, 2], [bad])
    assert [] == of_words("abc", ["a", "b", "c"], [bad])


def test_a_word_that_does_not_stand_there_is_told():
    """A model that rewrites its words can't be brought back to the text."""
    with pytest.raises(ValueError, match="the word 'x' does not stand where the model says in '秦国文'"):
        of_words("秦国文", ["秦", "x"], [])


def test_characters_that_the_model_does_not_read_are_passed_over():
    """Encoders drop control characters; the words behind them are found all the same."""
    assert [Labelled(2, 5, "Person")] == of_words("市\x07秦国文", ["市", "秦国文"], [("秦国文", "nr", 1, 2)])


@pytest.mark.parametrize(
    ("corpus", "labels"),
    [
        ("MSRA", {"PERSON": "Person", "LOCATION": "Place", "ORGANIZATION": "Body"}),
        ("MSRA, short", {"NR": "Person", "NS": "Place", "NT": "Body"}),
        ("PKU", {"nr": "Person", "ns": "Place", "nt": "Body"}),
        ("OntoNotes", {"PERSON": "Person", "GPE": "Place", "LOC": "Place", "FAC": "Place", "ORG": "Body"}),
    ],
)
def test_labels_of_the_corpora_are_known(corpus, labels):
    """The labels of the three corpora that HanLP's models have learnt from."""
    assert labels == {label: TYPE_OF[label] for label in labels}
    assert set(TYPE_OF.values()) <= {*load_schema().types, "Body"}


def test_one_task_is_asked():
    """MSRA before OntoNotes before PKU before others; a model without any finds no entities."""
    assert entity_task(["tok/fine", "ner/pku", "ner/msra", "pos/ctb"]) == "ner/msra"
    assert entity_task(["ner/pku", "ner/ontonotes"]) == "ner/ontonotes"
    assert entity_task(["ner/zz", "ner/mine"]) == "ner/mine"
    assert None is entity_task(["tok/fine", "pos/ctb"])
    assert ["LOCATION", "PERSON"] == entity_labels(["O", "B-PERSON", "E-PERSON", "S-LOCATION"])


@given(st.text(st.sampled_from("市秦,、。\n \u3000"), max_size=600))
def test_pieces_are_short_and_leave_out_blanks_alone(text):
    """What is given to the model is in order, of 120 characters at the most, and all of the text but blanks."""
    spans = list(short_pieces(text))

    assert all(0 < end - start <= 120 and text[start:end].strip() for start, end in spans)
    assert "".join(text[start:end] for start, end in spans).split() or not text.split()
    assert "".join("".join(text.split())) == "".join("".join(text[start:end].split()) for start, end in spans)


def test_a_model_that_finds_no_entities_is_refused():
    """One that only cuts words is told by what it lacks."""

    class Words:
        tasks = ("tok/fine",)

    with pytest.raises(ModelError, match=r"here: this HanLP model has no task that finds entities \(ner/…\)"):
        HanlpModel(Words(), "digest", "here")


@pytest.mark.parametrize("missing", ["hanlp", "torch"])
@pytest.mark.parametrize("command", [("extract",), ("build", "--out", "b"), ("train", "--out", "m")])
def test_what_is_not_installed_is_told(tmp_path, monkeypatch, missing, command):
    """Without the extra one line says what to install, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, missing, None)
    if missing == "torch":
        monkeypatch.setitem(sys.modules, "hanlp", json)  # any module stands for the package that is there
    Path("page.txt").write_text("秦国文说。", encoding="utf-8")
    Path("page.jsonl").write_text('{"text": "秦国文说。", "spans": [[0, 3, "PER"]]}\n', encoding="utf-8")
    source = "page.jsonl" if command[0] == "train" else "page.txt"

    done = CliRunner().invoke(cli, [command[0], source, *command[1:], "--recogniser", "hanlp"])

    assert 1 == done.exit_code
    assert "" == done.stdout
    assert done.stderr.startswith("kg: the recogniser 'hanlp' needs ")
    assert "pip install 'governance-kg[hanlp]'" in done.stderr
    assert 1 == len(done.stderr.splitlines())
    assert {"page.txt", "page.jsonl"} == {each.name for each in tmp_path.iterdir()}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("extract", "page.txt", "--hanlp-model", "m"), "the recogniser 'default' takes no HanLP model; --recogniser hanlp does"),
        (("extract", "page.txt", "--recogniser", "hanlp", "--crf-model", "m"), "the recogniser 'hanlp' has no such model; crf and default have one"),
        (("train", "page.txt", "--out", "m", "--epochs", "1"), "--hanlp-model and --epochs are for --recogniser hanlp"),
        (("train", "page.txt", "--out", "m", "--recogniser", "hanlp", "--silver", "m"), "--silver is for --recogniser crf"),
    ],
)  # fmt: skip
def test_options_that_do_not_go_together_are_told(tmp_path, monkeypatch, arguments, told):
    """An option of one recogniser given to another is a mistake, and not passed over."""
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text("秦国文说。", encoding="utf-8")

    done = CliRunner().invoke(cli, list(arguments))

    assert (2, f"kg: {told}\n") == (done.exit_code, done.stderr)


def test_python_takes_the_same_options(tmp_path):
    """`kg.build` has them as keywords."""
    (tmp_path / "page.txt").write_text("秦国文说。", encoding="utf-8")

    with pytest.raises(UsageError, match="takes no HanLP model"):
        kg.build(tmp_path / "page.txt", hanlp_model="m")
