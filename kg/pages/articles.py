"""The stories of a page: where each begins and ends, its headline and who signed it.

Newspaper pages come as lines whose order the layout has disturbed. What anchors a story is its byline or its
dateline; the run of headline lines above the anchor belongs to it. A dateline with no headline above it takes
the run that stands after its text. A picture with a headline of its own is a story that may stand within another, which
goes on behind the picture's credit.
"""

from collections.abc import Collection, Iterator, Sequence

from kg.model import Article, Span
from kg.pages.anchors import find_stories
from kg.pages.columns import is_column
from kg.pages.headlines import headline_of, headline_text, run_below
from kg.pages.kinds import HEADLINE_KINDS, Kind, Line
from kg.pages.story import Story


def split_articles(lines: Sequence[Line]) -> tuple[Article, ...]:
    """Cut a page into articles.

    Args:
        lines: the filled lines of a page.

    Returns:
        The articles in printed order, from the first story's headline on; one may lie within another.
        A page without headline, byline or dateline is one article.
    """
    stories = find_stories(lines)
    if not stories:
        return _whole_page(lines)
    _close(lines, stories)
    _take_headlines_after(lines, stories)
    return tuple(_article(number, story, lines) for number, story in enumerate(stories, 1))


def _article(number: int, story: Story, lines: Sequence[Line]) -> Article:
    span = Span(lines[story.first].span.start, lines[story.last].span.end)
    headline = headline_text([lines[i] for i in story.headline])
    return Article(f"a{number}", headline, story.authors, span)


def _whole_page(lines: Sequence[Line]) -> tuple[Article, ...]:
    printed = [line for line in lines if line.kind is not Kind.FURNITURE]
    if not printed:
        return ()
    headed = len(printed) > 1 and printed[0].kind in HEADLINE_KINDS
    span = Span(printed[0].span.start, printed[-1].span.end)
    return (Article("a1", printed[0].content if headed else "", (), span),)


def _close(lines: Sequence[Line], stories: Sequence[Story]) -> None:
    """Let each story end where the next begins; one that a picture cuts in two, where the next but the picture does."""
    following = len(lines)
    pictures: list[Story] = []
    text = next((number for number, story in enumerate(stories) if not story.picture), len(stories))
    for number, story in reversed(list(enumerate(stories))):
        if story.picture and number > text:
            pictures.append(story)
            continue
        story.last = _last_before(lines, following, pictures, story.anchor)
        following, pictures = story.first, []


def _last_before(lines: Sequence[Line], stop: int, pictures: Sequence[Story], anchor: int) -> int:
    """The last line of a story before a line: neither the paper's own nor that of a picture behind its text."""
    last = stop - 1
    behind = iter(pictures)
    picture = next(behind, None)
    while last > anchor:
        if picture is not None and last == picture.last:
            last = picture.first - 1
            picture = next(behind, None)
        elif lines[last].kind is Kind.FURNITURE:
            last -= 1
        else:
            break
    return last


def _take_headlines_after(lines: Sequence[Line], stories: Sequence[Story]) -> None:
    """Give a story without a headline the run that stands after its text."""
    pictured = {i for story in stories if story.picture for i in range(story.first, story.last + 1)}
    for story, following in zip(stories, [*stories[1:], None], strict=True):
        if story.headline:
            continue
        runs = list(_runs_after(lines, story, pictured))
        if runs:
            apart = (run for run in runs if lines[run[0]].apart)
            story.headline = headline_of(lines, *next(apart, runs[-1]))
        elif following is not None:
            _share_run(lines, story, following)


def _runs_after(lines: Sequence[Line], story: Story, pictured: Collection[int]) -> Iterator[tuple[int, int]]:
    """The runs of headline lines behind the first line of a story, those of pictures left out."""
    index = story.anchor + 1
    while index <= story.last:
        below = run_below(lines, index)
        if below > index and index not in pictured:
            yield index, min(below, story.last + 1)
        index = max(below, index + 1)


def _share_run(lines: Sequence[Line], story: Story, following: Story) -> None:
    """Part the lines between two stories, of which the first has no headline: where more room is, or above a heading."""
    below = run_below(lines, following.first)
    inner = range(following.first + 1, below)
    part = next((i for i in inner if lines[i].apart), None)
    part = part or next((i for i in inner if lines[i].kind is Kind.HEADING), None)
    if part is None or is_column(lines[following.first].words):
        return
    story.headline, story.last = headline_of(lines, following.first, part), part - 1
    following.headline, following.first = headline_of(lines, part, below), part
