"""Persons of one name over all records: who is one, who is not, why, and that no order or name of documents matters."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_merge import COMMITTEE, agency, official, person, record

from kg.config import Config
from kg.extraction import extract_all
from kg.knowledge.posts import RANKS, is_single_seat, rank
from kg.merge import merge
from kg.merge.careers import Career, Held, Town
from kg.merge.identity import ENOUGH, identify, weigh
from kg.model import Corpus, Record

SEEDS = Path(__file__).parents[1] / "seeds"
QINGHE, HEYUAN, COUNTY = Town("清河市"), Town("禾原市"), Town("白石县")


def career(
    document: str = "a.txt",
    *posts: Held,
    name: str = "周远山",
    home: str = "清河市",
    office: bool = True,
    moves: Iterable[tuple[Town, Town]] = (),
) -> Career:
    """What one document tells of a person."""
    told = frozenset(frozenset(pair) for pair in moves)
    return Career(name, ((document, "e1"),), office, frozenset({home}), frozenset(posts), told)


def held(town: Town = QINGHE, title: str = "书记", day: str = "2024-03-04", organ: str = "市委") -> Held:
    """A post on a day."""
    when = date.fromisoformat(day)
    return Held(f"agency-{town.name}{organ}", title, town, when, when)


def decisions(*careers: Career) -> list[str]:
    """What is decided of careers of one name."""
    return [each.decision for each in identify({careers[0].name: careers})[1]]


@pytest.mark.parametrize(
    ("one", "other", "decision"),
    [
        (career("a", held()), career("b", held(), home="禾原市"), ["joined"]),
        (career("a", held()), career("b", held(day="2024-09-01", title="市长", organ="市政府")), ["joined"]),
        (career("a", held()), career("b"), ["joined"]),
        (career("a"), career("b"), ["joined"]),
        (career("a", name="高山"), career("b", name="高山"), ["joined"]),
        (career("a", name="高山"), career("b", name="高山", office=False), ["unclear"]),
        (career("a"), career("b", office=False), ["joined"]),
        (career("a", held()), career("b", held(HEYUAN, day="2024-03-10"), home="禾原市"), []),
        (career("a", held()), career("b", held(HEYUAN, day="2024-03-10")), ["split"]),
        (career("a", held()), career("b", held(HEYUAN, day="2024-09-10")), ["unclear"]),
        (career("a", held()), career("b", held(HEYUAN, day="2024-09-10"), home="禾原市"), ["unclear"]),
        (career("a", held(day="1999-01-01")), career("b", held(day="2024-01-01", title="市长", organ="市政府"), name="周远山"), ["unclear"]),
        (career("a"), career("b", home="禾原市"), ["unclear"]),
        (career("a", name="高山"), career("b", name="高山", home="禾原市"), []),
        (career("a"), career("a"), ["split"]),
    ],
)  # fmt: skip
def test_two_careers_of_one_name(one: Career, other: Career, decision: list[str]) -> None:
    """Joined where posts, places and dates agree; split where two towns have them at once; else apart, and said so."""
    if one.sources == other.sources:
        other = replace(other, sources=(("a", "e2"),))
    assert decision == decisions(one, other)


def test_a_page_that_tells_of_the_move_joins_both_towns() -> None:
    """The mayor here and the secretary there are one, for one page has both posts; without it they are not."""
    mayor = held(title="市长", day="2024-06-10", organ="市政府")
    secretary = held(HEYUAN, day="2024-06-20")
    here, there = career("a", mayor), career("c", secretary, home="禾原市")
    move = career("b", replace(mayor), replace(secretary), moves=[(QINGHE, HEYUAN)])

    assert ["joined", "joined"] == decisions(here, move, there)
    assert [] == decisions(here, there)


def test_a_former_post_tells_who_it_was_and_where_nobody_is() -> None:
    """The former secretary is the one whom an older page has as secretary; being elsewhere now speaks against neither."""
    then, later = held(day="2024-03-04"), held(HEYUAN, day="2024-03-20")
    former = replace(held(day="2024-03-20"), former=True)

    assert ["joined"] == decisions(
        career("a", then), career("b", former, later, home="禾原市", moves=[(QINGHE, HEYUAN)])
    )
    assert [] == decisions(career("a", then), career("b", later, home="禾原市"))


def test_every_decision_names_its_features() -> None:
    """The features are those of the pair, and their sum is what decides."""
    (joined,) = identify({"周远山": [career("a", held()), career("b", held())]})[1]
    assert (
        ("same_post", 3.0),
        ("same_body", 2.0),
        ("same_prefecture", 1.0),
        ("rare_name", 0.5),
    ) == joined.features
    assert joined.score == 6.5 >= ENOUGH
    assert ("a", "b") == (joined.document, joined.other_document)
    assert joined.person == joined.other


def test_a_nationwide_figure_is_one_wherever_nothing_else_is_known() -> None:
    """Who is in a central post on one page is the same on a page that gives no post, unless the name is a common one."""
    centre = replace(held(Town(""), "总书记"), body="agency-centre")
    assert ["joined"] == decisions(career("a", centre), career("b", home="禾原市"))
    assert [] == decisions(career("a", centre, name="高山"), career("b", home="禾原市", name="高山"))
    assert ["unclear"] == decisions(career("a", centre), career("b", held(HEYUAN), home="禾原市"))


def test_counties_lie_in_prefectures() -> None:
    """Towns are apart where neither holds the other; of places that no table knows, only two of one kind surely are."""
    hengyang, qidong, yueyang, chenzhou = (
        Town(name, code) for name, code in (("衡阳市", "430400"), ("祁东县", "430426"), ("岳阳市", "430600"), ("郴州市", "431000"))
    )  # fmt: skip
    assert not hengyang.is_apart_from(qidong)
    assert not qidong.is_apart_from(Town("湖南省", "430000"))
    assert hengyang.is_apart_from(yueyang)
    assert chenzhou.is_apart_from(Town("永州市", "431100"))
    assert QINGHE.is_apart_from(HEYUAN)
    assert not QINGHE.is_apart_from(COUNTY)
    assert not QINGHE.is_apart_from(Town(""))


def test_ids_are_those_of_a_name_without_namesakes() -> None:
    """The first person of a name and prefecture keeps the plain key; a later one has a key of the first mention's place."""
    page = record("a.txt", "市委周远山。", [COMMITTEE, official("e2", "周远山")])
    both = record("b.txt", "周远山和周远山。", [official("e1", "周远山"), person("e2", "周远山")])
    alone, together = merge([page], "all"), merge([page, both], "all")

    assert ids(alone) <= ids(together)
    assert 2 == len(ids(together))


def ids(corpus: Corpus) -> set[str]:
    return {entity.id for entity in corpus.entities if entity.id.startswith("person-")}


def test_who_is_held_back_is_not_in_the_decisions() -> None:
    """A decision about a private person is not published."""
    pages = [record(f"{n}.txt", "王二来了。", [person("e1", "王二来")]) for n in "ab"]

    assert () == merge(pages).identities
    assert ["joined"] == [each.decision for each in merge(pages, "all").identities]


@pytest.fixture(scope="module")
def gold() -> list[Record]:
    """The gold of the seed pages."""
    return [each for each in extract_all([str(SEEDS / "*.json")], Config()) if isinstance(each, Record)]


def renamed(page: Record, document: str) -> Record:
    """The record as if its page had another name."""
    return replace(page, page=replace(page.page, document=document), statements=tuple(
        replace(each, evidence=tuple(replace(e, document=document) for e in each.evidence)) for each in page.statements
    ))  # fmt: skip


class Shuffled:
    """The corpus of pages under other names in another order, and which pages, by their first names, tell of whom."""

    def __init__(self, records: list[Record], seed: int) -> None:
        order = Random(seed).sample(range(len(records)), len(records))
        pages = [renamed(page, f"{place:02}.txt") for page, place in zip(records, order, strict=True)]
        pairs = zip(pages, records, strict=True)
        self._names = {new.page.document: old.page.document.removesuffix(".txt") for new, old in pairs}
        self.corpus = merge(pages)

    def pages_of(self, name: str) -> list[list[str]]:
        """The pages that mention each person of a name; a list for each person, all sorted."""
        people = {
            each.id for each in self.corpus.entities if each.name == name and each.id.startswith("person-")
        }
        found: dict[str, set[str]] = {}
        for entity, document, _ in self.corpus.mentioned_in:
            if entity in people:
                found.setdefault(entity, set()).add(self._names[document])
        return sorted(sorted(pages) for pages in found.values())


@pytest.mark.parametrize("seed", range(8))
def test_the_corpus_cases_come_out_right_whatever_the_order_of_the_pages(
    gold: list[Record], seed: int
) -> None:
    """Namesakes are two; who moved, who was acting first, and whom several papers name, is one."""
    told = Shuffled(gold, seed)

    assert [["dichuan-2024-10"], ["shiqiao-2024-05"]] == told.pages_of("陈志远")
    assert [["shiqiao-2024-05"]] == told.pages_of("俞建明")
    assert [["jichuan-2024-03-05", "landong-2024-09", "xizhou-2024-06"]] == told.pages_of("贺济舟")
    assert [["jichuan-2024-03-05", "landong-2024-09", "xizhou-2024-06"]] == told.pages_of("周砚清")
    assert [["landong-2024-09", "xizhou-2024-06"]] == told.pages_of("苏既明")
    assert [["landong-2024-09", "qingyan-2024-03"]] == told.pages_of("宋晏清")
    assert [["jichuan-2024-03-05", "landong-2024-09", "qingyan-2024-03"]] == told.pages_of("马守田")
    assert [["hengyang-2020-11", "hengyang-2021-09"]] == told.pages_of("刘正兴")


@pytest.fixture(scope="module")
def pages() -> list[Record]:
    """The seed pages as they are read."""
    return [each for each in extract_all([str(SEEDS)], Config()) if isinstance(each, Record)]


@pytest.mark.parametrize("seed", range(3))
def test_the_corpus_cases_come_out_right_from_the_pages_too(pages: list[Record], seed: int) -> None:
    """What is read off the pages joins and parts the same people, and knows the renamed body by both names."""
    told = Shuffled(pages, seed)

    assert [["dichuan-2024-10"], ["shiqiao-2024-05"]] == told.pages_of("陈志远")
    assert [["jichuan-2024-03-05", "landong-2024-09", "xizhou-2024-06"]] == told.pages_of("贺济舟")
    assert [["landong-2024-09", "xizhou-2024-06"]] == told.pages_of("苏既明")
    assert [["landong-2024-09", "qingyan-2024-03"]] == told.pages_of("宋晏清")
    assert [["yidu-2024-11"]] == told.pages_of(
        "刘长河"
    )  # the official; the namesake is a private person of the same page
    (bureau,) = (entity for entity in told.corpus.entities if entity.name == "汐州市数据局")
    assert {"市大数据发展中心", "市数据局"} <= set(bureau.aliases)


posts = st.builds(
    held,
    st.sampled_from([QINGHE, HEYUAN, COUNTY]),
    st.sampled_from(["书记", "副书记"]),
    st.sampled_from(["2024-03-04", "2024-09-04"]),
)
lives = st.lists(
    st.builds(
        lambda number, posts, home, office: (number, posts, home, office),
        st.integers(0, 9), st.lists(posts, max_size=2), st.sampled_from(["清河市", "禾原市"]), st.booleans(),
    ),
    max_size=7,
    unique_by=lambda each: each[0],
)  # fmt: skip


@settings(deadline=None)
@given(lives)
def test_nobody_is_joined_against_what_forbids_it(told: list[tuple[int, list[Held], str, bool]]) -> None:
    """Whatever is told, all careers get an id, equal ids have a join behind them, and no page's two persons are one."""
    careers = sorted(
        (career(f"{n}", *posts, home=home, office=office) for n, posts, home, office in told),
        key=lambda each: each.sources,
    )
    found, why = identify({"周远山": careers} if careers else {})

    assert {source for each in careers for source in each.sources} == set(found)
    joined = sum(each.decision == "joined" for each in why)
    assert len(careers) - joined == len(set(found.values()))
    assert all(each.score >= ENOUGH for each in why if each.decision == "joined")
    assert all(weigh(one, other) == weigh(other, one) for one in careers for other in careers)


@pytest.mark.parametrize(
    ("title", "body", "level", "place", "expected"),
    [
        ("书记", "衡阳市委", "prefecture", "430400", "厅局级正职"),
        ("常委", "衡阳市委", "prefecture", "430400", "厅局级副职"),
        ("常务副市长", "衡阳市政府", "prefecture", None, "厅局级副职"),
        ("局长", "衡阳市水利局", "prefecture", "430400", "县处级正职"),
        ("书记", "衡阳市纪委", "prefecture", "430400", "厅局级副职"),
        ("检察长", "衡阳市人民检察院", "prefecture", "430400", "厅局级副职"),
        ("代县长", "祁东县政府", "county", "430426", "县处级正职"),
        ("副镇长", "白石镇政府", "township", None, "乡科级副职"),
        ("省长", "湖南省政府", "province", "430000", "省部级正职"),
        ("厅长", "湖南省教育厅", "province", "430000", "厅局级正职"),
        ("市长", "广州市政府", "prefecture", "440100", "省部级副职"),
        ("区长", "天河区政府", "county", "440106", "厅局级副职"),
        ("区长", "闵行区政府", "county", "310112", "厅局级正职"),
        ("院长", "南华医院", None, None, None),
        ("书记", "衡阳市政法委", "prefecture", "430400", None),
        ("所长", "甘溪派出所", "county", None, None),
        ("委员", "衡阳市政协", "prefecture", "430400", None),
        ("站长", "白石镇水利站", "township", None, None),
        ("副局长", "某镇某局", "township", None, None),
    ],
)  # fmt: skip
def test_the_rank_that_goes_with_a_post(
    title: str, body: str, level: str | None, place: str | None, expected: str | None
) -> None:
    """Told from title, body and level; what they don't tell has none."""
    assert expected == rank(title, body, level, place)
    assert expected is None or expected in RANKS


@pytest.mark.parametrize(
    ("title", "body", "single"),
    [
        ("书记", "清河市委", True), ("代市长", "清河市政府", True), ("原书记", "清河市委", True), ("副书记", "清河市委", False),
        ("常务副市长", "清河市政府", False), ("委员", "清河市政协", False), ("主任", "清河市人大常委会", True),
        ("主任", "清河市人民医院", False), ("名誉会长", "清河市商会", False),
    ],
)  # fmt: skip
def test_a_body_has_one_head(title: str, body: str, single: bool) -> None:  # noqa: FBT001 - a case of the table
    """Heads are single, whether in office, acting or former; deputies, members and heads of wards are not."""
    assert single == is_single_seat(title, body)


def attested_in(document: str, name: str, day: str, **said: str) -> Record:
    """A record with a secretary of the city's committee."""
    return record(
        document, f"市委书记{name}。", [COMMITTEE, official("e2", name)],
        [("holds_post", "e2", "e1", name, {"title": "书记", "attested": day} | said)],
    )  # fmt: skip


def test_a_successor_shows_that_a_tenure_had_ended() -> None:
    """The first day of whoever is next known in the post, by a stated start where that is earlier; a stated end stays alone."""
    first, second, third = (
        attested_in("a.txt", "周远山", "2023-02"), attested_in("b.txt", "何清", "2024-03-04", start="2024-01-10"),
        attested_in("c.txt", "石立", "2025-01", start="2024-12-30"),
    )  # fmt: skip
    ended = {tenure.attested_first: tenure.ended_by for tenure in merge([third, first, second]).tenures}

    assert {"2023-02": "2024-01-10", "2024-03-04": "2024-12-30", "2025-01": None} == ended
    stated = attested_in("a.txt", "周远山", "2023-02", end="2023-12")
    assert [None, None] == [tenure.ended_by for tenure in merge([stated, second]).tenures]


def test_a_removal_attests_the_post_up_to_its_day() -> None:
    """Where a page tells of an end alone, the post is last attested then, not when the page came out."""
    page = record("a.txt", "周远山。", [COMMITTEE, official("e2", "周远山")],
                  [("holds_post", "e2", "e1", "周远山", {"title": "书记", "end": "2024-03-01"})])  # fmt: skip

    assert ["2024-03-01"] == [tenure.attested_last for tenure in merge([page]).tenures]


@pytest.mark.parametrize(
    ("body", "title", "kind"),
    [
        (("清河市委", "party"), "书记", "leader"), (("清河市水利局", "government"), "副局长", "leader"), (("清河市人大", "congress"), "代表", "deputy"),
        (("清河市人大常委会", "congress"), "委员", "leader"), (("清河市政协", "consultative"), "委员", "member"),
        (("清河市政协", "consultative"), "副主席", "leader"), (("清河市人民医院", "hospital"), "院长", "institution"),
        (("长河集团", "enterprise"), "党委书记", "enterprise"),
    ],
)  # fmt: skip
def test_posts_tell_what_kind_of_office_holder_a_person_is(
    body: tuple[str, str], title: str, kind: str
) -> None:
    """By the kind of body; deputies and members by their titles; who has no post has no kind."""
    people = [official("e2", "周远山"), official("e3", "何清")]
    page = record("a.txt", "周远山、何清。", [agency("e1", body[0], kind=body[1]), *people],
                  [("holds_post", "e2", "e1", "周远山", {"title": title, "attested": "2024"})])  # fmt: skip
    found = {each.name: each.kind for each in merge([page]).entities}

    assert {body[0]: body[1], "周远山": kind, "何清": None} == found


def test_posts_of_many_seats_have_no_successor() -> None:
    """A second deputy says nothing of the first one."""
    pages = [
        record(f"{n}.txt", f"市委副书记{name}。", [agency("e1", "清河市委"), official("e2", name)],
               [("holds_post", "e2", "e1", name, {"title": "副书记", "attested": day})])
        for n, name, day in (("a", "周远山", "2023"), ("b", "何清", "2024"))
    ]  # fmt: skip

    assert [None, None] == [tenure.ended_by for tenure in merge(pages).tenures]


def test_what_is_planned_or_former_places_nobody() -> None:
    """Only asserted posts that are held count for who is one."""
    other = [official("e2", "周远山"), agency("e1", "禾原市委")]
    planned = {"title": "书记", "attested": "2024-03-04", "_status": "planned"}
    former = {"title": "原书记", "attested": "2024-03-04"}
    for said in (planned, former):
        away = record("b.txt", "书记周远山。", other, [("holds_post", "e2", "e1", "书记周远山", said)])
        corpus = merge([attested_in("a.txt", "周远山", "2024-03-04"), away])
        assert ["joined"] == [each.decision for each in corpus.identities]
