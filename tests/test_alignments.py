"""The alignments with other vocabularies: what they may say, what follows from them, and the table that shows them.

What the other vocabularies say of their terms is in tests/vocabularies.ttl, each with the address where it was read.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import owlrl
import pytest
import rdflib
from update_crosswalk import (
    ALIGNMENTS,
    CROSSWALK,
    GOV,
    GOVERNANCE,
    INFERRING,
    NO_COUNTERPART,
    OWL,
    RDF_TYPE,
    RDFS,
    ROOT,
    SIGNS,
    VOCABULARIES,
    Triple,
    alignments,
    crosswalk,
    curie,
    entries,
    facts,
    source,
    terms_of,
)

from kg.pipeline import build

HEADER = GOV.removesuffix("#") + "/alignments"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
AGENTS = {
    "http://xmlns.com/foaf/0.1/Agent",
    "http://www.w3.org/ns/prov#Agent",
    "http://www.w3.org/ns/org#Organization",
}
INFERRED_ENDS = {"domain": (RDFS + "domain",), "range": (RDFS + "range",)}
NOTHING_FOLLOWS = {
    "http://www.w3.org/ns/oa#hasSelector",
    *("http://www.w3.org/1999/02/22-rdf-syntax-ns#" + each for each in ("subject", "predicate", "object")),
}
HINTED_ENDS = {
    "domain": (RDFS + "domain", SCHEMA + "domainIncludes"),
    "range": (RDFS + "range", SCHEMA + "rangeIncludes"),
}


def iri(name: str) -> str:
    """The IRI of a prefixed name."""
    prefix, _, local = name.partition(":")
    return facts(ALIGNMENTS).prefixes[prefix] + local


def is_property(term: str) -> bool:
    """Whether a term of ours or of theirs is a property."""
    path = GOVERNANCE if term.startswith(GOV) else VOCABULARIES
    return any(kind.endswith("Property") for kind in facts(path).objects(term, RDF_TYPE))


@cache
def over(term: str) -> frozenset[str]:
    """A class and all classes over it, by the ontology, the alignments and the other vocabularies."""
    found, waiting = {term}, [term]
    while waiting:
        current = waiting.pop()
        for path in (GOVERNANCE, ALIGNMENTS, VOCABULARIES):
            higher = facts(path).objects(current, RDFS + "subClassOf", OWL + "equivalentClass")
            waiting += [each for each in higher if each not in found]
            found.update(higher)
    return frozenset(found)


def related(one: str, other: str) -> bool:
    """Whether one class is under the other."""
    return one in over(other) or other in over(one)


def can_meet(ours: str, theirs: str) -> bool:
    """Whether a thing of our class can be one of theirs: ours has one under or over it that is aligned with one of theirs."""
    return related(ours, theirs) or any(
        related(ours, our) and related(theirs, their)
        for our, _, their in alignments()
        if not is_property(our)
    )


def strays(triples: Iterable[Triple]) -> Iterator[str]:
    """The alignments of properties whose ends don't fit: the wrong way round, or inferring what is not so."""
    for our, predicate, their in triples:
        for end in ("domain", "range") if is_property(our) else ():
            (mine,) = facts(GOVERNANCE).objects(our, RDFS + end)
            hinted = facts(VOCABULARIES).objects(their, *HINTED_ENDS[end])
            inferred = facts(VOCABULARIES).objects(their, *INFERRED_ENDS[end])
            fits = not hinted or any(can_meet(mine, each) for each in hinted)
            follows = predicate not in INFERRING or all(each in over(mine) for each in inferred)
            if not (fits and follows):
                yield f"{curie(our)} {SIGNS[predicate]} {curie(their)}: {end}"


def closed(graph: rdflib.Graph) -> rdflib.Graph:
    """A graph with all that OWL 2 RL infers from it; what it finds inconsistent becomes an error message in it."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def errors(graph: rdflib.Graph) -> list[str]:
    """The error messages of a closure."""
    kind = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
    return sorted(
        str(text)
        for node in graph.subjects(rdflib.RDF.type, kind)
        for text in graph.objects(node)
        if isinstance(text, rdflib.Literal)
    )


def vocabulary() -> rdflib.Graph:
    """The ontology, the alignments, and what the other vocabularies say, without the words."""
    graph = rdflib.Graph()
    for path in (GOVERNANCE, ALIGNMENTS, VOCABULARIES):
        for triple in rdflib.Graph().parse(path):
            if not isinstance(triple[2], rdflib.Literal):
                graph.add(triple)
    return graph


@pytest.fixture(scope="module")
def closure(tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    """What follows for the graph of the gold records; values and selectors are left out, as nothing hangs on them."""
    folder = build(sorted((ROOT / "seeds").glob("*.json")), tmp_path_factory.mktemp("gold") / "build").folder
    graph = vocabulary()
    for s, p, o in rdflib.Graph().parse(folder / "graph.ttl"):
        if isinstance(o, rdflib.URIRef) and str(p) not in NOTHING_FOLLOWS and not o.endswith("Selector"):
            graph.add((s, p, o))
    return closed(graph)


def test_the_header_is_complete() -> None:
    """The file says in both languages what it is, its version, its licence and its dates, and imports nothing."""
    told = facts(ALIGNMENTS)
    once = [
        OWL + "versionIRI",
        OWL + "versionInfo",
        *(DCTERMS + each for each in ("license", "created", "modified")),
    ]

    assert [1] * len(once) == [len(told.objects(HEADER, each)) for each in once]
    assert [2, 2] == [len(told.objects(HEADER, DCTERMS + each)) for each in ("title", "description")]
    assert told.objects(HEADER, OWL + "versionIRI") == [
        f"{HEADER}/{told.objects(HEADER, OWL + 'versionInfo')[0]}"
    ]
    assert [] == told.objects(HEADER, OWL + "imports")


def test_only_our_own_terms_are_aligned() -> None:
    """Every subject is a class or a property of governance.ttl: the file says nothing of other people's terms."""
    subjects = {s for s, _, _ in facts(ALIGNMENTS).triples} - {HEADER}
    defined = {s for s, p, _ in facts(GOVERNANCE).triples if p == RDF_TYPE and s.startswith(GOV)}

    assert set() == subjects - defined


def test_only_the_documented_signs_are_used() -> None:
    """An alignment is one of those that CROSSWALK.md explains; none claims that two terms are the same."""
    used = {p for s, p, _ in facts(ALIGNMENTS).triples if s != HEADER}

    assert used <= set(SIGNS)
    assert not {each for each in used if "exact" in each or "equivalent" in each or "sameAs" in each}


def test_every_foreign_term_was_checked_somewhere() -> None:
    """Each is of a namespace that the file declares, is known to be a class or a property, and has a public address."""
    declared = set(facts(ALIGNMENTS).prefixes.values())
    known = {s for s, p, _ in facts(VOCABULARIES).triples if p == RDF_TYPE}
    foreign = {o for s, p, o in facts(ALIGNMENTS).triples if p in SIGNS}

    assert set() == {o for o in foreign if not any(o.startswith(each) for each in declared)}
    assert set() == {their for _, _, their in alignments()} - known
    assert [] == [
        their for _, _, their in alignments() if not re.match(r"https://[\w-]+(\.[\w-]+)+/", source(their))
    ]


def test_classes_stand_with_classes_and_properties_with_properties() -> None:
    """No class is aligned with a property; a subclass is one of classes, a subproperty one of properties."""
    assert [] == [
        (curie(our), curie(their))
        for our, predicate, their in alignments()
        if is_property(our) != is_property(their)
        or (predicate in INFERRING and is_property(our) != predicate.endswith("PropertyOf"))
    ]


def test_the_ends_of_properties_fit() -> None:
    """Domains and ranges fit in the direction of the alignment, and a subproperty infers nothing that ours doesn't say."""
    assert [] == list(strays(alignments()))


@pytest.mark.parametrize(
    ("our", "predicate", "their"),
    [
        ("gov:attends", "skos:closeMatch", "schema:attendee"),
        ("gov:post_held_by", "rdfs:subPropertyOf", "org:memberOf"),
        ("gov:signed_agreement", "rdfs:subPropertyOf", "org:linkedTo"),
        ("gov:has_participant", "rdfs:subPropertyOf", "prov:wasAssociatedWith"),
        ("gov:occupied_by", "skos:closeMatch", "wdt:P39"),
    ],
)
def test_a_wrong_end_is_found(our: str, predicate: str, their: str) -> None:
    """A property turned round, or one that would make a place an agent, is told."""
    assert list(strays([(iri(our), iri(predicate), iri(their))]))


def test_every_type_and_relation_has_a_counterpart_or_a_reason() -> None:
    """What has no alignment stands in CROSSWALK.md under "No counterpart found", with a reason, and nothing else does."""
    without = {
        term.removeprefix(GOV)
        for kind in ("types", "relations")
        for term in terms_of(kind)
        if not list(entries(term))
    }
    section = (
        CROSSWALK.read_text(encoding="utf-8").partition("## No counterpart found\n")[2].partition("\n## ")[0]
    )
    listed = dict(re.findall(r"^- `gov:(\w+)`: (.+)$", section, re.MULTILINE))

    assert (9, 18) == (len(terms_of("types")), len(terms_of("relations")))
    assert without == set(listed) == set(NO_COUNTERPART)
    assert all(len(reason) > 40 for reason in listed.values())


def test_the_crosswalk_is_up_to_date() -> None:
    """CROSSWALK.md is what tests/update_crosswalk.py makes of the alignments."""
    assert CROSSWALK.read_text(encoding="utf-8") == crosswalk(), "run `python tests/update_crosswalk.py`"


def test_the_crosswalk_shows_every_alignment() -> None:
    """Each foreign term stands in a row, by its prefixed name or its name in Popolo, and each of our aligned terms does."""
    rows = [line for line in CROSSWALK.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    for our, _, their in alignments():
        row = next(line for line in rows if f"`{our.removeprefix(GOV)}`" in line.split(" | ")[0])
        names = [curie(their), *facts(VOCABULARIES).objects(their, iri("skos:altLabel"))]

        assert any(f"`{name}`" in row or f"`^{name}`" in row for name in names), (our, their)


def test_the_crosswalk_names_no_machine() -> None:
    """No path of a machine and no address of a registry mirror stands in the table or in the notes of its sources."""
    for path in (CROSSWALK, VOCABULARIES, ALIGNMENTS):
        assert not re.search(
            r"file:|[\s(`](/home|/root|/tmp|/work|/opt)\b|localhost", path.read_text(encoding="utf-8")
        )


def test_the_closure_is_consistent(closure: rdflib.Graph) -> None:
    """OWL 2 RL finds no contradiction in a build, the ontology, the alignments and the other vocabularies together."""
    assert [] == errors(closure)


def test_what_is_wanted_is_inferred(closure: rdflib.Graph) -> None:
    """Who knows only the other vocabularies finds our office-holders, agents, mentions and statements."""
    names = ("org:hasMember", "org:heldBy", "schema:mentions")
    persons = set(closure.subjects(rdflib.RDF.type, rdflib.URIRef(iri("gov:Person"))))
    found = {name: len(list(closure.subject_objects(rdflib.URIRef(iri(name))))) for name in names}
    statements = set(closure.subjects(rdflib.RDF.type, rdflib.RDF.Statement))

    assert all(found.values()), found
    assert persons
    assert persons <= set(closure.subjects(rdflib.RDF.type, rdflib.URIRef(iri("prov:Agent"))))
    assert statements
    assert statements == set(closure.subjects(rdflib.RDF.type, rdflib.URIRef(iri("gov:Statement"))))


def test_no_area_becomes_a_government(closure: rdflib.Graph) -> None:
    """No place of the build is inferred to be an agent or an organisation of any vocabulary."""
    places = set(closure.subjects(rdflib.RDF.type, rdflib.URIRef(iri("gov:Place"))))

    assert places
    for agent in AGENTS:
        assert set() == places & set(closure.subjects(rdflib.RDF.type, rdflib.URIRef(agent)))


def test_every_class_can_have_a_thing() -> None:
    """No class of ours is under two that nothing can be at once."""
    graph = vocabulary()
    classes = set(graph.subjects(rdflib.RDF.type, rdflib.OWL.Class))
    for number, each in enumerate(sorted(str(each) for each in classes if str(each).startswith(GOV))):
        thing = rdflib.URIRef(f"https://w3id.org/governance-kg/id/thing-{number}")
        graph.add((thing, rdflib.RDF.type, rdflib.URIRef(each)))

    assert [] == errors(closed(graph))


def test_a_contradiction_is_found() -> None:
    """The check of consistency sees that what is derived from a statement can't be an activity in the sense of PROV-O."""
    graph = vocabulary()
    meeting, statement = (
        rdflib.URIRef(f"https://w3id.org/governance-kg/id/{each}") for each in ("event-x", "statement-x")
    )
    graph.add((meeting, rdflib.RDF.type, rdflib.URIRef(iri("gov:Event"))))
    graph.add((meeting, rdflib.URIRef(iri("prov:wasDerivedFrom")), statement))
    assert [] == errors(closed(graph))

    graph.add((rdflib.URIRef(iri("gov:Event")), rdflib.RDFS.subClassOf, rdflib.URIRef(iri("prov:Activity"))))
    assert any("Disjoint" in text for text in errors(closed(graph)))
