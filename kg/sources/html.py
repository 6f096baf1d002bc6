"""HTML read as the text of a page, in the form of the other sources: paragraphs apart, headings marked with `# `."""

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
from bs4.builder import ParserRejectedMarkup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from kg.errors import SourceError

# fmt: off
# What is not part of the stories: code, menus, forms, and the head (its title repeats the headline).
_DROPPED = frozenset({
    "script", "style", "nav", "noscript", "template", "head", "svg", "math", "iframe", "object", "select", "button",
    "textarea",
})

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = frozenset({"br", "li", "tr", "dt", "dd"})
_PARAGRAPHS = _HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "caption", "details", "div", "dl", "fieldset", "figcaption",
    "figure", "footer", "form", "header", "hr", "main", "ol", "p", "pre", "section", "summary", "table", "ul",
}
_CELLS = frozenset({"td", "th"})
# fmt: on

_SPACES = re.compile(r" {2,}")
_WHITE = re.compile(r"[ \t\n\r\f]+")
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·]"
_BREAK_WITHIN_CHINESE = re.compile(rf"(?<={_WIDE})[ \t]*[\n\r\f][ \t\n\r\f]*(?={_WIDE})")


def html_to_text(markup: str, source: str) -> str:
    """The readable text of an HTML page.

    Paragraphs are set apart by an empty line, `<br>`, list items and rows by a newline; h1 to h6 become lines that
    begin with as many `#`. Scripts, styles, menus, forms and comments are dropped. Line breaks between two Chinese
    characters go, other white space becomes one space, as a browser shows it.

    Raises:
        SourceError: reason "unreadable", for what is no HTML.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
            soup = BeautifulSoup(markup, "html.parser")
    except (ParserRejectedMarkup, RecursionError) as error:
        raise SourceError(source, "unreadable", f"can't be read as HTML: {error}") from error
    return _joined("".join(_pieces(soup)))


def _pieces(soup: BeautifulSoup) -> Iterator[str]:
    """Text and breaks in reading order; walks without recursion, since markup may be nested to any depth."""
    stack: list[tuple[PageElement, bool]] = [(soup, False)]
    while stack:
        node, left = stack.pop()
        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):  # comments, doctypes and the like
                yield _inline(node)
        elif isinstance(node, Tag) and node.name not in _DROPPED:
            yield _break(node.name, left=left)
            if not left:
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.contents))


def _inline(node: NavigableString) -> str:
    """Text of an element; in `<pre>` its own line breaks stay."""
    if node.parent is not None and node.parent.name == "pre":
        return str(node)
    return _WHITE.sub(" ", _BREAK_WITHIN_CHINESE.sub("", node))


def _break(name: str, *, left: bool) -> str:
    """What stands before (or, with `left`, after) an element."""
    if name in _HEADINGS and not left:
        return "\n\n" + "#" * int(name[1]) + " "
    if name in _PARAGRAPHS:
        return "\n\n"
    if left:
        return ""
    return "\n" if name in _LINES else " " if name in _CELLS else ""


def _joined(text: str) -> str:
    """Trim lines, and leave one empty line at most between them; a heading without words goes."""
    lines: list[str] = []
    for raw in text.split("\n"):
        line = _SPACES.sub(" ", raw.strip())
        if line.strip("#") and (line or lines):
            lines.append(line)
        elif not line and lines and lines[-1]:
            lines.append("")
    return "\n".join(lines).strip("\n") + "\n"
