"""The default recogniser as a spaCy pipeline: rules, the statistical model where they have nothing, and the precedence."""

from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.recognise.base import Candidate
from kg.recognise.combined import complement
from kg.recognise.components import CANDIDATES, add_candidates, mention_of
from kg.recognise.crf import crf_mentions, shipped_model
from kg.recognise.settle import settle
from kg.recognise.view import View
from kg.text import normalise


@Language.factory("governance_crf")
def create_crf(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy passes both
    """The statistical model as a component, to stand behind `governance_rules`: it adds what touches none of their finds.

    Raises:
        ModelError: the shipped model is missing or broken.
    """
    model = shipped_model()

    def add(doc: Doc) -> Doc:
        text = normalise(doc.text)
        ruled = settle(mention_of(span) for span in doc.spans.get(CANDIDATES, []))
        view = View(text, range(len(text) + 1))
        found = complement(ruled, view, crf_mentions(view, model))
        add_candidates(doc, [Candidate(each.start, each.end, each.type, "crf") for each in found])
        return doc

    return add


def load() -> Language:
    """A spaCy Language with the default recogniser: `doc.spans["mentions"]` and `doc.ents` hold what it finds.

    Texts of more than spaCy's `max_length` are refused by spaCy; the page recogniser has no such limit.
    """
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "governance.CharacterTokeniser"}}})
    for component in ("governance_rules", "governance_crf", "governance_settle"):
        nlp.add_pipe(component)
    return nlp
