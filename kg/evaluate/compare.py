"""One page held against its gold: what is right, layer by layer, and what missed.

A mention is right by exact span and type; an entity by type and resolved full name (an official counts as a person);
a statement by relation, both ends, status and required qualifier, where an event, a programme or a document may
differ in wording. Derived statements are left out. Denied ones are a layer of their own, matched by the same rules.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.evaluate.agreement import align, dated, folded, likeness, person, quoted
from kg.evaluate.gold import Gold, TypedSpan, mentioned
from kg.evaluate.reasons import (
    MISSED,
    WRONG,
    Rivals,
    Wanted,
    entity_reason,
    headline_reason,
    mention_reason,
    missed_statement_reason,
    wrong_statement_reason,
)
from kg.evaluate.reliability import Sighting
from kg.evaluate.tally import Agreement, Tally, tallies
from kg.model import Record, Statement


@dataclass(frozen=True, slots=True, order=True)
class Miss:
    """Something that the gold has and the record lacks (missed), or the other way round (wrong), and why."""

    layer: str
    fault: str
    document: str
    type: str
    detail: str
    reason: str


@dataclass(frozen=True, slots=True)
class PageScore:
    """The tallies of one page by layer and type or relation, and its misses.

    A layer that the gold doesn't have is left out: mentions that were not annotated, and denied statements where
    neither side has any. `sightings` are the predicted statements, denials apart, with how sure they said they were.
    """

    document: str
    layers: Mapping[str, Mapping[str, Tally]]
    evidence: Agreement
    dates: Agreement
    misses: tuple[Miss, ...]
    sightings: tuple[Sighting, ...] = ()


class _Layer(NamedTuple):
    tallies: Mapping[str, Tally]
    misses: list[Miss]


class _Matches(NamedTuple):
    """Statements of one layer: which count on either side, and gold indices by predicted indices of the right."""

    gold: list[int]
    predicted: list[int]
    right: Mapping[int, int]


def compare(gold: Gold, record: Record) -> PageScore:
    """Hold a record against the gold of the same page.

    Of the right statements that are no denials it is counted how many carry a quote and dates that agree with the gold.
    """
    pairs = align(gold.record.entities, record.entities)
    stated, denied = (_match(gold, record, pairs, denied=which) for which in (False, True))
    layers = {"articles": _articles(gold, record)}
    if gold.spans is not None:
        layers["mentions"] = _mentions(gold, gold.spans, record)
    layers["entities"] = _entities(gold, record, pairs)
    matches = {"statements": stated} | ({"denied": denied} if denied.gold or denied.predicted else {})
    for layer, found in matches.items():
        rivals = _rivals(gold, record, pairs, found, (stated, denied))
        layers[layer] = _statements(layer, gold, record, found, rivals)
    right = [
        (gold.record.statements[theirs], record.statements[mine]) for mine, theirs in stated.right.items()
    ]
    text = record.page.text or gold.record.page.text or None
    judged = [agrees for pair in right if (agrees := dated(*pair)) is not None]
    return PageScore(
        gold.record.page.document,
        {name: layer.tallies for name, layer in layers.items()},
        Agreement(sum(quoted(*pair, text) for pair in right), len(right)),
        Agreement(sum(judged), len(judged)),
        tuple(miss for layer in layers.values() for miss in layer.misses),
        tuple(_sighting(record.statements[index], right=index in stated.right) for index in stated.predicted),
    )


def _sighting(statement: Statement, *, right: bool) -> Sighting:
    return Sighting(statement.relation, statement.evidence[0].rule, statement.confidence, right)


def _articles(gold: Gold, record: Record) -> _Layer:
    kind = "articles"
    wanted, had = (
        {folded(each.headline): each.headline for each in page.articles if folded(each.headline)}
        for page in (gold.record.page, record.page)
    )
    missed, wrong = sorted(wanted.keys() - had.keys()), sorted(had.keys() - wanted.keys())
    document = gold.record.page.document
    misses = [
        Miss(kind, fault, document, kind, headlines[key], headline_reason(key, others, fault))
        for fault, keys, headlines, others in ((MISSED, missed, wanted, wrong), (WRONG, wrong, had, missed))
        for key in keys
    ]
    right = wanted.keys() & had.keys()
    return _Layer(tallies(*([kind] * len(keys) for keys in (right, had, wanted))), misses)


def _mentions(gold: Gold, wanted: frozenset[TypedSpan], record: Record) -> _Layer:
    words = mentioned(gold.record) | mentioned(record)
    had = mentioned(record).keys()
    text, document = record.page.text or gold.record.page.text, gold.record.page.document
    misses = []
    for fault, spans, others in ((MISSED, wanted - had, had - wanted), (WRONG, had - wanted, wanted - had)):
        for start, end, kind in sorted(spans):
            said = words.get((start, end, kind), text[start:end])
            reason = mention_reason((start, end, kind), others, fault)
            misses.append(Miss("mentions", fault, document, kind, f"{start}-{end} {said}".rstrip(), reason))
    return _Layer(tallies(*([kind for _, _, kind in spans] for spans in (wanted & had, had, wanted))), misses)


def _entities(gold: Gold, record: Record, pairs: Mapping[str, str]) -> _Layer:
    hit = set(pairs.values())
    found = [entity for entity in gold.record.entities if entity.id in hit]
    missed = [entity for entity in gold.record.entities if entity.id not in hit]
    right = [entity for entity in record.entities if entity.id in pairs]
    wrong = [entity for entity in record.entities if entity.id not in pairs]
    document = gold.record.page.document
    misses = [
        Miss("entities", fault, document, each.type, each.name, entity_reason(each, left, taken, fault))
        for fault, entities, left, taken in ((MISSED, missed, wrong, right), (WRONG, wrong, missed, found))
        for each in entities
    ]
    counted = found, record.entities, gold.record.entities
    return _Layer(tallies(*([person(each.type) for each in entities] for entities in counted)), misses)


def _match(gold: Gold, record: Record, pairs: Mapping[str, str], *, denied: bool) -> _Matches:
    """Find for each predicted statement, in their order, the gold statement that is most like it."""
    wanted, had = (_counted(each.statements, denied=denied) for each in (gold.record, record))
    left = dict.fromkeys(wanted)
    right: dict[int, int] = {}
    for index in had:
        statement = record.statements[index]
        like = {
            other: likeness(gold.record.statements[other], statement, pairs)
            for other in left
            if statement.status in gold.allowed(other)
        }
        best = max(like, key=lambda other: like[other], default=None)
        if best is not None and like[best] > 0:
            right[index] = best
            del left[best]
    return _Matches(wanted, had, right)


def _counted(statements: Iterable[Statement], *, denied: bool) -> list[int]:
    return [
        index
        for index, statement in enumerate(statements)
        if (statement.status == "denied") is denied and statement.basis != "derived"
    ]


def _rivals(
    gold: Gold, record: Record, pairs: Mapping[str, str], own: _Matches, layers: Sequence[_Matches]
) -> Rivals:
    found = {index for layer in layers for index in layer.right.values()}
    right = {index for layer in layers for index in layer.right}
    wanted = [Wanted(each, gold.allowed(index)) for index, each in enumerate(gold.record.statements)]
    return Rivals(
        pairs=pairs,
        gold=[each for index, each in enumerate(wanted) if index not in found],
        predicted=[each for index, each in enumerate(record.statements) if index not in right],
        found=[wanted[index] for index in own.right.values()],
        right=[record.statements[index] for index in own.right],
    )


def _statements(layer: str, gold: Gold, record: Record, matches: _Matches, rivals: Rivals) -> _Layer:
    theirs, mine, document = gold.record.statements, record.statements, gold.record.page.document
    misses = []
    for index in matches.predicted:
        if index not in matches.right:
            reason = wrong_statement_reason(mine[index], rivals)
            detail = _described(mine[index], record)
            misses.append(Miss(layer, WRONG, document, mine[index].relation, detail, reason))
    found = set(matches.right.values())
    for index in matches.gold:
        if index not in found:
            reason = missed_statement_reason(Wanted(theirs[index], gold.allowed(index)), rivals)
            detail = _described(theirs[index], gold.record)
            misses.append(Miss(layer, MISSED, document, theirs[index].relation, detail, reason))
    return _Layer(
        tallies(
            (theirs[index].relation for index in found),
            (mine[index].relation for index in matches.predicted),
            (theirs[index].relation for index in matches.gold),
        ),
        misses,
    )


def _described(statement: Statement, record: Record) -> str:
    names = {entity.id: entity.name for entity in record.entities}
    ends = f"{names[statement.subject]} → {names[statement.object] if statement.object else '∅'}"
    said = ", ".join(f"{key}: {value}" for key, value in statement.qualifiers.items())
    return f"{ends} {{{said}}}" if said else ends
