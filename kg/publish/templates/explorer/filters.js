// The legend, which is also the filter: types with their shape, relations with their number, kinds of lines, confidence.

function counted(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
  return counts;
}

const typeCounts = counted([...degrees.keys()].filter(isEntity), (id) => entities[id].type);
const relationCounts = counted(statements.filter(({ object }) => object), ({ relation }) => relation);
const basisCounts = counted(statements.filter(({ status }) => status === "asserted"), ({ basis }) => basis);
const statusCounts = counted(statements, ({ status }) => status);

function choice(group, name, sign, text, count) {
  const box = make("input", "");
  box.type = "checkbox";
  box.value = name;
  box.checked = !listed(group).has(name);
  box.addEventListener("change", () => {
    const hidden = listed(group);
    if (box.checked) hidden.delete(name);
    else hidden.add(name);
    change({ [group]: [...hidden].sort().join(",") });
  });
  return make("li", "", make("label", "", box, sign, make("span", "name", text), make("span", "count", String(count))));
}

function drawFilters() {
  const shown = document.activeElement && document.activeElement.type === "checkbox" ? [document.activeElement.closest("ul").id, document.activeElement.value] : null;
  $("types").replaceChildren(...Object.keys(styles).filter((type) => typeCounts.has(type))
    .map((type) => choice("types", type, swatch(type), word("type", type), typeCounts.get(type))));
  const relations = [...relationCounts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  $("relations").replaceChildren(...relations.map(([name, count]) => {
    const item = choice("relations", name, null, word("relation", name), count);
    item.title = name;
    return item;
  }));
  $("lines").replaceChildren(
    ...["stated", "derived"].filter((basis) => basisCounts.has(basis)).map((basis) => choice("bases", basis, stroke(basis), say(`${basis}_line`), basisCounts.get(basis))),
    ...["planned", "denied"].filter((status) => statusCounts.has(status)).map((status) => choice("statuses", status, stroke(status), word("status", status), statusCounts.get(status))));
  $("sure").value = String(state.sure);
  $("sure_value").textContent = state.sure ? `≥ ${state.sure.toFixed(2)}` : say("any");
  $("fresh").hidden = FILTERS.every((name) => state[name] === FRESH[name]);
  if (shown) for (const box of $(shown[0]).querySelectorAll("input")) if (box.value === shown[1]) box.focus();
}

const DASHES = { derived: "3 3", planned: "6 3", denied: "6 3" };

function stroke(kind) {
  const line = draw("path", { d: "M0 8H16", "stroke-width": 1.8, stroke: themed(DASHES[kind] ? `--${kind}` : "--soft") });
  if (DASHES[kind]) line.setAttribute("stroke-dasharray", DASHES[kind]);
  return draw("svg", { viewBox: "0 0 16 16", class: "swatch", "aria-hidden": "true" }, line);
}

$("all").addEventListener("click", () => change({ relations: "" }));
$("none").addEventListener("click", () => change({ relations: [...relationCounts.keys()].sort().join(",") }));
$("sure").addEventListener("input", ({ target }) => change({ sure: Number(target.value) }, true));
$("fresh").addEventListener("click", () => change(Object.fromEntries(FILTERS.map((name) => [name, FRESH[name]]))));
