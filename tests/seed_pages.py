"""The pages of the seed corpus with their gold, and what is asked of them in tests."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from validate_gold import GoldPage, read

SEEDS = Path(__file__).parents[1] / "seeds"
SHARED = Path(__file__).parents[2] / "shared"
GOLD = sorted(SEEDS.glob("*.json"))
PAGES: dict[str, GoldPage] = {file.stem: read(file) for file in GOLD}
CORPUS = tomllib.loads((SEEDS / "corpus.toml").read_text(encoding="utf-8"))["pages"]


def counts() -> Counter[str]:
    """Statements of the whole corpus by relation, without those that did not happen."""
    return Counter(each["relation"] for page in PAGES.values() for each in page.gold["statements"])


def told(page: str, relation: str) -> list[tuple[str, str | None, dict[str, Any]]]:
    """The statements of a relation on a page: both ends by name, and the qualifiers."""
    names = {each["id"]: each["name"] for each in PAGES[page].gold["entities"]}
    return [
        (names[each["subject"]], names.get(each["object"]), each["qualifiers"])
        for each in PAGES[page].statements
        if each["relation"] == relation
    ]


def posts(page: str, person: str) -> dict[str | None, list[dict[str, Any]]]:
    """The posts of a person on a page, by body."""
    found: dict[str | None, list[dict[str, Any]]] = {}
    for subject, body, said in told(page, "holds_post"):
        if subject == person:
            found.setdefault(body, []).append(said)
    return found
