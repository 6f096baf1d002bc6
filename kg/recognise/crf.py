"""The statistical recogniser: a conditional random field over characters, with the model that ships with the package."""

import hashlib
import lzma
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import pycrfsuite

from kg.errors import ModelError
from kg.model import Mention, Page, Span
from kg.recognise.features import features
from kg.recognise.labels import MODEL_TYPES, OUTSIDE, Labelled, pieces, to_spans
from kg.recognise.last_pass import finish, signed
from kg.recognise.plausible import is_plausible, typed_persons
from kg.recognise.view import View, reading_view

BY = "crf"

# How sure the model must be, by type; chosen by cross-validation over the seed pages (tests/measure_recognisers.py).
THRESHOLDS = {"Person": 0.9, "Agency": 0.9, "Organisation": 0.9, "Place": 0.95, "Post": 0.9}
# A mention of the model is never taken for surer than this: less than what a rule reads where it is introduced, and
# less than a byline or a pseudonym. It is always surer than a name that was only found again.
_FLOOR, _CEILING = 0.71, 0.89


class Model:
    """A trained model in memory; reading the same text again gives the same. `digest` tells models apart."""

    def __init__(self, packed: bytes, where: str) -> None:
        """Open a model.

        Args:
            packed: the model, packed by xz.
            where: names it in errors.

        Raises:
            ModelError: it is no model of this recogniser.
        """
        broken = f"{where}: no model of the statistical recogniser"
        self.digest = hashlib.sha256(packed).hexdigest()[:8]
        self._tagger = pycrfsuite.Tagger()
        try:
            # crfsuite reads from this memory as long as the tagger lives.
            self._content = lzma.decompress(packed)
            if not self._content.startswith(b"lCRF"):
                raise ModelError(broken)
            self._tagger.open_inmemory(self._content)
            labels = set(self._tagger.labels())
        except (lzma.LZMAError, ValueError, RuntimeError) as error:
            raise ModelError(f"{broken}: {error}") from error
        if not labels <= {OUTSIDE, *(f"{sign}-{kind}" for sign in "BMES" for kind in MODEL_TYPES)}:
            raise ModelError(f"{broken}: it knows other labels: {', '.join(sorted(labels))}")

    def find(self, text: str) -> Iterator[tuple[Labelled, float]]:
        """The spans in a text folded in width, in order and without overlap, each with its probability."""
        seen = features(text)
        for start, end in pieces(text):
            labels = self._tagger.tag(seen[start:end])
            for span in to_spans(labels):
                # The surest reading of both ends holds for the span.
                sure = min(self._tagger.marginal(labels[at], at) for at in (span.start, span.end - 1))
                yield Labelled(start + span.start, start + span.end, span.type), sure


def read_model(path: Path) -> Model:
    """A model from a file that `kg train` wrote.

    Raises:
        ModelError: it can't be read, or is none.
    """
    try:
        return Model(path.read_bytes(), str(path))
    except OSError as error:
        raise ModelError(f"{path}: the model can't be read: {error.strerror}") from error


@cache
def shipped_model() -> Model:
    """The model of the package; read once a process.

    Raises:
        ModelError: it is missing or broken; the installation is then broken too.
    """
    return read_model(Path(str(files("kg.recognise").joinpath("data", "crf.xz"))))


def given_model(path: Path) -> Model:
    """The model of a file, read once a process unless the file changes.

    Raises:
        ModelError: it can't be read, or is none.
    """
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise ModelError(f"{path}: the model can't be read: {error.strerror}") from error
    return _model_at(path, changed)


@lru_cache(maxsize=4)
def _model_at(path: Path, _changed: int) -> Model:
    return read_model(path)


def versioned(version: str, model: Model | None) -> str:
    """The version of a recogniser: with the digest of its model, unless that is the shipped one."""
    return version if model is None else f"{version}+{model.digest}"


class CrfRecogniser:
    """Finds persons, bodies, places and posts by the model alone; knows no events, programmes or documents."""

    name = "crf"

    def __init__(self, model: Model | None = None) -> None:
        """Take the shipped model, or the one that is given."""
        self.version = versioned("1", model)
        self._model = model or shipped_model()

    def __call__(self, page: Page) -> list[Mention]:
        """The mentions of a page, sorted; they may overlap."""
        view = reading_view(page)
        found = crf_mentions(view, self._model)
        return finish([*signed(page, view, BY), *typed_persons(found, view.text, found)], page, view, BY)


def crf_mentions(view: View, model: Model) -> list[Mention]:
    """What the model finds in the view of a page and what can be such a thing, in order; every person is a Person."""
    text = view.text
    return [
        Mention(Span(start, end), kind, text[start:end], BY, _confidence(sure))
        for (start, end, kind), sure in model.find(text)
        if sure >= THRESHOLDS[kind] and is_plausible(text, start, end, kind)
    ]


def _confidence(sure: float) -> float:
    return round(_FLOOR + (_CEILING - _FLOOR) * min(sure, 1.0), 3)
