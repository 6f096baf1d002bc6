"""The graph page: one self-contained offline HTML file with search, filters and the evidence of every statement.

pyvis holds the network and brings vis-network; the page around it is the project's own (`templates/`), because
pyvis's stock page fetches from a CDN and lets text run as script. Text only ever travels in JSON blocks, which the
script puts on the page with `textContent`; a content security policy with script hashes forbids all else.
"""

import base64
import hashlib
import html
from collections.abc import Mapping
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from kg.model import Corpus
from kg.publish.drawing import Drawing, draw
from kg.publish.focus import around
from kg.publish.page_data import COLUMNS, Json, interface_words, page_data, plain_rows, summary
from kg.publish.picture import picture_of

PAGE = "explorer.html"
MOST_INLINE = 8_000_000  # characters of a page that a notebook can keep with each output
VIS = "lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = (
    "model.js",
    "state.js",
    "dates.js",
    "elements.js",
    "visible.js",
    "scenes.js",
    "network.js",
    "labels.js",
    "lines.js",
    "cards.js",
    "panel.js",
    "path.js",
    "days.js",
    "holders.js",
    "table.js",
    "exports.js",
    "timeline.js",
    "filters.js",
    "search.js",
    "start.js",
)


def render(
    corpus: Corpus, *, focus: str | None = None, hops: int = 1, score: Mapping[str, float] | None = None
) -> str:
    """Make the graph page of a corpus as one HTML string that needs no network.

    Args:
        corpus: a merged corpus, already without the persons that stay private.
        focus: a name or alias; the page then holds only what is within `hops` statements of all that carry it.
        hops: how far from the focus, in statements.
        score: `precision`, `recall` and `f1` (0 to 1) against gold pages, shown in the header; that of the default
            recogniser, where it has read the corpus, if none is given.

    Raises:
        UsageError: nobody and nothing carries the name, or `hops` is negative.
    """
    shown = _shown(corpus, focus, hops)
    drawing = draw(shown)
    return _page(drawing, page_data(shown, drawing, focus, hops, score))


def _shown(corpus: Corpus, focus: str | None, hops: int) -> Corpus:
    return around(corpus, focus, hops) if focus else corpus


def _page(drawing: Drawing, data: Json) -> str:
    network = _network(drawing)
    network.templateEnv = _environment(data)
    network.path = PAGE
    page: str = network.generate_html(PAGE)
    return page.encode("utf-8", "replace").decode()


def picture(corpus: Corpus, *, focus: str | None = None, hops: int = 1) -> str:
    """Draw the same layout as a static SVG, for where scripts don't run. Raises UsageError as `render` does."""
    return picture_of(draw(_shown(corpus, focus, hops)))


def mimebundle(corpus: Corpus, focus: str | None = None, hops: int = 1) -> dict[str, str]:
    """What a notebook shows: a line of text, a static picture, and the page in a sandboxed frame.

    A page of more than `MOST_INLINE` characters is left out, since a notebook keeps each output; the line says so.
    """
    shown = _shown(corpus, focus, hops)
    drawing = draw(shown)
    line, static = _line(shown, drawing), picture_of(drawing)
    page = _page(drawing, page_data(shown, drawing, focus, hops, None))
    if len(page) > MOST_INLINE:
        hint = "; too large for a notebook: open graph.html, or give show() a focus"
        return {"text/plain": line + hint, "image/svg+xml": static}
    frame = (
        '<iframe sandbox="allow-scripts allow-downloads" title="graph" width="100%" height="720" style="border:0" '
        f'srcdoc="{html.escape(page, quote=True)}"></iframe>'
    )
    return {"text/plain": line, "image/svg+xml": static, "text/html": frame}


def _line(corpus: Corpus, drawing: Drawing) -> str:
    counts = summary(corpus, drawing)
    papers = "、".join(counts["newspapers"]) or "graph"
    return (
        f"{papers}: {counts['pages']} pages, {counts['entities']} entities, "
        f"{counts['stated']} stated and {counts['derived']} derived statements"
    )


def _network(drawing: Drawing) -> Network:
    """Hand the drawing to pyvis. Ids are opaque keys: pyvis lets an id that holds markup run.

    The lists are set and not added to: pyvis looks through all nodes for each that is added.
    """
    network = Network(directed=True, cdn_resources="in_line")
    network.nodes = _community_nodes(drawing) if drawing.communities else _nodes(drawing)
    network.edges = _community_edges(drawing) if drawing.communities else _edges(drawing)
    return network


def _nodes(drawing: Drawing) -> list[Json]:
    return [
        _node(
            node,
            drawing.graph.nodes[node]["name"],
            group=drawing.graph.nodes[node]["type"],
            place=drawing.positions[node],
            size=drawing.sizes[node],
            rank=rank,
        )
        for rank, node in enumerate(drawing.by_importance())
    ]


def _edges(drawing: Drawing) -> list[Json]:
    return [
        _edge(source, target, id=key, relation=data["relation"], basis=data["basis"], status=data["status"])
        for source, target, key, data in sorted(
            drawing.graph.edges(data=True, keys=True), key=lambda edge: edge[2]
        )
    ]


def _community_nodes(drawing: Drawing) -> list[Json]:
    return [
        _node(
            community.id,
            drawing.community_name(community),
            group="Community",
            place=drawing.community_positions[community.id],
            size=drawing.community_sizes[community.id],
            rank=rank,
            members=community.count,
            rest=community.rest,
        )
        for rank, community in enumerate(drawing.communities)
    ]


def _community_edges(drawing: Drawing) -> list[Json]:
    return [
        _edge(link.source, link.target, id=link.id, value=link.statements, status=link.status)
        for link in drawing.links()
    ]


def _node(identifier: str, label: str, *, place: tuple[int, int], **look: Any) -> Json:
    node = Node(identifier, "dot", label or identifier, x=place[0], y=place[1], **look)
    options: Json = node.options
    return options


def _edge(source: str, target: str, **look: Any) -> Json:
    options: Json = Edge(source, target, directed=True, **look).options
    return options


def _environment(data: Json) -> Environment:
    """The templates of this package before those of pyvis, with everything escaped that is not marked as safe."""
    loader = ChoiceLoader([PackageLoader("kg.publish"), PackageLoader("pyvis")])
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    scripts = [
        _source(environment, loader, VIS),
        "".join(_source(environment, loader, f"explorer/{name}") for name in SCRIPTS),
    ]
    environment.globals |= {
        "data": data,
        "words": interface_words(),
        "columns": COLUMNS,
        "rows": plain_rows(data),
        "scripts": [Markup(script) for script in scripts],  # noqa: S704 - files of this package and of pyvis
        "style": Markup(_source(environment, loader, "explorer/explorer.css")),  # noqa: S704
        "policy": Markup(_policy(scripts)),  # noqa: S704
    }
    return environment


def _source(environment: Environment, loader: BaseLoader, name: str) -> str:
    """A script or style as it will stand between its tags: browsers normalise line ends before they hash."""
    return loader.get_source(environment, name)[0].replace("\r\n", "\n").replace("\r", "\n")


def _policy(scripts: list[str]) -> str:
    """A content security policy under which only these very scripts run and nothing is fetched (W3C CSP Level 3)."""
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    sources = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {sources}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
