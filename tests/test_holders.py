"""The office-holders of a corpus: their tenures, their events, and who was in one room with them."""

from dataclasses import replace

import factory
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Corpus, Entity, Statement, Tenure
from kg.publish.holders import Holder, holders
from kg.publish.rdf import triples
from kg.publish.store import write_store
from kg.query import resolve_question, run_query

SECOND = Entity("event-2", "Event", "清河市防汛会议", home="清河市")
VISITOR = Entity("person-4", "Person", "王二", home="清河市")


def claim(identifier: str, relation: str, subject: str, target: str, **qualifiers) -> Statement:
    """An asserted statement on the factory's page."""
    return Statement(identifier, relation, subject, target, (factory.evidence("何清出席"),), qualifiers)


def tenure(
    identifier: str, person: str, first: str | None, body: str = "agency-1", title: str = "书记"
) -> Tenure:
    """A tenure of which nothing but its first attestation is known."""
    return Tenure(identifier, person, body, title, "regular", first, first, None, None, ())


def of(*statements: Statement) -> Corpus:
    """The factory's corpus with one more event and person, and with other statements."""
    corpus = factory.corpus()
    return replace(corpus, entities=(*corpus.entities, SECOND, VISITOR), statements=statements)


def rows(*statements: Statement) -> dict[str, Holder]:
    """The office-holders of a corpus with these statements, by person."""
    return {row.person: row for row in holders(of(*statements))}


def test_the_factory_has_three_holders():
    """The chair, the one who attends and the guest of the reception, in the order of their events."""
    assert holders(factory.corpus()) == (
        Holder("person-1", ("tenure-1",), 1, 1, (("person-2", 1), ("person-3", 1))),
        Holder("person-2", ("tenure-2",), 1, 0, (("person-1", 1),)),
        Holder("person-3", ("tenure-3",), 0, 0, (("person-1", 1),)),
    )


def test_who_has_no_tenure_has_no_row():
    """Attending makes nobody an office-holder."""
    assert "person-4" not in rows(claim("s1", "attends", "person-4", "event-1"))


def test_tenures_stand_in_the_order_in_which_they_are_attested():
    """First attested first, without a date last, then by body and title."""
    held = (
        tenure("t1", "person-1", None),
        tenure("t2", "person-1", "2024-03", body="agency-2"),
        tenure("t3", "person-1", "2024-03", body="agency-1", title="常委"),
        tenure("t4", "person-1", "2024-03", body="agency-1", title="书记"),
        tenure("t5", "person-1", "2023"),
    )
    (row,) = holders(replace(of(), tenures=held))
    assert row.tenures == ("t5", "t4", "t3", "t2", "t1")


def test_an_event_counts_once_whatever_somebody_does_there():
    """To chair, to attend and to speak at one event is one event."""
    row = rows(
        claim("s1", "presides_over", "person-1", "event-1"),
        claim("s2", "attends", "person-1", "event-1"),
        claim("s3", "speaks_at", "person-1", "event-2"),
    )["person-1"]
    assert (row.events, row.chaired) == (2, 1)


def test_a_chair_counts_once_for_an_event():
    """Two statements of one chair, say of two pages, are one event chaired."""
    twice = [claim(f"s{n}", "presides_over", "person-1", "event-1", verb=f"动词{n}") for n in (1, 2)]
    assert rows(*twice)["person-1"].chaired == 1


@pytest.mark.parametrize("status", ["planned", "denied"])
def test_only_what_took_place_counts(status):
    """A plan or a denial is no event, no chair and no company."""
    told = [
        claim("s1", "presides_over", "person-1", "event-1"),
        claim("s2", "attends", "person-2", "event-1"),
        claim("s3", "meets_with", "person-1", "person-3"),
    ]
    row = rows(*(replace(each, status=status) for each in told))["person-1"]
    assert (row.events, row.chaired, row.beside) == (0, 0, ())


def test_to_organise_is_not_to_be_in_the_room():
    """Only chairing, attending and speaking put a person into a room."""
    row = rows(claim("s1", "organises", "person-1", "event-1"), claim("s2", "attends", "person-2", "event-1"))
    assert (row["person-1"].events, row["person-2"].beside) == (0, ())


def test_beside_are_persons_most_often_first():
    """Officials and other persons count, bodies do not; equal counts stand by id."""
    row = rows(
        claim("s1", "presides_over", "person-1", "event-1"),
        claim("s2", "attends", "person-4", "event-1"),
        claim("s3", "speaks_at", "person-3", "event-1"),
        claim("s4", "attends", "agency-3", "event-1"),
        claim("s5", "attends", "person-2", "event-1"),
        claim("s6", "attends", "person-1", "event-2"),
        claim("s7", "attends", "person-3", "event-2"),
    )["person-1"]
    assert row.beside == (("person-3", 2), ("person-2", 1), ("person-4", 1))


def test_many_who_were_there_equally_often_stand_by_id():
    """A full room is listed by id."""
    guests = [Entity(f"person-{number}", "Person", f"来宾{number}") for number in range(10, 40)]
    told = [claim(f"s{guest.id}", "attends", guest.id, "event-1") for guest in guests]
    corpus = of(*told, claim("s1", "attends", "person-1", "event-1"))
    row = holders(replace(corpus, entities=(*corpus.entities, *guests)))[0]
    assert row.beside == tuple((guest.id, 1) for guest in guests)


def test_a_reception_is_one_occasion_for_all_who_were_there():
    """Two who met the same guest were in one room; another day is another occasion; a reception is no event."""
    row = rows(
        claim("s1", "meets_with", "person-1", "person-3", date="2024-03-04"),
        claim("s2", "meets_with", "person-2", "person-3", date="2024-03-04"),
        claim("s3", "meets_with", "person-1", "person-2", date="2024-03-04"),
        claim("s4", "meets_with", "person-1", "person-3", date="2024-03-05"),
    )["person-1"]
    assert (row.events, row.beside) == (0, (("person-3", 2), ("person-2", 1)))


def test_rows_stand_by_events_then_tenures_then_id():
    """Who was at most events comes first, among equals who has more tenures."""
    held = (*factory.TENURES, tenure("t4", "person-3", None), tenure("t5", "person-4", None))
    told = (claim("s1", "attends", "person-2", "event-1"),)
    assert [row.person for row in holders(replace(of(*told), tenures=held))] == [
        *("person-2", "person-3", "person-1", "person-4"),
    ]


MIXED = (
    *factory.STATEMENTS,
    claim("s1", "attends", "person-3", "event-1"),
    claim("s2", "attends", "person-4", "event-2"),
    claim("s3", "speaks_at", "person-1", "event-2"),
    claim("s4", "meets_with", "person-2", "person-3", date="2024-03-04"),
    claim("s5", "meets_with", "person-1", "person-2", date="2024-03-06"),
    claim("s6", "attends", "agency-2", "event-1"),
)


@given(st.permutations(MIXED), st.permutations(factory.TENURES))
def test_the_order_of_the_corpus_does_not_matter(statements, tenures):
    """The rows are the same for the same statements and tenures in any order."""
    assert holders(replace(of(*statements), tenures=tuple(tenures))) == holders(of(*MIXED))


def test_beside_means_what_the_question_co_presence_means(tmp_path):
    """The page and the query count the same rooms for every office-holder."""
    corpus = of(*MIXED)
    names = {entity.id: entity.name for entity in corpus.entities}
    bodies = {entity.name for entity in corpus.entities if entity.id.startswith("agency")}
    write_store(triples(corpus), tmp_path / "store")
    for row in holders(corpus):
        query = resolve_question("co_presence", {"actor": names[row.person]}, tmp_path / "store")
        answers = run_query(tmp_path / "store", query, timeout=30).rows
        asked = {other: int(times) for other, times in answers if other not in bodies}
        assert asked == {names[other]: times for other, times in row.beside}
