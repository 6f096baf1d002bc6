// Put the page together, and once more when the language changes.

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
}

function speak() {
  document.documentElement.lang = language === 0 ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = say(element.dataset.label);
  }
  field.placeholder = say("search");
  $("papers").textContent = summary.newspapers.join("、");
  showSummary();
  drawFilters();
  tellShown();
  showPanel();
  network.redraw();
}

$("language").addEventListener("click", () => { language = 1 - language; speak(); });
$("zoom_in").addEventListener("click", () => zoomBy(1.35));
$("zoom_out").addEventListener("click", () => zoomBy(1 / 1.35));
$("fit").addEventListener("click", fit);
$("all").addEventListener("click", () => chooseRelations(true));
$("none").addEventListener("click", () => chooseRelations(false));
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== field) {
    event.preventDefault();
    field.focus();
  } else if (event.key === "Escape") select("none", null);
});

speak();
fit();
if (summary.focused.length) select("entity", summary.focused[0]);
