"""What of a graph is drawn, how large, and where: the part of it that a page or a picture shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from kg.model import Corpus, Statement
from kg.publish.communities import Community, Link, communities, links
from kg.publish.derived import proposed
from kg.publish.layout import Positions, positions
from kg.publish.network import Graph, to_networkx

MOST_NODES = 2_000  # more can neither be read at once nor moved smoothly
SMALLEST, LARGEST = 9.0, 26.0  # node radii in pixels at zoom 1
PER_MEMBER = 5.0  # radius of a community of one member in pixels at zoom 1; its area grows with its members
LONGEST = 2.0  # a line between communities, in lengths of the line that stands for most statements
NAMED = 3  # so many members give a community its name


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawn part of a graph: nodes with a statement of any status, where they stand and how large they are.

    `whole` is the graph of asserted statements with all nodes, drawn or not; `graph` the drawn nodes with statements
    of every status as edges, which carry `relation`, `basis` and `status`. `degrees` and so `sizes` count asserted
    statements; `left_out` the connected nodes that a page has no room for; `undrawn` those without a statement.

    Where there are too many nodes, `communities` are drawn in their place, at `community_positions` and with the radii
    `community_sizes`; `positions` are then those of the members, around the origin of each community.
    """

    whole: Graph
    graph: Graph
    positions: Positions
    sizes: Mapping[str, float]
    degrees: Mapping[str, int]
    left_out: int
    undrawn: int
    communities: tuple[Community, ...] = ()
    community_positions: Positions = field(default_factory=dict)
    community_sizes: Mapping[str, float] = field(default_factory=dict)

    def by_importance(self) -> list[str]:
        """The drawn nodes, those with most asserted statements first."""
        return _by_importance(self.graph, self.degrees)

    def links(self) -> tuple[Link, ...]:
        """The lines between communities."""
        return links(self.communities, self.graph.edges(data="status"))

    def community_name(self, community: Community) -> str:
        """The names of its most important members, as Chinese lists them."""
        return "、".join(self.whole.nodes[node]["name"] for node in community.members[:NAMED])


def draw(corpus: Corpus) -> Drawing:
    """Choose, size and place the nodes that a page or picture of a corpus shows."""
    whole = to_networkx(corpus)
    full = _with_every_status(whole, corpus)
    degrees = {node: int(degree) for node, degree in whole.degree()}
    connected = _by_importance((node for node, degree in full.degree() if degree), degrees)
    too_many = len(connected) > MOST_NODES
    found = communities(_simple(_drawn(full, connected)), connected, MOST_NODES) if too_many else ()
    drawn = _drawn(full, [node for group in found for node in group.members] or connected)
    sizes = _sizes(drawn, degrees)
    radii = {group.id: round(PER_MEMBER * group.count**0.5, 1) for group in found}
    return Drawing(
        whole=whole,
        graph=drawn,
        positions=_placed(drawn, [group.members for group in found] or [connected], sizes),
        sizes=sizes,
        degrees=degrees,
        left_out=len(connected) - len(drawn),
        undrawn=len(whole) - len(connected),
        communities=found,
        community_positions=positions(_overview(found, drawn), radii),
        community_sizes=radii,
    )


def _by_importance(nodes: Iterable[str], degrees: Mapping[str, int]) -> list[str]:
    return sorted(nodes, key=lambda node: (-degrees[node], node))


def _with_every_status(whole: Graph, corpus: Corpus) -> Graph:
    """The nodes of a graph, and all statements between two of them as edges."""
    full: Graph = nx.MultiDiGraph()
    full.add_nodes_from(whole.nodes(data=True))
    minted = proposed(corpus)
    for statement in sorted(corpus.statements, key=lambda statement: statement.id):
        target = statement.object or minted.get(statement.id)
        if target is not None and statement.subject in full and target in full:
            full.add_edge(statement.subject, target, key=statement.id, **_look(statement))
    return full


def _look(statement: Statement) -> dict[str, str]:
    return {"relation": statement.relation, "basis": statement.basis, "status": statement.status}


def _drawn(full: Graph, nodes: Iterable[str]) -> Graph:
    drawn: Graph = full.subgraph(nodes).copy()
    return drawn


def _simple(graph: Graph) -> "nx.Graph[str]":
    """The undirected graph of a multigraph; the weight of an edge is the number of statements it stands for."""
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(graph)
    for source, target in graph.edges():
        weight = simple.get_edge_data(source, target, {"weight": 0})["weight"]
        simple.add_edge(source, target, weight=weight + 1)
    return simple


def _sizes(drawn: Graph, degrees: Mapping[str, int]) -> dict[str, float]:
    top = max(degrees.values(), default=0) or 1
    return {node: round(SMALLEST + (LARGEST - SMALLEST) * (degrees[node] / top) ** 0.5, 1) for node in drawn}


def _placed(drawn: Graph, groups: Iterable[Sequence[str]], sizes: Mapping[str, float]) -> Positions:
    """Place each group of nodes by itself."""
    simple = _simple(drawn)
    return {
        node: place for group in groups for node, place in positions(simple.subgraph(group), sizes).items()
    }


def _overview(found: Sequence[Community], drawn: Graph) -> "nx.Graph[str]":
    """The graph between communities; the fewer statements an edge stands for, the longer it should be."""
    between: nx.Graph[str] = nx.Graph()
    between.add_nodes_from(community.id for community in found)
    lines = links(found, drawn.edges(data="status"))
    top = max((line.statements for line in lines), default=1)
    for line in lines:
        between.add_edge(line.source, line.target, length=min((top / line.statements) ** 0.5, LONGEST))
    return between
