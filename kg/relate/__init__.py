"""Relations: from a resolved page to its statements, each with the words that carry it."""

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Entity, Span, Statement
from kg.relate.carried import read_carried
from kg.relate.company import read_company
from kg.relate.dealings import read_dealings
from kg.relate.draft import Draft, statements_of
from kg.relate.meetings import read_meetings
from kg.relate.places import read_adjacent, read_units
from kg.relate.posts import read_posts
from kg.relate.proposals import read_proposals
from kg.relate.story import Story, read_stories
from kg.relate.table import read_table
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
    bodies = {r.span: r.entity for r in resolution.references if r.kind == "Body"}
    parents = {r.span: r.entity for r in resolution.references if r.kind == "Parent"}
    drafts = [draft for story in read_stories(resolution) for draft in _read(story, bodies, parents)]
    statements = statements_of(drafts, resolution.page, recogniser)
    return _needed(resolution, statements), statements


def _read(story: Story, bodies: dict[Span, str], parents: dict[Span, str]) -> Iterator[Draft]:
    for line in story.lines:
        yield from read_posts(story, line, bodies)
        yield from read_meetings(story, line)
        yield from read_dealings(story, line)
        yield from read_table(story, line)
        yield from read_adjacent(story, line)
        yield from read_units(story, line, parents)
        yield from read_carried(story, line)
        yield from read_company(story, line)
    yield from read_proposals(story)


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
