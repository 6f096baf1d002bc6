// Which statements pass the filters: the one answer that graph, days, table and exports share.

let visible = new Set(); // ids
let undatedHidden = 0; // hidden for want of a date, while a range is chosen

function passes(statement, hidden) {
  const ends = [statement.subject, statement.object].filter(Boolean);
  return !hidden.statuses.has(statement.status) && !hidden.bases.has(statement.basis) && !hidden.relations.has(statement.relation)
    && statement.confidence >= state.sure && !ends.some((end) => isEntity(end) && hidden.types.has(entities[end].type));
}

// Whether first and last day meet the chosen range; without a date only if none is chosen.
function isWithin(span) {
  if (!state.from && !state.until) return true;
  return span !== null && (!state.until || span[0] <= state.until) && (!state.from || span[1] >= state.from);
}

const hiddenNow = () => Object.fromEntries(["types", "relations", "bases", "statuses"].map((name) => [name, listed(name)]));

function findVisible() {
  const hidden = hiddenNow();
  const passing = statements.filter((statement) => passes(statement, hidden));
  visible = new Set(passing.filter(({ id }) => isWithin(spans.get(id))).map(({ id }) => id));
  undatedHidden = state.from || state.until ? passing.filter(({ id }) => spans.get(id) === null).length : 0;
}

// The statements about a name that pass the filters and have another end.
const visibleOf = (id) => (statementsOf.get(id) || []).filter((statement) => visible.has(statement.id) && statement.object);

// From one end the ways of fewest steps to the other: layers of names, each with those that lie on such a way; null if there is none.
function waysBetween(from, to) {
  const steps = new Map([[from, 0]]);
  let border = [from];
  while (border.length && !steps.has(to)) {
    const next = [];
    for (const id of border) {
      for (const statement of visibleOf(id)) {
        const other = otherEnd(statement, id);
        if (steps.has(other)) continue;
        steps.set(other, steps.get(id) + 1);
        next.push(other);
      }
    }
    border = next;
  }
  if (!steps.has(to)) return null;
  const layers = [[to]];
  while (!layers[0].includes(from)) {
    const before = new Set(layers[0].flatMap((id) => visibleOf(id).map((statement) => otherEnd(statement, id)).filter((other) => steps.get(other) === steps.get(id) - 1)));
    layers.unshift([...before].sort((a, b) => (degrees.get(b) || 0) - (degrees.get(a) || 0) || (a < b ? -1 : 1)));
  }
  return layers;
}
