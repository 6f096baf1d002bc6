"""Which of several overlapping mentions stays: one order of precedence, used for every recogniser.

1. A titled text (《…》) before everything: what stands inside its title is part of the title.
2. What was read where it stands before what was only found because it is a name elsewhere (`spread`).
3. The longer before the shorter.
4. The surer before the less sure.
5. The order of types below, then the recogniser's name, so that the result never depends on the order of the input.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable

from kg.model import Mention
from kg.recognise.base import RULES

TYPE_ORDER = ("Document", "Official", "Person", "Post", "Agency", "Organisation", "Event", "Programme", "Place")


def settle(mentions: Iterable[Mention]) -> list[Mention]:
    """Choose among overlapping mentions.

    Args:
        mentions: in any order, overlapping or not, from one recogniser or several.

    Returns:
        Mentions sorted by position, none overlapping another.
    """
    kept: list[Mention] = []
    taken: list[tuple[int, int]] = []
    for mention in sorted(set(mentions), key=_precedence):
        if mention.start < mention.end and not _is_taken(mention.start, mention.end, taken):
            insort(taken, (mention.start, mention.end))
            kept.append(mention)
    return sorted(kept, key=lambda m: m.span)


def _precedence(mention: Mention) -> tuple[bool, bool, int, float, int, str, int]:
    return (
        mention.type != "Document",
        mention.confidence <= RULES["spread"],
        mention.start - mention.end,
        -mention.confidence,
        TYPE_ORDER.index(mention.type),
        mention.by,
        mention.start,
    )


def _is_taken(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether a sorted list of disjoint ranges has one that overlaps [start, end)."""
    index = bisect_left(taken, (end, end))
    return index > 0 and taken[index - 1][1] > start
