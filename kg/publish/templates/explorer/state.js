// What the reader looks at, as one frozen value; all of it stands in the URL fragment, so that a view can be linked.

const TABS = ["days", "holders", "graph", "table"];
const FRESH = Object.freeze({
  tab: "days", kind: "none", id: null, // what is chosen: none, entity, statement, story or card
  hops: 0, to: null, group: null, // how far around it is drawn; the other end of a path; the community that is open
  types: "", relations: "", bases: "", statuses: "planned,denied", // what is hidden, joined by commas
  from: null, until: null, sure: 0, lang: 0, theme: "auto",
});
const FILTERS = ["types", "relations", "bases", "statuses", "from", "until", "sure"];
const MOST_HOPS = 3;
let state = FRESH;
const past = []; // fragments, for the way back

const listed = (name) => new Set(state[name] ? state[name].split(",") : []);

// Of a fragment, which anybody may have written, only what the page knows is taken.
const CHECKS = {
  tab: (text) => TABS.includes(text) && text,
  kind: (text) => ["entity", "statement", "story", "card"].includes(text) && text,
  id: (text) => text,
  hops: (text) => Math.min(MOST_HOPS, Math.max(0, Math.trunc(Number(text)) || 0)),
  to: (text) => isEntity(text) && text,
  group: (text) => groups.some((group) => group.id === text) && text,
  types: (text) => known(text, (name) => Object.hasOwn(styles, name)),
  relations: (text) => known(text, (name) => Object.hasOwn(words.relation, name)),
  bases: (text) => known(text, (name) => Object.hasOwn(words.basis, name)),
  statuses: (text) => known(text, (name) => Object.hasOwn(words.status, name)),
  from: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && text,
  until: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && text,
  sure: (text) => Math.min(1, Math.max(0, Number(text) || 0)),
  lang: (text) => (text === "1" ? 1 : 0),
  theme: (text) => (["light", "dark"].includes(text) ? text : "auto"),
};
const known = (text, test) => text.split(",").filter(test).join(",");
const isIndex = (text, list) => /^\d{1,9}$/.test(text) && Number(text) < list.length;
const EXISTS = {
  entity: isEntity, statement: (id) => statementOf.has(id), story: (id) => isIndex(id, stories), card: (id) => isIndex(id, cards),
};

function encode(view) {
  const fields = new URLSearchParams();
  for (const name of Object.keys(FRESH)) if (view[name] !== FRESH[name]) fields.set(name, view[name] ?? "");
  return fields.toString();
}

function decode(fragment) {
  const view = { ...FRESH };
  for (const [name, text] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    if (!Object.hasOwn(CHECKS, name)) continue;
    const value = CHECKS[name](text);
    if (value !== false) view[name] = value;
  }
  if (view.kind !== "none" && !EXISTS[view.kind](view.id)) view.kind = "none";
  if (["story", "card"].includes(view.kind)) view.id = Number(view.id);
  return settled(view);
}

// Without a choice there is nothing around it, and only from a name leads a path.
function settled(view) {
  const bare = view.kind === "none" ? { id: null, hops: 0 } : {};
  return Object.freeze({ ...view, ...bare, to: view.kind === "entity" ? view.to : null });
}

// Go to another view. `brief` ones, as while a slider moves, are no step on the way back.
function change(values, brief = false) {
  const before = state;
  const next = settled({ ...state, ...values });
  if (encode(next) === encode(before)) return;
  if (!brief) past.push(encode(before));
  state = next;
  remember(brief);
  show(before);
}

function remember(brief) {
  try {
    window.history[brief ? "replaceState" : "pushState"](null, "", `#${encode(state)}`);
  } catch {
    // A frame in a notebook has no address of its own; its views can't be linked, and all else works.
  }
}

function goBack() {
  if (!past.length) return;
  adopt(decode(past.pop()));
  remember(true);
}

function adopt(view) {
  const before = state;
  state = view;
  show(before);
}

window.addEventListener("popstate", () => { past.pop(); adopt(decode(window.location.hash)); });

const select = (kind, id) => change({ kind, id, to: null, group: kind === "entity" && groupOf.get(id) || state.group });
