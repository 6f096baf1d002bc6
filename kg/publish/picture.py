"""The drawn graph as a static SVG picture: for notebooks and readers in which scripts don't run."""

import html
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from kg.publish.drawing import Drawing
from kg.publish.page_data import interface_words, type_styles

Box: TypeAlias = tuple[float, float, float, float]

BREADTH = 960
LOWEST, HIGHEST = 240, 760
EDGE_ROOM, LEGEND_ROOM = 50, 46
FONT_SIZE = 12
FONTS = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"
INK, LINE, PAPER = "#1f2a35", "#c3ccd5", "#ffffff"
LONGEST_LABEL = 14
MOST_LABELS = 45
THINNEST, WIDEST = 0.2, 5.0  # lines between communities
PROMINENT = 15  # so many names may cover lesser nodes, but never another name
POLYGONS = {  # corners as (turns from the top, share of the radius)
    "square": [(0.125 + 0.25 * corner, 1.1) for corner in range(4)],
    "diamond": [(0.25 * corner, 1.15) for corner in range(4)],
    "hexagon": [(0.083333 + 0.166667 * corner, 1.05) for corner in range(6)],
    "triangle": [(0.333333 * corner, 1.2) for corner in range(3)],
    "triangleDown": [(0.5 + 0.333333 * corner, 1.2) for corner in range(3)],
    "star": [(0.1 * corner, 0.55 if corner % 2 else 1.25) for corner in range(10)],
}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A node or a community of the picture; `kind` is the type of a node, or None."""

    name: str
    kind: str | None
    x: float
    y: float
    radius: float


Marks: TypeAlias = dict[str, _Mark]  # by id, the most important first
Lines: TypeAlias = Sequence[tuple[str, str, float]]  # two ids and a width in pixels


def picture_of(drawing: Drawing) -> str:
    """Draw a graph as SVG: lines, nodes in the shape and colour of their type, the most important labels, a legend.

    Only what is asserted is drawn. Of a drawing with communities these are drawn, and not their members.
    """
    marks, lines = _of_communities(drawing) if drawing.communities else _of_nodes(drawing)
    height = _height(marks)
    fitted = _fitted(marks, height)
    parts = [*_lines(lines, fitted), *_shapes(fitted), *_labels(fitted), *_legend(fitted, height)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREADTH} {height}" width="{BREADTH}" height="{height}" '
        f'font-family="{FONTS}" font-size="{FONT_SIZE}" role="img">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(parts)}</svg>'
    )


def _of_nodes(drawing: Drawing) -> tuple[Marks, Lines]:
    pairs = {
        (min(source, target), max(source, target))
        for source, target, statement in drawing.graph.edges(data=True)
        if statement["status"] == "asserted"
    }
    ends = {end for pair in pairs for end in pair}
    marks = {
        node: _Mark(
            drawing.graph.nodes[node]["name"],
            drawing.graph.nodes[node]["type"],
            *drawing.positions[node],
            drawing.sizes[node],
        )
        for node in drawing.by_importance()
        if node in ends
    }
    return marks, [(source, target, 1.0) for source, target in sorted(pairs)]


def _of_communities(drawing: Drawing) -> tuple[Marks, Lines]:
    marks = {
        community.id: _Mark(
            drawing.community_name(community),
            None,
            *drawing.community_positions[community.id],
            drawing.community_sizes[community.id],
        )
        for community in drawing.communities
    }
    asserted = [link for link in drawing.links() if link.status == "asserted"]
    top = max((link.statements for link in asserted), default=1)
    return marks, [
        (link.source, link.target, max(WIDEST * link.statements / top, THINNEST)) for link in asserted
    ]


def _frame(marks: Marks) -> tuple[float, float, float, float]:
    """The left, top, breadth and height that all marks take with their radii."""
    left = min(mark.x - mark.radius for mark in marks.values())
    top = min(mark.y - mark.radius for mark in marks.values())
    right = max(mark.x + mark.radius for mark in marks.values())
    bottom = max(mark.y + mark.radius for mark in marks.values())
    return left, top, right - left, bottom - top


def _scale(marks: Marks) -> float:
    """How much larger or smaller the marks are drawn than they were laid out."""
    _, _, breadth, height = _frame(marks)
    room_x, room_y = BREADTH - 2 * EDGE_ROOM, HIGHEST - LEGEND_ROOM - 2 * EDGE_ROOM
    return min(room_x / max(breadth, 1.0), room_y / max(height, 1.0), 1.6)


def _height(marks: Marks) -> int:
    """The height of a picture that the marks fill, as far as it is neither flat nor higher than a screen."""
    if not marks:
        return LOWEST
    return max(LOWEST, round(_scale(marks) * _frame(marks)[3]) + LEGEND_ROOM + 2 * EDGE_ROOM)


def _fitted(marks: Marks, picture_height: int) -> Marks:
    """The marks, scaled and moved so that they stand in the middle of the picture."""
    if not marks:
        return {}
    scale = _scale(marks)
    left, top, breadth, height = _frame(marks)
    dx = (BREADTH - scale * breadth) / 2 - scale * left
    dy = (picture_height - LEGEND_ROOM - scale * height) / 2 - scale * top
    return {
        identifier: replace(mark, x=scale * mark.x + dx, y=scale * mark.y + dy, radius=_radius(mark, scale))
        for identifier, mark in marks.items()
    }


def _radius(mark: _Mark, scale: float) -> float:
    """Nodes stay large enough to be told apart; the size of a community means something and follows the scale."""
    least = 0.0 if mark.kind is None else 0.35
    return mark.radius * min(max(scale, least), 1.0)


def _lines(lines: Lines, marks: Marks) -> Iterator[str]:
    """The thin ones first, so that they don't cross out the others."""
    for source, target, width in sorted(lines, key=lambda line: (line[2], line[:2])):
        a, b = marks[source], marks[target]
        yield (
            f'<line x1="{a.x:.0f}" y1="{a.y:.0f}" x2="{b.x:.0f}" y2="{b.y:.0f}" stroke="{LINE}" '
            f'stroke-width="{width:.2g}"/>'
        )


def _shapes(marks: Marks) -> Iterator[str]:
    """The less important first, so that the others lie on top."""
    for mark in reversed(marks.values()):
        shape = _shape(mark.kind, mark.x, mark.y, mark.radius)
        yield f"<g><title>{html.escape(mark.name)}</title>{shape}</g>"


def _shape(kind: str | None, x: float, y: float, radius: float) -> str:
    style = type_styles()[kind or "Community"]
    look = f'fill="{style["light"]}" stroke="{PAPER}" stroke-width="1.2"'
    if style["shape"] == "dot":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {look}/>'
    corners = (
        (x + share * radius * math.sin(turn * math.tau), y - share * radius * math.cos(turn * math.tau))
        for turn, share in POLYGONS[style["shape"]]
    )
    return f'<polygon points="{" ".join(f"{px:.1f},{py:.1f}" for px, py in corners)}" {look}/>'


def _labels(marks: Marks) -> Iterator[str]:
    """Names at their marks, the most important first; what would cover another name is left out.

    So is what would cover another node, but for the most prominent names and those of communities.
    """
    discs = {
        identifier: (mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius)
        for identifier, mark in marks.items()
    }
    taken: list[Box] = []
    for rank, (identifier, mark) in enumerate(marks.items()):
        name = _short(mark.name)
        over_all = rank < PROMINENT or mark.kind is None
        others = [] if over_all else [disc for other, disc in discs.items() if other != identifier]
        box = _place(name, mark, [*taken, *others])
        if box and len(taken) < MOST_LABELS:
            taken.append(box)
            yield (
                f'<text x="{(box[0] + box[2]) / 2:.1f}" y="{box[3] - 4:.1f}" text-anchor="middle" fill="{INK}" '
                f'stroke="{PAPER}" stroke-width="3" paint-order="stroke">{html.escape(name)}</text>'
            )


def _place(name: str, mark: _Mark, taken: Sequence[Box]) -> Box | None:
    """Where a name fits: under or above a node or community; in the middle of a community that has room."""
    half, high = _breadth(name) / 2, FONT_SIZE + 4
    middle, below, above = mark.y - high / 2, mark.y + mark.radius + 2, mark.y - mark.radius - 2 - high
    roomy = mark.kind is None and mark.radius > half / 2
    tops = (middle, below, above) if roomy else (below, above)
    left = min(max(mark.x - half, 2.0), BREADTH - 2.0 - 2 * half)  # no name leaves the picture
    boxes = ((left, top, left + 2 * half, top + high) for top in tops)
    return next((box for box in boxes if not any(_overlap(box, other) for other in taken)), None)


def _legend(marks: Marks, height: int) -> Iterator[str]:
    present = {mark.kind for mark in marks.values()}
    x, y = 24.0, height - 22.0
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
