"""What a name means in a store: the things that carry it, of the classes that a question asks for.

| given | means |
|---|---|
| `秦国文`, `衡阳`, `一网通办` | the one thing of this label, else of this alias; marks like “ ” 《 》, widths, script and case aside |
| `陈志远@荻川市` | the one of them with this home, type, date, division code or body (of a post, or in which a person is in office); its beginning will do |
| `陈志远@*` | all of them together |
| `id:person-0123abcd`, or the whole IRI | the thing of this id |

A label goes before an alias: whatever else 衡阳市 may be short for, it is first of all the thing that is called so.
A post is found by its body and title in one string, as people say it: 衡阳市委书记; 衡阳市市长 for the 市长 of 衡阳市政府.
"""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError
from kg.merge.keys import fold
from kg.schema import GOV, ID, PREFIXES, load_schema
from kg.text import simplified

_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
_ALIAS = ox.NamedNode(PREFIXES["skos"] + "altLabel")
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_POST_IN = ox.NamedNode(PREFIXES["org"] + "postIn")
_MEMBER, _IN = ox.NamedNode(PREFIXES["org"] + "member"), ox.NamedNode(PREFIXES["org"] + "organization")
_POST_TITLE = ox.NamedNode(GOV + "post_title")
_HINTS = tuple(ox.NamedNode(GOV + name) for name in ("home", "date", "division_code"))
_LISTED = 6  # candidates and near matches in a message


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean: IRI, label, the classes asked for that it has, and what tells it from namesakes."""

    iri: str
    label: str
    classes: tuple[str, ...]
    hints: tuple[str, ...]

    def __str__(self) -> str:
        told = ", ".join((*self.classes[:1], *self.hints[:2]))
        return f"{self.label} ({told}; id:{self.iri.removeprefix(ID)})"


def open_store(folder: Path) -> ox.Store:
    """The store of a build, read-only.

    Raises:
        QueryError: if there is none.
    """
    try:
        return ox.Store.read_only(str(folder))
    except OSError as error:
        raise QueryError(f"{folder} is no store: build the graph again") from error


def find(store: ox.Store, name: str, classes: Sequence[str] = (), *, every: bool = False) -> tuple[str, ...]:
    """The IRIs of what a name means, sorted: one, or all namesakes where `every` or `@*` asks for them.

    Args:
        store: an open store.
        name: as the table above has it.
        classes: names of classes in our namespace, of which it must have one; none for all mention types but Post.
        every: whether all things of this name, by label and by alias, are meant.

    Raises:
        QueryError: if nothing has the name, or several things have it and no hint chooses one.
    """
    wanted = tuple(classes) or _things()
    if name.startswith(("id:", ID)):
        return (_by_id(store, ID + name.removeprefix("id:").removeprefix(ID), wanted),)
    found, hint = _named(store, name, wanted, every=every), ""
    if not found and "@" in name:
        plain, _, hint = name.rpartition("@")
        found = _named(store, plain, wanted, every=every or hint == "*")
    if not found:
        raise QueryError(_nothing(store, name, wanted))
    chosen = found if hint in ("", "*") else [each for each in found if _fits(each, hint)]
    if not chosen:
        raise QueryError(f"no {name.rpartition('@')[0]} fits @{hint}: known are {_listed(found)}")
    if len(chosen) > 1 and not every and hint != "*":
        raise QueryError(_several(name, chosen))
    return tuple(each.iri for each in chosen)


def _things() -> tuple[str, ...]:
    """The mention types but for posts, which have a way of being named of their own."""
    return tuple(name for name in load_schema().types if name != "Post")


def _key(name: str) -> str:
    """The form in which names are compared: without marks, widths and case, in simplified script."""
    return "".join(simplified(sign) for sign in fold(name)).casefold()


def _by_id(store: ox.Store, iri: str, wanted: Sequence[str]) -> str:
    local = iri.removeprefix(ID)
    if not local or not all("a" <= sign <= "z" or sign in "0123456789-" for sign in local):
        raise QueryError(f"{iri!r} is no id: write it as id:person-0123abcd")
    if not _classes(store, ox.NamedNode(iri), wanted):
        raise QueryError(f"there is no {' or '.join(wanted)} with the id id:{local}")
    return iri


def _named(store: ox.Store, name: str, wanted: Sequence[str], *, every: bool) -> list[Candidate]:
    """The candidates of the best rank that has any; of every rank for `every`. Sorted by label and IRI."""
    folded = _key(name)
    ranks: defaultdict[int, set[ox.NamedNode]] = defaultdict(set)
    if folded:
        for node, form, rank in _forms(store, wanted):
            if _key(form) == folded:
                ranks[0 if rank == 1 and form == name else rank].add(node)
    found: dict[str, Candidate] = {}
    for rank in sorted(ranks):
        of_rank = (_candidate(store, node, wanted) for node in ranks[rank])
        found |= {each.iri: each for each in of_rank if each.classes}
        if found and not every:
            break
    return sorted(found.values(), key=lambda each: (each.label, each.iri))


def _forms(store: ox.Store, wanted: Sequence[str]) -> Iterator[tuple[ox.NamedNode, str, int]]:
    """All forms of all names with their rank: 1 a label, 2 an alias, 3 the bare title of a post."""
    if tuple(wanted) == ("Post",):
        yield from _post_forms(store)
        return
    for predicate, rank in ((_LABEL, 1), (_ALIAS, 2)):
        for quad in store.quads_for_pattern(None, predicate, None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                yield quad.subject, quad.object.value, rank


def _post_forms(store: ox.Store) -> Iterator[tuple[ox.NamedNode, str, int]]:
    """A post by its body's names and its title; a government's also by its place: 衡阳市市长."""
    for quad in store.quads_for_pattern(None, _POST_IN, None):
        post, body = quad.subject, quad.object
        if not isinstance(post, ox.NamedNode) or not isinstance(body, ox.NamedNode):
            continue
        for title in _values(store, post, _POST_TITLE):
            yield post, title, 3
            for predicate, rank in ((_LABEL, 1), (_ALIAS, 2)):
                for name in _values(store, body, predicate):
                    yield post, name + title, rank
                    if name.endswith("政府"):
                        yield post, name.removesuffix("政府").removesuffix("人民") + title, rank


def _candidate(store: ox.Store, node: ox.NamedNode, wanted: Sequence[str]) -> Candidate:
    labels = _values(store, node, _LABEL)
    hints = [value for predicate in _HINTS for value in _values(store, node, predicate)]
    for body in _bodies(store, node):
        hints += [*_values(store, body, _LABEL), *_values(store, body, _ALIAS)]
    classes = _classes(store, node, wanted)
    return Candidate(node.value, labels[0] if labels else node.value, classes, tuple(hints))


def _bodies(store: ox.Store, node: ox.NamedNode) -> list[ox.NamedNode]:
    """The body of a post, or the bodies in which a person is in office; sorted."""
    found = {quad.object for quad in store.quads_for_pattern(node, _POST_IN, None)}
    for tenure in store.quads_for_pattern(None, _MEMBER, node):
        if isinstance(tenure.subject, ox.NamedNode):
            found |= {quad.object for quad in store.quads_for_pattern(tenure.subject, _IN, None)}
    return sorted((each for each in found if isinstance(each, ox.NamedNode)), key=str)


def _classes(store: ox.Store, node: ox.NamedNode, wanted: Sequence[str]) -> tuple[str, ...]:
    kinds = {
        quad.object.value
        for quad in store.quads_for_pattern(node, _TYPE, None)
        if isinstance(quad.object, ox.NamedNode)
    }
    if not any(GOV + name in kinds for name in wanted):
        return ()
    return tuple(sorted(name for name in (*load_schema().types, "PolicyConcept") if GOV + name in kinds))


def _values(store: ox.Store, node: ox.NamedNode, predicate: ox.NamedNode) -> list[str]:
    found = (quad.object for quad in store.quads_for_pattern(node, predicate, None))
    return sorted(each.value for each in found if isinstance(each, ox.Literal))


def _fits(candidate: Candidate, hint: str) -> bool:
    folded = _key(hint)
    return any(_key(known).startswith(folded) for known in (*candidate.hints, *candidate.classes))


def _several(name: str, found: Sequence[Candidate]) -> str:
    example = next((hint for each in found for hint in each.hints[:1]), "")
    plain = name.rpartition("@")[0] or name
    choose = (
        f"{plain}@{example}, an id"
        if example and example not in name
        else f"an id such as id:{found[0].iri.removeprefix(ID)}"
    )
    return f"{name!r} is ambiguous: {_listed(found)}; choose one with {choose}, or all with {plain}@*"


def _nothing(store: ox.Store, name: str, wanted: Sequence[str]) -> str:
    kinds = " or ".join(wanted) if tuple(wanted) != _things() else "thing"
    near = _near(store, name.partition("@")[0] or name, wanted)
    told = f"; near matches: {', '.join(near)}" if near else ""
    return f"no {kinds} is named {name!r}{told}"


def _near(store: ox.Store, name: str, wanted: Sequence[str]) -> list[str]:
    """Labels that hold the name, else names that are spelt like it."""
    folded = _key(name)
    known: dict[str, str] = {}
    for node, form, rank in _forms(store, wanted):
        if rank < 3 and _classes(store, node, wanted):
            known.setdefault(_key(form), form)
    holding = sorted(
        (form for key, form in known.items() if folded and folded in key), key=lambda form: (len(form), form)
    )
    alike = [known[key] for key in difflib.get_close_matches(folded, sorted(known), n=_LISTED)]
    return list(dict.fromkeys((*alike[:3], *holding, *alike)))[:_LISTED]


def _listed(things: Iterable[object]) -> str:
    told = [str(each) for each in things]
    more = f", and {len(told) - _LISTED} more" if len(told) > _LISTED else ""
    return ", ".join(told[:_LISTED]) + more
