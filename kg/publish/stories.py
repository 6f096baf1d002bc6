"""The stories of a corpus by page and article id: what every publication needs to name its sources."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Article, Corpus, Evidence, Page


@dataclass(frozen=True, slots=True)
class Story:
    """An article together with the page that it stands on."""

    page: Page
    article: Article


def stories(corpus: Corpus) -> Mapping[tuple[str, str], Story]:
    """All stories of a corpus under (document, article id), sorted by document and by their place on the page."""
    return {
        (page.document, article.id): Story(page, article)
        for page in sorted(corpus.pages, key=lambda page: page.document)
        for article in sorted(page.articles, key=lambda article: article.span)
    }


def headline(known: Mapping[tuple[str, str], Story], evidence: Evidence) -> str | None:
    """The headline of the story that an evidence stands in, or None where the page has no story there."""
    story = known.get((evidence.document, evidence.article or ""))
    return story.article.headline if story else None
