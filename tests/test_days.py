"""The days of a corpus: which card a statement stands on, in which order, and on which day."""

from dataclasses import replace

import factory
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Corpus, Entity, Evidence, Span, Statement
from kg.publish.days import Card, Day, days
from kg.publish.derived import receptions

DAY = "2024-03-04"
OPENING = Entity("event-2", "Event", "清河市水利周开幕式", home="清河市")
WEEK = Entity("event-3", "Event", "清河市水利周", home="清河市")


def proof(
    start: int = 0, document: str = "river.txt", article: str | None = "a1", quote: str = ""
) -> Evidence:
    """An evidence that starts at a place of a page."""
    words = quote or "某人做某事"
    return Evidence(document, article, 1, Span(start, start + len(words)), words, "rules/1", 0.9)


def claim(
    identifier: str, relation: str, subject: str, target: str | None, *evidence: Evidence, **qualifiers
) -> Statement:
    """An asserted statement; it stands at the start of the factory's page unless an evidence is given."""
    return Statement(identifier, relation, subject, target, evidence or (proof(),), qualifiers)


def of(*statements: Statement) -> Corpus:
    """The factory's corpus with two more events and with other statements."""
    corpus = factory.corpus()
    return replace(corpus, entities=(*corpus.entities, OPENING, WEEK), statements=statements)


def cards(*statements: Statement) -> list[Card]:
    """All cards of a corpus with these statements, the latest day first."""
    return [card for day in days(of(*statements)) for card in day.cards]


def dates(*statements: Statement) -> list[str | None]:
    """The dates of all days of a corpus with these statements."""
    return [day.date for day in days(of(*statements))]


def test_the_factory_has_one_day_with_a_meeting_and_a_reception():
    """The day of the page has the event and the reception, and nothing that is a plan, a state or derived."""
    (reception,) = receptions(factory.corpus())
    story = (("river.txt", "a1"),)
    assert days(factory.corpus()) == (
        Day(
            DAY,
            (
                Card("event", "event-1", ("statement-2", "statement-4"), story),
                Card("reception", reception.id, ("statement-7",), story),
            ),
        ),
    )


@pytest.mark.parametrize("changes", [{"status": "planned"}, {"status": "denied"}, {"basis": "derived"}])
def test_only_what_a_page_states_as_done_has_a_card(changes):
    """A plan, a denial and a derived statement stand on no card."""
    assert cards(replace(claim("s1", "visits", "person-1", "agency-3", date=DAY), **changes)) == []


def test_an_event_lists_the_chair_then_the_attendance_list_then_the_rest():
    """Chair, those with an order by it, those without by their place, organisers, the place, and all others."""
    (card,) = cards(
        claim("s1", "receives_award", "person-3", "event-1", proof(1), date=DAY, award="奖"),
        claim("s2", "located_in", "event-1", "agency-2", proof(2)),
        claim("s3", "organises", "agency-1", "event-1", proof(3), date=DAY),
        claim("s4", "speaks_at", "agency-3", "event-1", proof(4), date=DAY),
        claim("s5", "attends", "person-3", "event-1", proof(5), date=DAY, order=10),
        claim("s6", "attends", "person-2", "event-1", proof(6), date=DAY, order=2),
        claim("s7", "attends", "agency-2", "event-1", proof(0), date=DAY),
        claim("s8", "presides_over", "person-1", "event-1", proof(8), date=DAY),
    )
    assert card.statements == ("s8", "s6", "s5", "s7", "s4", "s3", "s2", "s1")


def test_a_part_of_another_event_says_so_on_its_own_card():
    """That an event is part of another one stands on the card of the part, and only there."""
    opening, week = cards(
        claim("s1", "presides_over", "person-1", "event-2", date=DAY),
        claim("s2", "part_of", "event-2", "event-3"),
        claim("s3", "organises", "agency-1", "event-3", date="2024-03"),
    )
    assert (opening.node, opening.statements) == ("event-2", ("s1", "s2"))
    assert (week.node, week.statements) == ("event-3", ("s3",))


def test_a_part_of_which_nothing_else_is_told_stands_on_the_card_of_the_whole():
    """A part without a date of its own is read where it took place, not among what has no date."""
    (card,) = cards(
        claim("s1", "part_of", "event-2", "event-3"),
        claim("s2", "organises", "agency-1", "event-3", date=DAY),
    )
    assert (card.node, card.statements) == ("event-3", ("s2", "s1"))


def test_of_two_events_of_which_nothing_else_is_told_the_part_has_the_card():
    """A lone part_of is one undated card, of its subject."""
    (card,) = cards(claim("s1", "part_of", "event-2", "event-3"))
    assert card.node == "event-2"


def test_the_date_of_an_event_is_the_earliest_that_is_told():
    """Of several days the first one counts."""
    assert dates(
        claim("s1", "attends", "person-1", "event-1", date="2024-03-06"),
        claim("s2", "attends", "person-2", "event-1", date="2024-03-05"),
        claim("s3", "located_in", "event-1", "agency-2"),
    ) == ["2024-03-05"]


def test_a_day_says_more_than_its_month():
    """A month and a day in it are the day, but an earlier month stays the earlier date."""
    day, within = (
        claim("s1", "attends", "person-1", "event-1", date=DAY),
        claim("s2", "organises", "agency-1", "event-1", date="2024-03"),
    )
    before = claim("s3", "organises", "agency-2", "event-1", date="2024-02")
    assert dates(day, within) == [DAY]
    assert dates(day, within, before) == ["2024-02"]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2024-03-04/2024-03-06", DAY),
        ("2024-03/..", "2024-03"),
        ("../2024-03-04", DAY),
        ("XXXX-09-01", "XXXX-09-01"),
        ("2024", "2024"),
        ("../..", None),
        ("", None),
    ],
)
def test_an_interval_is_its_first_date_and_a_partial_date_stays(told, day):
    """Nothing is made up: an open start leaves the end, and a date stays as coarse as it is."""
    assert dates(claim("s1", "visits", "person-1", "agency-3", date=told)) == [day]


def test_a_reception_lists_the_host_first():
    """The pair with a host comes before the pairs of those who accompany, wherever it stands."""
    roles = {"subject_role": "accompanying", "object_role": "guest"}
    (card,) = cards(
        claim("s1", "meets_with", "person-2", "person-3", proof(1), date=DAY, **roles),
        claim("s2", "meets_with", "agency-1", "person-3", proof(2), date=DAY, **roles),
        claim("s3", "meets_with", "person-1", "person-3", proof(3), date=DAY, subject_role="host"),
    )
    assert (card.kind, card.statements) == ("reception", ("s3", "s1", "s2"))


def test_who_accompanies_is_listed_as_printed():
    """Pairs that one quote tells stand in the order of the names in it, whatever their ids."""
    quote = "何清、周远山参加会见"
    (card,) = cards(
        claim("s1", "meets_with", "person-1", "person-3", proof(quote=quote), date=DAY),
        claim("s2", "meets_with", "person-2", "person-3", proof(quote=quote), date=DAY),
    )
    assert card.statements == ("s2", "s1")


def test_a_meeting_at_an_event_stands_with_the_event():
    """No statement stands on two cards: an event has it before a reception."""
    (card,) = cards(claim("s1", "meets_with", "person-1", "event-1", date=DAY))
    assert card.kind == "event"


def test_other_statements_of_a_relation_a_story_and_a_date_are_one_card():
    """Visits of one story and day are read together, in the order of the page; another story or day is apart."""
    found = cards(
        claim("s1", "visits", "person-1", "agency-2", proof(9), date=DAY),
        claim("s2", "visits", "person-1", "agency-3", proof(3), date=DAY),
        claim("s3", "visits", "person-1", "organisation-1", proof(3, article="a2"), date=DAY),
        claim("s4", "visits", "person-1", "agency-1", proof(3), date="2024-03-03"),
        claim("s5", "issues", "agency-1", "programme-1", proof(3), date=DAY),
    )
    assert [(card.kind, card.node, card.statements) for card in found] == [
        ("issues", None, ("s5",)),
        ("visits", None, ("s2", "s1")),
        ("visits", None, ("s3",)),
        ("visits", None, ("s4",)),
    ]


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ({"start": "2024-02-28", "attested": DAY}, "2024-02-28"),
        ({"end": "2024-03-01"}, "2024-03-01"),
        ({"start": "2020", "end": "2024-03-01"}, "2020"),
    ],
)
def test_an_appointment_and_a_removal_have_a_day(given, day):
    """A post that starts or ends has a card on that day."""
    assert dates(claim("s1", "holds_post", "person-1", "agency-1", title="书记", **given)) == [day]


def test_a_post_that_is_only_attested_has_no_card():
    """To be in office happens on no day."""
    assert cards(claim("s1", "holds_post", "person-1", "agency-1", title="书记", attested=DAY)) == []


@pytest.mark.parametrize("relation", ["implements", "pilots", "leads"])
def test_a_programme_has_the_day_it_starts(relation):
    """What goes on has a card only where it is told when it was, or when it started."""
    assert dates(claim("s1", relation, "agency-1", "programme-1", start="2023-09")) == ["2023-09"]
    assert dates(claim("s1", relation, "agency-1", "programme-1", date=DAY, start="2023")) == [DAY]
    assert cards(claim("s1", relation, "agency-1", "programme-1", attested=DAY)) == []


@pytest.mark.parametrize("relation", ["located_in", "part_of"])
def test_where_a_body_belongs_has_no_card(relation):
    """Places and parents of bodies are no happenings."""
    assert cards(claim("s1", relation, "agency-3", "agency-2", date=DAY)) == []


@pytest.mark.parametrize("relation", ["visits", "signed_agreement", "meets_with", "attends"])
def test_what_has_happened_is_kept_without_a_date(relation):
    """Events, receptions, visits and agreements without a date stand on the day None."""
    assert dates(claim("s1", relation, "person-1", "event-1" if relation == "attends" else "person-3")) == [
        None
    ]


@pytest.mark.parametrize("relation", ["issues", "receives_award", "proposes", "delegates_to", "supervises"])
def test_anything_else_needs_a_date(relation):
    """The other relations have a card with a date and none without."""
    assert dates(claim("s1", relation, "agency-1", "agency-2", date=DAY)) == [DAY]
    assert cards(claim("s1", relation, "agency-1", "agency-2")) == []


def test_the_latest_day_comes_first_and_no_date_last():
    """A month stands behind its days, a year behind its months, then dates without a full year, then None."""
    told = [
        None,
        "202X",
        "XXXX-09-01",
        "2024",
        "2024-03",
        "2024-03-04",
        "2023-12-31",
        "2024-03-31",
        "2024-04",
    ]
    claims = [claim(f"s{n}", "visits", "person-1", "agency-3", date=date) for n, date in enumerate(told)]
    assert dates(*claims) == [
        *("2024-04", "2024-03-31", "2024-03-04", "2024-03", "2024", "2023-12-31"),
        *("XXXX-09-01", "202X", None),
    ]


def test_on_a_day_the_largest_meeting_comes_first():
    """Events and receptions come before relations, the one with most statements first, then kinds by name."""
    found = cards(
        claim("s1", "delegates_to", "agency-2", "agency-3", date=DAY),
        claim("s2", "attends", "person-1", "event-1", date=DAY),
        claim("s3", "meets_with", "person-1", "person-3", date=DAY),
        claim("s4", "meets_with", "person-2", "person-3", date=DAY),
        claim("s5", "attends", "person-1", "event-2", date=DAY),
        claim("s6", "issues", "agency-2", "programme-1", proof(0, "a.txt"), date=DAY),
        claim("s7", "issues", "agency-2", "programme-1", proof(0, "b.txt"), date=DAY),
    )
    assert [card.statements[0] for card in found] == ["s3", "s2", "s5", "s1", "s6", "s7"]


def test_cards_of_one_kind_stand_by_story_then_by_statement():
    """Of two cards of a kind the one of the first story comes first, then the one with the first id."""
    by_story = cards(
        claim("s1", "visits", "person-1", "agency-3", proof(1, article="a2"), date=DAY),
        claim("s2", "visits", "person-1", "agency-3", proof(5, article="a1"), date=DAY),
    )
    by_statement = cards(
        claim("s4", "attends", "person-1", "event-1", proof(1), date=DAY),
        claim("s3", "attends", "person-1", "event-2", proof(5), date=DAY),
    )
    assert [card.statements for card in (*by_story, *by_statement)] == [("s2",), ("s1",), ("s3",), ("s4",)]


def test_the_stories_of_a_card_are_all_in_which_its_statements_stand():
    """Every evidence counts, but none that stands in no article."""
    (card,) = cards(
        claim(
            "s1", "attends", "person-1", "event-1", proof(0, "b.txt", "a2"), proof(0, "c.txt", None), date=DAY
        ),
        claim("s2", "attends", "person-2", "event-1", proof(0, "b.txt", "a1"), date=DAY),
        claim("s3", "attends", "person-3", "event-1", proof(0, "b.txt", "a2"), date=DAY),
    )
    assert card.stories == (("b.txt", "a1"), ("b.txt", "a2"))


def test_a_removal_stands_with_the_story_that_tells_of_it():
    """A page from before the day told of the time in office, and a later page isn't the first to tell."""
    older, story = (
        replace(factory.page(), document="a.txt", published="2024-02-01"),
        Article("a1", "", (), Span(0, 9)),
    )
    later = replace(factory.page(), document="b.txt", published="2024-09-01", articles=(story,))
    unknown = replace(factory.page(), document="c.txt", published=None)
    reports = [proof(4, each) for each in ("a.txt", "b.txt", "c.txt", "river.txt")]
    removed = claim("s1", "holds_post", "person-1", "agency-1", *reports, title="书记", end=DAY)
    elected = claim("s2", "holds_post", "person-2", "agency-1", proof(9), title="书记", start=DAY)
    corpus = replace(of(removed, elected), pages=(older, later, unknown, factory.page()))
    ((card,),) = (day.cards for day in days(corpus))
    assert card.statements == ("s1", "s2")


def test_a_page_of_the_month_of_a_day_may_have_told_of_it():
    """A page of which only the month is known is not taken for older than a day of that month."""
    month = replace(factory.page(), document="z.txt", published="2024-03")
    older = replace(factory.page(), published="2024-02-05")
    reports = (proof(4), proof(4, "z.txt"))
    removed = claim("s1", "holds_post", "person-1", "agency-1", *reports, title="书记", end="2024-03-20")
    elected = claim(
        "s2", "holds_post", "person-2", "agency-1", proof(9, "z.txt"), title="书记", start="2024-03-20"
    )
    corpus = replace(of(removed, elected), pages=(older, month))
    ((card,),) = (day.cards for day in days(corpus))
    assert card.statements == ("s1", "s2")


MIXED = (
    *factory.STATEMENTS,
    claim("s1", "attends", "person-3", "event-1", date=DAY),
    claim("s2", "attends", "agency-3", "event-1", date=DAY),
    claim("s3", "part_of", "event-2", "event-3"),
    claim("s4", "organises", "agency-2", "event-3", date="2024-03"),
    claim(
        "s5",
        "meets_with",
        "person-2",
        "person-3",
        factory.evidence("周远山会见了长河集团总经理石立"),
        date=DAY,
    ),
    claim("s6", "visits", "person-1", "agency-3", date=DAY),
    claim("s7", "visits", "person-1", "organisation-1", date=DAY),
    claim("s8", "visits", "person-2", "organisation-1"),
)


@given(st.permutations(MIXED))
def test_the_order_of_the_corpus_does_not_matter(statements):
    """The days are the same for the same statements in any order."""
    assert days(of(*statements)) == days(of(*MIXED))


def test_no_statement_stands_on_two_cards():
    """A statement stands on one card at most."""
    found = [statement for card in cards(*MIXED) for statement in card.statements]
    assert len(found) == len(set(found))


def test_a_corpus_without_statements_has_no_day():
    """Nothing told is no day, not a day None."""
    assert days(of()) == ()
