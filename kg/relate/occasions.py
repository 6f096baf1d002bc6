"""Meetings of a story: which are told to take place, when, and which of them the words 会议 and 会上 mean."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.dates import DateMention
from kg.model import Span
from kg.relate.skeleton import Skeleton, Term, pattern

_TAKES_PLACE = (
    r"(?:召开|举行|举办|开幕|闭幕|启动|听取|落下帷幕|落幕|拉开帷幕|启幕|开市|开赛|开班|开讲|收官|开锣|开馆|结束|亮相|开营|"
    r"继续进行|鸣枪|上演|选举|表决|审议|决定任命|决定|补选)"
)
_HELD = (
    r"(?:召开|主持|举行|举办|出席|参加|列席|承办|主办|组织|开展)(?:了|的)?(?P<e><E>)",
    r"(?:召开|主持召开|主持|举行|举办)(?:了|的)?[^,。;:<]{1,10}?(?P<e><E>)(?=[,。;]|$)",
    rf"(?P<e><E>)(?:(?!<E>)[^。;]){{0,30}}?{_TAKES_PLACE}",
)
# 大会还举行了捐赠仪式: a part of what is going on, which what follows is not about.
_PART = r"(?:上|期间|现场|大会|会议|活动)[^,。;]{0,6}?(?:还|并|同时|同步)(?:同步|同时)?(?:举行|举办|召开|进行)(?:了)?(?P<e><E>)"
# 贯彻党的二十大精神 tells of no meeting.
_DOCTRINE = re.compile(r"精神|部署|报告提出|以来|确定|擘画|作出|关于")
_STUDIED = re.compile(r"(?:贯彻|学习|落实|传达|按照|自|根据|迎接|庆祝)[^,。;]{0,10}$")
# How many sentences of a story tell what it is about.
_OPENING = 3


@dataclass(frozen=True, slots=True)
class Held:
    """An event that is told to take place: the words that first say so, its date, and the sentence it is said in.

    `part` tells one that is only a part of another.
    """

    term: Term
    date: DateMention | None
    sentence: Span
    part: bool = False

    @property
    def position(self) -> int:
        """Where it is first said."""
        return self.term.span.start


def event_at(held: Sequence[Held], position: int) -> Held | None:
    """The event that 会议 or 会上 means at a position: the last one held before it, else the first of the story.

    Args:
        held: the events of the story by position.
        position: on the page.
    """
    index = bisect_right(held, position, key=lambda each: each.position)
    for each in reversed(held[:index]):
        if not each.part or each.sentence.start <= position < each.sentence.end:
            return each
    return next((each for each in held if not each.part), None)


def find_held(sentences: Sequence[tuple[Span, Skeleton]], lead: DateMention | None) -> tuple[Held, ...]:
    """The events that a story tells to take place, by position.

    Args:
        sentences: span and skeleton of each sentence.
        lead: the story's first exact date, that of an event whose sentence gives none.
    """
    held: dict[str, Held] = {}
    for span, skeleton in sentences:
        parts = {match.start("e") for match in pattern(_PART).finditer(skeleton.text)}
        for at in _held_in(skeleton):
            term = skeleton.terms[at]
            if term is not None and term.entity is not None and term.entity not in held:
                held[term.entity] = Held(term, _date(skeleton, at) or lead, span, at in parts)
    found = list(held.values()) or list(_named_first(sentences, lead))
    return tuple(sorted(found, key=lambda each: each.position))


def _held_in(skeleton: Skeleton) -> Iterator[int]:
    for words in (*_HELD, _PART):
        for match in pattern(words).finditer(skeleton.text):
            if not _is_doctrine(skeleton, match.start("e")):
                yield match.start("e")


def _is_doctrine(skeleton: Skeleton, at: int) -> bool:
    return (
        _DOCTRINE.match(skeleton.text, at + 1) is not None
        or _STUDIED.search(skeleton.text[max(0, at - 14) : at]) is not None
    )


def _date(skeleton: Skeleton, at: int) -> DateMention | None:
    """The date that a sentence gives an event: the last exact one before it, else the last of any precision."""
    dates = skeleton.dates(at)
    exact = [date for date in dates if date.has_day]
    return exact[-1] if exact else dates[-1] if dates else None


def _named_first(sentences: Sequence[tuple[Span, Skeleton]], lead: DateMention | None) -> Iterator[Held]:
    """Where no event is said to take place, the first that the story opens with."""
    for span, skeleton in sentences[:_OPENING]:
        for at, term in enumerate(skeleton.terms):
            if term is not None and term.type == "Event" and term.entity and not _is_doctrine(skeleton, at):
                yield Held(term, _date(skeleton, at) or lead, span)
                return
