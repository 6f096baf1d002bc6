"""Gold files as sources: they get text, mentions and what is known of the page from the files beside them."""

import json
from pathlib import Path

import pytest

from kg.config import Config
from kg.errors import SourceError
from kg.extraction import extract_all
from kg.model import Record, Span

TEXT = "全市水利工作会议召开\n\n3月4日，市委书记周远山主持会议。周远山很忙。\n"
QUOTE = "市委书记周远山"


def write(folder: Path, **changed: object) -> Path:
    """A gold file with its page, its mentions and its corpus.toml; keys changed, or left out where None."""
    entities = [
        {"id": "e1", "type": "Agency", "name": "清河市委", "aliases": ["市委"]},
        {"id": "e2", "type": "Official", "name": "周远山"},
    ]
    statement = {
        "relation": "holds_post",
        "subject": "e2",
        "object": "e1",
        "qualifiers": {"title": "书记"},
        "evidence": QUOTE,
        "article": "a1",
    }
    gold = {
        "document": "a.txt",
        "home": "清河市",
        "articles": [
            {"id": "a1", "headline": "全市水利工作会议召开", "bylines": [], "start": 0, "end": len(TEXT)}
        ],
        "entities": entities,
        "statements": [statement],
    } | changed
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.ann").write_text("17\t19\tAgency\t市委\n21\t24\tOfficial\t周远山\n", encoding="utf-8")
    (folder / "corpus.toml").write_text('newspaper = "清河日报"\nhome = "河源市"\n', encoding="utf-8")
    file = folder / "a.json"
    file.write_text(json.dumps({key: value for key, value in gold.items() if value is not None}))
    return file


def read(file: Path) -> Record:
    """The one record of a gold file."""
    (record,) = extract_all([file], Config())
    assert isinstance(record, Record), record
    return record


def failure(file: Path) -> str:
    """The one error of a gold file."""
    (error,) = extract_all([file], Config())
    assert isinstance(error, SourceError), error
    return str(error)


def test_a_gold_file_gets_the_text_of_its_page(tmp_path):
    """Quotes, mentions and sentences have their places in the text that lies beside the gold file."""
    record = read(write(tmp_path))

    assert TEXT == record.page.text
    assert [(Span(17, 19), "e1"), (Span(21, 24), "e2")] == [(m.span, m.entity) for m in record.mentions]
    (evidence,) = record.statements[0].evidence
    assert (Span(17, 24), 1) == (evidence.span, evidence.sentence)
    assert [(Span(0, 10), "a1"), (Span(12, 29), "a1")] == [
        (each.span, each.article) for each in record.page.sentences[:2]
    ]


def test_a_gold_file_gets_what_corpus_toml_says_and_keeps_what_it_says_itself(tmp_path):
    """The newspaper comes from corpus.toml, and the home that the gold names is not overwritten by it."""
    page = read(write(tmp_path)).page

    assert ("清河日报", "清河市") == (page.newspaper, page.home)
    assert "河源市" == read(write(tmp_path, home=None)).page.home


def test_a_record_with_a_text_of_its_own_keeps_it(tmp_path):
    """What a record brings is not replaced by what lies beside it."""
    record = read(write(tmp_path, text=TEXT.replace("很忙", "不忙")))

    assert "周远山不忙" in record.page.text
    assert () == record.mentions


def test_mentions_in_the_gold_beat_the_ann_file(tmp_path):
    """A gold file that says which entity each mention means is taken at its word."""
    mention = {"start": 29, "end": 32, "type": "Official", "text": "周远山", "entity": "e2"}

    assert [Span(29, 32)] == [each.span for each in read(write(tmp_path, mentions=[mention])).mentions]


def test_words_that_two_entities_bear_mean_neither(tmp_path):
    """A mention whose words name two entities of its type is kept without an entity."""
    entities = [
        {"id": "e1", "type": "Agency", "name": "清河市委", "aliases": ["市委"]},
        {"id": "e2", "type": "Official", "name": "周远山"},
        {"id": "e3", "type": "Agency", "name": "河源市委", "aliases": ["市委"]},
    ]

    assert [None, "e2"] == [each.entity for each in read(write(tmp_path, entities=entities)).mentions]


@pytest.mark.parametrize("document", ["../a.txt", "/a.txt", "b/../../a.txt"])
def test_a_page_is_looked_for_beside_the_gold_file_only(tmp_path, document):
    """A gold file can't name a file outside its folder."""
    folder = tmp_path / "gold"
    folder.mkdir()
    file = write(folder, document=document)
    (tmp_path / "a.txt").write_text("secret", encoding="utf-8")

    assert "" == read(file).page.text


def test_a_page_that_lacks_a_quote_is_told(tmp_path):
    """A gold file whose quote doesn't stand on its page is refused with the quote."""
    file = write(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT.replace("周远山", "周近水"), encoding="utf-8")
    (tmp_path / "a.ann").unlink()

    assert "市委书记周远山" in failure(file)


def test_a_broken_ann_line_is_told_with_its_number(tmp_path):
    """A line without tabs is refused, and the message says which line of which file."""
    file = write(tmp_path)
    (tmp_path / "a.ann").write_text("17\t19\tAgency\t市委\n21 24 Official\n", encoding="utf-8")

    message = failure(file)

    assert "a.ann" in message
    assert "line 2" in message


def test_a_sentence_after_a_picture_belongs_to_the_story_around_it(tmp_path):
    """Where a picture with a story of its own stands inside an article, what follows is the article's again."""
    start = TEXT.index("3月4日")
    articles = [
        {"id": "a1", "headline": "全市水利工作会议召开", "bylines": [], "start": 0, "end": len(TEXT)},
        {"id": "a2", "headline": "", "bylines": [], "start": start, "end": start + 17},
    ]

    record = read(write(tmp_path, articles=articles))

    assert ["a1", "a2", "a1"] == [each.article for each in record.page.sentences]
