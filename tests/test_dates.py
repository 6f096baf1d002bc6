"""Dates as printed, read into EDTF: as exact as the page and its own date allow, and never more exact."""

import itertools
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import find_dates
from kg.model import Span

EDTF = re.compile(r"(?:\d{4}|XXXX)(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
FORMS = ("9月1日", "9月", "2月29日", "12月31日", "去年10月", "今年", "前年", "明年3月5日", "本月12日", "上月", "上月31日", "12日", "31日",
         "2023年12月25日", "2023年2月29日", "2020年", "4月31日", "去年2月29日", "1998年", "本月", "昨日,", "次日,", "当天,", "上周五", "下个月", "10月15日至18日", "3月至5月", "7月l9日", "三月五日", "本报北京3月4日电 ")  # fmt: skip


def values(text: str, published: str | None = None) -> list[str]:
    """The EDTF values of all dates in a text."""
    return [found.value for found in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("9月1日下午召开会议", "2021-09", "2021-09-01"),
        ("9月1日下午召开会议", "2021-09-02", "2021-09-01"),
        ("9月1日下午召开会议", None, "XXXX-09-01"),
        ("9月召开会议", None, "XXXX-09"),
        ("9月召开会议", "2021-09", "2021-09"),
        ("8月31日启动", "2021-09", "2021-08-31"),
        ("12月20日签署", "2024-01", "2023-12-20"),
        ("12月20日签署", "2024-01-03", "2023-12-20"),
        ("11月10日召开", "2020-11", "2020-11-10"),
        ("1月3日将开幕", "2023-12-25", "2024-01-03"),
        ("1月14日最高气温", "2024-01", "2024-01-14"),
        ("11月底前完成", "2021-09", "2021-11"),
        ("10月1日至7日", "2021-09", "2021-10-01/2021-10-07"),
        ("去年10月启动", "2021-11", "2020-10"),
        ("去年11月10日", "2021-09", "2020-11-10"),
        ("去年底", "2021-09", "2020"),
        ("前年3月", "2021-09", "2019-03"),
        ("明年1月", "2021-09", "2022-01"),
        ("今年完成", "2021-09", "2021"),
        ("今年9月", "2021-11", "2021-09"),
        ("今年2月20日", "2024-03-05", "2024-02-20"),
        ("去年10月启动", None, "XXXX-10"),
        ("本月12日", "2021-09", "2021-09-12"),
        ("本月", "2021-09-20", "2021-09"),
        ("上月举行", "2021-09", "2021-08"),
        ("上月举行", "2021-01", "2020-12"),
        ("上月28日举行", "2021-01-04", "2020-12-28"),
        ("12日上午", "2021-09", "2021-09-12"),
        ("9日以小雨为主", "2024-01", "2024-01-09"),
        ("2月29日召开", "2024-03", "2024-02-29"),
        ("2月29日召开", "2024-03-01", "2024-02-29"),
        ("2月29日召开", None, "XXXX-02-29"),
        ("2023年12月25日 星期一", None, "2023-12-25"),
        ("2023年12月25日", "2024-01", "2023-12-25"),
        ("2023年10月,市公安局", "2024-01", "2023-10"),
        ("2023年是开局之年", "2023-12-25", "2023"),
        ("2024年02月05日", None, "2024-02-05"),
    ],
)
def test_a_date_is_as_exact_as_the_page_allows(text, published, expected):
    """The printed month and day, with the year that the page's own date gives, else with none."""
    assert [expected] == values(text, published)[:1]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("昨日,市委书记调研。", "2024-03-05", ["2024-03-04"]),
        ("昨天上午,会议召开", "2024-03-01", ["2024-02-29"]),
        ("记者昨日从市水利局获悉", "2024-01-01", ["2023-12-31"]),
        ("今日上午,会议召开", "2024-03-05", ["2024-03-05"]),
        ("今晚,演出举行", "2024-03-05", ["2024-03-05"]),
        ("明日起,停水", "2024-02-29", ["2024-03-01"]),
        ("前天下午,会议召开", "2024-03-05", ["2024-03-03"]),
        ("昨日,市委书记调研。", "2024-03", []),
        ("日前,会议召开。近日,会议召开", "2024-03-05", []),
        ("今日沂渡讯,今天的生活,明天会更好", "2024-03-05", []),
        ("9月1日上午会见。当天,签约。同日,揭牌", "2021-09", ["2021-09-01"] * 3),
        ("7月18日印发《办法》。次日,召开会议", "2024-07-23", ["2024-07-18", "2024-07-19"]),
        ("10月31日晚出发。第二天,到达", None, ["XXXX-10-31", "XXXX-11-01"]),
        ("当日7时许,火被扑灭", "2024-03-05", []),
        ("1月6日起火。当日7时许,火被扑灭", "2024-01", ["2024-01-06", "2024-01-06"]),
        ("今年2月下放权限,效果好。当月,该局获奖", "2024-03", ["2024-02", "2024-02"]),
        ("下个月,拟签约", "2024-12-22", ["2025-01"]),
        ("上个月签约", "2024-01-22", ["2023-12"]),
        ("下月3日签约", "2024-01-22", ["2024-02-03"]),
        ("上周五,会议召开", "2024-03-05", ["2024-03-01"]),
        ("本周一,会议召开", "2024-03-05", ["2024-03-04"]),
        ("下星期日,会议召开", "2024-03-05", ["2024-03-17"]),
        ("上周五,会议召开", "2024-03", []),
        ("该局计划9月推出服务", "2024-06-18", ["2024-09"]),
        ("将于3月举行", "2024-11-05", ["2025-03"]),
        ("9月推出服务", "2024-06-18", ["2023-09"]),
        ("计划年底前推出平台", "2024-09-26", ["2024"]),
        ("上半年,全市增长", "2024-09-26", ["2024"]),
        ("10月15日至18日赴深圳", "2024-10-22", ["2024-10-15/2024-10-18"]),
        ("10月30日至11月2日举行", "2024-11-05", ["2024-10-30/2024-11-02"]),
        ("10月15-18日赴深圳", "2024-10-22", ["2024-10-15/2024-10-18"]),
        ("3月至5月开展", "2024-10-22", ["2024-03/2024-05"]),
        ("2021年至2023年", None, ["2021/2023"]),
        ("10月18日至15日", "2024-10-22", ["2024-10-18"]),
        ("去年3月启动,11月完成", "2024-12-01", ["2023-03", "2023-11"]),
        ("去年3月启动。11月完成", "2024-12-01", ["2023-03", "2024-11"]),
        ("9月1日开会,3日发文", "2021-10", ["2021-09-01", "2021-09-03"]),
        ("28日上午,会议召开", "2024-03-05", ["2024-02-28"]),
        ("本报北京3月4日电 今天上午,大会开幕。", "2024-03-05", ["2024-03-04", "2024-03-04"]),
        (
            "本报北京3月4日电 大会开幕。\n本报讯 今天上午,会议召开。",
            "2024-03-05",
            ["2024-03-04", "2024-03-05"],
        ),
        ("7月l9日下午", "2024-07-23", ["2024-07-19"]),
        ("2O24年7月23曰", None, ["2024-07-23"]),
        ("二〇二四年三月二十五日", None, ["2024-03-25"]),
        ("十二月三日", "2024-01", ["2023-12-03"]),
        ("农历6月24日", "2024-07-23", []),
    ],
)
def test_a_date_hangs_on_the_page_or_on_the_date_before_it(text, published, expected):
    """昨日 counts from the page, 当天 from the last day named, a stretch has two ends, and 近日 is no date at all."""
    assert expected == values(text, published)


@pytest.mark.parametrize("text", ["今年完成", "去年底", "本月12日", "上月举行", "12日上午"])
def test_what_hangs_on_an_unknown_date_is_no_date(text):
    """今年 or 本月12日 say nothing on a page whose own date is unknown."""
    assert [] == values(text)


@pytest.mark.parametrize(
    ("published", "text"), [("2021", "本月12日"), ("2021", "上月"), ("2021", "12日上午"), ("20XX-09", "今年")]
)
def test_a_partial_date_of_the_page_gives_no_more_than_it_has(published, text):
    """Without a month of the page there is no 本月, without a year no 今年."""
    assert [] == values(text, published)


@pytest.mark.parametrize("text", ["9月", "去年10月", "2023年12月", "2020年", "今年9月", "上月", "本月"])
def test_a_day_is_never_invented(text):
    """Where no day is printed, the value has none, whatever day the page is of."""
    assert all(value.count("-") <= 1 for value in values(text, "2021-11-19"))


@pytest.mark.parametrize(
    ("text", "published"),
    [("2023年2月29日", None), ("4月31日", "2021-09"), ("2月29日", "2023-03"), ("本月31日", "2021-09")],
)
def test_a_day_that_the_calendar_lacks_is_never_told(text, published):
    """A misprinted day gives a coarser date or none, never one that can't be."""
    assert all(_exists(value) for value in values(text, published))


@pytest.mark.parametrize(
    "text",
    [
        "3个月",
        "第12版",
        "60万户",
        "6000件",
        "“十四五”",
        "30日内办结",
        "奋战125日",
        "13月5日",
        "10月1日,第112日",
    ],
)
def test_quantities_are_no_dates(text):
    """What counts days, or is no month, gives no date of its own."""
    assert values(text, "2021-11") in ([], ["2021-10-01"])


@pytest.mark.parametrize("time", ["上午", "下午", "晚", "晚上", "凌晨", "中午", "傍晚", "清晨"])
def test_the_time_of_day_stands_as_printed(time):
    """上午 behind a date is kept beside it and is no part of its span."""
    (found,) = find_dates(f"9月1日{time},会议召开", "2021-09")

    assert (time, Span(0, 4), True) == (found.time, found.span, found.has_day)


def test_a_date_without_a_time_has_none():
    """The time is None where nothing is printed, and a month has no day."""
    (found,) = find_dates("去年11月启动", "2024-03-05")

    assert (None, False) == (found.time, found.has_day)


def test_spans_and_order():
    """Dates come as printed, each span holding its words, shifted by the offset."""
    text = "9月1日开会,8月31日发文,2020年起实行"

    found = find_dates(text, "2021-09", offset=100)

    assert ["2021-09-01", "2021-08-31", "2020"] == [each.value for each in found]
    assert ["9月1日", "8月31日", "2020年"] == [
        text[each.span.start - 100 : each.span.end - 100] for each in found
    ]


def _exists(value: str) -> bool:
    parts = value.replace("XXXX", "2024").split("-")
    try:
        date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, int(parts[2]) if len(parts) > 2 else 1)
    except ValueError:
        return False
    return True


@given(
    st.lists(
        st.one_of(st.sampled_from(FORMS), st.text("0123456789年月日去今昨上次本周三十,。至 ", max_size=6)),
        max_size=8,
    ).map("".join),
    st.one_of(
        st.none(),
        st.dates(date(1990, 1, 1), date(2035, 12, 31)).map(str),
        st.dates(date(1990, 1, 1), date(2035, 12, 31)).map(lambda day: str(day)[:7]),
        st.integers(1990, 2035).map(str),
        st.sampled_from(["202X", "2021-XX", "XXXX-09-01"]),
    ),
)
def test_every_value_is_a_valid_date(text, published):
    """Whatever is printed: each value is an EDTF date of the calendar, its span in the text, none overlapping."""
    found = find_dates(text, published)

    ends = [end for each in found for end in each.value.split("/")]
    assert [] == [value for value in ends if not EDTF.fullmatch(value) or not _exists(value)]
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
    assert all(first.span.end <= second.span.start for first, second in itertools.pairwise(found))
    assert found == find_dates(text, published)


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.integers(0, 300))
def test_a_day_of_the_past_months_finds_its_year(published, days):
    """A month and day up to ten months before the page's date come back with the year that they were of."""
    day = published - timedelta(days=days)

    assert [str(day)] == values(f"{day.month}月{day.day}日", str(published))
