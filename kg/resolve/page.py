"""Resolution of one page: from mentions to entities, and to what is meant without being named (全市, 该县, 市长)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import Entity, Mention, Page, Span
from kg.resolve.entities import EntityTable
from kg.resolve.facts import place_facts
from kg.resolve.implied import find_references
from kg.resolve.joins import join_renamed, join_same
from kg.resolve.later_mentions import join_later_mentions
from kg.resolve.locality import Localities
from kg.resolve.mentions import Namer
from kg.resolve.names import Name
from kg.text import normalise


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that mean an entity without naming it.

    `kind` is Place (全市), Agency (该局), Body (the body of a post, at the post's span) or Parent (the body that a
    unit's name opens with, at the unit's span).
    """

    span: Span
    entity: str
    kind: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """A page with its mentions tied to entities, and the references that no mention carries."""

    page: Page
    mentions: tuple[Mention, ...]
    references: tuple[Reference, ...]
    entities: tuple[Entity, ...]


def resolve(page: Page, mentions: Sequence[Mention]) -> Resolution:
    """Tie every mention of a page but posts to an entity.

    Args:
        page: the page.
        mentions: settled mentions: sorted, none overlapping another.

    Returns:
        The resolution; a body whose place can't be known is kept under its bare name with `resolved` False.
    """
    text = normalise(page.text)
    table = EntityTable()
    around = Localities(page, mentions)
    namer = Namer(page, text, mentions, around, table)
    keys = [namer.key(mention) for mention in mentions]
    found = list(find_references(text, mentions, keys, around, table))
    if around.home is not None:  # whoever is not named acts for the paper's place
        table.add(
            "Place",
            Name(around.home.name, locale=around.home),
            facts=place_facts(around.home.name, around.home),
        )
    join_renamed(text, mentions, keys, table)
    join_same(table)
    join_later_mentions(mentions, keys, table)
    ids, entities = table.entities()
    tied = tuple(
        replace(mention, entity=ids[key] if key else None)
        for mention, key in zip(mentions, keys, strict=True)
    )
    references = sorted((Reference(span, ids[key], kind) for span, key, kind in found), key=lambda r: r.span)
    return Resolution(page, tied, tuple(references), entities)
