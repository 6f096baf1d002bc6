"""Keys of entities and statements: what makes two of them one, and the ids that are hashed from that.

A key depends on its own page alone, so that it is the same whatever other pages a build reads.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from kg.knowledge.places import load_places
from kg.model import Entity, Page, Record, Statement, key_hash
from kg.schema import load_schema

PERSONS = ("Official", "Person")

_MARKS = re.compile(r"[\s“”\"'‘’「」『』《》〈〉<>·・]")

# What may be left of an event's name when it says no more than what kind of meeting it is.
_BARE = re.compile(
    r"(?:工作|专题|全体|集中|现场|视频|电视电话|专项|全市|全省|全县|全区)*"
    r"(?:会议|大会|例会|座谈会|调度会|推进会|部署会|动员会|通报会|汇报会|协调会|交流会|研讨会|恳谈会|表彰会|总结会|现场会|发布会"
    r"|新闻发布会|视频会|常务会议?|常委会议?|工作会|启动会|启动仪式|签约仪式|揭牌仪式|开工仪式|捐赠仪式|颁奖仪式|开幕式|闭幕式"
    r"|仪式|调研|考察|会见|走访|慰问|活动|培训班?|论坛|讲座)"
)
_PUBLIC = (False,)  # where the key of a private person has True
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def fold(name: str) -> str:
    """Fold the ways to print one name onto one: widths, quotation marks, title marks, spaces.

    >>> fold("“清流” 工程") == fold("清流工程")
    True
    """
    return _MARKS.sub("", unicodedata.normalize("NFKC", name))


def entity_ids(record: Record) -> dict[str, str]:
    """The global ids of a record's entities, by their local ids."""
    local = {entity.id: entity for entity in record.entities}
    dates, issuers = _event_dates(record), _issuers(record)
    ids: dict[str, str] = {}
    for entity in sorted(record.entities, key=lambda each: each.type == "Document"):  # after their issuers
        if entity.type == "Place":
            ids[entity.id] = _place_id(entity, local)
        elif entity.type == "Document":
            named = sorted({ids[issuer] for issuer in issuers[entity.id] if issuer in ids})
            ids[entity.id] = _hashed(entity, named or entity.home or record.page.home or record.page.document)
        else:
            ids[entity.id] = _other_id(entity, record.page, dates.get(entity.id))
    return ids


def _hashed(entity: Entity, *scope: object) -> str:
    prefix = "person" if entity.type in PERSONS else entity.type.lower()
    return f"{prefix}-{key_hash(fold(entity.name), *scope)}"


def person_key(name: str, prefecture: str) -> str:
    """The id of a person who may be published, if no namesake is known: folded name and the paper's prefecture."""
    return f"person-{key_hash(name, prefecture, *_PUBLIC)}"


def _place_id(entity: Entity, local: Mapping[str, Entity], depth: int = 0) -> str:
    """The division code, else name and nearest known parent: a code, a name, or a place of the same record."""
    if entity.place is not None:
        return f"place-{entity.place}"
    parent = entity.parent or entity.home
    if parent is not None and parent in local and local[parent].type == "Place" and depth < len(local):
        parent = _place_id(local[parent], local, depth + 1).removeprefix("place-")
    return _hashed(entity, parent)


def _other_id(entity: Entity, page: Page, date: str | None) -> str:
    home = entity.home or page.home
    if entity.type in PERSONS:
        whole = home_prefecture(home) if home else None
        if whole is not None and not entity.private:
            return person_key(fold(entity.name), whole)
        return _hashed(entity, whole, page.document, entity.private)
    if entity.type == "Event":
        return _hashed(
            entity, date, home, *_unless(date is not None and not _is_bare(entity.name, home), page)
        )
    if entity.type == "Programme":
        scope = entity.home or _wide(entity.level) or page.home
        return _hashed(entity, scope, *_unless(scope is not None, page))
    return _hashed(entity, *_unless(entity.resolved, page))


def _unless(known: bool, page: Page) -> tuple[str, ...]:  # noqa: FBT001 - reads as a sentence where it is used
    """The page as a further part of a key, where the key doesn't hold beyond the page."""
    return () if known else (page.document,)


def _wide(level: str | None) -> str | None:
    """A level that names one place by itself: there is one country, but many prefectures."""
    return level if level in ("country", "national") else None


def _is_bare(name: str, home: str | None) -> bool:
    """Whether an event's name, its place apart, is only the kind of meeting."""
    left = fold(name)
    for place in (home, (home or "")[:-1]):
        left = left.removeprefix(place) if place else left
    return _BARE.fullmatch(left) is not None


@lru_cache(maxsize=4096)
def home_prefecture(home: str) -> str:
    """The prefecture of a newspaper's home: a county paper's officials are those of its prefecture too.

    A name that is no division, or that many counties share, stays as it is.
    """
    places = load_places()
    found = [place for place in places.named(home) if place.level != "township"]
    if len(found) != 1:
        return home
    for place in (found[0], *places.chain(found[0])):
        if place.level == "prefecture" or (place.level == "province" and place.name.endswith("市")):
            return place.name  # a municipality stands where others have a prefecture
    return found[0].name


def _event_dates(record: Record) -> dict[str, str]:
    """The day of each event, where a statement that has it as an end gives one exactly; the first of several."""
    found: dict[str, str] = {}
    for statement in record.statements:
        date = statement.qualifiers.get("date")
        if not isinstance(date, str) or not _DAY.fullmatch(date):
            continue
        for end in (statement.subject, statement.object):
            if end is not None:
                found[end] = min(found.get(end, date), date)
    return found


def _issuers(record: Record) -> Mapping[str, list[str]]:
    """The local ids of who issued each document."""
    found: dict[str, list[str]] = defaultdict(list)
    for statement in record.statements:
        if statement.relation == "issues" and statement.object is not None and statement.status != "denied":
            found[statement.object].append(statement.subject)
    return found


def orient(statement: Statement) -> Statement:
    """Put the ends of a symmetric statement (with global ids) in order, and their roles with them."""
    other = statement.object
    if (
        other is None
        or statement.subject <= other
        or not load_schema().relations[statement.relation].symmetric
    ):
        return statement
    swapped = {"subject_role": "object_role", "object_role": "subject_role"}
    qualifiers = {swapped.get(key, key): value for key, value in statement.qualifiers.items()}
    return Statement(
        statement.id,
        statement.relation,
        other,
        statement.subject,
        statement.evidence,
        qualifiers,
        statement.status,
        statement.basis,
        statement.confidence,
    )


def statement_id(statement: Statement) -> str:
    """The id of a statement whose ends are global ids in order."""
    term = load_schema().relations[statement.relation]
    required = None if term.required is None else _folded(statement.qualifiers.get(term.required))
    date = statement.qualifiers.get("date") if term.temporal == "event" else None
    ends = (statement.subject, statement.object)
    return f"statement-{key_hash(statement.relation, *ends, required, statement.status, _folded(date))}"


def _folded(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return None if value is None else fold(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
