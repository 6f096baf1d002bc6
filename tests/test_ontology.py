"""The ontology as a product: complete, within OWL 2 DL, consistent with what is published, and one set of terms with the rest."""

import re
import tomllib
from functools import cache
from pathlib import Path

import factory
import owlrl
import pyoxigraph as ox
import pytest
import rdflib

from kg.pipeline import build
from kg.publish.rdf import triples
from kg.schema import GOV, PREFIXES, load_schema, ontology_file

ROOT = Path(__file__).parents[1]
ONTOLOGY = ROOT / "ontology"
GOVERNANCE = (ONTOLOGY / "governance.ttl").read_text(encoding="utf-8")
GUIDELINES = (ROOT / "seeds" / "GUIDELINES.md").read_text(encoding="utf-8")
RDF, RDFS, OWL = PREFIXES["rdf"], PREFIXES["rdfs"], "http://www.w3.org/2002/07/owl#"
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + (
    f"PREFIX owl: <{OWL}>\nPREFIX vann: <http://purl.org/vocab/vann/>\nPREFIX ns: <{GOV.removesuffix('#')}>\n"
)

# What a term of ours is, and which of the vocabulary of OWL 2 a class or a property may be.
TERM = """VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty }
  ?term a ?kind . FILTER(STRSTARTS(STR(?term), STR(gov:)))"""
PROPERTY = """VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty }
  ?term a ?kind . FILTER(STRSTARTS(STR(?term), STR(gov:)))"""
UNDER = "rdfs:subClassOf*"
DISJOINT = """{ ?one owl:disjointWith ?two } UNION
  { ?all a owl:AllDisjointClasses ; owl:members/rdf:rest*/rdf:first ?one , ?two FILTER(?one != ?two) }"""

# The pitfalls, after the catalogue of OOPS! (https://oops.linkeddata.es/catalogue.jsp) where a number is given, and
# what OWL 2 DL forbids (https://www.w3.org/TR/owl2-syntax/, 2.4, 5.2, 5.8, 11). Each is a query that must find
# nothing, with a slip (a passage of the file, and what it becomes) that it must find.
PITFALLS: dict[str, tuple[str, tuple[str, str]]] = {
    "P08 no label in one of the languages, or two": (
        f"""{TERM} VALUES ?language {{ "zh" "en" }}
        {{ SELECT ?term ?language (COUNT(?label) AS ?labels) {{ ?term rdfs:isDefinedBy ?any VALUES ?language {{ "zh" "en" }}
            OPTIONAL {{ ?term rdfs:label ?label FILTER(LANG(?label) = ?language) }} }} GROUP BY ?term ?language }}
        FILTER(?labels != 1)""",
        ('"公共机构"@zh , "public body"@en', '"public body"@en'),
    ),
    "P08 no definition in one of the languages, or two": (
        f"""{TERM} VALUES ?language {{ "zh" "en" }}
        {{ SELECT ?term ?language (COUNT(?text) AS ?texts) {{ ?term rdfs:isDefinedBy ?any VALUES ?language {{ "zh" "en" }}
            OPTIONAL {{ ?term skos:definition ?text FILTER(LANG(?text) = ?language) }} }} GROUP BY ?term ?language }}
        FILTER(?texts != 1)""",
        ('"A titled text."@en', '"A titled text."@en-gb'),
    ),
    "P20 the definition is only the label": (
        f"{TERM} ?term rdfs:label ?same ; skos:definition ?same",
        ('"A titled text."@en', '"document"@en'),
    ),
    "P32 two terms of one label": (
        "?term rdfs:label ?label . ?other rdfs:label ?label FILTER(?term != ?other)",
        ('"法院"@zh', '"公共机构"@zh'),
    ),
    "a scope note in one language only": (
        """?term skos:scopeNote ?note BIND(IF(LANG(?note) = "zh", "en", "zh") AS ?language)
        FILTER NOT EXISTS { ?term skos:scopeNote ?other FILTER(LANG(?other) = ?language) }""",
        ('"It was put forward; that does not say it was adopted."@en', '"仅此而已。"@zh'),
    ),
    "no example": (
        f"{TERM} FILTER NOT EXISTS {{ ?term skos:example ?example }}",
        ('    skos:example "清河市水利局"@zh ;\n', ""),
    ),
    "not said to be of this ontology": (
        f"{TERM} FILTER NOT EXISTS {{ ?term rdfs:isDefinedBy ns: }}",
        (
            "the annotation of nothing",
            "gov:stray a owl:AnnotationProperty ; rdfs:isDefinedBy <https://w3id.org/other> .",
        ),
    ),
    "a relation that doesn't say what it does not mean": (
        "?term gov:temporal_kind ?kind FILTER NOT EXISTS { ?term skos:scopeNote ?note }",
        ("the annotation of nothing", 'gov:stray gov:temporal_kind "event" .'),
    ),
    "P11 no domain": (
        f"{PROPERTY} FILTER NOT EXISTS {{ ?term rdfs:domain ?class }}",
        ("gov:tenure_kind a owl:DatatypeProperty ;\n    rdfs:domain gov:Tenure ;", "gov:tenure_kind a owl:DatatypeProperty ;"),
    ),
    "P11 no range": (
        f"{PROPERTY} FILTER NOT EXISTS {{ ?term rdfs:range ?class }}",
        ("    rdfs:range gov:PolicyConcept ;\n", ""),
    ),
    "P19 two domains": (
        "?term rdfs:domain ?one , ?two FILTER(?one != ?two)",
        ("rdfs:domain gov:PolicyConcept", "rdfs:domain gov:PolicyConcept , gov:Programme"),
    ),
    "P19 two ranges": (
        "?term rdfs:range ?one , ?two FILTER(?one != ?two)",
        ("rdfs:range gov:PolicyConcept", "rdfs:range gov:PolicyConcept , gov:Programme"),
    ),
    "P13 neither an inverse nor symmetric": (
        """?term a owl:ObjectProperty FILTER(STRSTARTS(STR(?term), STR(gov:)))
        FILTER NOT EXISTS { ?term owl:inverseOf ?other } FILTER NOT EXISTS { ?term a owl:SymmetricProperty }""",
        ("    owl:inverseOf gov:attended_by ;\n", ""),
    ),
    "P13 an inverse that is not told on both sides, or of two": (
        """?term owl:inverseOf ?other OPTIONAL { ?other owl:inverseOf ?back } FILTER(!BOUND(?back) || ?back != ?term)""",
        ("owl:inverseOf gov:attended_by", "owl:inverseOf gov:has_speaker"),
    ),
    "P05 an inverse whose ends are not the other way round": (
        """?term owl:inverseOf ?other ; rdfs:domain ?domain ; rdfs:range ?range . ?other rdfs:domain ?left ; rdfs:range ?right
        FILTER(?domain != ?right || ?range != ?left)""",
        ("    rdfs:domain gov:PolicyConcept", "    rdfs:domain gov:Programme"),
    ),
    "P25 the inverse of itself": (
        "?term owl:inverseOf ?term",
        ("owl:inverseOf gov:attended_by", "owl:inverseOf gov:attends"),
    ),
    "P28 symmetric between unlike ends": (
        "?term a owl:SymmetricProperty ; rdfs:domain ?domain ; rdfs:range ?range FILTER(?domain != ?range)",
        ("gov:attends a owl:ObjectProperty", "gov:attends a owl:ObjectProperty , owl:SymmetricProperty"),
    ),
    "P06 a circle of classes or of properties": (
        "{ ?term rdfs:subClassOf+ ?term } UNION { ?term rdfs:subPropertyOf+ ?term }",
        ("gov:Entity a owl:Class ;", "gov:Entity a owl:Class ; rdfs:subClassOf gov:Court ;"),
    ),
    "P04 a class that nothing connects": (
        """?term a owl:Class FILTER(STRSTARTS(STR(?term), STR(gov:)))
        FILTER NOT EXISTS { ?term rdfs:subClassOf ?any } FILTER NOT EXISTS { ?any rdfs:subClassOf ?term }
        FILTER NOT EXISTS { ?any rdfs:domain|rdfs:range ?term }""",
        ("the annotation of nothing", "gov:Stray a owl:Class ."),
    ),
    "P22 a class that is not in PascalCase, or a property that is not in snake_case": (
        f"""{TERM} BIND(STRAFTER(STR(?term), "#") AS ?name)
        FILTER(!REGEX(?name, IF(?kind = owl:Class, "^[A-Z][A-Za-z]*$", "^[a-z][a-z0-9]*(_[a-z0-9]+)*$")))""",
        ("the annotation of nothing", "gov:straySheep a owl:DatatypeProperty ."),
    ),
    "P34, P35 something of ours that is used and not declared": (
        f"""{{ ?any ?predicate ?term }} UNION {{ ?any ?term ?value }}
        FILTER(ISIRI(?term) && STRSTARTS(STR(?term), STR(gov:))) FILTER NOT EXISTS {{ {TERM} }}""",
        ("rdfs:domain gov:PolicyConcept", "rdfs:domain gov:PolicyNotion"),
    ),
    "P38, P39, P41 the header lacks something, or has it twice": (
        """VALUES (?term ?wanted) { (owl:versionIRI 1) (owl:versionInfo 1) (dcterms:title 2) (dcterms:description 2)
          (dcterms:creator 1) (dcterms:created 1) (dcterms:modified 1) (dcterms:license 1)
          (vann:preferredNamespacePrefix 1) (vann:preferredNamespaceUri 1) }
        { SELECT ?term (COUNT(?value) AS ?values) {
            VALUES ?term { owl:versionIRI owl:versionInfo dcterms:title dcterms:description dcterms:creator dcterms:created
              dcterms:modified dcterms:license vann:preferredNamespacePrefix vann:preferredNamespaceUri }
            OPTIONAL { ns: a owl:Ontology ; ?term ?value } } GROUP BY ?term }
        FILTER(?values != ?wanted)""",
        ('    vann:preferredNamespacePrefix "gov" ;\n', ""),
    ),
    "the header says something wrong": (
        """ns: ?term ?value FILTER(
          (?term = owl:versionIRI && !STRSTARTS(STR(?value), CONCAT(STR(ns:), "/"))) ||
          (?term = vann:preferredNamespacePrefix && ?value != "gov") ||
          (?term = vann:preferredNamespaceUri && ?value != STR(gov:)) ||
          (?term IN (dcterms:created, dcterms:modified) && DATATYPE(?value) != xsd:date) ||
          (?term = dcterms:license && !ISIRI(?value)) ||
          (?term IN (dcterms:title, dcterms:description) && LANG(?value) NOT IN ("zh", "en")))""",
        ("<https://w3id.org/governance-kg/ns/0.1.0>", "<https://example.org/0.1.0>"),
    ),
    "DL: a name of two sorts": (
        "?term a ?kind , ?other FILTER(?kind != ?other && ?kind != owl:SymmetricProperty && ?other != owl:SymmetricProperty)",
        ("gov:attends a owl:ObjectProperty", "gov:attends a owl:ObjectProperty , owl:DatatypeProperty"),
    ),
    "DL: an individual among the terms": (
        """?term a ?kind FILTER(ISIRI(?term) && ?kind NOT IN (owl:Ontology, owl:Class, owl:ObjectProperty,
          owl:DatatypeProperty, owl:AnnotationProperty, owl:SymmetricProperty))""",
        ("gov:attends a owl:ObjectProperty", "gov:attends a owl:ObjectProperty , gov:Event"),
    ),
    "DL: a class that is used and not declared": (
        """{ ?any rdfs:subClassOf|rdfs:domain|owl:disjointWith ?term } UNION { ?term rdfs:subClassOf|owl:disjointWith ?any }
        UNION { ?any a owl:ObjectProperty ; rdfs:range ?term } UNION { ?any owl:members/rdf:rest*/rdf:first ?term }
        FILTER NOT EXISTS { ?term a owl:Class }""",
        ("prov:Activity a owl:Class .", ""),
    ),
    "DL: a property that is used and not declared of its sort": (
        """{ ?any rdfs:subPropertyOf|owl:inverseOf ?term FILTER NOT EXISTS { ?term a owl:ObjectProperty } } UNION
        { ?any ?term ?value FILTER(!STRSTARTS(STR(?term), STR(rdf:)) && !STRSTARTS(STR(?term), STR(rdfs:))
            && !STRSTARTS(STR(?term), STR(owl:))) FILTER NOT EXISTS { ?term a owl:AnnotationProperty } }""",
        ("skos:scopeNote a owl:AnnotationProperty .", ""),
    ),
    "DL: reserved vocabulary redefined or stood upon": (
        """{ ?term a ?kind } UNION { ?any rdfs:subClassOf|rdfs:subPropertyOf|owl:disjointWith|owl:inverseOf ?term }
        FILTER(ISIRI(?term)) FILTER(STRSTARTS(STR(?term), STR(rdf:)) || STRSTARTS(STR(?term), STR(rdfs:))
          || STRSTARTS(STR(?term), STR(owl:)) || STRSTARTS(STR(?term), STR(xsd:)))""",
        ("rdfs:subClassOf gov:Source , schema:NewsArticle", "rdfs:subClassOf rdf:Statement"),
    ),
    "DL: a datatype that OWL 2 does not know": (
        """?any a owl:DatatypeProperty ; rdfs:range ?term FILTER(?term NOT IN (rdfs:Literal, xsd:string, xsd:boolean,
          xsd:integer, xsd:decimal, xsd:dateTime, xsd:anyURI))""",
        ('rdfs:range xsd:boolean ;\n    rdfs:label "来稿"@zh', 'rdfs:range xsd:date ;\n    rdfs:label "来稿"@zh'),
    ),
    "DL: an annotation property in an axiom": (
        """?term a owl:AnnotationProperty { ?term rdfs:domain|rdfs:range|owl:inverseOf ?any } UNION
        { ?term rdfs:subPropertyOf ?any } UNION { ?any rdfs:subPropertyOf|owl:inverseOf ?term }""",
        ("gov:kind_value a owl:AnnotationProperty ;", "gov:kind_value a owl:AnnotationProperty ; rdfs:domain gov:Entity ;"),
    ),
    "a class that can have no member": (
        f"{DISJOINT} ?term {UNDER} ?one ; {UNDER} ?two",
        ("rdfs:subClassOf gov:Event , gov:Dated", "rdfs:subClassOf gov:Event , gov:Statement"),
    ),
    "a subproperty whose ends are not under those above it": (
        """?term rdfs:subPropertyOf ?other . ?other rdfs:domain ?domain ; rdfs:range ?range . ?term rdfs:domain ?left ; rdfs:range ?right
        FILTER(NOT EXISTS { ?left rdfs:subClassOf* ?domain } || NOT EXISTS { ?right rdfs:subClassOf* ?range })""",
        ("rdfs:subPropertyOf org:holds ;", "rdfs:subPropertyOf org:holds , gov:attends ;"),
    ),
    "a relation that pages state, marked as derived": (
        "?term gov:temporal_kind ?kind ; gov:derived_term true",
        ('gov:temporal_kind "none" ;\n    rdfs:label "位于"@zh', 'gov:temporal_kind "none" ; gov:derived_term true ;\n    rdfs:label "位于"@zh'),
    ),
}  # fmt: skip


def found(query: str, turtle: str) -> list[str]:
    """The terms that a query finds in an ontology, sorted."""
    store = ox.Store()
    store.load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    rows = store.query(f"{PROLOGUE}SELECT DISTINCT ?term WHERE {{ {query} }}")
    assert isinstance(rows, ox.QuerySolutions)
    return sorted(str(row["term"]) for row in rows)


def slipped(old: str, new: str) -> str:
    """The ontology with a slip: a passage replaced where it is first found, or something added at the end."""
    if old == "the annotation of nothing":
        return f"{GOVERNANCE}\n{new}\n"
    assert old in GOVERNANCE
    return GOVERNANCE.replace(old, new, 1)


@pytest.mark.parametrize("name", PITFALLS)
def test_a_pitfall_is_nowhere(name: str) -> None:
    """The query for a pitfall finds nothing in the ontology."""
    query, _ = PITFALLS[name]

    assert [] == found(query, GOVERNANCE)


@pytest.mark.parametrize("name", PITFALLS)
def test_a_pitfall_would_be_found(name: str) -> None:
    """The query for a pitfall finds a slip of its kind: that it finds nothing means something."""
    query, slip = PITFALLS[name]

    assert [] != found(query, slipped(*slip))


# --- consistent with what is published

UNLINKED = {
    *(rdflib.URIRef(RDF + name) for name in ("subject", "predicate", "object")),
    rdflib.URIRef(PREFIXES["oa"] + "hasSelector"),
}


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    """The graph that the gold records of the seed corpus make."""
    folder = build(sorted((ROOT / "seeds").glob("*.json")), tmp_path_factory.mktemp("gold") / "build").folder
    return rdflib.Graph().parse(folder / "graph.ttl")


def closed(graph: rdflib.Graph) -> rdflib.Graph:
    """The links of a graph with the ontology, the alignments, and all that OWL 2 RL infers.

    Values, quotes and what statements reify stay out: no axiom hangs on them, and they take most of the time.
    """
    whole = rdflib.Graph()
    for part in (
        *(rdflib.Graph().parse(ONTOLOGY / f"{name}.ttl") for name in ("governance", "alignments")),
        graph,
    ):
        for s, p, o in part:
            if not (isinstance(o, rdflib.Literal) or p in UNLINKED):
                whole.add((s, p, o))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(whole)
    return whole


def contradictions(closure: rdflib.Graph) -> list[str]:
    """What a closure finds wrong: things of two disjoint classes, members of Nothing, and its own error messages."""
    told = [
        str(text)
        for node in closure.subjects(
            rdflib.RDF.type, rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
        )
        for text in closure.objects(node)
        if isinstance(text, rdflib.Literal)
    ]
    nothing = [f"{thing} is nothing" for thing in closure.subjects(rdflib.RDF.type, rdflib.OWL.Nothing)]
    members = {
        iri: set(closure.subjects(rdflib.RDF.type, rdflib.URIRef(iri))) for pair in disjoint() for iri in pair
    }
    both = [f"{thing} is {one} and {two}" for one, two in disjoint() for thing in members[one] & members[two]]
    return sorted({*told, *nothing, *both})


@cache
def disjoint() -> tuple[tuple[str, str], ...]:
    """The pairs of classes that the ontology says are disjoint."""
    store = ox.Store()
    store.load(GOVERNANCE.encode(), format=ox.RdfFormat.TURTLE)
    rows = store.query(f"{PROLOGUE}SELECT DISTINCT ?one ?two WHERE {{ {DISJOINT} }}")
    return tuple(sorted((row["one"].value, row["two"].value) for row in rows))


def test_the_gold_graph_is_consistent_under_owl_rl(gold: rdflib.Graph) -> None:
    """Nothing that is published is of two disjoint classes, its kinds among them; who took part follows from the relations."""
    part = rdflib.URIRef(GOV + "participates_in")
    taken = set(gold.subject_objects(part))
    kinds = set(map(rdflib.URIRef, load_schema().kinds.values()))
    closure = closed(gold)

    assert len(kinds & set(gold.objects(None, rdflib.RDF.type))) > 25
    assert [] == contradictions(closure)
    assert len(taken) > 100
    assert taken == set(closure.subject_objects(part))


def test_a_contradiction_would_be_found() -> None:
    """A person who is an event, a body of two kinds, and a programme that is issued are told."""
    data = rdflib.Graph().parse(
        format="turtle",
        data=f"""@prefix gov: <{GOV}> . @prefix id: <https://w3id.org/governance-kg/id/> .
        id:a a gov:Official , gov:Event . id:b a gov:Court , gov:PartyBody . id:c gov:issues id:d . id:d a gov:Programme .""",
    )
    told = " ".join(contradictions(closed(data)))

    assert [] == [name for name in "abd" if f"/id/{name} " not in told]
    assert "/id/c " not in told


def test_every_value_is_of_the_range_of_its_property(gold: rdflib.Graph) -> None:
    """A value has the datatype that the ontology says; what it can only call a literal is a date."""
    ranges = {
        quad.subject.value: quad.object.value.replace(RDFS + "Literal", PREFIXES["xsd"] + "date")
        for quad in ox.parse(GOVERNANCE.encode(), format=ox.RdfFormat.TURTLE)
        if quad.predicate.value == RDFS + "range"
    }
    values = [
        (p, o.datatype or rdflib.XSD.string)
        for _, p, o in gold
        if str(p) in ranges and isinstance(o, rdflib.Literal)
    ]

    assert len(values) > 1000
    assert set() == {(str(p), str(datatype)) for p, datatype in values if str(datatype) != ranges[str(p)]}


# --- one set of terms


@cache
def terms(*sorts: str) -> frozenset[str]:
    """The names of our terms of the given sorts, of all if none is given."""
    wanted = {
        OWL + each for each in sorts or ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    }
    quads = ox.parse(GOVERNANCE.encode(), format=ox.RdfFormat.TURTLE)
    return frozenset(
        quad.subject.value.removeprefix(GOV)
        for quad in quads
        if quad.predicate.value == RDF + "type"
        and quad.object.value in wanted
        and quad.subject.value.startswith(GOV)
    )


def test_everything_published_is_defined(gold: rdflib.Graph) -> None:
    """Every class and property of ours in a published graph is defined, and is used as what it is."""
    facts = {(str(p), str(o) if isinstance(o, rdflib.URIRef) else "") for _, p, o in gold}
    facts |= {
        (triple.predicate.value, triple.object.value if isinstance(triple.object, ox.NamedNode) else "")
        for triple in triples(factory.corpus())
    }
    properties = {p.removeprefix(GOV) for p, _ in facts if p.startswith(GOV)}
    classes = {o.removeprefix(GOV) for p, o in facts if p == RDF + "type" and o.startswith(GOV)}
    named = {o.removeprefix(GOV) for p, o in facts if p != RDF + "type" and o.startswith(GOV)}

    assert len(properties) > 50
    assert len(classes) > 15
    assert set() == properties - terms("ObjectProperty", "DatatypeProperty")
    assert set() == classes - terms("Class")
    assert set(load_schema().relations) >= named


def mentioned(text: str) -> set[str]:
    """The names of ours that a text uses: gov:NAME, or the whole IRI."""
    return set(re.findall(r"(?<![\w-])gov:([A-Za-z]\w*)(?![\w{])", text)) | set(
        re.findall(rf"{re.escape(GOV)}([A-Za-z]\w*)", text)
    )


FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("ontology", "kg")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".rq", ".ttl", ".md", ".jsonld", ".json", ".py"} and "invalid" not in path.parts
)  # fmt: skip


@pytest.mark.parametrize("file", FILES)
def test_a_file_names_only_terms_that_are_defined(file: str) -> None:
    """Questions, shapes, context, alignments, examples, pages of text and code name no term that the ontology lacks."""
    assert set() == mentioned((ROOT / file).read_text(encoding="utf-8")) - terms()


def test_the_files_that_are_checked_are_there() -> None:
    """The check of terms sees questions, alignments and code, and terms in them."""
    assert {"ontology/alignments.ttl", "ontology/questions/who_held.rq", "kg/publish/rdf/entities.py"} <= set(
        FILES
    )
    assert "tenure_post" in mentioned((ROOT / "kg/publish/rdf/entities.py").read_text(encoding="utf-8"))
    assert {"a_b", "C"} == mentioned(f"gov:a_b <{GOV}C> gov-sh:d x-gov:e gov:f_{{g}} gov: {{")


# --- the guidelines


def table(heading: str) -> dict[str, list[str]]:
    """The first table under a heading of the guidelines: the cells of each row, by the names in its first cell."""
    section = GUIDELINES.partition(f"\n## {heading}")[2].partition("\n\n| ")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in section.splitlines()[2:]]
    return {row[0]: row[1:] for row in rows}


def above(name: str) -> set[str]:
    """A class of ours and all those above it."""
    over = found(f"gov:{name} rdfs:subClassOf* ?term", GOVERNANCE)
    return {iri.strip("<>").removeprefix(GOV) for iri in over}


def test_the_types_are_those_of_the_guidelines() -> None:
    """The nine types are the rows of the table of mentions, and classes."""
    assert sorted(table("Mentions (spans)")) == list(load_schema().types)
    assert set(load_schema().types) <= terms("Class")


def test_the_relations_are_those_of_the_guidelines() -> None:
    """The eighteen relations are the rows of the table of statements, with the same required qualifiers."""
    rows = table("Statements")

    assert sorted(rows) == list(load_schema().relations)
    assert {name: row[2].strip("`") or None for name, row in rows.items()} == {
        name: term.required for name, term in load_schema().relations.items()
    }


def test_the_ends_of_the_guidelines_are_in_domain_and_range() -> None:
    """What the guidelines let stand at either end of a relation is within its domain and its range; ↔ is symmetric."""
    for name, (ends, *_) in table("Statements").items():
        term = load_schema().relations[name]
        left, sign, right = re.split(r" (→|↔) ", ends.partition(";")[0], maxsplit=1)
        subjects, objects = (
            set(re.findall(r"[A-Z][a-z]+", side)) & set(load_schema().types) for side in (left, right)
        )

        assert term.symmetric == (sign == "↔"), name
        assert subjects | objects, name
        assert [] == sorted(each for each in subjects if term.domain not in above(each)), name
        assert [] == sorted(each for each in objects if term.range not in above(each)), name


def test_the_qualifiers_of_the_guidelines_are_properties() -> None:
    """Every qualifier that the guidelines name is published under its own name."""
    section = GUIDELINES.partition("\n| qualifier | what |")[2].partition("\n## ")[0]
    rows = "\n".join(line.split("|")[1] for line in section.splitlines() if line.startswith("| "))
    named = set(re.findall(r"`(\w+)`", rows)) | {"date", "attested", "start", "end"}

    assert len(named) > 12
    assert set() == named - set(load_schema().qualifiers)


# --- the wheel


def test_the_ontology_ships_in_the_wheel() -> None:
    """The whole folder is mapped to where an installed package looks for it, and so goes into the source archive."""
    targets = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"][
        "targets"
    ]

    assert "kg/ontology" == targets["wheel"]["force-include"]["ontology"]
    assert "exclude" not in targets["wheel"]
    assert "ontology" in targets["sdist"]["include"]
    for path in sorted(path for path in ONTOLOGY.rglob("*") if path.is_file()):
        assert path.read_bytes() == ontology_file(path.relative_to(ONTOLOGY).as_posix()).read_bytes()
