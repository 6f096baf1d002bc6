"""What the statistical recogniser learns from: marked texts of others, our gold pages, and texts that the rules mark."""

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from kg.annotations import parse_annotations
from kg.config import Config
from kg.errors import KnowledgeGraphError, ModelError
from kg.model import Mention, Page
from kg.recognise.crf import Model
from kg.recognise.labels import MODEL_TYPES, Labelled, pieces
from kg.recognise.rules import RuleRecogniser
from kg.recognise.settle import settle
from kg.schema import load_schema
from kg.sources import SourceText, read_sources
from kg.text import normalise

# The labels of other corpora. ORG is told apart by the rules' grammar of public bodies.
_OTHERS = {
    "PER": "Person",
    "PERSON": "Person",
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
    "LOC": "Place",
    "GPE": "Place",
}
# A gold page counts as often as this many pages: there are few, and they are of the genre.
GOLD_WEIGHT = 2
# Silver sentences are taken up to this many characters, from so many files at equal distances.
SILVER_CHARACTERS = 500_000
SILVER_FILES = 200
_SHORTEST = 10


class Sample(NamedTuple):
    """A text folded in width with its spans."""

    text: str
    spans: tuple[Labelled, ...]


@dataclass
class Samples:
    """What was read, and what was left out, by reason."""

    samples: list[Sample] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


def read_samples(paths: Iterable[Path]) -> Samples:
    """Read marked texts: `.jsonl` files (a text with its spans a line) and pages with an `.ann` file beside them.

    Args:
        paths: files, or folders of which all such files are read.

    Raises:
        ModelError: a path is missing, or a line is no JSON object of that form.
        RecordError: an `.ann` file is malformed.
    """
    read = Samples()
    for path in paths:
        if not path.exists():
            raise ModelError(f"{path}: there is no such file or folder")
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        for file in files:
            if file.suffix == ".jsonl":
                for value in _json_lines(file):
                    read.samples.append(_converted(value, file, read.skipped))
            elif file.suffix == ".ann":
                read.samples += [_gold(file, read.skipped)] * GOLD_WEIGHT
    return read


def nothing_to_learn() -> ModelError:
    """What is wrong with sources in which no text has a span."""
    return ModelError("the sources hold no text with a span: give .jsonl files or pages with .ann files")


def _json_lines(file: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{file}: can't be read: {error}") from error
    for number, line in enumerate(lines, 1):
        try:
            value = json.loads(line)
        except ValueError as error:
            raise ModelError(f"{file}: line {number} is no JSON: {error}") from error
        if not isinstance(value, dict):
            raise ModelError(f"{file}: line {number} must be an object")
        yield value


def _converted(value: dict[str, Any], file: Path, skipped: Counter[str]) -> Sample:
    """A text of another corpus, with its labels turned into ours."""
    try:
        text = value["text"]
        marked = [(int(start), int(end), str(label)) for start, end, label in value["spans"]]
        folded = normalise(text)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ModelError(
            f'{file}: a line must be {{"text": …, "spans": [[start, end, label], …]}}'
        ) from error
    spans = _within(marked, folded, skipped)
    ruled = settle(RuleRecogniser()(Page(str(file), text, "")))
    ours = [labelled for span in spans for labelled in _ours(span, ruled, skipped)]
    ours += [
        Labelled(m.start, m.end, "Post")
        for m in ruled
        if m.type == "Post" and not any(start < m.end and m.start < end for start, end, _ in spans)
    ]
    return Sample(folded, tuple(sorted(ours)))


def _within(marked: Iterable[tuple[int, int, str]], text: str, skipped: Counter[str]) -> list[Labelled]:
    spans = []
    for start, end, label in marked:
        if 0 <= start < end <= len(text):
            spans.append(Labelled(start, end, label))
        else:
            skipped["a span outside its text"] += 1
    return spans


def _ours(span: Labelled, ruled: Sequence[Mention], skipped: Counter[str]) -> list[Labelled]:
    """A span of another corpus by our guidelines: bodies told apart, chains of places cut."""
    start, end, label = span
    kind = {"Official": "Person"}.get(label, _OTHERS.get(label, label))
    if kind == "ORG":
        public = any(m.type == "Agency" and m.end == end for m in ruled)
        return [Labelled(start, end, "Agency" if public else "Organisation")]
    if kind == "Place":
        links = [m for m in ruled if m.type == "Place" and start <= m.start and m.end <= end]
        if len(links) > 1 and sum(m.end - m.start for m in links) == end - start:
            return [Labelled(m.start, m.end, "Place") for m in links]
    if kind in MODEL_TYPES:
        return [Labelled(start, end, kind)]
    if kind not in load_schema().types:  # events, programmes and documents are no business of the model
        skipped[f"a span of the unknown label {label}"] += 1
    return []


def _gold(file: Path, skipped: Counter[str]) -> Sample:
    page = next(iter(read_sources([file.with_suffix(".txt")], Config())), None)
    if isinstance(page, KnowledgeGraphError):
        raise page
    if not isinstance(page, SourceText):
        raise ModelError(f"{file}: there is no page beside it")
    marks = parse_annotations(file.read_text(encoding="utf-8"), str(file))
    folded = normalise(page.text)
    spans = _within(((mark.start, mark.end, mark.type) for mark in marks), folded, skipped)
    ours = [Labelled(s, e, "Person" if k == "Official" else k) for s, e, k in spans]
    return Sample(folded, tuple(sorted(each for each in ours if each.type in MODEL_TYPES)))


def silver_samples(paths: Iterable[Path], first: Model) -> list[Sample]:
    """Sentences that the rules mark, of unlabelled texts: those in which a model without them sees nothing else.

    What the rules miss would be learnt as no name. So a sentence goes in only if each name that a first model sees
    in it is one for the rules too, and if the rules see a person or a body.

    Args:
        paths: folders or files of text: `.md` and `.txt`, and `.jsonl` with a `text` or `content` a line.
        first: a model trained without such sentences.

    Raises:
        ModelError: a path is missing or can't be read.
    """
    files = [file for path in paths for file in _text_files(path)]
    files = files[:: max(1, len(files) // SILVER_FILES)]
    share = SILVER_CHARACTERS // max(1, len(files)) + 1
    seen: set[str] = set()
    samples = []
    for file in files:
        left = share
        for text in _texts(file):
            for sample in _sure_sentences(text, first):
                if left > 0 and sample.text not in seen:
                    seen.add(sample.text)
                    left -= len(sample.text)
                    samples.append(sample)
            if left <= 0:
                break
    return samples


def _text_files(path: Path) -> list[Path]:
    if not path.exists():
        raise ModelError(f"{path}: there is no such file or folder")
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [file for file in files if file.suffix in (".md", ".txt", ".jsonl")]


def _texts(file: Path) -> Iterator[str]:
    if file.suffix == ".jsonl":
        for value in _json_lines(file):
            yield str(value.get("text") or value.get("content") or "")
        return
    try:
        yield file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{file}: can't be read: {error}") from error


def _sure_sentences(text: str, first: Model) -> Iterator[Sample]:
    folded = normalise(text)
    mentions = settle(RuleRecogniser()(Page("", text, "")))
    starts = [mention.start for mention in mentions]
    guessed = [span for span, _ in first.find(folded) if span.type != "Post"]
    guesses = [span.start for span in guessed]
    for start, end in pieces(folded):
        if end - start < _SHORTEST:
            continue
        here = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        if not any(m.type in ("Official", "Person", "Agency", "Organisation") for m in here):
            continue
        others = guessed[bisect_left(guesses, start) : bisect_left(guesses, end)]
        if all(any(m.start < g.end and g.start < m.end for m in here) for g in others):
            yield Sample(folded[start:end], tuple(_labelled(here, start, end)))


def _labelled(mentions: Iterable[Mention], start: int, end: int) -> Iterator[Labelled]:
    for mention in mentions:
        kind = "Person" if mention.type == "Official" else mention.type
        if kind in MODEL_TYPES and mention.end <= end:
            yield Labelled(mention.start - start, mention.end - start, kind)
