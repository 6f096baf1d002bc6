// The legend, which is also the filter: types with their shape, relations with their number, kinds of lines.

function counted(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(item[key], (counts.get(item[key]) || 0) + 1);
  return counts;
}

const typeCounts = counted(drawing.nodes, "group");
const relationCounts = counted(drawing.edges, "relation");
const basisCounts = counted(drawing.edges, "basis");

function choice(name, sign, text, count, hidden) {
  const box = make("input", "");
  box.type = "checkbox";
  box.value = name;
  box.checked = !hidden.has(name);
  box.addEventListener("change", () => {
    if (box.checked) hidden.delete(name);
    else hidden.add(name);
    refilter();
  });
  return make("li", "", make("label", "", box, sign, make("span", "name", text), make("span", "count", String(count))));
}

function drawFilters() {
  $("types").replaceChildren(...Object.keys(styles).filter((type) => typeCounts.has(type))
    .map((type) => choice(type, swatch(type), word("type", type), typeCounts.get(type), hiddenTypes)));
  const relations = [...relationCounts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  $("relations").replaceChildren(...relations.map(([name, count]) => {
    const item = choice(name, null, word("relation", name), count, hiddenRelations);
    item.title = name;
    return item;
  }));
  $("lines").replaceChildren(...["stated", "derived"].filter((basis) => basisCounts.has(basis))
    .map((basis) => choice(basis, stroke(basis), say(`${basis}_line`), basisCounts.get(basis), hiddenBases)));
}

function stroke(basis) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("class", "swatch");
  picture.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", "M0 8H16");
  line.setAttribute("stroke", themed("--soft"));
  line.setAttribute("stroke-width", "1.6");
  if (basis === "derived") line.setAttribute("stroke-dasharray", "3 3");
  picture.append(line);
  return picture;
}

function chooseRelations(all) {
  hiddenRelations.clear();
  if (!all) for (const name of relationCounts.keys()) hiddenRelations.add(name);
  drawFilters();
  refilter();
}
