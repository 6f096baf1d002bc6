"""The misses: each is listed once, with its page and one reason of a closed set."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from factory import TEXT, evidence, record
from hypothesis import given
from scoring import corpora, gold_of, named

from kg.evaluate import REASONS, Gold, Score, evaluate
from kg.model import Article, Entity, Mention, Record, Span, Statement


@given(corpora())
def test_reasons_partition_the_misses(corpus: tuple[list[Gold], list[Record]]) -> None:
    """Each miss has one reason of its layer's set, and the counts of reasons are those of the tallies."""
    score = evaluate(*corpus)

    counted: Counter[tuple[str, str]] = Counter()
    for layer, reasons in score.reasons.items():
        for reason, faults in reasons.items():
            assert reason in REASONS[layer]
            counted.update({(layer, fault): count for fault, count in faults.items()})
    assert len(score.misses) == counted.total()
    for layer, rows in score.layers.items():
        assert rows["all"].gold - rows["all"].right == counted[layer, "missed"]
        assert rows["all"].predicted - rows["all"].right == counted[layer, "wrong"]


def test_reasons_are_listed_in_the_order_in_which_they_are_tried() -> None:
    """The summary has layers in the order of the way, and reasons in that of their list."""
    gold = (
        named("a.txt", mentions=marked((5, 8, "Post")), statements=()),
        named("b.txt", mentions=marked((0, 2, "Agency")), statements=()),
    )
    found = (
        named("a.txt", mentions=marked((20, 22, "Post")), entities=(), statements=()),
        named("b.txt", mentions=marked((0, 2, "Place")), statements=()),
    )

    score = evaluate(map(gold_of, gold), found)

    assert {
        "mentions": {
            "type": {"missed": 1, "wrong": 1},
            "absent": {"missed": 1},
            "spurious": {"wrong": 1},
        },
        "entities": {"absent": {"missed": 3}},
    } == score.reasons
    assert ["mentions", "entities"] == list(score.reasons)
    assert ["type", "absent", "spurious"] == list(score.reasons["mentions"])


def test_each_miss_is_listed_with_its_page() -> None:
    """A lost mention, a wrong entity name and a lost statement are each told with document, type and reason."""
    whole = record()
    wrong = replace(
        whole,
        mentions=whole.mentions[1:],
        entities=(replace(whole.entities[0], name="市委"), *whole.entities[1:]),
    )

    misses = evaluate([gold_of(whole)], [wrong]).misses

    start = TEXT.index("市委")
    assert [
        ("mentions", "missed", "absent", "Agency", f"{start}-{start + 2} 市委"),
        ("entities", "missed", "name", "Agency", "清河市委"),
        ("entities", "wrong", "name", "Agency", "市委"),
        (
            "statements",
            "wrong",
            "end not found",
            "holds_post",
            "周远山 → 市委 {title: 书记, attested: 2024-03-04}",
        ),
        (
            "statements",
            "missed",
            "end not found",
            "holds_post",
            "周远山 → 清河市委 {title: 书记, attested: 2024-03-04}",
        ),
    ] == [(miss.layer, miss.fault, miss.reason, miss.type, miss.detail) for miss in misses]
    assert {"river.txt"} == {miss.document for miss in misses}


def told(score: Score, layer: str) -> list[tuple[str, str]]:
    """The misses of a layer: fault and reason."""
    return sorted((miss.fault, miss.reason) for miss in score.misses if miss.layer == layer)


def marked(*spans: tuple[int, int, str]) -> tuple[Mention, ...]:
    """Mentions at these places of the factory's page."""
    return tuple(Mention(Span(a, b), kind, TEXT[a:b], "rules", 1.0) for a, b, kind in spans)


@pytest.mark.parametrize(
    ("gold", "predicted", "reasons"),
    [
        ((2, 6, "Agency"), (2, 6, "Place"), ("type", "type")),
        ((2, 6, "Agency"), (3, 6, "Agency"), ("boundary", "boundary")),
        ((2, 6, "Agency"), (5, 9, "Place"), ("boundary and type", "boundary and type")),
        ((2, 6, "Agency"), (6, 9, "Agency"), ("absent", "spurious")),
    ],
)
def test_why_a_mention_missed(
    gold: tuple[int, int, str], predicted: tuple[int, int, str], reasons: tuple[str, str]
) -> None:
    """Same place, overlapping, both or neither."""
    one, other = (named("a.txt", mentions=marked(span)) for span in (gold, predicted))

    score = evaluate([gold_of(one)], [other])

    assert [("missed", reasons[0]), ("wrong", reasons[1])] == told(score, "mentions")


def test_what_is_right_explains_no_miss() -> None:
    """A mention around one that both sides have is absent: nothing was taken for it."""
    inner, outer = (2, 4, "Agency"), (2, 6, "Agency")

    score = evaluate(
        [gold_of(named("a.txt", mentions=marked(inner, outer)))], [named("a.txt", mentions=marked(inner))]
    )

    assert [("missed", "absent")] == told(score, "mentions")


def entity(name: str, kind: str = "Agency", *aliases: str, number: int = 1) -> Entity:
    """An entity of a page."""
    return Entity(f"e{number}", kind, name, aliases)


@pytest.mark.parametrize(
    ("gold", "predicted", "reasons"),
    [
        ([entity("清河市委", "Agency", "市委")], [entity("长河市委", "Agency", "市委")], ["name", "name"]),
        ([entity("芷汀村党支部")], [entity("村党支部")], ["name", "name"]),
        ([entity("清河新闻", "Organisation")], [entity("清河新闻", "Place")], ["type", "type"]),
        ([entity("何清", "Official")], [entity("何明", "Person")], ["absent", "spurious"]),
        ([entity("清河市委", "Agency", "市委")], [entity("市委", "Place")], ["type", "type"]),
        (
            [entity("清河市委", "Agency", "市委")],
            [entity("清河市委"), entity("市委", number=2)],
            ["duplicate"],
        ),
        (
            [entity("清河市委"), entity("清河新区党委", "Agency", "清河市委", number=2)],
            [entity("清河市委")],
            ["merged"],
        ),
        ([entity("“清流”工程", "Programme")], [entity("除险工作", "Programme")], ["absent", "spurious"]),
    ],
)
def test_why_an_entity_missed(gold: list[Entity], predicted: list[Entity], reasons: list[str]) -> None:
    """Another name, another type, told twice, two in one, or nothing like it."""
    one, other = (
        named("a.txt", entities=tuple(each), mentions=(), statements=()) for each in (gold, predicted)
    )

    score = evaluate([gold_of(one)], [other])

    assert reasons == [reason for _, reason in told(score, "entities")]


@pytest.mark.parametrize(
    ("headline", "reasons"),
    [("水利会议召开", ("wording", "wording")), ("工程开工", ("absent", "spurious"))],
)
def test_why_an_article_missed(headline: str, reasons: tuple[str, str]) -> None:
    """A headline cut short is told from one that is not there."""
    gold = named("a.txt")
    found = replace(gold, page=replace(gold.page, articles=(Article("a1", headline, (), Span(0, 9)),)))

    score = evaluate([gold_of(gold)], [found])

    assert [("missed", reasons[0]), ("wrong", reasons[1])] == told(score, "articles")


def page_of(*statements: Statement) -> Record:
    """A record with four entities, one of them under a name that its gold doesn't have."""
    entities = (
        entity("清河市委", "Agency", number=1),
        entity("周远山", "Official", number=2),
        entity("清河市政府", "Agency", number=3),
        entity("何清", "Official", number=4),
    )
    ids = [replace(each, id=f"s{number}") for number, each in enumerate(statements)]
    return named("a.txt", entities=entities, mentions=(), statements=tuple(ids))


def said(
    relation: str = "holds_post", subject: str = "e2", end: str | None = "e1", **changes: Any
) -> Statement:
    """A statement that 周远山 (e2) is 书记 of 清河市委 (e1), changed."""
    whole = Statement("s", relation, subject, end, (evidence("市委书记周远山"),), {"title": "书记"})
    return replace(whole, **changes)


@pytest.mark.parametrize(
    ("gold", "predicted", "reasons"),
    [
        ([said()], [said(status="planned")], ["status", "status"]),
        ([said()], [said(basis="derived")], ["basis"]),
        ([said()], [said(status="denied")], ["status"]),
        ([said()], [said(qualifiers={"title": "副书记"})], ["qualifier", "qualifier"]),
        ([said()], [said(subject="e1", end="e2")], ["direction", "direction"]),
        ([said()], [said("leads")], ["relation", "relation"]),
        ([said()], [said("leads", "e1", "e2")], ["relation", "relation"]),
        ([said()], [said(end="e3")], ["other end", "other end"]),
        ([said()], [said(subject="e4")], ["other end", "other end"]),
        ([said()], [said(subject="e4", end="e3")], ["absent", "spurious"]),
        ([said()], [said("leads", end="e3")], ["absent", "spurious"]),
        ([said()], [said(), said()], ["twice"]),
        ([said(), said()], [said()], ["twice"]),
        ([said()], [said(), said("leads")], ["spurious"]),
        ([said(), said("leads")], [said()], ["absent"]),
        ([said("proposes", end="e1")], [said("proposes", end=None)], ["other end", "other end"]),
        (
            [said("signed_agreement", "e1", "e3", qualifiers={"agreement": "流域协同发展协议"})],
            [said("signed_agreement", "e3", "e1", qualifiers={"agreement": "托管"})],
            ["qualifier", "qualifier"],
        ),
    ],
)
def test_why_a_statement_missed(
    gold: list[Statement], predicted: list[Statement], reasons: list[str]
) -> None:
    """The one thing in which a statement differs from what the other side has."""
    score = evaluate([gold_of(page_of(*gold))], [page_of(*predicted)])

    assert reasons == [reason for _, reason in told(score, "statements")]


def test_an_end_too_many_is_another_end() -> None:
    """A proposal without an object is not the reverse of one whose object nobody knows."""
    gold = page_of(said("proposes", end=None))
    found = page_of(said("proposes", end="e1"))
    found = replace(found, entities=(entity("别的名称"), *found.entities[1:]))

    score = evaluate([gold_of(gold)], [found])

    assert [("missed", "other end"), ("wrong", "end not found")] == told(score, "statements")


@pytest.mark.parametrize(
    ("lost", "relation"), [("e1", "holds_post"), ("e2", "holds_post"), ("e1", "proposes")]
)
def test_a_lost_end_is_the_reason_on_both_sides(lost: str, relation: str) -> None:
    """Where an end has no counterpart, that comes before all else: the entity is what to mend."""
    whole = page_of(said(relation))
    other = replace(
        whole,
        entities=tuple(
            replace(each, name="别的名称") if each.id == lost else each for each in whole.entities
        ),
    )

    score = evaluate([gold_of(whole)], [other])

    assert [("missed", "end not found"), ("wrong", "end not found")] == told(score, "statements")


def test_a_stated_denial_is_missed_for_its_status() -> None:
    """Where the gold denies what was taken for a fact, both layers say that it is the status."""
    score = evaluate([gold_of(page_of(said(status="denied")))], [page_of(said())])

    assert [("missed", "status")] == told(score, "denied")
    assert [("wrong", "status")] == told(score, "statements")
