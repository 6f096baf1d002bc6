"""Which of several overlapping mentions stays: one order of precedence, used for every recogniser.

1. A titled text (《…》) before everything: what stands inside its title is part of the title.
2. What was read where it stands before what was only found because it is a name elsewhere (`spread`).
3. The longer before the shorter.
4. The surer before the less sure.
5. The order of types below, then the recogniser's name, so that the result never depends on the order of the input.

Before that, where rules and a model work together, the model only adds what touches nothing of the rules (`beside`).
"""

from collections.abc import Iterable

from kg.model import Mention, disjoint
from kg.recognise.base import RULES

TYPE_ORDER = (
    "Document",
    "Official",
    "Person",
    "Post",
    "Agency",
    "Organisation",
    "Event",
    "Programme",
    "Place",
)


def settle(mentions: Iterable[Mention]) -> list[Mention]:
    """Choose among overlapping mentions.

    Args:
        mentions: in any order, overlapping or not, from one recogniser or several.

    Returns:
        Mentions sorted by position, none overlapping another.
    """
    return disjoint(sorted(set(mentions), key=_precedence), lambda mention: mention.span)


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


def beside(second: Iterable[Mention], first: Iterable[Mention]) -> list[Mention]:
    """The mentions of the second recogniser that share no character with one of the first.

    So the rules win over a model wherever they overlap. To let a model's longer person or organisation win over a weak
    rule changed nothing over the seed pages, so the simpler order stands.

    Args:
        second: mentions of the recogniser that is asked second.
        first: mentions of the one whose word counts more.
    """
    first = list(first)
    taken = bytearray(max((mention.end for mention in first), default=0))
    for mention in first:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return [mention for mention in second if taken.find(1, mention.start, mention.end) < 0]
