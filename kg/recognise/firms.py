"""Firms without a class word: by the brand of a name on the page, or by the list that they stand in."""

import re
from collections.abc import Iterator, Sequence

from kg.knowledge.names import HAN
from kg.knowledge.places import load_places
from kg.recognise.base import Candidate, matches
from kg.recognise.bounds import list_head, list_items, name_start

_COMPANY_LIST = re.compile(
    rf"(?:走访|考察|赴|参观|调研|到)(?:了)?(?P<list>[{HAN}A-Za-z0-9]{{2,30}}?(?:[、和][{HAN}A-Za-z0-9]{{2,20}}?){{1,12}})(?=等|进行|[,。;:!?]|$)"
)
_NO_FIRM = re.compile(
    r"(?:车间|中心|展厅|基地|现场|项目|园区|企业|公司|社区|学校|医院|情况|建设|工作|产业|生产线|大厅|村|镇|乡|县|区|市|省|局|部门|单位|车站|码头|工地|农户|群众|会|路|街|开发区|景区|农场|合作社|调研|考察|走访|慰问|督导|检查|看望|座谈|指导)$"
)
# A city's investment companies go by three characters: 高新投, 城发投.
_INVESTOR = re.compile(rf"(?<=[、,。和与同])[{HAN}]{{1,2}}(?<![招竞中抛])投(?=代表团|公司|一道|[、,。])")
# What a firm's short name closes with, behind its brand.
_LINE = (
    "科技|高科|定制|城投|交投|文旅投|产投|能投|建投|水投|电子|股份|智造|控股|新材料|新能源|材料|能源|油脂|食品|药业|医药|制药|生物|机械|重工|化工|纺织|服饰|"
    "农牧|乳业|酒业|茶业|铝业|铜业|锂业|锂电|硅业|建材|陶瓷|水泥|环保|传媒|软件|光电|半导体|钢铁|智能|装备|实业|建工|电气"
)
_LISTED_ORG = re.compile(rf"(?P<brand>[{HAN}A-Za-z0-9]{{2,6}}?)(?:{_LINE})$")
# Words of trade that are no brand: 机械装备, 农业科技.
_NO_BRAND = re.compile(
    r"(?:新|高|大|小|绿色|数字|智慧|现代|国有|民营|重点|农业|工业|机械|电子|生物|食品|纺织|建筑|环保|化工|能源|信息|金融|科技|文化|汽车|航空|海洋|医疗|新型|先进|高端|传统|精细|特色|农产品|林业|物流|制造|加工|装备){1,3}"
)
# The line of business in a firm's name: what stands before it is its brand.
_BRAND = re.compile(
    rf"(?P<brand>[{HAN}]{{3,4}}?)(?:新材料|新能源|科技|生物|医药|电子|智能|农业|环保|食品|实业|机械|装备|化工|建材|纺织|服饰|汽车|能源|光电|电气|信息|网络|文化|旅游|物流|重工|制药)[{HAN}]{{0,10}}公司$"
)
_FULL_NAME = re.compile(rf"[{HAN}]{{4,16}}(?:集团|公司)")
# Who is received as a group: 会见雁鸣科技一行.
_RECEIVED = re.compile(
    rf"(?:会见|会见了|接见|接见了|与|同)(?P<name>[{HAN}]{{2,4}}(?:{_LINE}))(?=一行|客人|高管)"
)
# 湖南腾翌、青桨数科等10余家输变电企业: what is counted are firms.
# 等 is looked for first, then the list before it.
_OF_FIRMS = re.compile(rf"等(?:(?:\d+|[数多几十]+)[余多]?家[{HAN}]{{0,12}}?|[{HAN}]{{0,4}}?)(?:企业|公司)")
_COUNTED = re.compile(rf"(?P<list>[{HAN}A-Za-z0-9]{{2,14}}(?:、[{HAN}A-Za-z0-9]{{2,10}}){{0,9}})$")
_REACH = 110
# 与云南能投、浙江晶科签约: who signs under the name of a place and a brand is a firm.
_PARTNERS = re.compile(
    rf"[与和同](?P<list>[{HAN}]{{4,6}}(?:、[{HAN}]{{4,6}}){{0,5}})(?=签约|签订|签署|达成|共建|共同签)"
)
_NO_PARTNER = re.compile(
    r"客商|企业|公司|商会|高校|院校|[两三]地|方面|各地|等地|专家|团队|代表|政府|国家|伙伴|问题|接近|双方|等|签|[省市县区州]$"
)
# The state's works and networks go by their place and their line: 安庆石化总经理, 衡阳移动.
_OF_PLACE = re.compile(
    r"(?:石化|炼化|钢铁|移动|电信|联通|铁塔|烟草)(?=(?:党委)?副?(?:书记|总经理|董事长)|有关负责人|负责人|职工|员工)"
)


def find_firms(text: str, named: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of the type Organisation in a text folded in width.

    Args:
        text: the text.
        named: the organisations with a class word.
        found: the places of the text; a firm's name may open with one.
    """
    return [
        *_brands(text, named, found),
        *_listed(text),
        *_counted(text, found),
        *_partners(text, found),
        *_of_places(text, found),
        *(Candidate(*m.span("name"), "Organisation", "organisation-list") for m in _RECEIVED.finditer(text)),
        *matches(_INVESTOR, text, "Organisation", "organisation-list"),
    ]


def _brands(text: str, named: Sequence[Candidate], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A firm by its brand alone, where the page has its full name too: 金紫宇 for 湖南金紫宇新材料科技公司."""
    places = {text[c.start : c.end] for c in found if c.type == "Place"}
    brands = set()
    for firm in named:
        name = text[firm.start : firm.end]
        place = max((p for p in places if name.startswith(p)), key=len, default="")
        match = _BRAND.match(name.removeprefix(place))
        if match and match["brand"] not in places:
            brands.add(match["brand"])
    for brand in sorted(brands):
        for match in re.finditer(re.escape(brand), text):
            yield Candidate(*match.span(), "Organisation", "organisation-list")


def _listed(text: str) -> Iterator[Candidate]:
    """Firms in a list of places visited, where one of them looks like a firm: 赴…、张江高科、每步科技、码尚定制等企业."""
    for match in _COMPANY_LIST.finditer(text):
        spans = list(list_items(match, marks="、和"))
        if not any(_is_firm(text[start:end]) for start, end in spans):
            continue
        for start, end in spans:
            name = text[start:end]
            if _is_firm(name) or (len(name) <= 6 and not _NO_FIRM.search(name)):
                yield Candidate(start, end, "Organisation", "organisation-list")


def _counted(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The firms of a counted list, if one of them opens with a place or closes like a firm."""
    places = {c.start: c.end for c in sorted(found, key=lambda c: c.end) if c.type == "Place"}
    for closing in _OF_FIRMS.finditer(text):
        end = closing.start()
        match = _COUNTED.search(text, list_head(text, end, _REACH), end)
        if match is None:
            continue
        spans = list(_spans(text, match))
        if not any(_is_sure(text, *span, places) for span in spans):
            continue
        for start, end in spans:
            if 3 <= end - start <= 8 and places.get(start) != end and not _NO_FIRM.search(text, start, end):
                yield Candidate(start, end, "Organisation", "organisation-list")


def _partners(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Firms with which somebody signs, by the place and the brand in their names."""
    places = {c.start: c.end for c in sorted(found, key=lambda c: c.end) if c.type == "Place"}
    for match in _PARTNERS.finditer(text):
        for start, end in list_items(match):
            rest = end - places.get(start, end)
            known = load_places().named(text[start : end - rest])
            if (
                known
                and 2 <= rest <= 3
                and end - rest not in places
                and not _NO_PARTNER.search(text[start:end])
            ):
                yield Candidate(start, end, "Organisation", "organisation-list")


def _of_places(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    for place in found:
        match = _OF_PLACE.match(text, place.end) if place.type == "Place" else None
        if match:
            yield Candidate(place.start, match.end(), "Organisation", "organisation-list")


def _spans(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The items of a list; the first begins behind the last word that no name has."""
    for start, end in list_items(match):
        yield (name_start(text, end, end - start), end) if start == match.start("list") else (start, end)


def _is_sure(text: str, start: int, end: int, places: dict[int, int]) -> bool:
    """Whether an item is a firm by its form: 湖南腾翌, 青桨科技."""
    opens_with_place = 2 <= end - places.get(start, end) <= 4
    return opens_with_place or _is_firm(text[start:end])


def _is_firm(name: str) -> bool:
    """Whether a short name closes with a line of business behind a brand."""
    match = _LISTED_ORG.fullmatch(name)
    named = match is not None and not _NO_BRAND.fullmatch(match["brand"])
    return named or _FULL_NAME.fullmatch(name) is not None
