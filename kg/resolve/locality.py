"""Where a text speaks from: which place 市, 县, 省, 该县 or 全市 means at a position on the page."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.knowledge.agencies import LEVELS
from kg.knowledge.places import Place, load_places
from kg.knowledge.short_names import short_names_of
from kg.model import Mention, Page

# The types of mentions whose words name a place.
_TELLING = frozenset({"Place", "Agency", "Organisation", "Event"})
# Divisions that the table does not know, by their form.
_OWN_FORM = re.compile(
    r"(?![省市县区州旗][委纪监政人团])[\u3400-\u9fff]{2,4}?(?:自治[区州县旗]|省|(?<![集夜超都城股])市|县|(?<![社小园城地校景厂牧灾山库])区|州|盟|旗)(?!场|民|长|域)"
)
_SMALL = re.compile(r"[\u3400-\u9fff]{1,6}(?:镇|乡|苏木|街道|村|嘎查|社区)")
_SMALLER = ("镇", "乡", "村")
# The most characters that a name of the form above has.
_LONGEST_FORM = 7
# What may stand above a division, by its last character.
_ABOVE = {"县": "市州盟省", "区": "市州盟省", "旗": "市盟", "市": "州盟省", "州": "省", "盟": "区"}


@dataclass(frozen=True, slots=True)
class Locale:
    """A place as far as it is known: its name, and its entry in the table of divisions if it has one."""

    name: str
    place: Place | None = None

    @property
    def code(self) -> str | None:
        """The division code, or None."""
        return self.place.code if self.place else None

    @property
    def level(self) -> str | None:
        """The level by the table, else None."""
        return self.place.level if self.place else None

    def is_called(self, character: str) -> bool:
        """Whether 市, 县 … can mean this place: by its own last character."""
        return self.name.endswith(character)


class Localities:
    """The places in force on a page: its home with all above it, and the last place named of each kind.

    Built once a page from the settled mentions; asked by position.
    """

    def __init__(self, page: Page, mentions: Sequence[Mention]) -> None:
        self._text = page.text
        self._home = _with_above(home_chain(page.home, page.text), mentions)
        self._articles = sorted((a.span.start, a.span.end) for a in page.articles)
        read = ((m.start, locale_named(m.text, self._home)) for m in mentions if m.type in _TELLING)
        named = [(position, locale) for position, locale in read if locale is not None]
        self._named = {locale.name: locale for _, locale in named}
        # 汐州 for 汐州市, which no table knows but the page names.
        self._short = {
            name[:-1]: here for name, here in self._named.items() if not here.place and len(name) > 2
        }
        self._at: dict[str, list[tuple[int, Locale]]] = {}
        self._of_kind: dict[str, set[str]] = {}
        for position, locale in named:
            for closing in _closings(locale):
                self._at.setdefault(closing, []).append((position, locale))
                self._of_kind.setdefault(closing, set()).add(locale.name)

    @property
    def home(self) -> Locale | None:
        """The paper's own place."""
        return self._home[0] if self._home else None

    def called(self, locale: Locale) -> str:
        """A place in the names of its bodies.

        An autonomous prefecture has its shorter name there (恩施州委), an autonomous county where the page prints that
        name (长阳县政府), else the full one (长阳土家族自治县政府).
        """
        name = locale.name
        if "自治" not in name:
            return name
        short = next((form for form in short_names_of(name) if form[-1] == name[-1]), name)
        return short if not name.endswith(("县", "旗")) or short in self._text else name

    def of_level(self, character: str, position: int) -> Locale | None:
        """The place that a level character means at a position.

        The paper's own place or one above it, if it is of that kind; else the last one of the kind that the
        article has named, else the first that it names later. Where no table knows what lies above the paper's
        place, it is the only one of its kind that the page names.
        """
        for locale in self._home:
            if locale.is_called(character):
                return locale
        if character == "区" and self.home is not None and self.home.is_called("县"):
            return None
        return self._in_article(character, position) or self._only_above(character)

    def last_named(self, character: str, position: int) -> Locale | None:
        """The place that 该县 means: the last of the kind, in the article first and then in the paper's chain."""
        return self._in_article(character, position) or next(
            (h for h in self._home if h.is_called(character)), None
        )

    def named(self, surface: str) -> Locale | None:
        """The division that a full or short name is, else None."""
        found = load_places().named(surface)
        if found:
            return _nearest(found, self._home)
        own = self.home
        if own is not None and own.place is None and surface in (own.name, own.name[:-1]):
            return own
        return self._short.get(surface)

    def opening(self, surface: str) -> Locale | None:
        """The division with whose name the words open, full or short; else None."""
        for size in range(len(surface), 1, -1):
            locale = self.named(surface[:size])
            if (
                locale is not None
                and (surface[0] not in LEVELS or surface.startswith(locale.name))
                and locale.level != "country"
            ):
                return locale
        match = _OWN_FORM.match(surface)
        return self._named.get(match.group()) if match else None

    def _only_above(self, character: str) -> Locale | None:
        """The one place of a kind that the page names, if it can lie above a paper's place that no table knows."""
        own, kind = self.home, self._of_kind.get(character, set())
        if own is None or own.place is not None or len(kind) != 1:
            return None
        return self._named[min(kind)] if character in _ABOVE.get(own.name[-1], "") else None

    def _in_article(self, character: str, position: int) -> Locale | None:
        """The last place of a kind that the article names up to a position, else the first that it names after."""
        start, end = self._article_at(position)
        found = self._at.get(character, [])
        index = bisect_right(found, position, key=lambda pair: pair[0])
        if index and found[index - 1][0] >= start:
            return found[index - 1][1]
        return found[index][1] if index < len(found) and found[index][0] < end else None

    def _article_at(self, position: int) -> tuple[int, int]:
        index = bisect_right(self._articles, (position, position)) - 1
        for start, end in self._articles[max(0, index) : index + 2]:
            if start <= position < end:
                return start, end
        return 0, position + 1


def _closings(locale: Locale) -> tuple[str, ...]:
    """The words that can stand for a place: its last character, and 街道, 社区 or 自治州 as a whole."""
    return tuple({locale.name[-1], locale.name[-2:], locale.name[-3:]})


def home_chain(home: str | None, text: str = "") -> tuple[Locale, ...]:
    """The paper's place and all places above it, the nearest first; empty if it is unknown.

    Args:
        home: its full name.
        text: of the page; of the places of one name (鼓楼区) the one is meant whose city it names.
    """
    if home is None:
        return ()
    places = load_places()
    known = [place for place in places.named(home) if place.name == home]
    if len(known) > 1:
        known = [place for place in known if any(above.name[:2] in text for above in places.chain(place)[1:])]
        own = known[0] if len(known) == 1 else None
    else:
        own = places.called(home)
    if own is None:
        return (Locale(home),)
    return tuple(Locale(place.name, place) for place in places.chain(own))


def _with_above(home: tuple[Locale, ...], mentions: Sequence[Mention]) -> tuple[Locale, ...]:
    """A paper's place that no table knows with those above it that the page prints in front: 澄屿市拾桥区."""
    if not home or home[-1].place is not None:
        return home
    for first, second in pairwise(mentions):
        behind = first.end == second.start and second.text.startswith(home[-1].name)
        if behind and first.type == "Place" and first.text[-1] in _ABOVE.get(home[-1].name[-1], ""):
            above = locale_named(first.text, ())
            return _with_above((*home, above), mentions) if above is not None else home
    return home


def locale_named(surface: str, home: tuple[Locale, ...]) -> Locale | None:
    """The division that a name is, or that it opens with; the nearest to home where several bear the name."""
    places = load_places()
    if _is_unknown_division(surface):
        return Locale(surface)
    for size in range(len(surface), 1, -1):
        # 市中 is a short name of 市中区, but opens 市中级人民法院 too.
        # 芦溪镇 does not open with 芦溪县.
        small = surface[size : size + 1] in _SMALLER or surface.startswith(("街道", "社区"), size)
        sure = size == len(surface) or (surface[0] not in LEVELS and not small)
        found = places.named(surface[:size]) if sure else ()
        if found and (size == len(surface) or found[0].level != "country"):
            return _nearest(found, home)
    match = _OWN_FORM.match(surface) or _SMALL.fullmatch(surface)
    return Locale(match.group()) if match else None


def _is_unknown_division(surface: str) -> bool:
    """Whether a name is a division's as a whole that no table knows: 乌兰泊市 is no part of 乌兰县; 湖南衡阳市 is two."""
    places = load_places()
    return (
        len(surface) <= _LONGEST_FORM
        and _OWN_FORM.fullmatch(surface) is not None
        and not any(places.named(surface[start:]) for start in range(len(surface) - 1))
    )


def _nearest(found: Sequence[Place], home: tuple[Locale, ...]) -> Locale:
    codes = [locale.code for locale in home if locale.code]
    for code in codes:
        prefix = code.rstrip("0")
        for place in found:
            if place.code == code or (len(prefix) >= 2 and place.code.startswith(prefix)):
                return Locale(place.name, place)
    best = min(found, key=lambda p: (len(p.code.rstrip("0")), p.code))
    return Locale(best.name, best)
