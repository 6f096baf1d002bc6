"""What the statistical recogniser looks at: for each character the characters around it and what word lists say of them.

No word segmentation. Two strings as long as the text carry the lists: one the class of each character (family name,
digit, letter, mark), one where a word of a list begins, goes on and ends; so all features are cut from three strings.
"""

from functools import cache

import ahocorasick

from kg.knowledge.places import load_places
from kg.knowledge.words import read_words

# Words that close the names of bodies; more than one list decides, so a word too many does no harm.
_AGENCY_WORDS = (
    "省委 市委 县委 区委 州委 旗委 盟委 党委 党工委 党组 工委 纪委 监委 纪委监委 委员会 常委会 人大 人大常委会 政协 政府 人民政府 行署 "
    "法院 人民法院 检察院 人民检察院 公安局 公安厅 派出所 分局 支队 大队 中队 总队 局 厅 部 办公厅 办公室 组织部 宣传部 统战部 政法委 "
    "管委会 指挥部 领导小组 工作组 专班 服务中心 管理中心 发展中心 管理局 监督局 服务局 执法局 委办 总工会 团委 共青团 妇联 工商联 科协 "
    "文联 残联 侨联 红十字会 军分区 人武部 国务院 党中央 中共中央 中央军委 政治局 海关 税务局 气象局 教育局 财政局 民政局 司法局 水利局 "
    "农业农村局 住建局 文旅局 卫健委 发改委 国资委 街道办 办事处 居委会 村委会 党支部 党总支 外交部 商务部 教育部 联合国"
)
_ORGANISATION_WORDS = (
    "公司 有限公司 有限责任公司 股份有限公司 集团 集团公司 银行 大学 学院 学校 中学 小学 幼儿园 医院 卫生院 研究院 研究所 设计院 协会 学会 "
    "商会 联合会 基金会 合作社 专业合作社 图书馆 博物馆 文化馆 美术馆 纪念馆 日报 晚报 报社 日报社 电视台 广播电台 出版社 通讯社 新华社 "
    "俱乐部 酒店 宾馆 饭店 超市 农场 工厂 厂 矿 科技 股份 控股 实业 建设 建筑 律师事务所 事务所 联盟 艺术团 剧团 乐队 球队 志愿服务队 党校 "
    "党 乐团 农商行 保险 证券 电力 电网 石油 石化 铁路局 航空"
)
# For each list the signs of the first, a middle and the last character of a word, and of a word of one character.
_SIGNS = {
    "place": ("a", "b", "c", "d"),
    "county": ("e", "f", "g", "h"),
    "title": ("i", "j", "k", "l"),
    "agency": ("m", "n", "o", "p"),
    "organisation": ("q", "r", "s", "t"),
    "double": ("u", "v", "w", "x"),
}


class _Classes(dict[int, str]):
    """The class of a character by its code, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isdigit():
            kind = "0"
        elif "\u3400" <= char <= "\u9fff" or code > 0xFFFF:
            kind = "Z"
        else:
            kind = "a" if char.isalpha() else char
        self[code] = kind
        return kind


@cache
def _classes() -> _Classes:
    classes = _Classes()
    classes.update({ord(name): "s" for name in read_words("surnames") if len(name) == 1})
    return classes


@cache
def _automaton() -> ahocorasick.Automaton:
    """All lists in one automaton; a word of two lists belongs to the one that comes last here."""
    places = load_places()
    counties = {
        form
        for place in places.divisions.values()
        if place.level in ("province", "prefecture")
        for form in places.short_county_forms(place.code)
    }
    automaton = ahocorasick.Automaton()
    for kind, words in (
        ("organisation", _ORGANISATION_WORDS.split()),
        ("agency", _AGENCY_WORDS.split()),
        ("county", sorted(form for form in counties if len(form) > 1)),
        ("place", sorted(form for form in places.forms() if len(form) > 1)),
        ("double", [name for name in read_words("surnames") if len(name) > 1]),
        ("title", read_words("titles")),
    ):
        first, middle, last, alone = _SIGNS[kind]
        for word in words:
            size = len(word)
            automaton.add_word(word, (size, first + middle * (size - 2) + last if size > 1 else alone))
    automaton.make_automaton()
    return automaton


def _listed(text: str) -> str:
    signs = ["-"] * len(text)
    for end, (size, drawn) in _automaton().iter_long(text):
        signs[end + 1 - size : end + 1] = drawn
    return "".join(signs)


def features(text: str) -> list[list[str]]:
    """The features of each character of a text.

    Args:
        text: folded by `kg.text.normalise`; a page or a piece of one.

    Returns:
        A list of strings for each character; the first sign of a string tells which feature it is.
    """
    padded = f"^^{text}$$"
    left, right = padded[1:], padded[3:]
    kinds = f"^{text.translate(_classes())}$"
    signs = f"-{_listed(text)}-"
    return [
        [
            c,
            "1" + b,
            "2" + d,
            "3" + a,
            "4" + e,
            "5" + b + c,
            "6" + c + d,
            "7" + a + b,
            "8" + d + e,
            "9" + b + d,
            "A" + a + b + c,
            "B" + b + c + d,
            "C" + c + d + e,
            "K" + k + l + m,
            "G" + x + y + z,
            "H" + y + c,
        ]
        for a, b, c, d, e, k, l, m, x, y, z in zip(  # noqa: E741
            padded,
            left,
            text,
            right,
            padded[4:],
            kinds,
            kinds[1:],
            kinds[2:],
            signs,
            signs[1:],
            signs[2:],
            strict=False,
        )
    ]
