"""The guard: which queries may run. It parses the query; a word in a string or a comment never decides.

The engine follows SERVICE to the network, so two readings of the text must agree that there is none: the
grammar of rdflib, whose tree is searched, and the plain tokens, of which none may be a refused keyword. Text
on which the two and the engine could disagree is refused or made the same first: escapes of code points, and
carriage returns.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyparsing import ParseBaseException, ParseResults
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError
from kg.query.tokens import tokens

_REFUSED = {
    "ServiceGraphPattern": "SERVICE is refused: a query must not reach the network",
    "DatasetClause": "FROM and FROM NAMED are refused: a build has one graph, which every query asks",
}
_KEYWORDS = {"SERVICE": _REFUSED["ServiceGraphPattern"], "FROM": _REFUSED["DatasetClause"]}
_ESCAPE = re.compile(r"\\u[0-9a-f]{4}", re.IGNORECASE)
_UPDATE = "updates are refused: a build is read-only; ask with SELECT, ASK, CONSTRUCT or DESCRIBE"


def checked(query: str) -> str:
    """The query as it may run: the same text, with its line ends made one kind.

    Raises:
        QueryError: if it is no SPARQL 1.1 query, or has SERVICE, FROM or an update form.
    """
    query = query.replace("\r\n", "\n").replace("\r", "\n")
    if _ESCAPE.search(query):
        raise QueryError("escapes like \\u4e2d are refused in a query: write the character itself")
    _refuse(_KEYWORDS, (token.text.upper() for token in tokens(query) if token.kind == "word"))
    _refuse(_REFUSED, _names(_parsed(query)))
    return query


def _refuse(refused: Mapping[str, str], found: Iterable[str]) -> None:
    for name in found:
        if name in refused:
            raise QueryError(refused[name])


def _parsed(query: str) -> ParseResults:
    try:
        return parseQuery(query)
    except ParseBaseException as error:
        if _is_update(query):
            raise QueryError(_UPDATE) from error
        where = f"line {error.lineno}, column {error.column}"
        raise QueryError(f"this is no SPARQL 1.1 query that can be checked: {where}: {error.msg}") from error
    except RecursionError as error:
        raise QueryError("the query is nested too deeply to be checked") from error
    except (ValueError, TypeError, AttributeError, KeyError) as error:  # the parser's own, on odd literals
        raise QueryError(f"this is no SPARQL 1.1 query that can be checked: {error}") from error


def _is_update(query: str) -> bool:
    try:
        return "request" in parseUpdate(query)
    except (ParseBaseException, RecursionError, ValueError, TypeError, AttributeError, KeyError):
        return False


def _names(tree: Any) -> Iterator[str]:
    """The names of all clauses of a parse tree, without recursion: a tree may be deep."""
    rest = [tree]
    while rest:
        part = rest.pop()
        if isinstance(part, CompValue):
            yield part.name
            rest.extend(part.values())
        elif isinstance(part, ParseResults | list | tuple | set):
            rest.extend(part)
