"""The child process of a query: reads one request, checks and runs it, writes one answer, and ends.

The request is a JSON object on standard input: `store`, `query`, `seconds`, `max_rows`, `max_bytes`. The answer
on standard output is a line that names its kind (rows, boolean or triples), followed by ` cut` where there was
more than `max_rows`; then the rows as JSON, {"vars": […], "rows": [[[text, datatype] or null, …], …]}, the word
true or false, or sorted N-Triples. What goes wrong is one message on
standard error, with exit code 1.
"""

import contextlib
import faulthandler
import json
import logging
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.guard import checked
from kg.query.process import OUT_OF_MEMORY
from kg.schema import PREFIXES

_DEPTH = 20_000  # rdflib's parser takes about forty Python frames a level of nesting
_GRACE = 10.0  # seconds that the parent has to kill this process before it ends itself


def main() -> None:
    """Answer the one request on standard input."""
    sys.setrecursionlimit(_DEPTH)
    logging.disable()  # rdflib logs odd literals; standard error is for the one message
    request = json.load(sys.stdin.buffer)
    _bound_memory(request["max_bytes"])
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  a file object for the watchdog
        # Should the parent be gone, nobody else would stop a query that runs on.
        faulthandler.dump_traceback_later(request["seconds"] + _GRACE, exit=True, file=nowhere)
        try:
            _answer(request, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        except QueryError as error:
            sys.stderr.buffer.write(str(error).encode())
            sys.exit(1)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _bound_memory(size: int) -> None:
    """Bound the address space, where the system can: without it a query could take the whole machine's memory."""
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):  # a lower hard limit stands, and some systems have none
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(request: Mapping[str, Any], out: BinaryIO) -> None:
    query, most = checked(request["query"]), request["max_rows"]
    try:
        result = ox.Store.read_only(request["store"]).query(query, prefixes=dict(PREFIXES))
        if isinstance(result, ox.QueryBoolean):
            out.write(b"boolean\ntrue" if result else b"boolean\nfalse")
            return
        found: Sequence[Any]
        if isinstance(result, ox.QueryTriples):
            kind, found = "triples", _lines(result, most + 1)
            body = "".join(sorted(found[:most]))
        else:
            kind, found = "rows", [_row(solution) for solution in islice(result, most + 1)]
            names = [variable.value for variable in result.variables]
            body = json.dumps({"vars": names, "rows": found[:most]}, ensure_ascii=False)
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(_reason(str(error))) from error
    except MemoryError as error:
        raise QueryError(OUT_OF_MEMORY) from error
    out.write(f"{kind}{' cut' * (len(found) > most)}\n{body}".encode())


def _lines(triples: Iterable[object], most: int) -> list[str]:
    """The first `most` different triples as lines of N-Triples."""
    lines: dict[str, None] = {}
    for triple in triples:
        lines[f"{triple} .\n"] = None
        if len(lines) == most:
            break
    return list(lines)


def _row(solution: Iterable[object]) -> list[tuple[str, str] | None]:
    """A solution as (text, datatype) pairs; the datatype of what is no literal is empty."""
    return [None if term is None else _term(term) for term in solution]


def _term(term: object) -> tuple[str, str]:
    if isinstance(term, ox.Literal):
        return term.value, term.datatype.value
    return (term.value if isinstance(term, ox.NamedNode) else str(term)), ""


def _reason(message: str) -> str:
    """The engine's message; its list of what might stand instead of an undeclared prefix is left out."""
    if "Prefix not found" in message:
        where = message.partition(": ")[0].removeprefix("error at ")
        known = ", ".join(PREFIXES)
        return f"the query uses an undeclared prefix at {where}; known without declaration: {known}"
    return f"the query failed: {message}"
