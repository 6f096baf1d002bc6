"""Where a newline of the page is nothing but the width of a column."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

_INNER_STOP = re.compile(r"[，,。;；]")
_STOP = re.compile(r"[。;；]$")
# A column is at least ten characters wide; widths are in half characters.
_NARROWEST = 20


@lru_cache(maxsize=8)
def line_wraps(text: str) -> frozenset[int]:
    """The positions of the newlines that only the width of a column made.

    A paragraph of three lines or more is wrapped where all but its last are of one width, to two characters. Where each of
    them ends with a stop they are entries of a list.

    Args:
        text: the original text.
    """
    wraps: set[int] = set()
    for start, lines in _paragraphs(text):
        widths = [_width(line) for line in lines]
        full = max(widths[:-1])
        even = full >= _NARROWEST and min(widths[:-1]) >= full - 4 and widths[-1] <= full
        listed = all(_STOP.search(line.rstrip()) for line in lines)
        if even and not listed and _INNER_STOP.search("\n".join(lines)):
            ends = accumulate(len(line) + 1 for line in lines[:-1])
            wraps.update(start + end - 1 for end in ends)
    return frozenset(wraps)


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of three lines or more that are neither blank nor headings, with where they start."""
    lines: list[str] = []
    position = 0
    for line in (*text.split("\n"), ""):
        if line.strip() and not line.lstrip().startswith("#"):
            lines.append(line)
        else:
            if len(lines) > 2:
                yield position - sum(len(each) + 1 for each in lines), lines
            lines = []
        position += len(line) + 1


def _width(line: str) -> int:
    """The width of a line in half characters."""
    return sum(2 if char > "\u2e7f" or char in "“”‘’…—" else 1 for char in line.strip())
