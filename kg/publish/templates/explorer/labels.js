// Names on the canvas: always the same size on screen, the most important first, and never one over another.

const FONT_SIZE = 12.5;
const EDGE_FONT_SIZE = 11;
const LONGEST = 13;
const PROMINENT = 36; // so many names may cover lesser nodes
const REST = 180; // milliseconds: while the view moves, names are chosen anew no more often
const widths = new Map();
let resting = 0; // the redrawing that waits for the view to come to rest
let written = null; // the names that were chosen last, and for which view

// What was chosen for the last look at the scene no longer holds.
function forgetNames() {
  written = null;
  forgetLines();
}

network.on("afterDrawing", (context) => {
  const scale = network.getScale();
  const now = performance.now();
  if (!written || written.scale !== scale || (written.moved() && now - written.at > REST)) written = chosenNames(context, scale, now);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const name of written.names) write(context, scale, name);
  if (written.moved() && !resting) resting = window.setTimeout(() => { resting = 0; network.redraw(); }, REST);
});
network.once("afterDrawing", () => performance.mark("painted"));

function chosenNames(context, scale, at) {
  const view = network.getViewPosition();
  const look = { font: themed("--font"), ink: themed("--ink"), soft: themed("--soft"), paper: themed("--paper") };
  const nodes = visibleNodes(scale);
  const choice = { context, scale, look, boxes: [], names: [], discs: gridOf(nodes.filter(({ radius }) => radius > 4).map(disc)), window: windowAt(scale), room: labelRoom() };
  for (const node of nodes) chooseName(choice, node);
  chooseRelations(choice);
  const moved = () => { const { x, y } = network.getViewPosition(); return x !== view.x || y !== view.y; };
  return { scale, at, names: choice.names, moved };
}

// The part of the drawing that is in view, in screen pixels from the drawing's origin.
function windowAt(scale, zoom = scale) {
  const clientWidth = ($("graph").clientWidth * scale) / zoom;
  const clientHeight = ($("graph").clientHeight * scale) / zoom;
  const { x, y } = network.getViewPosition();
  return {
    left: x * scale - clientWidth / 2, right: x * scale + clientWidth / 2,
    top: y * scale - clientHeight / 2, bottom: y * scale + clientHeight / 2,
  };
}

// About one label for every 9,000 square pixels: more is a wall of text.
function labelRoom() {
  const { clientWidth, clientHeight } = $("graph");
  return Math.max(12, Math.round((clientWidth * clientHeight) / 9000));
}

// Nodes in view in screen pixels, the hovered and chosen first, then by rank; faded nodes have no name.
function visibleNodes(scale) {
  const view = windowAt(scale);
  const first = (id) => (id === hovered ? 0 : id === state.id ? 1 : 2);
  return scene.nodes
    .filter(({ id }) => connected.has(id) && (!lit || lit.has(id) || id === hovered))
    .map(({ id, x, y, size, rank }) => ({ id, x: x * scale, y: y * scale, radius: size * grown * scale, rank }))
    .filter((node) => !apart(disc(node), view))
    .sort((a, b) => first(a.id) - first(b.id) || a.rank - b.rank);
}

const disc = ({ id, x, y, radius }) => ({ id, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
const within = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

// Boxes by the cells of a grid that they touch, so that neighbours are found without asking all.
const CELL = 64;
function gridOf(boxes) {
  const cells = new Map();
  const grid = { cells, add: (box) => { for (const key of cellsOf(box)) cells.set(key, [...(cells.get(key) || []), box]); } };
  boxes.forEach(grid.add);
  return grid;
}

function cellsOf({ left, right, top, bottom }) {
  const keys = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) keys.push(`${x},${y}`);
  }
  return keys;
}

const isFree = (grid, box, id) => cellsOf(box).every((key) => (grid.cells.get(key) || []).every((other) => other.id === id || apart(box, other)));

// Of a community the chief name, and how many it has; all three names under the pointer.
function titleOf(id, every) {
  if (isEntity(id)) return nameOf(id);
  const { name, members, rest } = nodeOf.get(id);
  if (rest) return `${say("the_rest")}${bracketed(String(members))}`;
  return say("and_others", every ? name : name.split("、")[0], members);
}

function chooseName(choice, node) {
  const forced = node.id === hovered || node.id === state.id;
  if (!forced && choice.boxes.length >= choice.room && scene.kind !== "around") return;
  const full = titleOf(node.id, forced);
  const text = forced || full.length <= LONGEST ? full : `${full.slice(0, LONGEST - 1)}…`;
  const font = `${forced ? "600 " : ""}${FONT_SIZE}px ${choice.look.font}`;
  const box = placeFor(choice, node, measured(choice.context, text, font) / 2 + 3, forced);
  if (!box) return;
  choice.boxes.push(box);
  choice.names.push({ text, x: box.x, y: box.y, font, size: FONT_SIZE, colour: choice.look.ink, paper: choice.look.paper });
}

// Below, above, right or left of the node; the most prominent names may cover lesser nodes, but never a name.
function placeFor(choice, { id, x, y, radius, rank }, half, forced) {
  const beside = radius + half + 2;
  const inside = isEntity(id) ? [] : [[x, y]];
  const spots = [...inside, [x, y + radius + 10], [x, y - radius - 10], [x + beside, y], [x - beside, y]].map(([left, top]) => boxAt(left, top, half, 8.5));
  if (inside.length) return spots.find((box) => choice.boxes.every((other) => apart(box, other))) || (forced ? spots[0] : null);
  const readable = spots.filter((box) => within(box, choice.window) && choice.boxes.every((other) => apart(box, other)));
  const clear = readable.find((box) => isFree(choice.discs, box, id));
  return clear || (rank < PROMINENT || lit || scene.kind === "around" ? readable[0] : null) || (forced ? spots[0] : null);
}

// The relations of the chosen name's lines, and of the line under the pointer.
function chooseRelations(choice) {
  const named = state.kind === "none" ? [] : edgeView.get({ filter: (edge) => edge.sum === undefined && touches(edge) });
  const under = pointed && edgeView.get(pointed);
  for (const edge of under ? [under, ...named.filter(({ id }) => id !== pointed)] : named) {
    const place = middle(edge, choice.scale);
    const text = edge.sum === undefined ? word("relation", edge.relation) : String(edge.sum);
    const strong = edge === under;
    const font = `${strong ? "600 " : ""}${EDGE_FONT_SIZE}px ${choice.look.font}`;
    const box = boxAt(place.x, place.y, measured(choice.context, text, font) / 2 + 2, 7);
    if (!strong && !(choice.boxes.every((other) => apart(box, other)) && isFree(choice.discs, box, null))) continue;
    choice.boxes.push(box);
    choice.names.push({ text, x: box.x, y: box.y, font, size: EDGE_FONT_SIZE, colour: strong ? choice.look.ink : choice.look.soft, paper: choice.look.paper });
  }
}

// How far a line is pulled aside, as a share of its length; positive to the right of its direction.
const bendOf = ({ smooth }) => (smooth ? smooth.roundness * (smooth.type === "curvedCW" ? 1 : -1) : 0);

// Halfway between two points, aside of their line by a share of its length.
const aside = (from, to, share) => ({ x: (from.x + to.x) / 2 + share * (to.y - from.y), y: (from.y + to.y) / 2 - share * (to.x - from.x) });

// Halfway along a line; a bent one bulges to its side by half of what pulls it.
function middle(edge, scale) {
  const { x, y } = aside(nodeOf.get(edge.from), nodeOf.get(edge.to), bendOf(edge) / 2);
  return { x: scale * x, y: scale * y };
}

const boxAt = (x, y, half, halfHeight) => ({ x, y, left: x - half, right: x + half, top: y - halfHeight, bottom: y + halfHeight });

function measured(context, text, font) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    context.save();
    context.font = font;
    widths.set(key, context.measureText(text).width);
    context.restore();
  }
  return widths.get(key);
}

function write(context, scale, { text, x, y, font, size, colour, paper }) {
  context.font = font.replace(`${size}px`, `${size / scale}px`);
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = paper;
  context.fillStyle = colour;
  context.strokeText(text, x / scale, y / scale);
  context.fillText(text, x / scale, y / scale);
}
