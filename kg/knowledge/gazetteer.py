"""Names of places that are no present division of China: former divisions, zones, the world, natural and built places.

The tables are described in `data/README.md`.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from kg.knowledge.places import Place, load_places, read_rows

# Stems that straddle two words before 市 and 县: 山东城市 holds 东城市.
_STRADDLING = "城区乡镇大小中县"


@lru_cache(maxsize=1)
def former_names() -> Mapping[str, str]:
    """Former names of divisions to the code of the division that they are, or are part of, now: 襄樊市, 即墨市."""
    places = load_places()
    listed = {name: code for name, code in places.former.items() if not places.doubtful(name)}
    return MappingProxyType({**dict(_reclassified(listed)), **listed})


@lru_cache(maxsize=1)
def zone_names() -> Mapping[str, str]:
    """Well-known new areas and zones to the code of the division they lie in: 雄安新区, 横琴."""
    return MappingProxyType({row["name"]: row["code"] for row in read_rows("zones.csv")})


@lru_cache(maxsize=1)
def foreign_names() -> frozenset[str]:
    """Countries, their capitals and well-known cities, continents and regions of the world."""
    return frozenset(row["name"] for row in read_rows("world.csv"))


@lru_cache(maxsize=1)
def landmarks() -> Mapping[str, str]:
    """Regions, mountains, waters and buildings that are known by name (长三角, 洞庭湖, 人民大会堂), with their kinds."""
    return MappingProxyType({row["name"]: row["kind"] for row in read_rows("landmarks.csv")})


def _reclassified(listed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Counties that became cities or districts under the same name: 望城县 and 望城市 of 望城区."""
    places = load_places()
    for place in places.divisions.values():
        stem = place.name[:-1]
        if not _was_a_county(place) or places.doubtful(stem) or stem[-1] in _STRADDLING:
            continue
        for name in (f"{stem}县", f"{stem}市"):
            if name not in listed and not places.named(name):
                yield name, place.code


def _was_a_county(place: Place) -> bool:
    return place.level == "county" and len(place.name) > 2 and place.name[-1] in "区市"
