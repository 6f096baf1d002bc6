// When things happened: a bar for each day, month or year, and two handles that move the range of dates.

const dated = statements.map(({ id }) => [id, spans.get(id)]).filter(([, span]) => span);
const unit = unitOf(dated.map(([, [low]]) => low).sort());
const bins = binsOf();

function unitOf(lows) {
  if (!lows.length) return 10;
  const length = (Date.parse(lows.at(-1)) - Date.parse(lows[0])) / 86_400_000;
  return length <= 70 ? 10 : length <= 3_000 ? 7 : 4; // characters of YYYY-MM-DD that tell a bin
}

// All bins from the first date to the last, empty ones included.
function binsOf() {
  const keys = dated.map(([, [low]]) => low.slice(0, unit)).sort();
  if (!keys.length) return [];
  const all = [];
  for (let key = keys[0]; key <= keys.at(-1) && all.length < 400; key = nextBin(key)) all.push(key);
  return all;
}

function nextBin(key) {
  const [year, month = 1, day = 1] = key.split("-").map(Number);
  const next = new Date(Date.UTC(unit === 4 ? year + 1 : year, unit === 7 ? month : month - 1, unit === 10 ? day + 1 : day));
  return next.toISOString().slice(0, unit);
}

const firstDay = (bin) => boundsOf(bin)[0];
const lastDay = (bin) => boundsOf(bin)[1];

function showTimeline() {
  $("timeline").hidden = bins.length < 2;
  if (bins.length < 2) return;
  const counts = new Map(bins.map((bin) => [bin, 0]));
  const hidden = hiddenNow();
  for (const [id, [low]] of dated) if (passes(statementOf.get(id), hidden)) counts.set(low.slice(0, unit), counts.get(low.slice(0, unit)) + 1);
  const top = Math.max(1, ...counts.values());
  const bars = [...counts].map(([bin, count], at) => {
    const inside = (!state.from || lastDay(bin) >= state.from) && (!state.until || firstDay(bin) <= state.until);
    const bar = draw("rect", { x: at + 0.1, width: 0.8, y: 20 - 19 * Math.sqrt(count / top), height: 19 * Math.sqrt(count / top), class: inside ? "in" : "out" });
    bar.append(draw("title", {}));
    bar.firstChild.textContent = `${showDate(bin)}: ${count}`;
    bar.addEventListener("click", () => change({ from: firstDay(bin), until: lastDay(bin) }));
    return bar;
  });
  $("bars").setAttribute("viewBox", `0 0 ${bins.length} 20`);
  $("bars").replaceChildren(...bars);
  const low = state.from ? Math.max(0, bins.findIndex((bin) => lastDay(bin) >= state.from)) : 0;
  const high = state.until ? bins.findLastIndex((bin) => firstDay(bin) <= state.until) : bins.length - 1;
  handle($("from"), low);
  handle($("until"), Math.max(low, high));
  $("range").textContent = state.from || state.until ? `${showDate(bins[low])} ${say("to")} ${showDate(bins[Math.max(low, high)])}` : say("all_dates");
  $("all_dates").hidden = !state.from && !state.until;
}

function handle(slider, at) {
  slider.max = String(bins.length - 1);
  slider.value = String(at);
  slider.setAttribute("aria-valuetext", showDate(bins[at]));
}

// The handles can't pass each other; at the ends of the line the range is open.
function moveRange(brief) {
  let [low, high] = [Number($("from").value), Number($("until").value)];
  if (low > high) [low, high] = document.activeElement === $("from") ? [high, high] : [low, low];
  change({ from: low === 0 ? null : firstDay(bins[low]), until: high === bins.length - 1 ? null : lastDay(bins[high]) }, brief);
  showTimeline();
}

for (const name of ["from", "until"]) {
  $(name).addEventListener("input", () => moveRange(true));
  $(name).addEventListener("change", () => moveRange(false));
}
$("all_dates").addEventListener("click", () => change({ from: null, until: null }));
