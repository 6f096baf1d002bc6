"""HanLP as a recogniser: its persons, bodies and places where the rules have nothing, and everything else by the rules.

HanLP (He and Choi 2021, "The Stem Cell Hypothesis", https://hanlp.hankcs.com) is an extra, and so is PyTorch; neither is
imported before a model is asked for. Weights are a folder, or an identifier under which HanLP fetches them.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from kg.errors import ModelError
from kg.model import Mention, Page, Span
from kg.recognise.base import RULES
from kg.recognise.combined import read_with
from kg.recognise.hanlp_component import load_component
from kg.recognise.hanlp_output import (
    BODY,
    TYPE_OF,
    entity_labels,
    entity_task,
    of_characters,
    of_words,
    without_blanks,
)
from kg.recognise.labels import Labelled, pieces
from kg.recognise.plausible import is_plausible
from kg.recognise.view import View

BY = "hanlp"
# The smallest of HanLP's models that do nothing but this, trained on MSRA.
DEFAULT_MODEL = "MSRA_NER_ELECTRA_SMALL_ZH"

# Longer sentences are cut at a comma: encoders read 512 word pieces at the most, and time grows with the square.
_LONGEST = 120
_BATCH = 32


class HanlpModel:
    """A component of HanLP in memory that finds entities. `digest` tells models apart."""

    def __init__(self, component: Any, digest: str, where: str) -> None:
        """Take a loaded component.

        Args:
            component: as `hanlp.load` gives it, with one task or with several.
            digest: of its weights.
            where: names it in errors.

        Raises:
            ModelError: it finds no entities, or has labels that nothing is known of.
        """
        self.digest = digest
        self._component = component
        self._task = entity_task(component.tasks) if hasattr(component, "tasks") else ""
        if self._task is None:
            raise ModelError(f"{where}: this HanLP model has no task that finds entities (ner/…)")
        holder = component.tasks[self._task] if self._task else component
        labels = _labels(holder)
        if not any(label in TYPE_OF for label in labels):
            raise ModelError(
                f"{where}: the labels of this HanLP model are unknown: {', '.join(labels) or 'none'};"
                f" known are {', '.join(sorted(TYPE_OF))}"
            )

    def find(self, text: str) -> Iterator[Labelled]:
        """The persons, bodies and places in a text folded in width, in order.

        Raises:
            ModelError: the model cuts a sentence into words that it does not hold.
        """
        waiting = iter(short_pieces(text))
        while batch := list(islice(waiting, _BATCH)):
            sentences = [text[start:end] for start, end in batch]
            found = self._of_words(sentences) if self._task else self._of_characters(sentences)
            for (start, _), entities in zip(batch, found, strict=True):
                for entity in entities:
                    yield Labelled(start + entity.start, start + entity.end, entity.type)

    def _of_characters(self, sentences: Sequence[str]) -> list[list[Labelled]]:
        split = [without_blanks(sentence) for sentence in sentences]
        answers = self._component([characters for characters, _ in split])
        return [of_characters(places, entities) for (_, places), entities in zip(split, answers, strict=True)]

    def _of_words(self, sentences: Sequence[str]) -> list[list[Labelled]]:
        answer: Mapping[str, Any] = self._component(list(sentences), tasks=[self._task])
        words = next(answer[task] for task in sorted(answer) if task.split("/")[0] == "tok")
        try:
            return [of_words(*each) for each in zip(sentences, words, answer[self._task or ""], strict=True)]
        except ValueError as error:
            raise ModelError(f"HanLP: {error}") from error


def short_pieces(text: str) -> Iterator[tuple[int, int]]:
    """The sentences and lines of a text that hold more than blanks; long ones cut behind a comma, or anywhere."""
    for start, end in pieces(text):
        position = start
        while position < end:
            stop = min(end, position + _LONGEST)
            if stop < end:
                comma = max(text.rfind(mark, position, stop) for mark in ",、;:")
                stop = comma + 1 if comma > position else stop
            if not text[position:stop].isspace():
                yield position, stop
            position = stop


def _labels(holder: Any) -> list[str]:
    for name in ("tag", "label"):
        vocabulary = holder.vocabs.get(name)
        if vocabulary is not None:
            return entity_labels(str(tag) for tag in vocabulary.idx_to_token)
    return []


@lru_cache(maxsize=2)
def given_hanlp(where: str) -> HanlpModel:
    """The model of a folder or identifier, read once a process.

    Raises:
        ModelError: see `load_component` and `HanlpModel`.
    """
    component, folder = load_component(where)
    return HanlpModel(component, _digest(folder), where)


def _digest(folder: Path) -> str:
    """Of the weights, wherever they come from."""
    weights = hashlib.sha256()
    for file in sorted(folder.glob("*.pt")):
        with file.open("rb") as content:
            weights.update(hashlib.file_digest(content, "sha256").digest())
    return weights.hexdigest()[:8]


class HanlpRecogniser:
    """Rules first, HanLP where they have nothing, names spread over both."""

    name = "hanlp"

    def __init__(self, model: HanlpModel) -> None:
        """Take a model, see `given_hanlp`."""
        self.version = f"1+{model.digest}"
        self._model = model

    def __call__(self, page: Page) -> list[Mention]:
        """The mentions of a page, sorted; they may overlap."""
        return read_with(page, lambda view: hanlp_mentions(view, self._model))


def hanlp_mentions(view: View, model: HanlpModel) -> list[Mention]:
    """What HanLP finds in the view of a page and what can be such a thing, in order; every person is a Person."""
    text = view.text
    found = ((start, end, _sort(text, start, end, kind)) for start, end, kind in model.find(text))
    return [
        Mention(Span(start, end), kind, text[start:end], BY, RULES[BY])
        for start, end, kind in found
        if is_plausible(text, start, end, kind)
    ]


def _sort(text: str, start: int, end: int, kind: str) -> str:
    """The type of an entity: a body is an agency if it is called like one."""
    if kind != BODY:
        return kind
    return "Agency" if is_plausible(text, start, end, "Agency") else "Organisation"
