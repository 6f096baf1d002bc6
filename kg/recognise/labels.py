"""Spans as labels of characters and back, and the pieces in which the statistical recogniser reads and learns a text."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# The types that the model knows; a person's type is told from the context afterwards.
MODEL_TYPES = ("Person", "Agency", "Organisation", "Place", "Post")
OUTSIDE = "O"

# A piece is a sentence or a line, and never longer than this.
_PIECE = re.compile(r"[^\n。!?;]{1,400}[\n。!?;]?|[\n。!?;]")


class Labelled(NamedTuple):
    """A stretch of characters with the type that it is labelled with."""

    start: int
    end: int
    type: str


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """The sentences and lines of a text folded in width, without its line ends."""
    for match in _PIECE.finditer(text):
        start, end = match.span()
        end -= text[end - 1] == "\n"
        if start < end:
            yield start, end


def to_labels(size: int, spans: Sequence[Labelled]) -> list[str]:
    """One label for each of `size` characters; of spans that overlap the first counts.

    >>> to_labels(4, [Labelled(0, 3, "Person"), Labelled(3, 4, "Place")])
    ['B-Person', 'M-Person', 'E-Person', 'S-Place']
    """
    labels = [OUTSIDE] * size
    for start, end, kind in spans:
        if any(label != OUTSIDE for label in labels[start:end]):
            continue
        if end - start == 1:
            labels[start] = f"S-{kind}"
            continue
        labels[start:end] = [f"B-{kind}", *[f"M-{kind}"] * (end - start - 2), f"E-{kind}"]
    return labels


def to_spans(labels: Sequence[str]) -> list[Labelled]:
    """The spans that labels draw; what is begun and not ended is none.

    >>> to_spans(["B-Place", "E-Place", "O", "B-Post", "O"])
    [Labelled(start=0, end=2, type='Place')]
    """
    spans = []
    begun: int | None = None
    for at, label in enumerate(labels):
        sign, kind = label[0], label[2:]
        if sign == "S":
            spans.append(Labelled(at, at + 1, kind))
        elif sign == "E" and begun is not None and labels[begun][2:] == kind:
            spans.append(Labelled(begun, at + 1, kind))
        if sign == "B":
            begun = at
        elif sign != "M" or begun is None or labels[begun][2:] != kind:
            begun = None
    return spans
