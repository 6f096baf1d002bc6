"""Which lines stand under a picture.

A picture breaks into the text of a story; what is printed under it is no part of the sentence that it cuts in two. It is
told by who took it (于海生 摄), by what it says of itself (图为 …), by a credit on the next line, or by standing alone
between the two halves of a sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.pages.kinds import Kind, Line

_ROLE = r"(?:[一-龥]{0,14}(?:记者|通讯员)\s+)?"
_NAME = r"[一-龥]{1,4}(?:\s[一-龥])?(?:·[一-龥]{1,6})?"
_TAKEN = re.compile(rf"[。!?”’)\s■]\s*[(■]?(?P<credit>{_ROLE}{_NAME}\s*[/\s]\s*(?:摄影?|供图|图))\)?$")
_SHOWS = re.compile(r"^[■●▲]?\s*\(?(?:图为|图片为|[上下左右]图)|\(资料(?:图片?|照片)\)$")
_CREDIT = re.compile(r"(?:摄|摄影|摄影报道|供图)\s*$")
# The end of a line in which a credit may stand, and the fewest characters of a caption in front of it.
_TAIL, _FEWEST = 40, 6


def is_caption(words: str) -> bool:
    """Whether a line says itself that it stands under a picture.

    Args:
        words: the line, folded in width.

    >>> is_caption("村民在新渠边。 秦拾穗 摄"), is_caption("图为新渠。"), is_caption("■通讯员 秦拾穗 摄")
    (True, True, False)
    """
    return credit_within(words) is not None or _SHOWS.search(words[:_TAIL] + words[-_TAIL:]) is not None


def credit_within(words: str) -> int | None:
    """Where the credit begins that a caption ends with, or None.

    >>> credit_within("村民在新渠边。秦拾穗 摄")
    7
    """
    tail = max(0, len(words) - _TAIL)
    found = _TAKEN.search(words, tail)
    return found.start("credit") if found and found.start() >= _FEWEST else None


def is_credit(line: Line) -> bool:
    """Whether a byline says who took a picture."""
    return line.kind is Kind.BYLINE and _CREDIT.search(line.text[-_TAIL:]) is not None


def mark_captions(lines: Sequence[Line]) -> list[Line]:
    """The filled lines of a page, with those told to be captions by what stands around them.

    Args:
        lines: the lines of a page without the blank ones.
    """
    marked = list(lines)
    for index, line in enumerate(marked):
        if line.kind in (Kind.BODY, Kind.SHORT) and (
            _has_credit(marked, index) or _cuts_sentence(marked, index)
        ):
            marked[index] = replace(line, kind=Kind.CAPTION)
    return marked


def _has_credit(lines: Sequence[Line], index: int) -> bool:
    """Whether a paragraph is credited on the next line; a short line may be a headline, unless it cuts a sentence."""
    below = index + 1
    if below == len(lines) or not is_credit(lines[below]) or lines[below].apart:
        return False
    return lines[index].kind is Kind.BODY or (index > 0 and _breaks_off(lines[index - 1]))


def _cuts_sentence(lines: Sequence[Line], index: int) -> bool:
    """Whether a paragraph stands alone, whole, in the midst of a sentence."""
    if not 0 < index < len(lines) - 1:
        return False
    above, line, below = lines[index - 1 : index + 2]
    return line.apart and below.apart and below.kind is Kind.BODY and _breaks_off(above)


def _breaks_off(line: Line) -> bool:
    return line.kind in (Kind.BODY, Kind.DATELINE) and not line.ends
