"""What a build did, how records score and where a graph doesn't conform, as lines of text."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal

from kg import build_folder as names
from kg.answers import printable
from kg.evaluate import MISSED, WHOLE, WRONG, Average, Intervals, Score, Tally
from kg.schema import ID

_ONE_OF = {
    "articles": "article",
    "mentions": "mention",
    "entities": "entity",
    "statements": "statement",
    "denied": "denied statement",
}

if TYPE_CHECKING:
    from kg.pipeline import BuildResult  # a score is told without loading all that builds
    from kg.validate import Violation, Where


def summary(result: "BuildResult") -> Iterator[str]:
    """The counts of a build and the files to open, a line each."""
    counts = result.manifest["counts"]
    statements = counts["statements"]
    rows = {
        "pages": counts["pages"],
        "articles": counts["articles"],
        "entities": sum(counts["entities"].values()),
        "statements": _with_parts(statements["status"] | {"derived": statements["basis"].get("derived", 0)}),
        "tenures": counts["tenures"],
        "unresolved names": counts["unresolved"],
        "persons withheld": counts["withheld_persons"],
        **({"not sure enough": counts["unsure_statements"]} if counts["unsure_statements"] else {}),
        "pages failed": len(result.failed),
    }
    for name, count in rows.items():
        yield f"{name:18}{count}"
    graphs = (("triples", file) for file in names.rdf_files(result.manifest["options"]["formats"]).values())
    for name, file in (("page", names.PAGE), *graphs, ("table", names.TABLE)):
        yield f"{name:18}{result.folder / file}"


def _with_parts(counts: dict[str, int]) -> str:
    total = sum(count for name, count in counts.items() if name != "derived")
    return (
        f"{total} ({', '.join(f'{count} {name}' for name, count in counts.items() if count)})"
        if total
        else "0"
    )


def score_lines(score: Score, *, misses: bool = True) -> Iterator[str]:
    """A score as text: a line for each layer and type, for the averages, for each reason, then for each miss."""
    yield from _tally_lines(score)
    for layer, agreement in (("evidence", score.evidence), ("dates", score.dates)):
        yield f"{layer:11}{'of the right':18}{agreement.share:.3f}   {agreement.right}/{agreement.of}"
    for each in score.reliability:
        bounds = f"{each.low:.2f} to {each.high:.2f}"
        yield f"{'confidence':11}{bounds:18}{each.right:.3f} right, {each.told:.3f} told   {each.count} predicted"
    for layer, reasons in score.reasons.items():
        for reason, counts in reasons.items():
            told = "  ".join(f"{counts[fault]} {fault}" for fault in (MISSED, WRONG) if counts[fault])
            yield f"{'misses':11}{layer:11}{reason:18} {told}"
    for miss in score.misses if misses else ():
        detail = " ".join(printable(miss.detail).split())
        yield f"{_ONE_OF[miss.layer]} {miss.fault} | {miss.reason} | {miss.document} | {miss.type} | {detail}"


def _tally_lines(score: Score) -> Iterator[str]:
    """The tallies of each layer, the macro average after that over all types; intervals in a column of their own."""
    rows = [
        (line, _bounds(score.intervals[layer][key]) if key else "")
        for layer, tallies in score.layers.items()
        for key, line in _layer_lines(layer, tallies, score.macro.get(layer))
    ]
    width = max((len(line) for line, _ in rows), default=0)
    for line, bounds in rows:
        yield f"{line:{width}}   {bounds}".rstrip()


def _layer_lines(
    layer: str, tallies: Mapping[str, Tally], macro: Average | None
) -> Iterator[tuple[str | None, str]]:
    for key, tally in tallies.items():
        counts = f"{tally.right}/{tally.predicted} predicted, {tally.gold} gold"
        yield key, f"{layer:11}{key:18}{_shares(tally)}   {counts}"
        if key == WHOLE and macro is not None:
            yield None, f"{layer:11}{'macro':18}{_shares(macro)}   mean of {macro.of}"


def _shares(row: Tally | Average) -> str:
    return f"P {row.precision:.3f}  R {row.recall:.3f}  F1 {row.f1:.3f}"


def _bounds(found: Intervals) -> str:
    """The intervals of a line, or nothing where there is none; a share without one has a dash."""
    if not any(found):
        return ""
    cells = (
        f"{'–':^11}" if interval is None else f"{interval.low:.3f}–{interval.high:.3f}" for interval in found
    )
    return "95 %  " + "  ".join(f"{name} {cell}" for name, cell in zip(("P", "R", "F1"), cells, strict=True))


def violation_lines(violations: "Sequence[Violation]", language: Literal["en", "zh"] = "en") -> Iterator[str]:
    """A line for each place where a graph doesn't conform, with its sentence; then a line that counts them."""
    for each in violations:
        message = each.message_zh if language == "zh" else each.message_en
        thing = (
            each.label if each.label.startswith("id:") else f"{each.label} ({each.thing.replace(ID, 'id:')})"
        )
        value = f": {each.value}" if each.value else ""
        parts = (each.severity, each.shape, message, f"{thing}{value}", *_words(each.where))
        yield " | ".join(" ".join(printable(part).split()) for part in parts)
    counts = _severities(violations)
    yield ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items())


def _words(where: "Where | None") -> Iterator[str]:
    if where is not None:
        place = "" if where.start is None or where.end is None else f" {where.start}–{where.end}"
        quote = f" {where.quote}" if where.quote else ""
        yield f"{where.document}{place}{quote}"


def _severities(violations: "Sequence[Violation]") -> dict[str, int]:
    counts = Counter(each.severity for each in violations)
    return {"violation": counts["violation"], "warning": counts["warning"]}


def violations_to_json(violations: "Sequence[Violation]") -> dict[str, Any]:
    """The same as a JSON object: whether the graph conforms, the counts, and each result with both messages."""
    counts = _severities(violations)
    return {
        "conforms": not counts["violation"],
        "counts": counts,
        "results": [asdict(each) for each in violations],
    }
