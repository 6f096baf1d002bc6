"""One name for one thing: short and full forms, renamed bodies, later mentions, and the facts that a name tells."""

from dataclasses import replace

import pytest
from factory import record
from reading import entity, read

from kg.knowledge import agency_kinds
from kg.merge.known import with_facts
from kg.model import Entity, Mention, Span
from kg.pages import read_page
from kg.resolve import facts, resolve
from kg.resolve.facts import known_facts
from kg.resolve.joins import is_short_form
from kg.resolve.locality import Localities
from kg.schema import load_schema
from kg.sources import SourceText


def names(text: str, kind: str, home: str | None = "衡阳市") -> dict[str, tuple[str, ...]]:
    """Every entity of a type in a text, by name, with its aliases."""
    return {each.name: each.aliases for each in read(text, home).entities if each.type == kind}


def named(words: list[str]) -> str:
    """The resolved name of the last of these public bodies, which stand in one sentence."""
    text = f"{'、'.join(words)}参加。"
    page = read_page(SourceText("page.txt", text, "0" * 64, home="衡阳市", home_source="option"))
    spans = [Span(text.index(each), text.index(each) + len(each)) for each in words]
    mentions = [Mention(span, "Agency", text[slice(*span)], "rules", 1.0) for span in spans]
    resolution = resolve(page, mentions)
    names = {each.id: each.name for each in resolution.entities}
    return names[resolution.mentions[-1].entity or ""]


def kind(type_: str, name: str) -> str | None:
    """What the name of an entity alone tells of its kind."""
    return known_facts(type_, name, Localities(record().page, ())).get("kind")


@pytest.mark.parametrize(
    ("home", "text", "surface", "expected"),
    [
        ("恩施土家族苗族自治州", "州委出台《意见》。", "州委", "恩施州委"),
        ("岚沧彝族傣族自治州", "州发改委印发《意见》。", "州发改委", "岚沧州发改委"),
        ("大理白族自治州", "漾濞彝族自治县召开会议。县政府印发《方案》。", "县政府", "漾濞彝族自治县政府"),
        ("南宁市", "自治区人民政府印发《意见》。", "自治区人民政府", "广西壮族自治区政府"),
        ("呼伦贝尔市", "尼尔基镇政府推行“田管家”服务。", "尼尔基镇政府", "尼尔基镇政府"),
        ("郑州市", "省委组织部、组织部联合印发《办法》。", "组织部", "郑州市委组织部"),
        ("常德市", "仪式在市会议中心举行。", "市会议中心", "常德市会议中心"),
        ("常德市", "襄樊市代表团考察了常德。", "襄樊市", "襄阳市"),
    ],
)  # fmt: skip
def test_a_body_is_named_by_its_place(home, text, surface, expected):
    """An autonomous division stands in the names of its bodies by its shorter name; towns and provinces need no other."""
    assert expected == entity(read(text, home), surface).name


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # 友好 is a district too, and no table knows 澜东省.
        (["儿童友好城市建设工作领导小组"], "衡阳市儿童友好城市建设工作领导小组"),
        (["澜东省人民政府"], "澜东省政府"),
        (["武警长沙支队"], "武警长沙支队"),
        (["市水利局", "耒阳市公安局", "刑侦大队"], "耒阳市公安局刑侦大队"),
        (["市防汛指挥部", "耒阳市公安局", "指挥部办公室"], "衡阳市防汛指挥部办公室"),
    ],
)
def test_a_marked_body_is_named(words, expected):
    """Where recognition is given: a place only inside another word is none, and a unit belongs to the body before it."""
    assert expected == named(words)


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("市发改委印发《意见》。", "衡阳市发改委", "衡阳市发展和改革委员会"),
        ("市发改委、衡阳市发展和改革委员会印发《意见》。", "衡阳市发展和改革委员会", "衡阳市发改委"),
        ("县政务大厅办件50件。衡南县政务服务中心推行“一窗通办”。衡南县政务大厅揭牌。", "衡南县政务服务中心", "衡南县政务大厅"),
        ("市大数据发展中心更名为市数据局。", "衡阳市数据局", "衡阳市大数据发展中心"),
    ],
)  # fmt: skip
def test_a_body_under_two_names_is_one(text, name, alias):
    """Long forms, halls and old names are aliases of one body."""
    assert alias in names(text, "Agency")[name]


def test_a_planned_new_name_joins_nothing():
    """What is to be renamed has its old name still."""
    assert {"衡阳市大数据发展中心", "衡阳市数据局"} <= names(
        "市大数据发展中心拟更名为市数据局。", "Agency"
    ).keys()


def test_hospitals_of_similar_names_are_two():
    """中医院 is no short form of 中心医院; 南华附一 is one of 南华大学附属第一医院."""
    assert not is_short_form("衡阳市中医院", "衡阳市中心医院")
    assert is_short_form("南华附一", "南华大学附属第一医院")
    assert not is_short_form("南华附二", "南华大学附属第一医院")


def test_a_platform_and_its_service_are_one():
    """Guideline 21: two quoted names with the same words and a word for a service behind."""
    text = "市政府推出“赣服通”平台。“赣服通”服务上线。“赣服通”行动启动。"

    found = names(text, "Programme", "赣州市")

    assert "“赣服通”服务" in found["“赣服通”平台"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("市委书记邓群出席。邓书记强调，抓好落实。", "邓群"),
        ("市教育局局长张明介绍。张局长说，抓好落实。", "张明"),
        ("副市长朱健出席。朱市长强调，抓好落实。", "朱健"),
    ],
)
def test_surname_and_title_mean_the_person_before(text, meant):
    """邓书记 is the one 书记 of that name on the page."""
    people = {each.name: each.aliases for each in read(text).entities if each.type in ("Official", "Person")}

    assert [meant] == list(people)


def test_two_of_one_surname_and_title_are_not_guessed():
    """With two 局长 named 张 before, 张局长 stays a person of its own."""
    text = "市教育局局长张明介绍。市水利局局长张立出席。张局长说，抓好落实。"

    assert {"张明", "张立"} <= {each.name for each in read(text).entities}
    assert not any("张局长" in each.aliases for each in read(text).entities)


@pytest.mark.parametrize(
    ("type_", "name", "expected"),
    [
        ("Agency", "衡阳市委", "party"), ("Agency", "衡阳市政府党组", "party"), ("Agency", "民革衡阳市委", "party"),
        ("Agency", "共青团衡阳市委", "mass_organisation"), ("Agency", "衡阳市纪委", "supervision"),
        ("Agency", "衡阳市发改委", "government"), ("Agency", "衡阳市公安局甘溪派出所", "government"),
        ("Agency", "衡阳市人大常委会", "congress"), ("Agency", "衡阳市政协", "consultative"),
        ("Agency", "衡阳市中级人民法院", "court"), ("Agency", "衡阳市政务服务中心", "institution"),
        ("Agency", "衡阳国家高新区", "zone"), ("Agency", "福建省僑聯", "mass_organisation"), ("Agency", "衡阳军分区", None),
        ("Organisation", "南华大学附属第一医院", "hospital"), ("Organisation", "衡阳师范学院", "school"),
        ("Event", "霁川市河塘治理座谈会", "meeting"), ("Event", "希望书桌捐赠仪式", "ceremony"),
        ("Event", "荻川（深圳）招商推介会", "fair"), ("Event", "湖南省运动会", "activity"),
        ("Event", "居民协商会", "meeting"),
        ("Place", "湘江东路", "built"), ("Place", "岚沧江", "natural"), ("Place", "白果镇", "division"),
        ("Place", "衡南高新技术产业开发区", "zone"), ("Programme", "“千塘清淤”行动", "campaign"),
    ],
)  # fmt: skip
def test_a_name_tells_a_kind(type_, name, expected):
    """The kinds are derived from names and tables, and unknown where neither tells."""
    assert expected == kind(type_, name)
    assert expected is None or (type_, expected) in load_schema().kinds


def test_every_kind_that_names_tell_is_the_ontologys():
    """No table here has a kind that the ontology has no class for."""
    tables = {
        "Agency": [agency_kinds._BY_CLOSING, agency_kinds._BY_WORDS],
        "Organisation": [facts._ORGANISATION_KINDS],
        "Programme": [facts._PROGRAMME_KINDS],
        "Event": [facts._EVENT_KINDS],
        "Place": [facts._PLACE_KINDS],
    }
    organs = {agency_kinds._IN_ONTOLOGY.get(each, each) for each in agency_kinds._organs().values()} - {None}
    told = {(type_, kind) for type_, all_ in tables.items() for table in all_ for kind, _ in table}

    assert told | {("Agency", each) for each in organs} <= load_schema().kinds.keys()


def test_records_without_facts_get_them_at_the_merge():
    """A gold record gains kinds and codes from its names; what it says itself stays."""
    bare = (
        Entity("e1", "Agency", "衡阳市委"),
        Entity("e2", "Place", "衡阳市"),
        Entity("e3", "Programme", "塘长制", kind="service"),
    )
    filled = with_facts(replace(record(), entities=bare)).entities

    assert ["party", "division", "service"] == [each.kind for each in filled]
    assert ("430400", "prefecture") == (filled[1].place, filled[1].level)


def test_a_part_of_a_body_knows_the_body_above_it():
    """A party group, a police station and an office have the body that their names open with as parent, if it is there."""
    bodies = {
        "b1": "衡阳市政府", "b2": "衡阳市政府党组", "b3": "衡东县公安局", "b4": "衡东县公安局甘溪派出所",
        "b5": "衡阳市优化营商环境领导小组", "b6": "衡阳市优化营商环境领导小组办公室", "b7": "恒天集团党委",
    }  # fmt: skip
    bare = tuple(Entity(key, "Agency", name) for key, name in bodies.items())

    filled = with_facts(replace(record(), entities=bare)).entities

    assert {"b2": "b1", "b4": "b3", "b6": "b5"} == {each.id: each.parent for each in filled if each.parent}


def test_an_official_and_a_namesake_on_one_page_are_two():
    """The villager is a person of his own, whom no statement about the official touches."""
    text = "市政协副主席刘长河出席表彰大会。\n\n村民刘长河说,他家种了五亩辣椒。\n"
    found = [each for each in read(text).entities if each.name == "刘长河"]

    assert ["Official", "Person"] == sorted(each.type for each in found)


def test_a_zone_is_one_whatever_it_does():
    """What signs and what is only visited is one body; it is no visitor of itself."""
    record_ = read(
        "11月3日,衡阳高新区与长河集团签订战略合作协议。\n\n长河集团的新工厂位于衡阳高新区。客商到衡阳高新区考察。\n"
    )
    zones = [each for each in record_.entities if each.name == "衡阳高新区"]

    assert [("Agency", "zone")] == [(each.type, each.kind) for each in zones]
    assert all(each.subject != each.object for each in record_.statements)


def test_a_zone_that_only_lies_there_is_a_place():
    """Where it acts nowhere on the page it stays a place."""
    (zone,) = (each for each in read("客商到衡阳高新区考察。").entities if "高新区" in each.name)

    assert "Place" == zone.type
