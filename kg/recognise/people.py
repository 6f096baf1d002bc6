"""Posts and persons: titles beside bodies and names, and persons who speak or act in office."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg.knowledge.names import HAN, full_name, is_ordinary, is_weak, name_pattern, sound_name, sounds
from kg.recognise.base import Candidate
from kg.recognise.name_lists import find_rows
from kg.recognise.naming import follows_name, how_sure, likely_name, read_name, read_sounds, unlisted_name
from kg.recognise.occupations import find_occupations
from kg.recognise.posts import anchored_posts, find_titles

_SPEECH = r"(?:说|表示|坦言|认为|介绍说|介绍道|介绍|告诉记者|强调|指出|要求|建议|回忆|感慨|直言|笑着说)"
# What only officials do in these pages.
_OFFICE = r"(?:主持|强调|指出|出席|列席|应邀列席|率队|会见|宣读|致辞|参加会见|陪同|代表双方|代表(?:第?[一二三四五六七八九十]+届)?(?:[省市县区州旗]|自治区)(?:委|政府|人民政府|人大常委会|政协)|(?:同志)?(?:全票)?当选)"
# 扎那是苏尼特右旗政府副旗长
_IS_IN_OFFICE = r"是(?=[^,。;\n]{0,10}[省市县区州盟旗镇乡委局厅府][^,。;\n]{0,8}(?:副?[省市县区州盟旗镇乡局厅部院]长|主任|书记|主席|常委)[,。;])"
_PRIVATE_TITLE = re.compile(r"(?:负责人|法定代表人|创始人|合伙人|店长|总监|总工程师|工程师|楼长|厂长)$")
# The chief engineer of a bureau holds a public post, the one of a firm does not.
_CHIEF = re.compile(r"副?总(?:工程|规划|设计)师")
_BUREAU = re.compile(r"(?:局|厅|委|委员会|支队|指挥部|管委会)$")
# Posts of firms and associations; their holders speak for an office only where the firm is the state's.
_BUSINESS = re.compile(r"(?:董事长|董事|总裁|经理|监事长|监事|会长|理事长|理事|执行官|财务官|技术官|运营官)$")
_STATE_FIRM = re.compile(
    r"党委|党组|国资|国有|国家|国网|中国|中建|中铁|中交|中石|石化|炼化|城投|交投|建投|产投|文旅投|发投|城建|水务|供电|电力|烟草|邮政|移动|电信|联通|农商|银行|铁路|地铁|公交|燃气|自来水|工商联|残联|红十字|慈善|贸促|侨联|文联|作协|科协"
)

_IN_OFFICE = re.compile(r"(?:时任|现任|担任|原任|拟任)[^,。]{0,8}$")
# Offices of state whose holder stands in front: 习近平总书记.
_BEFORE = frozenset({"总书记", "主席", "总理"})
# Posts by which one is addressed.
_ADDRESSED = re.compile(
    r"副?(?:[省市县区州旗镇乡局厅处科所院部行校]长|书记|主任|主席|大使|总领事|秘书长|会长)"
)
# A deputy who heads a firm is named as a deputy: 市人大代表、某公司总经理.
_DEPUTY = re.compile(r"(?:人大|政协|党)(?:代表|委员|常委)、[^,。;:!?\n]{0,24}$")
_SLOGAN = re.compile(rf"“[{HAN}]{{2,3}}(?:、[{HAN}]{{2,3}}){{1,9}}”")
_LEFT_OF_NAME = "和以在由与为向在按的了平神彻实会习悟照"


def find_people(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of the types Post, Official and Person in a text folded in width.

    Args:
        text: the text.
        found: the candidates so far; a post stands behind a body.
    """
    titles = find_titles(text)
    bodies = [c for c in found if c.type in ("Agency", "Organisation")]
    taken = frozenset(c.start for c in found)
    named = list(_titled_names(text, titles, frozenset(c.end for c in bodies), taken))
    return [
        *anchored_posts(text, titles, bodies, named),
        *named,
        *_outside_slogans(text, find_rows(text, named)),
        *find_occupations(text),
        *_speakers(text),
    ]


def _outside_slogans(text: str, rows: Iterable[Candidate]) -> Iterator[Candidate]:
    """Names that no quotation lists as its whole: “水清、岸绿、景美” is an aim."""
    slogans = {at for match in _SLOGAN.finditer(text) for at in range(*match.span())}
    yield from (each for each in rows if each.start not in slogans)


def _titled_names(
    text: str, titles: list[Candidate], bodies: frozenset[int], taken: frozenset[int]
) -> Iterator[Candidate]:
    """秦国文 in 市委书记秦国文; 习近平 in 习近平总书记."""
    posts = frozenset(each.end for each in titles)
    for post in titles:
        kind = _kind(text, post)
        before = _name_before(text, post, taken)
        if before is not None:
            yield before
            continue
        start = post.end
        while text[start : start + 1] in (" ", ":"):
            start += 1
        anchored = post.start in bodies and start == post.end
        end = _behind_title(text, start, anchored=anchored, office=_is_office(text, post, bodies, posts))
        if end is not None and not re.match(r"同志|先生|女士", text[start:end]):
            yield Candidate(start, end, kind, "title-name")
        if (
            end is None
            and text.startswith("的", post.end)
            and _IN_OFFICE.search(text, max(0, post.start - 10), post.start)
        ):
            named = read_name(text, post.end + 1)
            if named is not None:
                yield Candidate(post.end + 1, named, kind, "title-name")


def _behind_title(text: str, start: int, *, anchored: bool, office: bool) -> int | None:
    """Where the name behind a title ends; behind the post of a known body it need not be of the usual form."""
    end = read_name(text, start, expected=anchored)
    written = read_sounds(text, start)
    if end is None or (written is not None and written - start > 3):  # 那顺孟和 is no 那顺孟
        end = written
    if end is None and anchored:
        end = _short_sounds(text, start) or likely_name(text, start)
    return unlisted_name(text, start) if end is None and office else end


def _is_office(text: str, post: Candidate, bodies: frozenset[int], posts: frozenset[int]) -> bool:
    """Whether a title of office stands behind its body, another title or at the head of a clause: 由副市长 …, 县长 …."""
    bounded = post.start in bodies or post.start == 0 or text[post.start - 1] in ",。;:\n 由"
    bounded = bounded or (text[post.start - 1] in "、兼" and post.start - 1 in posts)
    first = post.start + 2 if text.startswith(("常务", "第一"), post.start) else post.start
    office = _ADDRESSED.fullmatch(text, first, post.end) or _CHIEF.fullmatch(text, post.start, post.end)
    return bounded and office is not None


def _short_sounds(text: str, start: int) -> int | None:
    """A name of two sounds, 赛音 or 扎西, behind the post of a known body and before a sure stop."""
    end = start + 2
    short = sounds().fullmatch(text, start, end) is not None and not is_ordinary(text[start:end])
    return end if short and how_sure(text, end) == 2 else None


def _kind(text: str, post: Candidate) -> str:
    title = text[post.start : post.end]
    if _DEPUTY.search(text, max(0, post.start - 40), post.start):
        return "Official"
    if _PRIVATE_TITLE.search(title):
        chief = _CHIEF.fullmatch(title) and _BUREAU.search(text, max(0, post.start - 3), post.start)
        return "Official" if chief else "Person"
    if _BUSINESS.search(title):
        firm = re.split(r"会见了?|[,。;:!?\s]|以及|[和与]", text[max(0, post.start - 16) : post.start])[-1]
        return "Official" if _STATE_FIRM.search(firm) else "Person"
    return "Official"


def _name_before(text: str, post: Candidate, taken: frozenset[int]) -> Candidate | None:
    """习近平 in 习近平总书记, 朱健 in 朱健市长会见; never what is known to be something else: 金华市长."""
    title = text[post.start : post.end]
    if title not in _BEFORE and not (_ADDRESSED.fullmatch(title) and follows_name(text, post.end)):
        return None
    left = _LEFT_OF_NAME if title in _BEFORE else "由与和"
    for size in (4, 3, 2):
        start = post.start - size
        if start < 0 or start in taken:
            continue
        bounded = start == 0 or not re.match(rf"[{HAN}]", text[start - 1]) or text[start - 1] in left
        bounded = bounded or (title == "总书记" and not text.endswith("书记", 0, start))
        name = text[start : post.start]
        appointed = name[-1] in "为任" and full_name().fullmatch(name[:-1])  # 文清为副县长
        if bounded and full_name().fullmatch(name) and not is_ordinary(name) and not appointed:
            return Candidate(start, post.start, "Official", "title-name")
    return None


@cache
def _speaker() -> re.Pattern[str]:
    # What only officials do is tried first, for 强调 and 指出 are speech as well.
    follow = rf"(?P<office>{_OFFICE}|{_IS_IN_OFFICE})|{_SPEECH}[,:。\s“]"
    written = rf"(?P<sounds>{sound_name().pattern})"
    return re.compile(
        rf"(?:(?:(?<=[,。;”\n])|^)(?P<name>{name_pattern()})|(?<=[,。;”\n的]){written})(?={follow})"
    )


def _speakers(text: str) -> Iterator[Candidate]:
    """A name at the head of a clause that speaks, or that does what officials do."""
    for match in _speaker().finditer(text):
        name = match["name"] or match["sounds"]
        if not is_ordinary(name) and (match["sounds"] or not is_weak(name)):
            end = match.end() if match["sounds"] else read_name(text, match.start()) or match.end()
            yield Candidate(match.start(), end, "Official" if match["office"] else "Person", "name-speech")
