"""Relations: what each of the eighteen is read from, what is planned, denied or only urged, and the words that carry it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read, told, within

from kg.model import Record, Statement
from kg.relate.relations import RELATIONS
from kg.schema import load_schema

HELD = "9月1日上午,全市水利工作会议召开。"
MEETING = "衡阳市水利工作会议"
RULES = "《衡阳市优化营商环境工作规则(试行)》"

# sentence, subject, relation, object, qualifiers that must be there
STATED: list[tuple[str, str, str, str | None, dict[str, Any]]] = [
    ("市委书记秦国文出席。", "秦国文", "holds_post", "衡阳市委", {"title": "书记", "attested": "2021-09"}),
    ("9月1日,市水利局局长林小舟出席。", "林小舟", "holds_post", "衡阳市水利局", {"title": "局长", "attested": "2021-09-01"}),
    ("习近平总书记在湖南考察。", "习近平", "holds_post", "中共中央", {"title": "总书记"}),
    ("恒天集团党委副书记、总经理颜甫全来访。", "颜甫全", "holds_post", "恒天集团", {"title": "总经理"}),
    ("南华大学党委书记高山应邀出席。", "高山", "holds_post", "南华大学党委", {"title": "书记"}),
    ("市人大代表欧阳铭富、唐斯萍建议,恢复开通渡船。", "唐斯萍", "holds_post", "衡阳市人大", {"title": "代表"}),
    ("南华大学校长张三丰出席。", "张三丰", "holds_post", "南华大学", {"title": "校长"}),
    ("市中心医院院长温若谷出席。", "温若谷", "holds_post", "衡阳市中心医院", {"title": "院长"}),
    ("市委书记周远山主持召开全市水利工作会议。", "周远山", "presides_over", MEETING, {"verb": "主持召开"}),
    (HELD + "市领导毛朝晖主持会议。", "毛朝晖", "presides_over", MEETING, {"date": "2021-09-01", "time": "上午", "verb": "主持"}),
    ("全市水利工作会议由市委副书记何清主持。", "何清", "presides_over", MEETING, {"verb": "主持"}),
    ("市领导毛朝晖主持座谈会。", "毛朝晖", "presides_over", "衡阳市座谈会", {"verb": "主持"}),
    ("市领导毛朝晖、刘正兴出席全市水利工作会议。", "刘正兴", "attends", MEETING, {"order": 2, "verb": "出席"}),
    (HELD + "市委副书记、市长朱健出席。", "朱健", "attends", MEETING, {"date": "2021-09-01", "order": 1}),
    (HELD + "参加会议的有市委副书记、市长朱健,还有市领导赖馨正、毛朝晖。", "毛朝晖", "attends", MEETING, {"order": 3}),
    (HELD + "市水利局、衡山县和恒天集团参加会议。", "恒天集团", "attends", MEETING, {"order": 3}),
    (HELD + "市领导毛朝晖列席会议。", "毛朝晖", "attends", MEETING, {"verb": "列席"}),
    (HELD + "南华大学党委书记高山应邀出席并发言。", "高山", "attends", MEETING, {}),
    (HELD + "南华大学党委书记高山应邀出席并发言。", "高山", "speaks_at", MEETING, {"verb": "发言"}),
    (HELD + "市委书记周远山出席会议并讲话。", "周远山", "speaks_at", MEETING, {"verb": "讲话"}),
    (HELD + "会上,市水利局局长林小舟介绍了情况。", "林小舟", "speaks_at", MEETING, {"verb": "介绍"}),
    (HELD + "会上,市公安局、南岳区作典型发言。", "南岳区", "speaks_at", MEETING, {"verb": "典型发言"}),
    (HELD + "市人民检察院检察长刘兴无宣读了《关于整治的通知》。", "刘兴无", "speaks_at", MEETING, {"document": "《关于整治的通知》"}),
    (HELD + "市委书记周远山强调,要抓紧。", "周远山", "speaks_at", MEETING, {"verb": "强调"}),
    ("市水利局举办节水论坛。", "衡阳市水利局", "organises", "衡阳市节水论坛", {"verb": "举办"}),
    ("市委召开全市水利工作会议。", "衡阳市委", "organises", MEETING, {"verb": "召开"}),
    ("团市委、市青联“青力支农”主题活动在祁东举行。", "衡阳市青联", "organises", "“青力支农”主题活动", {"verb": "举行"}),
    ("团市委、市青联组织“青力支农”主题活动。", "共青团衡阳市委", "organises", "“青力支农”主题活动", {"verb": "组织"}),
    ("市水利局召开的全市水利工作会议结束。", "衡阳市水利局", "organises", MEETING, {"verb": "召开"}),
    ("市委书记周远山会见了恒天集团总经理颜甫全。", "周远山", "meets_with", "颜甫全", {"subject_role": "host", "object_role": "guest"}),
    ("9月1日上午,市长朱健会见恒天集团一行。", "朱健", "meets_with", "恒天集团", {"date": "2021-09-01"}),
    ("市委书记周远山会见了恒天集团总经理颜甫全。市长朱健参加会见。", "朱健", "meets_with", "颜甫全", {"subject_role": "accompanying"}),
    ("市委书记周远山到衡山县调研。", "周远山", "visits", "衡山县", {"verb": "调研"}),
    ("市领导毛朝晖走访了恒天集团和市政务服务大厅。", "毛朝晖", "visits", "衡阳市政务服务大厅", {"verb": "走访"}),
    ("3月3日,岳阳市代表团考察了市政务服务大厅。", "岳阳市", "visits", "衡阳市政务服务大厅", {"date": "2021-03-03"}),
    ("习近平总书记在湖南考察。", "习近平", "visits", "湖南省", {}),
    ("12月20日,衡阳同岳阳签署产业协同发展战略合作协议7个。", "衡阳市", "signed_agreement", "岳阳市",
     {"agreement": "产业协同发展战略合作协议", "count": 7, "date": "2020-12-20"}),
    ("衡阳国家高新区与上海零号湾全球创新创业集聚区签署战略合作协议。", "衡阳国家高新区", "signed_agreement", "上海零号湾全球创新创业集聚区", {"agreement": "战略合作协议"}),
    ("市政府与恒天集团签订投资协议。", "衡阳市政府", "signed_agreement", "恒天集团", {"agreement": "投资协议"}),
    ("衡阳印发" + RULES + "。", "衡阳市", "issues", RULES, {"verb": "印发"}),
    ("9月1日,市政府办公室出台《夜间办理规程》。", "衡阳市政府办公室", "issues", "《夜间办理规程》", {"date": "2021-09-01"}),
    ("根据市水利局《关于开展清淤工作的通知》要求,各地抓紧。", "衡阳市水利局", "issues", "《关于开展清淤工作的通知》", {}),
    ("市机关事务管理局、市统计局发布《调查公报》。", "衡阳市统计局", "issues", "《调查公报》", {}),
    ("市行政审批服务局推行“帮办码”服务。", "衡阳市行政审批服务局", "implements", "“帮办码”服务", {"verb": "推行"}),
    ("去年11月,我市启动“千塘清淤”行动。", "衡阳市", "implements", "“千塘清淤”行动", {"start": "2020-11"}),
    ("去年11月,市水利局推行“塘长制”服务。", "衡阳市水利局", "implements", "“塘长制”服务", {"start": "2020-11"}),
    ("“青力支农”行动是由全国青联发起。", "全国青联", "implements", "“青力支农”行动", {"verb": "发起"}),
    ("市行政审批服务局以“一件事一次办”跨域通办改革为总揽。", "衡阳市行政审批服务局", "implements", "“一件事一次办”跨域通办改革", {}),
    ("市行政审批服务局力推“流动政务服务大厅”。", "衡阳市行政审批服务局", "implements", "流动政务服务大厅", {"verb": "力推"}),
    ("市行政审批服务局开展村级政务服务“一网通办”试点。", "衡阳市行政审批服务局", "pilots", "一网通办", {}),
    ("“夜间窗”由雁峰区试点。", "雁峰区", "pilots", "夜间窗", {}),
    ("市水利局推行“塘长制”服务。衡山县白果镇和雁峰区先行试点。", "白果镇", "pilots", "“塘长制”服务", {}),
    ("市农业农村局牵头“百村复垦”行动。", "衡阳市农业农村局", "leads", "“百村复垦”行动", {"verb": "牵头"}),
    ("市长朱健负责“塘长制”改革。", "朱健", "leads", "“塘长制”改革", {"verb": "负责"}),
    ("我市启动“千塘清淤”行动,由市水利局牵头。", "衡阳市水利局", "leads", "“千塘清淤”行动", {"verb": "牵头"}),
    ("市人大常委会督促市政府加大办理力度。", "衡阳市人大常委会", "supervises", "衡阳市政府", {"verb": "督促"}),
    ("市政府督查室督办“千塘清淤”行动。", "衡阳市政府督查室", "supervises", "“千塘清淤”行动", {"verb": "督办"}),
    ("市水利局启动“千塘清淤”行动，由市政府督查室逐季督办。", "衡阳市政府督查室", "supervises", "“千塘清淤”行动", {"verb": "督办"}),
    ("市水利局启动“千塘清淤”行动。市政府督查室对该行动联合督办。", "衡阳市政府督查室", "supervises", "“千塘清淤”行动", {}),
    ("市人大代表欧阳铭富建议,恢复开通东洲岛渡船。", "欧阳铭富", "proposes", None, {"topic": "恢复开通东洲岛渡船"}),
    ("市政协委员赵丹利建议,推行“塘长制”改革。", "赵丹利", "proposes", "“塘长制”改革", {}),
    ("“零感染”是省委、省政府提出的战略目标。", "湖南省政府", "proposes", None, {"topic": "“零感染”的战略目标"}),
    ("市人大代表欧阳铭富建议修路。欧阳铭富准备了《关于修路的建议》等议案。", "欧阳铭富", "proposes", "《关于修路的建议》", {}),
    ("民革衡阳市委建议,打响衡阳菜品牌。", "民革衡阳市委", "proposes", None, {"topic": "打响衡阳菜品牌"}),
    ("市行政审批服务局荣获“2020政府信息化管理创新奖”。", "衡阳市行政审批服务局", "receives_award", "2020政府信息化管理创新奖", {"award": "2020政府信息化管理创新奖"}),
    ("衡阳连续三年上榜先进制造业百强城市。", "衡阳市", "receives_award", "先进制造业百强城市", {"award": "先进制造业百强城市"}),
    ("衡阳被赋予建设国家区域重点城市和省域副中心城市的战略定位。", "衡阳市", "receives_award", "省域副中心城市", {"verb": "被赋予"}),
    ("市政府向衡阳高新区下放18项市级经济管理权限。", "衡阳市政府", "delegates_to", "衡阳高新区", {"count": 18}),
    ("8月15日,省政府下放11项省级经济社会管理权限,衡阳快接快办。", "湖南省政府", "delegates_to", "衡阳市", {"date": "2021-08-15"}),
    ("启动仪式在祁东县归阳镇中心学校举行。", "衡阳市启动仪式", "located_in", "祁东县归阳镇中心学校", {}),
    ("衡山县白果镇岳北村变了样。", "岳北村", "located_in", "白果镇", {}),
    ("湘江南路南段有衡阳师范学院。", "衡阳师范学院", "located_in", "湘江南路", {}),
    ("恒天集团位于雁峰区。", "恒天集团", "located_in", "雁峰区", {}),
    ("“砚江智泵”项目落户衡山县白果镇。", "“砚江智泵”项目", "located_in", "白果镇", {}),
    ("衡东县公安局甘溪派出所接到报警。", "衡东县公安局甘溪派出所", "part_of", "衡东县公安局", {}),
    ("“千塘清淤”行动是“河塘共治”工程的组成部分。", "“千塘清淤”行动", "part_of", "“河塘共治”工程", {}),
    ("推出“帮办码”“夜间窗”“上门车”等“暖心窗口”服务。", "夜间窗", "part_of", "“暖心窗口”服务", {}),
]  # fmt: skip


def statement(record: Record, subject: str, relation: str, target: str | None) -> Statement:
    """The statement between two names; fails with what there is."""
    names = {each.id: each.name for each in record.entities}
    for each in record.statements:
        if (names[each.subject], each.relation, names[each.object] if each.object else None) == (
            subject,
            relation,
            target,
        ):
            return each
    raise AssertionError(f"{subject} {relation} {target} is not among {told(record)}")


def statuses(text: str, relation: str) -> list[str]:
    """The status of every statement of a relation."""
    return [each.status for each in read(text).statements if each.relation == relation]


def check(record: Record) -> None:
    """The invariants of statements."""
    text, schema = record.page.text, load_schema().relations
    ids = {each.id: each.type for each in record.entities}
    articles = {each.id: each.span for each in record.page.articles}
    assert [f"s{number}" for number in range(1, len(record.statements) + 1)] == [
        each.id for each in record.statements
    ]
    for each in record.statements:
        (evidence,) = each.evidence
        assert text[slice(*evidence.span)] == evidence.quote != ""
        assert each.subject in ids
        assert each.object in ids or (each.object is None and each.relation == "proposes")
        assert each.subject != each.object
        required = schema[each.relation].required
        assert required is None or each.qualifiers.get(required)
        assert each.status in ("asserted", "planned", "denied")
        assert "stated" == each.basis
        assert 0 < each.confidence <= 1
        assert evidence.sentence is not None
        sentence = record.page.sentences[evidence.sentence]
        assert sentence.span.covers(evidence.span)
        assert evidence.article == sentence.article
        assert articles[str(evidence.article)].covers(evidence.span)
    keys = [
        (each.relation, frozenset((each.subject, each.object)) if schema[each.relation].symmetric else (each.subject, each.object), str(each.qualifiers.get(schema[each.relation].required or "")))
        for each in record.statements
    ]  # fmt: skip
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(("text", "subject", "relation", "target", "qualifiers"), STATED)
def test_what_a_sentence_states(text, subject, relation, target, qualifiers):
    """A sentence of the genre gives the statement with its qualifiers, asserted, and the words that carry it."""
    record = read(text)

    found = statement(record, subject, relation, target)

    assert "asserted" == found.status
    assert qualifiers == {key: found.qualifiers.get(key) for key in qualifiers}
    check(record)


def test_every_relation_is_in_the_table():
    """The sentences above speak of all eighteen relations, each in two ways at least."""
    counts = {name: sum(row[2] == name for row in STATED) for name in load_schema().relations}

    assert 18 == len(counts)
    assert [] == [name for name, count in counts.items() if count < 2]


@pytest.mark.parametrize(
    ("text", "subject", "relation", "target"),
    [
        ("市政府计划推行“帮办码”服务。", "衡阳市政府", "implements", "“帮办码”服务"),
        ("市政府拟推行“帮办码”服务。", "衡阳市政府", "implements", "“帮办码”服务"),
        ("市政府将推行“帮办码”服务。", "衡阳市政府", "implements", "“帮办码”服务"),
        ("下一步,市机关事务管理局将推行“帮办码”服务。", "衡阳市机关事务管理局", "implements", "“帮办码”服务"),
        ("全市计划建设12个青联“希望小屋”。", "衡阳市", "implements", "希望小屋"),
        ("下一步,市水利局将出台《实施意见》。", "衡阳市水利局", "issues", "《实施意见》"),
        ("衡阳将与岳阳签署合作协议。", "衡阳市", "signed_agreement", "岳阳市"),
    ],
)
def test_a_stated_plan_is_planned(text, subject, relation, target):
    """计划, 拟, 将 with a named doer are plans, and no facts."""
    assert "planned" == statement(read(text), subject, relation, target).status


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("县人民医院没有与市中心医院签署托管协议。", "signed_agreement"),
        ("市政府没有推行“帮办码”服务。", "implements"),
        ("市政府尚未推行“帮办码”服务。", "implements"),
        ("市政府并未出台《实施意见》。", "issues"),
        ("市领导毛朝晖没有出席全市水利工作会议。", "attends"),
        ("市领导毛朝晖未出席全市水利工作会议。", "attends"),
    ],
)
def test_what_did_not_happen_is_denied(text, relation):
    """没有, 未 and 并未 are denials, and no facts."""
    assert ["denied"] == statuses(text, relation)


@pytest.mark.parametrize(
    "text",
    [
        "会议要求,要加快推行“帮办码”服务,各地必须开展“清流”行动。",
        "市委、市政府要加快推行“帮办码”服务。",
        "希望市政府推行“帮办码”服务。",
        "各地要打好打赢三大攻坚战,守住“十条底线”。",
        "市长朱健强调,要深入推进“营商环境优化年”活动,加快落实富士康工业互联网项目。",
        "为衡阳建设国家区域重点城市和省域副中心城市贡献力量。",
        "为加快建设国家区域重点城市和省域副中心城市提供有力支撑。",
        "市政府必须督促市水利局开展“清流”行动。",
        "要加快落实富士康工业互联网项目。",
    ],
)
def test_what_is_urged_or_aimed_at_is_no_statement(text):
    """Exhortations, wishes and purposes say nothing of what is (decision 23)."""
    assert [] == told(read(text), "implements", "pilots", "leads", "supervises", "receives_award", "issues")


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("■本报记者 陈润\n\n本报讯 会议召开。", ()),
        (HELD, ("organises", "presides_over", "attends")),
        ("召开全市水利工作会议。", ("organises",)),
        ("市委书记周远山主持召开全市水利工作会议。", ("organises", "attends")),
        (HELD + "南华大学党委书记高山发言。", ("attends",)),
        ("市委书记周远山会见了恒天集团总经理颜甫全。周远山说,要加强合作。", ("speaks_at", "attends")),
        ("市行政审批服务局开展村级政务服务“一网通办”试点。", ("implements",)),
        ("祁东县归阳镇中心学校很热闹。", ("located_in", "part_of")),
        ("恒天集团党委副书记颜甫全来访。", ("part_of",)),
        ("村民王二柱举办座谈会。", ("organises",)),
        (
            "衡阳日报讯(记者 陈润)10月18日,市委书记周远山主持召开全市水利工作会议。",
            ("organises", "speaks_at", "attends"),
        ),
    ],
)
def test_what_is_not_said_is_not_read(text, relations):
    """No relation is read into a byline, a meeting without a doer, a name, or another relation's words."""
    assert [] == (told(read(text), *relations) if relations else told(read(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月1日,市人大常委会决定任命岑允中为衡阳市人民政府副市长。", ("岑允中", "衡阳市政府", {"title": "副市长", "start": "2021-03-01"})),
        ("3月1日,会议决定免去裴元礼的衡阳市教育局局长职务。", ("裴元礼", "衡阳市教育局", {"title": "局长", "end": "2021-03-01"})),
        ("2月28日,会议决定任命宋晏清为衡东县人民政府副县长、代县长。", ("宋晏清", "衡东县政府", {"title": "代县长", "start": "2021-02-28", "kind": "acting"})),
        ("2月28日,会议接受裴守正辞去衡东县人民政府县长职务的请求。", ("裴守正", "衡东县政府", {"title": "县长", "end": "2021-02-28"})),
        ("副市长石立讲话。3月1日,石立当选衡阳市人大常委会主任。", ("石立", "衡阳市人大常委会", {"title": "主任", "start": "2021-03-01"})),
        ("局长石立讲话。3月1日,石立不再担任衡阳市教育局局长职务。", ("石立", "衡阳市教育局", {"title": "局长", "end": "2021-03-01"})),
    ],
)  # fmt: skip
def test_appointments_and_removals_bound_a_tenure(text, expected):
    """任命 gives a start, 免去 and 辞去 an end, on the day that the page tells; neither gives both."""
    person, body, qualifiers = expected

    found = statement(read(text), person, "holds_post", body)

    names = {each.id: each.name for each in read(text).entities}
    same = [
        each.qualifiers for each in read(text).statements
        if each.relation == "holds_post" and (names[each.subject], names[each.object or ""], each.qualifiers["title"]) == (person, body, qualifiers["title"])
    ]  # fmt: skip
    assert "asserted" == found.status
    assert [qualifiers] == [{key: each.get(key) for key in qualifiers} for each in same]
    assert all(("start" in each) + ("end" in each) == 1 for each in same)


def test_the_post_of_the_next_person_is_not_that_of_the_elected():
    """选举甲为县长，县人大常委会主任乙主持: each holds the post that stands with the own name."""
    record = read(
        "3月1日,衡东县十八届人大四次会议选举宋晏清为衡东县人民政府县长,衡东县人大常委会主任阮怀瑾主持会议。"
    )

    assert {
        ("宋晏清", "holds_post", "衡东县政府"),
        ("阮怀瑾", "holds_post", "衡东县人大常委会"),
    } == set(told(record, "holds_post"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("代县长宋晏清出席。", "acting"), ("代理县长宋晏清出席。", "acting"), ("原县长宋晏清来访。", "former"), ("时任县长宋晏清讲话。", "former"),
     ("县长宋晏清出席。", None)],
)  # fmt: skip
def test_acting_and_former_holders_are_told_apart(text, kind):
    """代 and 原 are kept beside the title."""
    (found,) = [each for each in read(text, home="衡东县").statements if each.relation == "holds_post"]

    assert kind == found.qualifiers.get("kind")


def test_attested_is_not_a_start():
    """A post that is only named has neither a start nor an end."""
    (found,) = [
        each for each in read("9月1日,市委书记秦国文出席。").statements if each.relation == "holds_post"
    ]

    assert {"title": "书记", "attested": "2021-09-01"} == dict(found.qualifiers)


def test_an_unresolved_level_gives_no_post_to_another_body():
    """代县长 of an unknown county is not of the party committee that stands in front."""
    record = read("县委副书记、代县长宋晏清出席。")

    names = {each.id: each.name for each in record.entities}
    assert ("县委", "代县长") not in {
        (names[each.object or ""], each.qualifiers["title"])
        for each in record.statements
        if each.relation == "holds_post"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("副市长石立、何清出席。", {("石立", "副市长"), ("何清", "副市长")}),
        ("市人大代表欧阳铭富、唐斯萍建议修路。", {("欧阳铭富", "代表"), ("唐斯萍", "代表")}),
        ("市委书记秦国文、市长朱健出席。", {("秦国文", "书记"), ("朱健", "市长")}),
        ("市委书记秦国文、朱健出席。", {("秦国文", "书记")}),
        ("市委常委石立、何清出席。", {("石立", "常委"), ("何清", "常委")}),
    ],
)
def test_a_title_that_a_list_shares(text, expected):
    """副市长甲、乙 is the title of both; a single seat is only the first's."""
    record = read(text)

    names = {each.id: each.name for each in record.entities}
    assert expected == {
        (names[each.subject], each.qualifiers["title"])
        for each in record.statements
        if each.relation == "holds_post"
    }


def test_whoever_joins_a_visit_goes_where_it_went():
    """参加调研 is a visit to the places of the visit told before, in the order of the list, and no part in a meeting."""
    record = read(
        "9月1日,市委书记秦国文到恒天集团和白果镇调研。市长朱健,市委常委、秘书长林小舟参加调研。随后召开全市水利工作会议。"
    )

    assert {
        (person, "visits", place)
        for person in ("秦国文", "朱健", "林小舟")
        for place in ("恒天集团", "白果镇")
    } == set(told(record, "visits"))
    assert [] == told(record, "attends")


def test_whoever_joins_a_reception_meets_the_guest():
    """参加会见 is a meeting of each with the guest, not with the host, and no attendance (decision 27)."""
    record = read(
        "9月1日上午,市委书记周远山会见了恒天集团总经理颜甫全。市长朱健参加会见。市领导刘正兴、何恩广参加会见。"
    )

    assert [("周远山", "颜甫全"), ("朱健", "颜甫全"), ("刘正兴", "颜甫全"), ("何恩广", "颜甫全")] == [
        (each.subject, each.object) for each in told(record, "meets_with")
    ]
    assert [] == told(record, "attends", "speaks_at", "presides_over")


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("衡阳国家高新区、恒天集团考察了市政务服务大厅、衡阳师范学院。", "visits", 4),
        ("衡阳同岳阳、株洲签署流域协同协议。", "signed_agreement", 2),
        ("市水利局、市教育局印发《意见》、《办法》。", "issues", 4),
        ("市行政审批服务局向雁峰区、石鼓区下放43个审批事项。", "delegates_to", 2),
        ("市领导赖馨正、毛朝晖、刘正兴出席全市水利工作会议。", "attends", 3),
        (
            "衡山县白果镇岳北村、雁峰区岳屏镇前进村等作为试点区域,完成“云导办”、“云上大厅”等平台搭建。",
            "implements",
            4,
        ),
        ("市长朱健会见恒天集团总经理颜甫全、南华大学党委书记高山。", "meets_with", 2),
    ],
)
def test_a_list_by_a_list_is_a_statement_a_pair(text, relation, expected):
    """Each of the one with each of the other (decision 32); of a chain of places only the last acts."""
    assert expected == len(told(read(text), relation))


def test_a_long_list_of_names_is_read_in_no_time():
    """Sixty leaders in one sentence, as after an election, are sixty who attend."""
    given = [
        f"{first}{last}"
        for first in "王李张刘陈杨"
        for last in ["建华", "志平", "明辉", "海波", "军林", "红英", "卫民", "晓峰", "东梅", "国栋"]
    ]

    with within(10):
        record = read(f"{HELD}市领导{'、'.join(given)}出席会议。市领导{'、'.join(given)}都说好。")

    assert given == [each.subject for each in told(record, "attends")]


def test_the_village_acts_and_not_what_it_lies_in():
    """In 衡山县白果镇岳北村 it is the village that does something."""
    record = read("衡山县白果镇岳北村完成“云导办”平台搭建,推行“塘长制”服务。")

    assert {"岳北村"} == {each.subject for each in told(record, "implements")}


def test_the_order_of_a_list_runs_through_the_event():
    """Names count on from sentence to sentence as printed."""
    record = read(HELD + "市委副书记、市长朱健出席。市领导赖馨正、毛朝晖出席会议。")

    names = {each.id: each.name for each in record.entities}
    assert [("朱健", 1), ("赖馨正", 2), ("毛朝晖", 3)] == [
        (names[each.subject], each.qualifiers["order"])
        for each in record.statements
        if each.relation == "attends"
    ]


def test_the_same_relation_is_written_once_a_page():
    """Told twice, one statement; two agreements of one pair are two (decision 33)."""
    assert 1 == len(told(read("市委书记秦国文讲话。大家说好。市委书记秦国文走了。"), "holds_post"))
    assert 2 == len(
        told(read("衡阳同岳阳签署产业协同协议。衡阳同岳阳签署石化合作协议。"), "signed_agreement")
    )


def test_a_symmetric_relation_is_written_once():
    """衡阳 with 岳阳 and 岳阳 with 衡阳 is one agreement."""
    assert 1 == len(told(read("衡阳同岳阳签署合作协议。岳阳与衡阳签署合作协议。"), "signed_agreement"))


def test_evidence_is_one_clause():
    """The quote has the verb, the subject that stands in its clause and the object, and nothing of the next sentence."""
    record = read("大家都说好。市委书记周远山主持召开全市水利工作会议,总结工作。散会了。")

    found = statement(record, "周远山", "presides_over", MEETING)

    assert "市委书记周远山主持召开全市水利工作会议" == found.evidence[0].quote


def test_evidence_of_a_speech_holds_the_word_for_it():
    """出席并讲话 is quoted to its end where it carries the speech."""
    found = statement(read(HELD + "市委书记周远山出席会议并讲话。"), "周远山", "speaks_at", MEETING)

    assert "讲话" in found.evidence[0].quote


def test_the_evidence_names_the_recogniser():
    """Whoever reads a quote can tell what found it."""
    (evidence,) = statement(read("衡阳印发" + RULES + "。"), "衡阳市", "issues", RULES).evidence

    assert ("page.txt", "a1", 0) == (evidence.document, evidence.article, evidence.sentence)
    assert evidence.recogniser.startswith("rules/")


def test_a_quotation_over_a_column_break_is_verbatim():
    """Evidence that runs over a break quotes the page with the break in it."""
    text = "# 两市签约\n\n■本报记者 林小舟\n\n本报讯 12月20日,在全市上下共同努力推动高质量发展取得新成效的大背景之下,衡阳同岳\n\n\n\n阳签署产业协同发展战略合作协议7个,涉及诸多领域的方方面面,双方表示今后要进一步加强合作。\n"

    check(read(text))


def test_every_relation_has_a_module():
    """The relations that are read are those of the ontology, each once."""
    assert sorted(load_schema().relations) == sorted(relation.name for relation in RELATIONS)


@pytest.mark.parametrize(
    ("name", "sentence"), [(relation.name, each) for relation in RELATIONS for each in relation.examples]
)
def test_each_relation_reads_its_own_examples(name, sentence):
    """A module of a relation is shown by sentences that state it."""
    assert [] != told(read(sentence), name)


@pytest.mark.parametrize(
    ("name", "sentence"), [(relation.name, each) for relation in RELATIONS for each in relation.against]
)
def test_no_relation_is_read_into_what_only_sounds_like_it(name, sentence):
    """A module of a relation names sentences with its words that do not state it."""
    assert [] == told(read(sentence), name)


FRAGMENTS = sorted(
    {part for row in STATED for part in row[0].replace("。", "。|").replace(",", ",|").split("|") if part}
    | {"市委书记", "秦国文", "、", "和", "与", "会见", "参加会见", "主持", "出席", "并讲话", "将", "没有", "要", "会议强调,", "签署", "协议7个", "印发", "《意见》", "试点",
       "由", "牵头", "该行动", "该县", "全市", "\n", "\n\n", "# 标题\n\n", "■本报记者 陈润\n", "“", "”", "任命", "为", "免去", "的", "职务", "建议", "衡阳", "岳阳", "9月1日", "蕾蕾(化名)", "等"}
)  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(FRAGMENTS), st.text("市委长、,。“”等和", max_size=4)), max_size=16).map("".join),
       st.sampled_from([None, "衡阳市", "衡东县", "青砚县"]))  # fmt: skip
def test_no_mix_of_words_breaks_the_invariants(text, home):
    """Pieces of sentences in any order are read without error, and whatever is read leads back to its words."""
    record = read(text, home)

    check(record)
    assert record == read(text, home)
