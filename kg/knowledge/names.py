"""Personal names: family names and what a name looks like in a Chinese newspaper."""

import re
from functools import cache

from kg.knowledge.words import read_words

HAN = r"\u3400-\u9fff\U00020000-\U0003134f"

# Characters that never stand in a given name; a reading that needs one is wrong.
_NEVER = "的了是与及等们不未没说就也都被把我你他她它这那或着过但而则因所此另各该每"
# Characters that stand in given names and open the words that follow names: 王国强 but 王国 and 强调.
_DOUBTFUL = frozenset(
    "在和为有出到还将会其从以对于由给让且之主参讲表强指要宣介带率听调考走召组作致签受报来去向"
)


@cache
def name_pattern() -> str:
    """A regular expression for a Han name: a family name and one or two characters, or a dotted minority name."""
    double = "|".join(name for name in read_words("surnames") if len(name) > 1)
    single = "".join(name for name in read_words("surnames") if len(name) == 1)
    given = rf"[^\W\d_A-Za-z{_NEVER}]"
    dotted = rf"[{HAN}]{{1,6}}·[{HAN}]{{1,6}}(?:·[{HAN}]{{1,6}})?"
    return rf"(?:{dotted}|(?:{double}){given}{{1,2}}|[{single}]{given}{{1,2}})"


@cache
def full_name() -> re.Pattern[str]:
    """Matches a string that is a name as a whole."""
    return re.compile(name_pattern())


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(read_words("not_names"))


def is_doubtful(name: str) -> bool:
    """Whether the last of three characters may as well open the next word: 强 in 王国强."""
    return len(name) > 2 and name[-1] in _DOUBTFUL


def is_ordinary(word: str) -> bool:
    """Whether a word opens with an ordinary word that only looks like a name: 安心经营, 高兴."""
    return word[:2] in _ordinary()


def looks_like_name(word: str) -> bool:
    """Whether a word, taken alone, has the form of a personal name.

    >>> looks_like_name("秦国文"), looks_like_name("欧阳铭富"), looks_like_name("优化环境")
    (True, True, False)
    """
    return full_name().fullmatch(word) is not None and not is_ordinary(word)
