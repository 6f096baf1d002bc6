"""Lists of appointments: a line that says what is done (决定任命:) and entries of one line each (甲为市水利局局长;)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.pages.kinds import Kind, Line

_LONGEST = 120
_HAN = r"[一-龥·、()\s]"
_HEAD = re.compile(
    r"^(?:\(?[一二三四五六七八九十\d]{1,2}[、.)])?\s*(?:会议)?(?:经.{2,20})?(?:决定|批准|表决通过|接受)?(?:任命|任|免去|免|免职|任职|辞职|撤销)[一-龥]{0,12}:$"
)
_ENTRY = re.compile(
    rf"^(?:任命|免去|决定任命|决定免去)?{_HAN}{{2,60}}(?:同志)?(?:[为任]{_HAN}{{4,60}}|的{_HAN}{{3,60}}职务)[,;。]?$"
)


def mark_entries(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, with the entries of lists told from headlines and from paragraphs that break off.

    An entry stands under the line that says what is done, or under another entry.

    Args:
        lines: the filled lines of a page.
    """
    marked = list(lines)
    for index, (line, below) in enumerate(pairwise(lines)):
        if _says_what(line) and _is_entry(below):
            marked[index] = replace(line, kind=Kind.ENTRY)
        under = marked[index].kind is Kind.ENTRY or (_is_closed(line) and _is_closed(below))
        if under and _is_entry(below) and (marked[index].kind is Kind.ENTRY or _is_entry(line)):
            marked[index] = replace(marked[index], kind=Kind.ENTRY)
            marked[index + 1] = replace(below, kind=Kind.ENTRY)
    return marked


def _says_what(line: Line) -> bool:
    return line.kind is Kind.SHORT and _HEAD.match(line.words) is not None


def _is_closed(line: Line) -> bool:
    return line.words.endswith((",", ";", "。"))


def _is_entry(line: Line) -> bool:
    return (
        line.kind in (Kind.SHORT, Kind.BODY)
        and len(line.words) <= _LONGEST
        and _ENTRY.match(line.words) is not None
    )
