"""One-character names of provinces and cities, only where nothing else can be meant: 在沪期间, 湘赣边, 在衡发展."""

import re
from collections.abc import Iterator, Sequence

from kg.knowledge.places import load_places
from kg.recognise.base import Candidate, Locality

# Characters that hardly ever are anything but the place's name, and those that other words begin with too.
_SURE = "京沪浙皖闽赣鲁豫鄂湘粤桂琼渝黔滇甬榕穗蓉邕莞杭"
_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇云贵藏陕甘青宁新港澳台"
_MOVE = r"(?<=[在驻来赴抵离访返援])"
_ALONE = re.compile(rf"{_MOVE}(?P<one>[{_SURE}])(?![畿东西南北中剧菜商语绣派腔绸酒籍音])")
# What follows where a character alone is the place: 在青企业, 在衡发展.
_IN_CONTEXT = re.compile(
    rf"{_MOVE}(?P<one>[\u3400-\u9fff])(?=期间|[、,。;]|企业|考察|调研|招商|推介|举行|举办|召开|开幕|闭幕|开赛|启动|发布|会见|签约|商谈|洽谈|合作|发展|投资|兴业|置业|创新|开展|务工|参加|出席|创业|就业|工作|学习|高校|"
    r"指导|视察|走访|慰问|参会|采访|访问|检查|督导|进行|设立|落户|揭牌|首发|干部|人员|院士|专家|商会|部队|单位|委员|代表|大学生|高等)"
)
# Slogans of how a province is governed: 治疆方略, 旅游兴疆, 治蜀兴川. 自治 and 富藏 are other words.
_GOVERNED = re.compile(rf"(?<!自)(?:(?<=[治兴润稳])[疆藏蜀川]|(?<=[治兴])[晋冀{_SURE}])(?![畿江山河])")
_SEVERAL = re.compile(
    rf"(?<=[赴来])(?P<visited>[{_PROVINCES}]{{2,4}})(?=学习|考察|招商|调研|推介|对接|参观)|"
    rf"(?<![{_PROVINCES}])(?P<all>[{_PROVINCES}]{{2,5}})(?=边|[两三四五六]省|[两三四五六]地|省际|省界|毗邻|交界|交汇|接壤|地区|协同|合作|同胞|双城|一体化|两省|鄂|等地|革命老区|红色)"
)
# Pairs that are one name, or the end of one.
_ONE_NAME = re.compile(
    r"新疆|辽宁|沪宁|青藏|吉宁|贵港|云港|苏宁|京津冀|粤港澳|黑吉辽吉|甘新|宁新|云台|台新|港新|新台"
)


def find_abbreviations(text: str, locality: Locality, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of one character.

    Args:
        text: the text, folded in width.
        locality: where the page is from; its people shorten its name to the first character.
        found: the places so far; none of them is cut.
    """
    taken = {i for c in found for i in range(c.start, c.end)}
    governed = (match.start() for match in _GOVERNED.finditer(text))
    spots = {*_several(text), *_alone(text, locality), *governed}
    return [Candidate(at, at + 1, "Place", "place-chain") for at in sorted(spots) if at not in taken]


def _alone(text: str, locality: Locality) -> Iterator[int]:
    places = load_places()
    own = places.by_code(locality.code) if locality.code else None
    above = {place.code for place in places.chain(own)} if own else set()
    for match in _ALONE.finditer(text):
        if not places.named(text[match.start() : match.start() + 2]):  # 琼海
            yield match.start("one")
    for match in _IN_CONTEXT.finditer(text):
        codes = places.abbreviations.get(match["one"], ())
        if any(code.endswith("0000") or code in above for code in codes) or _is_own(match["one"], locality):
            yield match.start("one")


def _several(text: str) -> Iterator[int]:
    """Several provinces at once: 川渝两地, 湘赣边."""
    for match in _SEVERAL.finditer(text):
        group = "all" if match["all"] else "visited"
        if not _ONE_NAME.search(match[group]):
            yield from range(*match.span(group))


def _is_own(character: str, locality: Locality) -> bool:
    """Whether a home's people shorten its name to this character: its first, or its second as in 暨 of 诸暨."""
    return locality.name is not None and character in locality.name[:-1][:2]
