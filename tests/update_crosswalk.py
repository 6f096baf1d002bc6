"""Writes ontology/CROSSWALK.md from the alignments; tests/test_alignments.py compares its answer with the file.

    python tests/update_crosswalk.py

The rows come from ontology/alignments.ttl and from the foreign superclasses and superproperties of ontology/governance.ttl,
the addresses under "Where each term was checked" from tests/vocabularies.ttl. The words around the tables stand below.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

ROOT = Path(__file__).parents[1]
GOVERNANCE = ROOT / "ontology/governance.ttl"
ALIGNMENTS = ROOT / "ontology/alignments.ttl"
CROSSWALK = ROOT / "ontology/CROSSWALK.md"
VOCABULARIES = ROOT / "tests/vocabularies.ttl"

GOV = "https://w3id.org/governance-kg/ns#"
OWL = "http://www.w3.org/2002/07/owl#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SOURCE = "http://purl.org/dc/terms/source"

INFERRING = (RDFS + "subClassOf", RDFS + "subPropertyOf")
SIGNS = {
    **dict.fromkeys(INFERRING, "⊑"),
    SKOS + "exactMatch": "=",
    SKOS + "closeMatch": "≈",
    SKOS + "broadMatch": "↑",
    SKOS + "narrowMatch": "↓",
}
PREFIX = re.compile(r"@prefix (\w+): <([^>]+)> \.")
COLUMNS = {
    "ORG, CPOV, CPSV-AP": ("org", "cv", "cpsv", "eli"),
    "schema.org": ("schema",),
    "PROV-O, Web Annotation, RDF": ("prov", "oa", "rdf"),
    "FOAF, SKOS, Dublin Core": ("foaf", "skos", "dcterms", "person", "gn"),
    "FollowTheMoney": ("ftm",),
    "Popolo": ("opengov",),
    "Wikidata": ("wd", "wdt"),
}

Triple = tuple[str, str, str]

HEAD = """\
# Crosswalk

How the terms of `governance.ttl` relate to other vocabularies, for whoever joins this graph with another one. `gov:` is
`https://w3id.org/governance-kg/ns#`. Made by `tests/update_crosswalk.py` from `alignments.ttl` and `governance.ttl`: edit
those, and run it. Nothing here is needed to load or to query a build.

## How to read it

| sign | in `alignments.ttl` | what it means |
|---|---|---|
| ⊑ | `rdfs:subClassOf`, `rdfs:subPropertyOf` | ours is one of theirs: a reasoner may infer theirs, and every build stays consistent |
| ≈ | `skos:closeMatch` | alike enough to convert; nothing is inferred |
| ↑ | `skos:broadMatch` | theirs is broader: what is ours is theirs, with a loss |
| ↓ | `skos:narrowMatch` | theirs is narrower: only some of ours are theirs |

`^` before a term turns it round, as in SPARQL: `gov:attends` ≈ `^schema:attendee` says that theirs goes from the event to
the person. A row stands for a property and its inverse; the data has only the direction that is named first. In the
columns for Popolo and Wikidata, names and labels stand beside the identifiers, and every FollowTheMoney term is
`https://schema.followthemoney.tech/#` and its name, the form that its own RDF export writes.

The SKOS matches are used between classes and properties, as other crosswalks do. Whoever loads SKOS itself beside them will
see the terms as concepts too, which is harmless.

"""

APART = """\
## What is deliberately not aligned

- **No `owl:equivalentClass`, no `owl:equivalentProperty`, no `owl:sameAs`, no `skos:exactMatch`.** Our classes are what a newspaper
  names, in the reading of `seeds/GUIDELINES.md`; no other vocabulary means just that. One wrong identity would merge two careers.
- **An area is not its government.** `gov:Place` is an actor where a page lets the place act for its government, but it is no
  `foaf:Agent`, `prov:Agent` or `org:Organization`: properties that would infer one of these from a place have a match only. A test
  closes a build under the alignments and looks for such a place. On Wikidata many a division is also an organisation; a link
  from a division leads to our place, never to 市政府 or 市委.
- **A tenure is attested, an FtM `Occupancy` is occupied.** `Occupancy` says from when to when someone holds a position, and has a
  status such as "current". A `gov:Tenure` says when a page was seen to say so; no end means unknown. Exporting one as the other would
  state dates that nobody stated. `org:Membership`, which promises no dates, is above it.
- **`gov:holds_post` leads to the body, `wdt:P39` to the position.** P39 stands at `gov:occupies`. Wikidata's P463 (member of) says of
  itself that it is not for positions.
- **Party organs are no `cv:PublicOrganisation`.** CPOV asks for a legal framework that makes a body part of the public sector, which does not
  clearly cover 党委, 纪委 and 政协: `gov:Agency` and `gov:GovernmentBody`, which a name decides, are close to it, and only
  people's congresses, courts and procuratorates are under it.
- **`cv:Evidence` is paperwork** that a citizen hands in; our `gov:EvidenceSpan` is a quoted span of text, an `oa:SpecificResource`.
- **`cv:Event`, `cv:LifeEvent` and `cv:BusinessEvent` are occasions to use services**; meetings are near `cv:PublicEvent`.
- **An event is close to a `prov:Activity`, and none.** A `gov:Reception` is minted from statements and says so with `prov:wasDerivedFrom`,
  which makes it a `prov:Entity`; PROV-O lets nothing be both.
- **A programme need not be a `prov:Plan`**: designations, awards and rankings are programmes too.
- **`schema:Project` is a kind of organisation** (it has sub- and parent organisations); a programme is none. FtM's `Project` is an activity
  with participants, and close.
- **FtM `Document` is a file at hand**, so a page is one; a `gov:Document` is a text that an actor issued, whether anyone has the file or not.
- **FtM `Contract` is procurement**; a `gov:Agreement` is whatever two parties are reported to have signed.
- **FtM `Mention` is a name that was not resolved yet**; `gov:mentioned_in` leads from a resolved entity to the article.
- **`gov:supervises` is no inverse of `org:reportsTo`**: it is oversight (监督, 评议, 督办) as reported, and no reporting line.
- **`gov:meets_with` is no `foaf:knows`**, and being in one room is no tie.
- **`schema:award` takes a text**; that text is our qualifier `gov:award`, and `gov:receives_award` leads to the programme that was won.
- **`schema:author` is not used**: who signs an article is a `gov:Byline`, metadata of the article, and becomes no person of the graph.
- **Popolo's `Motion` and `Speech`** are acts of a legislature with votes and texts; `gov:proposes` and `gov:speaks_at` are reported in one sentence.

## Values

Dates here are EDTF strings with bounds in `xsd:date`, theirs are dates; a conversion uses the bounds. Wikidata's are qualifiers.

| ours | theirs |
|---|---|
| `gov:start`, `gov:end` (stated only) | `schema:startDate`, `schema:endDate`; FtM `Interval:startDate`, `Interval:endDate`; Popolo `Membership.start_date`, `Membership.end_date`; Wikidata P580, P582 |
| `gov:attested`, `gov:attested_first`, `gov:attested_last` | none: not to be exported as a start or an end |
| `gov:date` | FtM `Interval:date` |
| `gov:published` | `schema:datePublished`; FtM `Document:publishedAt` |
| `gov:title`, `gov:post_title` | `schema:roleName`; FtM `Interest:role`; Popolo `Post.role` |
| `gov:division_code` | Wikidata P442 China administrative division code (two digits a group, with spaces) |
| `gov:sha256` | `schema:sha256` |

"""

CHECKED = """\
## Where each term was checked

That the term exists, what it means and which way it goes was read in these public files. Two kinds of address need a word. A
Wikidata item whose address is its own page was not read there: its identifier and label were found together in other
public code. FollowTheMoney was read in release 4.11.2: `schema/*.yaml` for the terms, `ontology.py` and `export/rdf.py` for their IRIs.
The names in the column for Popolo are those of `contexts/*.jsonld` in <https://github.com/popolo-project/popolo-spec>.
What could not be checked was left out, for example Wikidata's P823 and P2378, and `eli:passed_by`.

"""

NO_COUNTERPART = {
    "meets_with": "No vocabulary read has a meeting of two parties as one property. The `gov:Reception` that is minted from it is a `gov:Event`, with participants: ask for that.",
    "pilots": "A pilot is a stage of a programme in a place; none has it. `gov:implements` is the nearest of ours.",
    "supervises": "`org:reportsTo` is a reporting line and reads the other way; oversight of a body or a programme has no term.",
    "visits": "An inspection visit (考察, 调研) is an event with a target. FtM `Trip` and schema.org's travel actions are about the journey.",
}
"""Relations that have no alignment, each with the reason."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All triples of a Turtle file whose object is an IRI or a literal, and its prefixes."""

    triples: tuple[Triple, ...]
    prefixes: dict[str, str]

    def objects(self, subject: str, *predicates: str) -> list[str]:
        """The objects of a subject under any of these predicates, sorted."""
        return sorted({o for s, p, o in self.triples if s == subject and p in predicates})

    def subjects(self, predicate: str) -> list[str]:
        """The subjects that have the predicate, in the order of the file."""
        return list(dict.fromkeys(s for s, p, _ in self.triples if p == predicate))


@cache
def facts(path: Path) -> Facts:
    """What a Turtle file says."""
    text = path.read_text(encoding="utf-8")
    triples = tuple(
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)
    )
    return Facts(triples, dict(PREFIX.findall(text)))


def prefixes() -> dict[str, str]:
    """The prefixes of all three files, by name."""
    return {
        name: iri
        for path in (GOVERNANCE, ALIGNMENTS, VOCABULARIES)
        for name, iri in facts(path).prefixes.items()
    }


def curie(iri: str) -> str:
    """An IRI with its prefix, `schema:attendee`."""
    name, base = max(
        ((name, base) for name, base in prefixes().items() if iri.startswith(base)),
        key=lambda each: len(each[1]),
    )
    return f"{name}:{iri.removeprefix(base)}"


def alignments() -> list[Triple]:
    """Every alignment, of either file: our term, the property, the foreign term; sorted, each once."""
    found = [
        (s, p, o)
        for path in (GOVERNANCE, ALIGNMENTS)
        for s, p, o in facts(path).triples
        if s.startswith(GOV) and p in SIGNS and not o.startswith((GOV, OWL))
    ]
    return sorted(set(found))


def pairs() -> dict[str, str]:
    """The inverse of each property that is named first, which the data uses."""
    inverse: dict[str, str] = {}
    for subject, predicate, found in facts(GOVERNANCE).triples:
        if predicate == OWL + "inverseOf" and inverse.get(found) != subject:
            inverse[subject] = found
    return inverse


def terms_of(kind: str) -> list[str]:
    """Our terms of a kind, in the order of governance.ttl: types, kinds, classes, relations, properties."""
    ontology = facts(GOVERNANCE)
    marked = {
        "types": set(ontology.subjects(GOV + "mention_type")),
        "kinds": set(ontology.subjects(GOV + "kind_value")),
        "relations": set(ontology.subjects(GOV + "temporal_kind")),
    }
    if kind in marked:
        return [term for term in _defined() if term in marked[kind]]
    rest = [term for term in _defined() if not any(term in each for each in marked.values())]
    inverses = set(pairs().values())
    if kind == "classes":
        return [term for term in rest if OWL + "Class" in ontology.objects(term, RDF_TYPE)]
    return [term for term in rest if _is_property(term) and term not in inverses]


def _defined() -> list[str]:
    return [term for term in facts(GOVERNANCE).subjects(RDF_TYPE) if term.startswith(GOV)]


def _is_property(term: str) -> bool:
    return any(kind.endswith("Property") for kind in facts(GOVERNANCE).objects(term, RDF_TYPE))


def entries(term: str) -> Iterator[tuple[str, str, bool]]:
    """The alignments of a term and of its inverse: sign, foreign term, whether it is turned round."""
    for turned, subject in ((False, term), (True, pairs().get(term))):
        for our, predicate, their in alignments():
            if our == subject:
                yield SIGNS[predicate], their, turned


def cells(term: str) -> list[str]:
    """What stands in each column of a term's row."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    order = list(dict.fromkeys(SIGNS.values()))
    for sign, their, turned in sorted(
        entries(term), key=lambda each: (order.index(each[0]), each[2], curie(each[1]))
    ):
        for column, shown in _shown(their):
            found[column][f"{sign} {shown[0]}{'^' if turned else ''}{shown[1:]}"] = None
    return ["<br>".join(found[column]) for column in COLUMNS]


def _shown(iri: str) -> Iterator[tuple[str, str]]:
    """The columns that a foreign term stands in, each with what is shown there."""
    name = curie(iri)
    prefix = name.partition(":")[0]
    told = facts(VOCABULARIES)
    label = " ".join(told.objects(iri, RDFS + "label"))
    for column, names in COLUMNS.items():
        if prefix in names and prefix != "opengov":
            yield column, f"`{name}`" + (f" {label}" if label else "")
    for popolo in told.objects(iri, SKOS + "altLabel"):
        yield "Popolo", f"`{popolo}`"


def table(terms: Iterable[str], *, keep_empty: bool = False) -> Iterator[str]:
    """The rows of a table of our terms; a term without any alignment is left out unless it is to be kept."""
    yield "| `gov:` | " + " | ".join(COLUMNS) + " |"
    yield "|---" * (len(COLUMNS) + 1) + "|"
    for term in terms:
        row = cells(term)
        if any(row) or keep_empty:
            inverse = pairs().get(term)
            both = [term] if inverse is None else [term, inverse]
            yield (
                "| "
                + " / ".join(f"`{each.removeprefix(GOV)}`" for each in both)
                + " | "
                + " | ".join(row)
                + " |"
            )


def source(iri: str) -> str:
    """The public address at which a foreign term was checked.

    Raises:
        LookupError: if neither the term nor its namespace names one.
    """
    told = facts(VOCABULARIES)
    base = prefixes()[curie(iri).partition(":")[0]]
    found = told.objects(iri, SOURCE) or told.objects(base, SOURCE)
    if not found:
        raise LookupError(f"{iri} has no source in {VOCABULARIES.name}: say where it was checked")
    return found[0]


def sources() -> Iterator[str]:
    """A line for each address, with the terms that were checked there."""
    checked: defaultdict[str, set[str]] = defaultdict(set)
    for _, _, their in alignments():
        checked[source(their)].add(their)
    for address in sorted(checked, key=lambda each: (sorted(map(curie, checked[each])), each)):
        yield f"- <{address}>: " + ", ".join(
            f"`{curie(term)}`" for term in sorted(checked[address], key=curie)
        )


def crosswalk() -> str:
    """The whole page."""
    sections = [
        ("The nine mention types", table(terms_of("types"), keep_empty=True)),
        ("Kinds", table(terms_of("kinds"))),
        ("Other classes", table(terms_of("classes"))),
        ("The eighteen relations", table(terms_of("relations"), keep_empty=True)),
        ("Other properties", table(terms_of("properties"))),
    ]
    tables = [(title, list(rows)) for title, rows in sections]
    lines = [line for title, rows in tables if len(rows) > 2 for line in (f"## {title}", "", *rows, "")]
    none = [f"- `gov:{name}`: {NO_COUNTERPART[name]}" for name in sorted(NO_COUNTERPART)]
    missing = "\n".join(["## No counterpart found", "", *none, "", ""])
    return HEAD + "\n".join(lines) + "\n" + missing + APART + CHECKED + "\n".join(sources()) + "\n"


if __name__ == "__main__":
    CROSSWALK.write_text(crosswalk(), encoding="utf-8")
    print(f"{CROSSWALK.relative_to(ROOT)}: {len(alignments())} alignments")
