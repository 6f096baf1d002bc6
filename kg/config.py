"""The one typed configuration; built at the boundary (CLI, `kg.build`), read everywhere, never changed."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

PersonsPolicy: TypeAlias = Literal["officials", "all"]
Format: TypeAlias = Literal["turtle", "nquads", "jsonld", "rdfxml"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Options of a build.

    home: the place of the newspaper; beats `corpus.toml`, which beats what the page says.
    recogniser: a registered recogniser's name.
    crf_model: a file that `kg train` wrote, in the place of the model of the package.
    hanlp_model: a folder or an identifier, in the place of the recogniser's own choice.
    persons: "officials" keeps persons without a public role out of everything published.
    min_confidence: statements that are less sure are not published.
    formats: in which formats the RDF is written; Turtle always is.
    jobs: how many processes read pages.
    page_limit: pages of more characters are refused.
    query_timeout: seconds after which a query is killed.
    """

    home: str | None = None
    recogniser: str = "default"
    crf_model: str | None = None
    hanlp_model: str | None = None
    persons: PersonsPolicy = "officials"
    min_confidence: float = 0.0
    formats: tuple[Format, ...] = ("turtle",)
    jobs: int = 1
    page_limit: int = 2_000_000
    query_timeout: float = 30.0
