"""Time grows with the length of a page and not with its square, whatever stands on it: runs that tempt every rule to look far."""

import gc
import time

import pytest

from kg.pages import read_page
from kg.recognise import get_recogniser, settle
from kg.relate import relate
from kg.resolve import resolve
from kg.sources import SourceText

# What a rule may read from each of many places on to the end of the text, by the family of rules that it tempts.
RUNS = {
    "surnames": "李王张", "names": "张伟、", "names-apart": "张 伟 ", "names-dotted": "买·", "titles": "副书记", "titles-listed": "书记、",
    "titles-names": "市长李明、", "leaders": "市领导", "speakers": "张伟说,", "occupations": "村民张", "pseudonyms": "小禾(化名)", "removals": "免去张",
    "bylines": "■张伟 ", "bylines-roles": "本报记者 ", "credits": "摄影/", "datelines": "本报讯(", "datelines-lines": "衡阳日报讯(记者\n",
    "lists": "、", "quotes-open": "“", "quotes-closed": "”", "quotes-empty": "“”", "quotes-one": "“一", "quotes-listed": "“一”、",
    "quotes-heads": "“一”行动", "titles-open": "《", "titles-closed": "》", "titles-named": "《关于", "documents": "《办法》",
    "companies": "公司", "companies-listed": "走访张、", "schools": "大学", "suffixes": "中心", "papers": "日报", "organs": "人大常委会",
    "levels": "市县区村", "towns": "镇", "villages": "村", "chains": "衡山县白果镇岳北村", "shapes": "在甲乙县和", "roads": "东路",
    "parties": "民革", "founded": "成立甲、", "groups": "党组书记", "zones": "高新区", "sessions": "第一届", "meetings": "会议", "all-of": "全市",
    "numbered": "三大", "designations": "全国", "programmes": "工程", "conjunctions": "和", "of": "的", "dates": "2021年9月1日", "digits": "1",
    "letters": "A", "dots": "·", "blanks": " ", "wide-blanks": "\u3000", "tabs": "\t", "newlines": "\n", "blank-lines": " \n\u3000\n",
    "short-lines": "衡阳\n", "wrapped-lines": "市委书记秦国文主持召开,\n", "hashes": "#", "headings": "# 市\n", "dashes": "—", "dots-six": "…", "noise": "市\ufffd", "stray": "市*",
    "brackets": "(", "spaced-out": "秦 国 文 ", "clauses": "市委强调,", "sentences": "。",
}  # fmt: skip
LENGTHS = (4_000, 8_000, 16_000, 32_000)
SOON = 0.05


def seconds(unit: str, length: int) -> float:
    """Seconds of processor time for reading so many characters of a run, cut into sentences and recognised."""
    text = (unit * (length // len(unit) + 1))[:length]
    gc.disable()  # what other tests have left in memory has no part in it
    try:
        start = time.process_time()
        page = read_page(SourceText("page.txt", text, "0" * 64, home="衡阳市"))
        settle(get_recogniser("rules")(page))
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("unit", RUNS.values(), ids=RUNS)
def test_a_run_takes_time_linear_in_its_length(unit):
    """Eight times as long a run takes at most some eighteen times as long; its square would take sixty-four times."""
    seconds(unit, 500)  # tables and patterns are made
    short = min(seconds(unit, LENGTHS[0]) for _ in range(2))
    if 64 * short < SOON:
        return

    long = min(seconds(unit, LENGTHS[-1]) for _ in range(2))

    assert long < 18 * short + SOON


def test_a_run_of_many_lengths_grows_evenly():
    """Two, four and eight times as much of the genre's own sentences take two, four and eight times as long."""
    sentence = "市委书记周远山主持召开全市水利工作会议,市领导赖馨正、毛朝晖出席,市水利局推行“塘长制”服务,印发《实施意见》。"
    seconds(sentence, 500)

    short, *longer = (min(seconds(sentence, length) for _ in range(2)) for length in LENGTHS)

    for factor, took in zip((2, 4, 8), longer, strict=True):
        assert took < 2.2 * factor * short + SOON


@pytest.mark.parametrize("unit", ["习近平总书记", "市长朱健、", "市政府推行“帮办码”、", "全市水利工作会议,"])
def test_the_statements_of_one_sentence_take_time_linear_in_its_length(unit):
    """A list that never comes to a full stop is read in eight times the time when it is eight times as long."""

    def seconds_to_relate(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        page = read_page(SourceText("page.txt", text, "0" * 64, home="衡阳市"))
        resolution = resolve(page, settle(get_recogniser("rules")(page)))
        start = time.process_time()
        relate(resolution, "rules/1")
        return time.process_time() - start

    seconds_to_relate(500)
    short = seconds_to_relate(LENGTHS[0] // 2)

    assert seconds_to_relate(LENGTHS[-1] // 2) < 24 * short + SOON
