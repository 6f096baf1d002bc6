"""Which persons of one name are one: joined where posts, places and dates agree, apart where they can't be one.

A pair of careers is weighed by the features of `WEIGHTS`; from `ENOUGH` on they are one person. Agreement is looked
for from the strongest kind to the weakest: one post, one body, one prefecture of posts or papers, one nationwide name. What is joined counts as one
in all that follows, so that an official whose move one page tells is found in both towns.

The procedure is agglomerative clustering with cannot-link constraints (Davidson and Ravi, "Agglomerative hierarchical
clustering with constraints", PKDD 2005) over blocks of one name.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import TypeAlias

from kg.merge.careers import Career, Held, Town
from kg.merge.keys import person_key
from kg.model import Identity, key_hash

Features: TypeAlias = tuple[tuple[str, float], ...]

ENOUGH = 1.0
_FORBIDS = -9.0

WEIGHTS: Mapping[str, float] = {
    "same_post": 3.0,
    "same_body": 2.0,
    "same_prefecture": 1.0,
    "national_figure": 0.5,  # a rare name, in a central post in one record and in no post in the other
    "rare_name": 0.5,  # three characters or more: far fewer people share it
    "never_in_office": -0.5,  # one of the two is nowhere an office-holder
    "years_apart": -1.0,
    "other_town": -1.5,
    "two_towns_at_once": _FORBIDS,
    "one_page_has_both": _FORBIDS,
}
"""How much each feature says for (or against) one person; the last two alone forbid it."""

_LONG = timedelta(days=365 * 12)
_AT_ONCE = timedelta(
    days=31
)  # so near to each other, two posts in two towns are two people, unless a page tells of a move


def identify(
    careers: Mapping[str, Sequence[Career]],
) -> tuple[dict[tuple[str, str], str], tuple[Identity, ...]]:
    """The person of each record's entity, and why persons were joined or left apart.

    Args:
        careers: by folded name, sorted, one for each record's entity.

    Returns:
        Global ids by (document, local id), and the decisions, sorted. Neither depends on the order of the records.
    """
    ids: dict[tuple[str, str], str] = {}
    told: list[Identity] = []
    for name in careers:
        joins: list[tuple[Career, Career, Features]] = []
        people = _clustered(careers[name], joins)
        keys = _keys(people)
        ids |= {source: keys[person] for person in people for source in person.sources}
        told += _joined(joins, ids)
        told += _apart(people, keys)
    return ids, tuple(sorted(told))


def weigh(one: Career, other: Career) -> Features:
    """The features that two careers of one name have, with their weights; the order is that of `WEIGHTS`."""
    found = {
        "same_post": bool(_offices(one) & _offices(other)),
        "same_body": bool(_bodies(one) & _bodies(other)),
        "same_prefecture": bool(one.places & other.places),
        "national_figure": _is_rare(one) and _is_national(one, other),
        "rare_name": _is_rare(one),
        "never_in_office": one.official != other.official,
        "years_apart": _years_apart(one, other),
        "other_town": _in_other_towns(one, other),
        "two_towns_at_once": _at_once(one, other),
        "one_page_has_both": bool(one.documents & other.documents),
    }
    return tuple((name, weight) for name, weight in WEIGHTS.items() if found[name])


def _is_rare(career: Career) -> bool:
    return len(career.name) > 2


def _is_national(one: Career, other: Career) -> bool:
    """Whether one is in a post of the centre, and nothing is known of what the other is."""
    central = any(not post.town.name for person in (one, other) for post in person.posts)
    return central and not (one.posts and other.posts)


def _score(features: Features) -> float:
    return sum(weight for _, weight in features)


def _offices(career: Career) -> frozenset[tuple[str, str]]:
    return frozenset((post.body, post.title) for post in career.posts)


def _bodies(career: Career) -> frozenset[str]:
    return frozenset(post.body for post in career.posts)


def _years_apart(one: Career, other: Career) -> bool:
    """Whether all that is known of the one is a dozen years from all that is known of the other."""
    first, second = _days(one), _days(other)
    return bool(first and second) and (first[0] - second[-1] > _LONG or second[0] - first[-1] > _LONG)


def _days(career: Career) -> list[date]:
    return sorted(day for post in career.posts for day in (post.first, post.last) if day)


def _in_other_towns(one: Career, other: Career) -> bool:
    """Whether both have posts, and every town of the one is apart from every town of the other."""
    pairs = [(mine, theirs) for mine in one.towns for theirs in other.towns]
    return bool(pairs) and all(mine.is_apart_from(theirs) for mine, theirs in pairs)


def _at_once(one: Career, other: Career) -> bool:
    """Whether the one is in office in one town when the other is in another, and no page tells of a move between them."""
    told = one.moves | other.moves
    return any(
        mine.town.is_apart_from(theirs.town)
        and frozenset({mine.town, theirs.town}) not in told
        and _near(mine, theirs)
        for mine in one.posts
        for theirs in other.posts
    )


def _near(one: Held, other: Held) -> bool:
    if one.former or other.former or not (one.first and one.last and other.first and other.last):
        return False
    exact = one.last - one.first <= _AT_ONCE and other.last - other.first <= _AT_ONCE
    return exact and one.first - other.last <= _AT_ONCE and other.first - one.last <= _AT_ONCE


# What careers have in common, the strongest first; a step looks for partners among those that share one such key.
_STEPS: tuple[Callable[[Career], Iterable[object]], ...] = (
    _offices,
    _bodies,
    lambda career: career.places,
    lambda career: ["anywhere"] if not career.posts or Town("") in career.towns else [],
)


def _clustered(careers: Sequence[Career], joins: list[tuple[Career, Career, Features]]) -> list[Career]:
    """The careers of one name, joined as far as the weights allow; each join is noted with what spoke for it."""
    people = list(careers)
    for shared in _STEPS:
        people = _step(people, shared, joins)
    return sorted(people, key=lambda person: person.sources)


def _step(
    people: list[Career],
    shared: Callable[[Career], Iterable[object]],
    joins: list[tuple[Career, Career, Features]],
) -> list[Career]:
    """Join each person to the best of those met before who share a key; a person joined brings all keys of both."""
    met: list[Career | None] = []
    by_key: defaultdict[object, set[int]] = defaultdict(set)
    for each in people:
        person = each
        while (best := _best(person, {i for key in shared(person) for i in by_key[key]}, met)) is not None:
            index, features = best
            partner = met[index]
            assert partner is not None
            joins.append((partner, person, features))
            met[index] = None
            person = partner.joined(person)
        for key in shared(person):
            by_key[key] = {i for i in by_key[key] if met[i] is not None} | {len(met)}
        met.append(person)
    return [each for each in met if each is not None]


def _best(
    person: Career, candidates: Iterable[int], met: Sequence[Career | None]
) -> tuple[int, Features] | None:
    """The candidate that agrees best, with what agrees; the first by source of several; None if none agrees enough."""
    weighed = [
        (-_score(features), partner.sources, i, features)
        for i in candidates
        if (partner := met[i]) is not None
        for features in [weigh(partner, person)]
    ]
    if not weighed or -min(weighed)[0] < ENOUGH:
        return None
    _, _, index, features = min(weighed)
    return index, features


def _keys(people: Sequence[Career]) -> dict[Career, str]:
    """The id of each person: name and first paper's prefecture, as if no namesake were known, for the first who can have it.

    A later person of that name and prefecture has the first mention's place in the key too.
    """
    keys: dict[Career, str] = {}
    for person in people:
        key = min(person_key(person.name, home) for home in person.homes)
        taken = key in keys.values()
        keys[person] = f"person-{key_hash(person.name, *person.sources[0])}" if taken else key
    return keys


def _joined(
    joins: Iterable[tuple[Career, Career, Features]], ids: Mapping[tuple[str, str], str]
) -> Iterator[Identity]:
    for one, other, features in joins:
        person = ids[one.sources[0]]
        yield Identity(one.name, "joined", person, person, one.sources[0][0], other.sources[0][0], features)


def _apart(people: Sequence[Career], keys: Mapping[Career, str]) -> Iterator[Identity]:
    """Two people of one name for whose being one something speaks: "split" where that is impossible, else "unclear"."""
    for one, other in combinations(people, 2):
        features = weigh(one, other)
        impossible = min((weight for _, weight in features), default=0.0) <= _FORBIDS
        near = any(name.startswith("same_") for name, _ in features)
        if near or (not impossible and one.official and other.official and _is_rare(one)):
            decision = "split" if impossible else "unclear"
            yield Identity(
                one.name, decision, keys[one], keys[other], one.sources[0][0], other.sources[0][0], features
            )
