// The table of office-holders: when each post was seen in print, and with whom its holder was in one room. It never says who is in office.

const HOLDER_COLUMNS = ["name", "posts", "events", "chaired", "beside"];
const MOST_BESIDE = 5;
const ROWS = 300; // rows that are put on the page before somebody asks for more
let holderOrder = { by: "events", down: true };
let holderQuery = "";

const postText = (id) => { const tenure = tenureOf.get(id); return `${nameOf(tenure.body)}${titleWords(tenure)}${bracketed(showTenure(tenure))}`; };
const besideText = (beside, most) => beside.slice(0, most).map(([id, count]) => `${nameOf(id)}${count > 1 ? ` ${count}` : ""}`).join("、");

const HOLDER_VALUES = {
  name: ({ person }) => nameOf(person), posts: (holder) => holder.tenures.length,
  events: (holder) => holder.events, chaired: (holder) => holder.chaired, beside: (holder) => holder.others,
};

function holdersNow() {
  const query = holderQuery.trim().toLowerCase();
  const kept = holders.filter((holder) => !query || `${nameOf(holder.person)} ${holder.tenures.map(postText).join(" ")}`.toLowerCase().includes(query));
  const value = HOLDER_VALUES[holderOrder.by];
  const order = (a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0);
  return kept.map((holder, at) => [holder, at]).sort(([a, i], [b, j]) => (holderOrder.down ? -1 : 1) * order(a, b) || i - j).map(([holder]) => holder);
}

function showHolders() {
  const rows = holdersNow();
  const head = make("tr", "", ...HOLDER_COLUMNS.map((name) => sortable(say(`holder_${name}`), name, holderOrder, () => { showHolders(); })));
  const body = make("tbody", "", ...rows.slice(0, ROWS).map(holderRow));
  $("holder_table").replaceChildren(make("thead", "", head), body);
  moreRows($("holder_more"), body, rows, holderRow);
  $("holder_count").textContent = say("rows", rows.length);
}

function holderRow({ person, tenures: own, events, chaired, beside, others: many }) {
  const posts = own.map((id) => {
    const tenure = tenureOf.get(id);
    return make("li", "", nameLink(tenure.body), " ", make("b", "", titleWords(tenure)), " ", make("span", "seen", showTenure(tenure)));
  });
  const others = beside.slice(0, MOST_BESIDE).flatMap(([id, count], at) => [at ? "、" : "", nameLink(id), count > 1 ? make("span", "note", ` ${count}`) : ""]);
  const rest = many > MOST_BESIDE ? make("span", "note", ` ${say("and_more", many - MOST_BESIDE)}`) : null;
  return make("tr", "", make("th", "", nameLink(person)), make("td", "", make("ul", "", ...posts)),
    make("td", "number", String(events)), make("td", "number", String(chaired)), make("td", "", ...others, rest));
}

// A heading that sorts: by its column, and the other way round when pressed again.
function sortable(text, name, order, redraw) {
  const cell = make("th", "", button("", () => { order.down = order.by === name ? !order.down : name !== "name"; order.by = name; redraw(); }, text, make("span", "arrow", order.by === name ? (order.down ? " ▾" : " ▴") : "")));
  cell.scope = "col";
  cell.setAttribute("aria-sort", order.by === name ? (order.down ? "descending" : "ascending") : "none");
  return cell;
}

function moreRows(place, body, rows, row) {
  place.replaceChildren();
  if (rows.length <= ROWS) return;
  place.append(button("link more", () => { body.append(...rows.slice(ROWS).map(row)); place.replaceChildren(); }, say("more", rows.length - ROWS)));
}

function downloadHolders() {
  const head = HOLDER_COLUMNS.map((name) => say(`holder_${name}`));
  const rows = holdersNow().map((holder) => [nameOf(holder.person), holder.tenures.map(postText).join("；"), holder.events, holder.chaired, besideText(holder.beside, Infinity)]);
  download(`${say("tab_holders")}.csv`, "text/csv", csv([head, ...rows]));
}

$("holder_query").addEventListener("input", ({ target }) => { holderQuery = target.value; showHolders(); });
$("holder_download").addEventListener("click", downloadHolders);
