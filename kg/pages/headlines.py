"""Which of the lines above a story is its headline: not the rubric, the lead-in, the kicker or the subtitle."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.pages.columns import is_column
from kg.pages.kinds import HEADLINE_KINDS, TEXT_KINDS, Kind, Line

# An occasion printed over a whole page: 政协清河市第五届委员会第二次会议.
_OCCASION = re.compile(r"第[一二三四五六七八九十\d]+[届次].*(?:会议|大会)$")
# A headline says what happened; such a line is no rubric, however short it is.
_HAPPENED = re.compile(
    r"召开|举行|会见|主持|调研|出席|启动|开幕|闭幕|签约|获|任|辞|通过|印发|揭牌|开工|竣工|投产|走访|看望|考察|来|赴|落户|突破|增|超|达|了"
)
# Nor is one that is a clause (一碗热面, 让渠水更清), or that has marks.
_CLAUSE = re.compile(r"[\s,、:!?“”\"《》\d一让把给被向更不要能会]")
# A rubric that no word tells is this short: bare, set as a heading above another, set as a deep heading.
_BARE_LIMIT, _HEADING_LIMIT, _DEEP_LIMIT = 4, 7, 9
_DEEP = 3
# A headline of more lines is none.
_MOST = 6


def run_above(lines: Sequence[Line], index: int, floor: int) -> int:
    """The first line of the run of headline lines that ends right above a line.

    Args:
        lines: the filled lines of a page.
        index: the line below the run; the run is empty if this is what is returned.
        floor: the first line that may belong to it.
    """
    start = index
    while start > floor and lines[start - 1].kind in HEADLINE_KINDS:
        if start < index and _closes_text(lines, start - 1):
            break
        start -= 1
    return start


def run_below(lines: Sequence[Line], index: int) -> int:
    """The first line below a run of headline lines that starts at a line."""
    while index < len(lines) and lines[index].kind in HEADLINE_KINDS:
        index += 1
    return index


def _closes_text(lines: Sequence[Line], index: int) -> bool:
    """Whether a short line is the rest of the text above it: it stands nearer to that than to what is below."""
    line = lines[index]
    return (
        line.kind is Kind.SHORT
        and index > 0
        and lines[index - 1].kind in TEXT_KINDS
        and not line.apart
        and lines[index + 1].apart
    )


def headline_of(lines: Sequence[Line], start: int, stop: int) -> list[int]:
    """The lines of the headline in a run: those set as a heading, else the first block of bare lines; a rubric is neither.

    A line that ends in a colon is joined to the next block.

    Args:
        lines: the filled lines of a page.
        start: the first line of the run.
        stop: the line below it.
    """
    blocks = _blocks(lines, start, stop)
    rubrics = {i for i, (block, below) in enumerate(pairwise(blocks)) if _is_rubric(lines, block, below)}
    chosen = [block for i, block in enumerate(blocks) if i not in rubrics]
    if not chosen:
        return []
    first = next((block for block in chosen if lines[block[0]].kind is Kind.HEADING), chosen[0])
    for block in chosen:
        if block[0] > first[-1] and lines[first[-1]].leads_on and len(first) < _MOST:
            first = first + block
    return first


def headline_text(lines: Sequence[Line]) -> str:
    """The lines of a headline as one: joined with a blank, and without one behind a colon."""
    words = "".join(line.content if line.leads_on else f"{line.content} " for line in lines if line.content)
    return words.strip()


def _blocks(lines: Sequence[Line], start: int, stop: int) -> list[list[int]]:
    """Runs of adjacent lines; a heading is a block of its own, lead-ins (——) are left out."""
    blocks: list[list[int]] = []
    for i in range(start, stop):
        kind = lines[i].kind
        if kind is Kind.LEAD:
            continue
        if kind is Kind.SHORT and lines[i].joined and i > start and lines[i - 1].kind is Kind.SHORT:
            blocks[-1].append(i)
        else:
            blocks.append([i])
    return blocks


def _is_rubric(lines: Sequence[Line], block: Sequence[int], below: Sequence[int]) -> bool:
    """A rubric names a column of the paper (两会好声音), not a story; another block stands below it."""
    printed = [lines[i].words for i in block]
    words = "".join(printed)
    if is_column(words):
        return True
    if _HAPPENED.search(words):
        return False
    if all(_OCCASION.search(each) for each in printed):
        return True
    return (
        len(block) == 1 and not _CLAUSE.search(words) and _is_overshadowed(lines[block[0]], lines[below[0]])
    )


def _is_overshadowed(line: Line, below: Line) -> bool:
    """Whether a short line stands over one that is set larger, or that says more."""
    if line.kind is not Kind.HEADING:
        limit = _BARE_LIMIT if len(below.words) > len(line.words) else 0
    elif line.level >= _DEEP:
        limit = _DEEP_LIMIT
    else:
        limit = _HEADING_LIMIT if below.kind is Kind.HEADING else 0
    return len(line.words) <= limit
