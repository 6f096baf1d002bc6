// Small pieces of the page. All text goes through textContent; nothing is ever parsed as HTML.

const $ = (id) => document.getElementById(id);

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child != null && child !== ""));
  return element;
}

function button(className, action, ...children) {
  const element = make("button", className, ...children);
  element.type = "button";
  element.addEventListener("click", action);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// The corners of a shape around the origin, as vis-network draws them; null for a circle.
function corners(shape, radius) {
  const ring = (count, turn, share) =>
    Array.from({ length: count }, (_, i) => {
      const angle = 2 * Math.PI * (turn + i / count);
      const length = radius * (typeof share === "function" ? share(i) : share);
      return [length * Math.sin(angle), -length * Math.cos(angle)];
    });
  return {
    square: ring(4, 0.125, 1.2), diamond: ring(4, 0, 1.15), hexagon: ring(6, 1 / 12, 1.05), triangle: ring(3, 0, 1.15),
    triangleDown: ring(3, 0.5, 1.15), star: ring(10, 0, (i) => (i % 2 ? 0.5 : 1.2)),
  }[shape] || null;
}

// The figure of a type around a point, for legends and for pictures.
function figure(type, x, y, radius, attributes) {
  const points = corners(styles[type].shape, radius);
  if (!points) return draw("circle", { cx: x, cy: y, r: radius * 0.94, ...attributes });
  return draw("polygon", { points: points.map(([left, top]) => `${(x + left).toFixed(1)},${(y + top).toFixed(1)}`).join(" "), ...attributes });
}

const swatch = (type) => draw("svg", { viewBox: "-8 -8 16 16", class: "swatch", "aria-hidden": "true" }, figure(type, 0, 0, 6.4, { fill: colourOf(type) }));
