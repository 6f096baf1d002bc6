"""Sources: what is found, how it is decoded, what is known of it, and every reason for which a page is refused."""

import gzip
import hashlib
import io
import json
import os
import time
import zipfile
from pathlib import Path

import pytest

from kg.config import Config
from kg.errors import SourceError
from kg.model import Record
from kg.sources import SourceText, read_sources
from kg.sources.corpus import read_published
from kg.sources.decode import decode
from kg.sources.html import html_to_text
from kg.sources.origin import MEMBER_LIMIT

TEXT = (
    "全市水利工作会议召开\n\n■本报记者 林小舟\n\n3月4日，市委书记周远山主持召开全市水利工作会议。"
    "会议强调，要提高政治站位，突出工作重点，创新制度机制。市委副书记、市长何清出席。\n"
)
TRADITIONAL = (
    "全市水利工作會議召開\n\n3月4日，市委書記周遠山主持召開全市水利工作會議。"
    "會議強調，要提高政治站位，突出工作重點，創新制度機制。市委副書記、市長何清出席。\n"
)
GOLD = {
    "document": "river.txt",
    "entities": [{"id": "e1", "type": "Agency", "name": "长河市委"}],
    "statements": [],
}


def write(path, content=TEXT):
    """Write text as UTF-8, or bytes as they are, and give the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def write_zip(path, members):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def read(*sources, **options):
    return list(read_sources(sources, Config(**options)))


def only(*sources, **options):
    """The one thing that the sources give."""
    (found,) = read(*sources, **options)
    return found


def told(found):
    """Pages by name and errors by name and reason, in order."""
    return [
        (each.source, each.reason)
        if isinstance(each, SourceError)
        else getattr(each, "document", None) or each.page.document
        for each in found
    ]


def html(body):
    return html_to_text(f"<html><head><title>题</title></head><body>{body}</body></html>", "x.html")


# Discovery and names


def test_a_file_gives_its_name_text_and_hash(tmp_path):
    """A page that is named alone is called by its file name."""
    path = write(tmp_path / "a.txt")
    assert only(path) == SourceText("a.txt", TEXT, hashlib.sha256(TEXT.encode()).hexdigest())


def test_a_folder_is_read_with_its_subfolders_sorted_by_name(tmp_path):
    """Names are paths from the SOURCE with slashes; what is no page is left out in silence."""
    for name in ("b.txt", "sub/c.md", "sub/deep/d.HTM", "a.txt"):
        write(tmp_path / name)
    for name in (
        "README.md", "sub/readme.txt", "GUIDELINES.md", "corpus.toml.bak", "a.ann", "a.json", ".hidden.txt", ".git/x.txt",
        "p.png",
    ):  # fmt: skip
        write(tmp_path / name)
    assert told(read(tmp_path)) == ["a.txt", "b.txt", "sub/c.md", "sub/deep/d.HTM"]


def test_order_does_not_depend_on_the_order_of_sources(tmp_path):
    """Pages come sorted over all sources."""
    first, second = write(tmp_path / "x" / "b.txt"), write(tmp_path / "y" / "a.txt")
    assert told(read(first, second)) == told(read(second, first)) == ["a.txt", "b.txt"]


def test_a_glob_names_pages_from_its_fixed_part(tmp_path):
    """Names are relative to the folder before the first special character."""
    for name in ("2021/a.txt", "2022/b.txt", "2022/README.md", "2022/c.json.txt", "2022/d.png"):
        write(tmp_path / name)
    assert told(read(f"{tmp_path}/*/*")) == ["2021/a.txt", "2022/b.txt", "2022/c.json.txt"]
    assert told(read(f"{tmp_path}/202[2]/b*")) == ["2022/b.txt"]
    assert told(read(f"{tmp_path}/2022/b*")) == ["b.txt"]
    assert told(read(f"{tmp_path}/**/*.txt")) == ["2021/a.txt", "2022/b.txt", "2022/c.json.txt"]
    assert told(read(f"{tmp_path}/20*")) == ["2021/a.txt", "2022/b.txt", "2022/c.json.txt"]


def test_a_file_with_brackets_in_its_name_is_a_file(tmp_path):
    """What exists under its very name is no pattern."""
    assert told(read(write(tmp_path / "第[1]版.txt"))) == ["第[1]版.txt"]


def test_a_relative_glob_works_from_the_working_directory(tmp_path, monkeypatch):
    """A pattern without a folder is relative to the working directory."""
    write(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert told(read("*.txt")) == ["a.txt"]
    assert told(read(".")) == ["a.txt"]


def test_two_pages_of_one_name_are_a_clash(tmp_path):
    """The first is read, the later is an error."""
    first, second = write(tmp_path / "x" / "a.txt"), write(tmp_path / "y" / "a.txt", "别的。")
    assert [type(each) for each in read(first, second)] == [SourceText, SourceError]
    assert told(read(first, second)) == ["a.txt", ("a.txt", "clash")]
    assert read(first, second)[0].text == TEXT


def test_a_build_among_the_pages_is_not_read(tmp_path):
    """The folder of an earlier build is passed over; given itself, its records are read."""
    record = json.dumps(GOLD, ensure_ascii=False)
    write(tmp_path / "a.txt")
    files = {"manifest.json": "{}", "records.jsonl": record, "graph.html": "<p>图", "notes/x.txt": "别的。"}
    for name, content in files.items():
        write(tmp_path / "build" / name, content)
    assert told(read(tmp_path)) == ["a.txt"]
    assert told(read(tmp_path / "build")) == ["river.txt"]


def test_a_name_in_gbk_bytes_is_read(tmp_path):
    """A file name that is not UTF-8 gives a name that can be written."""
    raw = os.fsencode(tmp_path) + b"/" + "头版.txt".encode("gbk")
    try:
        Path(os.fsdecode(raw)).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert told(read(tmp_path)) == ["头版.txt"]


# Decoding


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        (TEXT, "utf-8", "utf-8"),
        (TEXT, "utf-8-sig", "utf-8"),
        (TEXT, "gbk", "gb18030"),
        (TEXT, "gb2312", "gb18030"),
        (TEXT + "𠮷字。", "gb18030", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL.replace("■", ""), "big5", "big5hkscs"),
        (TEXT, "utf-16", "utf-16-le"),
        (TEXT, "utf-16-le", "utf-16-le"),
        (TEXT, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "utf-16-be", "utf-16-be"),
        (TEXT, "utf-32", "utf-32-le"),
        ("plain ASCII\n", "ascii", "utf-8"),
    ],
)
def test_every_encoding_of_chinese_gives_the_text(tmp_path, text, encoding, expected):
    """The text comes back exactly, and the encoding is told."""
    page = only(write(tmp_path / "a.txt", text.encode(encoding)))
    assert (page.text, page.encoding) == (text, expected)


@pytest.mark.parametrize("encoding", ["gbk", "big5"])
@pytest.mark.parametrize(
    "sentence",
    [
        "市委書記周遠山主持召開全市水利工作會議",
        "會議強調要提高政治站位突出工作重點",
        "市長何清出席會議並講話",
    ],
)
def test_one_sentence_is_enough(encoding, sentence):
    """Short pages are not taken for another encoding."""
    assert decode(sentence.encode(encoding), "x")[0] == sentence


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (TEXT.encode()[:-2], "encoding"),
        ("衡山县白".encode()[:-2], "encoding"),  # GB18030 would give five common characters
        (
            "Le maire a présidé la réunion à l'hôtel de ville, où il était déjà allé.".encode("latin-1"),
            "encoding",
        ),
        (b"\xef\xbb\xbf\xff\xfe\xfd", "encoding"),
        (b"\xff\xfe\x00", "encoding"),
        (bytes(range(128, 256)) * 4, "encoding"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "binary"),
        (TEXT.encode() + b"\0", "binary"),
        (b"\x01\x02\x03\x04" * 100, "binary"),
        (gzip.compress(TEXT.encode(), mtime=0), "binary"),
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (" \n　\t\r\n".encode(), "empty"),
    ],
)
def test_what_is_no_chinese_text_is_refused(tmp_path, content, reason):
    """Nothing is ever read as mojibake; the reason is told."""
    assert told(read(write(tmp_path / "a.txt", content))) == [("a.txt", reason)]


def test_a_stray_control_character_is_no_reason_to_refuse_a_page(tmp_path):
    """The end-of-file mark of DOS may stand at the end."""
    assert only(write(tmp_path / "a.txt", TEXT + "\x1a")).text == TEXT + "\x1a"


def test_newlines_become_line_feeds(tmp_path):
    """Windows and old Mac newlines are read as one line feed; the hash is of the bytes."""
    content = "一。\r\n二。\r三。\n".encode()
    page = only(write(tmp_path / "a.txt", content))
    assert (page.text, page.sha256) == ("一。\n二。\n三。\n", hashlib.sha256(content).hexdigest())


# Refusals


def test_a_page_over_the_limit_is_refused(tmp_path):
    """The limit counts characters, and itself is allowed."""
    path = write(tmp_path / "a.txt", "市" * 100)
    assert told(read(path, page_limit=99)) == [("a.txt", "too_long")]
    assert told(read(path, page_limit=100)) == ["a.txt"]


def test_a_line_of_two_million_characters_takes_seconds_at_most(tmp_path):
    """Time is linear in the length of a line, in UTF-8 and in what has to be guessed."""
    start = time.perf_counter()
    for encoding in ("utf-8", "gbk", "utf-16-be"):
        path = write(tmp_path / f"{encoding}.txt", ("市委书记主持会议。" * 222_222).encode(encoding))
        assert len(only(path).text) == 1_999_998
    assert told(read(write(tmp_path / "long.txt", "市" * 2_000_001))) == [("long.txt", "too_long")]
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("source", "reason"),
    [("absent.txt", "missing"), ("no*match.txt", "missing"), ("page.pdf", "unknown_type")],
)
def test_what_is_not_there_is_an_error(tmp_path, monkeypatch, source, reason):
    """A missing file, a glob without a match and an unknown ending are told under the name that was given."""
    write(tmp_path / "page.pdf")
    monkeypatch.chdir(tmp_path)
    assert told(read(source)) == [(source, reason)]


def test_a_name_that_can_not_be_is_an_error():
    """A NUL in a name is told like any missing file."""
    assert only("bad\0name.txt").source == "bad\0name.txt"


def test_a_folder_without_pages_is_an_error(tmp_path):
    """Nothing passes in silence."""
    write(tmp_path / "README.md")
    assert told(read(tmp_path)) == [(str(tmp_path), "missing")]


def test_an_unreadable_file_does_not_stop_the_others(tmp_path, monkeypatch):
    """An error of the system is told, and the next page is read."""
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    opened = Path.open

    def refuse(self, *args, **kwargs):
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    assert told(read(tmp_path)) == [("a.txt", "unreadable"), "b.txt"]


def test_an_unreadable_folder_is_told(tmp_path, monkeypatch):
    """A folder that can't be listed is an error, not an empty folder."""
    write(tmp_path / "a.txt")
    write(tmp_path / "sub" / "b.txt")
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert told(read(tmp_path)) == ["a.txt", ("sub", "unreadable")]


@pytest.mark.parametrize("name", ["pipe.txt", "pipe.jsonl", "pipe.zip"])
def test_a_pipe_is_refused_and_never_waited_for(tmp_path, name):
    """Only regular files are read."""
    os.mkfifo(tmp_path / name)
    assert told(read(tmp_path / name)) == [(name, "unreadable")]


def test_a_link_to_nothing_is_told(tmp_path):
    """A broken link is an error in a folder too."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    assert told(read(tmp_path)) == [("a.txt", "unreadable")]


# JSON lines and records


def test_lines_of_jsonl_are_pages_with_what_they_tell(tmp_path):
    """A line is named by its number in the file; its own facts count as the corpus's; blank lines are no pages."""
    line = json.dumps(
        {"text": TEXT, "home": "长河市", "newspaper": "长河日报", "published": "2021-09", "id": "x"}
    )
    path = write(tmp_path / "p.jsonl", f"\ufeff{line}\n\n" + '{"text": "一。\\r\\n二。"}\r\n')
    first, second = read(path)
    facts = (first.document, first.newspaper, first.home, first.home_source, first.published)
    assert facts == ("p.jsonl#1", "长河日报", "长河市", "corpus", "2021-09")
    assert (second.document, second.text, second.home, second.home_source) == (
        "p.jsonl#3",
        "一。\n二。",
        None,
        "",
    )
    assert second.sha256 == hashlib.sha256('{"text": "一。\\r\\n二。"}'.encode()).hexdigest()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "bad_record"),
        (b"[1]", "bad_record"),
        (b'{"body": "x"}', "bad_record"),
        (b'{"text": 3}', "bad_record"),
        (b'{"text": "\\ud800"}', "bad_record"),
        (b'{"text": "x", "n": NaN}', "bad_record"),
        (b'{"text": ' + b"[" * 100_000, "bad_record"),
        (b'{"text": " "}', "empty"),
        ('{"text": "市委书记"}'.encode("gbk"), "encoding"),
        (b'{"statements": 3, "document": "d.txt"}', "bad_record"),
    ],
)
def test_a_bad_line_is_told_and_the_next_is_read(tmp_path, line, reason):
    """One bad line never costs the others."""
    path = write(tmp_path / "p.jsonl", line + b"\n" + json.dumps({"text": TEXT}).encode())
    found = read(path)
    assert [each.reason for each in found if isinstance(each, SourceError)] == [reason]
    assert [each.text for each in found if isinstance(each, SourceText)] == [TEXT]


def test_a_line_too_long_is_refused_unread(tmp_path, monkeypatch):
    """Of a line over the limit only the beginning is held; the next line is found behind it."""
    monkeypatch.setattr("kg.sources.origin.LINE_LIMIT", 100)
    lines = [json.dumps({"text": "一"}), json.dumps({"text": "x" * 250}), json.dumps({"text": "二"})]
    found = told(read(write(tmp_path / "p.jsonl", "\n".join(lines))))
    assert found == ["p.jsonl#1", ("p.jsonl#2", "too_long"), "p.jsonl#3"]


def test_a_jsonl_file_without_lines_is_empty(tmp_path):
    """A file of blank lines holds no page."""
    assert told(read(write(tmp_path / "p.jsonl", "\n\n"))) == [("p.jsonl", "empty")]


def test_records_are_told_by_their_statements(tmp_path):
    """A line and a whole file with `statements` are records, under the name that they give."""
    line = write(tmp_path / "r.jsonl", json.dumps({**GOLD, "document": "a.txt"}))
    whole = write(tmp_path / "gold.json", json.dumps(GOLD, ensure_ascii=False, indent=1))
    found = read(line, whole)
    assert [type(each) for each in found] == [Record, Record]
    assert told(found) == ["a.txt", "river.txt"]


def test_a_record_clashes_with_the_page_of_its_name(tmp_path):
    """A page is taken once, as text or as record, whichever is given first."""
    page, record = write(tmp_path / "river.txt"), write(tmp_path / "gold.json", json.dumps(GOLD))
    assert [type(each) for each in read(page, record)] == [SourceText, SourceError]
    assert [type(each) for each in read(record, page)] == [Record, SourceError]


def test_json_in_a_folder_is_not_read_but_by_glob(tmp_path):
    """Gold lies beside the pages: it is read when it is named."""
    write(tmp_path / "river.txt")
    write(tmp_path / "river.json", json.dumps(GOLD))
    assert [type(each) for each in read(tmp_path)] == [SourceText]
    assert [type(each) for each in read(f"{tmp_path}/*.json")] == [Record]


@pytest.mark.parametrize("content", ["{}", "[]", "{", '{"statements": [{}], "document": "a"}'])
def test_a_json_file_that_is_no_record_is_told(tmp_path, content):
    """A `.json` file is read as a record or not at all."""
    assert only(write(tmp_path / "a.json", content)).reason == "bad_record"


# Archives


def test_members_of_an_archive_are_pages(tmp_path):
    """Names are `archive.zip!/member`; the hash is of the member; what is no page is left out."""
    line = json.dumps({"text": TEXT})
    members = {
        "b.txt": TEXT.encode("gbk"), "d/a.html": "<p>市委</p>", "l.jsonl": f"{line}\n{line}", "README.md": "x",
        "g.json": json.dumps(GOLD), "__MACOSX/b.txt": "x", "d/.x.txt": "x", "inner.zip": b"PK", "p.png": b"x",
    }  # fmt: skip
    found = read(write_zip(tmp_path / "a.zip", members))
    assert told(found) == ["a.zip!/b.txt", "a.zip!/d/a.html", "a.zip!/l.jsonl#1", "a.zip!/l.jsonl#2"]
    assert found[0].sha256 == hashlib.sha256(TEXT.encode("gbk")).hexdigest()
    assert [each.text for each in found] == [TEXT, "市委\n", TEXT, TEXT]
    assert told(read(tmp_path)) == told(found)


def test_names_in_an_archive_of_chinese_windows_are_read(tmp_path):
    """GBK bytes in place of CP437 give the name that was meant."""
    path = write_zip(tmp_path / "a.zip", {"abcd.txt": TEXT})
    path.write_bytes(path.read_bytes().replace(b"abcd.txt", "头版".encode("gbk") + b".txt"))
    assert told(read(path)) == ["a.zip!/头版.txt"]


def test_a_member_that_climbs_is_only_a_name(tmp_path):
    """No member name is ever used as a path."""
    path = write_zip(tmp_path / "x" / "a.zip", {"../../evil.txt": TEXT, "/abs.txt": TEXT})
    assert told(read(path)) == ["a.zip!/../../evil.txt", "a.zip!//abs.txt"]
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


def test_a_member_too_large_is_refused(tmp_path):
    """What unpacks to more than the limit is refused, whatever its size in the archive."""
    path = write_zip(tmp_path / "a.zip", {"bomb.txt": b"a" * (MEMBER_LIMIT + 1), "ok.txt": TEXT})
    assert told(read(path, page_limit=10 * MEMBER_LIMIT)) == [
        ("a.zip!/bomb.txt", "too_long"),
        "a.zip!/ok.txt",
    ]


def test_a_bad_archive_is_told(tmp_path):
    """What is no archive, holds no page, or has a damaged member is an error; other members are read."""
    good = write_zip(tmp_path / "good.zip", {"a.txt": TEXT.encode(), "b.txt": b"0123456789"})
    data = bytearray(good.read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        data[archive.getinfo("a.txt").header_offset + 40] ^= 0xFF
    damaged = write(tmp_path / "damaged.zip", bytes(data))
    assert told(read(write(tmp_path / "no.zip", "nothing"))) == [("no.zip", "bad_zip")]
    assert told(read(write_zip(tmp_path / "bare.zip", {"x.png": b"x"}))) == [("bare.zip", "empty")]
    assert told(read(damaged)) == [("damaged.zip!/a.txt", "bad_zip"), "damaged.zip!/b.txt"]


def test_an_encrypted_member_is_told(tmp_path):
    """A member under a password is refused."""
    path = write_zip(tmp_path / "a.zip", {"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert told(read(write(tmp_path / "e.zip", bytes(data)))) == [("e.zip!/a.txt", "bad_zip")]


# HTML


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>全市会议</h1><p>市委召开。</p><h3>一</h3>", "# 全市会议\n\n市委召开。\n\n### 一\n"),
        ("<div>甲<div>乙</div></div>丙", "甲\n\n乙\n\n丙\n"),
        ("甲<br>乙<br/>丙", "甲\n乙\n丙\n"),
        ("<ul><li>甲</li><li>乙</li></ul>", "甲\n乙\n"),
        ("<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>", "甲 乙\n丙\n"),
        ("<p>市委\n   书记<b>秦国文</b>\n讲话</p>", "市委书记秦国文 讲话\n"),
        ("<p>in two\n  words</p>", "in two words\n"),
        ("<p>&nbsp;&nbsp;市委&amp;市府　</p>", "市委&市府\n"),
        ("<nav>菜单</nav><script>x()</script><style>p{}</style><!-- 注 --><p>正文</p>", "正文\n"),
        ("<p>未关<p>也未关", "未关\n\n也未关\n"),
        ("<h2> </h2><p>正文</p>", "正文\n"),
        ("<pre>甲\n乙</pre>", "甲\n乙\n"),
    ],
)
def test_html_becomes_lines_and_headings(body, expected):
    """Blocks are paragraphs, headings are marked, code and menus go."""
    assert html(body) == expected


def test_html_in_an_old_encoding_is_read(tmp_path):
    """GBK in HTML is told like anywhere; the text has no markup."""
    markup = "<html><meta charset=gb2312><body>" + "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
    page = only(write(tmp_path / "a.html", markup.encode("gbk")))
    assert (page.text.split("\n\n")[0], page.encoding) == ("全市水利工作会议召开", "gb18030")


def test_html_without_text_is_empty(tmp_path):
    """A page of scripts only is empty."""
    assert told(read(write(tmp_path / "a.html", "<script>1</script>"))) == [("a.html", "empty")]


def test_deep_html_is_no_trouble():
    """Markup nested deeper than Python's stack is read."""
    assert html("<b>" * 5000 + "市" + "</b>" * 5000) == "市\n"


# corpus.toml


def test_corpus_tells_of_all_pages_and_of_each(tmp_path):
    """A page's own facts beat those of the whole file."""
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    toml = (
        'newspaper = "长河日报"\nhome = "长河市"\n[pages."b.txt"]\npublished = 2021-09-01\nhome = "祁东县"\n'
    )
    write(tmp_path / "corpus.toml", toml)
    facts = [(each.newspaper, each.home, each.home_source, each.published) for each in read(tmp_path)]
    assert facts == [("长河日报", "长河市", "corpus", None), ("长河日报", "祁东县", "corpus", "2021-09-01")]


def test_the_option_beats_the_corpus(tmp_path):
    """--home is first, and the source of the home is told."""
    path = write(tmp_path / "a.txt")
    write(tmp_path / "corpus.toml", 'home = "长河市"')
    assert [(each.home, each.home_source) for each in read(path, home="衡阳市")] == [("衡阳市", "option")]
    assert [(each.home, each.home_source) for each in read(path)] == [("长河市", "corpus")]


def test_the_nearest_corpus_is_first(tmp_path):
    """A subfolder's file completes that of the SOURCE, which may name pages below it too; nothing above is read."""
    write(tmp_path / "corpus.toml", 'newspaper = "不读"')
    write(
        tmp_path / "s" / "corpus.toml",
        'home = "上"\nnewspaper = "日报"\n[pages."sub/a.txt"]\npublished = "2020"',
    )
    write(tmp_path / "s" / "sub" / "corpus.toml", 'home = "下"')
    write(tmp_path / "s" / "sub" / "a.txt")
    page = only(tmp_path / "s")
    assert (page.home, page.newspaper, page.published) == ("下", "日报", "2020")


def test_an_archive_has_a_corpus_within_and_beside(tmp_path):
    """The file in the archive is nearest, that beside the archive comes after, and may name its members."""
    toml = 'newspaper = "外"\nhome = "外市"\n[pages."a.zip!/d/a.txt"]\npublished = "2019"'
    write(tmp_path / "corpus.toml", toml)
    write_zip(tmp_path / "a.zip", {"corpus.toml": 'home = "内市"', "d/a.txt": TEXT})
    page = only(tmp_path)
    assert (page.home, page.newspaper, page.published) == ("内市", "外", "2019")


def test_a_line_of_jsonl_beats_the_corpus(tmp_path):
    """What a line says of itself is nearest; the corpus may name it by number."""
    write(tmp_path / "p.jsonl", json.dumps({"text": TEXT, "home": "近"}))
    write(tmp_path / "corpus.toml", 'home = "远"\n[pages."p.jsonl#1"]\npublished = "2018-05"')
    page = only(tmp_path)
    assert (page.home, page.published) == ("近", "2018-05")


@pytest.mark.parametrize("toml", ["home = ", "home = 3", 'newspaper = ""', "pages = 3", b"home = '\xff'"])
def test_a_corrupt_corpus_is_told_once_and_pages_are_read(tmp_path, toml):
    """One error for the file; the pages go without it."""
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    write(tmp_path / "corpus.toml", toml)
    assert told(read(tmp_path)) == [("corpus.toml", "corpus"), "a.txt", "b.txt"]


@pytest.mark.parametrize(
    "entry", ['published = "soon"', 'published = "2021-13"', "published = true", "home = 1"]
)
def test_a_bad_entry_of_a_page_is_told_and_the_page_is_read(tmp_path, entry):
    """What can't be used is left out; the rest of the file holds."""
    write(tmp_path / "a.txt")
    write(tmp_path / "corpus.toml", f'home = "长河市"\n[pages."a.txt"]\n{entry}')
    error, page = read(tmp_path)
    assert (error.source, error.reason, page.home, page.published) == ("a.txt", "corpus", "长河市", None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021", "2021"), ("2021-09", "2021-09"), ("2024-02-29", "2024-02-29"), ("XXXX-09-01", "XXXX-09-01"),
        ("202X", "202X"), ("2021-XX-31", "2021-XX-31"), ("XXXX-02-29", "XXXX-02-29"), (2023, "2023"),
        ("2023-02-29", None), ("2021-13", None), ("2021-1", None), ("XXXX-02-30", None), ("0000", None), ("", None),
        ("2021-09-01T08:00", None), ("２０２１", None), (True, None), (3.5, None), (None, None), ("2021\n", None),
    ],
)  # fmt: skip
def test_published_is_a_date_that_exists(value, expected):
    """Partial dates and unknown digits are allowed, impossible ones are not."""
    assert read_published(value) == expected


def test_the_seed_corpus_is_read():
    """The five pages that the project started from, with what their corpus.toml tells."""
    folder = Path(__file__).parents[2] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the seed pages are not in ../shared")
    pages = read(folder)
    assert {(each.home, each.newspaper) for each in pages} == {("衡阳市", "衡阳日报")}
    assert [each.published for each in pages] == ["2023-12-25", "2024-01", "2020-11", "2021-11", "2021-09"]
