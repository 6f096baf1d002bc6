"""Who and what is meant: every mention of a page gets its entity, read in the page's locality."""

from kg.resolve.page import Reference, Resolution, resolve

__all__ = ["Reference", "Resolution", "resolve"]
