"""The manifest of a build: what was read, what became of it, what was dropped and why. Nothing in it depends on time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kg.build_folder import Manifest, rdf_files
from kg.config import Config
from kg.errors import KnowledgeGraphError, SourceError
from kg.model import Corpus, Record
from kg.schema import load_schema
from kg.version import __version__


def manifest(
    records: Sequence[Record], corpus: Corpus, failed: Iterable[KnowledgeGraphError], config: Config
) -> Manifest:
    """Tell of a build: versions, options, inputs with their hashes, counts, and drops by reason."""
    return {
        "kg": __version__,
        "schema": load_schema().version,
        "recognisers": sorted({record.recogniser for record in records}),
        "options": {
            "home": config.home,
            "recogniser": config.recogniser,
            "crf_model": config.crf_model and Path(config.crf_model).name,
            "hanlp_model": config.hanlp_model and Path(config.hanlp_model).name,
            "persons": config.persons,
            "min_confidence": config.min_confidence,
            "formats": list(rdf_files(config.formats)),
            "page_limit": config.page_limit,
        },
        "counts": _counts(records, corpus),
        "drops": _drops(failed),
        "inputs": [_input(record) for record in records],
    }


def _counts(records: Sequence[Record], corpus: Corpus) -> dict[str, Any]:
    mentions = (mention for record in records for mention in record.mentions)
    return {
        "pages": len(corpus.pages),
        "articles": sum(len(page.articles) for page in corpus.pages),
        "mentions": _by(mention.type for mention in mentions),
        "entities": _by(entity.type for entity in corpus.entities),
        "statements": {
            "relation": _by(statement.relation for statement in corpus.statements),
            "status": _by(statement.status for statement in corpus.statements),
            "basis": _by(statement.basis for statement in corpus.statements),
        },
        "tenures": len(corpus.tenures),
        "unresolved": sum(not entity.resolved for entity in corpus.entities),
        "withheld_persons": corpus.withheld,
        "unsure_statements": corpus.unsure,
        "namesakes": _by(identity.decision for identity in corpus.identities),
    }


def _by(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


def _drops(failed: Iterable[KnowledgeGraphError]) -> dict[str, dict[str, Any]]:
    """The failures by reason; one that no source is named in has its class for a reason."""
    reasons: dict[str, list[str]] = {}
    for error in failed:
        reason = (
            error.reason
            if isinstance(error, SourceError)
            else type(error).__name__.removesuffix("Error").lower()
        )
        reasons.setdefault(reason, []).append(str(error))
    return {reason: {"count": len(told), "messages": told} for reason, told in sorted(reasons.items())}


def _input(record: Record) -> dict[str, Any]:
    page = record.page
    return {
        "document": page.document,
        "sha256": page.sha256,
        "encoding": page.encoding,
        "newspaper": page.newspaper,
        "home": page.home,
        "home_source": page.home_source,
        "home_confidence": page.home_confidence,
        "published": page.published,
        "characters": len(page.text),
        "articles": len(page.articles),
        "mentions": len(record.mentions),
        "entities": len(record.entities),
        "statements": len(record.statements),
    }
