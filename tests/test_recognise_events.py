"""Events: decisions 2, 15 and 16 of the guidelines, in passages of many provinces."""

import pytest
from reading import mentions, read


def events(text: str) -> list[str]:
    """The words of the events in a text."""
    return [words for words, _ in mentions(read(text), "Event")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日照市第十九届人民代表大会第四次会议开幕。", ["日照市第十九届人民代表大会第四次会议"]),
        ("政协衡阳市第十三届委员会第三次会议召开。", ["政协衡阳市第十三届委员会第三次会议"]),
        ("区政协委员周岚在政协牟平区委员会九届三次会议上发言。", ["政协牟平区委员会九届三次会议"]),
        ("中国共产党烟台市第十四次代表大会闭幕。", ["中国共产党烟台市第十四次代表大会"]),
        ("6月17日市五届人大常委会第二十次会议通过。", ["市五届人大常委会第二十次会议"]),
        ("传达省委十二届五次全会精神。", ["省委十二届五次全会"]),
        ("要学深悟透党的二十届三中全会精神,贯彻党的二十大精神。", ["党的二十届三中全会", "党的二十大"]),
        ("县长主持召开县政府第三十五次常务会议。", ["县政府第三十五次常务会议"]),
        ("会议决定市十六届人大常委会第三十次会议于3月召开。", ["市十六届人大常委会第三十次会议"]),
        ("市政府党组(扩大)会议和第58次常务会议举行。", ["市政府党组(扩大)会议", "第58次常务会议"]),
        ("全国两会后,县委常委会召开会议,传达“两会”精神。", ["全国两会", "两会"]),
    ],
)  # fmt: skip
def test_sessions(text, expected):
    """A numbered session goes from its place or body to its closing word; a date or a verb is outside."""
    assert expected == events(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县委书记在全县乡村振兴现场推进会上强调。", ["全县乡村振兴现场推进会"]),
        ("全市见义勇为表彰大会在沂渡大剧院举行。", ["全市见义勇为表彰大会"]),
        ("市委十四届七次全会暨市委经济工作会议召开。", ["市委十四届七次全会暨市委经济工作会议"]),
        ("省政府常务会议部署下放审批权限。", ["省政府常务会议"]),
        ("州政府常务会议和州人大常委会会议举行。", ["州政府常务会议", "州人大常委会会议"]),
        ("召开2023年度民主生活会。", ["2023年度民主生活会"]),
        ("朱健主持市长碰头会。", ["市长碰头会"]),
        ("举行全市一季度重大项目集中开工仪式。", ["全市一季度重大项目集中开工仪式"]),
        ("自治区“石榴籽”工程启动仪式举行。", ["自治区“石榴籽”工程启动仪式"]),
        ("区政协举办“桥边小圆桌”协商会。", ["“桥边小圆桌”协商会"]),
        ("举办2024年“春风行动”暨就业援助季专场招聘会。", ["2024年“春风行动”暨就业援助季专场招聘会"]),
        ("承办第三届川渝地区职业技能大赛。", ["第三届川渝地区职业技能大赛"]),
        ("组织开展了地震应急演练。", ["地震应急演练"]),
        ("市文旅局举办的荻川湖鲜节取消。", ["荻川湖鲜节"]),
        ("第四届中国·伊犁天马国际旅游节在昭苏县举办。", ["第四届中国·伊犁天马国际旅游节"]),
        ("2023年贵阳数博会、省运会和旅发大会。", ["2023年贵阳数博会", "省运会", "旅发大会"]),
        ("▲第十二届乌兰察布冰雪嘉年华启幕式现场。", ["第十二届乌兰察布冰雪嘉年华启幕式"]),
        ("带着客商参观第六届中国(乐陵)调味品博览会。", ["第六届中国(乐陵)调味品博览会"]),
        ("豫博会和香博会同期开幕。", ["豫博会", "香博会"]),
        ("村党支部召开“板凳议事会”。", ["板凳议事会"]),
        # 活动 of a day
        ("县司法局举办“火把迎宾”文艺汇演活动。", ["“火把迎宾”文艺汇演活动"]),
        ("6月5日,举行六五环境日主题宣传活动。", ["六五环境日主题宣传活动"]),
        ("开展“万名干部下基层”活动以来,办实事3200件。", []),
    ],
)  # fmt: skip
def test_named_events(text, expected):
    """全市, 2024年 and the body that meets open the name; verbs of holding, dates and persons are outside."""
    assert expected == events(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("毛朝晖主持座谈会。", ["座谈会"]),
        ("抚顺市召开干部大会,宣布省委决定。", ["干部大会"]),
        ("启动仪式上,推介会现场举行了集中签约仪式。", ["启动仪式", "推介会", "集中签约仪式"]),
        # As a means, in numbers, in general.
        ("召开了3场座谈会、12次专题会议。", []),
        ("通过座谈会等形式听取意见。", []),
        ("他在座谈会、研讨会等活动中发言。", []),
    ],
)
def test_a_kind_alone(text, expected):
    """A meeting named by its kind alone is an event where somebody holds or attends it, once."""
    assert expected == events(text)


@pytest.mark.parametrize(
    "text",
    [
        "会议强调,会上要讲,会后要办,大会圆满,会见客人。",
        "各类会议精简三成,多次会议强调安全,中央有关会议精神。",
        "委员会议事规则通过,机会议题,人民大会堂前人山人海,来到会议室。",
        "春节、国庆节、季节、环节,细节决定成败。",
        "开展志愿服务活动,组织比赛,全国人民代表大会审议。",
    ],
)
def test_what_is_no_event(text):
    """Bare and generic meetings, holidays, and words that only hold a closing word are none."""
    assert [] == events(text)


def test_a_text_may_end_with_a_kind():
    """A closing word at the first or the last character of a text is read like any other."""
    assert ["座谈会"] == events("座谈会")
    assert [] == events("会议")
    assert ["年度总结会"] == events("“年度总结会")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委全面深化改革委员会第九次会议召开,县委财经委第三次会议举行。", ["市委全面深化改革委员会第九次会议", "县委财经委第三次会议"]),
        ("县委召开常委会会议,传达省委常委会会议精神。", ["常委会会议", "省委常委会会议"]),
        ("县政协召开八届三次主席会议。", ["八届三次主席会议"]),
        ("茶业博览会开幕。博览会由市政府主办。论坛上签约。展览品很多。", ["茶业博览会", "博览会", "论坛"]),
        ("石立出席开工仪式并讲话,主题活动现场很热闹。", ["开工仪式", "主题活动"]),
        ("县人大常委会开展养老服务专题询问,又就教育开展专题询问。", ["养老服务专题询问", "专题询问"]),
        ("举办首期“青年河长”培训班,采取送学上门、青年干部读书班等方式推进。", ["首期“青年河长”培训班"]),
        ("全市村党组织书记培训班结业,培训班学员很多。", ["全市村党组织书记培训班"]),
        ("石立就贯彻落实会议精神提出要求,贯彻中央农村工作会议精神。", ["中央农村工作会议"]),
        ("召开大规模的产业招商大会,举行隆重的升旗仪式。", ["产业招商大会", "升旗仪式"]),
        ("县政协把协商会开到田间,医生为群众义诊,市医院义诊活动启动。", ["市医院义诊活动"]),
        ("一场名为“稻香雁水 情暖重阳”的敬老主题活动开始。", ["稻香雁水 情暖重阳"]),
        ("由市文旅局组织的“雁水之夜”骑行活动延期,开展“雁水之夜”系列活动。", ["“雁水之夜”骑行活动"]),
        ("县长同村民座谈,市里召开企业家座谈会。", ["企业家座谈会"]),
    ],
)  # fmt: skip
def test_meetings_of_commissions_and_bare_kinds(text, expected):
    """Commissions meet, a kind alone is held once, adjectives and prepositions are outside, what is a means is none."""
    assert expected == events(text)
