// Put the page together: what changes in the view decides what is drawn anew.

function showSummary() {
  const s = summary;
  const parts = [
    s.dates.length ? (s.dates[0] === s.dates[1] ? showDate(s.dates[0]) : `${showDate(s.dates[0])} ${say("to")} ${showDate(s.dates[1])}`) : say("date_unknown"),
    say("summary_pages", s.pages), say("summary_stories", s.stories), say("summary_entities", s.entities),
    say("summary_asserted", s.stated + s.derived, s.stated, s.derived),
  ];
  if (s.planned || s.denied) parts.push(say("summary_planned", s.planned, s.denied));
  parts.push(s.persons === "all" ? say("summary_all_persons") : say("summary_withheld", s.withheld));
  if (s.focus) parts.push(say("summary_focus", s.focus, s.hops));
  if (s.score) parts.push(say("summary_score", ...["precision", "recall", "f1"].map((name) => Number(s.score[name]).toFixed(2))));
  $("summary").replaceChildren(...parts.map((part) => make("span", "", part)));
  if (s.score && s.score.pages) $("summary").lastChild.title = say("score_title", s.score.pages, s.score.statements);
}

const MOST_PAPERS = 3;
const papers = (names) => names.slice(0, MOST_PAPERS).join("、") + (names.length > MOST_PAPERS ? say("papers", names.length) : "");

function speak() {
  document.documentElement.lang = state.lang === 0 ? "zh-CN" : "en";
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = say(element.dataset.label);
  }
  $("theme").textContent = isDark() ? "☀" : "☾";
  field.placeholder = say("search");
  $("holder_query").placeholder = say("holder_query");
  $("papers").textContent = papers(summary.newspapers);
  $("papers").title = summary.newspapers.join("、");
  showSummary();
}

function showTab() {
  document.body.dataset.tab = state.tab;
  for (const name of TABS) {
    const tab = $(`tab_${name}`);
    tab.setAttribute("aria-selected", String(state.tab === name));
    tab.tabIndex = state.tab === name ? 0 : -1;
  }
  $("open_group").hidden = !(state.tab === "graph" && state.group);
}

const DRAWERS = { days: showDays, holders: showHolders, table: showTable, graph: () => {} };
const stale = new Set(TABS); // tabs that must be drawn again when they are next seen

function drawTab() {
  if (!stale.has(state.tab)) return;
  DRAWERS[state.tab]();
  stale.delete(state.tab);
}

// What a change of the view asks for; `before` is null when the page opens.
function show(before) {
  const changed = (...names) => before === null || names.some((name) => before[name] !== state[name]);
  const spoken = changed("lang", "theme");
  const filtered = changed(...FILTERS);
  const moved = changed("kind", "id", "hops", "to", "group", "tab");
  if (spoken) speak();
  if (spoken || filtered) for (const name of TABS) stale.add(name);
  if (moved) stale.add("table");
  if (changed("tab", "group") || spoken) showTab();
  if (filtered) refilter();
  if (moved) showScene();
  else if (spoken) { paint(); tellShown(); }
  if (spoken || filtered) { drawFilters(); showTimeline(); }
  if (moved || spoken || (filtered && state.to)) showPanel();
  drawTab();
  markDay();
}

$("language").addEventListener("click", () => change({ lang: 1 - state.lang }));
$("theme").addEventListener("click", () => change({ theme: isDark() ? "light" : "dark" }));
$("zoom_in").addEventListener("click", () => zoomBy(1.35));
$("zoom_out").addEventListener("click", () => zoomBy(1 / 1.35));
$("fit").addEventListener("click", fit);
$("open_group").addEventListener("click", () => change({ group: null, kind: "none", id: null }));
dark.addEventListener("change", () => { if (state.theme === "auto") { speak(); drawFilters(); paint(); showPanel(); } });
for (const [index, name] of TABS.entries()) {
  $(`tab_${name}`).addEventListener("click", () => change({ tab: name }));
  $(`tab_${name}`).addEventListener("keydown", ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return;
    const next = TABS[(index + step + TABS.length) % TABS.length];
    change({ tab: next });
    $(`tab_${next}`).focus();
  });
}
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  if (event.key === "/" && !typing) {
    event.preventDefault();
    field.focus();
  } else if (event.key === "Escape") change({ kind: "none", id: null, to: null, hops: 0 });
  else if (event.key === "Backspace" && !typing) goBack();
});

// A page made around a name opens on it, and any other on its latest day.
function opening() {
  const linked = decode(window.location.hash);
  if (encode(linked)) return linked;
  if (summary.focused.length) return Object.freeze({ ...FRESH, kind: "entity", id: summary.focused[0], hops: Math.min(MOST_HOPS, summary.hops) });
  return Object.freeze({ ...FRESH, ...(cards.length ? { kind: "card", id: 0 } : { tab: "graph" }) });
}

state = opening();
show(null);
