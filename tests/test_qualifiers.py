"""What a statement keeps of its words: verb, who said it, figures, signatories, and the words that date it."""

import pytest
from reading import read
from test_relate import statement

from kg.model import Record, Statement


def qualifiers(record: Record, relation: str) -> dict:
    """The qualifiers of the one statement of a relation."""
    (found,) = [each for each in record.statements if each.relation == relation]
    return dict(found.qualifiers)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("市政务局推出“帮办码”服务,共受理事项近6000件,办结3000余件。",
         [{"of": "受理事项", "value": 6000, "unit": "件", "bound": "近"}, {"of": "办结", "value": 3000, "unit": "件", "bound": "余"}]),
        ("市政务局推出“帮办码”服务,拦下被骗款86万元。", [{"of": "拦下被骗款", "value": 86, "unit": "万元"}]),
        ("市政务局推出“帮办码”服务,注册用户超305.2万人。", [{"of": "注册用户", "value": 3052000, "unit": "人", "bound": "超"}]),
        ("市政务局推出“帮办码”服务,满意率达94.31%。", [{"of": "满意率", "value": 94.31, "unit": "%"}]),
    ],
)  # fmt: skip
def test_figures_say_what_is_counted_how_many_and_how_near(text, figures):
    """Numbers behind what was done are kept with unit and bound; tens of thousands are spelt out, money is as printed."""
    assert figures == qualifiers(read(text), "implements")["figures"]


def test_figures_of_somebody_else_are_not_kept():
    """Behind the name of another body a number is that body's."""
    assert "figures" not in qualifiers(read("市政务局推出“帮办码”服务,市水利局清淤86处。"), "implements")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全市“帮办码”累计办理6万件。", 60000),
        ("全市计划建设12个“希望小屋”。", 12),
        ("市政府向雁峰区下放18项市级经济管理权限。", 18),
        ("衡阳同岳阳签署产业协同发展战略合作协议7个。", 7),
    ],
)
def test_how_many_there_are_is_counted(text, count):
    """The number of things planned, handed down, signed or dealt with stands in `count`."""
    assert [count] == [
        each.qualifiers["count"] for each in read(text).statements if "count" in each.qualifiers
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("市水利局局长林小舟介绍,市教育局推行“护水”行动。", "林小舟"),
        ("“市教育局推行‘护水’行动,效果很好。”市水利局局长林小舟说。", None),
        ("市水利局回应称,市教育局没有推行“护水”行动。", "衡阳市水利局"),
        ("市教育局推行“护水”行动。市水利局局长林小舟说,好。", None),
        ("市水利局局长林小舟说,市水利局推行“护水”行动。", "林小舟"),
    ],
)
def test_who_says_so_is_kept(text, speaker):
    """In reported speech a statement names the speaker, unless the doer is the one who speaks."""
    said = [each.qualifiers.get("said_by") for each in read(text).statements if each.relation == "implements"]

    assert all(each == speaker for each in said)


def test_the_speaker_of_a_quotation_stands_behind_it():
    """“…”某某说 names who says what is quoted."""
    record = read("“我们把‘护水’行动推向全市,市教育局推行“帮办码”服务。”市水利局局长林小舟说。")

    assert all(
        "林小舟" == s.qualifiers.get("said_by") for s in record.statements if s.relation == "implements"
    )


def test_words_elsewhere_that_give_the_date_are_quoted_too():
    """The date of a meeting told two sentences before stands as words of its own beside the quote."""
    record = read("9月1日上午,全市水利工作会议召开。市领导毛朝晖主持会议。")

    (evidence,) = statement(record, "毛朝晖", "presides_over", "衡阳市水利工作会议").evidence
    assert evidence.dated_by is not None
    assert "9月1日" == evidence.dated_by.text == record.page.text[slice(*evidence.dated_by.span)]


def test_a_date_within_the_quote_is_not_quoted_twice():
    """Where the quote holds the date nothing else needs to be shown."""
    record = read("市委书记周远山9月1日主持召开全市水利工作会议。")

    found: Statement = statement(record, "周远山", "presides_over", "衡阳市水利工作会议")
    assert "2021-09-01" == found.qualifiers["date"]
    assert found.evidence[0].dated_by is None


def test_signatories_are_named_for_the_parties():
    """代表双方签字 names who signed; the parties are still the bodies."""
    record = read("衡阳市与恒天集团签署战略合作协议,副市长林小舟、恒天集团党委书记颜甫全代表双方签字。")

    found = statement(record, "衡阳市", "signed_agreement", "恒天集团")
    assert ["林小舟", "颜甫全"] == found.qualifiers["signatories"]


def test_a_verb_in_two_parts_leaves_out_what_stands_between():
    """被水利部命名为 is printed as 被…命名为."""
    record = read("3月1日,雁峰区被水利部命名为“全国节水示范区”。")

    assert "被…命名为" == qualifiers(record, "receives_award")["verb"]


def test_group_and_leaders_are_kept_as_printed():
    """市领导 before names and 代表团 behind a body stand in `as`."""
    record = read("9月1日,全市水利工作会议召开。市领导毛朝晖出席。衡山县代表团参加会议。")

    assert {"毛朝晖": "市领导", "衡山县": "代表团"} == {
        next(e.name for e in record.entities if e.id == s.subject): s.qualifiers.get("as")
        for s in record.statements
        if s.relation == "attends"
    }
