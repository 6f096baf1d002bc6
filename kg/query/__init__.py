"""Asks the store of a build: the guarded child process, and the named questions."""

from kg.query.process import QueryResult, Value, run_query
from kg.query.questions import Parameter, Question, questions, resolve_question

__all__ = ["Parameter", "QueryResult", "Question", "Value", "questions", "resolve_question", "run_query"]
