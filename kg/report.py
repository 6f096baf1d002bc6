"""What a build did and how records score, as lines of text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg import build_folder as names
from kg.answers import printable
from kg.evaluate import Score

_ONE_OF = {"articles": "article", "mentions": "mention", "entities": "entity", "statements": "statement"}

if TYPE_CHECKING:
    from kg.pipeline import BuildResult  # a score is told without loading all that builds


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
        "pages failed": len(result.failed),
    }
    for name, count in rows.items():
        yield f"{name:18}{count}"
    for name, file in (("page", names.PAGE), ("triples", names.TURTLE), ("table", names.TABLE)):
        yield f"{name:18}{result.folder / file}"


def _with_parts(counts: dict[str, int]) -> str:
    total = sum(count for name, count in counts.items() if name != "derived")
    return (
        f"{total} ({', '.join(f'{count} {name}' for name, count in counts.items() if count)})"
        if total
        else "0"
    )


def score_lines(score: Score) -> Iterator[str]:
    """A score as text: a line for each layer and type, then one for each miss."""
    for layer, tallies in score.layers.items():
        for key, tally in tallies.items():
            shares = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
            yield f"{layer:11}{key:18}{shares}   {tally.right}/{tally.predicted} predicted, {tally.gold} gold"
    for layer, agreement in (("evidence", score.evidence), ("dates", score.dates)):
        yield f"{layer:11}{'of the right':18}{agreement.share:.3f}   {agreement.right}/{agreement.of}"
    for miss in score.misses:
        detail = " ".join(printable(miss.detail).split())
        yield f"{_ONE_OF[miss.layer]} {miss.fault} | {miss.document} | {miss.type} | {detail}"
