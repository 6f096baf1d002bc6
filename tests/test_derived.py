"""What publication derives: proposals, receptions, participation, policy concepts."""

from dataclasses import replace

import factory

from kg.model import Corpus, Entity, Statement
from kg.publish.derived import participation, policy_concepts, proposals, receptions


def with_statements(*statements: Statement) -> Corpus:
    corpus = factory.corpus()
    return replace(
        corpus, statements=tuple(sorted((*corpus.statements, *statements), key=lambda each: each.id))
    )


def meeting(identifier: str, one: str, other: str, **changes) -> Statement:
    found = next(each for each in factory.STATEMENTS if each.relation == "meets_with")
    return replace(found, id=identifier, subject=one, object=other, **changes)


def test_a_proposal_without_an_object_is_minted_with_its_topic():
    """The one proposes statement without an object becomes one proposal."""
    (proposal,) = proposals(factory.corpus())
    assert (proposal.label, proposal.statement) == ("建设“清流”工程", "statement-8")
    assert proposal.id.startswith("proposal-")


def test_the_pairs_of_one_article_and_date_are_one_reception():
    """Two pairs with a shared host are one reception of three."""
    (reception,) = receptions(with_statements(meeting("statement-7b", "person-2", "person-3")))
    assert reception.members == ("person-1", "person-2", "person-3")
    assert reception.statements == ("statement-7", "statement-7b")
    assert (reception.name, reception.date, reception.article) == ("周远山会见石立等", "2024-03-04", "a1")


def test_pairs_that_share_nobody_are_two_receptions():
    """Nobody is put into a room with people whom no pair connects them to."""
    found = receptions(with_statements(meeting("statement-7b", "person-2", "organisation-1")))
    assert sorted(each.members for each in found) == [
        ("organisation-1", "person-2"),
        ("person-1", "person-3"),
    ]


def test_a_later_pair_joins_two_groups():
    """Groups that a third pair connects are one reception."""
    first = meeting("statement-7b", "person-2", "organisation-1")
    (reception,) = receptions(with_statements(first, meeting("statement-7c", "person-1", "person-2")))
    assert reception.statements == ("statement-7", "statement-7b", "statement-7c")


def test_another_day_is_another_reception():
    """Pairs of different dates are not joined."""
    later = meeting("statement-7b", "person-1", "person-3", qualifiers={"date": "2024-03-05"})
    assert sorted(str(each.date) for each in receptions(with_statements(later))) == [
        "2024-03-04",
        "2024-03-05",
    ]


def test_a_planned_meeting_is_no_reception():
    """Only what took place is minted."""
    planned = [replace(each, status="planned") for each in factory.STATEMENTS]
    assert receptions(replace(factory.corpus(), statements=tuple(planned))) == ()


def test_the_host_is_named_first_whatever_the_order_of_ids():
    """The ends of a symmetric statement stand in the order of their ids; the name follows the quote."""
    swapped = [
        replace(each, subject="person-3", object="person-1") if each.relation == "meets_with" else each
        for each in factory.STATEMENTS
    ]
    (reception,) = receptions(replace(factory.corpus(), statements=tuple(swapped)))
    assert reception.name == "周远山会见石立"


def test_a_stated_role_decides_who_is_the_host():
    """Roles beat the order in the quote."""
    roles = {"date": "2024-03-04", "subject_role": "guest", "object_role": "host"}
    statements = [
        replace(each, qualifiers=roles) if each.relation == "meets_with" else each
        for each in factory.STATEMENTS
    ]
    (reception,) = receptions(replace(factory.corpus(), statements=tuple(statements)))
    assert reception.name == "石立会见周远山"


def test_participation_is_told_from_events_and_receptions():
    """Who chairs, attends or meets takes part; who is merely named in the article does not."""
    corpus = factory.corpus()
    (reception,) = receptions(corpus)
    assert participation(corpus) == (
        ("person-1", "event-1"),
        ("person-1", reception.id),
        ("person-2", "event-1"),
        ("person-3", reception.id),
    )


def test_one_policy_of_two_homes_is_one_concept():
    """Quotation marks and the home in front don't hide that two programmes are one policy."""
    other = Entity("programme-2", "Programme", "白石市“清流”工程", home="白石市")
    corpus = factory.corpus()
    (concept,) = policy_concepts(replace(corpus, entities=(*corpus.entities, other)))
    assert (concept.label, concept.programmes) == ("清流工程", ("programme-1", "programme-2"))
