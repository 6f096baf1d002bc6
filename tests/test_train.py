"""Training of the statistical recogniser: what it reads, what it refuses, and that it gives the same model again."""

import json
import lzma
import os

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.errors import ModelError, RecordError
from kg.recognise.crf import Model, given_model, read_model
from kg.recognise.samples import GOLD_WEIGHT, read_samples, silver_samples
from kg.recognise.train import fit, train
from kg.text import normalise

NAMES = ("秦国文", "朱健", "毛朝晖", "刘正兴", "王小明", "李大勇", "张建国", "赵丽华")
FRAMES = ("{}到耒阳市调研。", "当天，{}在衡阳市说。", "市委书记{}讲话。", "昨天，{}去了长沙市。")


def _line(text: str, *spans: tuple[str, str]) -> str:
    marked = [[text.index(words), text.index(words) + len(words), label] for words, label in spans]
    return json.dumps({"text": text, "spans": marked}, ensure_ascii=False)


@pytest.fixture
def corpus(tmp_path):
    """Thirty-two sentences with a person each, in a folder."""
    lines = [_line(frame.format(name), (name, "PER")) for frame in FRAMES for name in NAMES]
    (tmp_path / "people.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def _read(folder, *lines: str):
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return read_samples([folder])


def test_the_same_data_give_the_same_bytes(corpus, tmp_path):
    """Two trainings give one model, whatever the order in which the data are named."""
    more = tmp_path / "b.jsonl"
    more.write_text(_line("北京大学在北京。", ("北京大学", "ORG")), encoding="utf-8")
    first = train([corpus / "people.jsonl", more], tmp_path / "1.xz")
    second = train([more, corpus / "people.jsonl"], tmp_path / "2.xz")

    assert first == second
    assert (tmp_path / "1.xz").read_bytes() == (tmp_path / "2.xz").read_bytes()


def test_a_trained_model_finds_what_it_was_shown(corpus, tmp_path):
    """The model that training writes can be opened, and knows a person where it saw persons."""
    train([corpus], tmp_path / "m.xz")
    text = "当天，王建明在衡阳市说。"

    found = {(text[s.start : s.end], s.type) for s, _ in read_model(tmp_path / "m.xz").find(normalise(text))}

    assert ("王建明", "Person") in found


@pytest.mark.parametrize(
    ("text", "words", "label", "expected"),
    [
        ("秦国文说。", "秦国文", "PER", [("秦国文", "Person")]),
        ("他在衡阳市公安局工作。", "衡阳市公安局", "ORG", [("衡阳市公安局", "Agency")]),
        ("他在恒天集团工作。", "恒天集团", "ORG", [("恒天集团", "Organisation")]),
        ("他在湖南省衡阳市。", "湖南省衡阳市", "LOC", [("湖南省", "Place"), ("衡阳市", "Place")]),
        ("他在巴黎。", "巴黎", "LOC", [("巴黎", "Place")]),
        ("耒阳市市长王明说。", "王明", "PER", [("市长", "Post"), ("王明", "Person")]),
        ("座谈会举行。", "座谈会", "Event", []),
    ],
)
def test_labels_of_others_become_ours(tmp_path, text, words, label, expected):
    """Persons, bodies and places of other corpora are relabelled by our guidelines; posts are added by the rules."""
    (sample,) = _read(tmp_path, _line(text, (words, label))).samples

    assert set(expected) <= {(sample.text[s.start : s.end], s.type) for s in sample.spans}
    assert bool(expected) == bool(sample.spans)


def test_what_cant_be_learnt_is_counted(tmp_path):
    """Unknown labels and spans outside their text are left out and counted."""
    broken = {
        "text": "他在衡阳。",
        "spans": [[2, 40, "LOC"], [-1, 1, "PER"], [0, 1, "COLOUR"], [2, 4, "LOC"]],
    }
    read = _read(tmp_path, json.dumps(broken))

    assert {"a span outside its text": 2, "a span of the unknown label COLOUR": 1} == dict(read.skipped)
    assert [(2, 4, "Place")] == list(read.samples[0].spans)


@pytest.mark.parametrize(
    "line", ["{", "[]", "{}", '{"text": 1, "spans": []}', '{"text": "a", "spans": [[0]]}', '{"text": "a"}']
)
def test_a_malformed_line_is_an_error_that_names_the_file(tmp_path, line):
    """A line that is no labelled text stops the training with a message."""
    with pytest.raises(ModelError, match=r"a\.jsonl"):
        _read(tmp_path, line)


def test_gold_pages_are_read_from_their_marks(tmp_path):
    """A page with an .ann file gives its persons, bodies, places and posts; officials and persons are one."""
    (tmp_path / "p.txt").write_text("市长王明在座谈会上说。", encoding="utf-8")
    (tmp_path / "p.ann").write_text(
        "0\t2\tPost\t市长\n2\t4\tOfficial\t王明\n5\t8\tEvent\t座谈会\n", encoding="utf-8"
    )

    read = read_samples([tmp_path])

    assert [[(0, 2, "Post"), (2, 4, "Person")]] * GOLD_WEIGHT == [list(s.spans) for s in read.samples]


def test_a_malformed_gold_page_is_an_error(tmp_path):
    """An .ann file with a broken line is told."""
    (tmp_path / "p.txt").write_text("市长王明说。", encoding="utf-8")
    (tmp_path / "p.ann").write_text("0\t2\n", encoding="utf-8")

    with pytest.raises(RecordError, match="line 1"):
        read_samples([tmp_path])


def test_silver_sentences_are_those_on_which_rules_and_model_agree(corpus, tmp_path):
    """A sentence goes in with the labels of the rules, but not if the first model sees a name that they do not."""
    first = Model(fit(read_samples([corpus / "people.jsonl"]).samples), "first")
    text = tmp_path / "news" / "a.md"
    text.parent.mkdir()
    text.write_text(
        "市委书记秦国文主持会议。\n当天，王建明在这里说，县委很好。\n天气很好，大家出门去走走。\n",
        encoding="utf-8",
    )

    found = silver_samples([text.parent], first)

    assert ["市委书记秦国文主持会议。"] == [sample.text for sample in found]
    assert [("Agency", "市委"), ("Post", "书记"), ("Person", "秦国文")] == [
        (s.type, found[0].text[s.start : s.end]) for s in found[0].spans
    ]


def test_the_command_trains_and_tells(corpus, tmp_path):
    """`kg train` writes a packed model and prints what it took."""
    done = CliRunner().invoke(cli, ["train", str(corpus), "--out", str(tmp_path / "m.xz")])

    assert 0 == done.exit_code, done.output
    assert "Person            32" in done.output.splitlines()
    assert lzma.decompress((tmp_path / "m.xz").read_bytes()).startswith(b"lCRF")


@pytest.mark.parametrize("sources", [["nowhere"], ["."]])
def test_the_command_needs_data(tmp_path, monkeypatch, sources):
    """A source that is missing or holds nothing marked is told in one line."""
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, ["train", *sources, "--out", "m.xz"])

    assert 1 == done.exit_code
    assert done.output.startswith("kg: ")
    assert 1 == len(done.output.splitlines())
    assert not (tmp_path / "m.xz").exists()


def _extracted(folder, *options: str):
    (folder / "page.txt").write_text("昨天，王建明去了长沙市。", encoding="utf-8")
    return CliRunner().invoke(cli, ["extract", str(folder / "page.txt"), *options])


@pytest.mark.parametrize("recogniser", ["crf", "default"])
def test_pages_can_be_read_with_a_model_of_ones_own(corpus, tmp_path, recogniser):
    """`--crf-model` reads with the model that was trained, and the record tells which one that was."""
    train([corpus], tmp_path / "m.xz")
    own = _extracted(tmp_path, "--recogniser", recogniser, "--crf-model", str(tmp_path / "m.xz"))
    shipped = _extracted(tmp_path, "--recogniser", recogniser)

    told = read_model(tmp_path / "m.xz").digest
    assert json.loads(own.stdout)["recogniser"] == json.loads(shipped.stdout)["recogniser"] + f"+{told}"
    assert "王建明" in [each["text"] for each in json.loads(own.stdout)["mentions"]]


def test_a_model_that_is_written_anew_is_read_anew(corpus, tmp_path):
    """The file counts, not what was read from it before."""
    file = tmp_path / "m.xz"
    train([corpus], file)
    first = given_model(file)
    assert given_model(file) is first

    train([corpus, *[corpus / "people.jsonl"] * 2], file)
    os.utime(file, ns=(1, 1))
    assert given_model(file) is not first


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--crf-model", "missing.xz"), 1, "kg: missing.xz: the model can't be read: No such file or directory"),
        (("--recogniser", "rules", "--crf-model", "missing.xz"), 2, "kg: the recogniser 'rules' has no such model; crf and default have one"),
        (("--crf-model", "page.txt"), 1, "kg: page.txt: no model of the statistical recogniser"),
    ],
)  # fmt: skip
def test_a_model_that_is_none_is_told(tmp_path, monkeypatch, options, code, told):
    """One line says which file or which choice is at fault."""
    monkeypatch.chdir(tmp_path)
    done = _extracted(tmp_path, *options)

    assert code == done.exit_code
    assert done.stderr.startswith(told)
    assert 1 == len(done.stderr.splitlines())
