"""Natural and built places by their closing word: roads, rivers, squares, stations, parks, zones."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.knowledge.gazetteer import foreign_names
from kg.knowledge.places import load_places
from kg.knowledge.words import any_of, read_words
from kg.recognise.base import Candidate
from kg.recognise.bounds import name_start

_ROADS = r"[东南西北中环]路|大道|大街(?!小巷)|(?<=[^\W\d_]{2})路(?=[东南西北中]?段)|胡同"
_WATERS = r"水库|湿地|[江河湖溪](?=畔|边(?![村镇乡])|两岸|沿岸|岸边|岸线|流域|上游|中游|下游|干流|支流|水域|水位|河段|大桥|水[更变清质面])|(?<=[^\W\d_]{2})湖(?=[、,。])|[江湖河溪]畔|河口|海湾"
_HEIGHTS = r"(?:[峰岭]|(?<![峰岭])山)(?=脚下|脚|顶|腰|麓|山腰|的山|上空|深处|景区)|主峰|峡谷|草原|(?<![半群海小])岛(?!屿|国|上)"
_BUILT = (
    r"广场|大剧院|剧院|剧场|体育馆|体育中心|体育场|体育公园|会展中心|会议中心|(?<=[县区州旗盟市])行政中心|市民文化中心|市民活动中心|工人文化宫|青少年宫|纪念园|故居|(?<=[^\W\d_]{2})(?:竹海|石海)|博览中心|会议展览中心|奥体中心|文化中心|艺术中心|科技文化中心|市民中心|会堂|礼堂|纪念碑|烈士陵园|陵园|"
    r"公园|湿地公园|森林公园|国家森林公园|地质公园|动物园|植物园|风景名胜区|风景区|景区|度假区|古镇|古城|老街|步行街|古街|码头|渡口|港区|机场|高铁站|火车站|客运站|汽车站|(?<=[^\W\d_]{2})[东南西北]站|服务区|收费站|"
    r"特大桥|大桥|水电站|变电站|换流站|发电站|抽水蓄能电站|核电站|灌区|口岸"
)
_ZONES = r"科技产业园|产业园区|产业园|工业园区|工业园|科技园|物流园|创业园|软件园|农业园|示范园|物流港|科创园|经济技术开发区|高新技术产业开发区|经济开发区|开发区|高新区|经开区|综合保税区|保税区|自贸区|自由贸易试验区|新区|新城|新片区|产业集聚区|自然保护区"
# Zones with long names of their own, right behind the place that they are in: 国家农业开放发展综合试验区.
_LONG_ZONE = re.compile(
    r"(?:国家级?|省级)?(?:农业开放发展综合试验区|(?:沿边)?重点开发开放试验区|开发开放综合?试验区|综合配套改革试验区|内陆开放型经济试验区|"
    r"自主创新示范区|农业高新技术产业示范区|高新技术产业开发区|经济技术开发区|承接产业转移示范区|可持续发展议程创新示范区|"
    r"临空经济示范区|临空经济区|临港经济区|航空港经济综合实验区|海洋经济发展示范区|生态文明试验区|"
    r"跨境电子商务综合试验区|跨境电商综合试验区|大数据综合试验区|科技成果转移转化示范区|数字经济创新发展试验区|"
    r"边境经济合作区|跨境经济合作区|保税港区|出口加工区|科技城新区|科技城|科学城)(?!市)"
)
_CHINA_ZONE = re.compile(
    r"中国\([\u3400-\u9fff]{2,6}\)(?:自由贸易试验区(?:[\u3400-\u9fff]{2,4}片区)?|自由贸易港|自贸试验区|跨境电子商务综合试验区|科技城|科学城)"
)
# The characters that class words begin with: nearly every position fails here, quickly.
_FIRST = "(?=[行青故竹石东南西北中环大路胡水湿江河湖溪海峰岭山主峡草岛科产工物创软农示经高开综保自新广剧体会博奥文艺市礼纪烈陵公森国地动植风景度古老步码渡港机火客汽服收特变换发抽核灌口])"
_HEAD = re.compile(
    rf"{_FIRST}(?P<head>{_ROADS}|{_WATERS}|{_HEIGHTS}|(?:{_ZONES}|{_BUILT})(?:站(?=[,。、后上下候等附]))?)"
)
_ZONE = re.compile(rf"(?:{_ZONES})$")
_GONE_TO = re.compile(
    r"(?:到|在|赴|至|(?<![未将近原本历从往])来|走进|来到|前往|位于|落户|落地|入驻|落户于|考察|考察了|调研|参观|参观了|走访|走访了)$"
)
_ACTS = re.compile(
    r"(?:[与和同][^,。;、]{2,20}?签[署订约]|签[署订约]|出台|推出|举办|召开|印发|组织|发布|推行|获评|荣获)"
)
_LONGEST = 10
_SMALL = re.compile(r"(?:镇|乡|街道|村|社区|县|区|市|省|州|旗|苏木|嘎查)$")
# 沪昆高速, 京广铁路: two or more characters of provinces and cities.
_LINE = re.compile(
    r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇云贵藏陕甘青宁新港澳台广昆成武杭深厦福长衡岳怀邵永连哈沈大济郑太西兰银包拉林昌吉温甬徐连宜万达遂南]{2,4}(?:高速公路|高速铁路|高速(?!发展|增长)|高铁|铁路|客专|大运河)|(?<![\w/])[GSX]\d{1,4}(?:[东西南北联]线|[\u4e00-\u9fff]{2,4}高速|高速|国道|省道|线)|(?<![\u3400-\u9fff])(?!超|中低|持续|快速|保持|实现|网络|全程)[\u3400-\u9fff]{2}高速(?=预计|通车|建成|全线|沿线|项目|入口|出口|[、,。])|(?<!\d)\d{3}(?:国道|省道)"
)
_NO_SITE = re.compile(
    r"[的了在是和与及为等们不有于对向将被把]|道路|公路|铁路|一路|思路|出路|之路|上岛|环岛|到处|我们|他们|开放|绿水青山|青山绿水|金山银山|发展$|城市$|(?:^|[^\w])$"
)
_KINDS = "|".join(re.escape(word) for word in read_words("kinds_of_sites") if len(word) > 1)
# One character is none of several: 上海 is no 上 and 海.
_GENERIC = re.compile(
    r"^(?:(?:[一两几]条|\d*[A0-9]级|[A-Z0-9]+|[东西南北中]+|[东西南北]部|"
    + any_of("kinds_of_sites")
    + rf")?|(?:{_KINDS}){{2,3}})$"
)
_OWN_LEVEL = re.compile(
    r"[市县区州旗省](?:行政中心|会议中心|会展中心|体育馆|体育中心|体育场|大剧院|文化中心|艺术中心|奥体中心|市民中心|礼堂|会堂)$"
)
# What stands by itself, though its words only tell a kind.
_ALONE = re.compile(r"市民(?:文化|活动)中心|工人文化宫|青少年宫")
# The park that an agreement is about is no place yet.
_AGREED = re.compile(r"(?:项目)?(?:战略合作|投资|合作|共建|建设|开发|入园|框架){0,3}(?:协议|合同)")
_FACT = re.compile(any_of("not_sites") + r"|[0-9一二三四五六七八九十]+[个条]|[每某届级]")


def find_sites(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of type Place that no division is.

    Args:
        text: the text, folded in width.
        found: the places so far; a name may open with one of them (沂渡大剧院).
    """
    sites = [_site(text, start, end) for start, end in _spans(text, found)]
    return [
        *_shortest(text, sites),
        *(Candidate(*m.span(), "Place", "place-nature") for m in _LINE.finditer(text)),
        *(Candidate(*m.span(), "Place", "place-nature") for m in _CHINA_ZONE.finditer(text)),
        *_long_zones(text, found),
    ]


def is_kind_of_site(words: str) -> bool:
    """Whether words that close like a site only tell what kind it is: 稻田公园, 中心景区."""
    head = next((m.start() for m in _HEAD.finditer(words) if m.end() == len(words)), None)
    return head is not None and (_GENERIC.match(words[:head]) or _FACT.search(words[:head])) is not None


def _long_zones(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    for place in found:
        if match := _LONG_ZONE.match(text, place.end):
            yield Candidate(place.start, match.end(), "Place", _rule(text, place.start, match.end()))


def _spans(text: str, found: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    ends = {place.end: place for place in sorted(found, key=lambda c: -c.start)}
    starts = {place.start for place in found}
    inside = {i for place in found for i in range(place.start + 1, place.end)}
    for match in _HEAD.finditer(text):
        head, end = match.span()
        known = ends.get(end)
        if known is not None and known.start < head:
            continue  # 北京 人民大会堂, 日本 福岛: the tables know it
        start = _after_places(text, name_start(text, head, _LONGEST), head, ends)
        longest = _LONGEST - 2 if start in starts or _ZONE.search(text, head, end) else 4
        if start in inside or _cuts(ends, inside, head, end) or head - start > longest:
            continue
        if _AGREED.match(text, end):
            continue
        if _is_site(text[start:head], text[start:end]):
            yield start, end


def _is_site(name: str, whole: str) -> bool:
    """Whether the words before a class word are a name: no kind of site, no verb, no single character."""
    if _NO_SITE.search(whole) or _FACT.search(name):
        return False
    if _ALONE.fullmatch(whole):
        return True
    short = len(name) == 1 and whole[1] not in "江河湖溪"
    return _OWN_LEVEL.match(whole) is not None or not (short or _GENERIC.match(name))


def _cuts(ends: dict[int, Candidate], inside: set[int], head: int, end: int) -> bool:
    """Whether the class word is a piece of a known name: 南路 in 云南路网."""
    return head in inside or (end in inside and end not in ends)


def _site(text: str, start: int, end: int) -> Candidate:
    """A place, or the body of a zone that signs or sets something going (decision 6)."""
    if _ZONE.search(text, start, end) and _ACTS.match(text, end):
        return Candidate(start, end, "Agency", "zone-visited")
    return Candidate(start, end, "Place", _rule(text, start, end))


def _rule(text: str, start: int, end: int) -> str:
    """A zone that is gone to or lain in is a place; one that acts is a body (decision 6)."""
    visited = _ZONE.search(text, start, end) and _GONE_TO.search(text, max(0, start - 4), start)
    return "zone-visited" if visited else "place-nature"


def _after_places(text: str, start: int, head: int, ends: dict[int, Candidate]) -> int:
    """Where a name begins behind the places in front of it.

    A town, a village and a county named with its class word are places of their own (guideline 7), and so are countries and
    provinces before a name that can stand alone: 湖南 丹江口水库, but 沂渡大剧院 is whole.
    """
    for end in range(head, start, -1):
        place = ends.get(end)
        if place is None or place.start < start - _LONGEST:
            continue
        name = text[place.start : end]
        if (_SMALL.search(name) and len(name) > 2) or (head - end > 1 and _is_large(name)):
            return end
    return start


@lru_cache(maxsize=4096)
def _is_large(name: str) -> bool:
    """Whether a name is that of a province or a country, municipalities apart."""
    if name == "中国" or name in foreign_names():
        return True
    return any(p.level == "province" and not p.name.endswith("市") for p in load_places().named(name))


def _shortest(text: str, sites: list[Candidate]) -> Iterator[Candidate]:
    """Where the page has the name alone too, the words before it are none of it: 想上东洲岛, 东洲岛."""
    names = {text[c.start : c.end] for c in sites}
    for site in sites:
        name = text[site.start : site.end]
        inner = next((name[i:] for i in range(1, len(name) - 2) if name[i:] in names), None)
        yield site._replace(start=site.end - len(inner)) if inner else site
