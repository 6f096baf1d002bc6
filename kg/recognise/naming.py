"""Where a personal name starts and ends: Chinese has no blanks, so what follows settles how long a name is."""

import re
from functools import cache

from kg.knowledge.names import HAN, is_doubtful, is_ordinary, is_weak, name_pattern, sound_name, sounds
from kg.knowledge.words import read_words, tree_of

# What may follow a name that has just been introduced; settles whether it has two characters or three.
# A stop, a blank or the end of the text bounds a name as surely as a word of two characters does.
_STOP = r"$|[\s\d,。;:、!?()《》“”…—\-/■●▲]"
# 殷 朔, 秦 国 文: names set to the width of three characters.
_SPACED = (re.compile(rf"[{HAN}] {{1,2}}[{HAN}] {{1,2}}[{HAN}]"), re.compile(rf"[{HAN}] {{1,2}}[{HAN}]"))
# Family names that verbs and adverbs open with as well; they need a follower that is known.
FUNCTION_WORDS = "向应安习敬全万有成任于时方关连解常包明党计施支祝易冷高严满单查管盛从过经通申戴曾乐"
_THREE = re.compile(rf"[{HAN}]{{3}}")
# What opens a clause or a list behind a title, and what stands in no given name.
_NO_FAMILY = "省市县区州旗盟镇乡村厅局部院处科所站队组会们级位名人个本亲多分带牵率挂抓总主副大小新老第一二三四五六七八九十两几信热电办职责任公接见面直下走进上联制话忙答谈讲说问看听读写"
_NO_GIVEN = "的了是及等们不未没说就也都被把我你他她它这那或着过但而则因所各每"
# What closes the name of a body or of an occupation: 环保局, 企业家.
_NO_END = "局部委办院站队者员组司厂店家社校所处科室厅县市区镇村"
_DOTTED = re.compile(rf"(?P<first>[{HAN}]{{1,7}})·(?:[{HAN}]{{1,7}}·)?(?P<last>[{HAN}]{{1,8}})")


@cache
def _name() -> re.Pattern[str]:
    return re.compile(name_pattern())


# Conjunctions and prepositions; before a verb of its own none of them can stand.
_JOINING = "和与同及对向为从以到给"
_FINITE = re.compile(
    r"作(?:了|[报表动说讲总专交典经供主])|致辞|宣读|率队|应邀|出席|参加|列席|主持|讲话|强调|指出|表示|说|会见|调研|考察|介绍|要求|率|[、,。;]"
)


# 来 before these is the end of a name: 凤来应邀; but 来出席 and 来调研 are what one does.
_AFTER_COMING = re.compile(r"应邀|列席|强调|指出|表示|[、,。;]")
# Any verb that 了 or 着 marks, or that 翻出 and 递上 are of the kind of.
_ASPECT = (
    rf"(?![的是和与在也都又就再正很更最不没了着])[{HAN}](?:[了着](?![解重力手眼])|一[{HAN}](?=[,。、])|[出上下](?=[自家一手车门了两]))"
    r"|家(?=[,。、里中门的])"
)


@cache
def _follow() -> re.Pattern[str]:
    return re.compile(rf"(?P<stop>{_STOP})|(?P<aspect>{_ASPECT})|" + tree_of("after_names"))


def _bounded(text: str, end: int) -> float:
    """How surely what stands at `end` can follow a name: 2 for a stop or a longer word, 1 for one character, else 0.

    A verb that no table has, but 了 marks, is between the two: 梁志 and 扫了, but 斯琴 and 汇报了.
    """
    match = _follow().match(text, end)
    if match is None:
        return 0
    if match.lastgroup == "aspect":
        return 1.5
    return 2 if match.lastgroup == "stop" else min(2, len(match.group()))


def read_name(text: str, start: int, *, expected: bool = False) -> int | None:
    """Where a name that starts at `start` ends, or None if none does; `expected` says that a person must stand here.

    Of the readings with one and two given characters the one is taken whose follower is surer, else the longer:
    石立来到 is 石立 and 来到, 秦国文说 is 秦国文 and 说, 王国强说 is 王国强 and 说, 王明强调 is 王明 and 强调.
    """
    dotted = _DOTTED.match(text, start)
    if dotted is not None and (len(dotted["first"]) < 4 or sounds().fullmatch(dotted["first"])):
        return _end_of_dotted(text, dotted)
    match = _name().match(text, start)
    if match is None or is_ordinary(match.group()):
        return _spaced_name(text, start)
    ends = [end for end in range(match.end(), start + 1, -1) if _name().fullmatch(text, start, end)]
    best = max(ends, key=lambda end: (_sureness(text, start, end), end), default=None)
    needed = 1.5 if is_weak(match.group()) and not expected else 0.1
    return best if best is not None and _sureness(text, start, best) >= needed else None


def _end_of_dotted(text: str, dotted: re.Match[str]) -> int:
    """Where the last part ends: at the end of the characters that write sounds, if a name can end there."""
    last = dotted.start("last")
    written = sounds().match(text, last, dotted.end())
    if written is not None:
        return _end_of_sounds(text, last, written.end()) or written.end()
    return _end_of_sounds(text, last, dotted.end()) or dotted.end()


def read_sounds(text: str, start: int) -> int | None:
    """Where a name written by its sounds ends that starts at `start`; only to be asked where a person must stand."""
    match = sound_name().match(text, start)
    if match is None or is_ordinary(match.group()) or _bounded(text, start) == 2:
        return None
    return _end_of_sounds(text, start + 1, match.end())


def _end_of_sounds(text: str, first: int, last: int) -> int | None:
    """The first place behind `first`, up to `last`, at which what follows a name surely begins."""
    sure = next((end for end in range(first + 1, last + 1) if _bounded(text, end) == 2), None)
    if sure is not None and sure < last and _FINITE.match(text, sure + 1) and not _FINITE.match(text, sure):
        return sure + 1  # 巴合提 and 出席, not 巴合 and 提出
    return last if sure is None and last - first > 1 and _bounded(text, last) else sure


def _spaced_name(text: str, start: int) -> int | None:
    for pattern in _SPACED:
        match = pattern.match(text, start)
        if match and _name().fullmatch(match.group().replace(" ", "")) and _bounded(text, match.end()):
            return match.end()
    return None


def _sureness(text: str, start: int, end: int) -> float:
    """How surely a name goes from `start` to `end`: by what follows, and less where its end may open a word."""
    bounded = _bounded(text, end)
    if not bounded or not is_doubtful(text[start:end]):
        return bounded
    # 和 before a verb joins nothing: 王志和出席 is 王志和, but 石立和现场工人 is 石立.
    joins = text[end - 1] not in _JOINING or not _FINITE.match(text, end)
    comes = text[end - 1] != "来" or not _AFTER_COMING.match(text, end)
    opens_a_word = joins and comes and text[end - 1] in read_words("after_names")
    return bounded - (1.2 if opens_a_word else 0.5)


def how_sure(text: str, end: int) -> float:
    """How surely what stands at `end` can follow a name: 2, 1 or 0."""
    return _bounded(text, end)


def follows_name(text: str, end: int) -> bool:
    """Whether what stands at `end` can follow a personal name."""
    return _bounded(text, end) > 0


@cache
def _no_name() -> re.Pattern[str]:
    """Words and characters that no name of an unlisted family holds, so that what follows a title is no clause."""
    words = {
        w for name in ("after_names", "bounding_words", "not_names") for w in read_words(name) if len(w) > 1
    }
    opening = {w for name in ("after_names", "bounding_words") for w in read_words(name) if len(w) == 1}
    first = "".join(sorted(opening)) + _NO_FAMILY
    last = "".join(sorted(opening - {"和"}))
    return re.compile(
        rf"^[{first}]|..[{last}]|.?[{_NO_GIVEN}]|.?(?:{'|'.join(map(re.escape, sorted(words)))})"
    )


def unlisted_name(text: str, start: int) -> int | None:
    """Where a name of three characters ends whose family name no table has, before a sure stop: 秧学军 before 主持.

    Only to be asked where a title has just introduced a person.
    """
    end = start + 3
    name = text[start:end]
    if not _THREE.fullmatch(name) or _bounded(text, end) < 1.5 or _name().match(name):
        return None
    if name[-1] in _NO_END:
        return None
    joins = name.endswith("和") and not _FINITE.match(text, end)
    return None if joins or _no_name().match(name) or is_ordinary(name) else end


def likely_name(text: str, start: int) -> int | None:
    """Where a name of three characters ends that starts at `start`, whatever follows."""
    match = _name().match(text, start)
    if match is None or match.end() - start < 3 or is_weak(match.group()):
        return None
    if is_ordinary(match.group()) or is_doubtful(match.group()) or text[start] in FUNCTION_WORDS:
        return None
    return match.end()
