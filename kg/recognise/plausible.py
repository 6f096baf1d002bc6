"""What a statistical recogniser found and can't be: filters by form, and which persons are officials by what stands before."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from kg.knowledge.names import HAN, full_name, is_ordinary, looks_like_name, sounds
from kg.knowledge.places import load_places
from kg.knowledge.titles import title_pattern
from kg.knowledge.words import read_words
from kg.model import Mention, Span
from kg.recognise.naming import follows_name, how_sure, read_name
from kg.recognise.occupations import OFFICERS
from kg.recognise.organisations import GENERIC
from kg.recognise.sites import is_kind_of_site

# No name reaches over a mark or a line end; what is quoted inside a body's name does no harm.
_MARKS = re.compile(r"[^\S ]|[,。、;:!?()《》/…—]")
_NAME = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}] [{HAN}]|[{HAN}]{{5,8}}|[{HAN}]+(?:·[{HAN}]+)+")
_AGENCY_END = re.compile(
    r"(?:委|委员会|政府|人大|政协|局|厅|部|署|院|办|室|会|社|中心|大厅|大队|支队|总队|中队|派出所|司法所|所|组|专班|处|站|台|联|协|党校|学联|"
    r"党组|支部|总支|党委|行署|海关|军区|军分区|舰队|部队|集团军|法院|联合国|教科文组织|国务院|党中央|中央|公署|领事馆|使馆|国会|议会|司|校|馆)$"
)
_ORGANISATION_END = re.compile(
    r"(?:公司|集团|银行|大学|学院|学校|中学|小学|校|园|医院|卫生院|中心|院|所|协会|学会|商会|联合会|会|社|基金|馆|报|台|电视|网|厂|场|"
    r"队|团|店|酒店|宾馆|饭店|联盟|俱乐部|党|科技|股份|控股|实业|建设|集|业|行|电子|矿|航空|铁路|组织|合作社|农场|工作室|坊|站|电网|石油|石化|"
    r"北大|清华|华为|腾讯|京东|[A-Za-z0-9]|投|机构|部队|工会|科|库|商)$"
)
_GENERIC_BODY = re.compile(
    r"(?:[全该本各我某两一二三四五六七八九十几数多每其此这那]|有关|相关|一些|许多|不少|上述|各级|各类|多家|部分|所有|其他|当地|国内|国外|地方).*|"
    r"(?:委员会|政府|人民政府|办公室|公司|集团|银行|大学|学校|医院|部门|党委|党组|党支部|领导小组|工作组|工作专班|服务中心|合作社|法院|检察院|派出所|村委会|居委会|管委会|指挥部)"
)
# A place that no table knows must close like one; what the model calls a place without that is as often a name of three.
_PLACE_END = re.compile(
    r"(?:镇|乡|街道|村|社区|嘎查|苏木|广场|公园|大道|[路街桥湖江河岛山峰寺塔站港]|码头|水库|机场|景区|风景区|古城|古镇|大桥|车站|海峡|半岛|高原|平原|盆地|沙漠|"
    r"[省市县州旗国洲洋海]|(?<![县园小片老战库])区)$"
)
_NO_PLACE = re.compile(
    r"[全我该本各某两每多](?:国|省|市|县|区|州|旗|镇|乡|村|地|街道|社区).*|(?:全|本)球|世界|自治[区州县旗]|绿水青山|金山银山|青山绿水|万水千山|.{0,2}(?:城市|乡镇|市区|县城|城区|农村|乡村|地区|省份|国家)|"
    r"[周沿新老大小上下外内本]?[边海山]?[省市县区州旗镇乡村国]{1,2}"
)
# Posts that are held outside public bodies more often than in them: their holders are private persons.
_PRIVATE_POST = re.compile(
    r"(?:董事长|董事|总经理|经理|总裁|总监|监事长|监事|会长|理事长|理事|代表人|负责人|工程师|楼长|CEO|教授|代表|厂长|店长)$"
)
# What only the holder of an office does or has done to him: presides, receives, is appointed or relieved.
_OFFICIAL_ACT = re.compile(
    r"主持(?!人)|会见了?|应邀列席|列席|作(?:政府)?工作报告|作(?:表态|供职)发言|"
    rf"(?:、[{HAN}]{{2,4}}){{0,8}}?(?:[\d月日]{{0,6}}由[^,。;\n]{{2,14}}任命为|[任为])(?!.{{0,2}}代表)[^,。;\n]{{2,24}}(?:长|主任|书记|主席|委员|常委|审判员|检察员)(?=[,。;\s])|"
    r"的[^,。;\n]{2,24}职务"
)
# What is only the beginning of a longer word: 行政审批部门, 美丽村庄, 高铁站台, 瀑布路段, 阿尔茨海默.
_CUT = re.compile(r"部门|村[庄落寨民]|站[台点]|路段|区[域间块]|海默|市民|县域|镇域")
# 每周三、周五营业: a day, and no 周五营.
_WEEKDAY = re.compile(r"(?<=[每、至到上下本])周[一二三四五六日](?![、,，。出主])")
# 同一家物业公司 is any.
_ANY_ONE = re.compile(r"(?<=[一两几多某各每])[家所个名]")
# What does not belong to the name before it: a verb or an adverb of the genre, two characters or more.
_VERB = re.compile("|".join(re.escape(word) for word in read_words("bounding_words") if len(word) > 1))
# 周边县 区公安局, 乡镇(街道) 便民服务中心: bodies of many places.
_OF_MANY = re.compile(r"[市县区](?=[市县区]$)|[道镇乡村区]\)(?=.$)")
_HAN = re.compile(rf"[{HAN}]")
_OFFICER = re.compile(rf"{OFFICERS}\s?$")


def is_known_place(words: str) -> bool:
    """Whether the table of divisions has a place of this name, full or short, that is safe to look for anywhere."""
    return words in load_places().forms()


@cache
def _title() -> re.Pattern[str]:
    return re.compile(title_pattern())


@cache
def _title_before() -> re.Pattern[str]:
    return re.compile(title_pattern() + "$")


def is_plausible(text: str, start: int, end: int, kind: str) -> bool:
    """Whether the words from `start` to `end` can be a mention of a type, by their form.

    Args:
        text: a text folded in width.
        start: where the words begin.
        end: where they end.
        kind: the type.
    """
    words = text[start:end]
    cut = _CUT.match(text, end - 1) if kind in ("Agency", "Place") else None
    weekday = kind == "Person" and _WEEKDAY.match(text, start) is not None
    any_one = kind == "Organisation" and _ANY_ONE.match(text, start) is not None
    return (
        cut is None
        and not any_one
        and not weekday
        and not _shares_level(text, start, kind)
        and not _MARKS.search(words)
        and words == words.strip()
        and _FORMS[kind](words)
    )


def _shares_level(text: str, start: int, kind: str) -> bool:
    """Whether the level or the town in front of a body is one of many: 各县市 区人大常委会."""
    return kind == "Agency" and _OF_MANY.search(text, max(0, start - 2), start + 1) is not None


def _is_person(words: str) -> bool:
    taken = is_known_place(words) or _title().fullmatch(words) is not None
    long = len(words) == 4 and not (full_name().fullmatch(words) or sounds().match(words))
    return _NAME.fullmatch(words) is not None and not is_ordinary(words) and not taken and not long


def _is_agency(words: str) -> bool:
    return len(words) >= 2 and _AGENCY_END.search(words) is not None and not _GENERIC_BODY.fullmatch(words)


def _is_organisation(words: str) -> bool:
    generic = GENERIC.fullmatch(words) or _GENERIC_BODY.fullmatch(words)
    return len(words) >= 3 and _ORGANISATION_END.search(words) is not None and not generic


def _is_place(words: str) -> bool:
    if is_known_place(words):
        return True
    mountain = words[-1] in "山河江湖海峰" and looks_like_name(words)  # 柏见山 is as likely a person
    closed = _PLACE_END.search(words) is not None
    general = _NO_PLACE.fullmatch(words) or _VERB.search(words) or is_kind_of_site(words)
    return len(words) > 2 and closed and not mountain and not general


_FORMS: Mapping[str, Callable[[str], bool]] = {
    "Person": _is_person,
    "Agency": _is_agency,
    "Organisation": _is_organisation,
    "Place": _is_place,
    "Post": lambda words: len(words) >= 2,
}


def _has_title(text: str, start: int) -> bool:
    """Whether a post's title stands right before a position."""
    match = _title_before().search(text, max(0, start - 8), start)
    return match is not None and not _PRIVATE_POST.search(match.group())


def _cut_short(mention: Mention, text: str) -> Mention:
    """A person without the verb that the model took for the end of the name: 闵柏 of 闵柏包联."""
    end = read_name(text, mention.start)
    whole = looks_like_name(text[mention.start : mention.end]) and how_sure(text, mention.end) == 2
    if end is None or end >= mention.end or how_sure(text, end) < 2 or whole:
        return mention
    return replace(mention, span=Span(mention.start, end), text=mention.text[: end - mention.start])


def typed_persons(found: Iterable[Mention], text: str, known: Iterable[Mention]) -> list[Mention]:
    """Make officials of the persons whom a post stands before, or an act of office behind; the others stay private.

    A person in a list is what the one before is: 市委书记甲、乙. Who is an official elsewhere on the page becomes one in
    the last pass.

    Args:
        found: mentions in order.
        text: the page's text folded in width.
        known: mentions that may stand before them: posts, and persons whose type is known.
    """
    known = list(known)
    posts = {m.end for m in known if m.type == "Post" and not _PRIVATE_POST.search(text, m.start, m.end)}
    officials = {m.end for m in known if m.type == "Official"}
    typed = []
    for each in found:
        mention = _cut_short(each, text) if each.type == "Person" else each
        if each.type == "Person":
            start, end = mention.span
            before = text[start - 1 : start]
            front = start - (before in (" ", ":"))
            official = (
                front in posts
                or _has_title(text, front)
                or (before == "、" and start - 1 in officials)
                or _OFFICER.search(text, max(0, start - 8), start)
                or _OFFICIAL_ACT.match(text, end)
            )
            if official:
                officials.add(end)
                mention = replace(mention, type="Official")
            elif end - start == 2 and _HAN.match(before):
                continue  # 班子 and 孙子 look like names of two characters: they need a mark or a post in front
            if not looks_like_name(text[start:end]) and not follows_name(text, end):
                continue  # half of a name of another people: 那仁 of 那仁朝克图
        typed.append(mention)
    return typed


def posts_before(found: Iterable[Mention], text: str) -> Iterator[Mention]:
    """The titles right before the officials that the model found: 副市长 of 副市长过江涛, whose family no table has.

    Args:
        found: the persons, typed.
        text: the page's text folded in width.
    """
    for each in found:
        title = _title_before().search(text, max(0, each.start - 8), each.start)
        if each.type == "Official" and title is not None:
            yield replace(each, span=Span(*title.span()), type="Post", text=title.group())
