"""Typed access to the keys of a JSON object, with errors that say which key of which object is wrong."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from kg.errors import RecordError
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object and the name under which errors speak of it.

    Every method raises `RecordError` when the value is not of the type asked for. A key whose value is null counts
    as missing.
    """

    values: Mapping[str, Any]
    where: str

    def text(self, key: str, default: str | None = None) -> str:
        """The string under a key; required when there is no default."""
        value = self.values.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self._wrong(key, "a string")
        return value

    def optional(self, key: str) -> str | None:
        """The string under a key, or None where it is missing."""
        return None if self.values.get(key) is None else self.text(key)

    def first(self, key: str, default: str) -> str:
        """The string under a key, or the first of a list of strings (a gold file may allow several)."""
        value = self.values.get(key)
        if isinstance(value, list) and value:
            return Fields({key: value[0]}, self.where).text(key)
        return self.text(key, default)

    def flag(self, key: str, *, default: bool) -> bool:
        """The boolean under a key."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def share(self, key: str) -> float:
        """A number from 0 to 1 under a key; 1 where it is missing."""
        value = self.values.get(key, 1.0)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self._wrong(key, "a number from 0 to 1")
        return float(value)

    def mapping(self, key: str) -> Mapping[str, Any]:
        """The object under a key; empty where it is missing."""
        value = self.values.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self._wrong(key, "an object")
        return value

    def items(self, key: str, *, required: bool = False) -> list[Any]:
        """The list under a key; empty where it is missing, unless it is required."""
        value = self.values.get(key)
        if value is None and not required:
            return []
        if not isinstance(value, list):
            raise self._wrong(key, "a list")
        return value

    def texts(self, key: str) -> list[str]:
        """The list of strings under a key."""
        values = self.items(key)
        if not all(isinstance(value, str) for value in values):
            raise self._wrong(key, "a list of strings")
        return values

    def objects(self, key: str, *, required: bool = False) -> Iterator["Fields"]:
        """The objects in the list under a key, each with a name of its own for errors."""
        for number, value in enumerate(self.items(key, required=required), 1):
            where = f"{self.where}: {key} {number}"
            if not isinstance(value, dict):
                raise RecordError(f"{where} must be an object, not {value!r}")
            yield Fields(value, where)

    def span(self, text: str) -> Span | None:
        """The span under `start` and `end`, which must lie in the text if there is one; None where both miss."""
        start, end = self.values.get("start"), self.values.get("end")
        if start is None and end is None:
            return None
        match start, end:
            case [int(first), int(last)] if 0 <= first <= last and not isinstance(start, bool):
                if text and last > len(text):
                    raise RecordError(
                        f"{self.where}: `end` is {last}, but the text has {len(text)} characters"
                    )
                return Span(first, last)
        raise RecordError(
            f"{self.where}: `start` and `end` must be positions in order, not {start!r}, {end!r}"
        )

    def known(
        self, key: str, value: str, names: AbstractSet[str] | Mapping[str, Any] | tuple[str, ...]
    ) -> str:
        """The value itself, once it is checked to be one of the names."""
        if value not in names:
            raise RecordError(f"{self.where}: {key} {value!r} is not known here; known: {_some(names)}")
        return value

    def _wrong(self, key: str, wanted: str) -> RecordError:
        if self.values.get(key) is None:
            return RecordError(f"{self.where}: `{key}` is missing")
        return RecordError(f"{self.where}: `{key}` must be {wanted}, not {self.values[key]!r}"[:300])


def _some(names: AbstractSet[str] | Mapping[str, Any] | tuple[str, ...]) -> str:
    listed = sorted(names)
    return ", ".join(listed[:20]) + (" …" if len(listed) > 20 else "")
