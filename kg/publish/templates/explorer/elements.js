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

function swatch(type) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "-8 -8 16 16");
  picture.setAttribute("class", "swatch");
  picture.setAttribute("aria-hidden", "true");
  const points = corners(styles[type].shape, 6.4);
  const figure = document.createElementNS(space, points ? "polygon" : "circle");
  if (points) figure.setAttribute("points", points.map((point) => point.join(",")).join(" "));
  else figure.setAttribute("r", "6");
  figure.setAttribute("fill", colourOf(type));
  picture.append(figure);
  return picture;
}

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const colourOf = (type) => styles[type][dark.matches ? "dark" : "light"];
const themed = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
