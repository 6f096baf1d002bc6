"""The entities of a page while they are found: one thing a name, with its surface forms as aliases."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.model import Entity
from kg.resolve.names import Name, folded


@dataclass(slots=True)
class _Found:
    name: str
    type: str
    aliases: set[str] = field(default_factory=set)
    resolved: bool = True
    facts: dict[str, str | None] = field(default_factory=dict)
    private: bool = False


class EntityTable:
    """Entities by type and folded name, in the order in which they were first met."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], _Found] = {}
        self._joined: dict[tuple[str, str], tuple[str, str]] = {}

    def add(self, kind: str, name: Name, *, facts: dict[str, str | None] | None = None, private: bool = False) -> tuple[str, str]:
        """Add an entity or what is newly known of it.

        Args:
            kind: the entity's type; Official and Person are one kind of thing here.
            name: the resolved name.
            facts: kind, level, place, parent, home where tables know them.
            private: whether the person must never be published.

        Returns:
            The key under which the entity is found again.
        """
        key = self.key(kind, name.name)
        found = self._found.setdefault(key, _Found(name.name, kind))
        found.aliases |= {alias for alias in name.variants if alias != found.name}
        found.resolved = found.resolved and name.resolved
        found.private = found.private or private
        if kind == "Official":
            found.type = kind
        for fact, value in (facts or {}).items():
            found.facts.setdefault(fact, value)
        return key

    def key(self, kind: str, name: str) -> tuple[str, str]:
        """The key of an entity, followed through joins."""
        key = ("Person" if kind == "Official" else kind, folded(name))
        while key in self._joined:
            key = self._joined[key]
        return key

    def has(self, key: tuple[str, str]) -> bool:
        """Whether the entity has been met."""
        return key in self._found

    def join(self, shorter: tuple[str, str], longer: tuple[str, str]) -> None:
        """Make two entities one, under the longer one's name."""
        if shorter == longer or shorter not in self._found or longer not in self._found:
            return
        gone = self._found.pop(shorter)
        kept = self._found[longer]
        kept.aliases |= gone.aliases | {gone.name}
        self._joined[shorter] = longer

    def names(self, kind: str) -> list[tuple[tuple[str, str], str]]:
        """Key and name of every entity of a type, in order."""
        return [(key, found.name) for key, found in self._found.items() if found.type == kind]

    def entities(self) -> tuple[dict[tuple[str, str], str], tuple[Entity, ...]]:
        """Ids by key and the entities, numbered in the order in which they were first met."""
        ids = {key: f"e{number}" for number, key in enumerate(self._found, 1)}
        entities = tuple(_entity(ids[key], found) for key, found in self._found.items())
        return {key: ids[self.follow(key)] for key in [*self._found, *self._joined]}, entities

    def follow(self, key: tuple[str, str]) -> tuple[str, str]:
        """The key that a key has been joined into, or itself."""
        while key in self._joined:
            key = self._joined[key]
        return key


def _entity(identifier: str, found: _Found) -> Entity:
    entity = Entity(
        id=identifier,
        type=found.type,
        name=found.name,
        aliases=tuple(sorted(found.aliases - {found.name})),
        resolved=found.resolved,
        private=found.private,
    )
    return replace(entity, **{fact: value for fact, value in found.facts.items() if value is not None})


def is_short_form(short: str, long: str) -> bool:
    """Whether one name can be a short form of the other: the same ends, and all its characters in their order.

    >>> is_short_form("衡阳师院", "衡阳师范学院"), is_short_form("零号湾", "上海零号湾全球创新创业集聚区")
    (True, True)
    """
    if len(short) >= len(long) or len(short) < 3:
        return False
    if short in long:
        return True
    rest: Iterable[str] = iter(long)
    return short[:2] == long[:2] and short[-1] == long[-1] and len(short) >= 4 and all(c in rest for c in short)
