"""Measure the recognisers; on demand, no test: `python tests/measure_recognisers.py MARKED SILVER [EVALUATION]`.

The shipped model has seen the seed pages, so its score on them is inflated. Here each page is read with a model that
has not seen it: four folds over the pages of seeds/, each trained on the marked texts of MARKED, the silver sentences of
SILVER and the pages of the other folds. The rules were written by people who have read the seed pages, so their part of
the score is no score on unseen pages either.

EVALUATION is a folder with people_daily.dev.jsonl and msra.val3k.jsonl. There the model without seed pages and the
default recogniser are scored strictly on PER, LOC and ORG: person types are PER, Agency and Organisation ORG, Place LOC. The
guidelines of these corpora differ from ours: they join 湖南省衡阳市 to one place or none, take nationalities and
countries inside names otherwise, and mark no post; so these figures compare versions of the model, and are below
those of models trained on the corpora themselves.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from kg.annotations import parse_annotations
from kg.config import Config
from kg.evaluate import Tally
from kg.model import Mention, Page
from kg.pages import read_page
from kg.recognise import get_recogniser, settle
from kg.recognise.combined import CombinedRecogniser
from kg.recognise.crf import CrfRecogniser, Model
from kg.recognise.samples import read_samples, silver_samples
from kg.recognise.train import fit
from kg.sources import read_sources

SEEDS = Path(__file__).parents[1] / "seeds"
FOLDS = 4
CORPORA = ("people_daily.dev.jsonl", "msra.val3k.jsonl")
THEIR_LABEL = {"Official": "PER", "Person": "PER", "Agency": "ORG", "Organisation": "ORG", "Place": "LOC"}
Spans = set[tuple[int, int, str]]


class Tallies:
    """What is right, predicted and in the gold, by type."""

    def __init__(self) -> None:
        self._by_kind: defaultdict[str, Tally] = defaultdict(Tally)

    def add(self, gold: Spans, found: Spans) -> None:
        """Count one text."""
        right, predicted, wanted = (
            Counter(kind for *_, kind in spans) for spans in (gold & found, found, gold)
        )
        for kind in predicted | wanted:
            self._by_kind[kind] += Tally(right[kind], predicted[kind], wanted[kind])

    def line(self, name: str) -> str:
        """Precision, recall and F1 over all, then F1 by type."""
        whole = sum(self._by_kind.values(), Tally())
        parts = (f"{kind} {tally.f1:.3f}" for kind, tally in sorted(self._by_kind.items()))
        return f"{name:28}P {whole.precision:.3f} R {whole.recall:.3f} F1 {whole.f1:.3f}  {' '.join(parts)}"


def trained(marked: Path, silver: Path, gold: Iterable[Path]) -> Model:
    """A model of the marked texts, the silver sentences and these gold pages, trained as `kg train` does it."""
    samples = read_samples([marked, *gold]).samples
    first = Model(fit(samples), "first model")
    return Model(fit([*samples, *silver_samples([silver], first)]), "model")


def cross_validate(marked: Path, silver: Path) -> None:
    """Print the scores of the rules, the model and both over the seed pages."""
    gold = sorted(SEEDS.glob("*.ann"))
    pages = {Path(s.document).stem: read_page(s) for s in read_sources([SEEDS], Config())}
    tallies = {name: Tallies() for name in ("rules", "crf", "default")}
    for fold in range(FOLDS):
        held = gold[fold::FOLDS]
        model = trained(marked, silver, [file for file in gold if file not in held])
        readers = {
            "rules": get_recogniser("rules"),
            "crf": CrfRecogniser(model),
            "default": CombinedRecogniser(model),
        }
        for file in held:
            marks = parse_annotations(file.read_text(encoding="utf-8"), file.name)
            wanted = {(mark.start, mark.end, mark.type) for mark in marks}
            for name, reader in readers.items():
                tallies[name].add(wanted, _spans(settle(reader(pages[file.stem])), lambda kind: kind))
    for name, tally in tallies.items():
        print(tally.line(f"seeds, {FOLDS} folds: {name}"))


def _spans(mentions: Iterable[Mention], label: Callable[[str], str | None]) -> Spans:
    return {(m.start, m.end, str(label(m.type))) for m in mentions if label(m.type)}


def evaluate(folder: Path, model: Model) -> None:
    """Print the scores on corpora of others."""
    for corpus in CORPORA:
        lines = [json.loads(line) for line in (folder / corpus).read_text(encoding="utf-8").splitlines()]
        for reader in (get_recogniser("rules"), CrfRecogniser(model), CombinedRecogniser(model)):
            tally = Tallies()
            for value in lines:
                found = settle(reader(Page("", value["text"], "")))
                tally.add({(s, e, k) for s, e, k in value["spans"]}, _spans(found, THEIR_LABEL.get))
            print(tally.line(f"{corpus}: {reader.name}"), flush=True)


if __name__ == "__main__":
    marked_texts, silver_texts, *evaluation = map(Path, sys.argv[1:])
    cross_validate(marked_texts, silver_texts)
    if evaluation:
        evaluate(evaluation[0], trained(marked_texts, silver_texts, []))
