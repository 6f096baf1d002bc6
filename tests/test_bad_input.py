"""Bad input, through the command line: one clear line each, the right exit code, and every good page still built."""

import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from reading import within

from kg.cli import cli
from kg.config import Config
from kg.extraction import extract
from kg.records import read_records
from kg.sources import SourceText

ROOT = Path(__file__).parents[1]
GOOD = (
    "# 全市水利工作会议召开\n\n■本报记者 林小舟\n\n"
    "本报讯 9月1日上午,市委书记周远山主持召开全市水利工作会议,总结上半年工作,部署下一阶段任务。市委副书记、市长何清出席会议。\n"
)
TRADITIONAL = (
    "# 全市水利工作會議召開\n\n本報訊 9月1日上午,市委書記周遠山主持召開全市水利工作會議,總結上半年工作,部署下一階段任務。"
    "市委副書記、市長何清出席會議。\n"
)


def kg(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kg.cli", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=300,
    )


def manifest(folder: Path) -> dict:
    """The manifest of a build."""
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def documents(folder: Path) -> list[str]:
    """The pages that a build holds."""
    return [each["document"] for each in manifest(folder)["inputs"]]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of pages with one good page in it."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "corpus.toml").write_text('home = "衡阳市"\npublished = "2021-09"\n', encoding="utf-8")
    return folder


def _empty(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"")


def _blank(folder: Path) -> None:
    (folder / "bad.txt").write_text(" \n\n　\n", encoding="utf-8")


def _binary(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 40)


def _picture(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" * 90)


def _cut_utf8(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(GOOD.encode()[:-40] + b"\xff\xfe\xfd" + GOOD.encode()[:100])


def _too_long(folder: Path) -> None:
    (folder / "bad.txt").write_text("会议召开。" * 400_001, encoding="utf-8")


def _broken_zip(folder: Path) -> None:
    (folder / "bad.zip").write_bytes(b"PK\x03\x04 no archive")


def _broken_line(folder: Path) -> None:
    (folder / "bad.jsonl").write_text(
        '{"text": "会议召开。"\n' + json.dumps({"text": GOOD}) + "\n", encoding="utf-8"
    )


def _broken_record(folder: Path) -> None:
    good = {
        "document": "fine.txt",
        "text": "市委召开会议。",
        "articles": [],
        "entities": [],
        "statements": [],
    }
    broken = {**good, "document": "torn.txt", "entities": [{"id": "e1", "type": "Wizard", "name": "甲"}]}
    lines = [json.dumps(broken), json.dumps(good), '{"document": "x", "statements": [']
    (folder / "bad.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _corrupt_corpus(folder: Path) -> None:
    (folder / "corpus.toml").write_text('home = "衡阳市\n[[[', encoding="utf-8")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "bad.txt")


@pytest.mark.parametrize(
    ("spoil", "told", "drops", "kept"),
    [
        (_empty, ["bad.txt: has no text"], {"empty": 1}, ["good.txt"]),
        (_blank, ["bad.txt: has no text"], {"empty": 1}, ["good.txt"]),
        (_binary, ["bad.txt: is a binary file"], {"binary": 1}, ["good.txt"]),
        (_picture, ["bad.txt: is"], {"binary": 1}, ["good.txt"]),
        (_cut_utf8, ["bad.txt: is neither UTF-8"], {"encoding": 1}, ["good.txt"]),
        (_too_long, ["bad.txt: has 2,000,005 characters"], {"too_long": 1}, ["good.txt"]),
        (_broken_zip, ["bad.zip: "], {"bad_zip": 1}, ["good.txt"]),
        (_broken_line, ["bad.jsonl#1: is not JSON"], {"bad_record": 1}, ["bad.jsonl#2", "good.txt"]),
        (
            _broken_record,
            ["bad.jsonl#1: entities 1: type 'Wizard'", "bad.jsonl#3: is not JSON"],
            {"bad_record": 2},
            ["fine.txt", "good.txt"],
        ),
        (_corrupt_corpus, ["corpus.toml: "], {"corpus": 1}, ["good.txt"]),
        (_pipe, ["bad.txt: "], {"unreadable": 1}, ["good.txt"]),
    ],
)
def test_what_can_not_be_read_is_told_and_the_rest_is_built(pages, tmp_path, spoil, told, drops, kept):
    """One line a failure that names it and says why, no trace, exit code 1, and the good pages are in the build."""
    spoil(pages)

    done = kg("build", pages, "--out", tmp_path / "build", cwd=tmp_path)

    lines = sorted(done.stderr.decode().splitlines())
    assert len(told) == len(lines), lines
    assert [] == [
        (line, words) for line, words in zip(lines, told, strict=True) if not line.startswith(f"kg: {words}")
    ]
    assert b"Traceback" not in done.stderr + done.stdout
    assert 1 == done.returncode
    assert drops == {key: value["count"] for key, value in manifest(tmp_path / "build")["drops"].items()}
    assert kept == documents(tmp_path / "build")
    assert "周远山" in (tmp_path / "build" / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "encoding", "person"),
    [
        (GOOD, "gbk", "周远山"),
        (GOOD, "gb18030", "周远山"),
        (TRADITIONAL, "big5", "周遠山"),
        (GOOD, "utf-16", "周远山"),
        (GOOD, "utf-8-sig", "周远山"),
    ],
)
def test_bytes_in_another_encoding_are_decoded_and_the_manifest_says_so(
    pages, tmp_path, text, encoding, person
):
    """GBK, Big5 and UTF-16 pages are read, never as mojibake, and their encoding is told."""
    (pages / "other.txt").write_bytes(text.encode(encoding))

    done = kg("build", pages, "--out", "build", cwd=tmp_path)

    good, other = manifest(tmp_path / "build")["inputs"]
    assert (0, b"", "utf-8") == (done.returncode, done.stderr, good["encoding"])
    family = {"gbk": "gb18030", "utf-8-sig": "utf-8", "utf-16": "utf-16-le", "big5": "big5"}.get(
        encoding, encoding
    )
    assert other["encoding"].startswith(family)
    record = next(
        each
        for each in read_records(tmp_path / "build" / "records.jsonl")
        if each.page.document == "other.txt"
    )
    assert text == record.page.text
    assert person in [each.text for each in record.mentions]


def test_windows_newlines_and_a_mark_change_nothing(pages, tmp_path):
    """CRLF and a byte-order mark give the same text, sentences and statements as without."""
    (pages / "windows.txt").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())

    done = kg("build", pages, "--out", "build", cwd=tmp_path)

    first, second = read_records(tmp_path / "build" / "records.jsonl")
    assert (0, b"") == (done.returncode, done.stderr)
    assert (first.page.text, first.page.articles, first.page.sentences) == (
        second.page.text,
        second.page.articles,
        second.page.sentences,
    )
    assert [(each.relation, each.evidence[0].span) for each in first.statements] == [
        (each.relation, each.evidence[0].span) for each in second.statements
    ]


@pytest.mark.parametrize(
    "text", ["图片\n", "——\n\n■\n", "2024年3月5日 星期二\n\nA1 版\n", "No Chinese here", "#", "·······"]
)
def test_a_page_without_any_sentence_is_built(pages, tmp_path, text):
    """A page of a rubric, an imprint or lone marks is a page with nothing in it."""
    (pages / "bare.txt").write_text(text, encoding="utf-8")

    done = CliRunner().invoke(cli, ["build", str(pages), "--out", str(tmp_path / "build")])

    assert 0 == done.exit_code, done.output
    assert ["bare.txt", "good.txt"] == documents(tmp_path / "build")


def test_a_folder_of_nothing_but_bad_pages_builds_nothing(tmp_path):
    """A line for the page, a line for the build, exit code 1, and no folder."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "bad.txt").write_bytes(b"")

    done = kg("build", "pages", "--out", "build", cwd=tmp_path)

    lines = done.stderr.decode().splitlines()
    assert 1 == done.returncode
    assert lines[-1].startswith("kg: no page could be read")
    assert all(line.startswith("kg: ") for line in lines)
    assert not (tmp_path / "build").exists()


def test_a_missing_file_is_told_and_the_others_are_built(pages, tmp_path):
    """A SOURCE that is not there costs nothing but itself."""
    done = kg("build", pages, "no-such.txt", "--out", "build", cwd=tmp_path)

    (line,) = done.stderr.decode().splitlines()
    assert 1 == done.returncode
    assert line.startswith("kg: no-such.txt: there is no such file")
    assert ["good.txt"] == documents(tmp_path / "build")


def test_an_unreadable_folder_is_told_and_the_others_are_built(pages, tmp_path, monkeypatch):
    """A folder that can't be listed is told in one line, not taken for an empty one."""
    (pages / "shut").mkdir()
    (pages / "shut" / "a.txt").write_text(GOOD, encoding="utf-8")
    scandir = os.scandir

    def refuse(path="."):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(
        os, "scandir", refuse
    )  # root may list any folder, so a mode of 000 would show nothing
    done = CliRunner().invoke(cli, ["build", str(pages), "--out", str(tmp_path / "build")])

    (line,) = done.stderr.splitlines()
    assert 1 == done.exit_code
    assert line.startswith("kg: shut: ")
    assert ["good.txt"] == documents(tmp_path / "build")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(pages, tmp_path):
    """The same with a folder that the system shuts."""
    (pages / "shut").mkdir(mode=0o000)

    done = kg("build", pages, "--out", "build", cwd=tmp_path)

    (line,) = done.stderr.decode().splitlines()
    assert (1, True) == (done.returncode, line.startswith("kg: shut: "))


def test_two_pages_of_one_name_are_a_clash(pages, tmp_path):
    """The first is built, the second is told with its name."""
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "good.txt").write_text(GOOD.replace("周远山", "石立本"), encoding="utf-8")

    done = kg("build", pages, tmp_path / "more", "--out", "build", cwd=tmp_path)

    (line,) = done.stderr.decode().splitlines()
    assert 1 == done.returncode
    assert line.startswith("kg: good.txt: ")
    assert ["good.txt"] == documents(tmp_path / "build")
    assert "周远山" in (tmp_path / "build" / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["folder", "file", "half a build"])
def test_what_is_no_build_is_never_overwritten(pages, tmp_path, kind):
    """--out on a folder of other things, or on a file, is refused in one line, and nothing in it changes."""
    out = tmp_path / "thesis"
    if kind == "file":
        out.write_text("words", encoding="utf-8")
    else:
        out.mkdir()
        (out / ("manifest.json" if kind == "half a build" else "chapter.txt")).write_text(
            "{}", encoding="utf-8"
        )
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    done = kg("build", pages, "--out", out, cwd=tmp_path)

    (line,) = done.stderr.decode().splitlines()
    assert 1 == done.returncode
    assert line.startswith(f"kg: {out}: ")
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_all_kinds_of_bad_pages_at_once(pages, tmp_path):
    """A day's delivery with everything wrong in it: a line each, sorted by page, and every good page is built."""
    _broken_record(pages)
    (pages / "binary.txt").write_bytes(b"\x00\x01\x02" * 500)
    (pages / "empty.txt").write_bytes(b"")
    (pages / "gbk.txt").write_bytes(GOOD.encode("gbk"))
    with zipfile.ZipFile(pages / "pack.zip", "w") as archive:
        archive.writestr("inside.txt", GOOD)
        archive.writestr("nothing.txt", "")

    done = kg("build", pages, "gone.txt", "--out", "build", "--jobs", "2", cwd=tmp_path)

    lines = done.stderr.decode().splitlines()
    assert 1 == done.returncode
    assert 6 == len(lines) == sum(line.startswith("kg: ") for line in lines), lines
    assert ["fine.txt", "gbk.txt", "good.txt", "pack.zip!/inside.txt"] == documents(tmp_path / "build")
    assert b"pages failed      6" in done.stdout


def test_extract_writes_the_good_pages(pages, tmp_path):
    """`kg extract` writes the records of the good pages to standard output and tells the bad on standard error."""
    _empty(pages)

    done = kg("extract", pages, cwd=tmp_path)

    (line,) = done.stderr.decode().splitlines()
    assert 1 == done.returncode
    assert line.startswith("kg: bad.txt: ")
    assert ["good.txt"] == [json.loads(record)["document"] for record in done.stdout.decode().splitlines()]


# --- long pages

SENTENCE = "市委书记周远山主持召开全市水利工作会议,市领导赖馨正、毛朝晖出席,市水利局推行“塘长制”服务,印发《实施意见》。"


def _line(length: int) -> str:
    return (SENTENCE * (length // len(SENTENCE) + 1))[:length]


def _extracted(text: str) -> float:
    """Seconds of processor time: what else the machine does has no part in them."""
    start = time.process_time()
    record = extract(
        SourceText("long.txt", text, "0" * 64, home="衡阳市", home_source="option"),
        Config(recogniser="rules"),
    )
    assert record.mentions
    return time.process_time() - start


@pytest.mark.parametrize(
    "text",
    [_line(300_000), _line(100_000).replace("。", ","), "市" * 50_000, "市领导" + "、".join(["周远山"] * 2_000) + "出席会议。", "“" * 50_000, "#" * 50_000,
     "■" * 20_000, "市委" * 2_500, "《" * 50_000, "\n" * 50_000 + "会议召开。", "(化名)" * 5_000],
    ids=["sentences", "clauses", "one-character", "names", "quotes", "hashes", "bullets", "bodies", "titles", "newlines", "pseudonyms"],
)  # fmt: skip
def test_a_long_line_is_read(text):
    """A page that is one long line of anything is read without error, in seconds."""
    with within(20):
        extract(SourceText("long.txt", text, "0" * 64, home="衡阳市"), Config(recogniser="rules"))


def test_time_grows_with_the_length_and_not_with_its_square():
    """Eight times as long a line takes at most some sixteen times as long."""
    _extracted(_line(2_000))  # tables are loaded

    short, long = (min(_extracted(_line(length)) for _ in range(2)) for length in (10_000, 80_000))

    assert long < 16 * short + 0.5


@pytest.mark.soak
def test_a_page_at_the_limit_takes_time_linear_in_its_length():
    """A line of two million characters takes at most some twenty times as long as one of 200,000."""
    _extracted(_line(2_000))

    short, long = _extracted(_line(200_000)), _extracted(_line(2_000_000))

    assert long < 20 * short


@pytest.mark.soak
def test_a_line_of_two_million_characters_is_built(tmp_path):
    """The command line builds it."""
    (tmp_path / "long.txt").write_text(_line(2_000_000), encoding="utf-8")

    done = kg("build", "long.txt", "--home", "衡阳市", "--out", "build", cwd=tmp_path)

    assert (0, b"") == (done.returncode, done.stderr)
