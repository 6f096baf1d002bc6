"""Which place a paper is from, as its page says: by the paper's own name, and by how the page speaks of its own place.

我县, 全旗 and 州委 tell the level of the paper's place; the names of that level on the page tell which one it is. A page
that tells neither clearly has no home: a wrong one would give every 市委 of it to another city.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kg.knowledge.papers import PAPER_WORDS
from kg.knowledge.places import load_places
from kg.text import normalise

_HAN = r"[\u3400-\u9fff]"
_LEVELS = "省市县区州盟旗"
# A paper's name where it stands as one: 清河日报讯, 今日清河 and the date, 文/清河日报记者, 清河融媒.
_PAPERS = (
    re.compile(rf"(?P<place>{_HAN}{{2,8}}?)(?:{PAPER_WORDS}|融媒|新闻网|电视台)"),
    re.compile(rf"(?<!{_HAN})今日(?P<place>{_HAN}{{2,5}}?)(?=讯[(\s]|\s|$)"),
)
_NATIONAL = {"人民", "光明", "经济", "工人", "中国青年", "法治", "科技", "农民"}
# Papers named after no division; 潇湘晨报 is of no 潇湘市.
_NO_PLACE = re.compile(
    "南方|北方|东方|西部|解放|新华|大众|三湘|潇湘|楚天|燕赵|齐鲁|扬子|钱江|海峡|华西|华商|三秦|大河|江淮|半岛|都市|羊城|现代|新民|新安|金陵|"
    "姑苏|春城|滇池|天府|巴蜀|生活|信息|每日|城市|家庭|特区|中国|全国|本"
)
# What a page says of its place it says soon.
_READ = 50_000

# How a page speaks of its own place. 我县 says it outright; 全县, 县委 and 县长 may be said of another too.
_OUR = re.compile(rf"[我本](?P<level>[{_LEVELS}])(?![民场长域名政里])")
_BARE = re.compile(
    rf"(?<!{_HAN})(?:全(?P<all>[{_LEVELS}])(?!民)"
    rf"|(?P<level>[{_LEVELS}])(?:委|政府|长|人大|政协|领导|纪委|直|{_HAN}{{2,8}}局))"
)
_OUR_WEIGHT = 3
# The level is clear, and so is the name, if it is told this often, and this many times as often as the next.
_ENOUGH, _CLEARLY = 3, 2

# The name of a division that no table knows stands behind a break, the division above it, or a word that takes a place.
_STANDS = rf"(?:(?<!{_HAN})|(?<=[在到赴由与和为向的对是从于及了住代])|(?<={_HAN}[省市州盟]))"
_STEM = rf"(?P<stem>(?![全我本该各两外邻跨城园社小地新老省市县自集超都夜门股第]){_HAN}{{2,4}}?)"
_AUTONOMOUS = rf"(?:{_HAN}{{1,3}}族)+自治"
_COMMON = re.compile(
    "示范|文明|先进|试点|中心|创新|百强|十强|园林|卫生|森林|旅游|现代|大|强|开发|行政|辖|住宅|命名|自治"
)
# The longest form of a division that is looked for: 大化瑶族自治县 and its like.
_LONGEST = 9


class Home(NamedTuple):
    """The full name of a paper's place, and how sure the reading is: a rank between ways to tell it, and no chance."""

    name: str
    confidence: float


# The paper is named after it, and the page speaks of its own place as one of that kind; the one without the other; and
# no paper is named, but of the page's own kind it is named most.
_AGREED, _PAPER_ALONE, _NAMED_MOST = 0.95, 0.85, 0.75


def find_home(text: str, newspaper: str | None) -> Home | None:
    """The paper's place, or None where the page does not say.

    Args:
        text: the original text of the page.
        newspaper: the paper's name where the corpus gives it.
    """
    folded = normalise(text[:_READ])
    level = _own_level(folded)
    papers = Counter(_paper_stems(folded))
    papers.update(dict.fromkeys(_paper_stems(newspaper or ""), _OUR_WEIGHT))
    for stem, _ in sorted(papers.items(), key=lambda pair: (-pair[1], pair[0])):
        named = _of_paper(stem, level, folded)
        if named:
            return Home(named, _AGREED if level and named.endswith(level) else _PAPER_ALONE)
    most = _named_most(folded, level) if level else None
    return Home(most, _NAMED_MOST) if most else None


def full_name(place: str) -> str:
    """The full name of a place that somebody gave: 衡阳市 for 衡阳 and for 湖南省衡阳市; what no table knows stays.

    >>> full_name("衡阳"), full_name("湖南省衡阳市"), full_name("清河市")
    ('衡阳市', '衡阳市', '清河市')
    """
    places = load_places()
    for start in range(len(place) - 1):
        own = places.called(place[start:])
        if own is not None and (not start or places.named(place[:start])):
            return own.name
    return place


def _own_level(text: str) -> str | None:
    """The level character of the paper's own place, if the page speaks of one clearly more than of any other."""
    told: Counter[str] = Counter()
    for match in _BARE.finditer(text):
        told[match["all"] or match["level"]] += 1
    for match in _OUR.finditer(text):
        told[match["level"]] += _OUR_WEIGHT
    return _clear_winner(told)


def _clear_winner(told: Counter[str]) -> str | None:
    ranked = sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][1] < _CLEARLY * ranked[1][1]:
        return None
    return ranked[0][0]


def _paper_stems(text: str) -> Iterator[str]:
    """The words in front of 日报 and the like, wherever a paper is named."""
    for words in _PAPERS:
        for match in words.finditer(text):
            yield match["place"]


def _of_paper(words: str, level: str | None, text: str) -> str | None:
    """The place that a paper is named after: by the table, else by its full name on the page, else by the page's level."""
    places = load_places()
    for start in range(len(words) - 1):
        if words[start:] in _NATIONAL:
            return None
        known = [place for place in places.named(words[start:]) if place.level != "country"]
        fitting = [place.name for place in known if level is None or place.name[-1] == level]
        if known:
            clear = len(fitting) == 1 or known[0].level in ("province", "prefecture")
            return fitting[0] if fitting and clear else None
    return None if _NO_PLACE.search(words) else _of_unknown_paper(words, level, text)


def _of_unknown_paper(words: str, level: str | None, text: str) -> str | None:
    for start in range(len(words) - 1):
        own = re.search(rf"{words[start:]}(?:{_AUTONOMOUS})?[{level or _LEVELS}](?![{_LEVELS}])", text)
        if own:
            return own.group()
    # A prefecture of the form 州 has a longer full name than the page tells.
    told = level is not None and level not in "州盟" and text.count(words) >= _ENOUGH
    return f"{words}{level}" if told and len(words) <= len("苏尼特左") else None


def _named_most(text: str, level: str) -> str | None:
    """The place of a level that the page names clearly most, with or without its level character."""
    told: Counter[str] = Counter(_divisions(text, level))
    unknown = re.compile(rf"{_STANDS}{_STEM}(?P<rest>(?:{_AUTONOMOUS})?{level})(?![场民长域])")
    full: dict[str, str] = {}
    for match in unknown.finditer(text):
        if not _COMMON.search(match["stem"]) and match.group() not in told:
            full[match["stem"]] = max(full.get(match["stem"], ""), match.group(), key=len)
    told.update({name: text.count(stem) for stem, name in full.items() if not load_places().named(name)})
    return _clear_winner(told)


def _divisions(text: str, level: str) -> Iterator[str]:
    """The divisions of a level that the table knows, once for each time that the page names them or one below them."""
    places = load_places()
    forms = places.forms()
    for start in range(len(text)):
        for size in range(min(_LONGEST, len(text) - start), 1, -1):
            codes = forms.get(text[start : start + size], ())
            if len(codes) == 1:
                own = places.by_code(codes[0])
                chain = (own,) if own.name[-1] == level else places.chain(own)
                yield from (place.name for place in chain if place.name[-1] == level)
                break
