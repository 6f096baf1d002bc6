"""What every recogniser must keep, whatever it is made of."""

from itertools import pairwise

import pytest

from kg.model import Mention, Page
from kg.recognise import get_recogniser, recogniser_names, settle
from kg.schema import load_schema

NAMES = recogniser_names()
TEXT = """
# 全市优化营商环境会议召开

■本报记者 陈润

9月10日，市委书记秦国文主持召开全市优化营商环境领导小组会议，市领导毛朝晖、刘正兴出席。
郑怀远在恒天集团调研时说，要落实《优化营商环境工作规则》。

　市行政审批服务局在衡阳市白果镇岳北村设立“一件事一次办”窗口，村民王
小明第一个办完了事。
"""
PAGES = (
    "", " ", "\n\n\n", "\u3000\t\n", "。", "、、", "“", "《》", "市", "王", "plain words, 123", "𠮷野家在衡阳市。",
    "衡陽市委書記秦國文主持會議。", "秦国文" * 200, "市委书记" * 100, TEXT, TEXT.replace("\n", ""),
)  # fmt: skip


def _check(found: list[Mention], text: str) -> None:
    assert found == sorted(found, key=lambda m: (m.span, m.type, -m.confidence))
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
        assert each.text == each.text.strip()
        assert each.type in load_schema().types
        assert 0 < each.confidence <= 1
        assert each.by
        assert each.entity is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", PAGES, ids=range(len(PAGES)))
@pytest.mark.parametrize("home", [None, "衡阳市", "无名之地"])
def test_mentions_hold_the_words_of_the_page(name, text, home):
    """Sorted spans inside the text that hold their words, of known types, on pages of anything and nothing."""
    _check(get_recogniser(name)(Page("a.txt", text, "", home=home)), text)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_page_gives_the_same_mentions(name):
    """Nothing is remembered from page to page: neither order nor company changes what is found."""
    page, other = Page("a.txt", TEXT, ""), Page("b.txt", "县长李大勇在南县说。", "")
    recogniser = get_recogniser(name)

    first = recogniser(page)
    recogniser(other)

    assert first == recogniser(page)
    assert first == get_recogniser(name)(page)


@pytest.mark.parametrize("name", NAMES)
def test_something_is_found(name):
    """A page of the genre has mentions, and settled mentions share no character."""
    found = settle(get_recogniser(name)(Page("a.txt", TEXT, "", home="衡阳市")))

    assert {"Official", "Agency", "Post", "Place"} <= {each.type for each in found}
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("name", NAMES)
def test_a_recogniser_tells_its_name_and_version(name):
    """Records say by which recogniser they were made."""
    recogniser = get_recogniser(name)

    assert name == recogniser.name
    assert recogniser.version
