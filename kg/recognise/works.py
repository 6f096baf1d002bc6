"""Documents and programmes: what stands in 《》, and names of schemes with or without quotation marks."""

import re
from collections.abc import Sequence

from kg.recognise.base import Candidate, matches
from kg.recognise.quoted import find_quoted
from kg.recognise.scheme_lists import find_listed_schemes
from kg.recognise.unquoted import find_unquoted

# A title may hold other titles: 《关于修改〈…〉的决定》, or 《…《…》…》 where the printer had no single marks.
_DOCUMENT = re.compile(
    r"《[^《》\n]{1,80}(?:《[^《》\n]{1,60}》[^《》\n]{0,60}){0,2}》|(?<!《)〈[^〈〉《》\n]{2,60}〉"
)


def find_works(text: str, found: Sequence[Candidate] = ()) -> list[Candidate]:
    """Candidates of the types Document and Programme in a text folded in width.

    Args:
        text: the text.
        found: the candidates so far; a body in front of its project is split off.
    """
    return [
        *matches(_DOCUMENT, text, "Document", "title-mark"),
        *find_quoted(text, found),
        *find_unquoted(text, found),
        *find_listed_schemes(text, found),
    ]
