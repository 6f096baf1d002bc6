"""Chinese newspaper pages in, a governance knowledge graph out.

    import kg
    graph = kg.build("seeds/")          # or kg.open("build/")
    graph.query("SELECT …")
    graph.show(focus="秦国文")

Names are found when they are first used: importing `kg` loads no heavy library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from kg.version import __version__

if TYPE_CHECKING:
    from kg.graph import Graph, build
    from kg.graph import open_build as open  # noqa: A004 - kg.open reads as gzip.open does
    from kg.recognise import load

__all__ = ["Graph", "__version__", "build", "load", "open"]

_HOMES = {
    "Graph": ("kg.graph", "Graph"),
    "build": ("kg.graph", "build"),
    "open": ("kg.graph", "open_build"),
    "load": ("kg.recognise", "load"),
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
