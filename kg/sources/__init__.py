"""Files, folders, globs and archives read into page texts: discovery, decoding, readers, and `corpus.toml`."""

from kg.sources.read import SourceText, read_sources

__all__ = ["SourceText", "read_sources"]
