"""The tokens of a SPARQL text: enough to tell keywords and variables from strings and comments."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

# In the order of precedence of the grammar's terminals: https://www.w3.org/TR/sparql11-query/#sparqlGrammar
_TOKEN = re.compile(
    r"""
    (?P<comment>  \#[^\n\r]* )
  | (?P<iri>      <[^<>"{}|^`\\\x00-\x20]*> )
  | (?P<string>   '''(?:'{0,2}(?:[^'\\]|\\.))*'''
                | \"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
                | '(?:[^'\\\n\r]|\\.)*'
                | "(?:[^"\\\n\r]|\\.)*" )
  | (?P<variable> [?$]\w+ )
  | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
  | (?P<name>     (?:\w(?:[\w.-]*[\w-])?)?:(?:[\w:%]|\\.)?(?:[\w.:%-]|\\.)* )
  | (?P<word>     \w+ )
  | (?P<other>    . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of a SPARQL text: comment, iri, string, variable, language, name (prefixed), word, or other."""

    kind: str
    text: str


def tokens(query: str) -> Iterator[Token]:
    """All tokens of a text; joined, they are the text again."""
    for match in _TOKEN.finditer(query):
        yield Token(match.lastgroup or "other", match.group())


def replace_variables(query: str, replacement: Callable[[str], str | None]) -> str:
    """Replace the variables written `$name` for which there is a replacement; strings and comments stay.

    Args:
        query: a SPARQL text.
        replacement: the text for a name, or None to leave it.
    """
    pieces = []
    for token in tokens(query):
        parameter = token.kind == "variable" and token.text.startswith("$")
        new = replacement(token.text[1:]) if parameter else None
        pieces.append(token.text if new is None else new)
    return "".join(pieces)
