"""Which place a paper is from, as its page says: the paper's own name, a byline or a dateline that carries it."""

import re

from kg.knowledge.papers import PAPER_WORDS
from kg.knowledge.places import load_places
from kg.text import normalise

_PAPER = re.compile(rf"(?P<place>[一-龥]{{2,8}}?)(?P<kind>{PAPER_WORDS}|融媒|新闻网|电视台)")
_NATIONAL = {"人民", "光明", "经济", "工人", "中国青年", "法治", "科技", "农民"}


def find_home(text: str, newspaper: str | None) -> str | None:
    """The full name of the paper's place, or None where the page does not say.

    Args:
        text: the original text of the page.
        newspaper: the paper's name where the corpus gives it.
    """
    votes: dict[str, int] = {}
    for source, weight in ((newspaper or "", 3), (normalise(text), 1)):
        for match in _PAPER.finditer(source):
            place = _place_of(match["place"])
            if place:
                votes[place] = votes.get(place, 0) + weight
    return max(sorted(votes), key=lambda name: votes[name]) if votes else None


def full_name(place: str) -> str:
    """The full name of a place that somebody gave: 衡阳市 for 衡阳 and for 湖南省衡阳市; what no table knows stays.

    >>> full_name("衡阳"), full_name("湖南省衡阳市"), full_name("清河市")
    ('衡阳市', '衡阳市', '清河市')
    """
    places = load_places()
    for start in range(len(place) - 1):
        own = places.called(place[start:])
        if own is not None and (not start or places.named(place[:start])):
            return own.name
    return place


def _place_of(words: str) -> str | None:
    """The place whose full or short name the words end in; 国家 papers have none."""
    places = load_places()
    for start in range(len(words) - 1):
        word = words[start:]
        if word in _NATIONAL:
            return None
        named = [place for place in places.named(word) if place.level in ("province", "prefecture", "county")]
        if len(named) == 1 or (named and named[0].level in ("province", "prefecture")):
            return named[0].name
    return None
