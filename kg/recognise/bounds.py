"""Where a name begins: Chinese has no blanks, so the words that can't be in a name bound it on the left."""

import re
from collections.abc import Iterator

from kg.knowledge.names import HAN
from kg.knowledge.words import tree_of

# As trees, for they are looked for everywhere.
_STOP = re.compile(tree_of("bounding_words") + r"|\d+(?:余|多)?[家个条项名位批件套所座处支]")
_WHOLE = re.compile(tree_of("whole_words"))
_ALLOWED = re.compile(rf"[{HAN}A-Za-z0-9·+×“”]+$")


def name_start(text: str, end: int, limit: int) -> int:
    """Where a name that ends at `end` begins, at most `limit` characters back.

    Args:
        text: the text, folded in width.
        end: the position right before the closing word of the name (大会, 公司 …).
        limit: how far back to look.

    Returns:
        The start; equal to `end` where nothing of a name stands in front.
    """
    floor = max(0, end - limit)
    window = text[floor:end]
    allowed = _ALLOWED.search(window)
    if allowed is None:
        return end
    start = allowed.start()
    whole = [match.span() for match in _WHOLE.finditer(text, floor, min(len(text), end + 2))]
    for stop in _STOP.finditer(window, start):
        at = (floor + stop.start(), floor + stop.end())
        if not any(left <= at[0] and at[1] <= right for left, right in whole):
            start = max(start, stop.end())
    return floor + _balanced(window, start)


def _balanced(window: str, start: int) -> int:
    """Never begin inside a quotation: step over a closing mark that has no opening one."""
    depth = 0
    for i in range(len(window) - 1, start - 1, -1):
        if window[i] == "”":
            depth += 1
        elif window[i] == "“":
            depth -= 1
            if depth < 0:
                return i + 1
    if depth > 0:
        return window.rindex("”") + 1
    return start


def list_items(match: re.Match[str], group: str = "list", marks: str = "、") -> Iterator[tuple[int, int]]:
    """Where the items of a list stand that a group of a match holds; the marks stand between them."""
    start = match.start(group)
    for item in re.finditer(rf"[^{marks}]+", match[group]):
        yield start + item.start(), start + item.end()


def list_head(text: str, end: int, reach: int) -> int:
    """Where the clause begins whose list closes at `end`, as far back as a list may reach, in characters."""
    floor = max(0, end - reach)
    return max(floor, *(text.rfind(mark, floor, end) + 1 for mark in "。,;:\n"))
