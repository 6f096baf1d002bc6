// The panel at the right: an overview, or what is chosen — a name with its statements, a line with its evidence, a story, a card of a day.

function showPanel() {
  const views = { none: overview, entity: entityView, statement: statementView, story: storyView, card: cardView };
  const parts = state.to ? pathView(state.id, state.to) : views[state.kind](state.id);
  $("panel").replaceChildren(...parts.filter(Boolean));
  $("panel").scrollTop = 0;
  document.body.classList.toggle("chosen", state.kind !== "none");
}

function overview() {
  const first = [...ranks.keys()].filter(isEntity).slice(0, 12);
  return [
    make("p", "hint", say("hint")),
    heading(say("most_connected")),
    ...first.map((id) => entityRow(id, degrees.get(id) || 0)),
    stories.length ? heading(say("stories"), stories.length) : null,
    ...firstOf(stories.map((_, index) => index), storyRow),
  ];
}

const AT_FIRST = 60; // rows that are put on the page before somebody asks for more

function firstOf(items, row) {
  const rows = items.slice(0, AT_FIRST).map((item) => row(item));
  if (items.length > AT_FIRST) {
    const more = button("link more", () => more.replaceWith(...firstOf(items.slice(AT_FIRST), row)), say("more", items.length - AT_FIRST));
    rows.push(more);
  }
  return rows;
}

function heading(text, count) {
  return make("h2", "", text, count == null ? null : make("span", "count", String(count)));
}

function entityRow(id, count) {
  return button("row", () => select("entity", id),
    swatch(entities[id].type), make("span", "name", nameOf(id)), count ? make("span", "note", String(count)) : null);
}

function storyRow(index) {
  const story = stories[index];
  const note = [authorsOf(story), story.published && showDate(story.published), story.document].filter(Boolean).join(" · ");
  return button("row story", () => select("story", index), story.headline, make("span", "note", note));
}

function crumbs(...children) {
  return make("p", "top", ...children,
    make("span", "ways", past.length ? button("link", goBack, say("back")) : null, button("link", () => change({ kind: "none", id: null, to: null, hops: 0 }), say("close"))));
}

function entityView(id) {
  const entity = entities[id];
  const own = statementsOf.get(id) || [];
  const facts = own.filter((statement) => statement.status === "asserted");
  const rest = own.filter((statement) => statement.status !== "asserted");
  const about = [word("type", entity.type), entity.kind && word("kind", entity.kind), entity.level && word("level", entity.level)];
  return [
    crumbs(swatch(entity.type), about.filter(Boolean).join(" · "), entity.resolved ? null : ` · ${say("unresolved")}`),
    make("h3", "", entity.name),
    entity.aliases ? make("p", "aliases", `${say("also_called")} ${entity.aliases.join("、")}`) : null,
    entity.date ? make("p", "when", showDate(entity.date)) : null,
    tools(id),
    ...career(id),
    ...membersOf(entity),
    ...grouped(facts, id),
    rest.length ? heading(say("unasserted"), rest.length) : null,
    ...firstOf(rest, (statement) => card(statement, id)),
    own.length || entity.members ? null : make("p", "hint", say("no_statements")),
    entity.stories.length ? heading(say("appears_in"), entity.stories.length) : null,
    ...firstOf(entity.stories, storyRow),
  ];
}

// How far around the name is drawn, and the way to another.
function tools(id) {
  const hops = make("span", "hops", say("around"),
    ...[...Array(MOST_HOPS + 1).keys()].map((count) => {
      const item = button(state.hops === count && !state.to ? "now" : "", () => change({ tab: state.tab === "holders" || state.tab === "table" ? "graph" : state.tab, hops: count, to: null }), count === 0 ? say("in_all") : String(count));
      item.setAttribute("aria-pressed", String(state.hops === count && !state.to));
      item.title = count === 0 ? say("in_all_title") : say("hops", count);
      return item;
    }));
  return make("div", "tools", hops, button("link", () => openPath(id), say("path_to")));
}

// The posts of a person, or who held those of a body, from first to last attestation.
function career(id) {
  const own = tenures.filter((tenure) => (tenure.person === id || tenure.body === id) && tenure.statements.some((each) => statementOf.has(each)));
  if (!own.length) return [];
  const known = own.map((tenure) => [tenure, spanOfTenure(tenure)]).sort(([, a], [, b]) => ((a ? a[0] : "~") < (b ? b[0] : "~") ? -1 : 1));
  const moments = known.flatMap(([, span]) => span || []).map((day) => Date.parse(day));
  const [low, high] = [Math.min(...moments), Math.max(...moments)];
  const share = (day) => (high > low ? (100 * (Date.parse(day) - low)) / (high - low) : 50);
  const holds = own.some(({ person }) => person === id);
  return [heading(say(holds ? "posts" : "office_holders"), own.length), make("ul", "career", ...known.map(([tenure, span]) => careerRow(tenure, span, share, holds)))];
}

function careerRow(tenure, span, share, ofPerson) {
  const bar = make("span", "bar");
  if (span) {
    const left = share(span[0]);
    const stretch = make("i", tenure.kind);
    stretch.style.left = `${Math.min(left, 97)}%`;
    stretch.style.width = `${Math.max(3, share(span[1]) - left)}%`;
    bar.append(stretch);
  }
  const title = ofPerson ? [nameLink(tenure.body), " ", titleWords(tenure)] : [titleWords(tenure), " ", nameLink(tenure.person)];
  return make("li", "", make("span", "post", ...title), make("span", "seen", showTenure(tenure)), bar);
}

// 代县长 says itself that it is acting; 书记, for one who was it then, does not.
const titleWords = ({ kind, title }) => (/^[代原前]/.test(title || "") ? title : [word("tenure", kind), title].filter(Boolean).join(state.lang === 0 ? "" : " "));

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
  const sections = new Map();
  for (const statement of facts) {
    const passive = statement.subject !== id && !symmetric.has(statement.relation);
    const key = `${passive ? 1 : 0} ${statement.relation}`;
    if (!sections.has(key)) sections.set(key, []);
    sections.get(key).push(statement);
  }
  const posts = (key) => (key.endsWith(" holds_post") ? 0 : 1);
  const keys = [...sections.keys()].sort((a, b) => a[0].localeCompare(b[0]) || posts(a) - posts(b) || sections.get(b).length - sections.get(a).length || (a < b ? -1 : 1));
  return keys.flatMap((key) => {
    const own = sections.get(key).sort((a, b) => (sortDate(a) < sortDate(b) ? -1 : 1));
    const title = `${key[0] === "1" ? "← " : ""}${word("relation", key.slice(2))}`;
    return [heading(title, own.length), ...firstOf(own, (statement) => card(statement, id))];
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
    make("p", "aliases", nameOf(ends[0]), symmetric.has(statement.relation) ? " ↔ " : " → ", ends[1] ? nameOf(ends[1]) : ""),
    heading(say("evidence"), statement.evidence.length),
    card(statement, null),
    others.length ? heading(say("between"), others.length) : null,
    ...firstOf(others, (other) => card(other, null)),
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
    ...firstOf(own, (statement) => card(statement, null)),
  ];
}

function cardView(index) {
  const { node, kind, statements: ids } = cards[index];
  const own = ids.map((id) => statementOf.get(id));
  return [
    crumbs(say("evidence")),
    make("h3", "", node ? nameOf(node) : word("relation", kind)),
    heading(say("statements"), own.length),
    ...firstOf(own, (statement) => card(statement, null)),
  ];
}
