"""Places: the table of divisions, chains down to the village, and natural and built places by their closing word."""

import re
from functools import lru_cache

import ahocorasick

from kg.knowledge.names import HAN
from kg.knowledge.places import Places, load_places
from kg.knowledge.words import read_words
from kg.recognise.base import Candidate, Locality
from kg.recognise.bounds import name_start

_CHAIN = re.compile(
    rf"(?P<town>[{HAN}]{{1,5}}?(?:民族乡|街道办事处|街道|镇|乡(?!村)|苏木)(?![长政府党级]))?(?P<village>(?!乡村|农村|山村|新农村|[在到于的和与及等是为有将把被向对从、大推])[{HAN}\d]{{1,6}}?(?:(?<![农乡山])村|社区|嘎查)(?![民委干务级]))?"
)
_TOWN_BODY = re.compile(rf"(?P<town>[{HAN}]{{1,4}}?(?:镇|乡|街道))(?=政府|党委|人大|派出所|中心)")
_NO_TOWN = re.compile(r"[的了在是和与及为等有市县区省各全]")
_NATURE = re.compile(
    rf"[{HAN}]{{1,6}}?(?P<head>[东南西北中]路|大道|(?<![半群海小])岛(?!屿|国)|(?<=[{HAN}]{{2}})路(?=[东南西北中]?段)|江畔|河口|水库|湿地公园|国家森林公园|风景区|机场|高铁站|火车站|经济技术开发区|高新技术产业开发区)"
)
_BAD_NATURE = re.compile(r"[的了在是和与及为等们不有于对向将被把]|道路|公路|铁路|一路|思路|出路|之路")
_ABBREVIATION = re.compile(
    rf"(?<=[在驻来赴抵离访])(?P<one>[{HAN}])(?=期间|[、,。]|企业|考察|调研|招商|推介|举行|召开|发展|投资|开展|务工|参加|创业|就业|工作|学习|高校)"
)
_SHAPE = re.compile(
    rf"(?:(?<=[在到赴至从对、,。;:\s“(和与同向])|^)(?P<name>[{HAN}]{{2,3}}(?:市|县|区|自治州|自治县|州|旗|镇|乡))"
    rf"(?=[{HAN}]{{1,5}}(?:镇|乡|村|街道)|和|下放|先行|调研|考察|检查|走访|签署|代表团|委|政府|人大|政协|纪委|公安|人民|[、,。]|在|召开|举行|与|同|的|第)"
)
_NOT_SHAPE = re.compile(
    r"[的了在是和与及为等们不有于对向将被把各全该本我两某每多城园小社辖地由任团从到赴至]|自治|牧区|侨乡|发射|党旗|红旗|国旗|试验|示范|高新|新区|城区|景区|片区|校区|厂区|老区|库区|特区|灾区|山区|市区|县区|战区|林区|功能|开发|保护|工业|产业|市州|省市|都市|超市|股市|楼市|夜市|门市"
)


def find_places(text: str, locality: Locality) -> list[Candidate]:
    """Candidates of type Place in a text folded in width.

    Args:
        text: the text.
        locality: where the page is from; short names of counties (祁东) are known only there.
    """
    found = _from_table(text, locality)
    found += _shapes(text, found)
    found += _again(text, found)
    found += _chains(text, found)
    found += _again(text, found)
    return [*found, *_nature(text), *_abbreviations(text, locality)]


@lru_cache(maxsize=64)
def _automaton(locality: Locality) -> ahocorasick.Automaton:
    places = load_places()
    forms = {"中国"} | set(places.forms()) | _own_forms(locality)
    prefecture = _prefecture(places, locality.code)
    if prefecture is not None:
        forms |= set(places.short_county_forms(prefecture)) | set(places.township_forms(prefecture))
    automaton = ahocorasick.Automaton()
    for form in sorted(forms):
        if len(form) > 1:
            automaton.add_word(form, form)
    automaton.make_automaton()
    return automaton


def _own_forms(locality: Locality) -> set[str]:
    """The home's name with and without its class word, for a home that the table does not know."""
    if locality.name is None:
        return set()
    return {locality.name, re.sub(r"(?<=..)(?:市|县|区|州|旗)$", "", locality.name)}


def _prefecture(places: Places, home: str | None) -> str | None:
    """The code of the prefecture (or municipality) of a place's code."""
    if home is None:
        return None
    chain = places.chain(places.by_code(home))
    return next((p.code for p in chain if p.level == "prefecture"), chain[-1].code)


def _from_table(text: str, locality: Locality) -> list[Candidate]:
    found = []
    for last, form in _automaton(locality).iter_long(text):
        start = last + 1 - len(form)
        if not _cut_word(text, last + 1, form):
            found.append(Candidate(start, last + 1, "Place", "place-table"))
    return found


def _cut_word(text: str, end: int, form: str) -> bool:
    """Whether the form is a piece of a longer word: 国大 in 全国大会 is no place, nor 南方 in 海南方面."""
    after = text[end : end + 1]
    if len(form) == 2 and after in ("路", "街") and text[end : end + 2] != "路段":
        return True
    return form == "中国" and text[end : end + 3] in ("特色社", "式现代", "共产党", "梦")


def _chains(text: str, found: list[Candidate]) -> list[Candidate]:
    """Towns and villages that stand right behind a known division, and a town right before its government."""
    starts = {place.start for place in found}
    behind = [_CHAIN.match(text, c.end) for c in found if _may_hold_towns(text[c.start : c.end])]
    chains = [
        Candidate(*match.span(part), "Place", "place-chain")
        for match in behind
        for part in ("town", "village")
        if match and match[part] and "\n" not in match.group() and starts.isdisjoint(range(*match.span(part)))
    ]
    towns = (m for m in _TOWN_BODY.finditer(text) if not _NO_TOWN.search(m["town"]))
    return [*chains, *(Candidate(*match.span("town"), "Place", "place-nature") for match in towns)]


def _may_hold_towns(name: str) -> bool:
    """Whether towns stand right behind a place: behind a county, or one that no table knows; not behind a province."""
    levels = {place.level for place in load_places().named(name)}
    return not levels or "county" in levels


def _again(text: str, found: list[Candidate]) -> list[Candidate]:
    """Places that only this text knows, wherever it names them again, a town's 汐州 for 汐州市 included."""
    names = {text[c.start : c.end] for c in found if c.rule in ("place-chain", "place-shape")}
    names |= {name[:-1] for name in names if re.fullmatch(rf"[{HAN}]{{2}}[市县]", name)}
    spots = [
        Candidate(match.start(), match.end(), "Place", "place-chain")
        for name in sorted(n for n in names if len(n) > 1 and "\n" not in n)
        for match in re.finditer(re.escape(name), text)
    ]
    taken = {i for c in found for i in range(c.start, c.end)}
    longest: list[Candidate] = []
    for spot in sorted(spots, key=lambda c: (c.start, -c.end)):
        if not any(i in taken for i in range(spot.start, spot.end)):
            taken.update(range(spot.start, spot.end))
            longest.append(spot)
    return longest


def _nature(text: str) -> list[Candidate]:
    found = []
    for match in _NATURE.finditer(text):
        start = max(match.start(), name_start(text, match.start("head"), 6))
        if match.end() - start > 2 and not _BAD_NATURE.search(text[start : match.end()]):
            found.append(Candidate(start, match.end(), "Place", "place-nature"))
    return found


def _shapes(text: str, found: list[Candidate]) -> list[Candidate]:
    """Divisions that the table does not know, by their form; only where the left bound is sure."""
    shapes = []
    for match in _SHAPE.finditer(text):
        start, end = match.span("name")
        known = any(c.start < end and start < c.end for c in found)
        verb = any(word in match["name"] for word in read_words("bounding_words") if len(word) > 1)
        if not known and not verb and not _NOT_SHAPE.search(match["name"]):
            shapes.append(Candidate(start, end, "Place", "place-shape"))
    return shapes


def _abbreviations(text: str, locality: Locality) -> list[Candidate]:
    """One-character forms of provinces and of the page's own city, only where nothing else can be meant: 在沪期间."""
    places = load_places()
    own = _prefecture(places, locality.code)
    found = []
    for match in _ABBREVIATION.finditer(text):
        codes = places.abbreviations.get(match["one"], ())
        if any(code.endswith("0000") or code == own for code in codes) or _is_own(match["one"], locality):
            found.append(Candidate(*match.span("one"), "Place", "place-chain"))
    return found


def _is_own(character: str, locality: Locality) -> bool:
    """A city's people shorten its name to the first character: 在衡发展."""
    return locality.name is not None and locality.name.startswith(character)
