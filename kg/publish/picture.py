"""The drawn graph as a static SVG picture: for notebooks and readers in which scripts don't run."""

import html
import math
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from kg.publish.drawing import Drawing
from kg.publish.page_data import interface_words, type_styles

Box: TypeAlias = tuple[float, float, float, float]

BREADTH, HEIGHT = 960, 600
EDGE_ROOM, LEGEND_ROOM = 50, 46
FONT_SIZE = 12
FONTS = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"
INK, LINE, PAPER = "#1f2a35", "#c3ccd5", "#ffffff"
LONGEST_LABEL = 14
MOST_LABELS = 45
PROMINENT = 15  # so many names may cover lesser nodes, but never another name
POLYGONS = {  # corners as (turns from the top, share of the radius)
    "square": [(0.125 + 0.25 * corner, 1.1) for corner in range(4)],
    "diamond": [(0.25 * corner, 1.15) for corner in range(4)],
    "hexagon": [(0.083333 + 0.166667 * corner, 1.05) for corner in range(6)],
    "triangle": [(0.333333 * corner, 1.2) for corner in range(3)],
    "triangleDown": [(0.5 + 0.333333 * corner, 1.2) for corner in range(3)],
    "star": [(0.1 * corner, 0.55 if corner % 2 else 1.25) for corner in range(10)],
}


def picture_of(drawing: Drawing) -> str:
    """Draw a graph as SVG: edges, nodes in the shape and colour of their type, the most important labels, a legend."""
    where = _fitted(drawing)
    parts = [*_edges(drawing, where), *_nodes(drawing, where), *_labels(drawing, where), *_legend(drawing)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREADTH} {HEIGHT}" width="{BREADTH}" height="{HEIGHT}" '
        f'font-family="{FONTS}" font-size="{FONT_SIZE}" role="img">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(parts)}</svg>'
    )


def _fitted(drawing: Drawing) -> dict[str, tuple[float, float, float]]:
    """Centre and radius of every node, scaled so that the drawing fills the picture."""
    if not drawing.positions:
        return {}
    xs, ys = zip(*drawing.positions.values(), strict=True)
    room_x, room_y = BREADTH - 2 * EDGE_ROOM, HEIGHT - LEGEND_ROOM - 2 * EDGE_ROOM
    scale = min(room_x / max(max(xs) - min(xs), 1), room_y / max(max(ys) - min(ys), 1), 1.6)
    left = EDGE_ROOM + (room_x - scale * (max(xs) - min(xs))) / 2
    top = EDGE_ROOM + (room_y - scale * (max(ys) - min(ys))) / 2
    shrink = min(max(scale, 0.35), 1.0)
    return {
        node: (left + scale * (x - min(xs)), top + scale * (y - min(ys)), drawing.sizes[node] * shrink)
        for node, (x, y) in drawing.positions.items()
    }


def _edges(drawing: Drawing, where: dict[str, tuple[float, float, float]]) -> Iterator[str]:
    for a, b in sorted({(min(ends), max(ends)) for ends in drawing.graph.edges()}):
        (x1, y1, _), (x2, y2, _) = where[a], where[b]
        yield f'<line x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" stroke="{LINE}"/>'


def _nodes(drawing: Drawing, where: dict[str, tuple[float, float, float]]) -> Iterator[str]:
    for node in reversed(drawing.by_importance()):
        data = drawing.graph.nodes[node]
        x, y, radius = where[node]
        yield f"<g><title>{html.escape(data['name'])}</title>{_shape(data['type'], x, y, radius)}</g>"


def _shape(kind: str, x: float, y: float, radius: float) -> str:
    style = type_styles()[kind]
    look = f'fill="{style["light"]}" stroke="{PAPER}" stroke-width="1.2"'
    if style["shape"] == "dot":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {look}/>'
    corners = (
        (x + share * radius * math.sin(turn * math.tau), y - share * radius * math.cos(turn * math.tau))
        for turn, share in POLYGONS[style["shape"]]
    )
    return f'<polygon points="{" ".join(f"{px:.1f},{py:.1f}" for px, py in corners)}" {look}/>'


def _labels(drawing: Drawing, where: dict[str, tuple[float, float, float]]) -> Iterator[str]:
    """Names under or above their nodes, the most important first; what would cover another name is left out."""
    discs = {node: (x - radius, y - radius, x + radius, y + radius) for node, (x, y, radius) in where.items()}
    taken: list[Box] = []
    for rank, node in enumerate(drawing.by_importance()):
        name = _short(drawing.graph.nodes[node]["name"])
        others = [] if rank < PROMINENT else [disc for other, disc in discs.items() if other != node]
        box = _place(name, where[node], [*taken, *others])
        if box and len(taken) < MOST_LABELS:
            taken.append(box)
            yield (
                f'<text x="{(box[0] + box[2]) / 2:.1f}" y="{box[3] - 4:.1f}" text-anchor="middle" fill="{INK}" '
                f'stroke="{PAPER}" stroke-width="3" paint-order="stroke">{html.escape(name)}</text>'
            )


def _place(name: str, spot: tuple[float, float, float], taken: Sequence[Box]) -> Box | None:
    x, y, radius = spot
    half, high = _breadth(name) / 2, FONT_SIZE + 4
    below, above = y + radius + 2, y - radius - 2 - high
    boxes = [(x - half, top, x + half, top + high) for top in (below, above)]
    inside = (box for box in boxes if box[0] > 0 and box[2] < BREADTH)
    return next((box for box in inside if not any(_overlap(box, other) for other in taken)), None)


def _legend(drawing: Drawing) -> Iterator[str]:
    present = {data["type"] for _, data in drawing.graph.nodes(data=True)}
    x, y = 24.0, HEIGHT - 22.0
    for kind in (kind for kind in type_styles() if kind in present):
        name = interface_words()["type"][kind][0]
        yield f'{_shape(kind, x, y, 6)}<text x="{x + 12:.1f}" y="{y + 4:.1f}" fill="{INK}">{html.escape(name)}</text>'
        x += 34 + _breadth(name)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1] + "…"


def _breadth(text: str) -> float:
    """About how broad a text is: a Chinese character is as broad as high, a Latin one little more than half."""
    return sum(FONT_SIZE * (1.0 if ord(character) > 0x2E7F else 0.56) for character in text)


def _overlap(box: Sequence[float], other: Sequence[float]) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
