"""Folding: what is folded, and that every offset leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import is_traditional, normalise

MIXED = st.text(
    st.sampled_from("市委书记衡陽會議，。（）ＡＢ１２・•「」　 \u200b\ufeff\u00ad⼀ａ\n乾著𠀀"), max_size=60
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（１２３４５ＡＢ）", "(12345AB)"),
        ("书记：王一，市长；李二！", "书记:王一,市长;李二!"),
        ("买买提・艾力•阿不都‧买", "买买提·艾力·阿不都·买"),
        ("「一件事」『通办』", "“一件事”‘通办’"),
        ("﹁一件事﹂﹃通办﹄", "“一件事”“通办”"),
        ("︽办法︾︿细则﹀︵试行︶", "《办法》〈细则〉(试行)"),
        ("衡阳　市\u00a0委", "衡阳 市 委"),
        ("⼀⼆⼈民", "一二人民"),
        ("秦\u200b国文", "秦 国文"),
        ("衡陽市委書記主持召開會議", "衡阳市委书记主持召开会议"),
        ("乾隆年间的著名建筑", "乾隆年间的著名建筑"),
        ("“引号”与《书名》、句号。—…", "“引号”与《书名》、句号。—…"),
        ("", ""),
    ],
)
def test_variants_take_one_form(text, expected):
    """Widths, dots, quotes, radicals and script are folded; what has one form stays."""
    assert normalise(text) == expected


def test_nothing_to_do_is_the_identity():
    """A plain text comes back as it is."""
    plain = "市委书记秦国文主持召开会议,市长朱健出席。"
    assert normalise(plain) == plain


def test_a_name_in_traditional_script_does_not_make_a_page_traditional():
    """A quoted name on a simplified page keeps its script."""
    text = "市委书记主持召开全市优化营商环境领导小组会议，专题研究我市优化营商环境相关工作，作者署名陳潤。"
    assert not is_traditional(text)
    assert "陳潤" in normalise(text)


@given(st.one_of(MIXED, st.text(max_size=60)))
def test_every_position_stays_where_it_was(text):
    """A folded text has one character for each of the original's."""
    assert len(normalise(text)) == len(text)


@given(MIXED.filter(lambda text: "乾" not in text))
def test_each_character_is_folded_from_the_one_at_its_place(text):
    """Folding one character gives the folded character, but for script, which the page decides."""
    for char, folded in zip(text, normalise(text), strict=True):
        assert folded in normalise(char) + char


@given(MIXED)
def test_folding_twice_changes_nothing(text):
    """A folded text is its own folded form."""
    once = normalise(text)
    assert normalise(once) == once
