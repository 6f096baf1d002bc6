"""The text as the rules see it: folded, and without the marks and blanks that scanning and typesetting leave inside words.

秦 国 文, 殷　朔 and 衡 阳 日 报 are set apart for looks; �, zero-width signs and stray marks between two characters come
from scanning; a line ends where the column does. Rules are written for plain words; what they find is put back on the
original positions.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.knowledge.names import HAN
from kg.knowledge.words import read_words
from kg.model import Page, Span
from kg.pages import line_wraps
from kg.text import normalise

_GAP = r"[ \t]{1,3}"
_SINGLE = "".join(sorted(name for name in read_words("surnames") if len(name) == 1))
# What no writer sets: control and zero-width signs, what failed to decode, accents and selectors that float.
_NOISE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\ufff9-\ufffd]+"
)
# One stray mark between two characters; * and # mark lines and emphasis at their edges only.
_STRAY = re.compile(rf"(?<=[{HAN}])[*~^|`_\\#=<>]{{1,2}}(?=[{HAN}])")
# A line's or a word's characters set apart: three or more in a row, none of them joined to another. 摄 signs a picture.
_SPACED = re.compile(
    rf"(?<![^\W\d_])[{HAN}](?:{_GAP}(?!摄)[{HAN}](?![{HAN}])){{2,40}}(?:{_GAP}[{HAN}](?=[{HAN}]))?"
    rf"|[{_SINGLE}]{_GAP}(?!摄)[{HAN}]{_GAP}(?!摄)[{HAN}](?![{HAN}]{{1,2}}(?:[ \t、\n/:]|$))"
)
# 殷 朔: a name of two is set apart to fill the width of three. Behind a title (县长殷 朔), or alone between two stops.
_NAME = re.compile(
    rf"(?:(?<=[长记任员席理官])|(?<=领导)|(?<=代表)|(?<![{HAN} \t])|(?<=[、,:]\s))[{_SINGLE}]{_GAP}(?!摄)[{HAN}](?=[主出参讲强说表指在率带到一为调会]|[^{HAN}]|$)"
)
_HAS_GAP = re.compile(rf"[{HAN}][ \t]{{1,3}}[{HAN}]")


_BREAK = re.compile(r"[ \t]{0,9}\n[ \t\n]{0,9}")


@dataclass(frozen=True, slots=True)
class View:
    """A folded text without noise; `offsets` has the original position of each of its characters, and the length.

    `breaks` are the positions of the view at which the original has a break of the layout.
    """

    text: str
    offsets: Sequence[int]
    breaks: Sequence[int] = ()

    def original(self, start: int, end: int) -> Span:
        """The stretch of the original that a stretch of the view stands for."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def seen(self, span: Span) -> Span:
        """The stretch of the view in which an original stretch is seen."""
        return Span(bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end))

    def is_cut(self, start: int, end: int) -> bool:
        """Whether the layout cuts a stretch of the view in two."""
        index = bisect_right(self.breaks, start)
        return index < len(self.breaks) and self.breaks[index] < end

    def breaks_at(self, position: int) -> bool:
        """Whether the layout breaks right before a position of the view."""
        index = bisect_left(self.breaks, position)
        return index < len(self.breaks) and self.breaks[index] == position


def reading_view(page: Page) -> View:
    """Fold a page's text and drop what stands inside its sentences and words without being of them.

    Args:
        page: the page; its sentences tell which breaks of the layout a sentence goes on over.

    Returns:
        The view; its text is the folded text itself where there is nothing to drop.
    """
    folded = normalise(page.text)
    breaks = list(_breaks(page, folded))
    wraps = line_wraps(page.text)
    gone = {i for start, end in _noise(page.text, folded) for i in range(start, end)}
    gone.update(i for start, end in breaks for i in range(start, end))
    gone.update(wraps)
    if not gone:
        return View(folded, range(len(folded) + 1))
    offsets = [i for i in range(len(folded)) if i not in gone]
    cuts = [bisect_left(offsets, start) for start, end in breaks if wraps.isdisjoint(range(start, end))]
    return View("".join(folded[i] for i in offsets), [*offsets, len(folded)], cuts)


def _breaks(page: Page, folded: str) -> Iterator[tuple[int, int]]:
    """Where a sentence goes on over a break between two characters."""
    for sentence in page.sentences:
        for match in _BREAK.finditer(folded, sentence.span.start, sentence.span.end):
            yield match.span()


def _noise(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Stretches to drop; stray signs are looked for in the original, since folding makes blanks of some of them."""
    for match in _NOISE.finditer(text):
        yield match.span()
    for match in _STRAY.finditer(folded):
        yield match.span()
    if _HAS_GAP.search(folded) is None:
        return
    for pattern in (_SPACED, _NAME):
        for match in pattern.finditer(folded):
            for gap in re.finditer(r"[ \t]+", match.group()):
                yield match.start() + gap.start(), match.start() + gap.end()
