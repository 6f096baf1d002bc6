"""Extraction records to and from JSON: one object a page, one a line in `records.jsonl`, in the shape of the gold files."""

from kg.records.dump import dump_line, record_to_json
from kg.records.parse import (
    BASES,
    NOWHERE,
    STATUSES,
    parse_objects,
    parse_records,
    read_records,
    record_from_json,
    sentence_at,
)

__all__ = [
    "BASES",
    "NOWHERE",
    "STATUSES",
    "dump_line",
    "parse_objects",
    "parse_records",
    "read_records",
    "record_from_json",
    "record_to_json",
    "sentence_at",
]
