"""Records of many pages become one corpus: the same keys, one entity; the same claim, one statement.

The order of the records never matters, and nothing here reads text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.config import PersonsPolicy
from kg.errors import RecordError
from kg.merge.careers import careers
from kg.merge.identity import identify
from kg.merge.join import Local, claims, join_entities, join_statements
from kg.merge.keys import entity_ids
from kg.merge.known import with_facts
from kg.merge.offices import with_offices
from kg.merge.people import held_back, mask_of, without_journalists
from kg.merge.tenure import tenures
from kg.model import Corpus, Identity, Page, Record, Span

__all__ = ["merge"]


def merge(
    records: Iterable[Record], persons: PersonsPolicy = "officials", min_confidence: float = 0.0
) -> Corpus:
    """Join records by the keys of their entities and statements.

    Args:
        records: in any order, one a document.
        persons: "officials" leaves out persons without a public role, with every statement about them, and masks
            their names; "all" leaves out only those whom no option publishes.
        min_confidence: statements that are less sure are left out.

    Returns:
        The corpus, everything sorted by id; its pages are without text, for nothing published needs it.

    Raises:
        RecordError: two records are of the same document.
    """
    given = sorted(records, key=lambda record: record.page.document)
    sure = [_sure(record, min_confidence) for record in given]
    ordered = [with_facts(without_journalists(record)) for record in sure]
    _refuse_clashes(ordered)
    keyed, identities = _keyed(ordered)
    held = held_back(keyed, persons)
    locals_ = [
        Local(
            record,
            {local: key for local, key in ids.items() if key not in held},
            mask_of(record, ids, held, persons),
        )
        for record, ids in keyed
    ]
    groups = claims(locals_)
    entities = join_entities(locals_)
    held_posts = tenures(groups, {entity.id: entity.name for entity in entities})
    return Corpus(
        pages=tuple(local.mask.page(local.page) for local in locals_),
        entities=with_offices(entities, held_posts),
        statements=join_statements(groups),
        tenures=held_posts,
        mentioned_in=_mentioned_in(locals_),
        persons=persons,
        withheld=len(held),
        unsure=sum(len(record.statements) for record in given)
        - sum(len(record.statements) for record in sure),
        identities=tuple(each for each in identities if held.isdisjoint((each.person, each.other))),
    )


def _sure(record: Record, least: float) -> Record:
    """A record without the statements that are less sure than asked for."""
    if not least:
        return record
    kept = tuple(statement for statement in record.statements if statement.confidence >= least)
    return replace(record, statements=kept)


def _keyed(records: Sequence[Record]) -> tuple[list[tuple[Record, dict[str, str]]], tuple[Identity, ...]]:
    """The records with the global ids of their entities, persons told apart over all of them, and why."""
    keyed = [(record, entity_ids(record)) for record in records]
    people, identities = identify(careers(keyed))
    for record, ids in keyed:
        for entity in record.entities:
            ids[entity.id] = people.get((record.page.document, entity.id), ids[entity.id])
    return keyed, identities


def _refuse_clashes(records: Sequence[Record]) -> None:
    for one, other in pairwise(records):
        if one.page.document == other.page.document:
            raise RecordError(f"{one.page.document}: two records are of this document; leave one of them out")


def _mentioned_in(locals_: Iterable[Local]) -> tuple[tuple[str, str, str], ...]:
    """Which article names which entity; an entity that no article is known for is named by the page ("")."""
    found: set[tuple[str, str, str]] = set()
    for local in locals_:
        named = _named(local.record)
        placed = {entity for entity, article in named if article}
        for entity, article in named | {(entity.id, "") for entity in local.record.entities}:
            if entity in local.ids and (article or entity not in placed):
                found.add((local.ids[entity], local.page.document, article or ""))
    return tuple(sorted(found))


def _named(record: Record) -> set[tuple[str, str | None]]:
    """Entities and the articles that name them: by mentions and statements, else by a name in the text."""
    page = record.page
    found = {
        (mention.entity, _article_at(page, mention.span)) for mention in record.mentions if mention.entity
    }
    for statement in record.statements:
        for end in (statement.subject, statement.object):
            if end is not None:
                found.add((end, statement.evidence[0].article))
    placed = {entity for entity, article in found if article}
    for entity in record.entities:
        if entity.id not in placed:
            names = (entity.name, *entity.aliases)
            found |= {(entity.id, article) for article in _articles_with(page, names)}
    return found


def _article_at(page: Page, span: Span) -> str | None:
    """The innermost article around a span: a picture with a story of its own may stand within another story."""
    around = [article for article in page.articles if article.span.covers(span)]
    return min(around, key=lambda article: article.span.end - article.span.start).id if around else None


def _articles_with(page: Page, names: Iterable[str]) -> list[str]:
    """The articles in whose text or headline a name stands; a page of one article needs no text to tell."""
    if len(page.articles) == 1:
        return [page.articles[0].id]
    texts = {article.id: article.headline + page.text[slice(*article.span)] for article in page.articles}
    return [article for article, text in texts.items() if any(name in text for name in names if name)]
