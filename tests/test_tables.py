"""The corpus as a table of statements."""

import csv
import io
from dataclasses import replace

import factory
import pandas as pd
import pytest

from kg.model import Identity
from kg.publish.tables import persons_csv, statements_csv


def rows(corpus):
    text = statements_csv(corpus).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def renamed(name):
    """The factory corpus with another name for its first person."""
    corpus = factory.corpus()
    entities = tuple(replace(e, name=name) if e.id == "person-1" else e for e in corpus.entities)
    return replace(corpus, entities=entities)


def test_one_row_a_statement_of_every_status():
    """Asserted and planned statements have a row each, sorted by id."""
    assert [s.id for s in factory.STATEMENTS] == [row["id"] for row in rows(factory.corpus())]
    assert "planned" in {row["status"] for row in rows(factory.corpus())}


def test_columns():
    """The columns are those of the contract; every required qualifier has its own."""
    expected = (
        "subject subject_type relation object object_type agreement award title topic qualifiers status basis "
        "date attested start_date end_date confidence quote document article headline evidence_count id"
    )

    assert expected.split() == list(rows(factory.corpus())[0])


def test_cells_of_a_row():
    """A row names both ends with their types, the dates, the quote and where it stands."""
    row = rows(factory.corpus())[1]

    expected = {
        "subject": "周远山",
        "subject_type": "Official",
        "relation": "presides_over",
        "object": "清河市水利工作会议",
        "object_type": "Event",
        "qualifiers": '{"verb": "主持召开"}',
        "date": "2024-03-04",
        "attested": "",
        "basis": "stated",
        "confidence": "0.9",
        "quote": "市委书记周远山主持召开全市水利工作会议",
        "document": "river.txt",
        "article": "a1",
        "headline": "全市水利工作会议召开",
        "evidence_count": "1",
    }
    assert expected == {name: row[name] for name in expected}


def test_proposal_without_object_keeps_its_topic():
    """A `proposes` without an object has an empty object and its topic in a column."""
    row = rows(factory.corpus())[7]

    assert (row["object"], row["object_type"], row["topic"]) == ("", "", "建设“清流”工程")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_formulas_are_made_safe(start):
    """A cell that a spreadsheet would run gets an apostrophe in front."""
    assert f"'{start}cmd|' /C calc'!A0" == rows(renamed(f"{start}cmd|' /C calc'!A0"))[0]["subject"]


def test_bytes_for_spreadsheets():
    r"""The file starts with a byte-order mark and ends every row, and nothing else, with \r\n."""
    content = statements_csv(factory.corpus())

    assert content.startswith("\ufeffsubject,".encode())
    assert len(factory.STATEMENTS) + 1 == content.count(b"\r\n") == content.count(b"\n")


def test_awkward_text_survives():
    """Quotation marks, commas and line breaks in a name come back as they were."""
    assert rows(renamed('周"远",\n山'))[0]["subject"] == '周"远",\n山'


def test_pandas_reads_it():
    """The file is read by pandas as it is."""
    frame = pd.read_csv(io.BytesIO(statements_csv(factory.corpus())))

    assert list(frame.loc[0, ["subject", "relation", "object"]]) == ["周远山", "holds_post", "清河市委"]


def test_order_of_the_corpus_does_not_matter():
    """The same corpus in another order gives the same bytes."""
    corpus = factory.corpus()

    turned = replace(corpus, statements=corpus.statements[::-1], entities=corpus.entities[::-1])
    assert statements_csv(corpus) == statements_csv(turned)


def test_persons_of_one_name_are_a_table():
    """A row a decision: the features with their signs, their sum, and where both are first named."""
    told = Identity(
        "=周",
        "unclear",
        "person-1",
        "person-2",
        "a.txt",
        "b.txt",
        (("same_prefecture", 1.0), ("other_town", -1.5)),
    )
    written = persons_csv(replace(factory.corpus(), identities=(told,)))

    (row,) = csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    assert "same_prefecture +1; other_town -1.5" == row["features"]
    assert ("'=周", "unclear", "-0.5", "b.txt") == (
        row["name"],
        row["decision"],
        row["score"],
        row["other_document"],
    )
