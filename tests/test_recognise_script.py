"""Script, width, blanks, line breaks and scanning marks: the same mentions, on the original characters."""

import pytest
from opencc import OpenCC
from reading import mentions, read

from kg.text import normalise

SENTENCES = (
    "本报讯 9月1日下午,市委书记秦国文主持召开全市优化营商环境领导小组会议,印发《衡阳市优化营商环境工作规则》。",
    "市委副书记、市长朱健出席。市领导赖馨正、毛朝晖、刘正兴、叶群、邓云、萧里参加。",
    "台州市卫生健康委员会主任范松在祁东县表示,恒天集团推行“塘长制”服务,副主任颜甫全、钟干参加。",
)
TEXT = "".join(SENTENCES)
EXPECTED = mentions(read(TEXT))


def plain(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Mentions with their words in simplified script and half width."""
    return [(normalise(words + "這會議書記" * 3)[: len(words)], kind) for words, kind in found]


def cleaned(found: list[tuple[str, str]], words: str, printed: str) -> list[tuple[str, str]]:
    """Mentions with the words as they are without what was put into them."""
    return [(each.replace(printed, words), kind) for each, kind in found]


def test_the_plain_sentences_have_their_mentions():
    """What the other tests compare with is right."""
    assert {("秦国文", "Official"), ("朱健", "Official"), ("邓云", "Official"), ("颜甫全", "Official"), ("“塘长制”服务", "Programme"),
            ("台州市卫生健康委员会", "Agency"), ("恒天集团", "Organisation")} <= set(EXPECTED)  # fmt: skip
    assert len(EXPECTED) > 20


@pytest.mark.parametrize("standard", ["s2t", "s2tw", "s2hk"])
def test_traditional_script_reads_as_simplified(standard):
    """臺州, 葉, 鄧, 蕭 and 衞生 are read in each standard of traditional script."""
    text = OpenCC(standard).convert(TEXT)

    assert text != TEXT
    assert EXPECTED == plain(mentions(read(text)))


def test_full_width_reads_as_half_width():
    """Digits, letters and marks may be wide."""
    text = TEXT.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000})

    assert text != TEXT
    assert EXPECTED == plain(mentions(read(text)))


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("秦国文", "秦 国 文"), ("秦国文", "秦　国　文"), ("朱健", "朱 健"), ("朱健", "朱　健"), ("叶群", "叶  群"),
        ("毛朝晖", "毛 朝 晖"), ("恒天集团", "恒 天 集 团"),
    ],
)  # fmt: skip
def test_blanks_inside_names_and_words(words, printed):
    """A name or word whose characters are set apart is read as one."""
    found = mentions(read(TEXT.replace(words, printed)))

    assert printed in [each for each, _ in found]
    assert EXPECTED == cleaned(found, words, printed)


def test_blanks_between_words_stay():
    """Names and words that blanks part are not joined."""
    assert "朱健赖馨正" not in [
        "".join(words.split()) for words, _ in mentions(read("市领导朱 健 赖馨正 毛朝晖 出席会议。"))
    ]
    assert ["赖馨正", "毛朝晖"] == [
        words
        for words, _ in mentions(read("会议召开\n\n■本报记者 赖馨正 毛朝晖\n\n本报讯 会议圆满。"), "Person")
    ]


@pytest.mark.parametrize(
    "printed", ["秦*国文", "秦\u200b国\ufffd文", "秦国\u0301文", "秦\x07国文", "秦\u00ad国^文"]
)
def test_scanning_marks_between_characters(printed):
    """What a scanner puts between characters is not of the word."""
    found = mentions(read(TEXT.replace("秦国文", printed)))

    assert (printed, "Official") in found
    assert EXPECTED == cleaned(found, "秦国文", printed)


@pytest.mark.parametrize("width", [12, 15, 20, 28])
def test_lines_of_one_width_are_one_paragraph(width):
    """Where a text is wrapped at one width, a line break in a name is none."""
    text = "\n".join(TEXT[i : i + width] for i in range(0, len(TEXT), width))

    assert EXPECTED == [(words.replace("\n", ""), kind) for words, kind in mentions(read(text))]


@pytest.mark.parametrize("printed", ["市委书记\n秦国文", "市委书记\n\n秦国文", "市委\n书记秦国文"])
def test_a_break_of_the_layout_between_words(printed):
    """A body, a title and a name at the two sides of a break go together as on one line."""
    assert EXPECTED == mentions(read(TEXT.replace("市委书记秦国文", printed)))


@pytest.mark.parametrize(
    ("words", "printed"), [("秦国文", "秦国\n\n文"), ("秦国文", "秦\n国文"), ("恒天集团", "恒天\n\n集团")]
)
def test_a_word_that_the_layout_cuts_is_not_marked(words, printed):
    """Decision 18: neither the whole nor its pieces; everything else is found."""
    found = mentions(read(TEXT.replace(words, printed)))

    assert [each for each in EXPECTED if each[0] != words] == found


def test_a_byline_set_apart_names_its_author():
    """温 棣 is 温棣, on the characters of the page."""
    record = read("会议召开\n\n■本报记者 温 棣\n\n本报讯 会议于近日召开,秩序很好。")

    assert ("温 棣", "Person") in mentions(record)
    assert ["温棣"] == [author.name for article in record.page.articles for author in article.authors]
