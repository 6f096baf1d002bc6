"""What of a graph is drawn, how large, and where: the part of it that a page or a picture shows."""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from kg.model import Corpus
from kg.publish.layout import Positions, positions
from kg.publish.network import Graph, to_networkx

MOST_NODES = 2_000  # a page with more neither opens at once nor can be read
SMALLEST, LARGEST = 9.0, 26.0  # node radii in pixels at zoom 1


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawn part of a graph: nodes with an asserted relation, where they stand and how large they are.

    `whole` is the graph with the nodes that are not drawn; `degrees` counts asserted statements; `left_out` the
    connected nodes that a page has no room for; `undrawn` the nodes without an asserted relation.
    """

    whole: Graph
    graph: Graph
    positions: Positions
    sizes: Mapping[str, float]
    degrees: Mapping[str, int]
    left_out: int
    undrawn: int

    def by_importance(self) -> list[str]:
        """The drawn nodes, those with most asserted statements first."""
        return sorted(self.graph, key=lambda node: (-self.degrees[node], node))


def draw(corpus: Corpus) -> Drawing:
    """Choose, size and place the nodes that a page or picture of a corpus shows."""
    whole = to_networkx(corpus)
    degrees = {node: int(degree) for node, degree in whole.degree()}
    connected = sorted((node for node in whole if degrees[node]), key=lambda node: (-degrees[node], node))
    drawn = whole.subgraph(connected[:MOST_NODES]).copy()
    top = max(degrees.values(), default=0) or 1
    sizes = {node: round(SMALLEST + (LARGEST - SMALLEST) * (degrees[node] / top) ** 0.5, 1) for node in drawn}
    return Drawing(
        whole=whole,
        graph=drawn,
        positions=positions(nx.Graph(drawn.to_undirected()), sizes),
        sizes=sizes,
        degrees=degrees,
        left_out=len(connected) - len(drawn),
        undrawn=len(whole) - len(connected),
    )
