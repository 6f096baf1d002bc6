// The first screen: the days, and on each who met, chaired and attended, with the words that say so.

const ROLES = ["presides_over", "attends", "speaks_at", "organises", "receives_award", "located_in", "part_of"];
const AT_ONCE = 40; // cards a step, as the reader scrolls
const MOST_NAMES = 24;
const MOST_CLAIMS = 6;
let waiting = []; // what is not on the page yet: pairs of a day and a card
const numberOf = new Map(cards.map((each, index) => [each, index]));

function showDays() {
  waiting = days.filter(({ date }) => isWithin(date && boundsOf(date))).flatMap((day) => day.cards.filter((each) => each.statements.some((id) => visible.has(id))).map((each) => [day, each]));
  $("days").replaceChildren();
  if (!waiting.length) $("days").append(make("p", "hint", say(cards.length ? "no_cards" : "no_days")));
  addDays();
}

function addDays() {
  for (const [day, each] of waiting.splice(0, AT_ONCE)) {
    let section = $("days").lastElementChild;
    if (!section || section.dataset.day !== String(day.date)) {
      section = make("section", "day", dayHeading(day.date));
      section.dataset.day = String(day.date);
      $("days").append(section);
    }
    section.append(dayCard(each));
  }
}

function addWhereSeen() {
  const { scrollTop, clientHeight, scrollHeight } = $("days");
  if (waiting.length && clientHeight && scrollTop + 2 * clientHeight > scrollHeight) addDays();
}

$("days").addEventListener("scroll", addWhereSeen);
window.addEventListener("resize", addWhereSeen);
window.addEventListener("beforeprint", () => { while (waiting.length) addDays(); });

const dayHeading = (date) => make("h2", "", showDate(date), " ", make("span", "weekday", weekday(date)));

function dayCard(each) {
  const index = numberOf.get(each);
  const own = each.statements.map((id) => statementOf.get(id)).filter(({ id }) => visible.has(id));
  const title = button("title", () => select("card", index), each.node ? swatch(entities[each.node].type) : null, each.node ? nameOf(each.node) : word("relation", each.kind));
  const names = new Set(own.flatMap(({ subject, object }) => [...namesOf(subject), ...namesOf(object)]));
  const box = make("article", "event", make("h3", "", title), ...rolesOf(each, own), ...quotesOf(own, names));
  box.dataset.card = index;
  box.addEventListener("click", ({ target }) => { if (!target.closest("button, a, summary") && !String(window.getSelection())) select("card", index); });
  return box;
}

// A role a line, the names in their order: 主持 甲 · 出席 乙、丙.
function rolesOf(each, own) {
  if (each.kind === "reception") return partiesOf(own);
  const lines = [];
  for (const relation of ROLES.filter((name) => each.node && own.some((statement) => statement.relation === name))) {
    const ends = own.filter((statement) => statement.relation === relation).map((statement) => (statement.subject === each.node ? statement.object : statement.subject));
    lines.push(roleLine(say(`role_${relation}`), [...new Set(ends)].filter(Boolean)));
  }
  const told = folded(own.filter(({ relation }) => !each.node || !ROLES.includes(relation)));
  return [...lines, ...told.slice(0, MOST_CLAIMS).map(claimLine), told.length > MOST_CLAIMS ? make("p", "note", say("more", told.length - MOST_CLAIMS)) : null];
}

// Who received whom, and who was with them; without roles just who met.
function partiesOf(own) {
  const roles = new Map();
  for (const { subject, object, qualifiers } of own) {
    for (const [end, role] of [[subject, qualifiers.subject_role], [object, qualifiers.object_role]]) if (!roles.get(end)) roles.set(end, role || "");
  }
  return ["host", "guest", "accompanying", ""].map((role) => [role, [...roles].filter(([, of]) => of === role).map(([id]) => id)])
    .filter(([, ids]) => ids.length).map(([role, ids]) => roleLine(role ? word("role", role) : say("met"), ids));
}

// 甲、乙 考察 丙、丁 is one line, and not four.
function folded(own) {
  const objects = new Map(); // by subject and relation
  const lines = [];
  for (const statement of own) {
    const key = JSON.stringify([statement.relation, statement.subject]);
    if (statement.qualifiers.title) lines.push({ statement });
    else objects.set(key, [...(objects.get(key) || []), statement.object]);
  }
  const subjects = new Map();
  for (const [key, list] of objects) {
    const [relation, subject] = JSON.parse(key);
    const same = JSON.stringify([relation, [...new Set(list)]]);
    subjects.set(same, [...(subjects.get(same) || []), subject]);
  }
  for (const [same, list] of subjects) {
    const [relation, ends] = JSON.parse(same);
    lines.push({ relation, subjects: list, objects: ends.filter(Boolean) });
  }
  return lines;
}

function claimLine({ statement, relation, subjects, objects }) {
  if (statement) return claim(statement, null);
  return make("p", "claim", ...listOf(subjects), make("span", "verb", word("relation", relation)), ...listOf(objects));
}

const listOf = (ids) => [
  ...ids.slice(0, MOST_NAMES).flatMap((id, at) => (at ? ["、", nameLink(id)] : [nameLink(id)])),
  ids.length > MOST_NAMES ? ` ${say("and_more", ids.length - MOST_NAMES)}` : "",
];

const roleLine = (role, ids) => make("p", "role", make("span", "label", role), make("span", "", ...listOf(ids)));

// The words of the first statement, and of one more that is said elsewhere.
function quotesOf(own, names) {
  const said = [];
  for (const { evidence } of own) if (!said.some((other) => other.quote.includes(evidence[0].quote) || evidence[0].quote.includes(other.quote))) said.push(evidence[0]);
  const sources = said.slice(0, 1);
  return [...said.slice(0, 2).map((each) => marked(each.quote, names, [])), ...sources.map(source)];
}

function markDay() {
  for (const box of document.querySelectorAll("#days .event")) box.classList.toggle("now", state.kind === "card" && Number(box.dataset.card) === state.id);
}
