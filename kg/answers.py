"""Answers to queries as tables, CSV, JSON and Turtle."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import UsageError
from kg.publish.rdf import serialise
from kg.query import QueryResult, Question, Value

Row: TypeAlias = Sequence[Value]


def table_of(result: QueryResult) -> tuple[Sequence[str], Sequence[Row]]:
    """The columns and rows of an answer, triples included: those are IRIs and the values of literals, as text."""
    if result.kind == "triples":
        parsed = ox.parse(result.triples, format=ox.RdfFormat.N_TRIPLES)
        rows = [
            tuple(_plain(node) for node in (quad.subject, quad.predicate, quad.object)) for quad in parsed
        ]
        return ("subject", "predicate", "object"), rows
    return result.variables, result.rows


def _plain(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode | ox.Literal | ox.BlankNode) else str(node)


def turtle(result: QueryResult) -> str:
    """An answer as Turtle.

    Raises:
        UsageError: the answer has no triples.
    """
    if result.kind != "triples":
        raise UsageError("--format ttl needs a CONSTRUCT or DESCRIBE query: this answer is no graph")
    parsed = ox.parse(result.triples, format=ox.RdfFormat.N_TRIPLES)
    return serialise(ox.Triple(quad.subject, quad.predicate, quad.object) for quad in parsed).decode()


def aligned(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Rows as text in columns, wide characters counted as two, control characters shown as a mark."""
    cells = [[printable(_word(value)) for value in row] for row in (columns, *rows)]
    widths = [max(_breadth(cell) for cell in column) for column in zip(*cells, strict=True)]
    cells.insert(1, ["─" * width for width in widths])
    return "".join(f"{_line(row, widths)}\n" for row in cells)


def _line(row: Iterable[str], widths: Iterable[int]) -> str:
    return "  ".join(
        cell + " " * (width - _breadth(cell)) for cell, width in zip(row, widths, strict=True)
    ).rstrip()


def _breadth(text: str) -> int:
    """The columns that a text takes on a terminal (Unicode Standard Annex 11)."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def printable(text: str) -> str:
    """The text without what a terminal would obey rather than show."""
    return "".join(
        " " if sign in "\n\t" else "\ufffd" if unicodedata.category(sign) == "Cc" else sign for sign in text
    )


def _word(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def catalogue(questions: Iterable[Question]) -> str:
    """The named questions as text: the name with its parameters, and what it asks in both languages.

    An optional parameter stands in brackets.
    """
    return "\n".join(
        f"{each.name} {each.usage}".rstrip() + f"\n    {each.zh}\n    {each.en}\n" for each in questions
    )


def comma_separated(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Rows as CSV with a header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_word(value) for value in row] for row in rows)
    return text.getvalue()


def objects(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Rows as a JSON array, an object a row; an unbound variable is null."""
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
