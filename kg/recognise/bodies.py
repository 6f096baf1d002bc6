"""Public bodies and other organisations."""

import re
from collections.abc import Iterator, Sequence

from kg.knowledge.agencies import LEVEL, PARTIES, national_pattern, organ_pattern
from kg.knowledge.names import HAN
from kg.knowledge.papers import PAPER_WORDS
from kg.recognise.base import Candidate
from kg.recognise.bounds import name_start

_LEVEL_BODY = re.compile(rf"(?:{LEVEL}){organ_pattern()}")
_BEHIND_PLACE = re.compile(organ_pattern())
# 镇党委书记, where the town was named before.
_OF_THE_TOWN = re.compile(rf"(?<![{HAN}])[镇乡](?:党委|政府|人大)(?=副?书记|[、,]|副?[镇乡]长|主席|主任)")
_PARTY = re.compile(
    rf"{PARTIES}(?!中央)(?:[{HAN}]{{2,6}}?(?:省|市|县|区|州)?|省|市|县|区|州)(?:委员会|委|工委|支部)(?![员托派任])|团(?:省|市|县|区|州|旗)委"
)
_GROUP = re.compile(r"(?:党委|党组|党工委|机关党委|党总支|党支部)(?=副?书记|成员|委员|会议|理论|班子)")
_BARE_UNIT = re.compile(rf"(?P<name>[{HAN}]{{2,3}}派出所)")
_FOUNDED = re.compile(
    rf"(?:成立|组建|设立)(?:了)?(?:全国|全省|全市|全县)?(?:首家|首个|第一家|高规格的|市级|县级)?(?P<list>[{HAN}、]{{4,60}}(?:中心|领导小组|工作专班|指挥部|委员会|工作站))(?=[,。;]|$)"
)
_ZONE = re.compile(
    r"(?:国家级?|省级)?(?:高新区|经开区|高新技术产业开发区|经济技术开发区|经济开发区|综合保税区|综保区|产业园区|工业园区|临空经济区|自贸区|新区)(?:管委会|党工委)?"
)
_SUFFIX = re.compile(
    r"(?:有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|集团公司|分公司|公司|集团|银行|大学|学院|师院|职业技术学院|党校|中心学校|学校|中学|小学|幼儿园|附[一二三]医院|人民医院|中医院|妇幼保健院|医院|卫生院|"
    r"酒店|宾馆|协会|商会|学会|联合会|研究院|研究所|设计院|专业合作社|合作社|基金会|图书馆|博物馆|文化馆|报社|新闻社|通讯社|电视台|广播电台|俱乐部|智库联盟|联盟|服务团|艺术团|志愿服务队|(?<=[龙艇球])队|律师事务所|事务所|集聚区|农场|工厂|制药|重工|农商行|村镇银行|建设银行|农业银行)"
    r"(?![生化费])"
)
_VILLAGE = re.compile(r"(?:村|镇|乡|街道|社区)$")
_GENERIC = re.compile(
    r"^(?:[一二三四五六七八九十两几多数]+[家所个]|本|各|该|全|我|某|一|两|三|几|多|大|小|新|老|分|子|总|外|民营|国有|上市|央企|重点|优质|龙头|专业|运营|平台|物流|高等|中等|职业|医疗|相关|有关|建设|投资|合作|产业|科研|高|初|乡镇|农村|城区|商业|政策性|地方|外资|省级|市级|县级|国家级|三级|三甲|公立|基层|定点|接诊|综合|附属|直属|下属|所属|中心|联办|星级|接待|青年|行业|社会|三级|校外|参赛|服务|帮扶|旅游)?"
    r"(?:公司|集团|银行|大学|学院|学校|中学|小学|医院|酒店|宾馆|协会|商会|学会|联合会|研究院|研究所|合作社|基金会|图书馆|俱乐部|联盟|队|集聚区|农场|工厂|卫生院|幼儿园|报社|电视台|党校)$"
)
_TEAM = re.compile(r"(?<=“)[^“”\n]{2,12}(?:服务团|服务队|志愿队|突击队|宣讲团|艺术团|联盟)(?=”)")
# 专业的渡船运营公司 is any such company.
_DESCRIBED = re.compile(r"(?:专业|相关|有关|各类|其他)的$")
_COMPANY_LIST = re.compile(
    rf"(?:走访|考察|赴|参观|调研|到)(?:了)?(?P<list>[{HAN}A-Za-z0-9]{{2,30}}?(?:[、和][{HAN}A-Za-z0-9]{{2,20}}?){{1,12}})(?=等|进行|[,。;:!?]|$)"
)
_NO_FIRM = re.compile(
    r"(?:车间|中心|展厅|基地|现场|项目|园区|企业|公司|社区|学校|医院|情况|建设|工作|产业|生产线|大厅|村|镇|乡|县|区|市|省|局|部门|单位|车站|码头|工地|农户|群众|会|路|街|开发区|景区|农场|合作社)$"
)
_PAPER = re.compile(rf"[{HAN}]{{2,4}}?(?:{PAPER_WORDS})(?:社)?")
# A city's investment companies go by three characters: 高新投, 城发投.
_INVESTOR = re.compile(rf"(?<=[、,。和与同])[{HAN}]{{1,2}}(?<![招竞中抛])投(?=代表团|公司|一道|[、,。])")
_LISTED_ORG = re.compile(
    rf"[{HAN}A-Za-z0-9]{{1,6}}(?:科技|高科|定制|城投|交投|文旅投|产投|电子|股份|智造|控股)$"
)


def find_bodies(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of the types Agency and Organisation in a text folded in width.

    Args:
        text: the text.
        found: the candidates so far; places open the names of bodies.
    """
    bodies = [
        *_papers(text),
        *_central(text),
        *_of_level(text),
        *_behind_places(text, found),
        *_parties(text),
        *_founded(text),
    ]
    bodies += _units(text, bodies)
    organisations = [
        *_organisations(text, found, bodies),
        *_listed(text),
        *_teams(text),
        *_matches(_INVESTOR, text, "Organisation", "organisation-list"),
    ]
    villages = [c for c in found if c.type == "Place"]
    groups = list(_groups(text, [*villages, *bodies, *organisations]))
    return [*bodies, *organisations, *groups]


def _matches(pattern: re.Pattern[str], text: str, kind: str, rule: str) -> Iterator[Candidate]:
    for match in pattern.finditer(text):
        yield Candidate(*match.span(), kind, rule)


def _papers(text: str) -> Iterator[Candidate]:
    for match in _PAPER.finditer(text):
        start = max(match.start(), name_start(text, match.end() - 2, 6))
        if match.end() - start > 2:
            yield Candidate(start, match.end(), "Organisation", "paper")


def _central(text: str) -> Iterator[Candidate]:
    return _matches(national_pattern(), text, "Agency", "agency-central")


def _of_level(text: str) -> Iterator[Candidate]:
    """市行政审批服务局, 省委, 县纪委监委, 团市委, 镇党委."""
    yield from _matches(_LEVEL_BODY, text, "Agency", "agency-grammar")
    yield from _matches(_OF_THE_TOWN, text, "Agency", "agency-grammar")


def _behind_places(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """衡阳市人大常委会, 衡东县公安局甘溪派出所, 大堡乡政府; a chain of places in front belongs to the name."""
    places = [c for c in found if c.type == "Place"]
    ends = {c.end: c for c in sorted(places, key=lambda c: -c.start)}
    for place in places:
        match = _BEHIND_PLACE.match(text, place.end)
        zone = _ZONE.match(text, place.end)
        start = place.start
        while start in ends and ends[start].rule == "place-table":
            start = ends[start].start
        if match:
            yield Candidate(start, match.end(), "Agency", "agency-grammar")
        if zone:
            yield Candidate(start, zone.end(), "Agency", "zone")


def _parties(text: str) -> Iterator[Candidate]:
    return _matches(_PARTY, text, "Agency", "agency-grammar")


def _founded(text: str) -> Iterator[Candidate]:
    """Bodies named when they are founded: 成立全省首家价格争议纠纷调解中心、诉源治理工作中心."""
    for match in _FOUNDED.finditer(text):
        start = match.start("list")
        for part in match["list"].split("、"):
            if re.search(r"(?:中心|领导小组|专班|指挥部|委员会|工作站)$", part):
                yield Candidate(start, start + len(part), "Agency", "agency-founded")
            start += len(part) + 1


def _units(text: str, bodies: list[Candidate]) -> Iterator[Candidate]:
    """Police stations named alone: 甘溪派出所."""
    for match in _BARE_UNIT.finditer(text):
        start = name_start(text, match.end() - 3, 6)
        inside = any(b.start <= start < b.end for b in bodies)
        if not inside and 4 < match.end() - start <= 6:
            yield Candidate(start, match.end(), "Agency", "agency-founded")


def _organisations(text: str, found: Sequence[Candidate], bodies: list[Candidate]) -> Iterator[Candidate]:
    """Names that close in a class word; what stands in front is bounded by words no name has."""
    villages = {c.start: c.end for c in found if c.type == "Place" and _VILLAGE.search(text, c.start, c.end)}
    for match in _SUFFIX.finditer(text):
        start = name_start(text, match.start(), 22)
        start = _after_body(start, match.start(), bodies)
        # A village or town in front is a place of its own (guideline 7).
        start = villages[start] if villages.get(start, len(text)) < match.start() else start
        name = text[start : match.end()]
        described = _DESCRIBED.search(text[max(0, start - 4) : start]) is not None
        if start == match.start() or described or _GENERIC.match(name) or len(name) < 4:
            continue
        yield Candidate(start, match.end(), "Organisation", "organisation-suffix")


def _teams(text: str) -> Iterator[Candidate]:
    """Quoted names of teams: “青联委员服务团”."""
    return _matches(_TEAM, text, "Organisation", "organisation-suffix")


def _after_body(start: int, head: int, bodies: list[Candidate]) -> int:
    """A public body in front is no part of the name, unless it reaches into it."""
    return max(
        [
            start,
            *(
                b.end
                for b in bodies
                if start <= b.start and b.end <= head and b.end - b.start > 1 and b.rule != "zone"
            ),
        ]
    )


def _groups(text: str, bodies: list[Candidate]) -> Iterator[Candidate]:
    """党委 and 党组 of a body are bodies of their own: 恒天集团党委, 市政府党组."""
    ends = {b.end: b for b in sorted(bodies, key=lambda b: -b.start)}
    for match in re.finditer(rf"(?:(?<![{HAN}])村|社区)(?:党总支|党支部)(?=副?书记)", text):
        yield Candidate(*match.span(), "Agency", "agency-party-group")
    for match in _GROUP.finditer(text):
        body = ends.get(match.start())
        if body is not None:
            yield Candidate(body.start, match.end(), "Agency", "agency-party-group")


def _listed(text: str) -> Iterator[Candidate]:
    """Firms in a list of places visited, where one of them looks like a firm: 赴…、张江高科、每步科技、码尚定制等企业."""
    for match in _COMPANY_LIST.finditer(text):
        parts = list(re.finditer(r"[^、和]+", match["list"]))
        if not any(_LISTED_ORG.fullmatch(part.group()) for part in parts):
            continue
        for part in parts:
            name = part.group()
            if _LISTED_ORG.fullmatch(name) or (len(name) <= 6 and not _NO_FIRM.search(name)):
                start = match.start("list") + part.start()
                yield Candidate(start, start + len(name), "Organisation", "organisation-list")
