"""Checks gold files: every rule of seeds/GUIDELINES.md that a program can check.

Usage: python tests/validate_gold.py GOLD.json [...]        (the page and the .ann file lie beside each)
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = Mapping[str, Any]

PERSONS = {"Official", "Person"}
BODIES = {"Agency", "Organisation"}
ACTORS = {"Official", "Agency", "Organisation", "Place"}
PARTIES = {"Agency", "Organisation", "Place"}
PUBLIC = {"Agency", "Place"}
GUESTS = {"Official", "Person", "Organisation"}
THINGS = {"Agency", "Organisation", "Event", "Programme"}
TYPES = PERSONS | BODIES | {"Post", "Programme", "Document", "Event", "Place"}

# What each relation goes from and to: the table of statements in the guidelines.
ENDS: Mapping[str, tuple[set[str], set[str]]] = {
    "holds_post": ({"Official"}, BODIES),
    "presides_over": ({"Official"}, {"Event"}),
    "attends": (ACTORS, {"Event"}),
    "speaks_at": (ACTORS, {"Event"}),
    "organises": (PARTIES, {"Event"}),
    "meets_with": (GUESTS, GUESTS),
    "visits": (ACTORS, {"Place", "Agency", "Organisation", "Programme"}),
    "signed_agreement": (PARTIES, PARTIES),
    "issues": (PUBLIC, {"Document"}),
    "implements": (PARTIES, {"Programme"}),
    "pilots": (PARTIES, {"Programme"}),
    "leads": ({"Official"} | PUBLIC, {"Programme"}),
    "supervises": (PUBLIC, {"Agency", "Programme"}),
    "proposes": (ACTORS, {"Programme", "Document"}),
    "receives_award": (PARTIES, {"Programme"}),
    "delegates_to": (PUBLIC, PUBLIC),
    "located_in": (THINGS | {"Place"}, {"Place"}),
    "part_of": (THINGS, THINGS),
}
REQUIRED = {
    "holds_post": "title",
    "signed_agreement": "agreement",
    "proposes": "topic",
    "receives_award": "award",
}
SYMMETRIC = {"meets_with", "signed_agreement"}
DATES = ("date", "attested", "start", "end")
STATES = {"holds_post", "implements", "pilots", "leads"}
QUALIFIERS = {
    *REQUIRED.values(), *DATES, "verb", "order", "as", "said_by", "subject_role", "object_role", "time", "document",
    "document_number", "figures", "count", "signatories", "power",
}  # fmt: skip
DATE = re.compile(r"(\d{4}|XXXX)(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A gold file with its page and the lines of its .ann file."""

    gold: Json
    text: str
    annotations: tuple[str, ...]

    @property
    def entities(self) -> Mapping[str, Json]:
        """The entities by id."""
        return {each["id"]: each for each in self.gold["entities"]}

    @property
    def statements(self) -> list[Json]:
        """What the page says, and what it says did not happen."""
        return [*self.gold["statements"], *self.gold.get("denied", ())]

    def names(self, entity: Json) -> list[str]:
        """The name of an entity and its aliases."""
        return [entity["name"], *entity.get("aliases", ())]


def read(file: Path) -> GoldPage:
    """A gold file, its page and its .ann file, which must all be there."""
    gold = json.loads(file.read_text(encoding="utf-8"))
    text = (file.parent / gold["document"]).read_text(encoding="utf-8")
    return GoldPage(gold, text, tuple(file.with_suffix(".ann").read_text(encoding="utf-8").splitlines()))


def problems(page: GoldPage) -> list[str]:
    """What is wrong with a gold page, a line each."""
    checks = (articles, entities, mentions, statements, repeated)
    return [problem for check in checks for problem in check(page)]


def articles(page: GoldPage) -> Iterator[str]:
    """Articles follow one another, or one lies whole within another; they hold their headline and bylines."""
    before: list[tuple[int, int]] = []
    for article in page.gold["articles"]:
        start, end = article["start"], article["end"]
        crossed = [other for other in before if start < other[1] < end or start < other[0]]
        if crossed or not 0 <= start < end <= len(page.text):
            yield f"{article['id']}: {start}-{end} crosses another, is out of order, or leaves the page"
        before.append((start, end))
        for what in [article["headline"], *article["bylines"]]:
            if _squeezed(what) not in _squeezed(page.text[start:end]):
                yield f"{article['id']}: {what} is not in the article"
        if article["bylines"] != [author["name"] for author in article["authors"]]:
            yield f"{article['id']}: bylines and authors differ"


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def entities(page: GoldPage) -> Iterator[str]:
    """Ids and names are not used twice; every entity has a name on the page and is mentioned or used."""
    listed = page.gold["entities"]
    for kind, names in (
        ("id", [each["id"] for each in listed]),
        ("name", [(each["type"], each["name"]) for each in listed]),
    ):
        yield from (f"the {kind} {name} is used twice" for name, count in Counter(names).items() if count > 1)
    used = {each.get("entity") for each in page.gold["mentions"]}
    used |= {statement[end] for statement in page.statements for end in ("subject", "object")}
    for each in listed:
        if each["type"] not in TYPES - {"Post"}:
            yield f"{each['id']}: no entity is of type {each['type']}"
        if not any(name in page.text for name in page.names(each)):
            yield f"{each['id']} {each['name']}: no surface form on the page"
        if each["id"] not in used:
            yield f"{each['id']} {each['name']}: neither mentioned nor in a statement"
        if each.get("private") and each["type"] != "Person":
            yield f"{each['id']} {each['name']}: only a Person is private"


def mentions(page: GoldPage) -> Iterator[str]:
    """Mentions stand in order, without overlap, verbatim, in both files, and bear a name of their entity."""
    listed, last = page.gold["mentions"], 0
    rows = tuple(f"{m['start']}\t{m['end']}\t{m['type']}\t{m['text']}" for m in listed)
    if rows != page.annotations:
        yield f"mentions differ from the .ann file: {sorted(set(rows) ^ set(page.annotations))[:3]}"
    for mention in listed:
        where = f"{mention['start']}-{mention['end']} {mention['text']}"
        entity = page.entities.get(mention["entity"])
        if page.text[mention["start"] : mention["end"]] != mention["text"]:
            yield f"{where}: is not there"
        if mention["text"] != mention["text"].strip() or "\n" in mention["text"]:
            yield f"{where}: has blanks around it or a line break in it"
        if mention["start"] < last:
            yield f"{where}: overlaps or is out of order"
        if mention["type"] not in TYPES:
            yield f"{where}: type {mention['type']}"
        if (mention["type"] == "Post") != (entity is None):
            yield f"{where}: a Post has no entity, and every other mention has one"
        if entity and (entity["type"], mention["text"] in page.names(entity)) != (mention["type"], True):
            yield f"{where}: is no name of {entity['type']} {entity['name']}"
        last = mention["end"]


def statements(page: GoldPage) -> Iterator[str]:
    """Statements obey the table of relations, and their quote stands where they say, in their article."""
    places = {each["id"]: (each["start"], each["end"]) for each in page.gold["articles"]}
    for group, allowed in (("statements", (None, "asserted", "planned")), ("denied", ("denied",))):
        for number, statement in enumerate(page.gold.get(group, ()), 1):
            where = f"{group} {number} ({statement['relation']})"
            if statement.get("status") not in allowed:
                yield f"{where}: status {statement.get('status')}"
            start, end = statement["start"], statement["end"]
            first, last = places.get(statement["article"], (0, 0))
            if page.text[start:end] != statement["evidence"] or not statement["evidence"].strip():
                yield f"{where}: the quote is not at {start}-{end}: {statement['evidence']}"
            if not first <= start < end <= last:
                yield f"{where}: the quote is not in article {statement['article']}"
            yield from (f"{where}: {problem}" for problem in _ends(page, statement))
            yield from (f"{where}: {problem}" for problem in _qualifiers(statement))


def _ends(page: GoldPage, statement: Json) -> Iterator[str]:
    relation = statement["relation"]
    if relation not in ENDS:
        yield "no such relation"
        return
    for end, types in zip(("subject", "object"), ENDS[relation], strict=True):
        if statement[end] is None and (relation, end) == ("proposes", "object"):
            continue
        entity = page.entities.get(statement[end])
        if entity is None or entity["type"] not in types | _also(page, statement, end):
            yield f"{end} {statement[end]} is not one of {', '.join(sorted(types))}"
    if statement["subject"] == statement["object"]:
        yield "both ends are the same"


def _also(page: GoldPage, statement: Json, end: str) -> set[str]:
    """An Event may also be located in a body."""
    subject = page.entities.get(statement["subject"], {})
    event = statement["relation"] == "located_in" and subject.get("type") == "Event"
    return BODIES if event and end == "object" else set()


def _qualifiers(statement: Json) -> Iterator[str]:
    said, relation = statement["qualifiers"], statement["relation"]
    if relation in REQUIRED and not said.get(REQUIRED[relation]):
        yield f"lacks {REQUIRED[relation]}"
    yield from (f"qualifier {key} is not known" for key in sorted(said.keys() - QUALIFIERS))
    for key in DATES:
        first, slash, last = str(said.get(key, "2000")).partition("/")
        if not DATE.fullmatch(first) or (slash and last and not DATE.fullmatch(last)):
            yield f"{key} {said[key]} is no date (EDTF)"
    if relation in STATES and "date" in said:
        yield "a state has attested, start or end, no date"
    if relation not in STATES | {"supervises"} and said.keys() & {"attested", "start", "end"}:
        yield "an event in time has a date, no attested, start or end"
    if str(said.get("end", "9")) < str(said.get("start", "0")):
        yield "ends before it starts"


def repeated(page: GoldPage) -> Iterator[str]:
    """The same relation with the same ends is written once, unless its required qualifier differs (decision 33)."""
    keys = Counter(_key(statement) for statement in page.statements)
    yield from (f"written {count} times: {key}" for key, count in keys.items() if count > 1)


def _key(statement: Json) -> tuple[str, ...]:
    relation, ends = statement["relation"], [str(statement["subject"]), str(statement["object"])]
    told = (
        str(statement["qualifiers"].get(REQUIRED.get(relation, ""), ""))
        if relation != "proposes" or statement["object"] is None
        else ""
    )
    denied = "denied" if statement.get("status") == "denied" else ""
    return (relation, *(sorted(ends) if relation in SYMMETRIC else ends), told, denied)


def main(files: list[str]) -> int:
    """Print the problems of the files; 1 if there are any."""
    found = [f"{file}: {problem}" for file in files for problem in problems(read(Path(file)))]
    print(*found, f"{len(found)} problems in {len(files)} files", sep="\n")
    return min(1, len(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
