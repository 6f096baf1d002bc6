"""Stories that nobody signed: a headline with nothing but its text below.

A short line above a paragraph is a headline, or the subhead of a section. It is a headline where it is set as a heading
of the rank of headlines, where news in brief stand below it behind bullets, where it names a notice or a list, or where
the text goes on as a piece of news does and the story above cannot have sections.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from kg.pages.captions import is_credit
from kg.pages.columns import heads_itself, is_picture
from kg.pages.headlines import headline_of, run_above, run_below
from kg.pages.kinds import TEXT_KINDS, Kind, Line
from kg.pages.story import Story

# How a piece of news begins.
_NEWS = re.compile(
    r"^(?:[今昨前][日天晚]|近日|日前|近期|连日来|[上本]周|(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日[,上下]|记者从|据悉)"
)
_PASSED = re.compile(r"\d月\d+日|通过|公布|施行")
# A pen name or a source in brackets closes a piece of news.
_SIGNED_BELOW = re.compile(r"\([一-龥\s、·]{2,14}\)$")
_BRIEF_LIMIT = 12
# A heading of these levels is no section where another of them is a rubric.
_HIGH = 2
# A piece of news in brief, and what stands under a picture, have so many paragraphs.
_SHORT_TEXT, CAPTION_LIMIT = 4, 2


def heading_rank(lines: Sequence[Line]) -> int:
    """The lowest level of a headline above a byline or a dateline: a heading of it is no section of a story.

    Args:
        lines: the filled lines of a page.
    """
    rank = 0
    for index, line in enumerate(lines):
        if line.kind in (Kind.BYLINE, Kind.DATELINE):
            start = run_above(lines, index, 0)
            headline = headline_of(lines, start, index)
            levels = [lines[i].level for i in range(start, index) if i in headline or lines[i].level <= _HIGH]
            rank = max([rank, *levels])
    return rank


def opens_unsigned(lines: Sequence[Line], run: range, story: Story | None, rank: int) -> bool:
    """Whether a run of headline lines heads a story that nobody signed.

    Args:
        lines: the filled lines of a page.
        run: the lines of the run.
        story: the story that is open above.
        rank: the lowest level of the headings that are headlines.
    """
    if run.stop >= len(lines) or lines[run.stop].kind not in TEXT_KINDS:
        return False
    if story is not None and not story.headline and lines[run.stop].apart:
        return False  # the headline of the text above, and a picture's caption
    heading = next((i for i in run if lines[i].kind is Kind.HEADING), None)
    headline = "".join(lines[i].words for i in headline_of(lines, run.start, run.stop))
    if is_picture(headline):
        return True
    cuts = run.start > 0 and _is_unfinished(lines[run.start - 1])
    if (heading is None or cuts) and _has_credit(lines, run.stop):
        return False  # the story of a picture, which its credit opens
    if heading is not None:
        return _heading_opens(lines, heading, headline, story, rank)
    return not cuts and _bare_opens(lines, run, headline, story)


def _is_unfinished(line: Line) -> bool:
    """Whether a paragraph breaks off at its end, so that what is below stands in the midst of its sentence."""
    return line.kind in (Kind.BODY, Kind.DATELINE, Kind.ITEM) and not line.ends


def _has_credit(lines: Sequence[Line], below: int) -> bool:
    """Whether a text is what stands above a picture's credit."""
    under = lines[below : below + CAPTION_LIMIT + 1]
    signed = next((line for line in under if line.kind not in TEXT_KINDS), None)
    return signed is not None and is_credit(signed) and not signed.apart


def _heading_opens(
    lines: Sequence[Line], heading: int, headline: str, story: Story | None, rank: int
) -> bool:
    """Whether a heading with text below is one of a story, and not of a section of the open one."""
    if story is None:
        return True
    if story.feature and story.anchor == heading - 1:
        return False
    if lines[heading].level <= max(story.level(lines), rank):
        return True
    text = lines[run_below(lines, heading)]
    return _heads_list(headline, text) or _reads_as_news(text) or _is_under_container(lines, heading)


def _heads_list(headline: str, text: Line) -> bool:
    """Whether a headline says of itself that its text is below: news in brief, entries, a notice, what somebody passed."""
    passed = text.kind is Kind.NOTE and _PASSED.search(text.words) is not None
    return passed or text.kind in (Kind.ITEM, Kind.ENTRY) or heads_itself(headline)


def _is_under_container(lines: Sequence[Line], index: int) -> bool:
    """Whether the heading above a heading holds headings alone: the title of a page of stories, not of a story."""
    above = (i for i in range(index - 1, -1, -1) if 0 < lines[i].level < lines[index].level)
    parent = next(above, None)
    return parent is not None and lines[parent + 1].kind is Kind.HEADING


def _bare_opens(lines: Sequence[Line], run: range, headline: str, story: Story | None) -> bool:
    """Whether bare lines with text below head a story, and not a section of the open one."""
    head, text = lines[run[-1]], lines[run.stop]
    nearer_above = run.start > 0 and text.apart and not head.apart
    if head.kind is Kind.LEAD or head.leads_on:
        return False
    if _is_signed_under_picture(lines, run.stop):
        return True
    if story is None:
        return text.ends or text.kind is not Kind.BODY
    return not nearer_above and (_heads_list(headline, text) or _is_brief(lines, run, headline, story))


def _is_signed_under_picture(lines: Sequence[Line], below: int) -> bool:
    """Whether nothing but a picture's caption stands between a headline and the byline or dateline."""
    caption = (i for i in range(below, min(below + CAPTION_LIMIT + 1, len(lines))))
    signed = next((i for i in caption if lines[i].kind is not Kind.CAPTION), below)
    return (
        signed > below and lines[signed].kind in (Kind.BYLINE, Kind.DATELINE) and not is_credit(lines[signed])
    )


def _is_brief(lines: Sequence[Line], run: range, headline: str, story: Story) -> bool:
    """Whether a short line heads another piece of news, where the one above is finished and has no sections."""
    if len(headline) > _BRIEF_LIMIT or "," in headline:
        return False
    if _SIGNED_BELOW.search(lines[run.start - 1].words[-20:]) is not None or _closes_signed(lines, run.stop):
        return True
    return not story.feature and _reads_as_news(lines[run.stop])


def _closes_signed(lines: Sequence[Line], below: int) -> bool:
    """Whether the paragraphs below are few, and the last has a pen name in brackets behind it."""
    under = lines[below : below + _SHORT_TEXT + 1]
    text = list(takewhile(lambda line: line.kind in TEXT_KINDS, under))
    return len(text) <= _SHORT_TEXT and _SIGNED_BELOW.search(text[-1].words[-20:]) is not None


def _reads_as_news(text: Line) -> bool:
    return _NEWS.match(text.words) is not None
