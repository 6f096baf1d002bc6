"""Runs a query in a process of its own, killed at the time-out: the engine can't be stopped otherwise."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from kg.errors import QueryError, QueryTimeout
from kg.schema import PREFIXES

Value: TypeAlias = str | int | float | bool | None
Kind: TypeAlias = Literal["rows", "boolean", "triples"]

MAX_ROWS = 100_000
OUT_OF_MEMORY = "the query needs more memory than it may have: narrow it, or ask for less with LIMIT"

_BYTES = 4 * 2**30  # of address space for the child, where the system can bound it
_XSD = PREFIXES["xsd"]
_INTEGERS = frozenset(
    _XSD + name
    for name in [
        "integer",
        "long",
        "int",
        "short",
        "byte",
        "unsignedLong",
        "unsignedInt",
        "unsignedShort",
        "unsignedByte",
        "nonNegativeInteger",
        "positiveInteger",
        "nonPositiveInteger",
        "negativeInteger",
    ]
)
_FLOATS = frozenset(_XSD + name for name in ("decimal", "double", "float"))

# The parent's own package is put first, so that both sides run the same code wherever it was imported from.
_START = "import sys; sys.path.insert(0, sys.argv[1]); from kg.query.child import main; main()"
_PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The answer to a query.

    kind: "rows" of a SELECT, "boolean" of an ASK, "triples" of a CONSTRUCT or DESCRIBE.
    variables: names of the columns, without `?`; ("boolean",) for an ASK.
    rows: one tuple a row; an IRI or a date is its text, an unbound variable None. An ASK has one row.
    triples: sorted N-Triples, for "triples" only.
    cut: whether there were more rows or triples than the query might give.
    """

    kind: Kind
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    triples: str = ""
    cut: bool = False

    @property
    def boolean(self) -> bool | None:
        """The answer to an ASK, else None."""
        return bool(self.rows[0][0]) if self.kind == "boolean" else None


def run_query(store: Path, query: str, *, timeout: float, max_rows: int = MAX_ROWS) -> QueryResult:
    """Ask a store a SPARQL 1.1 query, in a child process on the read-only store.

    Args:
        store: folder of the store.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE; the project's prefixes need no declaration.
        timeout: seconds after which the child is killed, its start and the parsing included.
        max_rows: how many rows or triples are taken at most; `cut` tells whether there were more.

    Raises:
        QueryTimeout: if it took longer.
        QueryError: if it is refused by the guard, malformed, failed or ran out of memory; or if the folder is no
            store.
    """
    if timeout <= 0:
        raise QueryError(f"a time-out must be more than 0 seconds, not {timeout:g}")
    if not (store / "CURRENT").is_file():  # the file that names an Oxigraph store's current state
        raise QueryError(f"{store} is no store: build the graph again")
    if max_rows < 1:
        raise QueryError(f"the number of rows must be at least 1, not {max_rows}")
    request = {
        "store": str(store),
        "query": query,
        "seconds": timeout,
        "max_rows": max_rows,
        "max_bytes": _BYTES,
    }
    return _decoded(_run(json.dumps(request).encode(), timeout))


def _run(request: bytes, timeout: float) -> bytes:
    command = [sys.executable, "-P", "-W", "ignore", "-c", _START, str(_PACKAGE)]
    try:
        # The command is this interpreter and our own text; the query goes through standard input.
        done = subprocess.run(  # noqa: S603
            command, input=request, capture_output=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise QueryTimeout(
            f"the query was stopped after {timeout:g} seconds: narrow it, or allow more time"
        ) from error
    except OSError as error:
        raise QueryError(f"the query's process can't be started: {error}") from error
    if done.returncode != 0:
        raise QueryError(_failure(done.returncode, done.stderr.decode(errors="replace").strip()))
    return done.stdout


def _failure(code: int, message: str) -> str:
    """What a child that failed says, or what its end means: the engine aborts when it is given no more memory."""
    if code == 1 and message and "Traceback" not in message:
        return message
    if any(word in message for word in ("memory", "bad_alloc", "MemoryError")):
        return OUT_OF_MEMORY
    return f"the query's process ended with code {code}: narrow the query, or build the graph again"


def _decoded(answer: bytes) -> QueryResult:
    head, _, body = answer.partition(b"\n")
    kind, _, cut = head.partition(b" ")
    if kind == b"triples":
        return QueryResult("triples", triples=body.decode(), cut=bool(cut))
    found = json.loads(body)
    if kind == b"boolean":
        return QueryResult("boolean", ("boolean",), ((bool(found),),))
    rows = tuple(tuple(_value(term) for term in row) for row in found["rows"])
    return QueryResult("rows", tuple(found["vars"]), rows, cut=bool(cut))


def _value(term: tuple[str, str] | None) -> Value:
    """A term as a plain value; a number that can't be read stays text."""
    if term is None:
        return None
    text, datatype = term
    try:
        if datatype in _INTEGERS:
            return int(text)
        if datatype in _FLOATS:
            return float(text)
    except ValueError:
        return text
    if datatype == _XSD + "boolean":
        return text in ("true", "1")
    return text
