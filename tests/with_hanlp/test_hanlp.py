"""HanLP itself, from training to a built graph: real models, saved and loaded by HanLP, with nothing fetched."""

import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from hanlp_models import train_recurrent
from recogniser_contract import RecogniserContract
from seed_pages import SEEDS

from kg.cli import cli
from kg.errors import ModelError
from kg.model import Page
from kg.recognise import get_recogniser
from kg.recognise.hanlp import HanlpModel, given_hanlp
from kg.recognise.hanlp_component import load_component
from kg.text import normalise

# Nothing listens there.
REFUSED = "http://127.0.0.1:9/"


class TestContract(RecogniserContract):
    """What every recogniser keeps, by a model with one task, one with several, and a fine-tuned one."""

    @pytest.fixture
    def make(self, folder):
        """One afresh, of each model in turn."""
        return partial(get_recogniser, "hanlp", None, folder)


def _run(*arguments: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, [str(each) for each in arguments])
    return done.exit_code, done.stdout, done.stderr


def test_a_graph_is_built_with_it(folder, tmp_path):
    """`kg build` reads the seed pages with a model, and manifest and records name it."""
    code, _, told = _run(
        "build", SEEDS, "--recogniser", "hanlp", "--hanlp-model", folder, "--out", tmp_path / "b"
    )

    assert 0 == code, told
    manifest = json.loads((tmp_path / "b" / "manifest.json").read_text(encoding="utf-8"))
    assert [f"hanlp/1+{given_hanlp(str(folder)).digest}"] == manifest["recognisers"]
    assert folder.name == manifest["options"]["hanlp_model"]
    records = (tmp_path / "b" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    found = {mention["by"] for record in map(json.loads, records) for mention in record["mentions"]}
    assert found == {"hanlp", "rules"}


def test_the_same_pages_give_the_same_bytes(folder):
    """A fresh process, one after the other or two at a time, writes the same records."""
    command = [
        sys.executable,
        "-m",
        "kg.cli",
        "extract",
        str(SEEDS),
        "--recogniser",
        "hanlp",
        "--hanlp-model",
        folder,
    ]

    one, two = (
        subprocess.run([*command, "--jobs", jobs], capture_output=True, check=True).stdout for jobs in "12"
    )

    assert one == two
    assert one.count(b"\n") == len(list(SEEDS.glob("*.txt")))


def test_it_finds_persons_that_no_rule_sees(fine_tuned, sentences):
    """The model itself marks most of the persons in the sentences that it learnt from, where they stand."""
    model = given_hanlp(str(fine_tuned))
    marked = found = 0
    for text, spans in sentences:
        persons = {span for span in spans if span.type == "Person"}
        marked += len(persons)
        found += len(persons & set(model.find(normalise(text))))

    assert marked > 200
    assert found > 0.5 * marked


@pytest.mark.parametrize(
    "text",
    ["市委书记秦国文在衡阳市说。", "市委书记 秦国文\u3000在衡 阳市说。", " 秦国文 \n\n 朱健在衡阳市 \n"],
)
def test_blanks_move_nothing(folder, text):
    """HanLP drops blanks; what it finds is told in characters of the text, sorted, and inside one sentence or line."""
    found = list(given_hanlp(str(folder)).find(text))

    assert found == sorted(found)
    for start, end, _ in found:
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]


def test_pku_is_asked_where_there_is_no_msra(several_tasks):
    """A model without MSRA's task is asked for another's, and its labels are known."""
    component, _ = load_component(str(several_tasks))
    del component.tasks["ner/msra"]
    model = HanlpModel(component, "digest", "here")

    found = {
        kind
        for page in SEEDS.glob("*.txt")
        for _, _, kind in model.find(normalise(page.read_text("utf-8"))[:600])
    }

    assert found
    assert found <= {"Person", "Place", "Body"}


def test_a_page_is_read_in_one_thread(one_task):
    """More threads fight for the cores of other processes, and add up in another order."""
    import torch

    torch.set_num_threads(2)
    load_component(str(one_task))

    assert 1 == torch.get_num_threads()


def test_labels_that_nothing_is_known_of_are_told(tmp_path, sentences):
    """A model of other labels is refused by what it knows, in one line."""
    folder = train_recurrent(sentences[:120], tmp_path, {"Person": "RIVER", "Place": "GENE"})
    code, _, told = _run("extract", SEEDS, "--recogniser", "hanlp", "--hanlp-model", folder)

    assert 1 == code
    assert 1 == len(told.splitlines())
    assert "the labels of this HanLP model are unknown: GENE, RIVER; known are " in told


def test_a_model_can_be_fine_tuned_again_and_moved(fine_tuned, tmp_path):
    """Training from a trained model keeps its labels; the folder needs nothing outside of it."""
    out = tmp_path / "again"
    options = ("--recogniser", "hanlp", "--hanlp-model", fine_tuned, "--epochs", "1")
    code, told, wrong = _run(
        "train", SEEDS / f"{next(iter(sorted(SEEDS.glob('*.ann')))).stem}.ann", "--out", out, *options
    )
    assert 0 == code, wrong
    assert "Person" in told

    moved = shutil.move(out, tmp_path / "moved")
    shutil.move(fine_tuned, tmp_path / "away")
    try:
        labels = load_component(str(moved))[0].vocabs["tag"].idx_to_token
    finally:
        shutil.move(tmp_path / "away", fine_tuned)

    assert set(labels) == set(load_component(str(fine_tuned))[0].vocabs["tag"].idx_to_token)


def test_labels_of_msra_stay_when_fine_tuned(encoder, tmp_path):
    """A model that knows bodies as such is taught both of our sorts of bodies under its one label."""
    from hanlp.components.ner.transformer_ner import TransformerNamedEntityRecognizer

    lines = [
        "市\tB-ORGANIZATION\n",
        "委\tE-ORGANIZATION\n",
        "秦\tB-PERSON\n",
        "健\tE-PERSON\n",
        "说\tO\n",
        "\n",
    ] * 8
    (tmp_path / "msra.tsv").write_text("".join(lines), encoding="utf-8")
    TransformerNamedEntityRecognizer().fit(
        str(tmp_path / "msra.tsv"), str(tmp_path / "msra.tsv"), str(tmp_path / "msra"), transformer=str(encoder), epochs=1,
        char_level=True, token_key="token", delimiter_in_entity="", max_seq_len=128, devices=-1,
    )  # fmt: skip
    options = ("--recogniser", "hanlp", "--hanlp-model", tmp_path / "msra", "--epochs", "1")

    code, told, wrong = _run("train", SEEDS, "--out", tmp_path / "tuned", *options)

    assert 0 == code, wrong
    assert {"Agency", "Organisation", "Person"} <= set(told.split())
    assert "Place" not in told.split()  # it has no label for places
    tags = load_component(str(tmp_path / "tuned"))[0].vocabs["tag"].idx_to_token
    assert {"ORGANIZATION", "PERSON"} == {tag.partition("-")[2] for tag in tags} - {""}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("extract", "page.txt", "--hanlp-model", "nowhere"), "kg: nowhere: there is no such folder, and no model of HanLP is called so; for this are, among others, "),
        (("extract", "page.txt", "--hanlp-model", "empty"), "kg: empty: no HanLP model that can be loaded: "),
        (("extract", "page.txt", "--hanlp-model", "broken"), "kg: broken: no HanLP model that can be loaded: "),
        (("train", "page.jsonl", "--out", "m", "--hanlp-model", "empty"), "kg: empty: no HanLP model that can be loaded: "),
        (("train", "none.jsonl", "--out", "m", "--hanlp-model", "empty"), "kg: the sources hold no text with a span"),
        (("train", "page.jsonl", "--out", "page.txt", "--hanlp-model", "ENCODER"), "kg: page.txt: can't be written: "),
        (("train", "page.jsonl", "--out", "m", "--hanlp-model", "ONE"), "kg: ONE: a RNNNamedEntityRecognizer can't be fine-tuned: give a HanLP model with one task"),
    ],
)  # fmt: skip
def test_what_is_no_model_is_told(tmp_path, monkeypatch, encoder, one_task, arguments, told):
    """One line says which folder or name is at fault, and why."""
    monkeypatch.chdir(tmp_path)
    for folder in ("empty", "broken"):
        (tmp_path / folder).mkdir()
    (tmp_path / "broken" / "config.json").write_text("{", encoding="utf-8")
    (tmp_path / "page.txt").write_text("秦国文说。", encoding="utf-8")
    (tmp_path / "page.jsonl").write_text(
        '{"text": "秦国文说。", "spans": [[0, 3, "PER"]]}\n', encoding="utf-8"
    )
    (tmp_path / "none.jsonl").write_text('{"text": "秦国文说。", "spans": []}\n', encoding="utf-8")
    folders = {"ENCODER": str(encoder), "ONE": str(one_task)}
    code, _, wrong = _run(*(folders.get(each, each) for each in arguments), "--recogniser", "hanlp")

    for name, folder in folders.items():
        wrong = wrong.replace(folder, name)
    assert 1 == code
    assert wrong.startswith(told), wrong
    assert 1 == len(wrong.splitlines())


def test_nobody_else_loads_it(tmp_path):
    """Where HanLP is installed, a build with another recogniser loads nothing of it (PyTorch is loaded by spaCy, if there)."""
    (tmp_path / "page.txt").write_text("秦国文说。", encoding="utf-8")
    code = "import sys, kg; kg.build(*sys.argv[1:]); print({'hanlp', 'transformers'} & set(sys.modules))"

    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "page.txt", tmp_path / "build"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "set()\n" == done.stdout


def test_weights_that_cant_be_fetched_are_told(tmp_path):
    """Without a network the default model is one line with what to do; no trace, no half a download."""
    (tmp_path / "page.txt").write_text("秦国文说。", encoding="utf-8")
    surroundings = {**os.environ, "HANLP_URL": REFUSED, "HANLP_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "kg.cli", "extract", str(tmp_path / "page.txt"), "--recogniser", "hanlp"]

    done = subprocess.run(command, capture_output=True, text=True, env=surroundings, check=False)

    assert 1 == done.returncode
    assert "" == done.stdout
    assert done.stderr.startswith("kg: MSRA_NER_ELECTRA_SMALL_ZH: the weights can't be fetched (")
    assert done.stderr.endswith(
        "offline, give the folder of a model that was fetched elsewhere: --hanlp-model FOLDER\n"
    )
    assert 1 == len(done.stderr.splitlines())


def test_a_page_is_one_call_of_few_batches(one_task):
    """Sentences go to the model in batches, not one by one."""
    model = given_hanlp(str(one_task))
    calls = []
    component, model._component = (
        model._component,
        lambda batch: (calls.append(len(batch)), component(batch))[1],
    )
    try:
        list(model.find("秦国文说。\n" * 100))
    finally:
        model._component = component

    assert [32, 32, 32, 4] == calls


def test_rules_keep_what_is_theirs(fine_tuned):
    """Titles, programmes, documents and events come from the rules, and so does every name that they see."""
    text = "市委书记秦国文主持召开全市水利工作会议，市水利局推行“塘长制”服务，印发《实施意见》。"
    page = Page("a.txt", text, "", home="衡阳市")

    ruled = {(each.span, each.type) for each in get_recogniser("rules")(page)}
    both = get_recogniser("hanlp", None, fine_tuned)(page)

    assert ruled <= {(each.span, each.type) for each in both}
    assert {each.type for each in both if each.by == "hanlp"} <= {
        "Person",
        "Official",
        "Agency",
        "Organisation",
        "Place",
    }


def test_a_broken_model_is_an_error_of_ours(one_task, tmp_path):
    """Weights that are cut off are told by the name of their folder."""
    shutil.copytree(one_task, tmp_path / "cut")
    weights = tmp_path / "cut" / "model.pt"
    weights.write_bytes(weights.read_bytes()[:100])

    with pytest.raises(ModelError, match="cut: no HanLP model that can be loaded"):
        given_hanlp(str(tmp_path / "cut"))
