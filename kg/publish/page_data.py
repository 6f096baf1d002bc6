"""What the graph page knows, as plain JSON values: entities, statements with evidence, stories, and the summary."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from kg.model import Corpus, Evidence, Statement, Tenure
from kg.publish.communities import Community
from kg.publish.days import Card, days
from kg.publish.derived import proposed
from kg.publish.drawing import Drawing
from kg.publish.focus import named
from kg.publish.holders import Holder, holders
from kg.publish.network import Graph
from kg.publish.stories import Story, stories
from kg.schema import load_schema

MOST_BESIDE = 60
"""So many of the persons with whom somebody was in one room a page names; it counts all."""

Json: TypeAlias = dict[str, Any]

COLUMNS = ("subject", "relation", "object", "date", "status", "quote", "source")
"""What the table for readers without scripts tells of a statement."""


def page_data(
    corpus: Corpus, drawing: Drawing, focus: str | None, hops: int, score: Mapping[str, float] | None
) -> Json:
    """Everything that the page's script reads, apart from the nodes and edges that pyvis hands over."""
    known = stories(corpus)
    numbers = {key: number for number, key in enumerate(known)}
    return {
        "words": interface_words(),
        "styles": type_styles(),
        "symmetric": [term.name for term in load_schema().relations.values() if term.symmetric],
        "summary": summary(corpus, drawing)
        | _view(corpus, focus, hops)
        | {"score": dict(score) if score else measured(corpus)},
        "entities": _entities(corpus, drawing.whole, numbers),
        "statements": _statements(corpus, numbers),
        "stories": [_story(story) for story in known.values()],
        "tenures": [_tenure(tenure) for tenure in sorted(corpus.tenures, key=lambda tenure: tenure.id)],
        "days": [
            {"date": day.date, "cards": [_card(card, numbers) for card in day.cards]} for day in days(corpus)
        ],
        "holders": [_holder(holder) for holder in holders(corpus)],
        "groups": [_group(community, drawing) for community in drawing.communities],
    }


@cache
def interface_words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """All words of the page as pairs of Chinese and English, types and relations as the ontology labels them."""
    words: dict[str, dict[str, list[str]]] = json.loads(_template("words.json"))
    schema = load_schema()
    words["type"] |= {term.name: [term.label_zh, term.label_en] for term in schema.types.values()}
    words["relation"] = {term.name: [term.label_zh, term.label_en] for term in schema.relations.values()}
    return words


def measured(corpus: Corpus) -> Mapping[str, float] | None:
    """How well statements were read on pages that were not looked at before, if it is the same recogniser that read these.

    Returns:
        `precision`, `recall` and `f1` (0 to 1) over so many `pages` and `statements`, or None.
    """
    read_by = {evidence.recogniser.split("/")[0] for each in corpus.statements for evidence in each.evidence}
    if read_by != {"default"}:
        return None
    score: Mapping[str, float] = json.loads((files("kg.publish") / "score.json").read_text(encoding="utf-8"))
    return score


@cache
def type_styles() -> Mapping[str, Mapping[str, str]]:
    """Shape and colours (light and dark) of every type of node, in the order of the legend."""
    styles: Mapping[str, Mapping[str, str]] = json.loads(_template("types.json"))
    return styles


def _template(name: str) -> str:
    return (files("kg.publish") / "templates" / "explorer" / name).read_text(encoding="utf-8")


def summary(corpus: Corpus, drawing: Drawing) -> Json:
    """The figures of the header; statements are counted apart by status, asserted ones by basis."""
    asserted = [statement for statement in corpus.statements if statement.status == "asserted"]
    dates = sorted({page.published for page in corpus.pages if page.published})
    return {
        "newspapers": sorted({page.newspaper for page in corpus.pages if page.newspaper}),
        "homes": sorted({page.home for page in corpus.pages if page.home}),
        "dates": [dates[0], dates[-1]] if dates else [],
        "pages": len(corpus.pages),
        "stories": sum(len(page.articles) for page in corpus.pages),
        "entities": len(corpus.entities),
        "stated": sum(statement.basis == "stated" for statement in asserted),
        "derived": sum(statement.basis == "derived" for statement in asserted),
        "planned": sum(statement.status == "planned" for statement in corpus.statements),
        "denied": sum(statement.status == "denied" for statement in corpus.statements),
        "withheld": corpus.withheld,
        "persons": corpus.persons,
        "undrawn": drawing.undrawn,
        "left_out": drawing.left_out,
    }


def _view(corpus: Corpus, focus: str | None, hops: int) -> Json:
    return {"focus": focus, "hops": hops, "focused": list(named(corpus, focus)) if focus else []}


def _entities(corpus: Corpus, graph: Graph, numbers: Mapping[tuple[str, str], int]) -> Json:
    """Entities and minted nodes by id; empty attributes are left out, since most have few."""
    mentioned: dict[str, list[int]] = {}
    for entity, document, article in corpus.mentioned_in:
        if (document, article) in numbers:
            mentioned.setdefault(entity, []).append(numbers[document, article])
    return {
        node: {name: value for name, value in attributes.items() if value not in (None, [], "")}
        | {"stories": sorted(mentioned.get(node, ()))}
        for node, attributes in graph.nodes(data=True)
    }


def _statements(corpus: Corpus, numbers: Mapping[tuple[str, str], int]) -> list[Json]:
    minted = proposed(corpus)
    tenures = {statement: tenure for tenure in corpus.tenures for statement in tenure.statements}
    return [
        {
            "id": statement.id,
            "subject": statement.subject,
            "relation": statement.relation,
            "object": statement.object or minted.get(statement.id),
            "qualifiers": dict(sorted(statement.qualifiers.items())),
            "status": statement.status,
            "basis": statement.basis,
            "confidence": statement.confidence,
            "tenure": _attestation(tenures.get(statement.id), statement),
            "evidence": [_evidence(evidence, numbers) for evidence in statement.evidence],
        }
        for statement in sorted(corpus.statements, key=lambda statement: statement.id)
    ]


def _attestation(tenure: Tenure | None, statement: Statement) -> Json | None:
    """When a post was attested: from its tenure, or, for one not merged into any, from the statement itself."""
    if statement.relation != "holds_post":
        return None
    if tenure is not None:
        return _seen(tenure)
    given = statement.qualifiers
    return {
        "kind": "regular",
        "first": given.get("attested"),
        "last": given.get("attested"),
        "start": given.get("start"),
        "end": given.get("end"),
    }


def _seen(tenure: Tenure) -> Json:
    return {
        "kind": tenure.kind,
        "first": tenure.attested_first,
        "last": tenure.attested_last,
        "start": tenure.start,
        "end": tenure.end,
    }


def _tenure(tenure: Tenure) -> Json:
    return {
        "id": tenure.id,
        "person": tenure.person,
        "body": tenure.body,
        "title": tenure.title,
        "statements": list(tenure.statements),
        **_seen(tenure),
    }


def _holder(holder: Holder) -> Json:
    return {
        "person": holder.person,
        "tenures": list(holder.tenures),
        "events": holder.events,
        "chaired": holder.chaired,
        "beside": [list(pair) for pair in holder.beside[:MOST_BESIDE]],
        "others": len(holder.beside),
    }


def _card(card: Card, numbers: Mapping[tuple[str, str], int]) -> Json:
    return {
        "kind": card.kind,
        "node": card.node,
        "statements": list(card.statements),
        "stories": [numbers[story] for story in card.stories if story in numbers],
    }


def _group(community: Community, drawing: Drawing) -> Json:
    """A community with its members: id, place in its own frame, and radius."""
    return {
        "id": community.id,
        "name": drawing.community_name(community),
        "members": [
            [member, *drawing.positions[member], drawing.sizes[member]] for member in community.members
        ],
        "left_out": community.left_out,
        "rest": community.rest,
    }


def _evidence(evidence: Evidence, numbers: Mapping[tuple[str, str], int]) -> Json:
    return {
        "quote": evidence.quote,
        "document": evidence.document,
        "story": numbers.get((evidence.document, evidence.article or "")),
        "recogniser": evidence.recogniser,
        "confidence": evidence.confidence,
        "dated_by": evidence.dated_by.text if evidence.dated_by else None,
    }


def _story(story: Story) -> Json:
    return {
        "headline": story.article.headline,
        "authors": [[author.name, author.role] for author in story.article.authors],
        "contributed": story.article.contributed,
        "document": story.page.document,
        "newspaper": story.page.newspaper,
        "published": story.page.published,
    }


def plain_rows(data: Json) -> list[tuple[str, ...]]:
    """The statements of a page's data as rows of `COLUMNS`, for readers without scripts."""
    return [_plain_row(data, statement) for statement in data["statements"]]


def _plain_row(data: Json, statement: Json) -> tuple[str, ...]:
    words, entities = interface_words(), data["entities"]
    evidence = statement["evidence"][0]
    story = data["stories"][evidence["story"]]["headline"] if evidence["story"] is not None else None
    relation = (words["relation"][statement["relation"]][0], statement["qualifiers"].get("title"))
    return (
        entities[statement["subject"]]["name"],
        _joined(*relation),
        entities[statement["object"]]["name"] if statement["object"] else "",
        _plain_date(statement),
        _joined(words["status"][statement["status"]][0], words["basis"][statement["basis"]][0]),
        evidence["quote"],
        _joined(story, evidence["document"]),
    )


def _plain_date(statement: Json) -> str:
    """The date of an event; of a state when it was attested, said so in words."""
    words, given, tenure = interface_words()["interface"], statement["qualifiers"], statement["tenure"]
    first, last = (tenure["first"], tenure["last"]) if tenure else (given.get("attested"),) * 2
    seen = f"{words['attested'][0]} {first}" if first else None
    until = f"{words['to'][0]} {last}" if first and last != first else None
    return _joined(given.get("date"), seen, until)


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
