"""What a rule finds: a candidate; and the one table of rules with how sure each is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from kg.model import Mention, Page


class Candidate(NamedTuple):
    """A stretch of text that a rule takes for a mention."""

    start: int
    end: int
    type: str
    rule: str


def matches(pattern: re.Pattern[str], text: str, kind: str, rule: str) -> Iterator[Candidate]:
    """Every place where a pattern stands, as a candidate of one type by one rule."""
    for match in pattern.finditer(text):
        yield Candidate(*match.span(), kind, rule)


class Recogniser(Protocol):
    """Finds mentions on a page. What it returns is sorted and may overlap; `settle` decides."""

    name: str
    version: str

    def __call__(self, page: Page) -> list[Mention]:
        """The mentions of a page."""
        ...


@dataclass(frozen=True, slots=True)
class Locality:
    """The place that a page is from, as far as known; gazetteers of short names depend on it.

    code: its division code, or None for a place that is not in the table.
    name: its name.
    """

    code: str | None = None
    name: str | None = None


# How sure each rule is, and by that which of two overlapping candidates of one length wins.
RULES: dict[str, float] = {
    "title-mark": 0.99,  # 《…》
    "byline": 0.99,  # ■本报记者 …
    "place-table": 0.97,  # in the table of divisions
    "place-chain": 0.93,  # 镇, 村 behind a known division
    "place-shape": 0.72,  # …县, …市 that the table does not know
    "place-nature": 0.75,  # roads, rivers, islands by their closing word
    "agency-central": 0.96,  # central bodies
    "agency-grammar": 0.93,  # level or place + organ
    "agency-party-group": 0.92,
    "agency-founded": 0.8,  # 成立 … 中心
    "zone": 0.85,
    "zone-visited": 0.9,  # 到高新区考察: a place, not a body
    "title-name": 0.95,  # post next to a name
    "name-list": 0.9,  # 市领导…、…、…
    "name-speech": 0.8,  # …说
    "occupation-name": 0.85,  # 村民…
    "pseudonym": 0.97,  # …(化名)
    "post": 0.95,
    "organisation-suffix": 0.8,
    "organisation-list": 0.72,
    "paper": 0.97,
    "quoted-head": 0.88,  # “…”行动
    "quoted-name": 0.75,
    "quoted-list": 0.74,
    "designation": 0.85,
    "programme-known": 0.85,  # 河长制, 浙里办
    "numbered": 0.8,
    "programme-suffix": 0.72,
    "project-list": 0.86,  # what is counted as projects
    "event-session": 0.95,  # 党的二十大, 第…届…会议
    "event-head": 0.85,
    "event-bare": 0.8,
    "crf": 0.8,  # the statistical model, where no rule has anything
    "hanlp": 0.85,  # HanLP there; it tells no probability
    "spread": 0.7,  # a name found elsewhere on the page
}
