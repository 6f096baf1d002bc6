"""The corpus as tables: one row a statement, of every status; one row a decision about persons of one name."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.model import Corpus, Entity, Identity, Statement
from kg.publish.stories import Story, headline, stories
from kg.schema import load_schema

DATES = {"date": "date", "attested": "attested", "start": "start_date", "end": "end_date"}
BEFORE = ("subject", "subject_type", "relation", "object", "object_type")
AFTER = (
    *("qualifiers", "status", "basis", *DATES.values(), "confidence"),
    *("quote", "document", "article", "headline", "evidence_count", "id"),
)
IDENTITIES = ("name", "decision", "score", "features", "person", "other", "document", "other_document")
# OWASP, "CSV Injection": characters at which spreadsheets take a cell for a formula, full-width forms included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def statements_csv(corpus: Corpus) -> bytes:
    r"""Write all statements of a corpus as CSV: UTF-8 with a byte-order mark, rows ended by \r\n, sorted by id.

    Qualifiers that a relation requires (`title`, `topic`, `agreement`, `award`) have a column each, dates have
    theirs, the others stand as one JSON object under `qualifiers`. Text that a spreadsheet would run as a formula
    gets an apostrophe in front.
    """
    required = sorted({term.required for term in load_schema().relations.values() if term.required})
    return _table((*BEFORE, *required, *AFTER), _rows(corpus, required))


def persons_csv(corpus: Corpus) -> bytes:
    """Write which persons of one name were joined or left apart, and why, in the same form, sorted by name.

    `features` names what spoke for one person (+) or against it (-) with its weight; `score` is their sum.
    """
    return _table(IDENTITIES, map(_identity, corpus.identities))


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8", "replace")


def _identity(identity: Identity) -> dict[str, Any]:
    told = {name: getattr(identity, name) for name in IDENTITIES if name != "features"}
    return told | {"features": "; ".join(f"{name} {weight:+g}" for name, weight in identity.features)}


def _rows(corpus: Corpus, required: list[str]) -> Iterator[dict[str, Any]]:
    entities = {entity.id: entity for entity in corpus.entities}
    known = stories(corpus)
    for statement in sorted(corpus.statements, key=lambda statement: statement.id):
        yield (
            _ends(statement, entities)
            | _qualifiers(statement, required)
            | {"status": statement.status, "basis": statement.basis, "confidence": statement.confidence}
            | _source(statement, known)
            | {"id": statement.id}
        )


def _ends(statement: Statement, entities: Mapping[str, Entity]) -> dict[str, Any]:
    subject = entities[statement.subject]
    target = entities[statement.object] if statement.object is not None else None
    return {
        "subject": subject.name,
        "subject_type": subject.type,
        "relation": statement.relation,
        "object": target.name if target else None,
        "object_type": target.type if target else None,
    }


def _qualifiers(statement: Statement, required: list[str]) -> dict[str, Any]:
    given = statement.qualifiers
    rest = {name: value for name, value in given.items() if name not in {*required, *DATES}}
    return (
        {name: given.get(name) for name in required}
        | {column: given.get(name) for name, column in DATES.items()}
        | {"qualifiers": rest or None}
    )


def _source(statement: Statement, known: Mapping[tuple[str, str], Story]) -> dict[str, Any]:
    first = statement.evidence[0]
    return {
        "quote": first.quote,
        "document": first.document,
        "article": first.article,
        "headline": headline(known, first),
        "evidence_count": len(statement.evidence),
    }


def _cell(value: Any) -> str | int | float | None:
    if value is None or isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
