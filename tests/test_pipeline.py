"""From sources to a build folder: what is written, what is refused, and what one bad page does."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from factory import DOCUMENT, TEXT, record

import kg.extraction
from kg.build_folder import read_manifest
from kg.config import Config
from kg.errors import BuildError, KnowledgeGraphError, SourceError, UsageError
from kg.extraction import extract, extract_all
from kg.model import Record
from kg.pipeline import build
from kg.records import dump_line, parse_records, read_records
from kg.sources import SourceText

FILES = {
    "graph.graphml", "graph.html", "graph.ttl", "manifest.json", "persons.csv", "records.jsonl", "statements.csv", "store", "timings.json",
}  # fmt: skip
PAGE = (
    "全市水利工作会议召开\n\n■本报记者 林小舟\n\n"
    "本报讯 3月4日,市委书记周远山主持召开全市水利工作会议。市委副书记、市长何清出席会议。\n"
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with three pages of an invented town."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(PAGE.replace("3月4日", f"3月{number + 4}日"), encoding="utf-8")
    (folder / "corpus.toml").write_text('newspaper = "清河日报"\nhome = "衡阳市"\n', encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a build that must be the same for the same input."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and path.name != "timings.json"
    }


def source(name: str = "a.txt", text: str = PAGE) -> SourceText:
    """A source text of the invented town."""
    return SourceText(name, text, "0" * 64, home="衡阳市", home_source="option", published="2024-03")


def test_extract_holds_the_invariants() -> None:
    """Every span holds its words, and the chair of the meeting is read from the page."""
    found = extract(source(), Config())

    text = found.page.text
    assert PAGE == text
    assert found.mentions
    assert all(text[mention.start : mention.end] == mention.text for mention in found.mentions)
    assert all(text[slice(*each.span)] == each.quote for s in found.statements for each in s.evidence)
    assert "presides_over" in {statement.relation for statement in found.statements}
    assert [found] == list(parse_records(dump_line(found), "again"))


def test_a_build_has_all_its_files(pages: Path, tmp_path: Path) -> None:
    """Eight names and no more, a record a page in order, and nothing left beside the folder."""
    result = build([pages], tmp_path / "out" / "build")

    assert FILES == {path.name for path in result.folder.iterdir()}
    assert ["0.txt", "1.txt", "2.txt"] == [
        each.page.document
        for each in read_records(result.folder / "records.jsonl")
        if isinstance(each, Record)
    ]
    assert ["build"] == [path.name for path in (tmp_path / "out").iterdir()]
    assert () == result.failed


def test_the_manifest_tells_what_was_read(pages: Path, tmp_path: Path) -> None:
    """Inputs with hash and home, counts by kind, options and versions."""
    manifest = build([pages], tmp_path / "build", Config(home="衡阳市", persons="all")).manifest

    assert manifest == read_manifest(tmp_path / "build")
    assert ("衡阳市", "option", "utf-8", 64) == (
        manifest["inputs"][0]["home"], manifest["inputs"][0]["home_source"],
        manifest["inputs"][0]["encoding"], len(manifest["inputs"][0]["sha256"]),
    )  # fmt: skip
    assert {
        "home": "衡阳市", "recogniser": "default", "crf_model": None, "hanlp_model": None, "persons": "all", "min_confidence": 0.0, "formats": ["turtle"], "page_limit": 2_000_000,
    } == manifest["options"]  # fmt: skip
    assert (3, 3, {}) == (manifest["counts"]["pages"], manifest["counts"]["articles"], manifest["drops"])
    assert manifest["counts"]["statements"]["relation"]["presides_over"] == 3
    assert {"extract", "merge", "turtle", "store", "page"} <= json.loads(
        (tmp_path / "build" / "timings.json").read_text(encoding="utf-8")
    ).keys()


def test_the_same_input_gives_the_same_bytes(pages: Path, tmp_path: Path) -> None:
    """Built again, built over itself, by two processes, or from its own records: equal files."""
    first = contents(build([pages], tmp_path / "one").folder)

    assert first == contents(build([pages], tmp_path / "one").folder)
    assert first == contents(build([pages], tmp_path / "two", Config(jobs=2)).folder)
    assert first == contents(build([tmp_path / "one" / "records.jsonl"], tmp_path / "one").folder)


def test_a_bad_page_is_counted_and_told(pages: Path, tmp_path: Path) -> None:
    """An empty page stops nothing: the others are built, the manifest tells which was dropped and why."""
    (pages / "bad.txt").write_bytes(b"")
    told: list[str] = []

    result = build([pages], tmp_path / "build", progress=lambda _, each: told.append(type(each).__name__))

    assert 3 == result.manifest["counts"]["pages"]
    assert 1 == len(result.failed)
    assert ["empty"] == list(result.manifest["drops"])
    assert "bad.txt" in result.manifest["drops"]["empty"]["messages"][0]
    assert 3 == told.count("Record")
    assert 1 == told.count("SourceError")


def test_a_page_that_breaks_the_code_is_counted(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unexpected exception becomes an error that names the page."""
    read = kg.extraction.read_page

    def breaks(source: SourceText) -> Any:
        if source.document == "1.txt":
            raise ZeroDivisionError("division by zero")
        return read(source)

    monkeypatch.setattr(kg.extraction, "read_page", breaks)

    result = build([pages], tmp_path / "build")

    assert ["0.txt", "2.txt"] == [each["document"] for each in result.manifest["inputs"]]
    assert {
        "crash": {"count": 1, "messages": ["1.txt: reading failed: ZeroDivisionError: division by zero"]}
    } == (result.manifest["drops"])


class Deadly(SourceText):
    """A page that kills the process that receives it."""

    __slots__ = ()

    def __reduce__(self) -> Any:
        return os._exit, (3,)


def test_a_page_that_kills_its_process_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages around it are read all the same, in order."""
    items = [source("a.txt"), Deadly("b.txt", PAGE, ""), source("c.txt"), record()]
    monkeypatch.setattr(kg.extraction, "read_sources", lambda *_: iter(items))

    outcomes = list(extract_all([], Config(jobs=2)))

    assert ["a.txt", "c.txt", DOCUMENT] == [
        each.page.document for each in outcomes if isinstance(each, Record)
    ]
    (failed,) = (each for each in outcomes if isinstance(each, SourceError))
    assert outcomes[1] is failed
    assert ("b.txt", "crash") == (failed.source, failed.reason)


def test_errors_come_back_from_other_processes(pages: Path) -> None:
    """A page that can't be read is the same error whoever reads it."""
    (pages / "1.txt").write_bytes(b"\x00\x01\x02" * 50)

    one, two = ([str(each) for each in failures(pages, jobs)] for jobs in (1, 2))

    assert 1 == len(one)
    assert one == two


def failures(pages: Path, jobs: int) -> Iterator[KnowledgeGraphError]:
    return (each for each in extract_all([pages], Config(jobs=jobs)) if isinstance(each, KnowledgeGraphError))


def test_a_second_record_of_a_document_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two records of one name are never joined in silence."""
    monkeypatch.setattr(kg.extraction, "read_sources", lambda *_: iter([record(), record()]))

    first, second = extract_all([], Config())

    assert record() == first
    assert isinstance(second, SourceError)
    assert "clash" == second.reason


def test_nothing_is_built_from_nothing(tmp_path: Path) -> None:
    """Where no page can be read there is an error, no build, and an older build stays."""
    (tmp_path / "bad.txt").write_bytes(b"")
    (tmp_path / "r.jsonl").write_text(dump_line(record()) + "\n", encoding="utf-8")
    build([tmp_path / "r.jsonl"], tmp_path / "build")
    before = contents(tmp_path / "build")

    with pytest.raises(BuildError, match=r"no page could be read .*bad\.txt"):
        build([tmp_path / "bad.txt"], tmp_path / "build")
    with pytest.raises(BuildError, match="no page could be read"):
        build([tmp_path / "bad.txt"], tmp_path / "other")

    assert before == contents(tmp_path / "build")
    assert {"bad.txt", "r.jsonl", "build"} == {path.name for path in tmp_path.iterdir()}


def test_an_unknown_recogniser_is_a_usage_error(pages: Path, tmp_path: Path) -> None:
    """The names that there are stand in the message, and nothing is written."""
    with pytest.raises(UsageError, match="rules"):
        build([pages], tmp_path / "build", Config(recogniser="oracle"))
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("manifest", [None, "{", "[]", '{"name": "another tool"}'])
def test_a_folder_that_is_no_build_is_refused(pages: Path, tmp_path: Path, manifest: str | None) -> None:
    """Somebody's folder is left as it is, whatever its manifest.json says."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear", encoding="utf-8")
    if manifest is not None:
        (folder / "manifest.json").write_text(manifest, encoding="utf-8")
    before = contents(folder)

    with pytest.raises(BuildError, match="not a build folder"):
        build([pages], folder)

    assert before == contents(folder)


def test_a_file_in_the_way_is_refused(pages: Path, tmp_path: Path) -> None:
    """A file is no place for a build, and stays."""
    (tmp_path / "build").write_text("dear", encoding="utf-8")

    with pytest.raises(BuildError, match="is a file"):
        build([pages], tmp_path / "build")

    assert "dear" == (tmp_path / "build").read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_told(pages: Path, tmp_path: Path) -> None:
    """Below a file, no folder can be made."""
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(BuildError, match="can't be"):
        build([pages], tmp_path / "file" / "build")


def test_an_empty_folder_is_as_good_as_none(pages: Path, tmp_path: Path) -> None:
    """A folder made beforehand may be built into."""
    (tmp_path / "build").mkdir()

    assert FILES == {path.name for path in build([pages], tmp_path / "build").folder.iterdir()}


def test_a_build_among_its_own_sources_is_not_read(pages: Path) -> None:
    """The second build into the folder of the pages reads the pages alone, and is equal."""
    first = contents(build([pages], pages / "build").folder)

    assert first == contents(build([pages], pages / "build").folder)


def test_a_failing_step_leaves_the_older_build(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build is whole or not there."""
    before = contents(build([pages], tmp_path / "build").folder)
    monkeypatch.setattr(
        "kg.pipeline.render", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device"))
    )

    with pytest.raises(BuildError, match="No space left"):
        build([pages], tmp_path / "build")

    assert before == contents(tmp_path / "build")
    assert {"build", "pages"} == {path.name for path in tmp_path.iterdir()}


def test_a_failing_exchange_puts_the_older_build_back(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the new folder can't take its place, the old one is there again."""
    before = contents(build([pages], tmp_path / "build").folder)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(BuildError, match="Input/output error"):
        build([pages], tmp_path / "build")

    assert before == contents(tmp_path / "build")


def test_a_build_through_a_link_replaces_what_it_leads_to(pages: Path, tmp_path: Path) -> None:
    """The link stays a link."""
    build([pages], tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")

    build([pages], tmp_path / "link")

    assert (tmp_path / "link").is_symlink()
    assert FILES == {path.name for path in (tmp_path / "real").iterdir()}


def test_persons_held_back_are_in_no_published_file(tmp_path: Path) -> None:
    """The farmer's name stands in the records alone, byte for byte, and the manifest counts him."""
    (tmp_path / "r.jsonl").write_text(dump_line(record()) + "\n", encoding="utf-8")
    assert "王二" in TEXT

    result = build([tmp_path / "r.jsonl"], tmp_path / "build")

    held = {
        path.relative_to(result.folder).as_posix()
        for path in sorted(result.folder.rglob("*"))
        if path.is_file() and any(name in path.read_bytes() for name in ("王二".encode(), b"\\u738b\\u4e8c"))
    }
    assert {"records.jsonl"} == held
    assert 1 == result.manifest["counts"]["withheld_persons"]
    shutil.rmtree(result.folder)
