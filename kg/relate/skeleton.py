"""A sentence with every mention folded into one symbol, so that a pattern reads as the grammar of the genre.

市委书记秦国文主持召开全市优化营商环境领导小组会议 becomes ATP主持召开E. Patterns are written with `<P>` for a person,
`<A>` for an agency and so on; `<X>` is whoever can act. Blanks, line breaks and the quotation marks around a mention are
left out, so that neither the layout nor the quoting of a name has to be said in a pattern.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.dates import DateMention
from kg.model import Span

_FIRST = 0xE000
_TYPES = (
    "Official",
    "Person",
    "Agency",
    "Organisation",
    "Post",
    "Programme",
    "Document",
    "Event",
    "Place",
    "Date",
)
SYMBOLS = {name: chr(_FIRST + index) for index, name in enumerate(_TYPES)}
_CLASSES = {
    "P": ("Official", "Person"),
    "A": ("Agency",),
    "O": ("Organisation",),
    "T": ("Post",),
    "G": ("Programme",),
    "D": ("Document",),
    "E": ("Event",),
    "L": ("Place",),
    "N": ("Date",),
    "B": ("Agency", "Organisation"),
    "X": ("Official", "Person", "Agency", "Organisation", "Place"),
    "Y": ("Agency", "Organisation", "Place"),
    "Z": ("Agency", "Organisation", "Place", "Programme"),
}


# Those in whom a body or a place travels: 汐州市党政代表团, 市人大常委会检查组.
GROUP = (
    r"(?:(?:党政|政府|友好|经贸)?(?:代表团|考察团|访问团|调研组|检查组|督导组|督查组|回访组|慰问团|工作组))"
)


@dataclass(frozen=True, slots=True)
class Term:
    """What one symbol stands for: a mention or a reference with its entity, or a date.

    `implied` tells a reference (全市) from a mention.
    """

    span: Span
    type: str
    text: str
    entity: str | None = None
    date: DateMention | None = None
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The folded sentence: its text, and for each character of it the span on the page and the term, if it is a symbol.

    The span of a symbol takes in the quotation marks around the mention.
    """

    text: str
    spans: tuple[Span, ...]
    terms: tuple[Term | None, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the page under characters [start, end) of the skeleton."""
        return Span(self.spans[start].start, self.spans[end - 1].end)

    def terms_in(self, start: int, end: int, types: Sequence[str] = _TYPES) -> list[Term]:
        """The terms between two positions of the skeleton, of the given types."""
        return [t for t in self.terms[start:end] if t is not None and t.type in types]

    def dates(self, end: int | None = None) -> list[DateMention]:
        """The dates before a position, or all of them, in order."""
        return [term.date for term in self.terms[:end] if term is not None and term.date is not None]

    def index_of(self, term: Term) -> int | None:
        """Where a term stands in the skeleton, or None if it is not of this sentence."""
        at = self.at(term.span.start)
        return at if at < len(self.terms) and self.terms[at] == term else None

    def at(self, position: int) -> int:
        """The character of the skeleton that stands at a position of the page, else the next one."""
        return bisect_right(self.spans, position, key=lambda span: span.end)


# Where somebody stands in a picture: 段志刚(中)在工地调研.
_ASIDE = re.compile(r"\((?:[前后]排)?[左右中前后](?:[一二三四五六七八九]|起)?\)")


def fold(text: str, sentence: Span, terms: Sequence[Term], *, headline: bool = False) -> Skeleton:
    """Fold a sentence of a page.

    Args:
        text: the page's text, folded in width.
        sentence: its span.
        terms: the terms within it, sorted, none overlapping another.
        headline: whether a blank parts clauses, as in 周远山主持 何清讲话.
    """
    inside = {term.span.start: term for term in terms}
    characters: list[str] = []
    spans: list[Span] = []
    folded: list[Term | None] = []
    position = sentence.start
    while position < sentence.end:
        term = inside.get(position)
        if term is not None:
            characters.append(SYMBOLS[term.type])
            spans.append(_with_marks(text, term.span, sentence))
            folded.append(term)
            position = term.span.end
            continue
        aside = _ASIDE.match(text, position, sentence.end)
        if aside is not None:
            position = aside.end()
            continue
        marks = _opens_mention(text, position, inside) or (spans and position < spans[-1].end)
        blank = text[position].isspace()
        if not marks and (not blank or (headline and characters and characters[-1] != ",")):
            characters.append("," if blank else text[position])
            spans.append(Span(position, position + 1))
            folded.append(None)
        position += 1
    return Skeleton("".join(characters), tuple(spans), tuple(folded))


def _opens_mention(text: str, position: int, inside: dict[int, Term]) -> bool:
    """Whether a quotation mark stands right before a mention."""
    return text[position] == "“" and position + 1 in inside


def _with_marks(text: str, span: Span, sentence: Span) -> Span:
    """A mention with the quotation marks that stand around it, so that a quote never ends inside them."""
    start = span.start - (span.start > sentence.start and text[span.start - 1] == "“")
    end = span.end + (span.end < sentence.end and text[span.end] == "”")
    return Span(start, end)


@cache
def pattern(words: str) -> re.Pattern[str]:
    """Compile a pattern in which `<P>`, `<A>` … stand for symbols; `<X+>` for one or more in a list.

    A person may carry posts and their bodies in front: `<P>` matches 市委书记秦国文 as a whole. `<P,>` is a list that
    goes on over commas (市长甲,市政协主席乙,市领导丙、丁), and `<G*>` one in which names may stand that nobody knows.
    """
    return re.compile(re.sub(r"<([A-Z])([+,*]?)>", _expanded, words))


def _expanded(match: re.Match[str]) -> str:
    letter, many = match[1], match[2]
    one = _noun(letter)
    several = rf"(?:{one}(?:(?:、|和|及|以及|与|同)?{one})*(?:等(?:\d+[名位个家]?)?)?)"
    if many == "+":
        return several
    if many == ",":
        return rf"(?:{several}(?:,(?:以及|还有)?{several})*)"
    if many == "*":
        unknown = r"(?:“[^“”,。]{1,14}”|[^,。;:、“”]{0,8}?)"
        return rf"(?:{one}(?:{unknown}(?:[、和及与“”等]|以及){{0,3}}[^,。;:、“”]{{0,6}}?{one})*)"
    return one


def _noun(letter: str) -> str:
    symbols = "".join(SYMBOLS[name] for name in _CLASSES[letter])
    posts = _title_phrase()
    if letter == "P":
        return rf"(?:{posts}?[{symbols}]{_post_behind(symbols)})"
    if letter == "X":
        persons, post = SYMBOLS["Official"] + SYMBOLS["Person"], SYMBOLS["Post"]
        bodies = SYMBOLS["Agency"] + SYMBOLS["Organisation"]
        # A body acts through members that are not named: 市青联委员们.
        members = rf"[{bodies}]{post}们?(?![{persons}、兼])"
        # No symbol fits two of these: a list that two could read would take time exponential in its length.
        return rf"(?:{posts}?[{persons}]{_post_behind(persons)}|{members}|[{bodies}{SYMBOLS['Place']}](?!{post}){GROUP}?)"
    return rf"[{symbols}]"


def _post_behind(persons: str) -> str:
    """习近平总书记; a post right before another person is that one's, so that no list can be read in two ways."""
    post = SYMBOLS["Post"]
    return rf"(?:{post}(?![、兼]?[{persons}{post}]))?"


def _title_phrase() -> str:
    """Posts with the bodies in front of them: 市委副书记、市长."""
    body = f"[{SYMBOLS['Agency']}{SYMBOLS['Organisation']}{SYMBOLS['Place']}]"
    leaders = r"(?:[省市县区州旗盟镇乡](?:级)?|厅级|副?处级)领导"
    return rf"(?:(?:{leaders})?(?:{body}{{0,3}}{SYMBOLS['Post']}[、兼]?)+|{leaders})"
