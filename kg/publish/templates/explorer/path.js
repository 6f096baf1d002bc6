// The way between two names: the other end is searched for in the same box, the answer is drawn and told step by step.

let pathFrom = null; // the name for which another is being searched

function openPath(id) {
  pathFrom = id;
  field.value = "";
  field.placeholder = say("path_search", nameOf(id));
  field.focus();
}

function closePath() {
  pathFrom = null;
  field.placeholder = say("search");
}

function pathView(from, to) {
  const layers = waysBetween(from, to);
  const parts = [
    crumbs(say("path")),
    make("h3", "", nameOf(from), " – ", nameOf(to)),
    make("div", "tools", button("link", () => openPath(from), say("path_to"))),
  ];
  if (!layers) return [...parts, make("p", "hint", say("no_path"))];
  parts.push(make("p", "aliases", say("path_steps", layers.length - 1)));
  layers.slice(1).forEach((layer, step) => {
    const before = new Set(layers[step]);
    const after = new Set(layer);
    const joins = ({ subject, object }) => (before.has(subject) && after.has(object)) || (before.has(object) && after.has(subject));
    const own = statements.filter((statement) => visible.has(statement.id) && joins(statement));
    parts.push(heading(say("step", step + 1), own.length), ...firstOf(own, (statement) => card(statement, null)));
  });
  return parts;
}
