"""The rules and the precedence as spaCy components, for anybody's pipeline: `nlp.add_pipe("governance_rules")`.

A component reads and writes `doc.spans["candidates"]`; `governance_settle` turns them into `doc.spans["mentions"]`
and `doc.ents`. `doc.user_data["home"]` may hold the name of the place that the text is from.
"""

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from kg.knowledge.places import load_places
from kg.model import Mention
from kg.model import Span as Range
from kg.recognise.base import RULES, Candidate, Locality
from kg.recognise.bodies import find_bodies
from kg.recognise.events import find_events
from kg.recognise.people import find_people
from kg.recognise.places import find_places
from kg.recognise.settle import settle
from kg.recognise.works import find_works
from kg.text import normalise

CANDIDATES, MENTIONS = "candidates", "mentions"


class CharacterTokeniser:
    """One token a character, blanks included, so that token and character positions agree; linear in length."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A Doc whose i-th token is the i-th character."""
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to store: the tokeniser has no state."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> "CharacterTokeniser":
        """The tokeniser itself."""
        return self

    def to_disk(self, _path: object, **_: object) -> None:
        """Nothing to store."""

    def from_disk(self, _path: object, **_: object) -> "CharacterTokeniser":
        """The tokeniser itself."""
        return self


@registry.tokenizers("governance.CharacterTokeniser")  # type: ignore[untyped-decorator]
def create_tokeniser() -> Callable[[Language], CharacterTokeniser]:
    """The character tokeniser, under the name by which a config finds it."""
    return lambda nlp: CharacterTokeniser(nlp.vocab)


def find_candidates(text: str, locality: Locality) -> list[Candidate]:
    """All rules over one text folded in width, each family seeing what those before it found.

    Args:
        text: the text.
        locality: where it is from.
    """
    found = find_places(text, locality)
    found += find_bodies(text, found)
    found += find_works(text, found)
    found += find_events(text, found)
    found += find_people(text, found)
    return found


def locality_of(home: str | None) -> Locality:
    """The locality for a place's name; the code is known where the name is in the table and means one place."""
    if home is None:
        return Locality()
    place = load_places().called(home)
    return Locality(place.code if place else None, home)


@Language.factory("governance_rules")
def create_rules(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy passes both
    """The rules as a component."""
    return _find


def _find(doc: Doc) -> Doc:
    text = normalise(doc.text)
    found = find_candidates(text, locality_of(doc.user_data.get("home")))
    add_candidates(doc, sorted(set(found)))
    return doc


def add_candidates(doc: Doc, found: Iterable[Candidate]) -> None:
    """Add candidates to those that a document has."""
    spans = [_span(doc, candidate) for candidate in found]
    doc.spans[CANDIDATES] = [*doc.spans.get(CANDIDATES, []), *(span for span in spans if span is not None)]


def _span(doc: Doc, candidate: Candidate) -> Span | None:
    return doc.char_span(
        candidate.start, candidate.end, label=candidate.type, span_id=candidate.rule, alignment_mode="expand"
    )


@Language.factory("governance_settle")
def create_settle(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy passes both
    """The precedence among overlapping candidates as a component."""
    return _settle


def _settle(doc: Doc) -> Doc:
    mentions = {mention_of(span): span for span in doc.spans.get(CANDIDATES, [])}
    kept = [mentions[m] for m in settle(mentions)]
    doc.spans[MENTIONS] = kept
    doc.ents = kept
    return doc


def mention_of(span: Any) -> Mention:
    """A candidate as a mention, with the sureness of its rule."""
    rule = span.id_
    by = rule if rule == "crf" else "rules"
    return Mention(Range(span.start_char, span.end_char), span.label_, span.text, by, RULES.get(rule, 0.5))
