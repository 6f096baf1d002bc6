"""What kind of office-holder a person is, by the posts that are attested: derived, and no statement."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.model import Entity, Tenure

_PUBLIC = frozenset(
    [
        "party",
        "government",
        "congress",
        "consultative",
        "court",
        "procuratorate",
        "supervision",
        "mass_organisation",
        "leading_group",
        "zone",
    ]
)
_SERVICE = frozenset({"institution", "school", "hospital"})
# Who has several kinds of posts is told by the first of these.
_ORDER = ("leader", "institution", "enterprise", "deputy", "member")


def with_offices(entities: Iterable[Entity], tenures: Iterable[Tenure]) -> tuple[Entity, ...]:
    """The entities, officials with the kind of office-holder that their posts tell.

    Args:
        entities: of the corpus, in any order; the order stays.
        tenures: of the same corpus.
    """
    entities = tuple(entities)
    bodies = {entity.id: entity.kind for entity in entities}
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for tenure in tenures:
        kinds[tenure.person].add(_kind(tenure, bodies))
    return tuple(_known(entity, kinds) for entity in entities)


def _known(entity: Entity, kinds: Mapping[str, set[str]]) -> Entity:
    found = kinds.get(entity.id, set())
    kind = next((each for each in _ORDER if each in found), None)
    return replace(entity, kind=kind) if kind and entity.type == "Official" and not entity.kind else entity


def _kind(tenure: Tenure, bodies: Mapping[str, str | None]) -> str:
    body, title = bodies.get(tenure.body), tenure.title
    if title == "代表" and body in ("congress", "party"):
        return "deputy"
    if title in ("委员", "常委") and body == "consultative":
        return "member"
    if body in _PUBLIC:
        return "leader"
    if body in _SERVICE:
        return "institution"
    return "enterprise" if body == "enterprise" else ""
