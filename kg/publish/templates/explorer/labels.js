// Names on the canvas: always the same size on screen, the most important first, and never one over another.

const FONT_SIZE = 12.5;
const EDGE_FONT_SIZE = 11;
const LONGEST = 13;
const PROMINENT = 10;
const widths = new Map();

network.on("afterDrawing", (context) => {
  const scale = network.getScale();
  const nodes = visibleNodes(scale);
  const view = { context, scale, names: [], discs: nodes.filter(({ radius }) => radius > 4).map(disc), window: windowAt(scale), room: labelRoom() };
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const node of nodes) drawName(view, node);
  if (selection.kind !== "none") drawRelations(view);
});

// The part of the drawing that is in view, in screen pixels from the drawing's origin.
function windowAt(scale) {
  const { clientWidth, clientHeight } = $("graph");
  const { x, y } = network.getViewPosition();
  return {
    left: x * scale - clientWidth / 2, right: x * scale + clientWidth / 2,
    top: y * scale - clientHeight / 2, bottom: y * scale + clientHeight / 2,
  };
}

// About one label for every 11,000 square pixels: more is a wall of text.
function labelRoom() {
  const { clientWidth, clientHeight } = $("graph");
  return Math.max(12, Math.round((clientWidth * clientHeight) / 11000));
}

// Nodes in view in screen pixels, the hovered and selected first, then by rank; faded nodes have no name.
function visibleNodes(scale) {
  const view = windowAt(scale);
  const first = (id) => (id === hovered ? 0 : id === selection.id ? 1 : 2);
  return nodeView.get({ filter: (node) => !lit || lit.has(node.id) || node.id === hovered })
    .map((node) => {
      const { x, y } = network.getPosition(node.id);
      return { id: node.id, x: x * scale, y: y * scale, radius: node.size * scale, rank: node.rank };
    })
    .filter((node) => !apart(disc(node), view))
    .sort((a, b) => first(a.id) - first(b.id) || a.rank - b.rank);
}

const disc = ({ id, x, y, radius }) => ({ id, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
const within = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

function drawName(view, node) {
  const forced = node.id === hovered || node.id === selection.id;
  if (!forced && view.names.length >= view.room) return;
  const full = nameOf(node.id);
  const text = forced || full.length <= LONGEST ? full : `${full.slice(0, LONGEST - 1)}…`;
  const font = `${forced ? "600 " : ""}${FONT_SIZE}px ${themed("--font")}`;
  const box = placeFor(view, node, measured(view.context, text, font) / 2 + 3, forced);
  if (!box) return;
  view.names.push(box);
  write(view, text, box, font, FONT_SIZE, themed("--ink"));
}

// Below, above, right or left of the node; the most prominent names may cover lesser nodes, but never a name.
function placeFor(view, { id, x, y, radius, rank }, half, forced) {
  const beside = radius + half + 2;
  const spots = [[x, y + radius + 10], [x, y - radius - 10], [x + beside, y], [x - beside, y]].map(([left, top]) => boxAt(left, top, half, 8.5));
  const readable = spots.filter((box) => within(box, view.window) && view.names.every((other) => apart(box, other)));
  const clear = readable.find((box) => view.discs.every((other) => other.id === id || apart(box, other)));
  return clear || (rank < PROMINENT || lit ? readable[0] : null) || (forced ? spots[0] : null);
}

function drawRelations(view) {
  for (const edge of edgeView.get({ filter: touches })) {
    const place = middle(edge, view.scale);
    const text = word("relation", edge.relation);
    const font = `${EDGE_FONT_SIZE}px ${themed("--font")}`;
    const box = boxAt(place.x, place.y, measured(view.context, text, font) / 2 + 2, 7);
    if (![...view.names, ...view.discs].every((other) => apart(box, other))) continue;
    view.names.push(box);
    write(view, text, box, font, EDGE_FONT_SIZE, themed("--soft"));
  }
}

// Halfway along a line; a bent one bulges to its side by half of its roundness.
function middle(edge, scale) {
  const from = network.getPosition(edge.from);
  const to = network.getPosition(edge.to);
  const bulge = edge.smooth ? edge.smooth.roundness * (edge.smooth.type === "curvedCW" ? 0.5 : -0.5) : 0;
  return {
    x: scale * ((from.x + to.x) / 2 + bulge * (to.y - from.y)),
    y: scale * ((from.y + to.y) / 2 - bulge * (to.x - from.x)),
  };
}

const boxAt = (x, y, half, halfHeight) => ({ x, y, left: x - half, right: x + half, top: y - halfHeight, bottom: y + halfHeight });

function measured(context, text, font) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

function write({ context, scale }, text, box, font, size, colour) {
  context.font = font.replace(`${size}px`, `${size / scale}px`);
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = themed("--paper");
  context.fillStyle = colour;
  context.strokeText(text, box.x / scale, box.y / scale);
  context.fillText(text, box.x / scale, box.y / scale);
}
