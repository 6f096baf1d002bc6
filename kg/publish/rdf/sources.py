"""Pages, articles, bylines and evidence as triples."""

from dataclasses import replace

import pyoxigraph as ox

from kg.model import Article, Evidence, Page, key_hash
from kg.publish.rdf.terms import LABEL, Triples, chinese, dated, literal, node, term, typed, values
from kg.version import __version__


def page_node(document: str) -> ox.NamedNode:
    """The IRI of a page, by its document name."""
    return node(f"page-{key_hash(document)}")


def source_node(document: str, article: str | None) -> ox.NamedNode:
    """The IRI of an article of a page; of the page itself where no article is known."""
    return node(f"article-{key_hash(document, article)}") if article else page_node(document)


def page_triples(page: Page) -> Triples:
    """A page with its articles and their bylines."""
    subject = page_node(page.document)
    yield from typed(subject, "NewspaperPage")
    yield ox.Triple(subject, term("dcterms:identifier"), literal(page.document))
    yield from values(
        subject,
        newspaper=page.newspaper,
        newspaper_home=page.home,
        home_source=page.home_source,
        sha256=page.sha256,
    )
    yield from dated(subject, "published", page.published)
    for article in page.articles:
        yield from _article(page, article)


def _article(page: Page, article: Article) -> Triples:
    subject = source_node(page.document, article.id)
    yield from typed(subject, "Article")
    yield ox.Triple(subject, term("dcterms:isPartOf"), page_node(page.document))
    if article.headline:
        yield ox.Triple(subject, LABEL, chinese(article.headline))
    yield from values(subject, contributed=article.contributed)
    yield from dated(subject, "published", page.published)
    for order, author in enumerate(article.authors, 1):
        byline = node(f"byline-{key_hash(page.document, article.id, order)}")
        yield ox.Triple(subject, term("gov:has_byline"), byline)
        yield from typed(byline, "Byline")
        yield from values(byline, author_name=author.name, author_role=author.role, byline_order=order)


def evidence_node(evidence: Evidence) -> ox.NamedNode:
    """The IRI of an evidence; statements that rest on the same characters share it.

    A record without its text may not know where a quote stands: such an evidence goes by its quote.
    """
    where = evidence.span if _located(evidence) else (evidence.quote,)
    return node(f"evidence-{key_hash(evidence.document, *where)}")


def _located(evidence: Evidence) -> bool:
    return evidence.span.end > evidence.span.start


def evidence_triples(evidence: Evidence) -> Triples:
    """An evidence as Web Annotation has it: source, quote, and position in code points where it is known.

    Source: https://www.w3.org/TR/annotation-vocab/ (TextQuoteSelector, TextPositionSelector).
    """
    subject = evidence_node(evidence)
    yield from typed(subject, "EvidenceSpan")
    yield from values(subject, sentence=evidence.sentence)
    yield ox.Triple(subject, term("oa:hasSource"), source_node(evidence.document, evidence.article))
    yield from _selector(subject, "quote", "TextQuoteSelector", exact=chinese(evidence.quote))
    if _located(evidence):
        start, end = (literal(offset) for offset in evidence.span)
        yield from _selector(subject, "position", "TextPositionSelector", start=start, end=end)
    yield from _run(subject, evidence.recogniser)


def dating(evidence: Evidence) -> Evidence | None:
    """The words that give the date of a statement as an evidence of their own, where they stand outside its quote."""
    if evidence.dated_by is None:
        return None
    span, quote = evidence.dated_by
    return replace(evidence, span=span, quote=quote, sentence=None, dated_by=None)


def _selector(evidence: ox.NamedNode, name: str, kind: str, **properties: ox.Literal) -> Triples:
    selector = ox.NamedNode(f"{evidence.value}-{name}")
    yield ox.Triple(evidence, term("oa:hasSelector"), selector)
    yield from typed(selector, f"oa:{kind}")
    for key, value in properties.items():
        yield ox.Triple(selector, term(f"oa:{key}"), value)


def _run(evidence: ox.NamedNode, recogniser: str) -> Triples:
    run = node(f"run-{key_hash(recogniser)}")
    yield ox.Triple(evidence, term("prov:wasGeneratedBy"), run)
    yield from typed(run, "ExtractionRun")
    yield from values(run, recogniser=recogniser, software_version=__version__)
