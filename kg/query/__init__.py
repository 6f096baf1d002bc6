"""Asks the store of a build: the guarded child process, the named questions, and what names mean."""

from kg.query.process import MAX_ROWS, QueryResult, Value, run_query
from kg.query.questions import Parameter, Question, questions, resolve_question

__all__ = [
    "MAX_ROWS",
    "Parameter",
    "QueryResult",
    "Question",
    "Value",
    "questions",
    "resolve_question",
    "run_query",
]
