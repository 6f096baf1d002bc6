"""Where a page speaks from: what 市, 全旗, 该镇 and a body without a place mean, in towns that tables know and don't."""

import pytest
from reading import read, told

from kg.model import Mention, Span
from kg.pages import read_page
from kg.resolve import resolve
from kg.resolve.locality import home_chain
from kg.sources import SourceText


@pytest.mark.parametrize(
    ("home", "words", "expected"),
    [
        ("锡林郭勒盟", "全盟", "锡林郭勒盟"),
        ("锡林郭勒盟", "我盟", "锡林郭勒盟"),
        ("正蓝旗", "全旗", "正蓝旗"),
        ("正蓝旗", "我旗", "正蓝旗"),
        ("苏乐图旗", "全旗", "苏乐图旗"),
        ("恩施土家族苗族自治州", "全州", "恩施土家族苗族自治州"),
        ("恩施土家族苗族自治州", "我州", "恩施土家族苗族自治州"),
        ("祁东县", "本县", "祁东县"),
        ("祁东县", "全市", "衡阳市"),
        ("雁峰区", "全市", "衡阳市"),
    ],
)
def test_every_level_has_its_own_place(home, words, expected):
    """全盟, 我州 and 本县 act as the place they mean, at every level; in a county's paper 全市 is the city above."""
    record = read(f"{words}推行“田管家”服务。", home)

    assert [(expected, "implements", "“田管家”服务")] == told(record, "implements")


@pytest.mark.parametrize(
    ("place", "words"),
    [("归阳镇", "该镇"), ("白河乡", "该乡"), ("归阳镇", "全镇"), ("岳北村", "该村"), ("岳北村", "本村")],
)
def test_the_last_town_or_village_that_was_named(place, words):
    """该镇 and 全镇 are the town that the story has just named, 该村 and 本村 its village."""
    record = read(f"{place}召开会议。{words}推行“田管家”服务。")

    assert [(place, "implements", "“田管家”服务")] == told(record, "implements")


def name_given(text: str, home: str | None, *surfaces: tuple[str, str]) -> tuple[str, bool]:
    """The resolved name of the first of some words, each given with its type, and whether it is complete."""
    page = read_page(SourceText("page.txt", text, "0" * 64, home=home))
    spans = [(text.index(surface), surface, kind) for surface, kind in surfaces]
    mentions = [
        Mention(Span(start, start + len(surface)), kind, surface, "test", 1.0)
        for start, surface, kind in sorted(spans)
    ]
    done = resolve(page, mentions)
    own = next(each.entity for each in done.mentions if each.text == surfaces[0][0])
    return next((each.name, each.resolved) for each in done.entities if each.id == own)


@pytest.mark.parametrize(
    ("home", "text", "surface", "places", "expected"),
    [
        (
            "拾桥区",
            "市委发文。澄屿市拾桥区很热闹。岳阳市来访。",
            "市委",
            ("澄屿市", "拾桥区", "岳阳市"),
            "澄屿市委",
        ),
        ("拾桥区", "市委发文。\n澄屿市很热闹。", "市委", ("澄屿市",), "澄屿市委"),
        (
            "苏乐图旗",
            "市政府发文。乌兰泊市苏乐图旗到了。",
            "市政府",
            ("乌兰泊市", "苏乐图旗"),
            "乌兰泊市政府",
        ),
        ("汐州市", "省政府发文。澜东省下了雨。", "省政府", ("澜东省",), "澜东省政府"),
        ("雁峰区", "市委发文。长沙市来访。", "市委", ("长沙市",), "衡阳市委"),
        ("祁东县", "行政审批局发文。", "行政审批局", (), "祁东县行政审批局"),
        ("祁东县", "政务服务中心搬了家。", "政务服务中心", (), "祁东县政务服务中心"),
    ],
)
def test_what_lies_above_is_known_by_the_table_or_by_the_page(home, text, surface, places, expected):
    """市委 in a district's paper is the city's: of the table, of the name in front of the district, or the only one named."""
    given = ((place, "Place") for place in places)

    assert (expected, True) == name_given(text, home, (surface, "Agency"), *given)


@pytest.mark.parametrize("surface", ["市委", "省政府", "旗委", "州政府", "行政审批局", "政务服务中心"])
def test_without_a_home_nothing_is_guessed(surface):
    """A body whose place nothing tells stays as printed, and is marked."""
    assert (surface, False) == name_given(f"{surface}出台《实施意见》。", None, (surface, "Agency"))


@pytest.mark.parametrize(
    ("home", "text", "expected"),
    [
        ("鼓楼区", "", ["鼓楼区"]),
        ("鼓楼区", "福州来的客人。", ["鼓楼区", "福州市", "福建省"]),
        ("鼓楼区", "福州、开封来的客人。", ["鼓楼区"]),
        ("祁东县", "", ["祁东县", "衡阳市", "湖南省"]),
        ("青砚县", "", ["青砚县"]),
    ],
)
def test_of_places_of_one_name_the_page_tells_which(home, text, expected):
    """A district's name that several cities have is placed by the city that the page names, or not at all."""
    assert expected == [locale.name for locale in home_chain(home, text)]
