"""Lists of words kept as data: one or several a line, `#` begins a comment line."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import ahocorasick


@cache
def read_words(name: str) -> tuple[str, ...]:
    """The words of a list in `data/`, without repetition, the longer first.

    Args:
        name: the file's name without its ending, as `surnames`.
    """
    text = (files("kg.knowledge") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    words = {word for line in text.splitlines() if not line.startswith("#") for word in line.split()}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def any_of(*names: str) -> str:
    """The alternatives of a regular expression for any word of some lists, the longer first; without brackets.

    Args:
        names: of the lists, as `read_words` takes them.
    """
    words = {word for name in names for word in read_words(name)}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def tree_of(name: str) -> str:
    """The same for the words of one list as a tree, see `alternation`, in brackets: for lists that are long and often sought.

    Args:
        name: of the list, as `read_words` takes it.
    """
    return alternation(dict.fromkeys(read_words(name), ""))


def automaton(names: Iterable[str]) -> ahocorasick.Automaton:
    """An automaton that finds names in a text, each of which it gives as its own value."""
    built = ahocorasick.Automaton()
    for name in sorted(names):
        built.add_word(name, name)
    built.make_automaton()
    return built


def alternation(words: Mapping[str, str]) -> str:
    """A regular expression for one of many words, as a tree, so that it takes time by a word's length only.

    Args:
        words: each word with the lookahead that must hold behind it, or an empty text.

    Returns:
        The expression in brackets; of two words of which one opens the other, it takes the longer.
    """
    tails: dict[str, dict[str, str]] = {}
    for word, guard in sorted(words.items()):
        if word:
            tails.setdefault(word[0], {})[word[1:]] = guard
    branches = [re.escape(first) + alternation(rest) for first, rest in tails.items()]
    branches += [words[""]] if "" in words else []
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
