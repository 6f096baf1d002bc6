"""The lines of an `.ann` file: start, end, type and words of each mention of a page, separated by tabs."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.errors import RecordError


class Annotation(NamedTuple):
    """A marked stretch of a page: a half-open range of characters, a type, and the words that stand there."""

    start: int
    end: int
    type: str
    words: str


def parse_annotations(text: str, where: str) -> Iterator[Annotation]:
    """Read the lines of an `.ann` file.

    Args:
        text: the whole file.
        where: names it in errors.

    Raises:
        RecordError: a line is not start, end, type and words with a tab between them.
    """
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        try:
            start, end, kind, words = line.split("\t")
            yield Annotation(int(start), int(end), kind, words)
        except ValueError as error:
            message = f"{where}: line {number} must be start, end, type and words, separated by tabs"
            raise RecordError(message) from error
