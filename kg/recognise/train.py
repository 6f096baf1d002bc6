"""Training of the statistical recogniser. The same data give the same model, to the byte."""

import lzma
import multiprocessing
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from kg.errors import ModelError
from kg.recognise.crf import Model
from kg.recognise.features import features
from kg.recognise.labels import pieces, to_labels
from kg.recognise.samples import Sample, nothing_to_learn, read_samples, silver_samples

# Averaged perceptron: a third of the time of L-BFGS at the same F1. What is seen fewer times than `feature.minfreq`
# is not learnt, which keeps the model small and single names of unlabelled texts out of it.
_PARAMETERS = {"max_iterations": 10, "feature.minfreq": 3}


@dataclass(frozen=True, slots=True)
class Training:
    """What a training took and gave: texts and spans by type, silver sentences, what was left out, bytes written."""

    texts: int
    silver: int
    spans: Counter[str]
    skipped: Counter[str]
    size: int

    def lines(self) -> Iterator[str]:
        """The same as text, a line each."""
        yield f"{'texts':18}{self.texts}"
        yield f"{'silver sentences':18}{self.silver}"
        for kind, count in sorted(self.spans.items()):
            yield f"{kind:18}{count}"
        yield f"{'bytes':18}{self.size}"
        for reason, count in sorted(self.skipped.items()):
            yield f"left out: {count} times {reason}"


def train(sources: Iterable[Path], out: Path, silver: Sequence[Path] = ()) -> Training:
    """Train a model and write it, packed, to a file.

    Args:
        sources: marked texts, see `read_samples`.
        out: the file to write.
        silver: unlabelled texts that the rules are to mark, see `silver_samples`.

    Raises:
        ModelError: there is nothing to learn from, or the file can't be written.
    """
    read = read_samples(sources)
    samples = read.samples
    if not any(sample.spans for sample in samples):
        raise nothing_to_learn()
    marked = silver_samples(silver, Model(fit(samples), "first model")) if silver else []
    packed = fit([*samples, *marked])
    try:
        out.write_bytes(packed)
    except OSError as error:
        raise ModelError(f"{out}: can't be written: {error.strerror}") from error
    spans = Counter(span.type for sample in (*samples, *marked) for span in sample.spans)
    return Training(len(samples), len(marked), spans, read.skipped, len(packed))


def fit(samples: Iterable[Sample]) -> bytes:
    """The packed model that samples give, whatever their order.

    It is trained in a process of its own: a second training in one process gives other bytes.
    """
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_fit, sorted(samples)).result()


def _fit(samples: Sequence[Sample]) -> bytes:
    trainer = pycrfsuite.Trainer(algorithm="ap", params=_PARAMETERS, verbose=False)
    for text, spans in samples:
        seen, labels = features(text), to_labels(len(text), spans)
        for start, end in pieces(text):
            trainer.append(pycrfsuite.ItemSequence(seen[start:end]), labels[start:end])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "model")
        trainer.train(str(file))
        return lzma.compress(file.read_bytes(), preset=9 | lzma.PRESET_EXTREME)
