"""Public bodies and organisations: every kind at every level, lists that share a level, what is too general to be one."""

import re

import pytest
from reading import mentions, read

from kg.knowledge.agencies import full_form
from kg.knowledge.words import alternation


def found(text: str, kind: str) -> list[str]:
    """The words of the mentions of a type."""
    return [words for words, _ in mentions(read(text), kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市发改委、财政局、住建局参加。", ["市发改委", "财政局", "住建局"]),
        ("县纪委监委、组织部印发通知。", ["县纪委监委", "组织部"]),
        ("市委市政府、区委、区政府要求。", ["市委", "市政府", "区委", "区政府"]),
        ("盟委、旗委编办、苏木党委参加。", ["盟委", "旗委编办", "苏木党委"]),
        ("自治区党委组织部、自治州人民政府出席。", ["自治区党委组织部", "自治州人民政府"]),
        ("省政务服务和数字化建设管理局发文。", ["省政务服务和数字化建设管理局"]),
        ("联合县市场监管局、县税务局办理。", ["县市场监管局", "县税务局"]),
        ("市委财经委员会、省委全面深化改革委员会办公室开会。", ["市委财经委员会", "省委全面深化改革委员会办公室"]),
        ("市纪委监委驻市住建局纪检监察组、省委第三巡视组到场。", ["市纪委监委驻市住建局纪检监察组", "省委第三巡视组"]),
        ("由区“一件事一次办”改革领导小组负责。", ["区“一件事一次办”改革领导小组"]),
        ("市委常委、组织部部长黎舒白出席。", ["市委", "组织部"]),
        ("国家数据局、人力资源社会保障部、中央第四生态环境保护督察组通报。", ["国家数据局", "人力资源社会保障部", "中央第四生态环境保护督察组"]),
        ("九三学社衡阳市委会、民盟中央、团省委参加。", ["九三学社衡阳市委会", "民盟中央", "团省委"]),
        ("武警衡阳支队、国家税务总局衡阳市税务局到场。", ["武警衡阳支队", "国家税务总局衡阳市税务局"]),
        ("市老干活动中心、市老干所搬迁。眼下,老干所已经腾空。", ["市老干活动中心", "市老干所", "老干所"]),
        ("市电子政务中心划归市数据局。", ["市电子政务中心", "市数据局"]),
        ("督促市政府办理。", ["市政府"]),
    ],
)  # fmt: skip
def test_agencies(text, expected):
    """A public body is found whole at every level, and each member of a list that shares a level."""
    assert expected == found(text, "Agency")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("衡阳一中、市二中、广西师大参加。", ["衡阳一中", "市二中", "广西师大"]),
        ("通威太阳能(衡阳)有限公司投产。", ["通威太阳能(衡阳)有限公司"]),
        ("新华社、央视网报道。", ["新华社", "央视网"]),
        ("记者专访新开发银行行长。", ["新开发银行"]),
        ("上海合作组织秘书长到访，亚洲开发银行贷款。", ["上海合作组织", "亚洲开发银行"]),
        ("衡阳农商银行与中国银行衡阳分行签约。", ["衡阳农商银行", "中国银行衡阳分行"]),
        ("今日沂渡讯(记者 陈润)近日", ["今日沂渡"]),
        ("市见义勇为基金会、市侨批馆参加。", ["市见义勇为基金会", "市侨批馆"]),
        ("他走访湖南金紫宇新材料科技公司。金紫宇投产。", ["湖南金紫宇新材料科技公司", "金紫宇"]),
        ("他会见马来西亚商会会长。", ["马来西亚商会"]),
    ],
)
def test_organisations(text, expected):
    """An enterprise, school, bank or paper is found by its class word, its short form or because it is known."""
    assert expected == found(text, "Organisation")


@pytest.mark.parametrize(
    "text",
    [
        "一家企业、三家医院、两所学校、多家公司、衡阳三级医院受益。",
        "大型国有企业集团、当地一家科技公司、村集体合作社、附近图书馆。",
        "社区医院、物业公司、民营医院、全国中小学、消防救援队伍。",
        "各级党委政府、有关部门、市直部门、县城建设、城市管理、市民中心。",
        "在镇里就能办结,村里代办员帮忙,开好局,起好步。",
        "全市财政局面向好,召开协商会。",
    ],
)
def test_general_words_are_no_bodies(text):
    """Quantifiers, determiners and adjectives before a class word make no name."""
    assert [] == found(text, "Agency") + found(text, "Organisation")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("市发改委", "市发展和改革委员会"),
        ("衡阳市工信局", "衡阳市工业和信息化局"),
        ("县人社局", "县人力资源和社会保障局"),
        ("中组部", "中共中央组织部"),
        ("市工商联", "市工商业联合会"),
        ("恒天集团", None),
    ],
)
def test_full_form(name, expected):
    """The full name of a body behind a level or a division comes from the table; other names have none."""
    assert expected == full_form(name)


def test_alternation_takes_the_longest_word_that_may_stand():
    """Of words that open each other the longest matches, but not where its lookahead forbids it."""
    pattern = re.compile(alternation({"政府": "", "政府办": "(?!理)", "政协": ""}))

    assert ["政府办", "政府", "政协"] == [m.group() for m in pattern.finditer("政府办、政府办理、政协")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("兵团第七师有关负责人列席。", ["兵团第七师"]),
        ("县委政法委办公室主任出席。", ["县委政法委办公室"]),
        ("盟人大工委主任参加。", ["盟人大工委"]),
        ("市芒果产业发展专班负责人说明。", ["市芒果产业发展专班"]),
        ("副市长、雁汀管理区党工委书记出席。", ["雁汀管理区党工委"]),
    ],
)
def test_bodies_of_zones_and_offices(text, expected):
    """Zones that no table has, offices of a committee and the corps' divisions are found whole."""
    assert expected == found(text, "Agency")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委书记、市委深改委主任甲乙出席,县委审计委印发通知。", ["市委", "市委深改委", "县委审计委"]),
        ("市委财经委、省委网信委、区委国安委列席,市委员会议室很大。", ["市委财经委", "省委网信委", "区委国安委"]),
        ("市人大财经委、县政协文化文史和学习委视察,市政协各专委参加。", ["市人大财经委", "县政协文化文史和学习委", "市政协"]),
        ("市人大常委会机关、市政协机关搬迁,县人大常委会法制工作室值班。", ["市人大常委会", "市政协", "县人大常委会法制工作室"]),
        ("市委督查组、市政府督查组到来。", ["市委督查组", "市政府督查组"]),
        ("来到市民政局、县公安局刑警大队技术中队。", ["市民政局", "县公安局刑警大队技术中队"]),
        ("衡阳市公安局刑警支队物证技术室、衡东县公安局理化实验室出具报告。", ["衡阳市公安局刑警支队物证技术室", "衡东县公安局理化实验室"]),
        ("找市公共法律和人才服务中心咨询,市里和人才服务有关。", ["市公共法律和人才服务中心"]),
        ("衡阳市政府部署防汛,衡阳政府部门、市政府门户网站。", ["衡阳市政府"]),
        ("民警联合竹溪派出所摸排,会同柳荫司法所调解,基层派出所值守。", ["竹溪派出所", "柳荫司法所"]),
        ("镇里组成了产业链推进办公室,专抓此事,组成了8个工作组。", ["产业链推进办公室"]),
        ("成立了由镇长任组长的工作专班,成立防汛救灾工作专班。平台雁水分厅上线,市委副书记、纪委书记列席,各单位、党组书记担责。", ["防汛救灾工作专班", "市委", "纪委"]),
        ("该队下设市容巡查组、环卫管理组,抽调12个组。", ["市容巡查组", "环卫管理组"]),
    ],
)  # fmt: skip
def test_commissions_committees_and_units(text, expected):
    """Commissions of the party, committees of congresses, laboratories and units are whole; a verb before them is outside."""
    assert expected == found(text, "Agency")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湖南青桨、沂渡智泵等20余家企业参会,深圳、杭州等9家企业。", ["湖南青桨", "沂渡智泵"]),
        ("走访了青桨新材料、三星油脂等企业,考察电子材料、农业机械等企业,到雁水科技和白果镇调研。", ["青桨新材料", "三星油脂", "雁水科技"]),
        ("同云南能投、浙江青桨签约,与江苏盐城签约,与上海客商签约,和以色列军方达成谅解。", ["云南能投", "浙江青桨"]),
        ("衡阳石化总经理甲乙出席,衡阳移动支付很普及。", ["衡阳石化"]),
        ("宝山青铜器博物院、鸢水护理院、衡阳抗战纪念馆开放,烈士纪念馆很多。", ["宝山青铜器博物院", "鸢水护理院", "衡阳抗战纪念馆"]),
        ("为山区学校捐书,办好互助养老院和积分超市,雁水广场周边学校多,雁水学校少。", ["雁水学校"]),
        ("衡山县开云镇中心卫生院开诊,市中心卫生整洁。", ["衡山县开云镇中心卫生院"]),
        ("雁水观察讯(记者 陈润)近日,雁水新报通讯员来稿,作辅导报告。", ["雁水观察", "雁水新报"]),
        ("推进衡南县紧密型县域医共体建设,衡南县江口医共体挂牌。", ["衡南县江口医共体"]),
    ],
)  # fmt: skip
def test_firms_papers_and_houses(text, expected):
    """Firms by place and brand where a list or a verb tells them; museums and homes; kinds of them are none."""
    assert expected == found(text, "Organisation")
