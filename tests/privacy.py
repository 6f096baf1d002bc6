"""Looks for names in everything that a build publishes, as its readers see it."""

import html
from collections.abc import Iterable
from pathlib import Path

from kg.build_folder import STORE
from kg.query import run_query

PUBLISHED = ("graph.ttl", "graph.graphml", "graph.html", "statements.csv")


def published(folder: Path) -> dict[str, str]:
    """The published files as a reader sees them: entities and escapes resolved."""
    texts = {}
    for name in PUBLISHED:
        text = (folder / name).read_text(encoding="utf-8-sig")
        escaped = (
            text.encode("unicode_escape")
            .decode()
            .replace("\\\\u", "\\u")
            .encode()
            .decode("unicode_escape", "replace")
        )
        texts[name] = "\n".join((text, html.unescape(text), escaped))
    return texts


def check_nobody(folder: Path, names: Iterable[str]) -> None:
    """None of the names is in any published file or anywhere in the store."""
    names, texts = sorted(names), published(folder)
    assert [] == [(name, file) for file, text in texts.items() for name in names if name in text]
    anywhere = " || ".join(f'CONTAINS(STR(?x), "{name}")' for name in names)
    query = (
        f"SELECT ?x WHERE {{ {{ ?x ?p ?o }} UNION {{ ?s ?x ?o }} UNION {{ ?s ?p ?x }} FILTER({anywhere}) }}"
    )
    assert [] == list(run_query(folder / STORE, query, timeout=60).rows)
