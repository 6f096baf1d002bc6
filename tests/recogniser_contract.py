"""What every recogniser must keep, whatever it is made of. A subclass has a fixture `make` that makes one afresh."""

from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

import pytest

from kg.model import Mention, Page
from kg.recognise import Recogniser, recogniser_names, settle
from kg.schema import load_schema

Make: TypeAlias = Callable[[], Recogniser]

WITHOUT_EXTRA = tuple(name for name in recogniser_names() if name != "hanlp")
"""The recognisers that need nothing but the package."""

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
    "衡陽市委書記秦國文主持會議。", "ｃｔｙ２０２１　衡阳市\u200b委书记\ufeff秦国文。", "市\ufffd委书记\x07秦国文 plain words, 123 说。", "秦国文" * 200, "市委书记" * 100, TEXT, TEXT.replace("\n", ""),
)  # fmt: skip


class RecogniserContract:
    """The tests, for one recogniser or for each of several."""

    @pytest.mark.parametrize("text", PAGES, ids=range(len(PAGES)))
    @pytest.mark.parametrize("home", [None, "衡阳市", "无名之地"])
    def test_mentions_hold_the_words_of_the_page(self, make: Make, text: str, home: str | None):
        """Sorted spans inside the text that hold its own words, of known types, on pages of anything and nothing."""
        _check(make()(Page("a.txt", text, "", home=home)), text)

    def test_the_same_page_gives_the_same_mentions(self, make: Make):
        """Nothing is remembered from page to page: neither order nor company changes what is found."""
        page, other = Page("a.txt", TEXT, ""), Page("b.txt", "县长李大勇在南县说。", "")
        recogniser = make()

        first = recogniser(page)
        recogniser(other)

        assert first == recogniser(page)
        assert first == make()(page)

    def test_something_is_found(self, make: Make):
        """A page of the genre has mentions, and settled mentions share no character."""
        found = settle(make()(Page("a.txt", TEXT, "", home="衡阳市")))

        assert {"Official", "Agency", "Post", "Place"} <= {each.type for each in found}
        assert all(one.end <= other.start for one, other in pairwise(found))

    def test_a_recogniser_tells_its_name_and_version(self, make: Make):
        """Records say by which recogniser they were made."""
        recogniser = make()

        assert recogniser.name
        assert recogniser.version
        assert recogniser.version == make().version


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
