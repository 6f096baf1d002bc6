// Search by name or alias: suggestions while typing, arrow keys and Enter to choose.

const MOST_SUGGESTIONS = 12;
const field = $("search");
const list = $("suggestions");
let found = [];
let chosen = 0;

// How well a name fits what was typed: 0 the same, 1 begins with it, 2 contains it, 9 not at all.
function fitness(name, typed) {
  const text = name.toLowerCase();
  return text === typed ? 0 : text.startsWith(typed) ? 1 : text.includes(typed) ? 2 : 9;
}

function suggestionsFor(typed) {
  const query = typed.trim().toLowerCase();
  if (!query) return [];
  return Object.entries(entities).map(([id, entity]) => {
    const names = [entity.name, ...(entity.aliases || [])];
    const best = names.map((name, index) => ({ name, index, fit: fitness(name, query) })).sort((a, b) => a.fit - b.fit || a.index - b.index)[0];
    return { id, alias: best.index ? best.name : null, fit: best.fit };
  }).filter(({ fit }) => fit < 9)
    .sort((a, b) => a.fit - b.fit || (degrees.get(b.id) || 0) - (degrees.get(a.id) || 0) || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS);
}

function suggest() {
  found = suggestionsFor(field.value);
  chosen = 0;
  const open = field.value.trim() !== "";
  list.hidden = !open;
  field.setAttribute("aria-expanded", String(open));
  list.replaceChildren(...(found.length ? found.map(option) : open ? [make("li", "note", say("no_match"))] : []));
  point(0);
}

function option({ id, alias }, index) {
  const note = alias ? `${say("also_called")} ${alias}` : word("type", entities[id].type);
  const item = make("li", "", swatch(entities[id].type), make("span", "name", nameOf(id)), make("span", "note", note));
  item.id = `suggestion-${index}`;
  item.setAttribute("role", "option");
  item.addEventListener("mousedown", (event) => { event.preventDefault(); take(index); });
  return item;
}

function point(index) {
  if (!found.length) return field.removeAttribute("aria-activedescendant");
  chosen = (index + found.length) % found.length;
  [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === chosen)));
  field.setAttribute("aria-activedescendant", `suggestion-${chosen}`);
  list.children[chosen].scrollIntoView({ block: "nearest" });
}

function take(index) {
  const { id } = found[index];
  field.value = nameOf(id);
  closeSuggestions();
  const from = pathFrom;
  closePath();
  const tab = state.tab === "holders" || state.tab === "table" ? "graph" : state.tab;
  if (from && from !== id) change({ tab, kind: "entity", id: from, to: id, hops: 0 });
  else change({ tab, kind: "entity", id, to: null, group: groupOf.get(id) || state.group });
  if (state.tab === "graph" && !state.hops) goToLit();
  $("panel").focus({ preventScroll: true });
}

function closeSuggestions() {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
}

field.addEventListener("input", suggest);
field.addEventListener("focus", () => { field.select(); });
field.addEventListener("blur", () => { closeSuggestions(); closePath(); });
field.addEventListener("keydown", (event) => {
  const actions = {
    ArrowDown: () => point(chosen + 1),
    ArrowUp: () => point(chosen - 1),
    Enter: () => { if (list.hidden) suggest(); if (found.length) take(chosen); },
    Escape: () => { if (list.hidden) field.blur(); closeSuggestions(); },
  };
  if (event.isComposing || !actions[event.key]) return; // Enter that ends a Chinese input is not a choice
  event.preventDefault();
  event.stopPropagation();
  actions[event.key]();
});
