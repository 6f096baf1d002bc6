// What is drawn: the whole graph as it was laid out, a community of it, what is around a choice, or the ways between two names.

const MOST_AROUND = 240;
const DEFAULT_SIZE = 9;
const places = new Map(drawing.nodes.map((node) => [node.id, node])); // where the whole drawing has a node
const groupOf = new Map(groups.flatMap((group) => group.members.map(([id]) => [id, group.id])));
const sizes = new Map([...drawing.nodes.map(({ id, size }) => [id, size]), ...groups.flatMap((group) => group.members.map(([id, , , size]) => [id, size]))]);
const ranks = new Map([...degrees].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id], rank) => [id, rank]));

const edgeOf = ({ id, subject, object, relation, basis, status }) => ({ id, from: subject, to: object, relation, basis, status });
const nodeAt = (id, x, y) => ({ id, x, y, size: sizes.get(id) || DEFAULT_SIZE, rank: ranks.get(id) ?? ranks.size, group: entities[id].type });

function sceneNow() {
  if (state.to) return between(state.id, state.to);
  if (state.hops || (state.tab === "days" && state.kind !== "none")) return around(chosenNodes(), Math.max(1, state.hops));
  if (!groups.length) return whole;
  return state.group ? community(groups.find((group) => group.id === state.group)) : whole;
}

const whole = {
  kind: "whole", key: "whole", leftOut: summary.left_out,
  nodes: drawing.nodes.map(({ id, x, y, size, rank, group, label, members, rest }) => ({ id, x, y, size, rank, group, name: label, members, rest })),
  edges: drawing.edges.map(({ id, from, to, relation, basis, status, value }) => ({ id, from, to, relation, basis, status, value })),
};

function community({ id, members, left_out: leftOut }) {
  const inside = new Set(members.map(([member]) => member));
  return {
    kind: "community", key: id, leftOut,
    nodes: members.map(([member, x, y]) => nodeAt(member, x, y)),
    edges: statements.filter((statement) => inside.has(statement.subject) && inside.has(statement.object)).map(edgeOf),
  };
}

// The names that the choice is about, the chief one first.
function chosenNodes() {
  const { kind, id } = state;
  const ends = (list) => [...new Set(list.flatMap(({ subject, object }) => [subject, object]).filter(isEntity))];
  if (kind === "entity") return entities[id].members ? entities[id].members : [id];
  if (kind === "statement") return ends([statementOf.get(id)]);
  if (kind === "story") return byCount(statements.filter((statement) => inStory(statement, id) && visible.has(statement.id)));
  if (kind === "card") return byCount(cards[id].statements.map((each) => statementOf.get(each)));
  return [];
}

function byCount(list) {
  const counts = new Map();
  for (const { subject, object } of list) for (const end of [subject, object]) if (isEntity(end)) counts.set(end, (counts.get(end) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

// Rings around the chosen names: each name stands beyond the one by which it was reached.
function around(chosen, hops) {
  const closed = state.kind === "card" || state.kind === "story" || state.kind === "statement";
  const centre = closed ? chosen.slice(0, 1) : chosen;
  const inside = closed && !state.hops ? new Set(chosen) : null;
  const { parents, leftOut } = reach(centre, inside ? MOST_AROUND : hops, inside);
  for (const id of inside || []) if (!parents.has(id)) parents.set(id, null); // told of in the same words, though not linked
  const nodes = onRings(parents);
  const drawn = new Set(parents.keys());
  const own = state.kind === "card" ? new Set(cards[state.id].statements) : null;
  const edges = statements.filter(({ id, subject, object }) => drawn.has(subject) && drawn.has(object) && (!own || state.hops || own.has(id))).map(edgeOf);
  return { kind: "around", key: `around ${state.kind} ${state.id} ${hops} ${[...drawn].sort().join(" ")}`, leftOut, nodes, edges };
}

function reach(centre, hops, inside) {
  const parents = new Map(centre.map((id) => [id, null]));
  let leftOut = 0;
  let border = centre;
  for (let hop = 0; hop < hops && border.length; hop += 1) {
    const found = new Map();
    for (const id of border) {
      for (const statement of visibleOf(id)) {
        const other = otherEnd(statement, id);
        if (!parents.has(other) && !found.has(other) && (!inside || inside.has(other))) found.set(other, [id, statement.relation]);
      }
    }
    const kept = [...found].sort((a, b) => (ranks.get(a[0]) ?? Infinity) - (ranks.get(b[0]) ?? Infinity)).slice(0, Math.max(0, MOST_AROUND - parents.size));
    leftOut += found.size - kept.length;
    const order = ([id, [parent, relation]]) => [[...parents.keys()].indexOf(parent), relation, entities[id].type, ranks.get(id) ?? Infinity];
    border = kept.map((entry) => [order(entry), entry]).sort(([a], [b]) => compareLists(a, b)).map(([, [id, [parent]]]) => { parents.set(id, parent); return id; });
  }
  return { parents, leftOut };
}

function compareLists(a, b) {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return a[at] < b[at] ? -1 : 1;
  return 0;
}

const RING = 150; // between two rings
const ARC = 58; // room for a node and its name along a ring
const BROADER = 1.32; // names lie horizontally

function onRings(parents) {
  const children = new Map();
  const centre = [];
  for (const [id, parent] of parents) {
    if (parent === null) centre.push(id);
    else children.set(parent, [...(children.get(parent) || []), id]);
  }
  const leaves = new Map();
  const count = (id) => { // as many as stand outermost beyond it
    const total = (children.get(id) || []).reduce((sum, child) => sum + count(child), 0);
    leaves.set(id, Math.max(1, total));
    return leaves.get(id);
  };
  const all = centre.reduce((sum, id) => sum + count(id), 0);
  const nodes = [];
  const put = (id, ring, turn, share) => {
    const first = Math.max(RING, (all * ARC) / (2 * Math.PI) / Math.max(1, depth - (depth > 1 ? 0.4 : 0)));
    const radius = ring === 0 ? 0 : first + (ring - 1) * RING + (all > 16 && nodes.length % 2 ? 34 : 0);
    const angle = 2 * Math.PI * (turn + share / 2) - Math.PI / 2;
    nodes.push(nodeAt(id, Math.round(BROADER * radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))));
    let start = turn;
    for (const child of children.get(id) || []) {
      const part = (share * leaves.get(child)) / leaves.get(id);
      put(child, ring + 1, start, part);
      start += part;
    }
  };
  const deep = (id) => 1 + Math.max(0, ...(children.get(id) || []).map(deep));
  const depth = Math.max(1, ...centre.map(deep)) - (centre.length > 1 ? 0 : 1);
  let turn = 0;
  for (const id of centre) {
    const share = leaves.get(id) / all;
    put(id, centre.length > 1 ? 1 : 0, turn, share);
    turn += share;
  }
  return nodes;
}

// The ways of fewest steps, in columns from one end to the other.
function between(from, to) {
  const layers = waysBetween(from, to) || [[from], [to]];
  const nodes = layers.flatMap((layer, column) => layer.slice(0, 24).map((id, row, all) => nodeAt(id, column * 210, Math.round((row - (all.length - 1) / 2) * 74 + (column % 2 ? 12 : -12)))));
  const drawn = new Map(layers.flatMap((layer, column) => layer.slice(0, 24).map((id) => [id, column])));
  const edges = statements.filter(({ subject, object }) => Math.abs(drawn.get(subject) - drawn.get(object)) === 1).map(edgeOf);
  return { kind: "between", key: `between ${from} ${to} ${nodes.length}`, leftOut: layers.flat().length - nodes.length, nodes, edges };
}
