"""Merging: one entity a key, one statement a claim, nobody published who should not be."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import RecordError
from kg.merge import merge
from kg.merge.keys import fold, home_prefecture
from kg.merge.tenure import attested
from kg.model import (
    Article,
    Author,
    Corpus,
    Entity,
    Evidence,
    Mention,
    Page,
    Record,
    Sentence,
    Span,
    Statement,
)


def record(
    document: str,
    text: str,
    entities: Sequence[Entity],
    statements: Sequence[tuple[str, str, str | None, str, dict[str, Any]]] = (),
    *,
    mentions: Sequence[tuple[str, str]] = (),
    authors: Sequence[Author] = (),
    headline: str = "标题",
    home: str | None = "清河市",
    published: str | None = "2024-03-05",
) -> Record:
    """A record of one article; a statement is relation, subject, object, quote and qualifiers (`_status` apart)."""
    whole = Span(0, len(text))
    page = Page(
        document, text, "0" * 64, (Article("a1", headline, tuple(authors), whole),), (Sentence(whole, "a1"),),
        home, "option" if home else "", published,
    )  # fmt: skip
    types = {entity.id: entity.type for entity in entities}
    found = []
    for number, (relation, subject, end, quote, qualifiers) in enumerate(statements, 1):
        start = text.index(quote)
        span = Span(start, start + len(quote))
        evidence = Evidence(document, "a1", 0, span, quote, "rules/1", qualifiers.get("_sure", 0.9))
        told = {key: value for key, value in qualifiers.items() if not key.startswith("_")}
        status, basis = qualifiers.get("_status", "asserted"), qualifiers.get("_basis", "stated")
        found.append(
            Statement(
                f"s{number}", relation, subject, end, (evidence,), told, status, basis, evidence.confidence
            )
        )
    marked = tuple(
        Mention(Span(start, start + len(words)), types[entity], words, "rules", 0.9, entity)
        for words, entity in mentions
        for start in [text.index(words)]
    )
    return Record(page, "rules/1", marked, tuple(entities), tuple(found))


def agency(id_: str, name: str, *aliases: str, **known: Any) -> Entity:
    return Entity(id_, "Agency", name, aliases, **known)


def official(id_: str, name: str, **known: Any) -> Entity:
    return Entity(id_, "Official", name, **known)


def person(id_: str, name: str, **known: Any) -> Entity:
    return Entity(id_, "Person", name, **known)


def names(corpus: Corpus) -> list[str]:
    return sorted(entity.name for entity in corpus.entities)


def everything(corpus: Corpus) -> str:
    """All that is published of a corpus, as text."""
    return json.dumps(asdict(corpus), ensure_ascii=False, default=dict)


COMMITTEE = agency("e1", "清河市委", "市委", kind="party")
SECRETARY = official("e2", "周远山")
HOLDS = ("holds_post", "e2", "e1", "市委书记周远山", {"title": "书记", "attested": "2024-03-04"})


def test_one_claim_of_two_pages_is_one_statement_with_two_evidences() -> None:
    """Same ends and title: joined, evidence by document, the confidence of the surest, later qualifiers filled in."""
    first = record("a.txt", "市委书记周远山说。", [COMMITTEE, SECRETARY], [HOLDS])
    said = {"title": "书记", "attested": "2024-05-01", "verb": "任", "_sure": 0.95}
    second = record("b.txt", "会上市委书记周远山说。", [COMMITTEE, SECRETARY], [(*HOLDS[:4], said)])

    corpus = merge([second, first])

    (statement,) = corpus.statements
    assert ["a.txt", "b.txt"] == [evidence.document for evidence in statement.evidence]
    assert {"title": "书记", "attested": "2024-03-04", "verb": "任"} == statement.qualifiers
    assert 0.95 == statement.confidence


@pytest.mark.parametrize(
    ("relation", "one", "other", "statements"),
    [
        ("holds_post", {"title": "书记"}, {"title": "副书记"}, 2),
        ("holds_post", {"title": "书记", "attested": "2023"}, {"title": "书记", "attested": "2024"}, 1),
        ("attends", {"date": "2024-03-04"}, {"date": "2024-03-05"}, 2),
        ("attends", {"date": "2024-03-04", "order": 1}, {"date": "2024-03-04", "order": 2}, 1),
        ("implements", {"attested": "2023"}, {"attested": "2024"}, 1),
        ("implements", {}, {"_status": "planned"}, 2),
        ("receives_award", {"award": "一等奖"}, {"award": "二等奖"}, 2),
        ("receives_award", {"award": "“一等奖”"}, {"award": "一等奖"}, 1),
    ],
)
def test_what_makes_two_claims_one(
    relation: str, one: dict[str, Any], other: dict[str, Any], statements: int
) -> None:
    """Relation, ends, required qualifier, status, and the date of events in time; nothing else."""
    claims = [(relation, "e2", "e1", "市委", qualifiers) for qualifiers in (one, other)]

    corpus = merge([record("a.txt", "市委周远山。", [COMMITTEE, SECRETARY], claims)])

    assert statements == len(corpus.statements)


def test_ends_of_symmetric_statements_are_put_in_order_with_their_roles() -> None:
    """A meets B and B meets A are one, and the host stays the host."""
    other = official("e3", "何清")
    text = "周远山会见何清。"
    quote = "周远山会见何清"
    there = record(
        "a.txt", text, [SECRETARY, other], [("meets_with", "e2", "e3", quote, {"subject_role": "host"})]
    )
    back = record(
        "b.txt", text, [SECRETARY, other], [("meets_with", "e3", "e2", quote, {"object_role": "host"})]
    )

    (statement,) = merge([there, back]).statements

    hosts = {entity.id: entity.name for entity in merge([there]).entities}
    role = "subject_role" if hosts[statement.subject] == "周远山" else "object_role"
    assert {role: "host"} == statement.qualifiers
    assert statement.subject < (statement.object or "")
    assert 2 == len(statement.evidence)


def test_what_is_stated_somewhere_is_not_derived() -> None:
    """A derived claim adds nothing to the same claim stated."""
    part = agency("e2", "清河市公安局")
    derived = record(
        "a.txt", "公安局。", [COMMITTEE, part], [("part_of", "e2", "e1", "公安局", {"_basis": "derived"})]
    )
    stated = record("b.txt", "公安局隶属市委。", [COMMITTEE, part], [("part_of", "e2", "e1", "隶属", {})])

    (statement,) = merge([derived, stated]).statements

    assert "stated" == statement.basis
    assert ["b.txt"] == [evidence.document for evidence in statement.evidence]


def test_entities_of_one_key_unite() -> None:
    """Aliases are united and sorted, what tables know comes from the first that has it, Official beats Person."""
    first = record("a.txt", "市委。周远山。", [agency("e1", "清河市委", "市委"), person("e2", "周远山")])
    second = record(
        "b.txt",
        "中共清河市委。",
        [agency("x1", "清河市委", "中共清河市委", kind="party"), official("x2", "周远山")],
    )

    corpus = merge([second, first])

    assert [
        ("agency", "清河市委", ("中共清河市委", "市委"), "party"),
        ("person", "周远山", (), None),
    ] == [(entity.id.split("-")[0], entity.name, entity.aliases, entity.kind) for entity in corpus.entities]
    assert "Official" == corpus.entities[1].type
    assert 0 == corpus.withheld


@pytest.mark.parametrize(
    ("one", "other", "entities"),
    [
        (agency("e1", "市委", resolved=False), agency("e1", "市委", resolved=False), 2),
        (agency("e1", "清河市委"), Entity("e1", "Organisation", "清河市委"), 2),
        (
            Entity("e1", "Place", "城关镇", place="430400001"),
            Entity("e1", "Place", "城关", place="430400001"),
            1,
        ),
        (
            Entity("e1", "Place", "城关镇", parent="430421"),
            Entity("e1", "Place", "城关镇", parent="430422"),
            2,
        ),
        (Entity("e1", "Programme", "“清流”工程"), Entity("e1", "Programme", "清流工程"), 1),
        (Entity("e1", "Programme", "清流", home="甲市"), Entity("e1", "Programme", "清流", home="乙市"), 2),
        (Entity("e1", "Event", "清河市工作会议"), Entity("e1", "Event", "清河市工作会议"), 2),
        (official("e1", "李强", home="甲市"), official("e1", "李强", home="乙市"), 2),
        (official("e1", "李强", home="甲市"), official("e1", "李强", home="甲市"), 1),
    ],
)
def test_what_makes_two_entities_one(one: Entity, other: Entity, entities: int) -> None:
    """Each type has its key: code, resolved name, home, or also the page."""
    corpus = merge([record("a.txt", "甲。", [one]), record("b.txt", "乙。", [other])])

    assert entities == len(corpus.entities)


def test_a_person_without_a_home_is_known_on_the_page_only() -> None:
    """Two pages of unknown papers name two persons, whatever the name."""
    one, other = (record(name, "周远山。", [SECRETARY], home=None) for name in ("a.txt", "b.txt"))

    assert 2 == len(merge([one, other]).entities)


@pytest.mark.parametrize(
    ("name", "date", "entities"),
    [
        ("清河市水利工作会议", "2024-03-04", 1),
        ("清河市水利工作会议", "XXXX-03-04", 2),
        ("清河市水利工作会议", "2024-03", 2),
        ("清河市座谈会", "2024-03-04", 2),
        ("座谈会", "2024-03-04", 2),
    ],
)
def test_an_event_is_its_name_and_day(name: str, date: str, entities: int) -> None:
    """The same meeting on the same day is one; a bare kind of meeting, or no exact day, holds for the page alone."""
    event = Entity("e1", "Event", name)
    pages = [
        record(
            document,
            "周远山出席。",
            [event, SECRETARY],
            [("attends", "e2", "e1", "周远山出席", {"date": date})],
        )
        for document in ("a.txt", "b.txt")
    ]

    assert entities == len([each for each in merge(pages).entities if each.type == "Event"])


def test_a_document_is_its_title_and_issuer() -> None:
    """Two bodies may issue texts of one title."""
    text = Entity("e1", "Document", "《工作方案》")
    pages = [
        record(
            f"{name}.txt",
            "印发《工作方案》。",
            [text, agency("e2", name)],
            [("issues", "e2", "e1", "印发", {})],
        )
        for name in ("甲局", "乙局", "乙局2")
    ]
    pages[2] = replace(pages[2], entities=(text, agency("e2", "乙局")))

    assert 2 == len([each for each in merge(pages).entities if each.type == "Document"])


def test_a_county_paper_speaks_of_the_prefecture() -> None:
    """A person's home is the prefecture; a municipality stands for its districts; unknown names stay."""
    assert ["衡阳市", "衡阳市", "上海市", "清河村"] == [
        home_prefecture(home) for home in ("祁东县", "衡阳市", "闵行区", "清河村")
    ]


def test_local_parents_become_global() -> None:
    """A parent that names an entity of the record leads to that entity; a code stays a code."""
    corpus = merge(
        [
            record(
                "a.txt",
                "甲。",
                [COMMITTEE, agency("e3", "清河市委办", parent="e1"), agency("e4", "丙", parent="430400")],
            )
        ]
    )

    parents = {entity.name: entity.parent for entity in corpus.entities}
    (committee,) = (entity.id for entity in corpus.entities if entity.name == "清河市委")
    assert {"清河市委": None, "清河市委办": committee, "丙": "430400"} == parents


FARMER = "农户王二说市长何清好。王二养鱼社的王二小是镇长。"


def farm(**options: Any) -> Record:
    """A page with a farmer, a mayor, a headman whose name looks like the farmer's, and a firm with the farmer's name."""
    entities = [
        person("e1", "王二", **options),
        official("e2", "何清"),
        official("e3", "王二小"),
        Entity("e4", "Organisation", "王二养鱼社", ("养鱼社",)),
        agency("e5", "清河市政府"),
    ]
    statements = [
        ("meets_with", "e1", "e2", "王二说市长何清", {}),
        (
            "holds_post",
            "e2",
            "e5",
            "农户王二说市长何清好",
            {"title": "市长", "said_by": "王二", "figures": [{"of": "王二家"}]},
        ),
        ("located_in", "e4", "e5", "王二养鱼社的王二小", {}),
    ]
    return record(
        "farm.txt", FARMER, entities, statements,
        mentions=[("王二", "e1"), ("何清", "e2"), ("王二小", "e3")], headline="王二和王二小",
    )  # fmt: skip


def test_a_person_without_a_public_role_is_held_back() -> None:
    """The farmer is no entity, an end of no statement, and masked wherever his name is printed."""
    corpus = merge([farm()])

    assert ["〇〇养鱼社", "何清", "清河市政府", "王二小"] == names(corpus)
    assert ["holds_post", "located_in"] == sorted(statement.relation for statement in corpus.statements)
    assert ["农户〇〇说市长何清好", "〇〇养鱼社的王二小"] == sorted(
        (statement.evidence[0].quote for statement in corpus.statements), reverse=True
    )
    (holds,) = (statement for statement in corpus.statements if statement.relation == "holds_post")
    assert {"title": "市长", "said_by": "〇〇", "figures": [{"of": "〇〇家"}]} == holds.qualifiers
    assert "〇〇和王二小" == corpus.pages[0].articles[0].headline
    assert "" == corpus.pages[0].text
    assert "王二" not in everything(corpus).replace("王二小", "")
    assert 1 == corpus.withheld


def test_a_quote_keeps_its_length() -> None:
    """Masking never moves a character: spans still fit the original page."""
    for statement in merge([farm()]).statements:
        evidence = statement.evidence[0]
        assert evidence.span.end - evidence.span.start == len(evidence.quote)


def test_a_name_across_a_line_break_is_masked() -> None:
    """A span masks what no spelling would find, and the break stays."""
    text = "农户王\n二说市长何清好。"
    page = record("a.txt", text, [person("e1", "王二"), official("e2", "何清"), agency("e3", "市政府")],
                  [("holds_post", "e2", "e3", "王\n二说市长何清", {"title": "市长"})])  # fmt: skip

    (statement,) = merge([page]).statements

    assert "〇\n〇说市长何清" == statement.evidence[0].quote


def test_all_publishes_persons_but_never_private_ones() -> None:
    """Under "all" the farmer is published; marked private he is held back and masked as before."""
    assert "王二" in names(merge([farm()], "all"))
    assert "meets_with" in {statement.relation for statement in merge([farm()], "all").statements}

    hidden = merge([farm(private=True)], "all")

    assert "王二" not in everything(hidden).replace("王二小", "")
    assert 1 == hidden.withheld


def test_an_official_elsewhere_is_published_but_not_what_is_private() -> None:
    """A person of one page who holds office on another is one official; a private namesake stays out."""
    elsewhere = record("b.txt", "局长王二。", [official("e9", "王二")])

    assert ["Official"] == [
        entity.type for entity in merge([farm(), elsewhere]).entities if entity.name == "王二"
    ]
    private = merge([farm(private=True), elsewhere])
    assert {"b.txt"} == {
        document
        for entity, document, _ in private.mentioned_in
        if entity in {each.id for each in private.entities if each.name == "王二"}
    }


def test_journalists_are_authors_and_nothing_else() -> None:
    """A name that stands in a byline only is no entity, is not counted as withheld, and is not masked."""
    text = "本报记者 周围\n周围群众说好。"
    entities = [person("e3", "周围"), COMMITTEE]
    byline = Author("周围", "记者", Span(5, 7))
    claim = ("organises", "e3", "e1", "群众", {})
    page = record("a.txt", text, entities, mentions=[("周围", "e3")], authors=[byline], headline="周围")

    for policy in ("officials", "all"):
        corpus = merge([page], policy)  # type: ignore[arg-type]
        assert ["清河市委"] == names(corpus)
        assert ("周围", (byline,), 0) == (
            corpus.pages[0].articles[0].headline, corpus.pages[0].articles[0].authors, corpus.withheld,
        )  # fmt: skip
    assert 1 == merge([record("a.txt", text, entities, [claim], authors=[byline])]).withheld


def test_a_namesake_of_a_journalist_is_masked_by_span() -> None:
    """Where a name must stay as an author's, only the recorded mention of the other person is masked."""
    text = "本报记者 周围\n农户周围说市长何清好,周围的人都说好。"
    start = text.index("农户") + 2
    page = record("a.txt", text, [person("e1", "周围"), official("e2", "何清"), agency("e3", "清河市政府")],
                  [("holds_post", "e2", "e3", text[start - 2 :], {"title": "市长"})],
                  authors=[Author("周围", "记者", Span(5, 7))], headline="周围")  # fmt: skip
    page = replace(page, mentions=(Mention(Span(start, start + 2), "Person", "周围", "rules", 0.9, "e1"),))

    corpus = merge([page])

    assert "农户〇〇说市长何清好,周围的人都说好。" == corpus.statements[0].evidence[0].quote
    assert ("周围", 1) == (corpus.pages[0].articles[0].headline, corpus.withheld)


def test_private_persons_are_counted_page_by_page() -> None:
    """Two pages with a private person of one name hold back two: nothing joins them."""
    pages = [record(name, "李三。", [person("e1", "李三", private=True)]) for name in ("a.txt", "b.txt")]

    assert 2 == merge(pages).withheld


def test_mentions_that_no_entity_has_are_masked() -> None:
    """A person's name that was recognised and left unresolved is not printed either."""
    page = farm()
    loose = replace(page, entities=page.entities[1:], statements=page.statements[1:],
                    mentions=(replace(page.mentions[0], entity=None), *page.mentions[1:]))  # fmt: skip

    assert "王二" not in everything(merge([loose])).replace("王二小", "")


def test_tenures_span_the_dates_that_attest_them() -> None:
    """First and last attested over all pages; a bound only where one is stated."""
    pages = [
        record(f"{number}.txt", "市委书记周远山。", [COMMITTEE, SECRETARY],
               [("holds_post", "e2", "e1", "市委书记周远山", {"title": "书记"} | said)], published=published)
        for number, (said, published) in enumerate(
            [({"attested": "2024-03-04"}, "2024-03-05"), ({"date": "2023-11"}, "2024"), ({}, "2024-06"),
             ({"attested": "XXXX-01-01", "start": "2021-09-01"}, None)]
        )
    ]  # fmt: skip

    (tenure,) = merge(reversed(pages)).tenures

    assert ("书记", "regular", "2023-11", "2024-06", "2021-09-01", None) == (
        tenure.title, tenure.kind, tenure.attested_first, tenure.attested_last, tenure.start, tenure.end,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("qualifiers", "kinds"),
    [
        ({"title": "代市长"}, ["acting"]),
        ({"title": "市长", "kind": "acting"}, ["acting"]),
        ({"title": "书记", "kind": "former"}, ["former"]),
        ({"title": "代表"}, ["regular"]),
        ({"title": "书记", "_status": "planned"}, []),
        ({"title": "书记", "_status": "denied"}, []),
    ],
)
def test_the_kind_of_a_tenure(qualifiers: dict[str, Any], kinds: list[str]) -> None:
    """Acting and former posts are told apart; a deputy of a congress (代表) acts for nobody; plans are no tenure."""
    page = record(
        "a.txt", "周远山。", [COMMITTEE, SECRETARY], [("holds_post", "e2", "e1", "周远山", qualifiers)]
    )

    assert kinds == [tenure.kind for tenure in merge([page]).tenures]


def test_dates_without_a_year_are_kept_apart() -> None:
    """They are never ordered against dated ones; alone, the first document's stands for both."""
    assert ("2020", "2021-03-04") == attested(["XXXX-09-01", "2021-03-04", "2020"])
    assert ("XXXX-09-01", "XXXX-09-01") == attested(["XXXX-09-01", "XXXX-01-01"])
    assert (None, None) == attested([])


def test_every_entity_is_mentioned_somewhere() -> None:
    """By mentions, by statements, or by its name in the text; each with document and article."""
    extra = Entity("e3", "Programme", "清流")
    page = record(
        "a.txt", "市委书记周远山。清流。", [COMMITTEE, SECRETARY, extra], [HOLDS], mentions=[("市委", "e1")]
    )

    corpus = merge([page])

    assert tuple(sorted((entity.id, "a.txt", "a1") for entity in corpus.entities)) == corpus.mentioned_in


def test_two_records_of_one_document_are_refused() -> None:
    """A clash of names is an error, never a silent choice."""
    page = record("a.txt", "市委。", [COMMITTEE])

    with pytest.raises(RecordError, match=r"a\.txt: two records"):
        merge([page, page])


def test_names_fold_over_marks_and_widths() -> None:
    """Quotation marks, title marks, spaces and full-width forms don't make another name."""
    assert fold("《\uff21级 “方案”》") == fold("A级方案")


homes = st.sampled_from(["清河市", "衡阳市", None])
cast = st.lists(
    st.sampled_from(
        [
            COMMITTEE,
            SECRETARY,
            official("e3", "何清"),
            person("e4", "王二"),
            person("e5", "何清"),
            Entity("e6", "Event", "清河市座谈会"),
            Entity("e7", "Programme", "清流"),
            Entity("e8", "Organisation", "王二社"),
            Entity("e9", "Place", "衡山县", place="430423"),
            person("e10", "李三", private=True),
        ]
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda entity: entity.id,
)
relations = st.sampled_from(["holds_post", "attends", "meets_with", "implements", "located_in"])
said = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["书记", "代市长"]),
        "date": st.sampled_from(["2024-03-04", "XXXX-03-04"]),
        "attested": st.sampled_from(["2023", "2024-01"]),
        "verb": st.sampled_from(["王二说", "主持"]),
    },
)


@st.composite
def any_records(draw: st.DrawFn) -> list[Record]:
    """Several pages over one small cast."""
    pages = []
    for document in draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=5, unique=True)):
        entities = draw(cast)
        ids = st.sampled_from([entity.id for entity in entities])
        claims = draw(
            st.lists(
                st.tuples(relations, ids, ids, st.sampled_from(["市委", "王二来了", "何清"]), said),
                max_size=5,
            )
        )
        pages.append(record(document, "市委王二来了何清李三。", entities, claims, home=draw(homes)))
    return pages


@settings(deadline=None)
@given(any_records(), st.randoms(use_true_random=False), st.sampled_from(["officials", "all"]))
def test_the_order_of_records_never_matters(pages: list[Record], random: Any, policy: Any) -> None:
    """Shuffled records make an equal corpus, everything in it is sorted, and no end leads nowhere."""
    corpus = merge(pages, policy)
    shuffled = list(pages)
    random.shuffle(shuffled)

    assert corpus == merge(shuffled, policy)
    for part in (corpus.entities, corpus.statements, corpus.tenures):
        ids = [each.id for each in part]
        assert sorted(set(ids)) == ids
    known = {entity.id for entity in corpus.entities}
    assert known >= {end for statement in corpus.statements for end in (statement.subject, statement.object)}
    assert known >= {entity for entity, _, _ in corpus.mentioned_in}
    assert "李三" not in everything(corpus)
