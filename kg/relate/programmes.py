"""Programmes as objects: lists of them, and the one that the text has just named (由市水利局牵头, 对该行动联合督办)."""

from itertools import islice

from kg.relate.skeleton import Term
from kg.relate.story import Line, Story

LISTED = r"(?P<o><G*>)"


def last_programme(story: Story, line: Line, position: int) -> Term | None:
    """The programme named first in the sentence before a position, else last in one of the three sentences before."""
    own = line.skeleton.terms_in(0, position, ("Programme",))
    if own:
        return own[0]
    for earlier in islice(story.before(line), 3):
        found = earlier.skeleton.terms_in(0, len(earlier.skeleton.text), ("Programme",))
        if found and not earlier.headline:
            return found[0]
    return None
