"""Width, punctuation and script folded so that rules are written once; every position stays where it was.

The original text stays what is quoted and counted; the folded text is only what rules look at.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from types import MappingProxyType

from opencc import OpenCC

# From this share of characters that simplified script doesn't have, a text is read as traditional. Traditional
# prose has a third of them; a simplified page that quotes a name or a couplet stays below.
_TRADITIONAL_SHARE = 0.05


def _one_to_one(first: int, last: int) -> Iterator[tuple[int, str]]:
    """The compatibility forms of a block that stand for exactly one character."""
    for code in range(first, last + 1):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            yield code, plain


_FOLD = MappingProxyType(
    {
        **dict(_one_to_one(0xFF01, 0xFF5E)),  # full-width ASCII
        **dict(_one_to_one(0x2F00, 0x2FD5)),  # radicals, which PDF files print in place of characters
        **dict(_one_to_one(0xF900, 0xFAFF)),  # compatibility ideographs
        **dict(_one_to_one(0xFE10, 0xFE44)),  # marks of vertical setting: ︽︾ ︿﹀ ︵︶
        **dict.fromkeys([0x00A0, 0x3000, *range(0x2000, 0x200C)], " "),
        **dict.fromkeys([0x2022, 0x2027, 0x30FB, 0xFF65], "·"),  # in names: 买买提·艾力
        **{ord(char): plain for char, plain in zip("｡､｢｣「」『』", "。、“”“”‘’", strict=True)},
        # The mainland and Taiwan differ in which of the vertical pairs is the outer one, so that both are read as outer.
        **{ord(char): plain for char, plain in zip("﹁﹂﹃﹄", "“”“”", strict=True)},
    }
)


@lru_cache(maxsize=8)
def normalise(text: str) -> str:
    """Fold a text, each character to exactly one, so that `normalise(text)[a:b]` is about `text[a:b]`.

    Full-width ASCII, spaces, middle dots, corner quotes and the marks of vertical setting take one form; the script of a traditional text becomes
    simplified. Takes time linear in the length.

    >>> normalise("（衡陽市）")
    '(衡阳市)'
    """
    folded = text.translate(_FOLD)
    if is_traditional(folded):
        folded = folded.translate({ord(char): simplified(char) for char in set(folded)})
    return folded


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional script, told by characters that simplified script doesn't have.

    乾, 著 and their like, which simplified script has too, don't count.
    """
    only = {char for char in set(text) if _is_traditional_only(char)}
    if not only:
        return False
    hanzi = sum("\u3400" <= char <= "\u9fff" for char in text)
    return sum(char in only for char in text) >= _TRADITIONAL_SHARE * hanzi


@cache
def _is_traditional_only(char: str) -> bool:
    return simplified(char) != char and not _in_gb2312(char)


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def simplified(char: str) -> str:
    """The simplified form of one character.

    OpenCC is asked character by character, not for phrases: every character has a form of exactly one, so that
    offsets stay. What is lost (乾隆 and 乾燥 get one form) matters to no rule, for the original is what is quoted.
    """
    if char <= "\u2e7f":
        return char
    form = _converter("t2s").convert(char)
    # The common standard leaves some forms of Hong Kong as they are (衞); 著, which is of both scripts, is left by right.
    return str(form if form != char or _in_gb2312(char) else _converter("hk2s").convert(char))


@cache
def _converter(standard: str) -> OpenCC:
    return OpenCC(standard)
