"""Places that the tables know, and those that a page makes known: chains of divisions, lists, names said again."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import ahocorasick

from kg.knowledge.gazetteer import foreign_names, former_names, landmarks, zone_names
from kg.knowledge.names import HAN
from kg.knowledge.places import Place, Places, load_places
from kg.knowledge.short_names import short_names_of
from kg.knowledge.words import automaton
from kg.recognise.base import Candidate, Locality
from kg.recognise.place_abbreviations import find_abbreviations
from kg.recognise.place_lists import LONGEST_NAME, find_counted, find_listed
from kg.recognise.place_shapes import find_chains, find_divisions, find_towns
from kg.recognise.sites import find_sites

# Where a form is a piece of other words: (right before, right behind). 今日本报讯 holds no 日本.
_NO_PLACE = {
    "日本": re.compile(
        r"(?<=[\d近今昨当次每同节假生])日本|日本(?=报|市|县|区|院|届|着|身|次|轮|村|校|级|省|州)"
    ),
    "海地": re.compile(r"海地(?=[区方带铁块段理下形质])"),
    "加纳": re.compile(r"加纳(?=[税入凉])"),
    "中东": re.compile(r"中东(?=[部线西])"),
    "南美": re.compile(r"南美(?=[丽好食景术化])"),
    "北美": re.compile(r"北美(?=[丽好食景术化])"),
    "南亚": re.compile(r"南亚(?=热)"),
    "中亚": re.compile(r"中亚(?=热)"),
    "会同县": re.compile(rf"(?<=[{HAN}])(?<![南省化市在到和与至赴从])会同县"),
    "福安": re.compile(r"幸福安"),
    "修水": re.compile(r"[兴冬整]修水|修水[利库]"),
    "大丰": re.compile(r"大丰[收富]"),
    "扬中": re.compile(r"[弘宣传]扬中"),
    "高密": re.compile(r"高密度"),
    "界首": re.compile(r"[世业]界首"),
    "盘山": re.compile(r"盘山公路"),
    "融安": re.compile(r"[金]融安"),
    "资兴": re.compile(r"投资兴"),
    "荣昌": re.compile(r"繁荣昌"),
    "长城": re.compile(r"(?:钢铁|绿色|万里)长城|长城(?=汽车|花园)"),
}
# 部长 沙马拉且 is no 长沙; 省 and its like stand before 长沙 itself.
_HEADS = tuple("部局厅院校处科会社团队组站所行厂村旗盟")
_CHINA_IN_WORDS = ("特色社", "式现代", "共产党", "梦")
# A masthead or a dateline names the paper, not the place: 今日沂渡, 青砚新闻, 苏乐图报讯.
_PAPER_BEFORE = re.compile(r"(?<![\d月年])今日$")
_PAPER_BEHIND = re.compile(r"(?:讯|日报|晚报|晨报|快报|时报|商报|都市报|侨报|新闻|报)(?:讯|社|\s|[(]|$)")
# 河南 and 河北, but for the banks of a river: 黄河南岸, 内河北段.
_PROVINCE = re.compile(
    r"(?<![黄辽淮海渭洛运沿过跨内两长大小汾沙泗颍滦沂卫浑山])(?:河南|河北)(?![岸段侧边部路街])"
)
# A place by the name that it bore long ago, with 州 behind the first character of today's: 衡州大地 for 衡阳.
_OF_OLD = re.compile(r"(?P<name>(?P<one>[\u3400-\u9fff])州)(?=大地|儿女|古城|人民)")


def find_places(text: str, locality: Locality) -> list[Candidate]:
    """Candidates of type Place in a text folded in width.

    Args:
        text: the text.
        locality: where the page is from; short names of counties (祁东) are known only there.
    """
    found = _from_tables(text, locality)
    found += _doubtful(text, found)
    found += _below(text, found)
    found += find_chains(text, found)
    found += find_divisions(text, found)
    found += find_chains(text, found)
    found += find_towns(text, found)
    found += find_chains(text, found)
    found += _again(text, found)
    found += find_listed(text, found)
    found += find_counted(text, found)
    found += _of_old(text, locality, found)
    return [*found, *find_sites(text, found), *find_abbreviations(text, locality, found)]


@lru_cache(maxsize=64)
def _automaton(locality: Locality) -> ahocorasick.Automaton:
    places = load_places()
    forms = {"中国", *places.forms(), *former_names(), *zone_names(), *foreign_names(), *landmarks()}
    forms |= set(own_forms(locality.name))
    prefecture = prefecture_of(places, locality.code)
    if prefecture is not None:
        forms |= set(places.short_county_forms(prefecture)) | set(places.township_forms(prefecture))
    return automaton(form for form in forms if len(form) > 1)


def own_forms(name: str | None) -> tuple[str, ...]:
    """A place's name, full and short, for one that no table knows: 霁川市, 霁川; 岚沧彝族傣族自治州, 岚沧州, 岚沧."""
    return () if name is None else (name, *short_names_of(name))


def prefecture_of(places: Places, home: str | None) -> str | None:
    """The code of the prefecture (or municipality) of a place's code."""
    if home is None:
        return None
    chain = places.chain(places.by_code(home))
    return next((p.code for p in chain if p.level == "prefecture"), chain[-1].code)


def _from_tables(text: str, locality: Locality) -> list[Candidate]:
    found = []
    for last, form in _automaton(locality).iter_long(text):
        start = last + 1 - len(form)
        if not _cut_word(text, start, last + 1, form):
            end = last + 2 if text[last + 1 : last + 2] == "州" and form in foreign_names() else last + 1
            found.append(Candidate(start, end, "Place", "place-table"))
    return found


def _cut_word(text: str, start: int, end: int, form: str) -> bool:
    """Whether the form is a piece of a longer word or name: no 日本 in 今日本报讯, no 朝鲜 in 朝鲜族."""
    after = text[end : end + 1]
    if after == "族" or (len(form) == 2 and after in ("路", "街") and text[end : end + 2] != "路段"):
        return True
    if _is_paper(text, start, end):
        return True
    if form[0] == "长" and text[start - 1 : start] in _HEADS:
        return True
    if form == "中国" and text[end : end + 3] in _CHINA_IN_WORDS:
        return True
    other = _NO_PLACE.get(form)
    return other is not None and any(
        m.start() < end and start < m.end() for m in other.finditer(text, max(0, start - 2), end + 2)
    )


def _is_paper(text: str, start: int, end: int) -> bool:
    today = _PAPER_BEFORE.search(text, max(0, start - 3), start) is not None
    return _PAPER_BEHIND.match(text, end) is not None or (
        today and (text[end : end + 1] == "讯" or not re.match(rf"[{HAN}]", text[end : end + 1]))
    )


@lru_cache(maxsize=1)
def _doubtful_pattern() -> re.Pattern[str]:
    """Short names of provinces and prefectures that are words too, between marks or words of place: 在大同调研."""
    places = load_places()
    large = (p for p in places.divisions.values() if p.level in ("province", "prefecture"))
    names = {short for p in large for short in short_names_of(p.name) if places.doubtful(short)}
    alternatives = "|".join(sorted(names))
    return re.compile(
        rf"(?<=[在到赴至从、,。;:(\n和与同往])(?:{alternatives})(?=[、,。;)\n]|等地|等[市州]|召开|举行|举办|考察|调研|走访|开展|启动|开幕|签约|代表团|至|和|与|同|两地|三地|两市|三市)"
    )


def _doubtful(text: str, found: list[Candidate]) -> list[Candidate]:
    taken = {i for c in found for i in range(c.start, c.end)}
    own = (m.span() for m in _PROVINCE.finditer(text))
    spans = {*own, *(m.span() for m in _doubtful_pattern().finditer(text))}
    return [
        Candidate(a, b, "Place", "place-table") for a, b in sorted(spans) if taken.isdisjoint(range(a, b))
    ]


def _below(text: str, found: list[Candidate]) -> list[Candidate]:
    """Divisions by any name right behind one above them: 浙江义乌, 陕西省安康市, 四川达州渠县."""
    taken = {candidate.start: candidate for candidate in found}
    places = load_places()
    added = []
    queue = list(found)
    while queue:
        above = queue.pop()
        for code in _codes(places, text[above.start : above.end]):
            form = _longest(text, above.end, places.forms_below(code))
            known = taken.get(above.end)
            if form and (known is None or known.end < above.end + len(form)):
                candidate = Candidate(above.end, above.end + len(form), "Place", "place-table")
                taken[above.end] = candidate
                added.append(candidate)
                queue.append(candidate)
                break
    return added


def _codes(places: Places, name: str) -> tuple[str, ...]:
    """The codes of the provinces and prefectures of a name."""
    return tuple(place.code for place in places.named(name) if place.level in ("province", "prefecture"))


def _longest(text: str, start: int, forms: Iterable[str]) -> str | None:
    for size in range(LONGEST_NAME, 1, -1):
        form = text[start : start + size]
        if len(form) == size and form in forms and not _goes_on(text, start + size, form):
            return form
    return None


def _goes_on(text: str, end: int, form: str) -> bool:
    """Whether a short name is rather the beginning of another word: 河南新华书店, 湖南通道路."""
    after = text[end : end + 1]
    if load_places().doubtful(form):
        return re.match(rf"[{HAN}]", after) is not None and after not in "市县区的在、与和召举发开参列出作签"
    return len(form) == 2 and after in ("路", "街", "族") and text[end : end + 2] != "路段"


def _again(text: str, found: list[Candidate]) -> list[Candidate]:
    """Places that only this text knows, wherever it names them again, by their short names too: 汐州 for 汐州市."""
    unknown = {text[c.start : c.end] for c in found if c.rule in ("place-chain", "place-shape")}
    # 生态区 would make 生态 a place: the short names of districts are left to the tables.
    names = unknown | {s for name in unknown if name[-1] in "省市县州" for s in short_names_of(name)}
    names |= set(_short_of_known({text[c.start : c.end] for c in found if c.rule == "place-table"}))
    names = {name for name in names if len(name) > 1 and "\n" not in name}
    if not names:
        return []
    taken = {i for c in found for i in range(c.start, c.end)}
    spots = [(last + 1 - len(name), last + 1) for last, name in automaton(names).iter_long(text)]
    return [
        Candidate(start, end, "Place", "place-chain")
        for start, end in spots
        if taken.isdisjoint(range(start, end)) and not _cut_word(text, start, end, text[start:end])
    ]


def _short_of_known(names: set[str]) -> Iterator[str]:
    """Short names of the counties that a text names in full, but for ordinary words: 望谟 for 望谟县."""
    places = load_places()
    for name in names:
        full = [place for place in places.named(name) if place.level == "county" and place.name == name]
        for short in short_names_of(name) if full else ():
            if not places.doubtful(short) and _is_or_no_other(places.named(short), full):
                yield short


def _is_or_no_other(named: tuple[Place, ...], full: list[Place]) -> bool:
    """衡阳 is another place than 衡阳县."""
    return {place.code for place in full} >= {place.code for place in named if place.level != "county"}


def _of_old(text: str, locality: Locality, found: list[Candidate]) -> list[Candidate]:
    """The home's old name where its land or its people are spoken of."""
    taken = {i for c in found for i in range(c.start, c.end)}
    return [
        Candidate(*match.span("name"), "Place", "place-chain")
        for match in _OF_OLD.finditer(text)
        if locality.name is not None and locality.name.startswith(match["one"]) and match.start() not in taken
    ]
