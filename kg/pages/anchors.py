"""Where the stories of a page open: at a byline, a dateline, a picture's credit, or a headline above unsigned text."""

from collections.abc import Sequence
from itertools import islice

from kg.model import Author
from kg.pages.captions import is_credit
from kg.pages.headlines import run_above, run_below
from kg.pages.kinds import HEADLINE_KINDS, TEXT_KINDS, Kind, Line
from kg.pages.story import Story, open_story
from kg.pages.unsigned import CAPTION_LIMIT, heading_rank, opens_unsigned

# So many pictures may follow each other.
_PICTURES = 8


def find_stories(lines: Sequence[Line]) -> list[Story]:
    """The stories of a page in printed order, each from its first line to the one that it is known by.

    Args:
        lines: the filled lines of a page.
    """
    rank = heading_rank(lines)
    stories: list[Story] = []
    for index, line in enumerate(lines):
        if line.kind is Kind.BYLINE:
            _read_byline(lines, index, stories)
        elif line.kind is Kind.DATELINE:
            _read_dateline(lines, index, stories)
        elif line.kind in TEXT_KINDS:
            _read_text(lines, index, stories)
        elif line.kind in HEADLINE_KINDS and (not index or lines[index - 1].kind not in HEADLINE_KINDS):
            run = range(index, run_below(lines, index))
            if opens_unsigned(lines, run, _open_at(stories, index), rank):
                stories.append(_unsigned(lines, run))
    return stories


def _unsigned(lines: Sequence[Line], run: range) -> Story:
    """A story that nobody signed; one of a picture has a paragraph."""
    story = open_story(lines, run.start, run.stop, run[-1])
    if story.picture:
        story.anchor = story.last = run.stop
    return story


def _open_at(stories: Sequence[Story], index: int) -> Story | None:
    """The story that a line goes on with: the last one, but behind a picture the one around it."""
    behind = (story for story in islice(reversed(stories), _PICTURES) if not story.picture)
    last = stories[-1] if stories else None
    return next(behind, last) if last is not None and last.picture and index > last.last else last


def _floor(stories: Sequence[Story]) -> int:
    """The first line that no story has taken."""
    return max((story.anchor + 1 for story in stories[-_PICTURES:]), default=0)


def _sign(story: Story, lines: Sequence[Line], index: int) -> None:
    """Add the authors of a line to a story, which is known by that line from now on."""
    story.add(_authors(lines[index]))
    story.anchor = story.last = index


def _authors(line: Line) -> tuple[Author, ...]:
    return line.byline.authors if line.byline else ()


def _read_text(lines: Sequence[Line], index: int, stories: Sequence[Story]) -> None:
    """Who signs a text at its end has written the open story."""
    story = _open_at(stories, index)
    if story is not None:
        story.add(_authors(lines[index]))


def _read_byline(lines: Sequence[Line], index: int, stories: list[Story]) -> None:
    """A byline opens the story of the headline above it; one with nothing above signs the story that is open."""
    if is_credit(lines[index]) and index and lines[index - 1].kind in TEXT_KINDS:
        _read_credit(lines, index, stories)
        return
    start = run_above(lines, index, _floor(stories))
    story = _open_at(stories, index)
    if start < index:
        stories.append(open_story(lines, start, index, index))
    elif story is not None:
        story.feature = story.feature or _is_waiting(lines, story, index)
        _sign(story, lines, index)


def _read_credit(lines: Sequence[Line], index: int, stories: list[Story]) -> None:
    """A picture's credit stands after its caption; with headline lines above the caption it is a story of its own."""
    floor = _floor(stories)
    body = index
    while body > floor and lines[body - 1].kind in TEXT_KINDS and not lines[body].apart:
        body -= 1
    start = run_above(lines, body, floor)
    if stories and stories[-1].picture and body == floor and index <= body + CAPTION_LIMIT:
        _sign(stories[-1], lines, index)
    elif start < body < index <= body + CAPTION_LIMIT and (lines[start].apart or not stories):
        story = open_story(lines, start, body, index)
        story.picture = True
        stories.append(story)
    else:
        _read_text(lines, index, stories)


def _read_dateline(lines: Sequence[Line], index: int, stories: list[Story]) -> None:
    """A dateline opens a story, under its headline or without one; right below a byline it opens the text alone."""
    start = run_above(lines, index, _floor(stories))
    story = stories[-1] if stories else None
    if story is not None and not story.picture and start == index:
        opened = story.anchor == index - 1 and not _has_text(lines[index - 1])
        if opened or _is_waiting(lines, story, index):
            story.feature = False
            _sign(story, lines, index)
            return
    stories.append(open_story(lines, start, index, index))


def _has_text(line: Line) -> bool:
    """Whether a line goes on with the text of its story: a dateline, or a picture's paragraph."""
    if line.byline is None or line.kind in TEXT_KINDS:
        return line.kind in TEXT_KINDS
    return bool(line.text[line.byline.span.end - line.span.start :].strip())


def _is_waiting(lines: Sequence[Line], story: Story, index: int) -> bool:
    """Whether nothing but a picture's caption stands between a headline, or a byline, and a line that signs."""
    between = lines[story.anchor + 1 : index]
    if not story.headline or story.picture or len(between) > CAPTION_LIMIT or _has_text(lines[story.anchor]):
        return False
    if not between or any(line.kind not in TEXT_KINDS for line in between):
        return False
    alone = between[0].apart and (lines[index].apart or not story.authors)
    return alone or all(line.kind is Kind.CAPTION for line in between)
