"""Fine-tuning of HanLP on gold pages: of a recogniser of its own, or from an encoder of Transformers."""

import inspect
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import ModelError
from kg.recognise.hanlp import short_pieces
from kg.recognise.hanlp_component import ENCODER, hanlp_package, load_component
from kg.recognise.hanlp_output import BODY, TYPE_OF, entity_labels, without_blanks
from kg.recognise.labels import Labelled, to_labels
from kg.recognise.samples import Sample, nothing_to_learn, read_samples
from kg.recognise.train import Training

# Every so many sentences one is kept apart: by these the best epoch is told.
_KEPT = 10
# Rates of learning: small ones for what has learnt already, larger ones for what starts at nothing.
_FINE, _FRESH = (3e-5, 1e-3), (1e-3, 3e-3)
_SEED = 1
EPOCHS = 3
_OUR_LABELS = ("Person", "Agency", "Organisation", "Place")
# What HanLP's `fit` is given here, and not taken from the model that is fine-tuned.
_GIVEN = {"trn_data", "dev_data", "save_dir", "epochs", "batch_size", "devices", "seed", "lr", "transformer_lr",
          "logger", "finetune", "eval_trn", "kwargs"}  # fmt: skip


class _Start(NamedTuple):
    """What training starts from: a component of HanLP, its tags (none: they are free), and its settings."""

    component: Any
    tags: frozenset[str]
    settings: dict[str, Any]
    rates: tuple[float, float]


def train_hanlp(
    sources: Iterable[Path], out: Path, base: str, *, epochs: int = EPOCHS, batch_size: int = 16
) -> Training:
    """Fine-tune a model and write it to a folder, which `--hanlp-model` takes.

    Args:
        sources: marked texts, see `read_samples`.
        out: the folder to write.
        base: a single-task model of HanLP with a transformer (folder or identifier), which keeps its labels; or a
            folder with an encoder of Transformers, which starts with ours.
        epochs: how often all texts are gone through; the best is kept.
        batch_size: sentences at a time.

    Raises:
        ModelError: HanLP is missing, the base can't be fine-tuned, there is nothing to learn from, or the folder can't
            be written.
    """
    read = read_samples(sources)
    samples = list(dict.fromkeys(read.samples))  # none is both learnt and kept apart
    sentences = [each for sample in samples for each in _sentences(sample)]
    if not any(spans for _, spans in sentences):
        raise nothing_to_learn()
    start = _start(base)
    label_of = _label_of(start.tags)
    tagged = [_tagged(text, spans, label_of, start.tags) for text, spans in sentences]
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            learnt = _write(Path(folder, "train.tsv"), (t for n, t in enumerate(tagged) if n % _KEPT))
            kept = _write(Path(folder, "dev.tsv"), tagged[::_KEPT])
            if start.tags:  # HanLP opens the encoder anew, wherever it came from
                start.settings["transformer"] = str(_write_encoder(start.component, Path(folder, ENCODER)))
            _fit(start, learnt, kept, out, epochs, batch_size)
        _keep_encoder(start.component, out / ENCODER)
    except OSError as error:
        raise ModelError(f"{out}: can't be written: {error.strerror}") from error
    counted = Counter(span.type for _, spans in sentences for span in spans if span.type in label_of)
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    return Training(len(samples), 0, counted, read.skipped, size)


def _start(base: str) -> _Start:
    """What a base is: a recogniser of HanLP, or an encoder."""
    hanlp_package()
    from hanlp.components.ner.transformer_ner import TransformerNamedEntityRecognizer

    config = Path(base, "config.json")
    if config.is_file() and "classpath" not in json.loads(config.read_text(encoding="utf-8")):
        settings = {"transformer": base, "char_level": True, "token_key": "token", "delimiter_in_entity": "",
                    "max_seq_len": 256}  # fmt: skip
        return _Start(TransformerNamedEntityRecognizer(), frozenset(), settings, _FRESH)
    component, _ = load_component(base)
    if not isinstance(component, TransformerNamedEntityRecognizer):
        raise ModelError(
            f"{base}: a {type(component).__name__} can't be fine-tuned: give a HanLP model with one task and a"
            " transformer, such as MSRA_NER_ELECTRA_SMALL_ZH, or the folder of an encoder"
        )
    taken = inspect.signature(component.fit).parameters.keys() - _GIVEN
    settings = {name: value for name, value in component.config.items() if name in taken}
    return _Start(component, frozenset(map(str, component.vocabs["tag"].idx_to_token)), settings, _FINE)


def _label_of(tags: frozenset[str]) -> dict[str, str]:
    """The label for each of our types; a model that knows bodies as such gets both sorts under one label."""
    if not tags:
        return {kind: kind for kind in _OUR_LABELS}
    labels = entity_labels(tags)
    found = {}
    for kind in _OUR_LABELS:
        alike = [label for label in labels if TYPE_OF.get(label) == kind]
        bodies = [label for label in labels if TYPE_OF.get(label) == BODY]
        chosen = alike or (bodies if kind in ("Agency", "Organisation") else [])
        if chosen:
            found[kind] = chosen[0]
    return found


def _sentences(sample: Sample) -> Iterator[tuple[str, list[Labelled]]]:
    """The sentences of a text with the spans that lie within them."""
    for start, end in short_pieces(sample.text):
        inside = [each for each in sample.spans if start <= each.start and each.end <= end]
        yield (
            sample.text[start:end],
            [Labelled(each.start - start, each.end - start, each.type) for each in inside],
        )


def _tagged(
    sentence: str, spans: Sequence[Labelled], label_of: dict[str, str], tags: frozenset[str]
) -> list[tuple[str, str]]:
    """Characters with their tags, in the scheme of the model: BIO, or with ends and single ones marked (IOBES)."""
    ends = not tags or any(tag.startswith(("E-", "S-")) for tag in tags)
    signs = {"M": "I"} if ends else {"M": "I", "E": "I", "S": "B"}
    labelled = [each._replace(type=label_of[each.type]) for each in spans if each.type in label_of]
    labels = to_labels(len(sentence), labelled)
    characters, places = without_blanks(sentence)
    return [
        (character, signs.get(labels[at][0], labels[at][0]) + labels[at][1:])
        for character, at in zip(characters, places, strict=True)
    ]


def _write(path: Path, sentences: Iterable[Sequence[tuple[str, str]]]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for sentence in sentences:
            file.writelines(f"{character}\t{tag}\n" for character, tag in sentence)
            file.write("\n")
    return path


def _fit(start: _Start, learnt: Path, kept: Path, out: Path, epochs: int, batch_size: int) -> None:
    import torch

    lr, encoder_lr = start.rates[1], start.rates[0]
    start.component.fit(
        str(learnt), str(kept), str(out), epochs=epochs, batch_size=batch_size, lr=lr, transformer_lr=encoder_lr,
        devices=0 if torch.cuda.is_available() else -1, seed=_SEED, finetune=bool(start.tags), eval_trn=False,
        **start.settings,
    )  # fmt: skip


def _write_encoder(component: Any, folder: Path) -> Path:
    """The encoder with its weights, as Transformers reads it."""
    component.model.encoder.transformer.save_pretrained(folder)
    component.transformer_tokenizer.save_pretrained(folder)
    return folder


def _keep_encoder(component: Any, folder: Path) -> None:
    """Put beside the weights what a model needs of its encoder, so that the folder can be moved and needs no network."""
    component.model.encoder.transformer.config.save_pretrained(folder)
    component.transformer_tokenizer.save_pretrained(folder)
