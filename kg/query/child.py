"""The child process of a query: reads one request, checks and runs it, writes one answer, and ends.

The request is a JSON object on standard input: `store`, `query`, `seconds`. The answer on standard output is
a line that names its kind (rows, boolean or triples), then SPARQL 1.1 Query Results JSON or sorted N-Triples.
What goes wrong is one message on standard error, with exit code 1.
"""

import faulthandler
import json
import logging
import os
import sys
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.guard import checked
from kg.schema import PREFIXES

_DEPTH = 20_000  # rdflib's parser takes about forty Python frames a level of nesting
_GRACE = 10.0  # seconds that the parent has to kill this process before it ends itself


def main() -> None:
    """Answer the one request on standard input."""
    sys.setrecursionlimit(_DEPTH)
    logging.disable()  # rdflib logs odd literals; standard error is for the one message
    request = json.load(sys.stdin.buffer)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  a file object for the watchdog
        # Should the parent be gone, nobody else would stop a query that runs on.
        faulthandler.dump_traceback_later(request["seconds"] + _GRACE, exit=True, file=nowhere)
        try:
            _answer(request["store"], request["query"], sys.stdout.buffer)
            sys.stdout.buffer.flush()
        except QueryError as error:
            sys.stderr.buffer.write(str(error).encode())
            sys.exit(1)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _answer(store: str, query: str, out: BinaryIO) -> None:
    query = checked(query)
    try:
        result = ox.Store.read_only(store).query(query, prefixes=dict(PREFIXES))
        if isinstance(result, ox.QueryTriples):
            lines = sorted({f"{triple} .\n" for triple in result})
            out.write(b"triples\n" + "".join(lines).encode())
        else:
            out.write(b"boolean\n" if isinstance(result, ox.QueryBoolean) else b"rows\n")
            result.serialize(out, format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(_reason(str(error))) from error


def _reason(message: str) -> str:
    """The engine's message; its list of what might stand instead of an undeclared prefix is left out."""
    if "Prefix not found" in message:
        where = message.partition(": ")[0].removeprefix("error at ")
        known = ", ".join(PREFIXES)
        return f"the query uses an undeclared prefix at {where}; known without declaration: {known}"
    return f"the query failed: {message}"
