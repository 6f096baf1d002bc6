"""Extraction records to and from JSON lines."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from factory import TEXT, record
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import RecordError
from kg.model import Article, Author, Entity, Evidence, Mention, Page, Record, Sentence, Span, Statement
from kg.records import dump_line, parse_records, read_records, record_from_json, record_to_json, sentence_at
from kg.schema import load_schema

GOLD = Path(__file__).parents[2] / "shared" / "gold"

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
shares = st.floats(0, 1)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span within a text."""
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """A page of any text, cut in any way."""
    text = draw(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    byline = st.builds(Author, words, st.none() | words, st.none() | spans(text))
    articles = tuple(
        Article(f"a{number}", draw(words), tuple(draw(st.lists(byline, max_size=2))), draw(spans(text)))
        for number in range(draw(st.integers(0, 3)))
    )
    homes = st.none() | words
    return Page(
        document=draw(words),
        text=text,
        sha256=draw(words),
        articles=articles,
        sentences=tuple(Sentence(Span(*cut), draw(st.none() | st.just("a0"))) for cut in pairwise(cuts)),
        home=draw(homes),
        home_source=draw(words),
        published=draw(homes),
        newspaper=draw(homes),
        encoding=draw(words),
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record with entities, mentions and statements that hold the invariants."""
    page = draw(pages())
    types, relations = sorted(load_schema().types), sorted(load_schema().relations)
    maybe = st.none() | words
    entities = tuple(
        Entity(
            f"e{number}",
            draw(st.sampled_from(types)),
            draw(words),
            tuple(draw(st.lists(words, max_size=2))),
            draw(st.booleans()),
            *(draw(maybe) for _ in range(5)),
            private=draw(st.booleans()),
        )
        for number in range(draw(st.integers(1, 4)))
    )
    ids = st.sampled_from([entity.id for entity in entities])
    mentions = []
    for span in draw(st.lists(spans(page.text), max_size=3)):
        found = page.text[slice(*span)]
        kind = draw(st.sampled_from(types))
        mentions.append(Mention(span, kind, found, draw(words), draw(shares), draw(st.none() | ids)))
    statements = []
    for number, span in enumerate(draw(st.lists(spans(page.text), max_size=3))):
        sure = draw(shares)
        article = draw(st.sampled_from([None, *(article.id for article in page.articles)]))
        quote, by = page.text[slice(*span)], draw(st.sampled_from(["rules/1", "other/2"]))
        evidence = Evidence(page.document, article, sentence_at(page, span), span, quote, by, sure)
        statements.append(
            Statement(
                f"s{number}",
                draw(st.sampled_from(relations)),
                draw(ids),
                draw(st.none() | ids),
                (evidence,),
                draw(st.dictionaries(words, json_values, max_size=3)),
                draw(st.sampled_from(["asserted", "planned", "denied"])),
                draw(st.sampled_from(["stated", "derived"])),
                sure,
            )
        )
    return Record(page, "rules/1", tuple(mentions), entities, tuple(statements))


@settings(deadline=None)
@given(records())
def test_a_record_comes_back_from_its_line(written: Record) -> None:
    """Whatever a record holds, its line is one line and reads back as the same record."""
    line = dump_line(written)

    assert "\n" not in line
    assert [written] == list(parse_records(line, "line"))


def test_the_line_has_the_keys_of_the_contract_in_their_order() -> None:
    """The top-level keys are those that other tools rely on."""
    assert [
        "document",
        "sha256",
        "kg",
        "recogniser",
        "encoding",
        "newspaper",
        "home",
        "home_source",
        "home_confidence",
        "published",
        "text",
        "articles",
        "sentences",
        "mentions",
        "entities",
        "statements",
    ] == list(record_to_json(record()))


def test_a_statement_is_flat_with_its_evidence() -> None:
    """Quote, span, article and confidence stand in the statement itself."""
    statement = record_to_json(record())["statements"][0]

    start = TEXT.index("市委书记周远山")
    assert ("市委书记周远山", start, start + 7, "a1", 0.9) == tuple(
        statement[key] for key in ("evidence", "start", "end", "article", "confidence")
    )


def test_unknown_keys_are_ignored() -> None:
    """A record with keys of a later version is read all the same."""
    later = record_to_json(record()) | {"later": [1]}
    later["entities"][0]["later"] = {"a": 1}

    assert record() == record_from_json(later, "later")


def test_a_line_separator_inside_a_string_is_no_line_end() -> None:
    """U+2028 and U+0085 may stand in a text."""
    one = record()
    odd = replace(one, page=replace(one.page, newspaper="清\u2028河\u0085报"))

    assert [odd, odd] == list(parse_records(f"{dump_line(odd)}\n\n{dump_line(odd)}\n", "odd"))


def gold_like(**changes: Any) -> dict[str, Any]:
    """An object in the shape of a gold file, on a short page."""
    return {
        "document": "a.txt",
        "home": "清河市",
        "published": None,
        "text": "何清出席会议。市长何清讲话。",
        "articles": [{"id": "a1", "headline": "会议", "bylines": ["林小舟"]}],
        "entities": [
            {"id": "e1", "type": "Official", "name": "何清", "aliases": []},
            {"id": "e2", "type": "Agency", "name": "清河市政府", "aliases": ["市政府"]},
        ],
        "statements": [
            {
                "relation": "holds_post",
                "subject": "e1",
                "object": "e2",
                "qualifiers": {"title": "市长"},
                "evidence": "市长何清",
                "article": "a1",
                "status": ["planned", "asserted"],
            }
        ],
    } | changes


def test_a_quote_without_a_span_is_found_in_the_text() -> None:
    """A gold file's quote gets its place, its first status, and authors from its bylines."""
    read = record_from_json(gold_like(), "gold")

    assert Span(7, 11) == read.statements[0].evidence[0].span
    assert "planned" == read.statements[0].status
    assert (Author("林小舟"),) == read.page.articles[0].authors


def test_without_text_a_quote_has_no_place() -> None:
    """A gold file without its text is read, and claims no position."""
    read = record_from_json(gold_like(text=None), "gold")

    assert Span(0, 0) == read.statements[0].evidence[0].span


def test_the_gold_files_are_read() -> None:
    """Every gold file is one record with all its entities and statements."""
    files = sorted(GOLD.glob("*.json"))
    if not files:
        pytest.skip(f"no gold files at {GOLD}")
    for file in files:
        whole = json.loads(file.read_text(encoding="utf-8"))

        (read,) = read_records(file)

        assert isinstance(read, Record)
        assert len(whole["entities"]) == len(read.entities)
        assert len(whole["statements"]) == len(read.statements)
        assert read == record_from_json(record_to_json(read), "again")


def broken(path: str, value: Any) -> dict[str, Any]:
    """The factory's record with one value changed; the path is dotted."""
    whole = record_to_json(record())
    *way, last = path.split(".")
    place: Any = whole
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    if value is KeyError:
        del place[last]
    else:
        place[int(last) if last.isdigit() else last] = value
    return whole


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("document", KeyError, "`document` is missing"),
        ("document", 7, "`document` must be a string, not 7"),
        ("statements", KeyError, "`statements` is missing"),
        ("statements", {}, "`statements` must be a list"),
        ("entities", ["x"], "entities 1 must be an object"),
        ("entities.0.type", "Body", "type 'Body' is not known"),
        ("entities.0.aliases", [1], "`aliases` must be a list of strings"),
        ("entities.1.id", "e1", "the entity id 'e1' is used twice"),
        ("entities.0.private", "no", "`private` must be true or false"),
        ("mentions.0.text", "省委", "is '市委', not '省委'"),
        ("mentions.0.entity", "e9", "entity 'e9' is not known"),
        ("mentions.0.start", None, "must be positions in order"),
        ("mentions.0.start", True, "must be positions in order"),
        ("mentions.0.end", 10_000, "`end` is 10000"),
        ("statements.0.relation", "knows", "relation 'knows' is not known"),
        ("statements.0.subject", "e9", "subject 'e9' is not known"),
        ("statements.0.object", "e9", "object 'e9' is not known"),
        ("statements.0.status", "maybe", "status 'maybe' is not known"),
        ("statements.0.basis", "guess", "basis 'guess' is not known"),
        ("statements.0.article", "a9", "article 'a9' is not known"),
        ("statements.0.evidence", KeyError, "`evidence` is missing"),
        ("statements.0.evidence", "别的", "not '别的'"),
        ("statements.0.confidence", 2, "`confidence` must be a number from 0 to 1"),
        ("statements.0.qualifiers", [], "`qualifiers` must be an object"),
        ("sentences.0", [3, 1, None], "a sentence is"),
    ],
)
def test_a_broken_record_is_refused_with_its_line(path: str, value: Any, told: str) -> None:
    """The error names the line, the part and what is wrong, and the lines around it are read."""
    good = dump_line(record())
    lines = f"{good}\n{json.dumps(broken(path, value), ensure_ascii=False)}\n{good}\n"

    first, error, last = parse_records(lines, "r.jsonl")

    assert record() == first == last
    assert isinstance(error, RecordError)
    assert str(error).startswith("r.jsonl:2")
    assert told in str(error)


@pytest.mark.parametrize(
    "line", ["{", "[]", "3", '{"a": NaN}', "{}x", '{"document": "\\ud800"}', "[" * 100_000 + "}"]
)
def test_what_is_no_json_object_is_refused(line: str) -> None:
    """A line that is no JSON object, or could not be written again, is an error that names it."""
    _, error = parse_records(f"{dump_line(record())}\n{line}", "r.jsonl")

    assert isinstance(error, RecordError)
    assert str(error).startswith("r.jsonl:2: ")


def test_a_quote_that_is_not_on_the_page_is_refused() -> None:
    """Evidence without a span must stand in the text."""
    whole = gold_like(text="别的话。")

    with pytest.raises(RecordError, match="does not stand on the page"):
        record_from_json(whole, "gold")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A missing file and one that is not UTF-8 are errors that name the file."""
    (tmp_path / "gbk.jsonl").write_bytes("市委".encode("gbk"))
    for name in ("none.jsonl", "gbk.jsonl"):
        with pytest.raises(RecordError, match=name):
            list(read_records(tmp_path / name))
