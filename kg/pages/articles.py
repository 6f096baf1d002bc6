"""The stories of a page: where each begins and ends, its headline and who signed it.

Newspaper pages come as lines whose order the layout has disturbed. What anchors a story is its byline or its
dateline; the run of headline lines above the anchor belongs to it. A dateline with no headline above it takes
the run that stands after its text, if nobody else claims that run.
"""

import re
from dataclasses import dataclass, field

from kg.model import Article, Author, Span
from kg.pages.lines import Kind, Line

_HEADLINE_KINDS = {Kind.HEADING, Kind.SHORT, Kind.LEAD}
_RUBRIC = re.compile(
    r"(?:专访|访谈|报道|声音|花絮|专栏|关注|聚焦|观察|速递|快讯|短讯|简讯|连线|链接|视点|之窗|在线|要闻|综合|广角|资讯|特刊|专题|专版|摘要|导读|新闻眼)$"
    r"|^(?:图片|新闻)|\|"
)
_CREDIT = re.compile(r"(?:摄|摄影|摄影报道|供图)\s*$")
# A headline says what happened; such a line is no rubric, however short it is.
_HAPPENED = re.compile(
    r"召开|举行|会见|主持|调研|出席|启动|开幕|闭幕|签约|获|任|辞|通过|印发|揭牌|开工|竣工|投产|走访|看望|考察|来|赴|落户|突破|增|超|达"
)
_RUBRIC_LIMIT = 9


@dataclass(slots=True)
class _Story:
    """A story while it is put together: indices of its headline lines and of the lines it spans."""

    first: int
    last: int
    headline: list[int] = field(default_factory=list)
    authors: tuple[Author, ...] = ()
    level: int = 0


def split_articles(text: str, lines: list[Line]) -> tuple[Article, ...]:
    """Cut a page into articles.

    Args:
        text: the original text of the page.
        lines: its lines.

    Returns:
        The articles in printed order; together they cover the page from the first story's headline on.
        A page without headline, byline or dateline is one article.
    """
    stories = _find_stories(lines)
    if not stories:
        return _whole_page(text, lines)
    for story, following in zip(stories, [*stories[1:], None], strict=True):
        story.last = (following.first if following else len(lines)) - 1
    _take_headlines_after(lines, stories)
    return tuple(_article(number, story, lines) for number, story in enumerate(stories, 1))


def _article(number: int, story: _Story, lines: list[Line]) -> Article:
    headline = " ".join(part for part in _joined([lines[i] for i in story.headline]) if part)
    span = Span(lines[story.first].span.start, lines[story.last].span.end)
    return Article(f"a{number}", headline, story.authors, span)


def _joined(lines: list[Line]) -> list[str]:
    """The lines of a headline; one that ends in a colon is joined to the next without a space."""
    parts: list[str] = []
    for line in lines:
        if parts and parts[-1].endswith((":", "：")):
            parts[-1] += line.content
        else:
            parts.append(line.content)
    return parts


def _whole_page(text: str, lines: list[Line]) -> tuple[Article, ...]:
    filled = [line for line in lines if line.kind is not Kind.BLANK]
    if not filled:
        return ()
    first = filled[0]
    headline = first.content if first.kind in _HEADLINE_KINDS and len(filled) > 1 else ""
    return (Article("a1", headline, (), Span(0, len(text))),)


def _find_stories(lines: list[Line]) -> list[_Story]:
    stories: list[_Story] = []
    for index, line in enumerate(lines):
        floor = stories[-1].last + 1 if stories else 0
        if line.kind is Kind.BYLINE:
            _add_byline(lines, index, floor, stories)
        elif line.kind is Kind.DATELINE:
            _add_dateline(lines, index, floor, stories)
        elif line.kind is Kind.HEADING and _opens_unsigned(lines, index, stories):
            stories.append(_opened(lines, index, index + 1, index))
    return stories


def _add_byline(lines: list[Line], index: int, floor: int, stories: list[_Story]) -> None:
    line = lines[index]
    authors = line.byline.authors if line.byline else ()
    start = _run_above(lines, index, floor)
    if _CREDIT.search(line.text) and _is_text(lines, index - 1):
        _add_credit(lines, index, floor, authors, stories)
        return
    if start == index:  # a second byline line, or one with nothing above: it signs the story that is open
        if stories:
            stories[-1].authors += authors
            stories[-1].last = index
        return
    if stories and stories[-1].headline and stories[-1].headline[0] >= start:
        stories[-1].authors += authors
        stories[-1].last = index
        return
    story = _opened(lines, start, index, index)
    story.authors = authors
    stories.append(story)


def _add_credit(
    lines: list[Line], index: int, floor: int, authors: tuple[Author, ...], stories: list[_Story]
) -> None:
    """A picture's credit stands after its caption; with headline lines above the caption it is a story of its own."""
    body = index - 1
    while body >= floor and lines[body].kind in (Kind.BODY, Kind.BLANK):
        body -= 1
    start = _run_above(lines, body + 1, floor)
    if start <= body and any(_filled(lines, i) for i in range(start, body + 1)):
        story = _opened(lines, start, body + 1, index)
        story.authors = authors
        stories.append(story)
    elif stories:
        stories[-1].authors += authors


def _add_dateline(lines: list[Line], index: int, floor: int, stories: list[_Story]) -> None:
    line = lines[index]
    authors = line.byline.authors if line.byline else ()
    if stories and not _text_between(lines, stories[-1].last, index):
        stories[-1].authors += authors
        stories[-1].last = index
        return
    start = _run_above(lines, index, floor)
    if (
        start == index
        and stories
        and not stories[-1].authors
        and _one_paragraph(lines, stories[-1].last, index)
    ):
        # Only a caption stands between the headline and the dateline.
        stories[-1].authors = authors
        stories[-1].last = index
        return
    story = _opened(lines, start, index, index)
    story.authors = authors
    stories.append(story)


def _one_paragraph(lines: list[Line], first: int, index: int) -> bool:
    filled = [i for i in range(first + 1, index) if lines[i].kind in (Kind.BODY, Kind.SHORT)]
    return len(filled) <= 2


def _text_between(lines: list[Line], first: int, index: int) -> bool:
    """Whether any filled line stands between the anchor of the open story and this one."""
    return any(lines[i].kind is not Kind.BLANK for i in range(first + 1, index))


def _opened(lines: list[Line], start: int, stop: int, anchor: int) -> _Story:
    story = _Story(first=start, last=anchor, headline=_headline_of(lines, start, stop))
    if story.headline:
        story.level = lines[story.headline[0]].level
    return story


def _run_above(lines: list[Line], index: int, floor: int) -> int:
    """The first line of the run of headline lines that ends right above `index`."""
    start = index
    for i in range(index - 1, floor - 1, -1):
        if lines[i].kind in _HEADLINE_KINDS:
            start = i
        elif lines[i].kind is not Kind.BLANK:
            break
    return start


def _headline_of(lines: list[Line], start: int, stop: int) -> list[int]:
    """Pick the headline from a run: the first heading that is no rubric, else the first block of bare lines."""
    blocks = _blocks(lines, start, stop)
    chosen = [block for block in blocks if not _is_rubric(lines, block, blocks)]
    if not chosen:
        return blocks[0] if blocks else []
    first = chosen[0]
    # A line that ends in a colon is joined to the next block.
    while lines[first[-1]].content.endswith((":", "：")):
        rest = [block for block in chosen if block[0] > first[-1]]
        if not rest:
            break
        first = first + rest[0]
    return first


def _blocks(lines: list[Line], start: int, stop: int) -> list[list[int]]:
    """Runs of adjacent lines; a heading is a block of its own, lead-ins (——) are left out."""
    blocks: list[list[int]] = []
    open_block = False
    for i in range(start, stop):
        kind = lines[i].kind
        if kind is Kind.HEADING:
            blocks.append([i])
            open_block = False
        elif kind is Kind.SHORT and open_block:
            blocks[-1].append(i)
        elif kind is Kind.SHORT:
            blocks.append([i])
            open_block = True
        else:
            open_block = False
    return blocks


def _is_rubric(lines: list[Line], block: list[int], blocks: list[list[int]]) -> bool:
    """A rubric names a column of the paper (两会好声音), not a story; it is short and others follow it."""
    if len(blocks) == 1:
        return False
    words = "".join(lines[i].content for i in block)
    if _RUBRIC.search(words):
        return True
    follows = any(other[0] > block[0] for other in blocks)
    return (
        follows
        and not _HAPPENED.search(words)
        and len(words) <= _RUBRIC_LIMIT
        and lines[block[0]].kind is Kind.HEADING
        and " " not in words
    )


def _opens_unsigned(lines: list[Line], index: int, stories: list[_Story]) -> bool:
    """Whether a marked heading opens a story that nobody signed: text follows, and it is no section of the open one."""
    if index and any(lines[i].kind in _HEADLINE_KINDS for i in _above(lines, index)):
        return False
    below = index + 1
    while below < len(lines) and lines[below].kind in (Kind.BLANK, Kind.SHORT, Kind.LEAD, Kind.HEADING):
        below += 1
    if below >= len(lines) or lines[below].kind is not Kind.BODY or _RUBRIC.search(lines[index].content):
        return False
    if not stories or lines[index].level <= stories[-1].level:
        return True
    return _is_under_container(lines, index)


def _is_under_container(lines: list[Line], index: int) -> bool:
    """Whether the heading above a heading holds headings alone: the title of a page of stories, not of a story."""
    above = (i for i in range(index - 1, -1, -1) if 0 < lines[i].level < lines[index].level)
    parent = next(above, None)
    if parent is None:
        return False
    behind = next((i for i in range(parent + 1, len(lines)) if lines[i].kind is not Kind.BLANK), index)
    return lines[behind].kind is Kind.HEADING


def _above(lines: list[Line], index: int) -> list[int]:
    """The nearest filled line above, as a list of none or one."""
    for i in range(index - 1, -1, -1):
        if lines[i].kind is not Kind.BLANK:
            return [i]
    return []


def _is_text(lines: list[Line], index: int) -> bool:
    above = next((lines[i] for i in range(index, -1, -1) if lines[i].kind is not Kind.BLANK), None)
    return above is not None and above.kind is Kind.BODY


def _filled(lines: list[Line], index: int) -> bool:
    return lines[index].kind is not Kind.BLANK


def _take_headlines_after(lines: list[Line], stories: list[_Story]) -> None:
    """Give a story without a headline the run that stands after its text."""
    for story in stories:
        if story.headline:
            continue
        for i in range(story.first, story.last + 1):
            if lines[i].kind in _HEADLINE_KINDS and i > story.first:
                stop = i
                while stop <= story.last and lines[stop].kind in _HEADLINE_KINDS | {Kind.BLANK}:
                    stop += 1
                story.headline = _headline_of(lines, i, stop)
                break
