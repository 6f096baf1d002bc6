// What is shown, as a table: the statements of the drawn part that pass the filters.

const TABLE_COLUMNS = ["date", "subject", "relation", "object", "status", "confidence", "quote", "source"];
const tableOrder = { by: "date", down: false };

// The statements whose lines are shown; of the whole graph also those that have no line.
function shownStatements() {
  if (scene.kind === "whole") return statements.filter(({ id }) => visible.has(id));
  const drawn = new Set(scene.edges.map(({ id }) => id));
  return statements.filter(({ id }) => visible.has(id) && drawn.has(id));
}

const storyText = ({ story, document: name }) => [story == null ? null : `《${stories[story].headline}》`, name].filter(Boolean).join(" ");
const plainWhen = (statement) => (spans.get(statement.id) ? showWhen(statement) : "");
const TABLE_VALUES = {
  date: plainWhen,
  subject: ({ subject }) => nameOf(subject),
  relation: ({ relation, qualifiers }) => [word("relation", relation), qualifiers.title].filter(Boolean).join(" "),
  object: ({ object }) => (object ? nameOf(object) : ""),
  status: ({ status, basis }) => `${word("status", status)} ${word("basis", basis)}`,
  confidence: ({ confidence }) => confidence.toFixed(2),
  quote: ({ evidence }) => evidence[0].quote,
  source: ({ evidence }) => storyText(evidence[0]),
};

function tableNow() {
  const key = tableOrder.by === "date" ? (statement) => (spans.get(statement.id) || ["~"])[0] : TABLE_VALUES[tableOrder.by];
  const keyed = shownStatements().map((statement) => [key(statement), statement]);
  return keyed.sort(([a, s], [b, t]) => (tableOrder.down ? -1 : 1) * (a < b ? -1 : a > b ? 1 : 0) || (s.id < t.id ? -1 : 1)).map(([, statement]) => statement);
}

function showTable() {
  const rows = tableNow();
  const head = make("tr", "", ...TABLE_COLUMNS.map((name) => sortable(say(name), name, tableOrder, showTable)));
  const body = make("tbody", "", ...rows.slice(0, ROWS).map(tableRow));
  $("statement_table").replaceChildren(make("thead", "", head), body);
  moreRows($("table_more"), body, rows, tableRow);
  $("table_count").textContent = say("rows", rows.length);
}

function tableRow(statement) {
  const cells = TABLE_COLUMNS.map((name) => {
    if (name === "subject" || name === "object") return make("td", "", statement[name] ? nameLink(statement[name]) : null);
    if (name === "relation") return make("td", "", button("link", () => select("statement", statement.id), TABLE_VALUES.relation(statement)));
    if (name === "quote") return make("td", "quote", marked(statement.evidence[0].quote, new Set(namesOf(statement.subject)), namesOf(statement.object)));
    return make("td", name, TABLE_VALUES[name](statement));
  });
  return make("tr", statement.status, ...cells);
}
