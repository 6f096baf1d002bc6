"""What the pages of the seed corpus tell: its size, its relations, and the cases that it promises to hold."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable

import pytest
from seed_pages import CORPUS, PAGES, SHARED, counts, posts, told

from kg.knowledge.places import load_places
from kg.schema import load_schema

MANY = ("holds_post", "attends", "presides_over")

needs_shared = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="../shared is not beside this checkout"
)


# --- what the corpus promises


def test_the_corpus_is_as_large_as_promised(record_property: Callable[[str, object], None]) -> None:
    """Fourteen pages or more; each relation eight times or more, and the three of every meeting forty times."""
    found = counts()
    rare = ", ".join(f"{relation} {found[relation]}" for relation in sorted(load_schema().relations))
    record_property("told", f"seeds: {len(PAGES)} pages, {found.total()} statements: {rare}")

    assert len(PAGES) >= 14
    short = {relation: found[relation] for relation in load_schema().relations if found[relation] < 8}
    assert {} == short
    assert {} == {relation: found[relation] for relation in MANY if found[relation] < 40}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_size_its_facts_and_says_what_it_is(name: str) -> None:
    """900 to 2,500 characters, home and date as corpus.toml has them, and a last line on what is invented or retold."""
    page = PAGES[name]
    facts = CORPUS[page.gold["document"]]

    assert 900 <= len(re.sub(r"\s", "", page.text)) <= 2500
    assert (facts["home"], facts["published"]) == (page.gold["home"], page.gold["published"])
    assert re.search(r"虚构|虛構|另行撰写", page.text.rstrip().splitlines()[-1])


def test_invented_places_are_in_no_table() -> None:
    """No place below the province that an invented page calls its home is a division of the country."""
    invented = {facts["home"] for facts in CORPUS.values()} - {"衡阳市"}

    assert len(invented) >= 9
    assert [] == sorted(home for home in invented if load_places().named(home))


@needs_shared
@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("hengyang")])
def test_no_sentence_of_a_real_page_is_carried_over(name: str) -> None:
    """Apart from names, titles and the date, no fifteen characters in a row are those of a newspaper."""
    fold = str.maketrans("，（）：；！？", ",():;!?")
    real = [
        page.read_text(encoding="utf-8").translate(fold) for page in sorted((SHARED / "seeds").glob("*.txt"))
    ]
    page = PAGES[name]
    text = list(page.text)
    for mention in page.gold["mentions"]:
        text[mention["start"] : mention["end"]] = "\0" * (mention["end"] - mention["start"])
    ours = re.sub(r"\d{4}年\d+月\d+日 星期.", "\0", "".join(text).translate(fold))
    runs = re.findall(r"[^\0\n]{15,}", ours)

    windows = {run[at : at + 15] for run in runs for at in range(len(run) - 14)}
    assert [] == sorted(window for window in windows if any(window in each for each in real))


def test_some_statements_are_plans_and_some_did_not_happen() -> None:
    """The corpus has planned and denied statements, on several pages each."""
    pages = defaultdict(set)
    for name, page in PAGES.items():
        for statement in page.statements:
            pages[statement.get("status", "asserted")].add(name)

    assert len(pages["planned"]) >= 4
    assert len(pages["denied"]) >= 3


def test_an_official_moves_from_one_town_to_another() -> None:
    """The mayor of one city becomes party secretary of the other, and is found in that post by a third paper."""
    moved = posts("xizhou-2024-06", "贺济舟")

    assert ["2024-06-17"] == [said["end"] for said in moved["汐州市政府"]]
    assert ["2024-06-13"] == [said["start"] for said in moved["霁川市委"]]
    assert "市长" in {said["title"] for said in posts("jichuan-2024-03-05", "贺济舟")["汐州市政府"]}
    assert "书记" in {said["title"] for said in posts("landong-2024-09", "贺济舟")["霁川市委"]}


def test_an_acting_mayor_becomes_mayor() -> None:
    """Appointed as acting mayor in June, elected mayor in September."""
    acting = {said["title"]: said.get("start") for said in posts("xizhou-2024-06", "苏既明")["汐州市政府"]}
    elected = {said["title"]: said.get("start") for said in posts("landong-2024-09", "苏既明")["汐州市政府"]}

    assert "2024-06-17" == acting["代市长"]
    assert "2024-09-22" == elected["市长"]


def test_a_body_has_a_new_name() -> None:
    """A renamed body is one entity that bears both names."""
    names = [PAGES["xizhou-2024-06"].names(each) for each in PAGES["xizhou-2024-06"].gold["entities"]]

    assert [["汐州市数据局"]] == [each[:1] for each in names if "市大数据发展中心" in each]


def test_two_papers_tell_one_fact_with_two_numbers() -> None:
    """Both papers have the signing of one day, with three agreements in the one and four in the other."""
    signed = [
        {
            (frozenset(each[:2]), each[2]["date"]): each[2]["count"]
            for each in told(page, "signed_agreement")
            if "count" in each[2]
        }
        for page in ("jichuan-2024-03-05", "xizhou-2024-06")
    ]

    assert [3, 4] == [each[frozenset({"霁川市", "汐州市"}), "2024-03-03"] for each in signed]


def test_one_policy_is_carried_out_in_three_homes() -> None:
    """One programme name is implemented by places or bodies of three homes or more."""
    homes = {
        page.gold["home"]
        for name, page in PAGES.items()
        if "一件事一次办" in {programme for _, programme, _ in told(name, "implements")}
    }

    assert len(homes) >= 3


def test_namesakes_are_two() -> None:
    """One name stands for officials of two towns, and on one page for an official and a shopkeeper."""
    assert {"拾桥区政府"} <= posts("shiqiao-2024-05", "陈志远").keys()
    assert {"荻川市政府"} <= posts("dichuan-2024-10", "陈志远").keys()
    assert {"Official", "Person"} == {
        each["type"] for each in PAGES["shiqiao-2024-05"].gold["entities"] if each["name"] == "俞建明"
    }


def test_a_reception_has_host_guest_and_company() -> None:
    """Those who meet are told with their roles."""
    roles = {said["subject_role"] for _, _, said in told("dichuan-2024-10", "meets_with")}
    guests = {said["object_role"] for _, _, said in told("dichuan-2024-10", "meets_with")}

    assert ({"host", "accompanying"}, {"guest"}) == (roles, guests)


def test_an_umbrella_has_members() -> None:
    """Four services are part of one that has a name of its own."""
    umbrellas = Counter(umbrella for _, umbrella, _ in told("shiqiao-2024-05", "part_of"))

    assert 4 == umbrellas["“拾桥帮办”服务"]


def test_some_stories_are_contributed() -> None:
    """Stories signed by 通讯员 alone stand on several pages."""
    contributed = {
        name
        for name, page in PAGES.items()
        for article in page.gold["articles"]
        if article["authors"] and {"通讯员"} == {author["role"] for author in article["authors"]}
    }

    assert len(contributed) >= 5
