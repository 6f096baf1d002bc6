"""Named questions: SPARQL files with a header that describes them, and the safe binding of their parameters.

A header is comment lines at the top: `# zh: …`, `# en: …`, and one `# param NAME: TYPE, required` or
`# param NAME: TYPE, default VALUE` a parameter. In the query a parameter is written `$NAME`.

| type | is bound as |
|---|---|
| name | a label: `"秦国文"@zh` |
| text | a string |
| from | the first day of a date, `2021`, `2021-09` or `2021-09-01` |
| until | the last day of one |
| integer | a whole number |
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, cast, get_args

from kg.edtf import bounds
from kg.errors import QueryError
from kg.query.tokens import replace_variables, tokens
from kg.schema import ontology_file

ParameterType: TypeAlias = Literal["name", "text", "from", "until", "integer"]

_PARAMETER = re.compile(
    r"# param (?P<name>\w+): (?P<type>\w+), (?:(?P<required>required)|default(?: (?P<default>.*))?)"
)
_DESCRIPTION = re.compile(r"# (?P<language>zh|en): (?P<text>.+)")
_NAME = re.compile(r"[\w-]+")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question; `default` is None where it is required."""

    name: str
    type: ParameterType
    default: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A SPARQL text with its name, what it asks in Chinese and in English, and its parameters in order."""

    name: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def questions() -> tuple[Question, ...]:
    """The named questions that are installed with the package, sorted by name."""
    files = [file for file in ontology_file("questions").iterdir() if file.name.endswith(".rq")]
    found = (read_question(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")) for file in files)
    return tuple(sorted(found, key=lambda question: question.name))


def read_question(name: str, text: str) -> Question:
    """Read the header of a question; a text without a header has neither description nor parameters.

    Raises:
        QueryError: if a `# param` line can't be read.
    """
    descriptions = {"zh": "", "en": ""}
    parameters = []
    for line in text.splitlines():
        if line.startswith("# param"):
            parameters.append(_parameter(name, line))
        elif match := _DESCRIPTION.fullmatch(line):
            descriptions[match["language"]] = match["text"]
    return Question(name, descriptions["zh"], descriptions["en"], tuple(parameters), text)


def _parameter(question: str, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match["type"] not in get_args(ParameterType):
        raise QueryError(
            f"{question}: can't read {line!r}: write `# param NAME: TYPE, required` or `…, default VALUE`"
        )
    default = None if match["required"] else (match["default"] or "")
    return Parameter(match["name"], cast("ParameterType", match["type"]), default)


def resolve_question(text_or_name: str, parameters: Mapping[str, str]) -> str:
    """The SPARQL of an existing `.rq` file, else of a named question, else the text itself; parameters bound.

    A text without a header takes any parameter that it has as `$NAME`, as a string.

    Raises:
        QueryError: if the file or the question is not there, a parameter is missing, unknown or malformed.
    """
    question = _found(text_or_name.strip())
    declared = question.parameters or tuple(
        Parameter(name, "text", None) for name in sorted(parameters) if name in _variables(question.text)
    )
    unknown = sorted(set(parameters) - {parameter.name for parameter in declared})
    if unknown:
        known = ", ".join(parameter.name for parameter in declared) or "none"
        raise QueryError(f"unknown parameter {unknown[0]!r}; known: {known}")
    bound = {parameter.name: _bound(parameter, parameters.get(parameter.name)) for parameter in declared}
    return replace_variables(question.text, bound.get)


def _found(text_or_name: str) -> Question:
    if text_or_name.endswith(".rq") and "\n" not in text_or_name:
        return _read_file(Path(text_or_name))
    if not _NAME.fullmatch(text_or_name):
        return read_question("query", text_or_name)
    known = {question.name: question for question in questions()}
    if text_or_name not in known:
        near = difflib.get_close_matches(text_or_name, known, n=3) or sorted(known)
        raise QueryError(f"there is no question {text_or_name!r}; known are {', '.join(near)}")
    return known[text_or_name]


def _read_file(path: Path) -> Question:
    try:
        return read_question(path.stem, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path} can't be read as a query: {error}") from error


def _variables(query: str) -> frozenset[str]:
    return frozenset(
        token.text[1:] for token in tokens(query) if token.kind == "variable" and token.text[0] == "$"
    )


def _bound(parameter: Parameter, value: str | None) -> str:
    given = parameter.default if value is None else value
    if given is None:
        raise QueryError(f"parameter {parameter.name!r} is missing: give it as {parameter.name}=VALUE")
    if parameter.type in ("from", "until"):
        return _day(parameter, given)
    if parameter.type == "integer":
        if not _INTEGER.fullmatch(given):
            raise QueryError(f"parameter {parameter.name!r} must be a whole number, not {given!r}")
        return given
    return f'"{given.translate(_ESCAPES)}"' + ("@zh" if parameter.type == "name" else "")


def _day(parameter: Parameter, given: str) -> str:
    """A day as a literal; an empty default stays an empty string, which means any time."""
    if given == "" and parameter.default == "":
        return '""'
    limits = bounds(given) if _DATE.fullmatch(given) else None
    day = limits and (limits.earliest if parameter.type == "from" else limits.latest)
    if day is None:
        raise QueryError(
            f"parameter {parameter.name!r} must be a date such as 2021, 2021-09 or 2021-09-01, not {given!r}"
        )
    return f'"{day.isoformat()}"^^xsd:date'
