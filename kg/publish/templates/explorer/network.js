// The canvas: it shows a scene at fixed places, filters as views, and a choice that fades everything else.

const NOTHING = Object.freeze({ kind: "none", key: "", nodes: [], edges: [], leftOut: 0 });
let scene = NOTHING;
let hovered = null; // a node
let pointed = null; // a line
let lit = null; // the nodes that stay bright while something is chosen in a larger scene
let connected = new Set(); // the nodes with a line that passes the filters
let grown = 1; // how much larger than they were laid out nodes are drawn
let breadth = 1.1; // how broad lines are drawn, in units of the drawing
let growing = 0; // waits until a zoom has come to rest
const nodeOf = new Map(); // of the scene

const nodeSet = new vis.DataSet([]);
const edgeSet = new vis.DataSet([]);
const nodeView = new vis.DataView(nodeSet, { filter: ({ id }) => connected.has(id) });
const edgeView = new vis.DataView(edgeSet, { filter: (edge) => isShown(edge) });
const MANY_LINES = 1500;
const isLarge = () => scene.edges.length > MANY_LINES; // its lines are drawn in another way
const isShown = (edge) => edge.value !== undefined || edge.sum !== undefined || visible.has(edge.id); // a line between communities sums others

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (state.theme === "auto" ? dark.matches : state.theme === "dark");
const colourOf = (type) => styles[type][isDark() ? "dark" : "light"];
const themed = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const network = new vis.Network($("graph"), { nodes: nodeView, edges: edgeView }, {
  physics: false,
  layout: { improvedLayout: false },
  nodes: { borderWidth: 1.5, borderWidthSelected: 3, chosen: false },
  edges: { smooth: false, width: 1.1, selectionWidth: 0.8, hoverWidth: 0.6, chosen: true, arrows: { to: { enabled: true, scaleFactor: 0.42 } } },
  interaction: {
    hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, multiselect: false, dragNodes: true,
    keyboard: { enabled: true, bindToWindow: false }, zoomSpeed: 0.6,
  },
});

function nodeLook({ id, group }, colours) {
  return {
    shape: styles[group].shape,
    color: { background: colours.of[group], border: id === state.id || id === hovered ? colours.ink : colours.paper },
    opacity: !lit || lit.has(id) ? 1 : 0.14,
  };
}

function edgeLook(edge, colours) {
  const bright = !lit || touches(edge);
  const own = { planned: colours.planned, denied: colours.denied }[edge.status] || (edge.basis === "derived" ? colours.derived : null);
  const colour = own || (lit && bright ? colours.soft : colours.edge);
  return {
    arrows: { to: { enabled: !symmetric.has(edge.relation) && edge.value === undefined && !isLarge() } },
    hidden: isLarge(),
    dashes: edge.basis === "derived" ? [3, 4] : edge.status && edge.status !== "asserted" ? [8, 5] : false,
    width: edge.value === undefined ? breadth : Math.min(7, 0.7 + Math.sqrt(edge.value) / 2),
    color: { color: colour, highlight: colours.accent, hover: colours.accent, opacity: bright ? 0.8 : 0.1 },
  };
}

const coloursNow = () => ({
  of: Object.fromEntries(Object.keys(styles).map((type) => [type, colourOf(type)])),
  ...Object.fromEntries(["ink", "paper", "soft", "edge", "accent", "planned", "denied", "derived"].map((name) => [name, themed(`--${name}`)])),
});

function touches(edge) {
  if (edge.value !== undefined) return edge.from === state.id || edge.to === state.id;
  if (state.kind === "statement") return edge.id === state.id;
  if (state.kind === "story") return inStory(statementOf.get(edge.id), state.id);
  if (state.kind === "card") return cards[state.id].statements.includes(edge.id);
  if (state.kind !== "entity") return false;
  const { statements: own = [] } = entities[state.id]; // a reception is made of statements
  return edge.from === state.id || edge.to === state.id || own.includes(edge.id);
}

// Several statements between the same two nodes bend apart, so that each has a line of its own.
function bent(edges) {
  const seen = new Map();
  return edges.map((edge) => {
    const pair = edge.from < edge.to ? `${edge.from} ${edge.to}` : `${edge.to} ${edge.from}`;
    const number = seen.get(pair) || 0;
    seen.set(pair, number + 1);
    if (edge.from === edge.to || number === 0) return edge;
    const side = (number % 2 === 1) === (edge.from < edge.to) ? "curvedCW" : "curvedCCW";
    return { ...edge, smooth: { enabled: true, type: side, roundness: 0.2 * Math.ceil(number / 2) } };
  });
}

function litNow() {
  const { kind, id } = state;
  if (kind === "none" || scene.kind === "between" || (scene.kind === "around" && kind !== "statement")) return null;
  if (kind === "entity" && entities[id].members) return new Set(entities[id].members);
  const ends = scene.edges.filter((edge) => touches(edge) && isShown(edge)).flatMap((edge) => [edge.from, edge.to]);
  return ends.length ? new Set(ends) : nodeOf.has(id) ? new Set([id]) : null;
}

function findConnected() {
  const always = scene.kind === "around" || scene.kind === "between" ? scene.nodes.map(({ id }) => id) : [];
  connected = new Set([...always, ...scene.edges.filter(isShown).flatMap((edge) => [edge.from, edge.to])]);
  const hidden = listed("types");
  if (hidden.size) for (const { id, group } of scene.nodes) if (hidden.has(group)) connected.delete(id);
  if (scene.nodes.some(({ members }) => members)) for (const { id } of scene.nodes) connected.add(id);
}

// Draw another scene, or the same one again where only the choice has changed.
function showScene() {
  const next = sceneNow();
  if (next.key === scene.key && next.kind === scene.kind) {
    lit = litNow();
    findConnected();
    paint();
  } else replaceScene(next);
  forgetNames();
  markSelected();
  tellShown();
}

function replaceScene(next) {
  scene = NOTHING; // what is taken off may be drawn once more, and is of no scene any longer
  edgeSet.clear();
  nodeSet.clear();
  nodeOf.clear();
  scene = { ...next, edges: bent(next.edges) };
  for (const node of scene.nodes) nodeOf.set(node.id, node);
  lit = litNow();
  findConnected();
  grown = 1;
  const colours = coloursNow();
  nodeSet.add(scene.nodes.map((node) => ({ id: node.id, x: node.x, y: node.y, size: node.size, ...nodeLook(node, colours) })));
  edgeSet.add(scene.edges.map((edge) => ({ ...edge, value: undefined, sum: edge.value, ...edgeLook(edge, colours) })));
  fit();
}

// Seen from afar nodes and lines are drawn larger than they were laid out, or they would be dots and hairs.
const growthAt = (scale) => Math.min(isLarge() ? 1.15 : 1.8, Math.max(1, 0.55 / scale));

const lineWidth = () => Math.max(1.1, 0.85 / network.getScale());

const isNear = (one, other) => Math.abs(one / other - 1) < 0.12;

function grow() {
  const [wanted, width] = [growthAt(network.getScale()), lineWidth()];
  if (isNear(wanted, grown) && isNear(width, breadth)) return;
  [grown, breadth] = [wanted, width];
  nodeSet.update(scene.nodes.map(({ id, size }) => ({ id, size: size * grown })));
  if (!isLarge()) edgeSet.update(scene.edges.filter(({ value }) => value === undefined).map(({ id }) => ({ id, width: breadth })));
  forgetNames();
}

function paint(colours = coloursNow()) {
  nodeSet.update(scene.nodes.map((node) => ({ id: node.id, ...nodeLook(node, colours) })));
  if (!isLarge()) edgeSet.update(scene.edges.map((edge) => ({ id: edge.id, ...edgeLook(edge, colours) })));
  forgetNames();
}

function markSelected() {
  network.unselectAll();
  if (state.kind === "entity" && nodeView.get(state.id)) network.selectNodes([state.id], false);
  if (state.kind === "statement" && edgeView.get(state.id)) network.selectEdges([state.id]);
}

function refilter() {
  findVisible();
  if (scene.kind === "around" || scene.kind === "between") return showScene();
  findConnected();
  lit = litNow();
  nodeView.refresh();
  edgeView.refresh();
  forgetNames();
  markSelected();
  tellShown();
}

function tellShown() {
  const lines = edgeView.length;
  const notes = [scene.nodes.some(({ members }) => members) ? say("shown_groups", nodeView.length) : say("shown", nodeView.length, lines)];
  if (scene.kind === "whole" && summary.undrawn) notes.push(say("summary_undrawn", summary.undrawn));
  if (scene.leftOut) notes.push(say("summary_left_out", scene.leftOut));
  if (FILTERS.some((name) => state[name] !== FRESH[name])) notes.push(say("filtered"));
  if (undatedHidden) notes.push(say("undated_hidden", undatedHidden));
  $("shown").textContent = notes.join(state.lang === 0 ? "；" : "; ");
}

const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const glide = () => (still ? false : { duration: 300, easingFunction: "easeInOutQuad" });

// Bring nodes into view with room for their names around them.
function bringIntoView(ids, closest) {
  if (!ids.length) return;
  const room = ids.length > 100 ? 0.95 : 0.84;
  network.fit({ nodes: ids, maxZoomLevel: closest / room });
  network.moveTo({ scale: network.getScale() * room });
  grow();
}

const fit = () => bringIntoView(nodeView.getIds(), 1.35);

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.03), 5), animation: glide() });
  growing = window.setTimeout(grow, still ? 0 : 350);
}

// Bring what is lit into view, if any of it is shown.
function goToLit() {
  const shown = [...(lit || [])].filter((id) => nodeView.get(id));
  if (shown.length) bringIntoView(shown, 1.2);
}

function hover(node, line) {
  hovered = node;
  pointed = line;
  $("graph").style.cursor = node || line ? "pointer" : "";
  forgetNames();
  network.redraw();
}

network.on("zoom", () => {
  window.clearTimeout(growing);
  growing = window.setTimeout(grow, 150);
});
network.on("hoverNode", ({ node }) => hover(node, null));
network.on("blurNode", () => hover(null, null));
network.on("hoverEdge", ({ edge }) => hover(hovered, edge));
network.on("blurEdge", () => hover(hovered, null));
network.on("dragEnd", ({ nodes }) => {
  for (const [id, spot] of Object.entries(network.getPositions(nodes))) Object.assign(nodeOf.get(id), spot);
  forgetNames();
});
network.on("click", ({ nodes, edges, pointer }) => {
  const line = edges[0] || (isLarge() && lineAt(pointer.canvas));
  if (nodes.length) choose(nodes[0]);
  else if (line && statementOf.has(line)) select("statement", line);
  else if (state.tab === "graph" || state.tab === "table") select("none", null);
});
network.on("doubleClick", ({ nodes }) => { if (nodes.length && isEntity(nodes[0])) change({ kind: "entity", id: nodes[0], hops: 1, to: null }); });

// A community opens; a name is chosen.
function choose(id) {
  if (groups.some((group) => group.id === id)) change({ group: id, kind: "none", id: null });
  else select("entity", id);
}
