"""A story while it is put together from the lines of a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.model import Author
from kg.pages.columns import is_picture
from kg.pages.headlines import headline_of
from kg.pages.kinds import Kind, Line


@dataclass(slots=True)
class Story:
    """A story by the indices of its lines.

    Attributes:
        first: its first line, a rubric above the headline included.
        anchor: the line that it is known by: its byline, its dateline, or the last line above its text.
        last: its last line; for as long as the story is open, that of the anchor.
        headline: the lines of its headline.
        authors: who signed it.
        feature: whether a byline without a dateline opened it: such a story may have sections with headings of their own.
        picture: whether it is what stands under a picture, with a headline above it.
    """

    first: int
    anchor: int
    last: int
    headline: list[int] = field(default_factory=list)
    authors: tuple[Author, ...] = ()
    feature: bool = False
    picture: bool = False

    def add(self, authors: Iterable[Author]) -> None:
        """Let somebody sign it; who wrote and took the picture too is named once."""
        known = {author.name for author in self.authors}
        self.authors += tuple(author for author in authors if author.name not in known)

    def level(self, lines: Sequence[Line]) -> int:
        """The level of its headline as a heading; 0 for a bare one."""
        return lines[self.headline[0]].level if self.headline else 0


def open_story(lines: Sequence[Line], start: int, stop: int, anchor: int) -> Story:
    """A story whose headline is in the run of lines from `start` to `stop`.

    Args:
        lines: the filled lines of a page.
        start: the first line of the run, or that of the story if nothing stands above it.
        stop: the line below the run.
        anchor: the line that the story is known by; its authors sign the story.
    """
    byline, headline = lines[anchor].byline, headline_of(lines, start, stop)
    return Story(
        first=start,
        anchor=anchor,
        last=anchor,
        headline=headline,
        authors=byline.authors if byline else (),
        feature=lines[anchor].kind is Kind.BYLINE,
        picture=is_picture("".join(lines[i].words for i in headline)),
    )
