"""The last pass over a page: a name found once is found everywhere, and a person is an official everywhere or nowhere."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.knowledge.names import HAN
from kg.knowledge.words import automaton
from kg.model import Mention, Span
from kg.recognise.base import RULES
from kg.recognise.naming import follows_name

_SPREADING = {"Official", "Person", "Agency", "Organisation", "Programme", "Event", "Place"}
_SHORTEST = {
    "Official": 2,
    "Person": 3,
    "Agency": 4,
    "Organisation": 4,
    "Programme": 4,
    "Event": 5,
    "Place": 3,
}
# How many of the added before a mention may reach over it.
_NEAR = 3


def spread(mentions: Iterable[Mention], text: str, by: str) -> list[Mention]:
    """Add a mention wherever a settled mention's words stand again.

    Args:
        mentions: the settled mentions of a page.
        text: the page's text in the form in which names are compared (same length as the original).
        by: the name of the recogniser.

    Returns:
        The mentions given and those added; they may overlap.
    """
    settled = list(mentions)
    names = _names(settled, text)
    if not names:
        return _united(settled)
    added = []
    for last, name in automaton(names).iter(text):
        start = last + 1 - len(name)
        if _stands_alone(text, start, last + 1, names[name]):
            added.append(Mention(Span(start, last + 1), names[name], name, by, RULES["spread"]))
    added.sort(key=lambda m: m.span)
    return _united([*(m for m in settled if not _is_piece(m, added)), *added])


def _is_piece(mention: Mention, added: Sequence[Mention]) -> bool:
    """Whether a person is half of one whom the page names in full elsewhere: 敖其尔 in 敖其尔巴图."""
    if mention.type not in ("Official", "Person"):
        return False
    index = bisect_right(added, mention.start, key=lambda m: m.start)
    return any(
        a.type in ("Official", "Person")
        and mention.end <= a.end
        and a.end - a.start > mention.end - mention.start
        for a in added[max(0, index - _NEAR) : index]
    )


def _names(mentions: list[Mention], text: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for mention in mentions:
        name = text[mention.start : mention.end]
        if mention.type == "Person" and mention.confidence == RULES["pseudonym"]:
            names.setdefault(name, "Person")
        if mention.type in _SPREADING and len(name) >= _SHORTEST[mention.type] and "\n" not in name:
            names.setdefault(name, mention.type)
            if mention.type in ("Official", "Person"):
                names.setdefault(name.replace(" ", ""), mention.type)
            inner = re.fullmatch(r"“([^”]{3,})”.{2,}", name)
            if mention.type == "Programme" and inner and not re.match("十", inner[1]):
                names.setdefault(inner[1], "Programme")
            tail = re.fullmatch(r"“[^”]+”\s?(.{5,})", name)
            if mention.type == "Programme" and tail:
                names.setdefault(tail[1], "Programme")
    return names


def _stands_alone(text: str, start: int, end: int, kind: str) -> bool:
    """Whether the words are the name here, and not a piece of a longer word."""
    if text.startswith("门", end) and text[end - 1] == "部":
        return False  # 应急管理部门 are many
    if kind == "Person" and end - start == 2:
        return True  # only pseudonyms of two characters are spread
    if kind == "Official" and end - start == 2:
        before = text[start - 1 : start]
        bounded = not re.match(rf"[{HAN}]", before) or before in "和与同、由"
        return bounded and follows_name(text, end)
    if kind == "Programme" and text[start - 1 : start] != "“":
        return end - start >= 5
    return True


def _united(mentions: list[Mention]) -> list[Mention]:
    """Give a person one type on the page: who is an official once is one throughout.

    But a namesake who is introduced as a private person is none from there until the official is introduced again.
    """
    introduced = {RULES[rule] for rule in ("title-name", "occupation-name")}
    officials = {_closed_up(m) for m in mentions if m.type == "Official" and m.confidence > RULES["spread"]}
    private: dict[str, bool] = {}
    united = []
    for mention in sorted(mentions, key=lambda m: m.span):
        if mention.type in ("Official", "Person") and _closed_up(mention) in officials:
            if mention.confidence in introduced:
                private[_closed_up(mention)] = (
                    mention.type == "Person" and mention.confidence == RULES["occupation-name"]
                )
            kind = "Person" if private.get(_closed_up(mention), False) else "Official"
            united.append(replace(mention, type=kind))
        else:
            united.append(mention)
    return united


def _closed_up(mention: Mention) -> str:
    """The words without the blanks that set a name to width: 殷 朔."""
    return "".join(mention.text.split())
