"""How often each wording of a relation is right on gold pages, and whether the confidence that follows from it holds.

`python tests/calibration.py` (or `make confidence`) reads the pages of `seeds/`, and those of the shared folder where it is beside
this checkout, counts for each rule how many of its statements are right, and writes the counts from which `kg` computes
confidence. Its table of reliability takes no page's own counts to tell how sure the page's statements are.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from seed_pages import SEEDS, SHARED

from kg.config import Config
from kg.evaluate import Bin, Sighting, compare, read_gold, reliability
from kg.extraction import extract_all
from kg.model import Record
from kg.relate.confidence import Calibration, Counts, calibration

TABLE = Path(__file__).parents[1] / "kg/relate/data/confidence.csv"
# Pages and their gold.
CORPORA = ((SEEDS, SEEDS), (SHARED / "seeds", SHARED / "gold"))

Sightings = Mapping[str, Sequence[Sighting]]


def sightings(corpora: Iterable[tuple[Path, Path]] = CORPORA) -> Sightings:
    """The statements that are read on each gold page, and whether they are right, by document."""
    found: dict[str, Sequence[Sighting]] = {}
    for pages, folder in corpora:
        if not folder.is_dir():
            continue
        gold = {each.record.page.document: each for each in read_gold(folder)}
        for record in extract_all([pages], Config()):
            if isinstance(record, Record) and record.page.document in gold:
                found[record.page.document] = compare(gold[record.page.document], record).sightings
    return found


def counted(seen: Iterable[Sighting]) -> dict[tuple[str, str], Counts]:
    """How many statements of each rule were read, and how many were right."""
    read, right = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for each in seen:
        read[each.relation, each.rule] += 1
        right[each.relation, each.rule] += each.right
    return {key: Counts(right[key], read[key]) for key in sorted(read)}


def held_out(seen: Sightings) -> tuple[Bin, ...]:
    """The reliability of confidence where each page's is computed from the other pages alone."""
    judged = []
    for document, own in seen.items():
        others = Calibration(
            counted(each for name, page in seen.items() if name != document for each in page)
        )
        judged += [
            Sighting(each.relation, each.rule, others.of(each.relation, each.rule), each.right)
            for each in own
        ]
    return reliability(judged)


def as_csv(counts: Mapping[tuple[str, str], Counts]) -> str:
    """The counts as the package keeps them."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("relation", "rule", "right", "read"))
    writer.writerows((*key, each.right, each.read) for key, each in counts.items())
    return file.getvalue()


def as_markdown(bins: Iterable[Bin]) -> str:
    """A table of reliability for the README."""
    lines = ["| confidence | statements | told on average | right |", "|---|---|---|---|"]
    lines += [f"| {b.low:.2f}–{b.high:.2f} | {b.count} | {b.told:.2f} | {b.right:.2f} |" for b in bins]
    return "".join(f"{line}\n" for line in lines)


def main() -> None:
    """Write the counts, and print how well they hold.

    Of two wordings that read the same words the surer speaks, so counting is repeated until it gives counts that it
    gave before; where these are several in turn, those that know the most wordings are kept.
    """
    tables: list[dict[tuple[str, str], Counts]] = []
    while True:
        seen = sightings()
        counts = counted(each for page in seen.values() for each in page)
        if counts in tables:
            break
        tables.append(counts)
        _ship(counts)
    _ship(max(tables[tables.index(counts) :], key=lambda table: (len(table), as_csv(table))))
    print(as_markdown(held_out(sightings())), end="")


def _ship(counts: Mapping[tuple[str, str], Counts]) -> None:
    TABLE.write_text(as_csv(counts), encoding="utf-8")
    calibration.cache_clear()


if __name__ == "__main__":
    main()
