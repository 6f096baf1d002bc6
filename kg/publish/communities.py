"""The communities of a graph that is too large to be drawn node by node: they are drawn first, each opens by itself."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

SEED = 20
SMALL = 5  # an unlinked community of fewer members is no picture of its own
MOST_COMMUNITIES = 150  # with the rest; more circles with names cannot be told apart on a screen
STATUSES = ("asserted", "planned", "denied")  # what a line between communities tells first


@dataclass(frozen=True, slots=True)
class Community:
    """Nodes that hang together more than with others: `members` are the drawn ones, by importance.

    `left_out` counts the members beyond those that a page has room for. `rest` marks the one community, always the
    last, whose members have nothing in common but that their own communities are too small to be drawn.
    """

    id: str
    members: tuple[str, ...]
    left_out: int = 0
    rest: bool = False

    @property
    def count(self) -> int:
        """How many members there are, drawn or not."""
        return len(self.members) + self.left_out


@dataclass(frozen=True, slots=True)
class Link:
    """How many drawn statements there are between two communities, `source` being the one with the lower number.

    `status` is that of the statements: asserted if one of them is, otherwise planned, otherwise denied.
    """

    source: str
    target: str
    statements: int
    status: str

    @property
    def id(self) -> str:
        """The ids of both ends, which no other link has."""
        return f"{self.source}~{self.target}"


def communities(graph: "nx.Graph[str]", by_importance: Sequence[str], most: int) -> tuple[Community, ...]:
    """Find the communities of an undirected graph, largest first, and keep `most` members of each to be drawn.

    They are those of the Louvain method (Blondel et al. 2008) over the edges' `weight`, from a fixed seed. Small ones
    without a link to another, and the smallest where there are too many, make up the rest.
    """
    groups = _louvain(graph)
    own = [group for group in groups if len(group) >= SMALL or _is_linked(graph, group)]
    room = MOST_COMMUNITIES if len(own) == len(groups) <= MOST_COMMUNITIES else MOST_COMMUNITIES - 1
    kept = own[:room]
    rest = set(graph).difference(*kept)
    rank = {node: number for number, node in enumerate(by_importance)}
    numbered = [*kept, rest] if rest else kept
    return tuple(
        _community(number, sorted(group, key=rank.__getitem__), most, rest=number > len(kept))
        for number, group in enumerate(numbered, 1)
    )


def _louvain(graph: "nx.Graph[str]") -> list[set[str]]:
    """The sets of members, largest first. Nodes go in as numbers: networkx walks through sets, whose order strings change."""
    names = sorted(graph)
    numbers = {name: number for number, name in enumerate(names)}
    counted: nx.Graph[int] = nx.Graph()
    counted.add_nodes_from(range(len(names)))
    counted.add_weighted_edges_from(
        sorted((*sorted((numbers[a], numbers[b])), edge["weight"]) for a, b, edge in graph.edges(data=True))
    )
    found: list[set[int]] = nx.community.louvain_communities(counted, seed=SEED)
    ordered = sorted(found, key=lambda group: (-len(group), min(group)))
    return [{names[number] for number in group} for group in ordered]


def _is_linked(graph: "nx.Graph[str]", group: set[str]) -> bool:
    return any(neighbour not in group for node in group for neighbour in graph[node])


def _community(number: int, members: Sequence[str], most: int, *, rest: bool) -> Community:
    return Community(f"community-{number}", tuple(members[:most]), max(len(members) - most, 0), rest)


def links(found: Sequence[Community], edges: Iterable[tuple[str, str, str]]) -> tuple[Link, ...]:
    """Count the edges (two nodes and a status) between every two communities, in the order of these.

    Edges with an end outside all communities are passed over.
    """
    home = {node: number for number, community in enumerate(found) for node in community.members}
    counted = Counter(
        ((min(home[a], home[b]), max(home[a], home[b])), status)
        for a, b, status in edges
        if a in home and b in home and home[a] != home[b]
    )
    pairs = sorted({pair for pair, _ in counted})
    return tuple(_link(found[a].id, found[b].id, _by_status(counted, (a, b))) for a, b in pairs)


def _by_status(counted: Mapping[tuple[tuple[int, int], str], int], pair: tuple[int, int]) -> dict[str, int]:
    return {status: counted[pair, status] for status in STATUSES if counted.get((pair, status))}


def _link(source: str, target: str, by_status: Mapping[str, int]) -> Link:
    return Link(source, target, sum(by_status.values()), next(iter(by_status)))
