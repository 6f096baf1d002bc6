"""Pages broken as scanning, copying and typing break them: the seed pages with seeded mutations, the same every time.

Any test may use it: `for number, text in enumerate(mutated_pages(500)): …`.
"""

import random
from collections.abc import Callable, Iterator
from functools import cache

from opencc import OpenCC
from seed_pages import SEEDS

Mutation = Callable[[random.Random, str], str]

GARBAGE = "*~^|_\\#=<>§¤¶\ufffd\u200b\u200d\u00ad\ufeff\u0301\u20dd\ufe0f□■◆○〓※ⅣＡａ７·•"
CONTROL = "\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x85\u2028\u2029\u202e"
ODD = [
    "😀",
    "👨\u200d👩\u200d👧",
    "e\u0301",
    "\U00020000",
    "\U0003134a",
    "ﷺ",
    "ß",
    "İ",
    "\uf900",
    "\u2f00",
    "㈱",
    "℃",
    "½",
]
MARKS = "“”‘’「」『』《》〈〉【】()（）[]〔〕\"'、,，。.;；:：!！?？…—-/·"
RUNS = "《“”、(（■#【。 \n\t·1市县区张李的"
WORDS = [
    "市委书记", "市领导", "、", "张伟、", "人大常委会", "有限公司", "会议", "日报讯", "(化名)", "本报记者 ", "镇", "村", "第一届",
    "《关于", "“一", "代表", "主持召开", "12月31日", "2021年", "同志", "习近平总书记", "成立", "下午", "摄",
]  # fmt: skip
_TO_TRADITIONAL = {name: OpenCC(name) for name in ("s2t", "s2hk", "s2twp")}
_HALF_TO_FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_FULL_TO_HALF = {full: half for half, full in _HALF_TO_FULL.items()} | {ord("。"): ".", ord("、"): ","}


def _position(rng: random.Random, text: str) -> int:
    return rng.randrange(len(text) + 1)


def _insert(rng: random.Random, text: str, piece: str) -> str:
    at = _position(rng, text)
    return text[:at] + piece + text[at:]


def _sprinkle(rng: random.Random, text: str, signs: str | list[str], share: float) -> str:
    return "".join(char + rng.choice(signs) if rng.random() < share else char for char in text)


def cut_out(rng: random.Random, text: str) -> str:
    """Some characters are lost."""
    start = _position(rng, text)
    return text[:start] + text[start + rng.choice((1, 2, 7, 60)) :]


def double(rng: random.Random, text: str) -> str:
    """Some characters stand twice."""
    start = _position(rng, text)
    return text[:start] + text[start : start + rng.choice((1, 3, 40))] + text[start:]


def swap(rng: random.Random, text: str) -> str:
    """Neighbours change places."""
    signs = list(text)
    for _ in range(rng.randrange(1, 20)):
        i = rng.randrange(max(1, len(signs) - 1))
        signs[i : i + 2] = reversed(signs[i : i + 2])
    return "".join(signs)


def lines(rng: random.Random, text: str) -> str:
    """Lines are lost, stand twice or change places."""
    rows = text.split("\n")
    for _ in range(rng.randrange(1, 5)):
        i, j = rng.randrange(len(rows)), rng.randrange(len(rows))
        rows = rng.choice((rows[:i] + rows[i + 1 :] or rows, [*rows[:i], rows[j], *rows[i:]], sorted(rows)))
    return "\n".join(rows)


def garbage(rng: random.Random, text: str) -> str:
    """Scanning leaves marks between characters."""
    return _sprinkle(rng, text, GARBAGE, rng.choice((0.01, 0.1, 0.5)))


def control(rng: random.Random, text: str) -> str:
    """Control characters, line and direction separators."""
    return _sprinkle(rng, text, CONTROL, rng.choice((0.01, 0.2)))


def odd(rng: random.Random, text: str) -> str:
    """Emoji, combining marks, rare characters, and signs that change their length when folded."""
    return _sprinkle(rng, text, ODD, rng.choice((0.01, 0.2)))


def blanks(rng: random.Random, text: str) -> str:
    """Blanks inside words, as in 秦 国 文."""
    return _sprinkle(rng, text, " \u3000\t\u00a0", rng.choice((0.02, 0.3, 1)))


def breaks(rng: random.Random, text: str) -> str:
    """Line breaks anywhere."""
    return _sprinkle(rng, text, ["\n", "\n\n", " \n"], rng.choice((0.01, 0.1, 0.6)))


def wrapped(rng: random.Random, text: str) -> str:
    """Lines of one width."""
    width = rng.randrange(1, 30)
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


def joined(_rng: random.Random, text: str) -> str:
    """No line breaks at all."""
    return text.replace("\n", "")


def full_width(_rng: random.Random, text: str) -> str:
    """Everything in full width."""
    return text.translate(_HALF_TO_FULL)


def half_width(_rng: random.Random, text: str) -> str:
    """Everything in half width, the stops of Chinese included."""
    return text.translate(_FULL_TO_HALF)


def traditional(rng: random.Random, text: str) -> str:
    """The script of Taiwan or Hong Kong."""
    return _TO_TRADITIONAL[rng.choice(sorted(_TO_TRADITIONAL))].convert(text)


def mixed_marks(rng: random.Random, text: str) -> str:
    """Quotes and brackets of other kinds, or missing."""
    share = rng.choice((0.1, 1))
    return "".join(
        rng.choice([*MARKS, ""]) if char in MARKS and rng.random() < share else char for char in text
    )


def run_of_one(rng: random.Random, text: str) -> str:
    """Hundreds of one mark or character: 《《《《, 、、、、."""
    return _insert(rng, text, rng.choice(RUNS) * rng.choice((2, 30, 800)))


def run_of_words(rng: random.Random, text: str) -> str:
    """A word of the genre again and again."""
    return _insert(rng, text, rng.choice(WORDS) * rng.choice((2, 30, 200)))


def digits(rng: random.Random, text: str) -> str:
    """A long number."""
    return _insert(
        rng, text, "".join(rng.choices("0123456789〇一二十百千万.%年月日", k=rng.choice((5, 500))))
    )


def shuffled(rng: random.Random, text: str) -> str:
    """Words of the genre in no order."""
    return "".join(rng.choices([*WORDS, *MARKS, "\n"], k=200)) + text[: _position(rng, text)]


MUTATIONS: tuple[Mutation, ...] = (
    cut_out, double, swap, lines, garbage, control, odd, blanks, breaks, wrapped, joined, full_width, half_width,
    traditional, mixed_marks, run_of_one, run_of_words, digits, shuffled,
)  # fmt: skip
# A mutated page is a piece of a seed page: most rules look at a line or two.
_SIZES = (0, 40, 200, 400, 700)


def mutated_page(number: int) -> str:
    """The mutated page of a number: a piece of a seed page with one to four mutations, always the same."""
    rng = random.Random(number)
    text = rng.choice(_texts())
    size = rng.choice(_SIZES)
    start = rng.randrange(max(1, len(text) - size))
    text = text[start : start + size]
    for mutation in rng.choices(MUTATIONS, k=rng.randrange(1, 5)):
        text = mutation(rng, text)
    return text


def mutated_pages(count: int, first: int = 0) -> Iterator[str]:
    """So many mutated pages, from a number on."""
    return (mutated_page(number) for number in range(first, first + count))


@cache
def _texts() -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt"))]
