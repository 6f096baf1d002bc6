"""From a source text to a page: articles, sentences, and the paper's home place."""

from kg.model import Page
from kg.pages.articles import split_articles
from kg.pages.bylines import Byline, find_bylines
from kg.pages.home import find_home, full_name
from kg.pages.lines import read_lines
from kg.pages.sentences import split_sentences
from kg.sources import SourceText

__all__ = ["Byline", "find_bylines", "read_page"]


def read_page(source: SourceText) -> Page:
    """Cut a source text into articles and sentences and find out which place the paper is from.

    Args:
        source: a decoded text with what its corpus says of it.

    Returns:
        The page; its home is the source's if that is known, else what the page itself says, else None.
    """
    lines = read_lines(source.text)
    articles = split_articles(source.text, lines)
    home, home_source = source.home, source.home_source
    if home is None:
        home = find_home(source.text, source.newspaper)
        home_source = "page" if home else ""
    else:
        home = full_name(home)
    return Page(
        document=source.document,
        text=source.text,
        sha256=source.sha256,
        articles=articles,
        sentences=split_sentences(source.text, lines, articles),
        home=home,
        home_source=home_source,
        published=source.published,
        newspaper=source.newspaper,
        encoding=source.encoding,
    )
