"""What a module of a relation offers: how it is read from a story, and sentences that show what it reads and leaves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from kg.relate.draft import Draft
from kg.relate.story import Story

Reader: TypeAlias = Callable[[Story], Iterator[Draft]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One relation of the ontology, as the pages word it.

    Attributes:
        name: as in the ontology.
        read: gives the drafts of a story.
        examples: sentences that state it; a test reads each.
        against: sentences with the same words that do not state it; a test reads each.
    """

    name: str
    read: Reader
    examples: tuple[str, ...]
    against: tuple[str, ...]
