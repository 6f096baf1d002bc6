"""Gold records completed from the files beside them: the text of the page, its mentions, its newspaper.

A gold file `NAME.json` names its page and need not repeat it: the text lies beside it under the name of the page, and
the mentions in `NAME.ann`, one a line: start, end, type and text, separated by tabs.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from kg.annotations import parse_annotations
from kg.errors import RecordError, SourceError
from kg.sources.corpus import PageFacts
from kg.sources.decode import decode
from kg.sources.origin import Origin, Reader

Json = dict[str, Any]


def page_beside(file: Path, document: str) -> Path | None:
    """The page that a gold file is of, if it lies in the gold file's folder or below; else None."""
    if not document or PurePosixPath(document).is_absolute() or ".." in PurePosixPath(document).parts:
        return None
    page = file.parent / document
    return page if page.is_file() else None


def completed(values: Json, file: Path, facts: PageFacts, reader: Reader) -> Json:
    """The values of a record with what lies beside its file; as they are if they have a text or no page lies there.

    Args:
        values: the JSON object in the file.
        file: the gold file.
        facts: what `corpus.toml` says of its page; what the record itself says comes first.
        reader: reads the page.

    Raises:
        SourceError: the page or the mentions can't be read; reason as for other pages, or "bad_record".
    """
    document = str(values.get("document", ""))
    page = None if values.get("text") else page_beside(file, document)
    if page is None:
        return values
    data = reader.read(Origin(page), document)
    text, encoding = decode(data, document)
    known = {"newspaper": facts.newspaper, "home": facts.home, "published": facts.published}
    found: Json = {
        **{key: value for key, value in known.items() if value is not None},
        **{key: value for key, value in values.items() if value is not None},
        "text": text,
        "sha256": hashlib.sha256(data).hexdigest(),
        "encoding": encoding,
    }
    spans = file.with_suffix(".ann")
    if "mentions" not in found and spans.is_file():
        found["mentions"] = _mentions(reader.read(Origin(spans), spans.name), spans.name, found)
    return found


def _mentions(data: bytes, name: str, values: Json) -> list[Json]:
    """The mentions of an `.ann` file; each gets the one entity that bears its type and words, if there is one."""
    bearers, mentions = _bearers(values), []
    try:
        for start, end, kind, words in parse_annotations(data.decode("utf-8-sig", errors="replace"), name):
            named = bearers.get((kind, words), ())
            entity = named[0] if len(named) == 1 else None
            mentions.append({"start": start, "end": end, "type": kind, "text": words, "entity": entity})
    except RecordError as error:
        raise SourceError(name, "bad_record", str(error).removeprefix(f"{name}: ")) from error
    return mentions


def _bearers(values: Json) -> Mapping[tuple[Any, Any], list[Any]]:
    """Ids of entities by type and name or alias."""
    bearers: dict[tuple[Any, Any], list[Any]] = {}
    entities = values.get("entities")
    for entity in entities if isinstance(entities, list) else []:
        if isinstance(entity, dict):
            names = {str(each) for each in (entity.get("name"), *(entity.get("aliases") or ()))}
            for each in names:
                bearers.setdefault((entity.get("type"), each), []).append(entity.get("id"))
    return bearers
