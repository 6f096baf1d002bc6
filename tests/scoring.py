"""What the tests of the score share: gold of the factory's page, and records drawn at random."""

from dataclasses import replace
from typing import Any

from factory import TEXT, record
from hypothesis import strategies as st

from kg.evaluate import Gold
from kg.model import Article, Entity, Evidence, Mention, Page, Record, Span, Statement

NAMES = ("清河市委", "市委", "中共清河市委员会", "清河市政府", "周远山", "“清流”工程", "“清流”治理工程")
TYPES = ("Agency", "Official", "Person", "Programme")
REQUIRED = {
    "holds_post": ("title", ("书记", "市长", "副市长")),
    "signed_agreement": ("agreement", ("流域协同发展协议", "流域发展协议", "协同协议", "托管协议")),
    "proposes": ("topic", ("建设水库", "建设水库大坝", "修路")),
    "meets_with": ("date", ("2024-03-04", "2024-03-05")),
    "leads": ("verb", ("牵头",)),
}


def gold_of(record: Record) -> Gold:
    """A record as gold, its mentions as annotated."""
    return Gold(record, frozenset((each.start, each.end, each.type) for each in record.mentions))


def named(document: str, **changes: Any) -> Record:
    """The factory's record under the name of another document, changed."""
    whole = record()
    return replace(whole, page=replace(whole.page, document=document), **changes)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A span of a few characters of the factory's page."""
    start = draw(st.integers(0, 30))
    return Span(start, start + draw(st.integers(1, 6)))


@st.composite
def statements(draw: st.DrawFn, number: int, ids: list[str]) -> Statement:
    """A statement with the qualifier that its relation requires."""
    relation = draw(st.sampled_from(sorted(REQUIRED)))
    key, values = REQUIRED[relation]
    span = draw(spans())
    quote = TEXT[slice(*span)]
    return Statement(
        f"s{number}",
        relation,
        draw(st.sampled_from(ids)),
        draw(st.sampled_from([*ids, None]) if relation == "proposes" else st.sampled_from(ids)),
        (Evidence("a.txt", "a1", None, span, quote, "rules/1", 1.0),),
        {key: draw(st.sampled_from(values))},
        draw(st.sampled_from(["asserted", "asserted", "planned", "denied"])),
        draw(st.sampled_from(["stated", "stated", "stated", "derived"])),
    )


@st.composite
def records(draw: st.DrawFn, document: str = "a.txt") -> Record:
    """A record of few names and words, so that two of them agree in much and differ in much."""
    headlines = draw(st.lists(st.sampled_from(["会议召开", "水利会议召开", "工程开工"]), max_size=3))
    articles = tuple(Article(f"a{i}", each, (), Span(0, 9)) for i, each in enumerate(headlines))
    entities = tuple(
        Entity(
            f"e{i}",
            draw(st.sampled_from(TYPES)),
            draw(st.sampled_from(NAMES)),
            tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2))),
        )
        for i in range(draw(st.integers(1, 5)))
    )
    ids = [entity.id for entity in entities]
    mentions = tuple(
        Mention(span, draw(st.sampled_from(TYPES)), TEXT[slice(*span)], "rules", 1.0)
        for span in draw(st.lists(spans(), max_size=5))
    )
    said = tuple(draw(statements(i, ids)) for i in range(draw(st.integers(0, 6))))
    return Record(Page(document, TEXT, "", articles), "rules/1", mentions, entities, said)


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[Gold], list[Record]]:
    """The gold of up to four pages, some with a record that has little to do with it."""
    names = [f"{letter}.txt" for letter in "abcd"[: draw(st.integers(1, 4))]]
    gold = [gold_of(draw(records(name))) for name in names]
    return gold, [draw(records(name)) for name in names if draw(st.booleans())]
