"""Extraction records as lines of JSON, keys in the order in which people read them."""

import json
from typing import Any, TypeAlias

from kg.model import Article, Entity, Mention, Record, Statement
from kg.version import __version__

Json: TypeAlias = dict[str, Any]


def dump_line(record: Record) -> str:
    """A record as one line of JSON, without the newline."""
    return json.dumps(record_to_json(record), ensure_ascii=False, allow_nan=False, separators=(", ", ": "))


def record_to_json(record: Record) -> Json:
    """A record as plain JSON values, keys in the order in which people read them."""
    page = record.page
    return {
        "document": page.document,
        "sha256": page.sha256,
        "kg": __version__,
        "recogniser": record.recogniser,
        "encoding": page.encoding,
        "newspaper": page.newspaper,
        "home": page.home,
        "home_source": page.home_source,
        "home_confidence": page.home_confidence,
        "published": page.published,
        "text": page.text,
        "articles": [_article_to_json(article) for article in page.articles],
        "sentences": [[*sentence.span, sentence.article] for sentence in page.sentences],
        "mentions": [_mention_to_json(mention) for mention in record.mentions],
        "entities": [_entity_to_json(entity) for entity in record.entities],
        "statements": [_statement_to_json(statement, record.recogniser) for statement in record.statements],
    }


def _article_to_json(article: Article) -> Json:
    authors = []
    for author in article.authors:
        where = {} if author.span is None else {"start": author.span.start, "end": author.span.end}
        authors.append({"name": author.name, "role": author.role, **where})
    start, end = article.span
    return {
        "id": article.id,
        "headline": article.headline,
        "bylines": list(article.bylines),
        "authors": authors,
        "start": start,
        "end": end,
    }


def _mention_to_json(mention: Mention) -> Json:
    return {
        "start": mention.start,
        "end": mention.end,
        "type": mention.type,
        "text": mention.text,
        "entity": mention.entity,
        "by": mention.by,
        "confidence": mention.confidence,
    }


def _entity_to_json(entity: Entity) -> Json:
    known: Json = {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "resolved": entity.resolved,
        "kind": entity.kind,
        "level": entity.level,
        "place": entity.place,
        "parent": entity.parent,
    }
    if entity.home is not None:
        known["home"] = entity.home
    if entity.private:
        known["private"] = True
    return known


def _statement_to_json(statement: Statement, recogniser: str) -> Json:
    evidence = statement.evidence[0]
    flat = {
        "id": statement.id,
        "relation": statement.relation,
        "subject": statement.subject,
        "object": statement.object,
        "qualifiers": dict(statement.qualifiers),
        "status": statement.status,
        "basis": statement.basis,
        "evidence": evidence.quote,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "article": evidence.article,
        "confidence": evidence.confidence,
    }
    if evidence.recogniser != recogniser:
        flat["by"] = evidence.recogniser
    if evidence.rule:
        flat["rule"] = evidence.rule
    if evidence.dated_by is not None:
        start, end = evidence.dated_by.span
        flat["dated_by"] = {"start": start, "end": end, "text": evidence.dated_by.text}
    return flat
