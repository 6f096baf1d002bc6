"""The part of a corpus around a name: what a page with a focus shows."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from kg.errors import UsageError
from kg.model import Corpus, Page

SUGGESTIONS = 5
LIKENESS = 0.34  # two characters of four in common still are a suggestion


def around(corpus: Corpus, name: str, hops: int = 1) -> Corpus:
    """Keep the entities within `hops` statements (of any status) of all that carry a name or alias.

    Statements, tenures and mentions are kept where all their ends are, stories where one of these stands. Raises
    UsageError for an unknown name, listing near ones, and for negative hops.
    """
    if hops < 0:
        raise UsageError(f"hops must be 0 or more, not {hops}")
    kept = _within(_neighbours(corpus), set(named(corpus, name)), hops)
    near = replace(
        corpus,
        entities=tuple(entity for entity in corpus.entities if entity.id in kept),
        statements=tuple(
            s for s in corpus.statements if s.subject in kept and (s.object is None or s.object in kept)
        ),
        tenures=tuple(t for t in corpus.tenures if t.person in kept and t.body in kept),
        mentioned_in=tuple(mention for mention in corpus.mentioned_in if mention[0] in kept),
    )
    return replace(near, pages=_pages(near))


def _pages(corpus: Corpus) -> tuple[Page, ...]:
    """The pages with those of their stories in which a statement or an entity of the corpus stands."""
    told = {(e.document, e.article) for statement in corpus.statements for e in statement.evidence}
    told |= {(document, article) for _, document, article in corpus.mentioned_in}
    documents = {document for document, _ in told}
    return tuple(
        replace(
            page, articles=tuple(article for article in page.articles if (page.document, article.id) in told)
        )
        for page in corpus.pages
        if page.document in documents
    )


def named(corpus: Corpus, name: str) -> tuple[str, ...]:
    """The ids of all entities that carry a name or alias, sorted; UsageError with near names where none does."""
    wanted = name.strip()
    found = sorted(entity.id for entity in corpus.entities if wanted in (entity.name, *entity.aliases))
    if not found:
        raise UsageError(f"no entity is called {wanted!r}{_suggestion(corpus, wanted)}")
    return tuple(found)


def _suggestion(corpus: Corpus, wanted: str) -> str:
    names = sorted({name for entity in corpus.entities for name in (entity.name, *entity.aliases)})
    likeness = {name: _likeness(wanted, name) for name in names}
    near = sorted(
        (name for name in names if likeness[name] >= LIKENESS), key=lambda name: (-likeness[name], name)
    )
    return f"; near names: {'、'.join(near[:SUGGESTIONS])}" if near else ""


def _likeness(wanted: str, name: str) -> float:
    if wanted and wanted in name:
        return 1.0
    return SequenceMatcher(None, wanted, name, autojunk=False).ratio()


def _neighbours(corpus: Corpus) -> Mapping[str, set[str]]:
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for statement in corpus.statements:
        if statement.object is not None:
            neighbours[statement.subject].add(statement.object)
            neighbours[statement.object].add(statement.subject)
    return neighbours


def _within(neighbours: Mapping[str, set[str]], start: set[str], hops: int) -> set[str]:
    reached, border = set(start), set(start)
    for _ in range(hops):
        border = {other for node in border for other in neighbours.get(node, ())} - reached
        reached |= border
    return reached
