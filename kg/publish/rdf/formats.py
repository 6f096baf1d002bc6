"""The triples of a corpus in the formats of RDF 1.1: the same triples in each, and the same bytes for the same triples."""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import pyoxigraph as ox

from kg.config import Format
from kg.publish.rdf.jsonld import to_jsonld
from kg.schema import PREFIXES

_NOT_XML = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)  # XML 1.0, production 2 (Char)


def serialise(sorted_triples: Iterable[ox.Triple], form: Format = "turtle") -> bytes:
    """Triples that are sorted already, in one of the formats, in UTF-8.

    N-Quads have the default graph only, as bulk loaders want it. JSON-LD is compacted by the shipped context, which
    it carries. RDF/XML has U+FFFD for the control characters that XML 1.0 can't hold; every other literal is the same
    in all formats.
    """
    return _WRITERS[form](sorted_triples)


def _writer(form: ox.RdfFormat) -> Callable[[Iterable[ox.Triple]], bytes]:
    def write(triples: Iterable[ox.Triple]) -> bytes:
        return ox.serialize(triples, format=form, prefixes=dict(PREFIXES)) or b""

    return write


def _rdfxml(triples: Iterable[ox.Triple]) -> bytes:
    written = _writer(ox.RdfFormat.RDF_XML)(_fit_for_xml(triple) for triple in triples)
    return written.replace(b"\r", b"&#xD;")  # Oxigraph writes it bare, which a reader takes for a newline


def _fit_for_xml(triple: ox.Triple) -> ox.Triple:
    """The triple with U+FFFD for what XML forbids: one for one, so that a quote stays as long as its position says."""
    value = triple.object
    if not isinstance(value, ox.Literal) or not _NOT_XML.search(value.value):
        return triple
    text = _NOT_XML.sub("\ufffd", value.value)
    fit = (
        ox.Literal(text, language=value.language)
        if value.language
        else ox.Literal(text, datatype=value.datatype)
    )
    return ox.Triple(triple.subject, triple.predicate, fit)


_WRITERS: Mapping[Format, Callable[[Iterable[ox.Triple]], bytes]] = MappingProxyType(
    {
        "turtle": _writer(ox.RdfFormat.TURTLE),
        "nquads": _writer(ox.RdfFormat.N_QUADS),
        "jsonld": to_jsonld,
        "rdfxml": _rdfxml,
    }
)
