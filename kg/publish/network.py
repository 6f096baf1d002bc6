"""The corpus as a networkx MultiDiGraph and as GraphML.

Nodes are entities, plus the Proposal and Reception nodes that publication mints. Edges are asserted statements;
planned and denied ones, and bare mentions, have no edge.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

import networkx as nx

from kg.model import Corpus, Entity, Evidence, Statement
from kg.publish.derived import Proposal, Reception, proposals, proposed, receptions
from kg.publish.stories import Story, headline, stories

Graph: TypeAlias = "nx.MultiDiGraph[str]"
Attributes: TypeAlias = dict[str, Any]

OWN_KEYS = frozenset({"relation", "evidence", "status", "basis", "confidence"})
FIRST_EVIDENCE = ("quote", "document", "article", "start", "end")
RENAMED = {
    "start": "start_date",
    "end": "end_date",
}  # as in statements.csv; plain names are the quote's offsets
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2 (Char)


def to_networkx(corpus: Corpus) -> Graph:
    """Turn a corpus into a MultiDiGraph whose edge keys are statement ids.

    Nodes carry `type`, `name`, `aliases` (a list), `kind`, `level`, `place`, `parent` and `resolved`; edges carry
    `relation`, `status`, `basis`, `confidence`, `evidence` (a list of dicts with `quote`, `document`, `article`,
    `headline`, `start`, `end`, `confidence`, and `date_quote`, `date_start`, `date_end` for words elsewhere that give the
    date) and every qualifier under its own name. Nodes and edges come in
    sorted order. A `proposes` without an object ends at its minted Proposal.
    """
    graph: Graph = nx.MultiDiGraph()
    for identifier, attributes in sorted(_nodes(corpus).items()):
        graph.add_node(identifier, **attributes)
    minted = proposed(corpus)
    known = stories(corpus)
    for statement in sorted(corpus.statements, key=lambda statement: statement.id):
        target = statement.object or minted.get(statement.id)
        if statement.status == "asserted" and target is not None:
            graph.add_edge(statement.subject, target, key=statement.id, **_edge(statement, known))
    return graph


def _nodes(corpus: Corpus) -> dict[str, Attributes]:
    nodes = {entity.id: _entity_node(entity) for entity in corpus.entities}
    nodes |= {proposal.id: _proposal_node(proposal) for proposal in proposals(corpus)}
    return nodes | {reception.id: _reception_node(reception) for reception in receptions(corpus)}


def _entity_node(entity: Entity) -> Attributes:
    return {
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "kind": entity.kind,
        "level": entity.level,
        "place": entity.place,
        "parent": entity.parent,
        "resolved": entity.resolved,
    }


def _proposal_node(proposal: Proposal) -> Attributes:
    return _entity_node(Entity(proposal.id, "Proposal", proposal.label)) | {"statement": proposal.statement}


def _reception_node(reception: Reception) -> Attributes:
    return _entity_node(Entity(reception.id, "Reception", reception.name)) | {
        "date": reception.date,
        "document": reception.document,
        "article": reception.article,
        "members": list(reception.members),
        "statements": list(reception.statements),
    }


def _edge(statement: Statement, known: Mapping[tuple[str, str], Story]) -> Attributes:
    qualifiers = {_free(name, OWN_KEYS): value for name, value in sorted(statement.qualifiers.items())}
    return qualifiers | {
        "relation": statement.relation,
        "status": statement.status,
        "basis": statement.basis,
        "confidence": statement.confidence,
        "evidence": [_evidence(evidence, known) for evidence in statement.evidence],
    }


def _dating(evidence: Evidence) -> Attributes:
    """The words that give the date, where the quote does not hold them."""
    if evidence.dated_by is None:
        return {}
    (start, end), text = evidence.dated_by
    return {"date_quote": text, "date_start": start, "date_end": end}


def _evidence(evidence: Evidence, known: Mapping[tuple[str, str], Story]) -> Attributes:
    return {
        "quote": evidence.quote,
        "document": evidence.document,
        "article": evidence.article,
        "headline": headline(known, evidence),
        "start": evidence.span.start,
        "end": evidence.span.end,
        "confidence": evidence.confidence,
        **_dating(evidence),
    }


def _free(name: str, taken: frozenset[str]) -> str:
    """A name that a qualifier may take without hiding an attribute of the edge itself."""
    return RENAMED.get(name, f"qualifier_{name}") if name in taken else name


def to_graphml(graph: Graph) -> bytes:
    """Write a graph of `to_networkx` as GraphML, readable again by `networkx.read_graphml`.

    Lists are joined with `|`, None is left out, characters that XML forbids are removed. The first evidence of an
    edge becomes `quote`, `document`, `article`, `start`, `end`, beside `evidence_count`; the qualifiers `start` and
    `end` are therefore called `start_date` and `end_date`, and `document` `qualifier_document`.
    """
    flat: Graph = nx.MultiDiGraph()
    for identifier, attributes in graph.nodes(data=True):
        flat.add_node(identifier, **_flat(attributes))
    for source, target, key, attributes in graph.edges(data=True, keys=True):
        flat.add_edge(source, target, key=key, **_flat_edge(attributes))
    # generate_graphml always uses the standard library's writer; write_graphml would use lxml where it is installed.
    lines = nx.generate_graphml(flat, prettyprint=True)
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join(lines) + "\n").encode()


def _flat_edge(attributes: Mapping[str, Any]) -> Attributes:
    taken = frozenset(FIRST_EVIDENCE) | {"evidence_count"}
    own = {_free(name, taken): value for name, value in attributes.items() if name != "evidence"}
    evidence = attributes["evidence"]
    first = {name: evidence[0][name] for name in FIRST_EVIDENCE} if evidence else {}
    return _flat(own | first | {"evidence_count": len(evidence)})


def _flat(attributes: Mapping[str, Any]) -> Attributes:
    return {name: _scalar(value) for name, value in attributes.items() if value is not None}


def _scalar(value: Any) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple) and not any(isinstance(item, dict | list) for item in value):
        return "|".join(_xml_text(str(item).replace("|", "｜")) for item in value)
    if isinstance(value, str):
        return _xml_text(value)
    return _xml_text(json.dumps(value, ensure_ascii=False, sort_keys=True))


def _xml_text(text: str) -> str:
    return NOT_XML.sub("", text)
