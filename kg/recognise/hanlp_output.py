"""What HanLP gives for a sentence, as labelled stretches of its characters; needs nothing of HanLP itself.

A model with one task gets the characters of a sentence and tells where entities begin and end among them. One with
several tasks gets the sentence, cuts it into words, and tells where among these. Both leave blanks out.
"""

from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import TypeAlias

from kg.recognise.labels import Labelled

# As HanLP gives it: the words, the label, and first and last-but-one token.
HanlpEntity: TypeAlias = tuple[str, str, int, int]

BODY = "Body"
# The labels of MSRA, PKU and OntoNotes in the forms that HanLP's models have, and our own. An agency or another
# organisation is all one to the corpora; it is told afterwards which of the two a body is.
TYPE_OF = MappingProxyType(
    {
        **dict.fromkeys(("PERSON", "PER", "NR", "nr", "Person"), "Person"),
        **dict.fromkeys(("LOCATION", "LOC", "GPE", "FACILITY", "FAC", "NS", "ns", "Place"), "Place"),
        **dict.fromkeys(("ORGANIZATION", "ORG", "NT", "nt"), BODY),
        "Agency": "Agency",
        "Organisation": "Organisation",
    }
)
# Of several tasks the first of these is asked, else the first that there is.
_TASKS = ("ner/msra", "ner/ontonotes", "ner/pku")


def entity_task(tasks: Iterable[str]) -> str | None:
    """The task of a model that finds entities; None if it has none."""
    named = sorted(task for task in tasks if task.split("/")[0] == "ner")
    return next((task for task in (*_TASKS, *named) if task in named), None)


def entity_labels(tags: Iterable[str]) -> list[str]:
    """The labels in tags of a scheme, sorted: PERSON of B-PERSON and E-PERSON."""
    return sorted({tag.partition("-")[2] for tag in tags if tag.partition("-")[2]})


def without_blanks(sentence: str) -> tuple[list[str], list[int]]:
    """The characters of a sentence but its blanks, and where each stands."""
    places = [at for at, character in enumerate(sentence) if not character.isspace()]
    return [sentence[at] for at in places], places


def of_characters(places: Sequence[int], entities: Iterable[HanlpEntity]) -> list[Labelled]:
    """Entities among characters as stretches of the sentence, in order.

    Args:
        places: where each character stands, see `without_blanks`.
        entities: as the model gives them.
    """
    return _sorted(
        Labelled(places[first], places[end - 1] + 1, label)
        for _, label, first, end in entities
        if 0 <= first < end <= len(places)
    )


def of_words(sentence: str, words: Sequence[str], entities: Iterable[HanlpEntity]) -> list[Labelled]:
    """Entities among words as stretches of the sentence, in order.

    Args:
        sentence: as it was given to the model.
        words: those that the model cut it into; blanks within a word are gone too, and so may other characters
            between words be that its encoder does not read.
        entities: as the model gives them.

    Raises:
        ValueError: a word does not stand in the sentence behind the word before.
    """
    characters, places = without_blanks(sentence)
    squeezed = "".join(characters)
    spans, position = [], 0
    for word in words:
        sought = "".join(word.split())
        start = squeezed.find(sought, position)
        if start < 0:
            raise ValueError(f"the word {word!r} does not stand where the model says in {sentence!r}")
        position = start + len(sought)
        spans.append((start, position))
    return of_characters(
        places,
        (
            (text, label, spans[first][0], spans[end - 1][1])
            for text, label, first, end in entities
            if 0 <= first < end <= len(spans)
        ),
    )


def _sorted(found: Iterable[Labelled]) -> list[Labelled]:
    """In order, with the labels of our types; those of dates and numbers are none."""
    return sorted(each._replace(type=TYPE_OF[each.type]) for each in found if each.type in TYPE_OF)
