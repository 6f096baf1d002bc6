"""Resolution: names read in the locality of the page, what is meant without being named, one entity for one thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import entity, read, told

from kg.model import Page
from kg.pages import read_page
from kg.recognise import get_recogniser, settle
from kg.resolve import resolve
from kg.sources import SourceText


def name(text: str, surface: str, home: str | None = "衡阳市") -> str:
    """The resolved name of the words `surface` in a text."""
    return entity(read(text, home), surface).name


def private(text: str) -> dict[str, bool]:
    """Every person of a text with whether it must never be published."""
    return {each.name: each.private for each in read(text).entities if each.type in ("Official", "Person")}


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("市委", "衡阳市委"),
        ("市政府", "衡阳市政府"),
        ("市发改委", "衡阳市发改委"),
        ("市人大常委会", "衡阳市人大常委会"),
        ("市中级人民法院", "衡阳市中级人民法院"),
        ("市行政审批服务局", "衡阳市行政审批服务局"),
        ("团市委", "共青团衡阳市委"),
        ("市青联", "衡阳市青联"),
        ("省政府", "湖南省政府"),
        ("省委", "湖南省委"),
        ("省机关事务管理局", "湖南省机关事务管理局"),
        ("民革衡阳市委", "民革衡阳市委"),
        ("岳阳市委", "岳阳市委"),
        ("衡阳市人大常委会", "衡阳市人大常委会"),
    ],
)
def test_a_level_character_means_the_place_of_the_paper(surface, expected):
    """市 is the prefecture of the paper, 省 the province above it; a body with its own place keeps it."""
    assert expected == name(f"{surface}出台《实施意见》。", surface)


@pytest.mark.parametrize(
    ("surface", "expected"),
    [("县委", "衡东县委"), ("县政府", "衡东县政府"), ("县行政审批服务局", "衡东县行政审批服务局"), ("团县委", "共青团衡东县委"),
     ("市委", "衡阳市委"), ("省政府", "湖南省政府")],
)  # fmt: skip
def test_the_paper_of_a_county_means_its_own_county(surface, expected):
    """In a county's paper 县 is the county itself, 市 the prefecture above it."""
    assert expected == name(f"{surface}出台《实施意见》。", surface, "衡东县")


@pytest.mark.parametrize(
    ("surface", "home", "expected"),
    [("市教育局", "上海市", "上海市教育局"), ("州委", "恩施土家族苗族自治州", "恩施州委"), ("区委", "雁峰区", "雁峰区委"),
     ("省委", "湖南省", "湖南省委"), ("市水利局", "霁川市", "霁川市水利局"), ("县委", "青砚县", "青砚县委")],
)  # fmt: skip
def test_homes_of_every_kind(surface, home, expected):
    """A municipality, an autonomous prefecture, a district, a province, and towns of no table."""
    assert expected == name(f"{surface}出台《实施意见》。", surface, home)


def test_a_county_that_the_article_names_is_meant_by_the_bare_word():
    """In a prefecture's paper 县委 is that of the last county named."""
    assert "衡东县委" == name("衡东县召开会议。县委书记孟岐山讲话。", "县委")
    assert "衡山县委" == name("衡东县、衡山县签约。县委书记孟岐山讲话。", "县委")
    assert "衡南县政府" == name("衡南县推行“田管家”服务。县政府印发《办法》。", "县政府")


def test_a_county_of_another_article_is_not_meant():
    """What one story names says nothing of the next."""
    text = (
        "# 衡东县办实事\n\n■本报记者 林小舟\n\n本报讯 衡东县召开会议。\n\n"
        "# 两份文件印发\n\n■本报记者 石修\n\n本报讯 县委书记孟岐山讲话。\n"
    )

    found = entity(read(text), "县委")

    assert ("县委", False) == (found.name, found.resolved)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("该县", "衡东县"), ("全市", "衡阳市"), ("我市", "衡阳市"), ("全省", "湖南省"), ("我省", "湖南省"), ("全县", "衡东县")],
)  # fmt: skip
def test_a_place_that_is_only_pointed_at(words, expected):
    """全市, 我省 and 该县 act as the place they mean, and are no mentions."""
    record = read(f"衡东县召开会议。{words}推行“田管家”服务。")

    assert [(expected, "implements", "“田管家”服务")] == told(record, "implements")
    assert words not in [each.text for each in record.mentions]


def test_that_county_is_the_last_one_named():
    """该县 changes as the text goes on."""
    record = read("衡东县召开会议。该县推行“田管家”服务。衡山县也召开会议。该县推行“帮办码”服务。")

    assert [("衡东县", "implements", "“田管家”服务"), ("衡山县", "implements", "“帮办码”服务")] == told(
        record, "implements"
    )


@pytest.mark.parametrize("surface", ["市委", "省政府", "县委", "市行政审批服务局"])
def test_without_a_home_a_bare_name_stays_unresolved(surface):
    """What can't be known stays as printed and is marked."""
    found = entity(read(f"{surface}出台《实施意见》。", home=None), surface)

    assert (surface, False) == (found.name, found.resolved)


def test_without_a_home_full_names_are_still_resolved():
    """A name that says its place needs no paper's."""
    assert [("衡阳市委", True), ("湖南省政府", True)] == [
        (each.name, each.resolved)
        for each in read("衡阳市委、湖南省政府印发《意见》。", home=None).entities
        if each.type == "Agency"
    ]


def test_a_bare_event_without_a_home_is_unresolved():
    """全市… can be no city's meeting where no city is known."""
    found = entity(read("全市水利工作会议召开。", home=None), "全市水利工作会议")

    assert ("全市水利工作会议", False) == (found.name, found.resolved)


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("市长朱健出席。", "衡阳市", ("朱健", "holds_post", "衡阳市政府")),
        ("副省长何清讲话。", "衡阳市", ("何清", "holds_post", "湖南省政府")),
        ("县长宋晏清讲话。", "衡东县", ("宋晏清", "holds_post", "衡东县政府")),
        ("衡南县县长石立出席。", "衡阳市", ("石立", "holds_post", "衡南县政府")),
        ("长沙市市长周海兵讲话。", "衡阳市", ("周海兵", "holds_post", "长沙市政府")),
        ("习近平总书记在湖南考察。", "衡阳市", ("习近平", "holds_post", "中共中央")),
        ("市政协委员赵丹利建议修路。", "衡阳市", ("赵丹利", "holds_post", "衡阳市政协")),
        ("市人大代表欧阳铭富建议修路。", "衡阳市", ("欧阳铭富", "holds_post", "衡阳市人大")),
        ("汐州市委副书记、市长贺济舟来访。", "衡阳市", ("贺济舟", "holds_post", "汐州市政府")),
    ],
)  # fmt: skip
def test_a_title_implies_its_body(text, home, expected):
    """市长 is of the 市政府 of the place in front, or of the paper's (decision 28)."""
    assert expected in told(read(text, home), "holds_post")


def test_a_title_implies_no_body_where_the_place_is_unknown():
    """A bare 市长 on a page without a home holds a post of nobody that could be named."""
    assert [] == told(read("市长朱健出席。", home=None), "holds_post")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委副书记、市长朱健出席。", {("衡阳市委", "副书记"), ("衡阳市政府", "市长")}),
        ("市委常委、副市长朱健出席。", {("衡阳市委", "常委"), ("衡阳市政府", "副市长")}),
        ("市委常委、市政法委书记陈礼洋出席。", {("衡阳市委", "常委"), ("衡阳市政法委", "书记")}),
        ("市委常委、秘书长陈礼洋出席。", {("衡阳市委", "常委"), ("衡阳市委", "秘书长")}),
        ("恒天集团党委副书记、总经理颜甫全来访。", {("恒天集团党委", "副书记"), ("恒天集团", "总经理")}),
        ("恒天集团党委书记、董事长颜甫全来访。", {("恒天集团党委", "书记"), ("恒天集团", "董事长")}),
        ("市水利局党组书记、局长林小舟讲话。", {("衡阳市水利局党组", "书记"), ("衡阳市水利局", "局长")}),
        ("市人大常委会党组副书记、副主任段志刚讲话。", {("衡阳市人大常委会党组", "副书记"), ("衡阳市人大常委会", "副主任")}),
    ],
)  # fmt: skip
def test_each_of_several_posts_has_its_own_body(text, expected):
    """The second post belongs to the body that it implies, to that of the first, or to the firm behind its committee."""
    record = read(text)

    names = {each.id: each.name for each in record.entities}
    assert expected == {
        (names[each.object or ""], each.qualifiers["title"])
        for each in record.statements
        if each.relation == "holds_post"
    }


@pytest.mark.parametrize(
    ("surface", "expected"),
    [("党中央", "中共中央"), ("国务院", "国务院"), ("最高人民法院", "最高人民法院"), ("教育部", "教育部"), ("全国青联", "全国青联"),
     ("国家发改委", "国家发改委"), ("中央军委", "中央军委")],
)  # fmt: skip
def test_central_bodies_resolve_to_themselves(surface, expected):
    """No place of the paper is put in front of a body of the state."""
    found = entity(read(f"{surface}印发《意见》。"), surface)

    assert (expected, True) == (found.name, found.resolved)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("衡阳市人民政府印发《通知》。市政府要求抓紧。", ("衡阳市人民政府", "市政府")),
        ("中共衡阳市委召开会议。市委强调。", ("中共衡阳市委", "市委")),
        ("衡阳师范学院封顶。衡阳师院的学生来了。", ("衡阳师范学院", "衡阳师院")),
        ("衡阳师院的学生来了。衡阳师范学院封顶。", ("衡阳师院", "衡阳师范学院")),
        ("推行“湘易办”超级服务端。全市“湘易办”注册用户增长。", ("“湘易办”超级服务端", "湘易办")),
        ("衡阳市在湖南。衡阳很好。", ("衡阳市", "衡阳")),
        ("市委书记秦国文主持会议。秦国文强调,要抓紧。", ("秦国文", "秦国文")),
        ("全市水利工作会议召开。衡阳市水利工作会议结束。", ("全市水利工作会议", "衡阳市水利工作会议")),
        ("水利工作座谈会召开。市领导毛朝晖主持座谈会。", ("水利工作座谈会", "座谈会")),
    ],
)  # fmt: skip
def test_two_forms_of_one_name_are_one_entity(text, surfaces):
    """The longer and the shorter form of a body, a firm, a scheme, a place or a meeting are one thing with aliases."""
    record = read(text)

    first, last = (next(m for m in record.mentions if m.text == surface) for surface in surfaces)
    assert first.entity == last.entity
    found = entity(record, surfaces[0])
    assert set(surfaces) <= {found.name, *found.aliases}


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("市委召开会议。岳阳市委也召开会议。", ("市委", "岳阳市委")),
        ("市委、市政府印发《通知》。", ("市委", "市政府")),
        ("衡阳高新区与岳阳签署协议。", ("衡阳高新区", "岳阳")),
        ("衡阳市第一中学和衡阳市第二中学来了。", ("衡阳市第一中学", "衡阳市第二中学")),
    ],
)
def test_two_things_stay_two(text, surfaces):
    """Bodies of other places or of another kind are not joined."""
    record = read(text)

    assert 2 == len({entity(record, surface).id for surface in surfaces})


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("推行“流动政务服务大厅”。", "流动政务服务大厅", "流动政务服务大厅"),
        ("推行“三送三解三优”行动。", "“三送三解三优”行动", "“三送三解三优”行动"),
        ("编制市“十四五”规划。", "市“十四五”规划", "衡阳市“十四五”规划"),
    ],
)
def test_the_quotation_marks_of_a_programme(text, surface, expected):
    """Outside the name where the name is only what is quoted, inside where it goes on; 市 is the paper's city."""
    found = entity(read(text), surface)

    assert expected == found.name
    assert "“" not in "".join(alias for alias in found.aliases if alias == found.name)


@pytest.mark.parametrize(
    ("surface", "expected"),
    [("镇党委", "泉湖镇党委"), ("村党支部", "白毛洲村党支部")],
)
def test_a_body_of_the_town_or_village_is_that_of_the_last_one_named(surface, expected):
    """镇党委 and 村党支部 are the bodies of the town and the village that the story has just named."""
    text = "在衡南县泉湖镇白毛洲村，镇党委书记林小舟走访农户。村党支部书记周远山介绍了情况。"

    assert expected == name(text, surface)


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("全市水利工作会议召开。", "全市水利工作会议", "衡阳市水利工作会议"),
        ("市十六届人大三次会议开幕。", "市十六届人大三次会议", "衡阳市十六届人大三次会议"),
        ("党的十九届五中全会召开。", "党的十九届五中全会", "中国共产党第十九届中央委员会第五次全体会议"),
        ("党的二十大召开。", "党的二十大", "中国共产党第二十次全国代表大会"),
        ("十四届全国人大二次会议开幕。", "十四届全国人大二次会议", "第十四届全国人民代表大会第二次会议"),
        (
            "全国政协十四届二次会议开幕。",
            "全国政协十四届二次会议",
            "中国人民政治协商会议第十四届全国委员会第二次会议",
        ),
        (
            "中国人民政治协商会议第十四届全国委员会第二次会议开幕。",
            "中国人民政治协商会议第十四届全国委员会第二次会议",
            "中国人民政治协商会议第十四届全国委员会第二次会议",
        ),
        ("市领导毛朝晖主持座谈会。", "座谈会", "衡阳市座谈会"),
        ("启动仪式在祁东县举行。", "启动仪式", "衡阳市启动仪式"),
        ("第三届湖南旅发大会开幕。", "第三届湖南旅发大会", "第三届湖南旅发大会"),
        ("岳阳市水利工作会议召开。", "岳阳市水利工作会议", "岳阳市水利工作会议"),
    ],
)
def test_the_name_of_an_event_has_its_place(text, surface, expected):
    """全市 and 市 become the city; a national session is written out; an event with a place keeps it."""
    assert expected == name(text, surface)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("蕾蕾(化名)来到市公安局。", {"蕾蕾": True}),
        ("蕾蕾（化名）来到市公安局。后来蕾蕾走了。", {"蕾蕾": True}),
        ("王某(化名)报警。", {"王某": True}),
        ("奶奶吴桂香里外找遍了。", {"吴桂香": True}),
        ("儿子李小明说好。", {"李小明": True}),
        ("犯罪嫌疑人张大力被抓。", {"张大力": True}),
        ("患者李桂兰康复了。", {"李桂兰": True}),
        ("学生刘小宝(12岁)得奖。", {"刘小宝": True}),
        ("村民王二柱说好。", {"王二柱": False}),
        ("市委书记秦国文讲话。", {"秦国文": False}),
    ],
)
def test_who_must_never_be_published(text, expected):
    """Pseudonyms, minors, patients, suspects and their kin are marked, whatever else is known of them."""
    assert expected == private(text)


def test_a_sensitive_story_gives_up_only_its_officers():
    """Where somebody got lost or fell ill, every private person of the story is marked, and the officers are not."""
    text = "# 患病老人走失 衡东警方助归\n\n■本报记者 林小舟\n\n本报讯 县公安局甘溪派出所所长石大力带着民警寻找。小卖部店主曹有福说好。\n"

    marked = private(text)

    assert marked.pop("曹有福")
    assert not marked.pop("石大力")
    assert {"林小舟": False} == marked


def test_one_name_is_one_person():
    """Two mentions of one official, and an official called by his name alone, are one entity, an Official."""
    record = read("市委书记秦国文主持会议。秦国文强调,要抓紧。市委书记秦国文说好。")

    assert ["Official"] == [each.type for each in record.entities if each.name == "秦国文"]
    assert 3 == len([each for each in record.mentions if each.text == "秦国文"])


def test_what_the_tables_know_of_a_name():
    """Code, level, kind and the code above come from the tables, and a body has the code of its place."""
    record = read("衡南县人大常委会来到衡阳市。恒天集团来访。")

    place, body, firm = (entity(record, surface) for surface in ("衡阳市", "衡南县人大常委会", "恒天集团"))
    assert ("430400", "prefecture", "430000") == (place.place, place.level, place.parent)
    assert ("430422", "county", "congress") == (body.place, body.level, body.kind)
    assert ("enterprise", None) == (firm.kind, firm.place)


@pytest.mark.parametrize(
    ("surface", "kind"),
    [("市委", "party"), ("市政府", "government"), ("市人大常委会", "congress"), ("市政协", "consultative"), ("市中级人民法院", "court"),
     ("市人民检察院", "procuratorate"), ("市纪委监委", "supervision"), ("团市委", "mass_organisation"), ("市水利局", "government")],
)  # fmt: skip
def test_the_kind_of_a_body(surface, kind):
    """Party, government, congress and the other branches are told apart by the name."""
    assert kind == entity(read(f"{surface}印发《意见》。"), surface).kind


def _page(text: str, home: str | None) -> Page:
    return read_page(SourceText("page.txt", text, "0" * 64, home=home))


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["市委", "省政府", "县委书记孟岐山", "该县", "全市", "衡东县", "衡山县白果镇岳北村", "市长朱健", "团市委", "该局", "“湘易办”超级服务端", "湘易办", "衡阳师院",
                             "衡阳师范学院", "党委副书记、总经理", "恒天集团", "座谈会", "蕾蕾(化名)", "。", "\n", "、", "# 标题\n", "■本报记者 陈润\n", "乡政府", "区委", "旗委", "出席", "召开"]),
            st.text("市县区省该全我本委局长、。“”", max_size=8),
        ),
        max_size=14,
    ).map("".join),
    st.sampled_from([None, "衡阳市", "衡东县", "上海市", "青砚县", "湖南省", "雁峰区"]),
)  # fmt: skip
def test_resolution_holds_on_any_text(text, home):
    """Every mention but a post has its entity, ids are distinct, no alias repeats the name, and what is unresolved is marked."""
    page = _page(text, home)
    found = settle(get_recogniser("rules")(page))

    done = resolve(page, found)

    ids = [each.id for each in done.entities]
    assert len(set(ids)) == len(ids)
    assert [each.span for each in found] == [each.span for each in done.mentions]
    assert all((each.entity is None) == (each.type == "Post") for each in done.mentions)
    assert {each.entity for each in done.mentions if each.entity} | {
        each.entity for each in done.references
    } <= set(ids)
    assert all(each.name and each.name not in each.aliases for each in done.entities)
    assert all(
        each.resolved or each.type in ("Agency", "Event", "Programme", "Organisation")
        for each in done.entities
    )
    keys = [("Person" if each.type == "Official" else each.type, each.name) for each in done.entities]
    assert len(set(keys)) == len(keys)
    assert done == resolve(page, found)
