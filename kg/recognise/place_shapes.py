"""Divisions that no table knows, by their form: towns and villages, and counties where the left bound is sure."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.knowledge.names import HAN
from kg.knowledge.places import load_places
from kg.knowledge.words import any_of, read_words
from kg.recognise.base import Candidate
from kg.recognise.bounds import name_start

_TOWN = r"(?:街道|镇|乡|苏木)"
_VILLAGE = r"(?:(?<!农)村|社区|嘎查|(?<=[^\W\d_]{2})(?<![村山])寨(?!村)|(?<=[^\W\d_]{2})屯(?!村))"
# What follows the class word where it is part of another word: 镇长, 乡村, 社区工作者 is none of them.
_NOT_TOWN = r"(?![镇企统长级域区村静痛压定]|街道[两上口]|政府|党委|人大|派出所|亲|土|愁|情|贤|音|里|间)"
# 余村村 is whole, but 余村 村民.
_NOT_VILLAGE = r"(?![民委干务级里庄落镇史组域情规容居子头集办]|村(?![民委干部务级支两里口头庄]))"
_CHAIN = re.compile(
    rf"(?P<town>[{HAN}]{{1,5}}?(?:民族乡|街道办事处|{_TOWN}){_NOT_TOWN})?(?P<village>[{HAN}\d]{{1,6}}?{_VILLAGE}{_NOT_VILLAGE})?"
)
_TOWN_BODY = re.compile(r"(?:镇|乡|街道)(?=政府|党委|人大|派出所|中心)")
_SMALL = re.compile(rf"(?:{_TOWN}{_NOT_TOWN}|{_VILLAGE}{_NOT_VILLAGE})")
# Words before a class word that say what kind of town or village it is, and not which.
_OPENERS = any_of("not_villages")
_KIND = re.compile(
    rf"(?:{_OPENERS}|第[一二三四五六七八九十]|[一二三四五六七八九十百千万余]+(?:余|多)?个|\d*个|\d+$|[一二三四五六七八九十两几多]+$)"
)
_KIND_LAST = re.compile(
    r"(?:[型化性式级类种]|小|古|重|强|名|集|城|乡|建制|行政|住民|农村|乡村|城市|族|中心|特色|示范|友好|全国|全|各|个|所有|我们|咱们?|空心|城中|试点|文明|美丽|之|立|渔|苗|侗|羌|藏)$"
)
# 店口、枫桥、牌头三镇: the number counts the list; only villages are numbered (新民二村).
_NUMBER_LAST = re.compile(r"[两二三四五六七八九十]$")
# 科技下乡, 干部驻村: a verb stands before the class word.
_VERB = re.compile(r"(?:侨|返|下|回|离|走|(?<![前跃奋])进|入|思|驻|包|在|本)$")
_LARGE = re.compile(r"自治州|自治县|自治旗|[市县区州旗]")
# What stands right behind a division that acts, or in which something is.
_MARK = re.compile(r"[、,。:;)”\s]|$")
_CONTEXT = re.compile(
    rf"[{HAN}]{{1,5}}(?:镇|乡|村|街道|苏木|嘎查)|和|下放|先行|调研|考察|检查|走访|签署|代表团|委|政府|人大|政协|纪委|公安|人民|融媒|“|在|召开|举行|举办|与|同|的|第|客人|党政|干部|群众|作|为|位于|位列|入选|获|被|"
    r"印发|推出|推行|打造|启动|开展|组织|发生|境内|列席|参加|出席|是|将|已|率先|全面|签约|签订|结为|来|赴|到|辖|地处|今年|去年|"
    + "|".join(map(re.escape, (word for word in read_words("bounding_words") if len(word) > 1)))
)
_NOT_LARGE = re.compile(
    r"[的了在是和与及为等们不有于对向将被把各全该本我两某每多城园小社辖地由任团从到赴至此号找看问叫跑\d一二三四五六七八九十]|自治(?:区|$)|[省市县区州旗盟][委府]|"
    + any_of("not_divisions")
)
_CLASS_WORD = re.compile(rf"(?:民族乡|街道办事处|{_TOWN}|{_VILLAGE})$")
# What no name of a town or village behind its county holds; 和 and its like only open none (呼和额日苏木).
_NO_NAME = re.compile(
    "|".join(
        [
            r"^[和与同及从对到向由为将把有是]",
            "[的了在被把与及等]|..[省市县区旗州盟].",
            *(w for w in read_words("bounding_words") if len(w) > 1),
        ]
    )
)
_NO_TOWN = re.compile(r"[的了在是和与及为等有市县区省各全]")
# 云泮彝族自治县: the peoples stand between the name and the class word.
_PEOPLES = re.compile(rf"^[{HAN}]{{2,6}}?(?:[{HAN}]{{1,4}}族){{1,4}}$")


_NOT_BEHIND = re.compile(r"[场域级内外民间情容长貌镇里区]")


def find_divisions(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Cities, counties, districts, banners and prefectures that the tables do not know.

    Args:
        text: the text, folded in width.
        found: the places so far; what is found never overlaps one of them.
    """
    return _free(_large(text, found), found)


def find_towns(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Towns and villages that stand alone, without the county in front.

    Args:
        text: the text, folded in width.
        found: the places so far; what is found never overlaps one of them.
    """
    return _free((*_small(text), *_before_bodies(text)), found)


def _free(shapes: Iterable[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    taken = {i for c in found for i in range(c.start, c.end)}
    return [c for c in shapes if taken.isdisjoint(range(c.start, c.end))]


def _large(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    starts, ends = {c.start for c in found}, {c.end for c in found}
    for match in _LARGE.finditer(text):
        head, end = match.span()
        autonomous = end - head == 3
        mark = _MARK.match(text, end) is not None
        acting = _CONTEXT.match(text, end) and not _NOT_BEHIND.match(text, end)
        if not (mark or autonomous or end in starts or acting):
            continue
        behind = next((at for at in range(head - 2, head - 5, -1) if at in ends), None)
        if behind is not None and text[behind:head].isalpha() and not _NO_NAME.search(text[behind:head]):
            start = behind
        else:
            start = name_start(text, head, 14 if autonomous else 6)
        name = text[start:head]
        if autonomous:
            sure = _PEOPLES.match(name) is not None or 2 <= len(name) <= 5
        else:
            sure = 2 <= len(name) <= 4 and (
                start in ends or _strictly(text, start) or (not mark and _bounded(text, start))
            )
        generic = _KIND.match(name) or _NOT_LARGE.search(name if autonomous else text[start:end])
        if sure and not generic:
            ends.add(end)  # the next of a chain stands right behind
            yield Candidate(start, end, "Place", "place-shape")


def _small(text: str) -> Iterator[Candidate]:
    for match in _SMALL.finditer(text):
        start = name_start(text, match.start(), 6)
        name = text[start : match.start()]
        longest = 4 if match.group() in ("社区", "苏木", "嘎查", "寨") else 3
        generic = _KIND.match(name) or _KIND_LAST.search(name) or _VERB.search(name)
        counts = _NUMBER_LAST.search(name) and (match.group() != "村" or text[start - 1 : start] == "、")
        if 2 <= len(name) <= longest and _bounded(text, start) and not (generic or counts):
            yield Candidate(start, match.end(), "Place", "place-shape")


def _bounded(text: str, start: int) -> bool:
    """Whether a name surely begins here: at a mark, or behind a word that no name has."""
    return name_start(text, start + 1, 6) <= start


def _strictly(text: str, start: int) -> bool:
    """Whether it does so by what stands right before it alone: at a mark or a preposition of place."""
    return start == 0 or text[start - 1] in "在到赴至从对、,。;:(\n"


def find_chains(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Towns and villages right behind a place that may hold them: 岳屏镇, 前进村 behind 雁峰区."""
    starts = {place.start for place in found}
    ends = {place.start: place.end for place in found if place.end > place.start}
    lasts: dict[int, int] = {}  # where the row of places that stand one right behind another ends
    for start in sorted(ends, reverse=True):
        lasts[start] = lasts.get(ends[start], ends[start])
    chains = []
    walked: set[int] = set()
    for place in found:
        if not _may_hold_towns(text[place.start : place.end]):
            continue
        end = place.end
        while end in ends and end not in walked:  # a town of the table in between
            walked.add(end)
            if whole := _SMALL.match(text, ends[end]):  # 沙坡头 is known, 沙坡头村 is meant
                chains.append(Candidate(end, whole.end(), "Place", "place-chain"))
            end = ends[end]
        end = lasts.get(place.end, place.end)
        match = _CHAIN.match(text, end)
        for part in ("town", "village"):
            span = match.span(part) if match else (-1, -1)
            if span[0] >= 0 and starts.isdisjoint(range(*span)) and _is_name(text, *span):
                chains.append(Candidate(*span, "Place", "place-chain"))
    return chains


def _before_bodies(text: str) -> Iterator[Candidate]:
    """A town right before its government or its police station."""
    for match in _TOWN_BODY.finditer(text):
        start = name_start(text, match.start(), 4)
        if _is_town_name(text, start, match.end()):
            yield Candidate(start, match.end(), "Place", "place-nature")


def _may_hold_towns(name: str) -> bool:
    """Whether towns stand right behind a place: behind a county, or one that no table knows; not behind a province."""
    levels = {place.level for place in load_places().named(name)}
    return not levels or "county" in levels or name.endswith("市")


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a class word and what stands before it are a name: no verb in it, no kind of town or village."""
    name = _CLASS_WORD.sub("", text[start:end])
    return name != "" and not (
        _NO_NAME.search(name) or _KIND.match(name) or _KIND_LAST.fullmatch(name) or _VERB.fullmatch(name)
    )


def _is_town_name(text: str, start: int, end: int) -> bool:
    return end - start > 1 and text[start] not in "镇乡街" and _NO_TOWN.search(text, start, end) is None
