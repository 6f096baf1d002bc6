"""Places told by the list in which they stand: a known place among them, or a number that counts them."""

import re
from collections.abc import Iterator, Sequence

from kg.knowledge.names import HAN
from kg.knowledge.places import load_places
from kg.recognise.base import Candidate
from kg.recognise.bounds import list_items, name_start

_LIST = re.compile(rf"(?:[、和与][{HAN}]{{2,9}}){{1,30}}")
_ITEM = re.compile(rf"[{HAN}]+?(?=[、和与]|$)")
_FIRST_ITEM = re.compile(rf"(?<![{HAN}])[{HAN}]{{2,9}}$")
# 店口、枫桥、牌头三镇: the class word is shared.
_COUNTED = re.compile(
    rf"[{HAN}](?P<items>(?:、[{HAN}]{{2,3}}){{0,9}}?、(?:(?![两三四五六七八九十])[{HAN}]){{2,3}}?)(?:等)?(?:[两三四五六七八九十]个?|\d个)"
    r"(?:镇|乡|街道|苏木|县|区|市|旗|村|社区)(?![级内外委长民里])"
)
_NO_ITEM = re.compile(r"[的了在是等各全该本其他省市县区州]|城郊|周边|附近|乡镇|街道|村级")
LONGEST_NAME = 12


def find_listed(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Short names of counties in a list one of whose members is a known place: 什邡, 绵竹 in 德阳、什邡、绵竹.

    Args:
        text: the text, folded in width.
        found: the places so far; none of them is found again.
    """
    starts = {c.start: c.end for c in found}
    ends = set(starts.values())
    places = load_places()
    added = []
    for match in _LIST.finditer(text):
        items = [m.span() for m in _ITEM.finditer(text, match.start() + 1, match.end())]
        first = _FIRST_ITEM.search(text, max(0, match.start() - 9), match.start())
        items += [first.span()] if first else []
        names = [text[start:end] for start, end in items]
        sure = [name for name in names if places.named(name) and not places.doubtful(name)]
        if len(sure) < 2 and match.start() not in ends and not any(starts.get(a) == b for a, b in items):
            continue
        for start, end in items:
            if start not in starts and len(text[start:end]) <= LONGEST_NAME and places.named(text[start:end]):
                added.append(Candidate(start, end, "Place", "place-chain"))
    return added


def find_counted(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Towns, villages and counties by their names alone, where the list closes with their number and kind.

    Args:
        text: the text, folded in width.
        found: the places so far; none of them is touched.
    """
    taken = {i for c in found for i in range(c.start, c.end)}
    return [
        Candidate(start, end, "Place", "place-chain")
        for match in _COUNTED.finditer(text)
        for start, end in _counted(text, match)
        if taken.isdisjoint(range(start, end)) and not _NO_ITEM.search(text, start, end)
    ]


def _counted(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The items of a counted list; the first one is bounded like any name."""
    head = match.start("items")
    first = name_start(text, head, 6)
    if 2 <= head - first <= 3:
        yield first, head
    yield from list_items(match, "items")
