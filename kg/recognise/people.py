"""Posts and persons: titles beside bodies and names, lists of names, bylines, occupations, speech."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.knowledge.names import HAN, is_doubtful, is_ordinary, name_pattern
from kg.knowledge.titles import title_pattern
from kg.knowledge.words import read_words
from kg.recognise.base import Candidate

# What may follow a name that has just been introduced; settles whether it has two characters or three.
# A stop, a blank or the end of the text bounds a name as surely as a word of two characters does.
_STOP = r"$|[\s\d,。;:、!?()《》“”…—\-/]"
_LEADERS = r"(?:市领导|省领导|县领导|区领导|州领导|领导|市级领导|县级领导|老领导|负责同志|委员|代表|常委|成员|嘉宾|专家|人士|好人|模范|获得者|嘉宾代表)"
_OCCUPATION = (
    r"(?:村民|居民|市民|农户|果农|菜农|商户|业主|店主|老板|驾驶员|司机|学生|教师|老师|老人|律师|医生|护士|医师|志愿者|企业家|教授|专家|研究员|工程师|游客|乘客|患者|家长|网友|职工|工人|员工|脱贫户|种植户|养殖户|创业者|带头人|"
    r"负责人|经营者|投资人|创始人|热心人士|群众|战士|队员|运动员|教练|女士|大爷|大妈|奶奶|爷爷|演员|作家|画家|书法家|传承人|支书|小伙|姑娘|同学|妻子|丈夫|儿子|女儿|母亲|父亲|男子|女子|嫌疑人)"
)
_OFFICERS = (
    r"(?:民警|辅警|法官|检察官|交警|消防员|驻村干部|工作人员|第一书记|党员|指导员|调解员|网格员|科员|干部)"
)
_PRIVATE_LIST = re.compile(rf"(?:好人|人士|模范|获得者|{_OCCUPATION})$")
_OFFICIAL_LIST = re.compile(_LEADERS + r"[:\s]?$")
_SPEECH = r"(?:说|表示|坦言|认为|介绍说|介绍道|介绍|告诉记者|强调|指出|要求|建议)"
_PRIVATE_TITLE = re.compile(r"(?:负责人|法定代表人|董事|监事长|总监|总工程师|工程师|楼长)$")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(title_pattern() + r"(?!们的|会(?!见|议|晤|谈)|制|级别)")


@cache
def _name() -> re.Pattern[str]:
    return re.compile(name_pattern())


@cache
def _list() -> re.Pattern[str]:
    name = name_pattern()
    # In a list of names one may have a family name that the table lacks, if names go on behind it.
    other = rf"[{HAN}]{{2,3}}(?=、\s*(?:{name})[、\s])"
    return re.compile(rf"(?P<first>{name})(?:、\s*(?:{name}|{other})(?![{HAN}]{{2,}}、)){{1,300}}")


def find_people(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of the types Post, Official and Person in a text folded in width.

    Args:
        text: the text.
        found: the candidates so far; a post stands behind a body.
    """
    posts = _posts(text)
    named = list(_titled_names(text, posts))
    anchors = _Anchors(
        bodies=frozenset(c.end for c in found if c.type in ("Agency", "Organisation")),
        names=frozenset(n.start for n in named),
        behind=frozenset(n.end for n in named),
        posts={p.start: p for p in posts},
        ends={p.end: p for p in posts},
    )
    posts = [p for p in posts if _is_anchored(text, p, anchors)]
    lists = list(_name_lists(text, named))
    return [
        *posts,
        *named,
        *lists,
        *_leaders(text),
        *_occupations(text),
        *_pseudonyms(text),
        *_speakers(text),
        *_credits(text),
    ]


# Conjunctions and prepositions; before a verb of its own none of them can stand.
_JOINING = "和与同及对向为从以到在给"
_FINITE = re.compile(r"出席|参加|列席|主持|讲话|强调|指出|表示|说|会见|调研|考察|介绍|要求|率|[、,。;]")


@cache
def _follow() -> re.Pattern[str]:
    return re.compile(rf"(?P<stop>{_STOP})|" + "|".join(map(re.escape, read_words("after_names"))))


def _bounded(text: str, end: int) -> int:
    """How surely what stands at `end` can follow a name: 2 for a stop or a longer word, 1 for one character, else 0."""
    match = _follow().match(text, end)
    if match is None:
        return 0
    return 2 if match.lastgroup == "stop" else min(2, len(match.group()))


def read_name(text: str, start: int) -> int | None:
    """Where a name that starts at `start` ends, or None if none does.

    Of the readings with one and two given characters the one is taken whose follower is surer, else the longer:
    石立来到 is 石立 and 来到, 秦国文说 is 秦国文 and 说, 王国强说 is 王国强 and 说, 王明强调 is 王明 and 强调.
    """
    match = _name().match(text, start)
    if match is None or is_ordinary(match.group()):
        return None
    ends = [end for end in range(match.end(), start + 1, -1) if _name().fullmatch(text, start, end)]
    best = max(ends, key=lambda end: (_sureness(text, start, end), end), default=None)
    return best if best is not None and _sureness(text, start, best) > 0 else None


def _sureness(text: str, start: int, end: int) -> float:
    """How surely a name goes from `start` to `end`: by what follows, and less where its end may open a word."""
    bounded = _bounded(text, end)
    if not bounded or not is_doubtful(text[start:end]):
        return bounded
    # 和 before a verb joins nothing: 王志和出席 is 王志和, but 石立和现场工人 is 石立.
    joins = text[end - 1] not in _JOINING or not _FINITE.match(text, end)
    opens_a_word = joins and text[end - 1] in read_words("after_names")
    return bounded - (1.2 if opens_a_word else 0.5)


def follows_name(text: str, end: int) -> bool:
    """Whether what stands at `end` can follow a personal name."""
    return _bounded(text, end) > 0


def _posts(text: str) -> list[Candidate]:
    return [Candidate(*m.span(), "Post", "post") for m in _title().finditer(text)]


def _titled_names(text: str, posts: list[Candidate]) -> Iterator[Candidate]:
    """秦国文 in 市委书记秦国文; 习近平 in 习近平总书记."""
    for post in posts:
        title = text[post.start : post.end]
        kind = "Person" if _PRIVATE_TITLE.search(title) else "Official"
        start = post.end
        while text[start : start + 1] in (" ", ":"):
            start += 1
        end = read_name(text, start)
        if end is not None and not re.match(r"同志|先生", text[start:end]):
            yield Candidate(start, end, kind, "title-name")
        if (
            end is None
            and text[post.end : post.end + 1] == "的"
            and re.search(r"(?:时任|现任|担任|原任)[^,。]{0,8}$", text[max(0, post.start - 10) : post.start])
        ):
            named = read_name(text, post.end + 1)
            if named is not None:
                yield Candidate(post.end + 1, named, kind, "title-name")
        yield from _name_before(text, post)


def _name_before(text: str, post: Candidate) -> Iterator[Candidate]:
    if text[post.start : post.end] not in ("总书记", "主席", "总理"):
        return
    for size in (4, 3, 2):
        start = post.start - size
        bounded = (
            start <= 0
            or not re.match(rf"[{HAN}]", text[start - 1])
            or text[start - 1] in "和以在由与为向在按的了平神彻实"
        )
        if start >= 0 and bounded and _name().fullmatch(text, start, post.start):
            yield Candidate(start, post.start, "Official", "title-name")
            return


@dataclass(frozen=True, slots=True)
class _Anchors:
    """What a post may stand beside: where bodies end, where names start and end, and the posts by both bounds."""

    bodies: frozenset[int]
    names: frozenset[int]
    behind: frozenset[int]
    posts: Mapping[int, Candidate]
    ends: Mapping[int, Candidate]


def _is_anchored(text: str, post: Candidate, anchors: _Anchors) -> bool:
    """A post stands right behind a body or another post, or beside a person's name (decision 5)."""
    if _leads_to_name(text, post, anchors):
        return True
    if not _may_be_post(text, post):
        return False
    before = anchors.ends.get(post.start - (text[post.start - 1 : post.start] in ("、", "兼")))
    return post.start in anchors.bodies or (before is not None and before.start in anchors.bodies)


def _leads_to_name(text: str, post: Candidate, anchors: _Anchors) -> bool:
    """Whether a name stands beside a post, or beside the last of the posts that follow on it."""
    following: Candidate | None = post
    while following is not None and _may_be_post(text, following):
        if following.start in anchors.behind or not anchors.names.isdisjoint(
            (following.end, following.end + 1)
        ):
            return True
        gap = text[following.end : following.end + 1] in ("、", "兼")
        following = anchors.posts.get(following.end + gap)
    return False


def _may_be_post(text: str, post: Candidate) -> bool:
    return text[post.start : post.end] != "代表" or _is_deputy(text, post)


def _is_deputy(text: str, post: Candidate) -> bool:
    """Whether 代表 is the post of a deputy, and not a verb or part of 代表团."""
    deputies = text.endswith(("人大", "代表大会", "党", "职工"), 0, post.start)
    return deputies and not text.startswith("团", post.end)


def _name_lists(text: str, named: list[Candidate]) -> Iterator[Candidate]:
    """Names strung by 、: behind a leader word or a post they are officials, else persons if there are three or more."""
    titled = {n.start for n in named}
    for match in _list().finditer(text):
        items = _list_items(text, match.start(), match.end())
        cue = text[max(0, match.start() - 8) : match.start()]
        private = _PRIVATE_LIST.search(cue) is not None
        official = not private and (match.start() in titled or _OFFICIAL_LIST.search(cue) is not None)
        if official or private or len(items) >= 3:
            yield from (Candidate(*item, "Official" if official else "Person", "name-list") for item in items)


def _list_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list, none if there is but one; the last one must be followed by what can follow a name, else it is cut or dropped."""
    items: list[tuple[int, int]] = []
    position = start
    while True:
        stop = text.find("、", position, end)
        if stop < 0:
            break
        items.append((position, stop))
        position = stop + 1
        while position < end and text[position].isspace():
            position += 1
    last = read_name(text, position)
    if last is not None:
        items.append((position, last))
        joined = re.compile("[和及与]").match(text, last)
        closing = read_name(text, joined.end()) if joined else None
        if joined and closing is not None:
            items.append((joined.end(), closing))
    return items if len(items) >= 2 else []


def _leaders(text: str) -> Iterator[Candidate]:
    """A single name behind a leader word: 市领导毛朝晖主持座谈会."""
    for match in re.finditer(r"(?:[省市县区州旗]|老)领导", text):
        end = read_name(text, match.end())
        if end is not None:
            yield Candidate(match.end(), end, "Official", "name-list")


def _credits(text: str) -> Iterator[Candidate]:
    """Names in a page's imprint: 责编/多乐 校对/龙师群."""
    for match in re.finditer(
        rf"(?:责编|责任编辑|编辑|校对|版式|美编|组版|主编|监制)\s*[/:]\s*(?P<name>[{HAN}]{{2,4}})(?=[\s/、]|$)",
        text,
    ):
        yield Candidate(*match.span("name"), "Person", "byline")


def _occupations(text: str) -> Iterator[Candidate]:
    """村民王二, 民警李三: private persons and officers who are named with what they do."""
    for words, kind in ((_OCCUPATION, "Person"), (_OFFICERS, "Official")):
        for match in re.finditer(words, text):
            end = read_name(text, match.end()) or _likely_name(text, match.end(), kind)
            if end is not None:
                yield Candidate(match.end(), end, kind, "occupation-name")
    for match in re.finditer(r"(?:任命|免去|接受|补选|选举|罢免)", text):
        end = read_name(text, match.end()) or _likely_name(text, match.end(), "Person")
        if end is not None and re.match(r"[的为辞同任、]", text[end : end + 1]):
            yield Candidate(match.end(), end, "Official", "title-name")


def _likely_name(text: str, start: int, kind: str) -> int | None:
    """A private person's name is taken even where what follows is no usual word: to hold it back counts for more."""
    match = _name().match(text, start)
    if kind != "Person" or match is None or match.end() - start < 3:
        return None
    if is_ordinary(match.group()) or is_doubtful(match.group()):
        return None
    return match.end()


def _pseudonyms(text: str) -> Iterator[Candidate]:
    """蕾蕾(化名), 小禾(化名), 王某(化名): the name is what stands right in front, as short as it can be."""
    for match in re.finditer(r"\s?\(化名", text):
        end = match.start()
        three, two = text[max(0, end - 3) : end], text[max(0, end - 2) : end]
        doubled = len(two) == 2 and (two[0] == two[1] or two[0] in "小阿老")
        size = 3 if not doubled and len(three) == 3 and _name().fullmatch(three) else 2
        if end - size >= 0 and re.fullmatch(rf"[{HAN}]+", text[end - size : end]):
            yield Candidate(end - size, end, "Person", "pseudonym")


def _speakers(text: str) -> Iterator[Candidate]:
    """A name at the head of a clause that speaks."""
    for match in re.finditer(rf"(?:(?<=[,。;”\n])|^)(?P<name>{name_pattern()})(?={_SPEECH}[,:\s“])", text):
        if not is_ordinary(match["name"]):
            yield Candidate(*match.span("name"), "Person", "name-speech")
