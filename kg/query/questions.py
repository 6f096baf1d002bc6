"""Named questions: SPARQL files with a header that describes them, and the safe binding of their parameters.

A header is comment lines at the top: `# zh: …`, `# en: …`, and one `# param NAME: TYPE, required` or
`# param NAME: TYPE, default VALUE` a parameter. In the query a parameter is written `$NAME`.

| type | is bound as |
|---|---|
| `name of CLASS …` | the IRI of the one thing of this name in the store, for `VALUES ?this { $NAME }`; UNDEF for an empty default |
| `names of CLASS …` | the IRIs of all things of this name |
| `one of CLASS …` | the IRI of the one thing of this name, to stand in a pattern: `?s rdf:subject $NAME`; always required |
| text | a string |
| date | two variables: `$NAME_earliest` and `$NAME_latest`, the first and last day of `2021`, `2021-09` or `2021-09-01` |
| from | the first day of a date |
| until | the last day of one |
| integer | a whole number |

`kg.query.names` tells how a name is found, and how to choose between namesakes.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, cast, get_args

from kg.edtf import bounds
from kg.errors import QueryError
from kg.query.names import find, open_store
from kg.query.tokens import replace_variables, tokens
from kg.schema import ontology_file

if TYPE_CHECKING:
    import pyoxigraph as ox

ParameterType: TypeAlias = Literal["name", "names", "one", "text", "date", "from", "until", "integer"]

_WORDS = {
    "name": "NAME",
    "names": "NAME",
    "one": "NAME",
    "text": "TEXT",
    "date": "DATE",
    "from": "DATE",
    "until": "DATE",
    "integer": "NUMBER",
}
_NAMES = ("name", "names", "one")
_PARAMETER = re.compile(
    r"# param (?P<name>\w+): (?P<type>\w+)(?: of (?P<classes>\w+(?: \w+)*))?, "
    r"(?:(?P<required>required)|default(?: (?P<default>.*))?)"
)
_DESCRIPTION = re.compile(r"# (?P<language>zh|en): (?P<text>.+)")
_NAME = re.compile(r"[\w-]+")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_INTEGER = re.compile(r"\d{1,18}", re.ASCII)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question; `default` is None where it is required, `classes` are those of a name."""

    name: str
    type: ParameterType
    default: str | None
    classes: tuple[str, ...] = ()

    @property
    def usage(self) -> str:
        """How it is given: `person=NAME`, `[limit=NUMBER, else 20]`."""
        word = f"{self.name}={_WORDS[self.type]}"
        if self.default is None:
            return word
        return f"[{word}, else {self.default}]" if self.default else f"[{word}]"


@dataclass(frozen=True, slots=True)
class Question:
    """A SPARQL text with its name, what it asks in Chinese and in English, and its parameters in order."""

    name: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]
    text: str

    @property
    def usage(self) -> str:
        """Its parameters as they are given, the optional ones in brackets: `person=NAME [from=DATE]`."""
        return " ".join(each.usage for each in self.parameters)


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
    named = match is not None and match["type"] in _NAMES
    if match is None or match["type"] not in get_args(ParameterType) or (match["classes"] and not named):
        raise QueryError(
            f"{question}: can't read {line!r}: write `# param NAME: TYPE, required` or `…, default VALUE`"
        )
    default = None if match["required"] else (match["default"] or "")
    classes = tuple((match["classes"] or "").split())
    return Parameter(match["name"], cast("ParameterType", match["type"]), default, classes)


def resolve_question(text_or_name: str, parameters: Mapping[str, str], store: Path) -> str:
    """The SPARQL of an existing `.rq` file, else of a named question, else the text itself; parameters bound.

    A text without a header takes any parameter that it has as `$NAME`, as a string.

    Args:
        text_or_name: hyphens and underscores are one in the name of a question.
        parameters: values by the names of the parameters.
        store: folder of the store in which names are looked up; it is opened only for a name.

    Raises:
        QueryError: if the file or the question is not there; a parameter is missing, unknown or malformed; or
            nothing in the store has the name that is given, or several things have.
    """
    question = _found(text_or_name.strip())
    declared = question.parameters or tuple(
        Parameter(name, "text", None) for name in sorted(parameters) if name in _variables(question.text)
    )
    unknown = sorted(set(parameters) - {parameter.name for parameter in declared})
    if unknown:
        known = ", ".join(parameter.name for parameter in declared) or "none"
        raise QueryError(f"unknown parameter {unknown[0]!r}; known: {known}")
    given = {parameter: _given(parameter, parameters) for parameter in declared}
    for parameter, value in given.items():
        _checked(parameter, value)  # all of them, before the store is opened
    opened = open_store(store) if any(value and _is_name(each) for each, value in given.items()) else None
    bound: dict[str, str] = {}
    for parameter, value in given.items():
        bound |= _bound(parameter, value, opened)
    return replace_variables(question.text, bound.get)


def _found(text_or_name: str) -> Question:
    if text_or_name.endswith(".rq") and "\n" not in text_or_name:
        return _read_file(Path(text_or_name))
    if not _NAME.fullmatch(text_or_name):
        return read_question("query", text_or_name)
    known = {question.name: question for question in questions()}
    name = text_or_name.replace("-", "_")
    if name not in known:
        near = difflib.get_close_matches(name, known, n=3) or sorted(known)
        raise QueryError(f"there is no question {text_or_name!r}; known are {', '.join(near)}")
    return known[name]


def _read_file(path: Path) -> Question:
    try:
        return read_question(path.stem, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path} can't be read as a query: {error}") from error


def _variables(query: str) -> frozenset[str]:
    return frozenset(
        token.text[1:] for token in tokens(query) if token.kind == "variable" and token.text[0] == "$"
    )


def _is_name(parameter: Parameter) -> bool:
    return parameter.type in _NAMES


def _given(parameter: Parameter, parameters: Mapping[str, str]) -> str:
    given = parameters.get(parameter.name, parameter.default)
    if given is None or (_is_name(parameter) and parameter.default is None and not given.strip()):
        raise QueryError(f"parameter {parameter.name!r} is missing: give it as {parameter.name}=VALUE")
    return given


def _checked(parameter: Parameter, given: str) -> None:
    if parameter.type in ("date", "from", "until"):
        _day(parameter, given, first=True)
    if parameter.type == "integer" and not _INTEGER.fullmatch(given):
        raise QueryError(f"parameter {parameter.name!r} must be a whole number, not {given!r}")


def _bound(parameter: Parameter, given: str, store: "ox.Store | None") -> dict[str, str]:
    """The SPARQL terms for a parameter's variables; `store` is open where a name is given."""
    name = parameter.name
    if _is_name(parameter):
        return {name: _iris(parameter, given, store) if store and given else "UNDEF"}
    if parameter.type == "date":
        days = {"earliest": True, "latest": False}
        return {f"{name}_{which}": _day(parameter, given, first=first) for which, first in days.items()}
    if parameter.type in ("from", "until"):
        return {name: _day(parameter, given, first=parameter.type == "from")}
    return {name: given if parameter.type == "integer" else f'"{given.translate(_ESCAPES)}"'}


def _iris(parameter: Parameter, given: str, store: "ox.Store") -> str:
    try:
        found = find(store, given, parameter.classes, every=parameter.type == "names")
    except QueryError as error:
        raise QueryError(f"parameter {parameter.name!r}: {error}") from error
    if parameter.type == "one" and len(found) > 1:
        raise QueryError(f"parameter {parameter.name!r} must be one thing: {given!r} is {len(found)}")
    return " ".join(f"<{iri}>" for iri in found)


def _day(parameter: Parameter, given: str, *, first: bool) -> str:
    """A day as a literal; an empty default stays an empty string, which means any time."""
    if given == "" and parameter.default == "":
        return '""'
    limits = bounds(given) if _DATE.fullmatch(given) else None
    day = limits and (limits.earliest if first else limits.latest)
    if day is None:
        raise QueryError(
            f"parameter {parameter.name!r} must be a date such as 2021, 2021-09 or 2021-09-01, not {given!r}"
        )
    return f'"{day.isoformat()}"^^xsd:date'
