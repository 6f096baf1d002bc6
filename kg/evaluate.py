"""Precision, recall and F1 of records against gold records, by layer and by type or relation, with every miss.

A mention is right by exact span and type; an entity by type and resolved full name (an official counts as a person);
a statement by relation, both ends, status and required qualifier, where an event, a programme or a document may
differ in wording. Denied and derived statements are left out. Of the right statements it is counted how many carry a
quote and dates that agree with the gold.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from kg.agreement import align, dated, folded, likeness, person, quoted
from kg.errors import RecordError
from kg.model import Page, Record, Statement
from kg.records import parse_objects, record_from_json

TypedSpan: TypeAlias = tuple[int, int, str]

LAYERS = ("articles", "mentions", "entities", "statements")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many were predicted, and how many the gold has."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of the predicted that is right; 0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 0 where there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the right statements that can be judged, how many agree with the gold in one more thing."""

    right: int = 0
    of: int = 0

    @property
    def share(self) -> float:
        """The share that agrees; 0 where none can be judged."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True, order=True)
class Miss:
    """Something that the gold has and the record lacks (missed), or the other way round (wrong)."""

    layer: str
    fault: str
    document: str
    type: str
    detail: str


@dataclass(frozen=True, slots=True)
class Score:
    """Tallies by layer, then by type or relation ("all" over them), and the misses in page order.

    A layer that no gold page has is left out.
    """

    layers: Mapping[str, Mapping[str, Tally]]
    evidence: Agreement
    dates: Agreement
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold record; `spans` are its mentions, if they were annotated; `statuses` what each statement may be."""

    record: Record
    spans: frozenset[TypedSpan] | None = None
    statuses: tuple[tuple[str, ...], ...] = ()

    def allowed(self, index: int) -> tuple[str, ...]:
        """The statuses with which the statement at an index counts as found."""
        return self.statuses[index] if self.statuses else (self.record.statements[index].status,)


@dataclass(slots=True)
class _Sheet:
    """Counts of one layer while pages are compared."""

    right: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def tallies(self) -> dict[str, Tally]:
        whole = Tally(self.right.total(), self.predicted.total(), self.gold.total())
        keys = sorted(self.gold | self.predicted)
        return {"all": whole} | {
            key: Tally(self.right[key], self.predicted[key], self.gold[key]) for key in keys
        }


def read_gold(path: Path) -> tuple[Gold, ...]:
    """Read gold records from a folder of `.json` files or from one file.

    Mentions come from the `.ann` file beside a gold file (start, end, type and text, tab-separated), else from the
    record itself. A `.json` file without a `document` is no gold file and is left out.

    Raises:
        RecordError: a gold file can't be read, or there is none.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    found = tuple(gold for file in files for gold in _gold_of(file))
    if not found:
        raise RecordError(f"{path}: no gold records here")
    return found


def _gold_of(file: Path) -> Iterator[Gold]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{file}: can't be read as gold: {error}") from error
    for where, value in parse_objects(text, str(file)):
        if isinstance(value, RecordError):
            raise value
        if "document" not in value:
            continue
        record = record_from_json(value, where)
        statuses = tuple(_statuses(each.get("status")) for each in value["statements"])
        yield Gold(record, _spans(file.with_suffix(".ann"), record), statuses)


def _statuses(status: str | list[str] | None) -> tuple[str, ...]:
    return tuple(status) if isinstance(status, list) else (status or "asserted",)


def _spans(file: Path, record: Record) -> frozenset[TypedSpan] | None:
    if not file.exists():
        return _mentioned(record) or None
    try:
        rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
        return frozenset((int(start), int(end), kind) for start, end, kind, _ in rows)
    except (OSError, ValueError) as error:
        raise RecordError(f"{file}: a line is start, end, type and text, tab-separated: {error}") from error


def _mentioned(record: Record) -> frozenset[TypedSpan]:
    return frozenset((mention.start, mention.end, mention.type) for mention in record.mentions)


def evaluate(gold: Iterable[Gold], records: Iterable[Record]) -> Score:
    """Hold records against gold records of the same documents.

    A gold page without a record counts with all that it has as missed; a record without a gold page doesn't count.

    Returns:
        Counts summed over the pages (micro-averaged).
    """
    by_name = {record.page.document: record for record in records}
    sheets: dict[str, _Sheet] = {}
    evidence, dates = [0, 0], [0, 0]
    misses: list[Miss] = []
    for each in sorted(gold, key=lambda one: one.record.page.document):
        name = each.record.page.document
        record = by_name.get(name) or Record(Page(name, "", ""), "none")
        comparison = _Comparison(each, record, sheets, misses, evidence, dates)
        comparison.articles()
        comparison.mentions()
        comparison.statements(comparison.entities())
    layers = {layer: sheets[layer].tallies() for layer in LAYERS if layer in sheets}
    return Score(layers, Agreement(*evidence), Agreement(*dates), tuple(misses))


@dataclass(frozen=True, slots=True)
class _Comparison:
    """One page held against its gold, written onto the sheets."""

    gold: Gold
    record: Record
    sheets: dict[str, _Sheet]
    found: list[Miss]
    evidence: list[int]
    dates: list[int]

    def _sheet(self, layer: str) -> _Sheet:
        return self.sheets.setdefault(layer, _Sheet())

    def _miss(self, layer: str, fault: str, kind: str, detail: str) -> None:
        self.found.append(Miss(layer, fault, self.gold.record.page.document, kind, detail))

    def articles(self) -> None:
        wanted, had = (
            {
                folded(article.headline): article.headline
                for article in record.page.articles
                if folded(article.headline)
            }
            for record in (self.gold.record, self.record)
        )
        sheet = self._sheet("articles")
        sheet.gold["articles"] += len(wanted)
        sheet.predicted["articles"] += len(had)
        sheet.right["articles"] += len(wanted.keys() & had.keys())
        for key in sorted(wanted.keys() - had.keys()):
            self._miss("articles", "missed", "articles", wanted[key])
        for key in sorted(had.keys() - wanted.keys()):
            self._miss("articles", "wrong", "articles", had[key])

    def mentions(self) -> None:
        wanted, had = self.gold.spans, _mentioned(self.record)
        if wanted is None:
            return
        sheet = self._sheet("mentions")
        sheet.gold.update(kind for _, _, kind in wanted)
        sheet.predicted.update(kind for _, _, kind in had)
        sheet.right.update(kind for _, _, kind in wanted & had)
        text = self.record.page.text
        for fault, spans in (("missed", wanted - had), ("wrong", had - wanted)):
            for start, end, kind in sorted(spans):
                self._miss("mentions", fault, kind, f"{start}-{end} {text[start:end]}".rstrip())

    def entities(self) -> dict[str, str]:
        """Count the entities; the gold ids of the predicted ids that are right."""
        pairs = align(self.gold.record.entities, self.record.entities)
        sheet, hit = self._sheet("entities"), set(pairs.values())
        for entity in self.gold.record.entities:
            sheet.gold[person(entity.type)] += 1
            if entity.id in hit:
                sheet.right[person(entity.type)] += 1
            else:
                self._miss("entities", "missed", entity.type, entity.name)
        for entity in self.record.entities:
            sheet.predicted[person(entity.type)] += 1
            if entity.id not in pairs:
                self._miss("entities", "wrong", entity.type, entity.name)
        return pairs

    def statements(self, pairs: Mapping[str, str]) -> None:
        sheet = self._sheet("statements")
        left = dict(enumerate(self.gold.record.statements))
        sheet.gold.update(statement.relation for statement in left.values())
        for statement in self.record.statements:
            if statement.status == "denied" or statement.basis == "derived":
                continue
            sheet.predicted[statement.relation] += 1
            index = self._match(statement, left, pairs)
            if index is None:
                self._miss("statements", "wrong", statement.relation, _described(statement, self.record))
                continue
            sheet.right[statement.relation] += 1
            self._judge(left.pop(index), statement)
        for statement in left.values():
            self._miss("statements", "missed", statement.relation, _described(statement, self.gold.record))

    def _match(
        self, statement: Statement, left: Mapping[int, Statement], pairs: Mapping[str, str]
    ) -> int | None:
        """The gold statement that is most like a predicted one, the first of several; None if none is like it."""
        like = {
            index: likeness(gold, statement, pairs)
            for index, gold in left.items()
            if statement.status in self.gold.allowed(index)
        }
        best = max(like, key=lambda index: like[index], default=None)
        return best if best is not None and like[best] > 0 else None

    def _judge(self, gold: Statement, statement: Statement) -> None:
        self.evidence[1] += 1
        self.evidence[0] += quoted(
            gold, statement, self.record.page.text or self.gold.record.page.text or None
        )
        agrees = dated(gold, statement)
        if agrees is not None:
            self.dates[1] += 1
            self.dates[0] += agrees


def _described(statement: Statement, record: Record) -> str:
    names = {entity.id: entity.name for entity in record.entities}
    ends = f"{names[statement.subject]} → {names[statement.object] if statement.object else '∅'}"
    said = ", ".join(f"{key}: {value}" for key, value in statement.qualifiers.items())
    return f"{ends} {{{said}}}" if said else ends
