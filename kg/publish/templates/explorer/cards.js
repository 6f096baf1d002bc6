// A statement as a card: what it claims, when, in which words, and where that is printed.
const OWN_PLACE = new Set(["date", "attested", "start", "end", "title", "kind"]);

function card(statement, self) {
  return make("article", `card ${statement.status}`,
    claim(statement, self), tags(statement), quote(statement.evidence[0], statement, self), source(statement.evidence[0]),
    moreEvidence(statement, self));
}

const nameLink = (id) => (isEntity(id) ? button("link", () => select("entity", id), nameOf(id)) : make("span", "own", nameOf(id)));

function claim(statement, self) {
  const end = (id) => (id === self ? make("span", "own", nameOf(id)) : nameLink(id));
  const { title } = statement.qualifiers;
  const turned = symmetric.has(statement.relation) && statement.object === self;
  const [first, second] = turned ? [statement.object, statement.subject] : [statement.subject, statement.object];
  const line = make("p", "claim", end(first), make("span", "verb", word("relation", statement.relation)));
  if (second) line.append(end(second));
  if (title) line.append(make("span", "own", ` ${statement.tenure ? titleWords({ ...statement.tenure, title }) : title}`));
  return line;
}

function tags(statement) {
  const list = make("p", "tags");
  if (statement.status !== "asserted") list.append(make("span", `tag ${statement.status}`, word("status", statement.status)));
  if (statement.basis === "derived") list.append(make("span", "tag derived", say("derived_line")));
  const when = showWhen(statement);
  if (when) list.append(make("span", "tag", make("b", "", when)));
  for (const [name, value] of Object.entries(statement.qualifiers)) {
    const told = OWN_PLACE.has(name) || value === nameOf(statement.object); // a proposal is named by its topic
    if (!told) list.append(make("span", "tag", `${word("qualifier", name)} `, make("b", "", showValue(name.endsWith("_role") ? word("role", value) : value))));
  }
  return list.childNodes.length ? list : null;
}

function showValue(value) {
  if (Array.isArray(value)) return value.map(showValue).join("、");
  if (value && typeof value === "object") {
    const { of, bound, value: number, unit, period, ...rest } = value;
    return [of, bound, number == null ? null : `${number}${unit || ""}`, period, ...Object.values(rest)].filter((part) => part != null && part !== "").join(" ");
  }
  return nameOf(String(value));
}

function quote(evidence, statement, self) {
  return marked(evidence.quote, new Set(namesOf(self || statement.subject)), namesOf(self ? otherEnd(statement, self) : statement.object));
}

// The words of a page, with the names in them marked; where the layout breaks a line, Chinese has no blank.
function marked(text, main, others) {
  const block = make("blockquote", "");
  for (const [part, kind] of pieces(text.replace(/\s*\n\s*/g, ""), main, others)) {
    block.append(kind ? make("mark", kind === "other" ? "other" : "", part) : part);
  }
  return block;
}

const namesOf = (id) => (id && Object.hasOwn(entities, id) ? [entities[id].name, ...(entities[id].aliases || [])] : []);

// Cut a text at the names in it, longest first: [text, "own" | "other" | ""].
function pieces(text, main, others) {
  const names = [...main, ...others].filter(Boolean).sort((a, b) => b.length - a.length);
  const result = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    const name = names.find((candidate) => text.startsWith(candidate, at));
    if (name) {
      if (plain) result.push([plain, ""]);
      result.push([name, main.has(name) ? "own" : "other"]);
      plain = "";
    } else plain += text[at];
    at += name ? name.length : 1;
  }
  return plain ? [...result, [plain, ""]] : result;
}

function source(evidence) {
  const story = evidence.story == null ? null : stories[evidence.story];
  const line = make("p", "source");
  if (story) line.append(make("span", "headline", `《${story.headline}》`), " ", authorsOf(story), " · ");
  if (story && story.newspaper) line.append(`${story.newspaper} · `);
  if (story && story.published) line.append(`${bounded(story.published, "published")} · `);
  line.append(evidence.document);
  line.title = `${say("read_by")} ${evidence.recogniser} · ${say("confidence")} ${evidence.confidence}`;
  return line;
}

function authorsOf(story) {
  if (story.contributed) return say("contributed") + bracketed(story.authors.map(([name]) => name).join("、"));
  return story.authors.map(([name, role]) => (role ? `${role} ${name}` : name)).join("、") || say("unsigned");
}

function moreEvidence(statement, self) {
  const rest = statement.evidence.slice(1);
  if (!rest.length) return null;
  const box = make("details", "", make("summary", "", say("more_evidence", rest.length)));
  for (const evidence of rest) box.append(quote(evidence, statement, self), source(evidence));
  return box;
}
