"""Lists of words kept as data: one or several a line, `#` begins a comment line."""

from functools import cache
from importlib.resources import files


@cache
def read_words(name: str) -> tuple[str, ...]:
    """The words of a list in `data/`, without repetition, the longer first.

    Args:
        name: the file's name without its ending, as `surnames`.
    """
    text = (files("kg.knowledge") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    words = {word for line in text.splitlines() if not line.startswith("#") for word in line.split()}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
