"""The administrative divisions of China: names, levels, what lies below what, and the forms in which texts name them.

The tables and their source are described in `data/README.md`. Codes are those of GB/T 2260: six digits down to the
county, nine for townships; 100000 is the country.
"""

import csv
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeAlias

from kg.knowledge.short_names import Level, is_two_common_characters, short_forms

Forms: TypeAlias = Mapping[str, tuple[str, ...]]

COUNTRY = "100000"


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division.

    `code` has six digits, nine for a township; `name` is the full name; `parent` is the code of the division above
    (None for the country), which is the province for districts of 北京 and for counties under no prefecture.
    """

    code: str
    name: str
    parent: str | None
    level: Level


@dataclass(frozen=True)
class Places:
    """All divisions, by code and by name. Townships are read when they are first asked for.

    former: names that are no longer borne (襄樊市) to the code of the division of today.
    abbreviations: one-character forms (湘, 沪, 穗) to codes; only for special contexts (在湘企业, 京津冀, 湘府).
    """

    divisions: Mapping[str, Place]
    extra_forms: Forms
    abbreviations: Forms
    words: frozenset[str]
    former: Mapping[str, str]

    def by_code(self, code: str) -> Place:
        """The division with this code; KeyError if there is none."""
        return self.townships[code] if len(code) == 9 else self.divisions[code]

    def named(self, surface: str) -> tuple[Place, ...]:
        """Country to counties with this full or short name, sorted by code; empty if there is none.

        A former name that no division bears now stands for the division that it became.

        A county is not found under a bare name that the division above bears too: 衡阳 is 衡阳市, never 衡阳县.
        """
        codes = self._names.get(surface) or ((self.former[surface],) if surface in self.former else ())
        return tuple(self.divisions[code] for code in codes)

    def called(self, name: str) -> Place | None:
        """The division meant where a name stands alone: one of this full name before one of this short name."""
        named = self.named(name)
        return next((place for place in named if place.name == name), named[0] if named else None)

    def doubtful(self, surface: str) -> bool:
        """Whether a form that `named` knows is as likely another word or a piece of two (日照, 范县 in 示范县)."""
        return surface in self.words or (surface.endswith("县") and is_two_common_characters(surface))

    def chain(self, place: Place) -> tuple[Place, ...]:
        """The place itself and all above it up to the province: (祁东县, 衡阳市, 湖南省). The country is left out."""
        chain = [place]
        while (parent := chain[-1].parent) is not None and parent != COUNTRY:
            chain.append(self.by_code(parent))
        return tuple(chain)

    def children(self, code: str) -> tuple[Place, ...]:
        """The divisions directly below this one, townships included, sorted by code."""
        below = (self.divisions[child] for child in self._children.get(code, ()))
        return (*below, *(place for place in self._townships_below(code) if place.parent == code))

    def forms(self) -> Forms:
        """Forms that are safe to look for in any text, province to county, each with its codes.

        Provinces and prefectures with full and short names, counties with full names (恩施土家族苗族自治州, 恩施州, 恩施;
        祁东县). What is `doubtful` is left out, abbreviations are not in it.
        """
        return self._safe_forms

    def short_county_forms(self, prefecture_code: str) -> Forms:
        """Forms of counties that can only be trusted in their own prefecture: 祁东, 衡南, 耒阳; 南县 for 益阳.

        `prefecture_code` may be a province's code too, for counties that hang on it. A form of another division
        above is left out (衡阳 is not 衡阳县), and so are ordinary words (新城, 和平).
        """
        counties = (self.divisions[child] for child in self._children.get(prefecture_code, ()))
        pairs = [
            (form, county.code)
            for county in counties
            if county.level == "county"
            for form in self._names_of(county)
            if form not in self.words
        ]
        return _grouped(pair for pair in pairs if pair[0] not in self._safe_forms)

    def forms_below(self, code: str) -> Mapping[str, str]:
        """Every full and short form of the divisions below one, at any depth down to counties, to one code each.

        Ordinary words are in it too: what stands right behind the name of the division above is safe (陕西安康).
        """
        return self._forms_below.get(code, {})

    @cached_property
    def _forms_below(self) -> Mapping[str, Mapping[str, str]]:
        below: dict[str, dict[str, str]] = {}
        for place in self.divisions.values():
            for above in self.chain(place)[1:]:
                below.setdefault(above.code, {}).update((form, place.code) for form in self._names_of(place))
        return below

    def township_forms(self, code: str) -> Forms:
        """Full names of the townships below a division, and 蓝山乡 for 蓝山瑶族乡, each with its codes."""
        return _grouped(
            (form, place.code)
            for place in self._townships_below(code)
            for form in (place.name, short_forms(place.name, "township").contracted)
            if form is not None
        )

    @cached_property
    def townships(self) -> Mapping[str, Place]:
        """All townships by code, in the order of codes."""
        return _read_places("townships.csv")

    @cached_property
    def _township_codes(self) -> list[str]:
        return list(self.townships)

    def _townships_below(self, code: str) -> Iterator[Place]:
        """Townships whose code begins like this one's, at any depth."""
        prefix = "" if code == COUNTRY else code.removesuffix("00").removesuffix("00")
        first = bisect_left(self._township_codes, prefix)
        last = bisect_left(self._township_codes, f"{prefix}:")  # the colon follows the digits
        return (self.townships[found] for found in self._township_codes[first:last])

    def _names_of(self, place: Place) -> Iterator[str]:
        """Full, contracted, bare and listed forms of a place."""
        yield place.name
        contracted, bare = short_forms(place.name, place.level)
        if contracted is not None:
            yield contracted
        if bare is not None and not self._is_bare_name_above(place, bare):
            yield bare
        yield from self._extra_of.get(place.code, ())

    def _is_bare_name_above(self, place: Place, bare: str) -> bool:
        """Whether a division above has the same bare name, as 衡阳市 for 衡阳县 and 吉林省 for 吉林市."""
        return any(short_forms(above.name, above.level).bare == bare for above in self.chain(place)[1:])

    def _safe_names_of(self, place: Place) -> Iterator[str]:
        if place.level == "county":
            names: Iterable[str | None] = (place.name, short_forms(place.name, "county").contracted)
        else:
            names = self._names_of(place)
        return (name for name in names if name is not None and not self.doubtful(name))

    @cached_property
    def _safe_forms(self) -> Forms:
        places = [place for place in self.divisions.values() if place.level != "country"]
        return _grouped((name, place.code) for place in places for name in self._safe_names_of(place))

    @cached_property
    def _names(self) -> Forms:
        return _grouped(
            (name, place.code) for place in self.divisions.values() for name in self._names_of(place)
        )

    @cached_property
    def _extra_of(self) -> Forms:
        return _grouped((code, form) for form, codes in self.extra_forms.items() for code in codes)

    @cached_property
    def _children(self) -> Forms:
        places = self.divisions.values()
        return _grouped((place.parent, place.code) for place in places if place.parent is not None)


@lru_cache(maxsize=1)
def load_places() -> Places:
    """The divisions from the packaged tables; read once a process."""
    rows = list(read_rows("short_names.csv"))
    return Places(
        divisions=_read_places("divisions.csv"),
        extra_forms=_grouped((row["form"], row["code"]) for row in rows if row["kind"] == "short"),
        abbreviations=_grouped((row["form"], row["code"]) for row in rows if row["kind"] == "abbreviation"),
        words=frozenset(row["form"] for row in rows if row["kind"] == "word"),
        former={row["name"]: row["code"] for row in read_rows("former_names.csv")},
    )


def _level(code: str) -> Level:
    if code == COUNTRY:
        return "country"
    if len(code) == 9:
        return "township"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a packaged table, by the names of its columns."""
    with files("kg.knowledge").joinpath("data", name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _read_places(name: str) -> Mapping[str, Place]:
    rows = read_rows(name)
    return MappingProxyType(
        {
            row["code"]: Place(row["code"], row["name"], row["parent"] or None, _level(row["code"]))
            for row in rows
        }
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> Forms:
    """Pairs grouped by their first part, groups in sorted order and without repetition."""
    groups: dict[str, set[str]] = {}
    for form, code in pairs:
        groups.setdefault(form, set()).add(code)
    return MappingProxyType({form: tuple(sorted(groups[form])) for form in sorted(groups)})
