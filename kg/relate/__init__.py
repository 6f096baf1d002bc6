"""Relations: from a resolved page to its statements, each with the words that carry it."""

from dataclasses import replace

from kg.model import Entity, Statement
from kg.relate.draft import statements_of
from kg.relate.relations import RELATIONS
from kg.relate.story import read_stories
from kg.resolve import Resolution

__all__ = ["relate"]


def relate(resolution: Resolution, recogniser: str) -> tuple[tuple[Entity, ...], tuple[Statement, ...]]:
    """Read the statements of a page.

    Args:
        resolution: the page with its mentions and references tied to entities.
        recogniser: name and version, kept in every evidence.

    Returns:
        The entities that a mention or a statement needs, and the statements in printed order.
    """
    drafts = [
        draft
        for story in read_stories(resolution)
        for relation in RELATIONS
        for draft in relation.read(story)
    ]
    statements = statements_of(drafts, resolution.page, recogniser)
    return _needed(resolution, statements), statements


def _needed(resolution: Resolution, statements: tuple[Statement, ...]) -> tuple[Entity, ...]:
    """The entities with a mention or a statement; who holds a post is an official."""
    used = (
        {m.entity for m in resolution.mentions}
        | {s.subject for s in statements}
        | {s.object for s in statements}
    )
    holders = {s.subject for s in statements if s.relation == "holds_post"}
    return tuple(
        replace(e, type="Official") if e.type == "Person" and e.id in holders and not e.private else e
        for e in resolution.entities
        if e.id in used
    )
