"""The entities of a page while they are found: one thing a name, with its surface forms as aliases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.model import Entity
from kg.resolve.names import Name, folded

Key: TypeAlias = tuple[str, str]
Facts: TypeAlias = Mapping[str, str | None]


@dataclass(slots=True)
class _Found:
    name: str
    type: str
    aliases: set[str] = field(default_factory=set)
    resolved: bool = True
    facts: dict[str, str] = field(default_factory=dict)
    private: bool = False


class EntityTable:
    """Entities by type and folded name, in the order in which they were first met."""

    def __init__(self) -> None:
        self._found: dict[Key, _Found] = {}
        self._joined: dict[Key, Key] = {}

    def add(
        self,
        kind: str,
        name: Name,
        *,
        facts: Facts | None = None,
        private: bool = False,
        namesake: bool = False,
    ) -> Key:
        """Add an entity or what is newly known of it.

        Args:
            kind: the entity's type; Official and Person are one kind of thing here.
            name: the resolved name.
            facts: kind, level, place, parent, home where tables know them; what is known first stays.
            private: whether the person must never be published.
            namesake: whether it is a private person whose name an official of the page has too.

        Returns:
            The key under which the entity is found again.
        """
        key = ("Namesake", folded(name.name)) if namesake else self.key(kind, name.name)
        found = self._found.setdefault(key, _Found(name.name, kind))
        found.aliases |= {alias for alias in name.variants if alias != found.name}
        found.resolved = found.resolved and name.resolved
        found.private = found.private or private
        if kind == "Official":
            found.type = kind
        for fact, value in (facts or {}).items():
            if value is not None:
                found.facts.setdefault(fact, value)
        return key

    def key(self, kind: str, name: str) -> Key:
        """The key of an entity, followed through joins."""
        return self.follow(("Person" if kind == "Official" else kind, folded(name)))

    def has(self, key: Key) -> bool:
        """Whether the entity has been met."""
        return key in self._found

    def join(self, shorter: Key, longer: Key) -> None:
        """Make two entities one, under the longer one's name; nothing happens if they are one already."""
        if shorter == longer or shorter not in self._found or longer not in self._found:
            return
        gone = self._found.pop(shorter)
        self._found[longer].aliases |= gone.aliases | {gone.name}
        self._joined[shorter] = longer

    def names(self, kind: str) -> list[tuple[Key, str]]:
        """Key and name of every entity of a type, in the order in which they were first met."""
        return [(key, found.name) for key, found in self._found.items() if found.type == kind]

    def follow(self, key: Key) -> Key:
        """The key that a key has been joined into, or itself."""
        while key in self._joined:
            key = self._joined[key]
        return key

    def entities(self) -> tuple[dict[Key, str], tuple[Entity, ...]]:
        """Ids by key, joined keys included, and the entities, numbered in the order in which they were first met."""
        ids = {key: f"e{number}" for number, key in enumerate(self._found, 1)}
        entities = tuple(_entity(ids[key], found) for key, found in self._found.items())
        return {key: ids[self.follow(key)] for key in [*self._found, *self._joined]}, entities


def _entity(identifier: str, found: _Found) -> Entity:
    return Entity(
        id=identifier,
        type=found.type,
        name=found.name,
        aliases=tuple(sorted(found.aliases - {found.name})),
        resolved=found.resolved,
        kind=found.facts.get("kind"),
        level=found.facts.get("level"),
        place=found.facts.get("place"),
        parent=found.facts.get("parent"),
        home=found.facts.get("home"),
        private=found.private,
    )
