"""Entities and statements of one key become one: aliases united, evidences joined, qualifiers filled in."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.merge.keys import PERSONS, home_prefecture, orient, statement_id
from kg.merge.people import Mask
from kg.model import Entity, Evidence, Page, Record, Statement


@dataclass(frozen=True, slots=True)
class Local:
    """A record ready to be merged: its global ids by local ids (without who is held back), and its mask."""

    record: Record
    ids: Mapping[str, str]
    mask: Mask

    @property
    def page(self) -> Page:
        """The page of the record."""
        return self.record.page


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of one page, its ends global and its strings masked, with the date of its page."""

    statement: Statement
    published: str | None

    @property
    def evidence(self) -> Evidence:
        """The one evidence that a statement of a page has."""
        return self.statement.evidence[0]

    def order(self) -> tuple[Any, ...]:
        """A sort key over all that tells two claims apart, the place in the corpus first."""
        statement, evidence = self.statement, self.evidence
        words = json.dumps(dict(statement.qualifiers), ensure_ascii=False, sort_keys=True)
        return (*place_of(evidence), statement.basis, words, evidence.article or "", statement.id)


def place_of(evidence: Evidence) -> tuple[Any, ...]:
    """Where an evidence stands, as a sort key."""
    return (evidence.document, evidence.span, evidence.quote, evidence.recogniser, -evidence.confidence)


def join_entities(locals_: Sequence[Local]) -> tuple[Entity, ...]:
    """One entity a global id, from records sorted by document.

    Name, home and what tables know come from the first record that has them; every name is masked for all pages that
    name the entity, since one page may not know that a part of it is a private person.
    """
    groups: dict[str, list[tuple[Entity, Local]]] = defaultdict(list)
    for local in locals_:
        for entity in local.record.entities:
            if entity.id in local.ids:
                groups[local.ids[entity.id]].append((entity, local))
    return tuple(_join_entity(key, groups[key]) for key in sorted(groups))


def _join_entity(key: str, members: list[tuple[Entity, Local]]) -> Entity:
    first = members[0][0]
    masked = first.type not in PERSONS and not (first.type == "Place" and first.place)
    masks = [each.mask for _, each in members if each.mask.pattern] if masked else []
    name = _masked(first.name, masks)
    printed = {each for entity, _ in members for each in (entity.name, *entity.aliases)}
    names = {_masked(each, masks) for each in printed}
    parents = [each.ids.get(entity.parent, entity.parent) for entity, each in members if entity.parent]
    home = _first(entity.home or (each.page.home if _has_home(entity) else None) for entity, each in members)
    return Entity(
        id=key,
        type="Official" if any(entity.type == "Official" for entity, _ in members) else first.type,
        name=name,
        aliases=tuple(sorted(names - {name, ""})),
        resolved=any(entity.resolved for entity, _ in members),
        kind=_first(entity.kind for entity, _ in members),
        level=_first(entity.level for entity, _ in members),
        place=_first(entity.place for entity, _ in members),
        parent=_first(parents),
        home=home_prefecture(home) if home and first.type in PERSONS else home,
    )


def _has_home(entity: Entity) -> bool:
    """Whether entities of this type belong to the home of their page."""
    return entity.type in (*PERSONS, "Event", "Programme")


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _masked(name: str, masks: Iterable[Mask]) -> str:
    for mask in masks:
        name = mask.text(name)
    return name


def claims(locals_: Sequence[Local]) -> dict[str, list[Claim]]:
    """All statements whose ends are published, by their global ids; both levels sorted."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for local in locals_:
        for statement in local.record.statements:
            if statement.subject in local.ids and (statement.object is None or statement.object in local.ids):
                claim = _claim(statement, local)
                groups[claim.statement.id].append(claim)
    return {key: sorted(groups[key], key=Claim.order) for key in sorted(groups)}


def _claim(statement: Statement, local: Local) -> Claim:
    lifted = orient(
        replace(
            statement,
            subject=local.ids[statement.subject],
            object=None if statement.object is None else local.ids[statement.object],
        )
    )
    masked = replace(
        lifted,
        id=statement_id(lifted),  # before the mask, or two topics with two names in them would be one
        qualifiers=local.mask.value(lifted.qualifiers),
        evidence=tuple(local.mask.evidence(evidence) for evidence in lifted.evidence),
    )
    return Claim(masked, local.page.published)


def join_statements(groups: Mapping[str, Sequence[Claim]]) -> tuple[Statement, ...]:
    """One statement an id, from its sorted claims.

    What is stated somewhere is not derived: then only the stated claims count. The first claim's qualifiers win,
    later ones fill in what is missing; the confidence is that of the surest.
    """
    return tuple(_join_statement(group) for group in groups.values())


def _join_statement(group: Sequence[Claim]) -> Statement:
    stated = [claim for claim in group if claim.statement.basis == "stated"] or group
    qualifiers: dict[str, Any] = {}
    for claim in reversed(stated):
        qualifiers.update(claim.statement.qualifiers)
    evidence = {item: None for claim in stated for item in claim.statement.evidence}
    return replace(
        stated[0].statement,
        qualifiers=dict(sorted(qualifiers.items())),
        evidence=tuple(sorted(evidence, key=place_of)),
        confidence=max(claim.statement.confidence for claim in stated),
    )
