"""From a source text to a page: articles, sentences, and the paper's home place."""

from dataclasses import replace

from kg.model import Page, Record, Statement
from kg.pages.articles import split_articles
from kg.pages.bylines import Byline, find_bylines
from kg.pages.home import find_home, full_name
from kg.pages.lines import read_lines
from kg.pages.published import find_published
from kg.pages.sentences import split_sentences
from kg.pages.wraps import line_wraps
from kg.records import sentence_at
from kg.sources import SourceText

__all__ = ["Byline", "find_bylines", "line_wraps", "read_page", "with_sentences"]


def read_page(source: SourceText) -> Page:
    """Cut a source text into articles and sentences and find out which place the paper is from, and of which day.

    Args:
        source: a decoded text with what its corpus says of it.

    Returns:
        The page; its home and its date are the source's if they are known, else what the page itself says, else None.
    """
    lines = read_lines(source.text)
    articles = split_articles(lines)
    home, home_source, sure = _home(source)
    return Page(
        document=source.document,
        text=source.text,
        sha256=source.sha256,
        articles=articles,
        sentences=split_sentences(source.text, lines, articles),
        home=home,
        home_source=home_source,
        home_confidence=sure,
        published=source.published or find_published(source.text, source.document),
        newspaper=source.newspaper,
        encoding=source.encoding,
    )


def _home(source: SourceText) -> tuple[str | None, str, float]:
    """The paper's place, who says so, and how sure that is."""
    if source.home is not None:
        return full_name(source.home), source.home_source, 1.0
    found = find_home(source.text, source.newspaper)
    return (found.name, "page", found.confidence) if found else (None, "", 0.0)


def with_sentences(record: Record) -> Record:
    """A record whose page is cut into sentences, and whose evidence tells in which it stands.

    Args:
        record: as it was read; a gold record has the text of its page and no sentences.

    Returns:
        The record itself if it has sentences already, or no text.
    """
    page = record.page
    if page.sentences or not page.text:
        return record
    sentences = split_sentences(page.text, read_lines(page.text), page.articles)
    page = replace(page, sentences=sentences)
    return replace(
        record, page=page, statements=tuple(_placed(statement, page) for statement in record.statements)
    )


def _placed(statement: Statement, page: Page) -> Statement:
    evidence = tuple(replace(each, sentence=sentence_at(page, each.span)) for each in statement.evidence)
    return replace(statement, evidence=evidence)
