"""What tables and names tell of entities whose records say nothing of it: kind, level, place code, the body above.

All of it is derived, and nothing of it a statement.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.model import Entity, Record
from kg.resolve.facts import known_facts
from kg.resolve.locality import Localities

_BODIES = ("Agency", "Organisation")
# A party group is its body's, a police station its bureau's, an office its leading group's.
_PART = re.compile(
    r"(?P<whole>.{3,}?)(?:机关党委|党委|党组|党总支|党支部)"
    r"|(?P<bureau>.{2,}?(?:公安局|公安分局))(?:.{2,}(?:派出所|大队|支队|中队|分局))"
    r"|(?P<group>.{2,}(?:领导小组|指挥部))办公室"
)


def with_facts(record: Record) -> Record:
    """A record with what is missing of its entities filled in, as in gold files, which have names alone."""
    around = Localities(record.page, ())
    bodies = {name: e.id for e in record.entities if e.type in _BODIES for name in (*e.aliases, e.name)}
    return replace(record, entities=tuple(_filled(entity, around, bodies) for entity in record.entities))


def _filled(entity: Entity, around: Localities, bodies: Mapping[str, str]) -> Entity:
    known = known_facts(entity.type, entity.name, around)
    above = _body_above(entity, bodies) if entity.type in _BODIES else known.get("parent")
    return replace(
        entity,
        kind=entity.kind or known.get("kind"),
        level=entity.level or known.get("level"),
        place=entity.place or known.get("place"),
        parent=entity.parent or above,
    )


def _body_above(entity: Entity, bodies: Mapping[str, str]) -> str | None:
    """The body of the same record whose part a name says that this one is; None if the record has none."""
    part = _PART.fullmatch(entity.name)
    above = bodies.get(part["whole"] or part["bureau"] or part["group"]) if part else None
    return above if above != entity.id else None
