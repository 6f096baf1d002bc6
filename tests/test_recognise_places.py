"""Places in text: what the tables know, chains of divisions, shapes of unknown ones, sites, and what is no place."""

import time

import pytest
from reading import mentions, read

from kg.knowledge.gazetteer import foreign_names, former_names, landmarks, zone_names
from kg.knowledge.places import load_places
from kg.knowledge.short_names import short_names_of
from kg.recognise.base import Locality
from kg.recognise.places import find_places


def places(text: str, home: str | None) -> list[str]:
    """The words of the places in a text of a paper of `home`, in their order."""
    return [words for words, _ in mentions(read(text, home=home), "Place")]


@pytest.mark.parametrize(
    ("home", "text", "expected"),
    [
        ("广元市", "先后到剑阁县下寺镇大仓坝社区和青川县沙州镇白家村走访。", "剑阁县 下寺镇 大仓坝社区 青川县 沙州镇 白家村"),
        ("通辽市", "科左中旗和锡林郭勒盟西乌珠穆沁旗签订协议,锡盟、兴安盟参加。", "科左中旗 锡林郭勒盟 西乌珠穆沁旗 锡盟 兴安盟"),
        ("通辽市", "到巴彦塔拉镇五道木嘎查、花吐古拉镇哈日额尔格嘎查走访牧户。", "巴彦塔拉镇 五道木嘎查 花吐古拉镇 哈日额尔格嘎查"),
        ("百色市", "靖西市新靖镇旧州社区和云南省文山州富宁县相邻。", "靖西市 新靖镇 旧州社区 云南省 文山州 富宁县"),
        ("伊犁哈萨克自治州", "霍城县、察布查尔县、可克达拉市、巴州和博州参加。", "霍城县 察布查尔县 可克达拉市 巴州 博州"),
        ("湘西土家族苗族自治州", "到吉首市矮寨镇、花垣县十八洞村和向阳村走访。", "吉首市 矮寨镇 花垣县 十八洞村 向阳村"),
        ("梓岭市", "梓岭市云岫区、南浦县作发言,又到南浦县青萝镇竹溪村、桐花街道柳荫社区。", "梓岭市 云岫区 南浦县 南浦县 青萝镇 竹溪村 桐花街道 柳荫社区"),
        ("乌兰泊市", "2月29日,乌兰泊市苏乐图旗呼和额日苏木锡日塔嘎查很热闹。", "乌兰泊市 苏乐图旗 呼和额日苏木 锡日塔嘎查"),
        ("云泮彝族自治县", "云泮彝族自治县、云泮县、云泮参加。", "云泮彝族自治县 云泮县 云泮"),
    ],
)  # fmt: skip
def test_a_chain_is_split_by_level(home, text, expected):
    """Each division of a chain is a span of its own, whether the table knows it or not."""
    assert expected.split() == places(text, home)


@pytest.mark.parametrize(
    ("home", "text", "expected"),
    [
        ("义乌市", "浙江义乌、江苏昆山、广东顺德、陕西安康参会。", "浙江 义乌 江苏 昆山 广东 顺德 陕西 安康"),
        ("临沂市", "沂水、莒南、兰陵等县区列席。", "沂水 莒南 兰陵"),
        ("海口市", "琼海、文昌、万宁。", "琼海 文昌 万宁"),
        ("长沙市", "望谟县的望谟布依山歌很美。", "望谟县 望谟"),
        ("运城市", "在大同举行、到保定调研。河南郑州与河北雄安。", "大同 保定 河南 郑州 河北 雄安"),
        ("常德市", "襄樊市、思茅、徽州地区、铜山县和雄安新区。", "襄樊市 思茅 徽州地区 铜山县 雄安新区"),
        ("福州市", "在德国柏林、纽约州、非洲和洞庭湖、粤港澳大湾区。", "德国 柏林 纽约州 非洲 洞庭湖 粤港澳大湾区"),
        ("青禾县", "为幸福青禾的明天。青禾与汐州市签约,汐州很美。", "青禾 青禾 汐州市 汐州"),
    ],
)  # fmt: skip
def test_short_and_former_and_foreign_names_are_places(home, text, expected):
    """A short name counts where the province, a list, the home or the full name on the page makes it sure."""
    assert expected.split() == places(text, home)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在沪期间,代表团赴湘考察,随后来京。", "沪 湘 京"),
        ("川渝两地、湘赣边区域合作。", "川 渝 湘 赣"),
        ("在衡投资兴业,在青企业,来黔考察。", "衡 青 黔"),
        ("在新时代,在琼海,返青期,在粤菜馆,在京剧院。", ""),
    ],
)  # fmt: skip
def test_one_character_is_a_place_only_where_nothing_else_can_be_meant(text, expected):
    """One character needs a verb of movement, or its like beside it."""
    assert expected.split() == places(text, "衡阳市")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("活动在沂榆广场、沂渡大剧院和市会议中心举行。", "沂榆广场 沂渡大剧院 市会议中心"),
        ("通往东洲岛有桥,都想上东洲岛走走。", "东洲岛 东洲岛"),
        ("各族群众在岚沧江畔泼水。南岳衡山景区祝融峰的山腰上。", "岚沧江 南岳衡山景区 祝融峰"),
        ("位于船山大道的衡阳奥体中心,蒸湘北路、沪昆高速、107国道。", "船山大道 衡阳奥体中心 蒸湘北路 沪昆高速 107国道"),
        ("在北京人民大会堂举行,湖南丹江口水库蓄水。", "北京 人民大会堂 湖南 丹江口水库"),
        ("10多家企业到衡南高新技术产业开发区实地考察。", "衡南高新技术产业开发区"),
    ],
)  # fmt: skip
def test_natural_and_built_places_begin_where_their_name_begins(text, expected):
    """The closing word tells a site; the words before it that are no name stay outside."""
    assert expected.split() == places(text, "沂渡市")


@pytest.mark.parametrize(
    "text",
    [
        "各乡镇、街道、社区要进村入户,全县12个村、新农村建设,示范村、特色小镇,老旧小区,科技下乡,人才返乡。",
        "近日本报记者获悉。今日本报讯。沿海地区增加纳税,集中东部力量,朝鲜族同胞。",
        "促进县域发展,引导乡镇企业,开拓市场,主要市场,棚户区改造,建设强县,城市新区。",
        "现代产业园、城市公园、各类开发区、结冰路段、三座机场、大街小巷。",
        "今日沂渡讯 沂渡报讯 沂渡新闻\n",
    ],
)  # fmt: skip
def test_kinds_of_places_and_pieces_of_words_are_none(text):
    """What only says what kind of place, straddles two words or names a paper is no place."""
    assert [] == places(text, "沂渡市")


def test_a_head_of_a_department_is_no_city():
    """长 of 部长 opens no name of a city, but 省 may stand before one."""
    assert places("统战部部长沙马拉且和湖南省长沙市的客人参加会见。", "岚沧州") == ["湖南省", "长沙市"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("霁川市", ("霁川",)), ("苏乐图旗", ("苏乐图",)), ("澜东省", ("澜东",)), ("雁汀镇", ()), ("岚沧彝族傣族自治州", ("岚沧州", "岚沧"))],
)  # fmt: skip
def test_a_name_that_no_table_knows_is_shortened_by_its_last_word(name, expected):
    """The level is told by the closing word; towns have no short form."""
    assert expected == short_names_of(name)


def test_the_tables_of_names_are_sound():
    """Codes are divisions, no former name or zone is a present division, and the tables do not repeat each other."""
    known = load_places()
    coded = {**former_names(), **zone_names()}
    assert [name for name, code in coded.items() if code not in known.divisions] == []
    assert [name for name in coded if any(place.name == name for place in known.named(name))] == []
    assert set() == (foreign_names() & set(landmarks())) | (set(former_names()) & set(zone_names()))
    assert (former_names()["襄樊市"], former_names()["即墨市"], zone_names()["横琴"]) == (
        "420600",
        "370215",
        "440400",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委市政府要求,督促市、县两级和指导市直单位整改。", ""),
        ("\n市委市直机关工委、督促市住建局抓落实。", ""),
        ("到雁汀镇余村村、前村走访。", "雁汀镇 余村村"),
        ("贯彻治疆方略,推进旅游兴疆、治蜀兴川。", "疆 疆 蜀 川"),
        ("实行民族区域自治。新疆畜牧,治川江水患。", "新疆"),
        ("在厦门重点开发开放试验区、中国(绵阳)科技城调研。", "厦门重点开发开放试验区 中国(绵阳)科技城"),
        ("到呼和额日苏木调研,蓉城市民参加。", "呼和额日苏木 蓉城"),
    ],
)  # fmt: skip
def test_forms_of_names_that_other_words_resemble(text, expected):
    """Doubled class words, governed provinces and long zones are whole; verbs before 市 make no city."""
    assert expected.split() == places(text, "沂渡市")


def test_a_former_name_stands_for_the_division_of_today():
    """襄樊市 is found as 襄阳市, and a name that is borne today is never a former one."""
    known = load_places()
    assert [place.name for place in known.named("襄樊市")] == ["襄阳市"]
    assert [place.name for place in known.named("襄阳市")] == ["襄阳市"]


def test_the_time_is_linear_in_the_length():
    """Twice the text takes at most about twice the time, whatever it is made of."""
    for unit in ("青砚县雁汀镇", "在村镇乡、", "湖南、和与", "江" * 5, "自治州族" * 2, "中国大道"):
        short, long = (_seconds(unit * (size // len(unit))) for size in (4_000, 16_000))
        assert long < 12 * short + 0.05, unit


def _seconds(text: str) -> float:
    find_places(text[:100], Locality())
    start = time.process_time()
    find_places(text, Locality())
    return time.process_time() - start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("干部梳理村里的账目,委托清溪镇代办,不出镇就能领证。", "清溪镇"),
        ("网格员走村入户,途经青萝镇,远离中心景区。", "青萝镇"),
        ("要巡查山塘水库、低洼路段和跨河大桥,守好碧湖水库。", "碧湖水库"),
        ("把表格送到候诊区,记者到云岫区,走访乡亲。", "云岫区"),
        ("打造现代化滨河新城、主题文化公园,柳湖公园开放。", "柳湖公园"),
    ],
)  # fmt: skip
def test_a_verb_an_adverb_or_a_kind_opens_no_place(text, expected):
    """What is done with a place, and which kind it is of, is no part of a name; the name beside it is found."""
    assert expected.split() == places(text, "沂渡市")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("权限下放到桐花、竹溪、柳荫三镇。", "桐花 竹溪 柳荫"),
        ("云岫、南浦两区参加,各自三镇都有。", "云岫 南浦"),
        ("现场会由桐花、竹溪等3个村承办。", "桐花 竹溪"),
        ("城郊、周边两镇受益,桐花、竹溪两镇先行。", "桐花 竹溪"),
    ],
)  # fmt: skip
def test_a_number_and_a_class_word_close_a_list_of_places(text, expected):
    """The class word that closes a counted list is that of each member; kinds of places are no members."""
    assert expected.split() == places(text, "沂渡市")


@pytest.mark.parametrize(
    ("home", "text", "expected"),
    [
        ("诸暨市", "客商来暨兴业,他在暨考察。暨南来信。", "暨 暨"),
        ("南阳市", "欢迎来宛投资,我们在宛合作。", "宛 宛"),
        ("衡阳市", "代表团赴粤桂学习考察。京剧团赴外地演出。", "粤 桂"),
        ("衡阳市", "春风吹遍衡州大地。神州大地生机盎然。", "衡州"),
    ],
)
def test_a_home_has_a_short_and_an_old_name(home, text, expected):
    """The second character of a home, the customary one and 州 behind its first are the place where they stand for it."""
    assert expected.split() == places(text, home)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("救援队在云台峰山腰找到驴友。", "云台峰"),
        ("末班车驶入终点站碧湖物流园站后停下。", "碧湖物流园站"),
        ("让澄溪水更清,让天空更蓝。", "澄溪"),
        ("会议在市民文化中心和市行政中心召开。市行政审批中心受理。", "市民文化中心 市行政中心"),
        ("双方签署临港产业园投资协议,在临江产业园动工。", "临江产业园"),
        ("客商来沂渡高新区考察,在临江大道合影。", "沂渡高新区 临江大道"),
        ("澄浦高速通车,超高速网络建成。", "澄浦高速"),
        ("驻村队员参观陈树湘故居。", "陈树湘故居"),
    ],
)  # fmt: skip
def test_sites_of_more_forms(text, expected):
    """Peaks end before 山腰, stations with their 站, venues stand alone; the park of an agreement is no place yet."""
    assert expected.split() == places(text, "沂渡市")
