// The panel at the right: an overview, an entity with its statements, a line with its evidence, or a story.

function select(kind, id) {
  selection = { kind, id };
  paint();
  markSelected();
  showPanel();
}

function showPanel() {
  const views = { none: overview, entity: entityView, statement: statementView, story: storyView };
  $("panel").replaceChildren(...views[selection.kind](selection.id).filter(Boolean));
  $("panel").scrollTop = 0;
}

function overview() {
  const first = drawing.nodes.slice().sort((a, b) => a.rank - b.rank).slice(0, 12);
  return [
    make("p", "hint", say("hint")),
    heading(say("most_connected")),
    ...first.map(({ id }) => entityRow(id, degrees.get(id) || 0)),
    stories.length ? heading(say("stories"), stories.length) : null,
    ...stories.map((_, index) => storyRow(index)),
  ];
}

function heading(text, count) {
  return make("h2", "", text, count == null ? null : make("span", "count", String(count)));
}

function entityRow(id, count) {
  return button("row", () => { select("entity", id); goToLit(); },
    swatch(entities[id].type), make("span", "name", nameOf(id)), count ? make("span", "note", String(count)) : null);
}

function storyRow(index) {
  const story = stories[index];
  const note = [authorsOf(story), story.published && showDate(story.published), story.document].filter(Boolean).join(" · ");
  return button("row story", () => { select("story", index); goToLit(); }, story.headline, make("span", "note", note));
}

function crumbs(...children) {
  return make("p", "top", ...children, button("link", () => select("none", null), say("back")));
}

function entityView(id) {
  const entity = entities[id];
  const own = (statementsOf.get(id) || []);
  const facts = own.filter((statement) => statement.status === "asserted");
  const rest = own.filter((statement) => statement.status !== "asserted");
  const about = [word("type", entity.type), entity.kind && word("kind", entity.kind), entity.level && word("level", entity.level)];
  return [
    crumbs(swatch(entity.type), about.filter(Boolean).join(" · "), entity.resolved ? null : ` · ${say("unresolved")}`),
    make("h3", "", entity.name),
    entity.aliases ? make("p", "aliases", `${say("also_called")} ${entity.aliases.join("、")}`) : null,
    entity.date ? make("p", "when", showDate(entity.date)) : null,
    ...membersOf(entity),
    ...grouped(facts, id),
    rest.length ? heading(say("unasserted"), rest.length) : null,
    ...rest.map((statement) => card(statement, id)),
    own.length || entity.members ? null : make("p", "hint", say("no_statements")),
    entity.stories.length ? heading(say("appears_in"), entity.stories.length) : null,
    ...entity.stories.map(storyRow),
  ];
}

// A reception lists who met, and the statements that it was minted from.
function membersOf(entity) {
  if (!entity.members) return [];
  const met = entity.statements.map((id) => statementOf.get(id)).filter(Boolean);
  return [
    ...entity.members.map((id) => entityRow(id)),
    heading(say("evidence"), met.length),
    ...met.map((statement) => card(statement, null)),
  ];
}

// Statements under their relation: those with the entity as subject first, in the order of their dates.
function grouped(facts, id) {
  const groups = new Map();
  for (const statement of facts) {
    const passive = statement.subject !== id && !symmetric.has(statement.relation);
    const key = `${passive ? 1 : 0} ${statement.relation}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(statement);
  }
  const posts = (key) => (key.endsWith(" holds_post") ? 0 : 1);
  const keys = [...groups.keys()].sort((a, b) => a[0].localeCompare(b[0]) || posts(a) - posts(b) || groups.get(b).length - groups.get(a).length || (a < b ? -1 : 1));
  return keys.flatMap((key) => {
    const own = groups.get(key).sort((a, b) => (sortDate(a) < sortDate(b) ? -1 : 1));
    const title = `${key[0] === "1" ? "← " : ""}${word("relation", key.slice(2))}`;
    return [heading(title, own.length), ...own.map((statement) => card(statement, id))];
  });
}

const sortDate = ({ tenure, qualifiers, id }) => `${(tenure && tenure.first) || qualifiers.date || qualifiers.attested || "~"} ${String(qualifiers.order || "").padStart(4, "0")} ${id}`;

function statementView(id) {
  const statement = statementOf.get(id);
  const ends = [statement.subject, statement.object];
  const others = (statementsOf.get(ends[0]) || []).filter((other) => other.id !== id && ends.includes(other.subject) && ends.includes(other.object));
  return [
    crumbs(say("evidence")),
    make("h3", "", word("relation", statement.relation)),
    make("p", "aliases", `${nameOf(ends[0])} ${symmetric.has(statement.relation) ? "↔" : "→"} ${nameOf(ends[1])}`),
    heading(say("evidence"), statement.evidence.length),
    card(statement, null),
    others.length ? heading(say("between"), others.length) : null,
    ...others.map((other) => card(other, null)),
  ];
}

function storyView(index) {
  const story = stories[index];
  const own = statements.filter((statement) => inStory(statement, index));
  return [
    crumbs(say("stories")),
    make("h3", "", story.headline),
    make("p", "aliases", [authorsOf(story), story.newspaper, story.published && showDate(story.published), story.document].filter(Boolean).join(" · ")),
    heading(say("statements"), own.length),
    ...own.map((statement) => card(statement, null)),
  ];
}
