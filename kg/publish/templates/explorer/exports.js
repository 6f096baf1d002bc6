// What is shown, to take along: a picture as PNG or SVG, and the statements as CSV.

const BOM = "\ufeff"; // without it Excel takes UTF-8 for something else

// A cell that begins like a formula is made safe, as in statements.csv.
const cell = (value) => `"${String(value).replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;
const csv = (rows) => BOM + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";

function download(name, type, content) {
  const link = make("a", "");
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function downloadTable() {
  const head = TABLE_COLUMNS.map((name) => say(name));
  download("statements.csv", "text/csv", csv([head, ...tableNow().map((statement) => TABLE_COLUMNS.map((name) => TABLE_VALUES[name](statement)))]));
}

function downloadPng() {
  const canvas = document.querySelector("#graph canvas");
  const copy = make("canvas", "");
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext("2d");
  context.fillStyle = themed("--paper");
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => download("graph.png", "image/png", blob));
}

// The same lines, figures and names as on the canvas, in the part of it that is in view.
function pictureSvg() {
  const { clientWidth: width, clientHeight: height } = $("graph");
  const scale = network.getScale();
  const centre = network.getViewPosition();
  const at = ({ x, y }) => [(x - centre.x) * scale + width / 2, (y - centre.y) * scale + height / 2];
  const colours = coloursNow();
  const picture = draw("svg", { xmlns: SVG, viewBox: `0 0 ${width} ${height}`, width, height, "font-family": themed("--font"), "text-anchor": "middle" },
    draw("rect", { width, height, fill: colours.paper }));
  for (const edge of edgeView.get()) {
    const [from, to] = [nodeOf.get(edge.from), nodeOf.get(edge.to)];
    const [[x1, y1], [x2, y2], [mx, my]] = [at(from), at(to), at(aside(from, to, bendOf(edge)))];
    const look = edgeLook(edge, colours);
    const attributes = { d: `M${x1.toFixed(1)} ${y1.toFixed(1)}Q${mx.toFixed(1)} ${my.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`, fill: "none", stroke: look.color.color, "stroke-opacity": look.color.opacity, "stroke-width": 1.1 };
    picture.append(draw("path", look.dashes ? { ...attributes, "stroke-dasharray": look.dashes.join(" ") } : attributes));
  }
  for (const { id } of nodeView.get()) {
    const node = nodeOf.get(id);
    const [x, y] = at(node);
    picture.append(figure(node.group, x, y, node.size * grown * scale, { fill: colours.of[node.group], stroke: colours.paper, opacity: !lit || lit.has(id) ? 1 : 0.14 }));
  }
  for (const name of written ? written.names : []) {
    const text = draw("text", { x: (name.x - centre.x * scale + width / 2).toFixed(1), y: (name.y - centre.y * scale + height / 2 + name.size * 0.35).toFixed(1), "font-size": name.size, fill: name.colour, stroke: name.paper, "stroke-width": 3.5, "paint-order": "stroke" });
    text.textContent = name.text;
    picture.append(text);
  }
  return picture;
}

const downloadSvg = () => download("graph.svg", "image/svg+xml", new XMLSerializer().serializeToString(pictureSvg()));

$("png").addEventListener("click", downloadPng);
$("svg").addEventListener("click", downloadSvg);
for (const button_ of document.querySelectorAll(".csv")) button_.addEventListener("click", downloadTable);
