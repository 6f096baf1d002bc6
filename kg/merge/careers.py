"""What the records tell of each person by which two of one name can be compared: posts, towns, papers, dates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from kg.edtf import bounds
from kg.knowledge.places import Place, load_places
from kg.knowledge.titles import core_title, tenure_kind
from kg.merge.keys import PERSONS, fold, home_prefecture
from kg.model import Entity, Page, Record, Statement
from kg.resolve.locality import home_chain, locale_named

Ids: TypeAlias = Mapping[str, str]


class Town(NamedTuple):
    """The division whose body a post is in: by code where the table knows it, else by name; the country has ''."""

    name: str
    code: str = ""

    def is_apart_from(self, other: "Town") -> bool:
        """Whether the two are known to be places of which neither holds the other."""
        if "" in (self.name, other.name) or self == other:
            return False
        if self.code and other.code:
            one, two = _stem(self.code), _stem(other.code)
            return not one.startswith(two) and not two.startswith(one)
        # Of places that no table knows only two of one kind are surely apart: 青砚县 may lie in 霁川市.
        return self.name[-1] == other.name[-1]


def _stem(code: str) -> str:
    """What the codes of all divisions in one have in common: 43 for 430000, 4310 for 431000."""
    return code[:2] if code.endswith("0000") else code.removesuffix("00")


@dataclass(frozen=True, slots=True)
class Held:
    """A post as one record has it: body (global id), title without modifiers, town, and the days that it may mean.

    A former post is one that the person had before those days.
    """

    body: str
    title: str
    town: Town
    first: date | None
    last: date | None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Career:
    """What is known of a person, in one record or in several that were joined.

    Attributes:
        name: the folded name.
        sources: (document, local id) of each record's entity, sorted.
        official: whether any record has the person as an office-holder.
        homes: the prefectures of the papers.
        posts: the posts that any of the records asserts.
        moves: pairs of towns that one record itself gives the person posts in, former ones included.
    """

    name: str
    sources: tuple[tuple[str, str], ...]
    official: bool
    homes: frozenset[str]
    posts: frozenset[Held]
    moves: frozenset[frozenset[Town]]

    @property
    def documents(self) -> frozenset[str]:
        """The documents that name the person."""
        return frozenset(document for document, _ in self.sources)

    @property
    def towns(self) -> frozenset[Town]:
        """The towns of the posts that are no former ones."""
        return frozenset(post.town for post in self.posts if not post.former)

    @property
    def places(self) -> frozenset[str]:
        """The prefectures of the posts and of the papers."""
        return self.homes | {home_prefecture(town.name) for town in self.towns if town.name}

    def joined(self, other: "Career") -> "Career":
        """Both as one person."""
        return Career(
            self.name,
            tuple(sorted({*self.sources, *other.sources})),
            self.official or other.official,
            self.homes | other.homes,
            self.posts | other.posts,
            self.moves | other.moves,
        )


def careers(records: Iterable[tuple[Record, Ids]]) -> dict[str, list[Career]]:
    """The careers of all persons who may be published, a list for each folded name; names and lists sorted.

    Args:
        records: records without journalists, each with the global ids of what is no person by local ids. Private
            persons and those whose home is unknown are left out: they are known on their own page only.
    """
    found: defaultdict[str, list[Career]] = defaultdict(list)
    for record, ids in records:
        held = _posts(record, ids)
        for entity in record.entities:
            home = entity.home or record.page.home
            if entity.type in PERSONS and not entity.private and home is not None:
                found[fold(entity.name)].append(_career(entity, record.page, home, held[entity.id]))
    return {name: sorted(found[name], key=lambda career: career.sources) for name in sorted(found)}


def _career(entity: Entity, page: Page, home: str, held: frozenset[Held]) -> Career:
    towns = {post.town for post in held}
    return Career(
        name=fold(entity.name),
        sources=((page.document, entity.id),),
        official=entity.type == "Official",
        homes=frozenset({home_prefecture(home)}),
        posts=held,
        moves=frozenset(frozenset({one, two}) for one in towns for two in towns if one.is_apart_from(two)),
    )


def _posts(record: Record, ids: Ids) -> Mapping[str, frozenset[Held]]:
    """The posts of a record by the local id of their holder."""
    entities = {entity.id: entity for entity in record.entities}
    held: defaultdict[str, set[Held]] = defaultdict(set)
    for statement in record.statements:
        body = entities.get(statement.object or "")
        if body is None or body.id not in ids or not _is_held(statement):
            continue
        first, last = _days(statement, record.page.published)
        title = fold(str(statement.qualifiers.get("title") or ""))
        former = "former" in (statement.qualifiers.get("kind"), tenure_kind(title))
        town = _town(body, record.page)
        held[statement.subject].add(Held(ids[body.id], core_title(title), town, first, last, former))
    return defaultdict(frozenset, {person: frozenset(posts) for person, posts in held.items()})


def _is_held(statement: Statement) -> bool:
    return statement.relation == "holds_post" and statement.status == "asserted"


def _days(statement: Statement, published: str | None) -> tuple[date | None, date | None]:
    """The first and the last day on which the statement has the post held; the page's date where it tells none."""
    given = [statement.qualifiers.get(key) for key in ("start", "attested", "date", "end")]
    told = [value for value in given if isinstance(value, str)] or ([published] if published else [])
    limits = [bounds(value) for value in told]
    earliest = [limit.earliest for limit in limits if limit.earliest]
    latest = [limit.latest for limit in limits if limit.latest]
    return min(earliest, default=None), max(latest, default=None)


def _town(body: Entity, page: Page) -> Town:
    """The town of a body: by its division code, else by the place that its name opens with, else by its home."""
    place = _division(body.place)
    if place is not None:
        return _town_of(place)
    locale = locale_named(body.name, home_chain(page.home))
    if locale is not None:
        return _town_of(locale.place) if locale.place else Town(locale.name)
    return Town(body.home or "")


def _division(code: str | None) -> Place | None:
    try:
        return load_places().by_code(code) if code else None
    except KeyError:  # a record of somebody else's may have codes of another year
        return None


def _town_of(place: Place) -> Town:
    """The county or prefecture of a division: a township's posts are its county's; the country is everywhere."""
    if place.level == "country":
        return Town("")
    chain = load_places().chain(place)
    county = next((each for each in chain if each.level != "township"), place)
    return Town(county.name, county.code)
