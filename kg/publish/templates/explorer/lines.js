// The lines of a large scene: one stroke for all that look alike, where vis-network would draw each by itself. From
// afar neither dashes nor arrows can be seen; arrows come with nearness, and colours tell plans and denials.

const ARROWS_FROM = 0.7; // zoom
const HEAD = 9; // length of an arrow's head at zoom 1
const NEAR = 6; // pixels within which a line is meant
let strokes = null; // what is to be stroked, made once for a scene, a choice and a filter

const forgetLines = () => { strokes = null; };

function strokesNow() {
  const colours = coloursNow();
  const alike = new Map();
  for (const edge of scene.edges) {
    if (!isShown(edge) || !connected.has(edge.from) || !connected.has(edge.to)) continue;
    const [from, to] = [network.body.nodes[edge.from], network.body.nodes[edge.to]];
    if (!from || !to) continue; // not yet on the canvas
    const { color: { color, opacity } } = edgeLook(edge, colours);
    const key = `${color} ${opacity}`;
    if (!alike.has(key)) alike.set(key, { colour: color, opacity, lines: [] });
    alike.get(key).lines.push({ edge, from, to, bend: bendOf(edge) });
  }
  return [...alike.values()].sort((a, b) => a.opacity - b.opacity);
}

network.on("beforeDrawing", (context) => {
  if (!isLarge()) return;
  strokes ||= strokesNow();
  const scale = network.getScale();
  const view = windowAt(1, scale);
  for (const { colour, opacity, lines } of strokes) {
    context.strokeStyle = colour;
    context.globalAlpha = opacity;
    context.lineWidth = lineWidth();
    context.beginPath();
    for (const line of lines) trace(context, line);
    if (scale > ARROWS_FROM) for (const line of lines) if (!symmetric.has(line.edge.relation)) arrow(context, line, view);
    context.stroke();
  }
  context.globalAlpha = 1;
});

function trace(context, { from, to, bend }) {
  context.moveTo(from.x, from.y);
  if (bend) {
    const pull = aside(from, to, bend);
    context.quadraticCurveTo(pull.x, pull.y, to.x, to.y);
  } else context.lineTo(to.x, to.y);
}

// A head at the border of the node, if that is in view.
function arrow(context, { edge, from, to, bend }, view) {
  if (to.x < view.left || to.x > view.right || to.y < view.top || to.y > view.bottom) return;
  const [dx, dy] = [to.x - from.x - bend * (to.y - from.y), to.y - from.y + bend * (to.x - from.x)];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const gap = nodeOf.get(edge.to).size * grown + 2;
  const [x, y] = [to.x - ux * gap, to.y - uy * gap];
  context.moveTo(x - HEAD * (ux + 0.4 * uy), y - HEAD * (uy - 0.4 * ux));
  context.lineTo(x, y);
  context.lineTo(x - HEAD * (ux - 0.4 * uy), y - HEAD * (uy + 0.4 * ux));
}

// The line of a large scene at a point of the drawing, or null.
function lineAt({ x, y }) {
  let [best, nearest] = [null, NEAR / network.getScale()];
  for (const { lines } of strokes || []) {
    for (const { edge, from, to, bend } of lines) {
      const distance = bend ? distanceTo(aside(from, to, bend / 2), x, y) : toSegment(x, y, from, to);
      if (distance < nearest) [best, nearest] = [edge.id, distance];
    }
  }
  return best;
}

const distanceTo = (point, x, y) => Math.hypot(x - point.x, y - point.y);

function toSegment(x, y, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const share = Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - share * dx, y - a.y - share * dy);
}

$("graph").addEventListener("pointermove", ({ offsetX, offsetY, buttons }) => {
  if (!isLarge() || hovered || buttons) return;
  const line = lineAt(network.DOMtoCanvas({ x: offsetX, y: offsetY }));
  if (line !== pointed) hover(null, line);
});
