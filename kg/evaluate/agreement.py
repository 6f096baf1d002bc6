"""When an extracted name, entity, statement, quote or date agrees with that of a gold record."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.model import Entity, Qualifiers, Statement
from kg.schema import load_schema

LOOSE = ("Document", "Event", "Programme")
"""Types whose things are described rather than named: their wording may differ."""

# Official names are printed in full and in short; the longer form first, where one holds the other.
_SHORT = (
    ("中国共产党", "中共"),
    ("人民代表大会常务委员会", "人大常委会"),
    ("人民代表大会", "人大"),
    ("政治协商会议", "政协"),
    ("人民政府", "政府"),
    ("政法委员会", "政法委"),
    ("纪律检查委员会", "纪委"),
    ("监察委员会", "监委"),
    ("有限责任公司", "公司"),
    ("股份有限公司", "公司"),
    ("有限公司", "公司"),
)
_MARKS = re.compile(r"[\s“”\"'‘’《》<>「」]")
_COMMITTEE = re.compile(r"([省市县区州旗镇乡])委员会$")
_WIDTHS = str.maketrans("\uff08\uff09", "()")

# How much of the required qualifier must agree, by relation: an agreement's name is long and often cut.
_ENOUGH = {"signed_agreement": 0.5}
_QUALIFIER = {"signed_agreement": "agreement", "proposes": "topic", "receives_award": "award"}


def folded(name: str) -> str:
    """Fold the variants of an official name onto one form.

    >>> folded("中共衡阳市委员会"), folded("衡阳市人民政府")
    ('衡阳市委', '衡阳市政府')
    """
    name = _MARKS.sub("", name).translate(_WIDTHS)
    for long, short in _SHORT:
        name = name.replace(long, short)
    return _COMMITTEE.sub(r"\1委", name.removeprefix("中共"))


def overlap(one: str, other: str) -> float:
    """The Dice coefficient of two strings' character pairs, 0 to 1; 1 for equal strings, 0 for an empty one."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    pairs = [Counter(text[i : i + 2] for i in range(len(text) - 1)) for text in (one, other)]
    return 2 * (pairs[0] & pairs[1]).total() / max(1, pairs[0].total() + pairs[1].total())


def person(kind: str) -> str:
    """The type under which an entity is scored: officials are told from persons by their statements."""
    return "Person" if kind == "Official" else kind


def align(gold: Sequence[Entity], predicted: Sequence[Entity]) -> dict[str, str]:
    """Pair predicted entities with gold ones, one to one: by full name first, then loosely by wording.

    Returns:
        Gold ids by predicted ids.
    """
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    names = {each.id: _full_names(each) for each in gold}
    for entity in predicted:
        for each in gold:
            if each.id not in taken and _same_type(each, entity) and folded(entity.name) in names[each.id]:
                pairs[entity.id] = each.id
                taken.add(each.id)
                break
    for _, mine, theirs in sorted(_wordings(gold, predicted, pairs), reverse=True):
        if mine not in pairs and theirs not in taken:
            pairs[mine] = theirs
            taken.add(theirs)
    return pairs


def _same_type(gold: Entity, predicted: Entity) -> bool:
    return person(gold.type) == person(predicted.type)


def _full_names(entity: Entity) -> set[str]:
    """The names that count as resolved: the name itself, and aliases that are no shorter."""
    name = folded(entity.name)
    return {name} | {alias for alias in map(folded, entity.aliases) if len(alias) >= len(name)}


def _wordings(
    gold: Iterable[Entity], predicted: Iterable[Entity], pairs: Mapping[str, str]
) -> list[tuple[float, str, str]]:
    taken = set(pairs.values())
    left = [each for each in gold if each.id not in taken]
    ranked = []
    for entity in predicted:
        if entity.id in pairs or entity.type not in LOOSE:
            continue
        for each in left:
            if each.type == entity.type:
                names = (each.name, *each.aliases)
                best = max(overlap(folded(entity.name), folded(name)) for name in names)
                if best >= 0.5:
                    ranked.append((best, entity.id, each.id))
    return ranked


def likeness(gold: Statement, statement: Statement, pairs: Mapping[str, str]) -> float:
    """How like a predicted statement is to a gold one, 0 to 1; 0 where relation, an end or the qualifier differs.

    Args:
        gold: a statement with gold ids.
        statement: a statement with predicted ids.
        pairs: gold ids by predicted ids. The status is not looked at.
    """
    if gold.relation != statement.relation or not same_ends(gold, statement, pairs):
        return 0.0
    found = _qualifier_likeness(gold, statement)
    return found if found >= _ENOUGH.get(gold.relation, 0.4) else 0.0


def same_ends(gold: Statement, statement: Statement, pairs: Mapping[str, str]) -> bool:
    """Whether subject and object are those of the gold, in either order where the relation is symmetric."""
    ends = (pairs.get(statement.subject), pairs.get(statement.object) if statement.object else None)
    if ends[0] is None or (statement.object and ends[1] is None):
        return False
    wanted = (gold.subject, gold.object)
    return ends == wanted or (load_schema().relations[gold.relation].symmetric and ends == wanted[::-1])


def _qualifier_likeness(gold: Statement, statement: Statement) -> float:
    if gold.relation == "holds_post":
        return float(_said(gold.qualifiers, "title") == _said(statement.qualifiers, "title"))
    key = _QUALIFIER.get(gold.relation)
    if key is None or key not in gold.qualifiers or (gold.relation == "proposes" and gold.object):
        return 1.0
    return overlap(_said(gold.qualifiers, key), _said(statement.qualifiers, key))


def _said(qualifiers: Qualifiers, key: str) -> str:
    value = qualifiers.get(key)
    return "" if value is None else folded(str(value))


def quoted(gold: Statement, statement: Statement, text: str | None) -> bool:
    """Whether a quote is verbatim at its span, covers half of the gold's quote and is not much longer.

    Without the text only the wording is compared.
    """
    evidence, wanted = statement.evidence[0], gold.evidence[0].quote
    quote, (start, end) = evidence.quote, evidence.span
    if not quote or (text is not None and text[start:end] != quote):
        return False
    if not wanted:
        return len(quote) <= 150
    if text is None:
        return overlap(quote, wanted) >= 0.3
    places = (match.span() for match in re.finditer(re.escape(wanted), text))
    shared = max((min(end, stop) - max(start, begin) for begin, stop in places), default=0)
    return shared >= 0.5 * len(wanted) and len(quote) <= 3 * len(wanted) + 20


def dated(gold: Statement, statement: Statement) -> bool | None:
    """Whether date, start and end are those of the gold; None where the gold has none of them."""
    keys = [key for key in ("date", "start", "end") if gold.qualifiers.get(key)]
    if not keys:
        return None
    return all(_date(gold.qualifiers, key) == _date(statement.qualifiers, key) for key in keys)


def _date(qualifiers: Qualifiers, key: str) -> str:
    return str(qualifiers.get(key) or "").replace("XXXX-", "--")
