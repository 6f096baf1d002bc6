"use strict";
// What the page knows: the JSON blocks, indexes over them, and the words of the interface in two languages.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const drawing = read("drawing");
const data = read("data");
const { entities, statements, stories, styles, words, summary, groups, days, holders, tenures } = data;

const symmetric = new Set(data.symmetric); // relations whose two ends stand in no order
const isEntity = (id) => id != null && Object.hasOwn(entities, id);

const statementOf = new Map(statements.map((statement) => [statement.id, statement]));
const tenureOf = new Map(tenures.map((tenure) => [tenure.id, tenure]));
const cards = days.flatMap((day) => day.cards);
const degrees = new Map(); // asserted statements by entity
const statementsOf = new Map(); // all statements by entity
for (const statement of statements) {
  for (const end of new Set([statement.subject, statement.object])) {
    if (!end) continue;
    if (!statementsOf.has(end)) statementsOf.set(end, []);
    statementsOf.get(end).push(statement);
    if (statement.status === "asserted") degrees.set(end, (degrees.get(end) || 0) + 1);
  }
}

function word(group, name) {
  const pair = Object.hasOwn(words[group], name) ? words[group][name] : null;
  return pair ? pair[state.lang] : name;
}

function say(name, ...values) {
  return values.reduce((text, value, index) => text.replace(`{${index}}`, () => value), word("interface", name));
}

const bracketed = (text) => (state.lang === 0 ? `（${text}）` : ` (${text})`);

const nameOf = (id) => (isEntity(id) ? entities[id].name : id);

const otherEnd = (statement, id) => (statement.subject === id ? statement.object : statement.subject);

const inStory = (statement, story) => statement.evidence.some((evidence) => evidence.story === story);
