// The drawn network: fixed positions, filters as views, a selection that fades everything else.

const hiddenTypes = new Set();
const hiddenRelations = new Set();
const hiddenBases = new Set();
let selection = { kind: "none", id: null };
let hovered = null;
let lit = null; // the nodes that stay bright while something is selected

const allowed = (edge) => !hiddenRelations.has(edge.relation) && !hiddenBases.has(edge.basis);
const shownNode = (node) => !hiddenTypes.has(node.group) && connected.has(node.id);
const shownEdge = (edge) => allowed(edge) && shownNode(drawnNodes.get(edge.from)) && shownNode(drawnNodes.get(edge.to));

let connected = new Set();
function findConnected() {
  connected = new Set(drawing.edges.filter(allowed).flatMap((edge) => [edge.from, edge.to]));
}
findConnected();

const nodeSet = new vis.DataSet(drawing.nodes.map(({ label, ...node }) => ({ ...node, ...nodeLook(node) })));
const edgeSet = new vis.DataSet(bent(drawing.edges).map((edge) => ({ ...edge, ...edgeLook(edge) })));
const nodeView = new vis.DataView(nodeSet, { filter: shownNode });
const edgeView = new vis.DataView(edgeSet, { filter: shownEdge });

const network = new vis.Network($("graph"), { nodes: nodeView, edges: edgeView }, {
  physics: false,
  layout: { improvedLayout: false },
  nodes: { borderWidth: 1.5, borderWidthSelected: 3 },
  edges: { smooth: false, width: 1.1, selectionWidth: 1.6, hoverWidth: 0.6, arrows: { to: { enabled: true, scaleFactor: 0.42 } } },
  interaction: {
    hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, multiselect: false, dragNodes: true,
    hideEdgesOnDrag: drawing.edges.length > 3000, hideEdgesOnZoom: drawing.edges.length > 3000,
    keyboard: { enabled: true, bindToWindow: false }, zoomSpeed: 0.6,
  },
});

function nodeLook(node) {
  const fill = colourOf(node.group);
  const border = themed("--paper");
  const edge = themed("--ink");
  return {
    shape: styles[node.group].shape,
    color: { background: fill, border, highlight: { background: fill, border: edge }, hover: { background: fill, border: edge } },
    opacity: !lit || lit.has(node.id) ? 1 : 0.16,
  };
}

function edgeLook(edge) {
  const bright = !lit || touches(edge);
  const colour = lit && bright ? themed("--soft") : themed("--edge");
  return {
    arrows: { to: { enabled: !symmetric.has(edge.relation) } },
    dashes: edge.basis === "derived" ? [3, 4] : false,
    color: { color: colour, highlight: themed("--accent"), hover: themed("--accent"), opacity: bright ? 0.8 : 0.12 },
  };
}

function touches(edge) {
  if (selection.kind === "statement") return edge.id === selection.id;
  if (selection.kind === "story") return lit.has(edge.from) && lit.has(edge.to) && inStory(statementOf.get(edge.id), selection.id);
  const { statements: own = [] } = entities[selection.id] || {}; // a reception is made of statements
  return edge.from === selection.id || edge.to === selection.id || own.includes(edge.id);
}

// Several statements between the same two nodes bend apart, so that each has a line of its own.
function bent(edges) {
  const seen = new Map();
  return edges.map((edge) => {
    const pair = [edge.from, edge.to].sort().join(" ");
    const number = seen.get(pair) || 0;
    seen.set(pair, number + 1);
    if (edge.from === edge.to || number === 0) return edge;
    const side = (number % 2 === 1) === (edge.from < edge.to) ? "curvedCW" : "curvedCCW";
    return { ...edge, smooth: { enabled: true, type: side, roundness: 0.2 * Math.ceil(number / 2) } };
  });
}

function litBy({ kind, id }) {
  if (kind === "entity" && drawnNodes.has(id)) {
    return new Set([id, ...drawing.edges.filter((edge) => edge.from === id || edge.to === id).flatMap((edge) => [edge.from, edge.to])]);
  }
  if (kind === "entity" && entities[id].members) return new Set(entities[id].members);
  if (kind === "statement") return new Set([statementOf.get(id).subject, statementOf.get(id).object]);
  if (kind === "story") {
    return new Set(statements.filter((s) => s.status === "asserted" && inStory(s, id)).flatMap((s) => [s.subject, s.object]));
  }
  return null;
}

function paint() {
  lit = litBy(selection);
  nodeSet.update(drawing.nodes.map((node) => ({ id: node.id, ...nodeLook(node) })));
  edgeSet.update(drawing.edges.map((edge) => ({ id: edge.id, ...edgeLook(edge) })));
}

function markSelected() {
  network.unselectAll();
  if (selection.kind === "entity" && nodeView.get(selection.id)) network.selectNodes([selection.id], false);
  if (selection.kind === "statement" && edgeView.get(selection.id)) network.selectEdges([selection.id]);
}

function refilter() {
  findConnected();
  nodeView.refresh();
  edgeView.refresh();
  markSelected();
  tellShown();
}

function tellShown() {
  const notes = [say("shown", nodeView.length, edgeView.length)];
  if (summary.undrawn) notes.push(say("summary_undrawn", summary.undrawn));
  if (summary.left_out) notes.push(say("summary_left_out", summary.left_out));
  $("shown").textContent = notes.join(language === 0 ? "；" : "; ");
}

const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const glide = () => (still ? false : { duration: 350, easingFunction: "easeInOutQuad" });

// Bring nodes into view with room for their names around them.
function bringIntoView(ids, closest) {
  network.fit({ nodes: ids, maxZoomLevel: closest / 0.9 });
  network.moveTo({ scale: network.getScale() * 0.9 });
}

const fit = () => bringIntoView(nodeView.getIds(), 1.5);

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 5), animation: glide() });
}

// Bring what is lit into view, if any of it is shown.
function goToLit() {
  const shown = [...(lit || [])].filter((id) => nodeView.get(id));
  if (shown.length) bringIntoView(shown, 1.2);
}

network.on("hoverNode", ({ node }) => { hovered = node; network.redraw(); });
network.on("blurNode", () => { hovered = null; network.redraw(); });
for (const [event, look] of [["hoverNode", "pointer"], ["blurNode", ""], ["hoverEdge", "pointer"], ["blurEdge", ""]]) {
  network.on(event, () => { $("graph").style.cursor = look; });
}
network.on("click", ({ nodes, edges }) => {
  if (nodes.length) select("entity", nodes[0]);
  else if (edges.length) select("statement", edges[0]);
  else select("none", null);
});
dark.addEventListener("change", () => { paint(); drawFilters(); showPanel(); });
