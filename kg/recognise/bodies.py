"""Public bodies: central ones, those behind a level or a place, their parts, and the lists that share a level."""

import re
from collections.abc import Iterator, Sequence

from kg.knowledge.agencies import LEVEL, LEVELS, PARTIES, bare_pattern, national_pattern, organ_pattern
from kg.knowledge.names import HAN
from kg.recognise.base import Candidate, matches
from kg.recognise.bounds import name_start
from kg.recognise.organisations import find_organisations

_LEVEL_BODY = re.compile(rf"(?:{LEVEL}){organ_pattern()}")
_BEHIND_PLACE = re.compile(organ_pattern())
# 镇党委书记, where the town was named before.
_OF_THE_TOWN = re.compile(
    rf"(?<![{HAN}])(?:[镇乡]|苏木|街道)(?:党委|党工委|政府|人大|办事处)(?=副?书记|[、,]|副?[镇乡]长|主席|主任)"
)
_PARTY = re.compile(
    rf"{PARTIES}(?!中央)(?:[{HAN}]{{2,6}}?(?:省|市|县|区|州)?|省|市|县|区|州)(?:基层委员会|委员会|委会|委|工委|支部|总支)(?![员托派任])|"
    r"团(?:省|市|县|区|州|旗|盟|镇|乡)委(?![员托派任])"
)
# 兵团第四师, 第八师石河子市 without its city; the teams and commands that are sent to another place; zones that no table has.
_SENT = re.compile(
    rf"兵团第[一二三四五六七八九十]{{1,3}}师(?!傅)|(?:[{HAN}]{{2,3}}(?:省|市))?(?:对口)?(?:支援|援)[{HAN}]{{2,8}}?(?:前方指挥部|工作前方指挥部|工作队)(?![员长])"
    rf"|(?<![{HAN}])村“访惠聚”(?:驻村)?工作队|(?:(?<![{HAN}])|(?<=[任和与同为由]))(?:(?![和与由任在为到的])[{HAN}]){{2,8}}?(?:管理区|新区|开发区|园区|区)(?:党工委|管委会)"
)
_ARMED = re.compile(rf"武警(?!部队)[{HAN}]{{2,6}}?(?:总队|支队|大队|中队)(?!长)")
_STREET_OFFICE = re.compile(r"(?<=街道)办(?:事处)?(?![理公学成好法案实证结])")
# 市委市(政府), 督促市(政府) have only the form of a place.
_NO_SHAPE = re.compile(rf"[{LEVELS}](?:委|政府)|督促|配合|联合|组织|协助|要求")
_TAX = "国家税务总局"
_GROUP = re.compile(
    r"(?:机关党委|党委|党组|党工委|党总支|党支部)(?=(?:第一|专职)?副?书记|成员|委员|常委|会议|理论|班子|中心组)"
)
_BRANCH = re.compile(
    rf"(?:(?:(?<![{HAN}])|(?<=[为任的在由]))村|社区|嘎查|居委会|村委会)(?:党总支|党支部|党委)(?=(?:第一)?副?书记)"
)
_UNIT_WORDS = r"派出所|司法所|水文站|气象站|税务所|边防派出所|边境检查站|消防救援站"
_BARE_UNIT = re.compile(rf"[{HAN}]{{2,3}}(?P<unit>{_UNIT_WORDS})")
_NO_UNIT = re.compile(
    r"(?:基层|城区|农村|乡镇|街道|辖区|社区|当地|属地|附近|[一二三四五六七八九十两多]个?|各个?)(?:派|司|水|气|税|边|消)"
)
_FOUNDING = r"执法队|中心|领导小组|工作专班|指挥部|委员会|工作站|办公室"
_FOUNDED = re.compile(
    rf"(?:成立|组建|设立|组成)(?:了)?(?:全国|全省|全市|全县)?(?:首家|首个|第一家|高规格的|市级|县级)?(?P<list>(?:(?![的由任])[{HAN}、]){{4,60}}(?:{_FOUNDING}))(?=[,。;]|$)"
)
# Parts of a body, where it is said to have them: 该队下设环保巡查组、市容管理组.
_HAS_PARTS = re.compile(
    rf"(?:下设|内设|分设)(?:了)?(?P<list>(?:(?![\d一二三四五六七八九十两几]个)[{HAN}]){{2,8}}(?:组|办公室|中心|科|队)(?:(?:、|和)[{HAN}]{{2,8}}(?:组|办公室|中心|科|队)){{1,9}})(?=[,。;等])"
)
_NEW = rf"(?:(?![把将了的在由])[{HAN}]){{2,16}}?(?:{_FOUNDING})"
_IS_FOUNDED = re.compile(
    rf"(?:^|(?<=[,。;:把将\s]))(?P<list>{_NEW}(?:、{_NEW}){{0,4}})(?=(?:相继|先后|同时|正式|今日|揭牌)?(?:成立|揭牌|挂牌))"
)
_GENERIC_OFFICE = re.compile(r"(?<=[的、,。;])领导小组办公室(?=主任|负责|设在)")
_ZONE = re.compile(
    r"(?:国家级?|省级)?(?:高新区|经开区|高新技术产业开发区|经济技术开发区|经济开发区|综合保税区|综保区|产业园区|工业园区|临空经济区|自贸区|新区)(?:管委会|党工委)?"
)
_POST = r"(?:党委|党组)?(?:常务)?副?(?:部长|局长|主任|检察长|院长|政委|支队长|大队长|主席|厅长|理事长)"
_SHARED = re.compile(rf"(?:、|和|以及|及|与)(?P<body>{bare_pattern()})(?!委?员|代表)")
_BESIDE_POST = re.compile(rf"(?<=[、,;])(?P<body>{bare_pattern()})(?:(?={_POST})|(?<!党组)(?<!党委)(?=书记))")
_PAIR = re.compile(r"(?:[局厅院站所队]|中心|公司|集团|学校|大学|医院)[和与及](?![^和与及]{0,3}$)")
# 平江县则办起夜校
_THEN_RUN = re.compile(r"[则即就也还都再又才已]办")
# What goes by its own words once the page has named it: 刑侦大队, 老干所 after 市老干所.
_PART = re.compile(
    rf"(?:{LEVEL}|[省市县区局])(?P<part>(?:(?!局)[{HAN}]){{1,6}}(?:大队|支队|干所|休养所|领导小组|指挥部))$"
)


def find_bodies(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of the types Agency and Organisation in a text folded in width.

    Args:
        text: the text.
        found: the candidates so far; places open the names of bodies.
    """
    bodies = [
        *matches(national_pattern(), text, "Agency", "agency-central"),
        *matches(_LEVEL_BODY, text, "Agency", "agency-grammar"),
        *matches(_OF_THE_TOWN, text, "Agency", "agency-grammar"),
        *_behind_places(text, found),
        *matches(_PARTY, text, "Agency", "agency-grammar"),
        *matches(_ARMED, text, "Agency", "agency-grammar"),
        *matches(_SENT, text, "Agency", "agency-grammar"),
        *_founded(text),
        *matches(_GENERIC_OFFICE, text, "Agency", "agency-founded"),
        *matches(_BESIDE_POST, text, "Agency", "agency-grammar"),
    ]
    bodies = [each for each in bodies if not _is_pair(text, each)]
    bodies += _sharing(text, bodies)
    bodies += _parts(text, bodies)
    bodies += _units(text, bodies)
    organisations = find_organisations(text, found, bodies)
    places = [c for c in found if c.type == "Place"]
    groups = list(_groups(text, [*places, *bodies, *organisations]))
    return [*bodies, *organisations, *groups]


def _is_pair(text: str, body: Candidate) -> bool:
    """Whether the words name two bodies: 市公安局和西渡派出所; but 卫生和计划生育委员会 is one."""
    return _PAIR.search(text, body.start, body.end) is not None


def _behind_places(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """衡阳市人大常委会, 衡东县公安局甘溪派出所, 大堡乡政府; a chain of places in front belongs to the name."""
    places = [c for c in found if c.type == "Place"]
    ends = {c.end: c for c in sorted(places, key=lambda c: -c.start)}
    for place in places:
        if place.rule == "place-shape" and _NO_SHAPE.search(text, place.start, place.end):
            continue
        match = _STREET_OFFICE.match(text, place.end) or _BEHIND_PLACE.match(text, place.end)
        zone = _ZONE.match(text, place.end)
        start = place.start
        while start in ends and ends[start].start < start and ends[start].rule == "place-table":
            start = ends[start].start
        # A place without a class word opens no office: 衡阳快接快办.
        if match and (text[match.end() - 1] != "办" or text[place.end - 1] in f"{LEVELS}道木"):
            if _THEN_RUN.fullmatch(text, place.end, match.end()):
                continue
            # 国家税务总局绍兴市税务局
            start -= len(_TAX) if text.endswith(_TAX, 0, start) else 0
            yield Candidate(start, match.end(), "Agency", "agency-grammar")
        if zone:
            yield Candidate(start, zone.end(), "Agency", "zone")


def _sharing(text: str, bodies: Sequence[Candidate]) -> Iterator[Candidate]:
    """The further bodies of a list whose first has the level: 市发改委、财政局、住建局."""
    for end in sorted({b.end for b in bodies if b.rule == "agency-grammar"}):
        at = end
        while match := _SHARED.match(text, at):
            at = match.end()
            yield Candidate(match.start("body"), at, "Agency", "agency-grammar")


def _parts(text: str, bodies: Sequence[Candidate]) -> Iterator[Candidate]:
    """A body by its own words, without the level or the parent under which the text has named it."""
    parts = {m["part"] for b in bodies if (m := _PART.search(text, b.start, b.end))}
    for part in sorted(parts):
        for match in re.finditer(rf"(?<![{HAN}]){re.escape(part)}", text):
            yield Candidate(*match.span(), "Agency", "agency-founded")


def _founded(text: str) -> Iterator[Candidate]:
    """Bodies named when they are founded: 成立全省首家价格争议纠纷调解中心、诉源治理工作中心."""
    for match in _HAS_PARTS.finditer(text):
        for item in re.finditer(r"[^、和]+", match["list"]):
            start = match.start("list") + item.start()
            yield Candidate(start, start + len(item.group()), "Agency", "agency-founded")
    for match in (*_FOUNDED.finditer(text), *_IS_FOUNDED.finditer(text)):
        start = match.start("list")
        for part in match["list"].split("、"):
            if re.search(rf"(?:专班|{_FOUNDING})$", part):
                yield Candidate(start, start + len(part), "Agency", "agency-founded")
            start += len(part) + 1


def _units(text: str, bodies: Sequence[Candidate]) -> Iterator[Candidate]:
    """Police and other stations named alone: 甘溪派出所, 潮生水文站."""
    for match in _BARE_UNIT.finditer(text):
        start = max(name_start(text, match.start("unit"), 6), match.start("unit") - 3)
        inside = any(b.start <= start < b.end for b in bodies)
        if not inside and match.start("unit") - start >= 2 and not _NO_UNIT.match(text, start):
            yield Candidate(start, match.end(), "Agency", "agency-founded")


def _groups(text: str, bodies: Sequence[Candidate]) -> Iterator[Candidate]:
    """党委 and 党组 of a body are bodies of their own: 恒天集团党委, 市政府党组."""
    ends = {b.end: b for b in sorted(bodies, key=lambda b: -b.start)}
    yield from matches(_BRANCH, text, "Agency", "agency-party-group")
    for match in _GROUP.finditer(text):
        body = ends.get(match.start())
        if body is not None:
            yield Candidate(body.start, match.end(), "Agency", "agency-party-group")
