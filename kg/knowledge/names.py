"""Personal names: family names and what a name looks like in a Chinese newspaper."""

import re
from functools import cache

from kg.knowledge.words import read_words

HAN = r"\u3400-\u9fff\U00020000-\U0003134f"

# Characters that hardly ever stand in a given name; a reading that needs one is wrong.
_NOT_GIVEN = "的了在是和与及为等们不未没出到说就也都还被把将会我你他她它这那其并或着过去以向对于由从给让且但而则因所之此另各该每个主参讲表强指要宣介带率听调考走召组作致会签签受报"


@cache
def name_pattern() -> str:
    """A regular expression for a Han name: a family name and one or two characters, or a dotted minority name."""
    double = "|".join(name for name in read_words("surnames") if len(name) > 1)
    single = "".join(name for name in read_words("surnames") if len(name) == 1)
    given = rf"[^\W\d_A-Za-z{_NOT_GIVEN}]"
    dotted = rf"[{HAN}]{{1,6}}·[{HAN}]{{1,6}}(?:·[{HAN}]{{1,6}})?"
    return rf"(?:{dotted}|(?:{double}){given}{{1,2}}|[{single}]{given}{{1,2}})"


@cache
def full_name() -> re.Pattern[str]:
    """Matches a string that is a name as a whole."""
    return re.compile(name_pattern())


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(read_words("not_names"))


def is_ordinary(word: str) -> bool:
    """Whether a word opens with an ordinary word that only looks like a name: 安心经营, 高兴."""
    return word[:2] in _ordinary()


def looks_like_name(word: str) -> bool:
    """Whether a word, taken alone, has the form of a personal name.

    >>> looks_like_name("秦国文"), looks_like_name("欧阳铭富"), looks_like_name("优化环境")
    (True, True, False)
    """
    return full_name().fullmatch(word) is not None and not is_ordinary(word)
