"""What a line of a page can be, and a line that has been told."""

import re
from dataclasses import dataclass
from enum import Enum

from kg.model import Span
from kg.pages.bylines import Byline

# What stands in front of an item: news in brief, a notice, an entry.
BULLETS = "■□●○◆◇▲△★☆◎▶►※▪①-⑳"
_MARKS = re.compile(rf"^[#\s{BULLETS}]+")
# Where a sentence is finished: a mark, behind it the end of a quotation, or who wrote it in brackets.
_SENTENCE_END = re.compile(r"[。!?;…][”’)]*(?:\([^()]{1,20}\))?$")
_TAIL = 40


class Kind(Enum):
    """What a line of a page is.

    A lead-in (——访市政协委员) says on what occasion. An item is a piece of news behind a bullet, an entry one of a list of
    appointments. A note stands in brackets: a pen name, or who passed what follows. Furniture is the paper's own.
    """

    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    SHORT = "short"
    LEAD = "lead"
    BODY = "body"
    ITEM = "item"
    ENTRY = "entry"
    CAPTION = "caption"
    NOTE = "note"
    FURNITURE = "furniture"


HEADLINE_KINDS = frozenset((Kind.HEADING, Kind.SHORT, Kind.LEAD))
TEXT_KINDS = frozenset((Kind.BODY, Kind.ITEM, Kind.ENTRY, Kind.CAPTION, Kind.NOTE))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: its span without the newline, its text, and what it is.

    Attributes:
        span: where it stands.
        text: as it is printed.
        words: what rules look at: folded, without the marks in front of it and surrounding blanks.
        kind: what it is.
        level: of a heading, the number of #.
        byline: of a byline or a dateline, who signed.
        gap: how many blank lines stand above it.
        apart: whether these are more than stand between the paragraphs of the page, as where a picture has been.
        joined: whether there are none, on a page that parts its paragraphs: two lines of one headline.
    """

    span: Span
    text: str
    words: str
    kind: Kind
    level: int = 0
    byline: Byline | None = None
    gap: int = 0
    apart: bool = False
    joined: bool = False

    @property
    def content(self) -> str:
        """The text without the marks in front of it and surrounding blanks."""
        return plain(self.text)

    @property
    def ends(self) -> bool:
        """Whether a sentence ends with the line."""
        return _SENTENCE_END.search(self.words[-_TAIL:]) is not None

    @property
    def leads_on(self) -> bool:
        """Whether the line ends in a colon, so that what it names is on the next."""
        return self.words.endswith(":")


def plain(text: str) -> str:
    """A line without the marks in front of it and surrounding blanks.

    >>> plain("## 全市会议召开 "), plain("■告读者")
    ('全市会议召开', '告读者')
    """
    return _MARKS.sub("", text.strip())
