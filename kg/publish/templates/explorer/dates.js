// Dates as people read them and as bounds. Input is EDTF: partial dates, an unknown year as XXXX, intervals with a slash.

function showDate(edtf) {
  if (edtf == null || edtf === "") return say("date_unknown");
  if (Array.isArray(edtf)) return edtf.map(showDate).join("、");
  const text = String(edtf);
  if (text.includes("/")) return text.split("/").map(showDate).join(` ${say("to")} `);
  const parts = /^([\dX]{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)$/.exec(text);
  if (!parts) return text;
  const [, year, month, day, doubt] = parts;
  const unknown = year === "XXXX";
  return state.lang === 0 ? chineseDate(unknown ? "" : year, month, day, unknown) + doubt : text.replace("XXXX-", "") + (unknown ? bracketed(say("year_unknown")) : "");
}

function chineseDate(year, month, day, unknown) {
  const parts = [year && `${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`];
  return parts.filter(Boolean).join("") + (unknown ? bracketed(say("year_unknown")) : "");
}

function weekday(edtf) {
  if (!/^\d{4}-\d\d-\d\d$/.test(edtf || "")) return "";
  return new Intl.DateTimeFormat(state.lang === 0 ? "zh-CN" : "en", { weekday: "short", timeZone: "UTC" }).format(new Date(`${edtf}T00:00:00Z`));
}

// 2024年2月28日 起, but "from 2024-02-28".
function bounded(date, bound) {
  return state.lang === 0 ? `${showDate(date)} ${say(bound)}` : `${say(bound)} ${showDate(date)}`;
}

// A post is never shown as held, only as attested: first and last, and bounds where the text states them.
function showTenure(tenure) {
  const { first, last, start, end } = tenure;
  const seen = first || last;
  const parts = [seen ? `${say("attested")} ${showDate(first || last)}` : say("attested_undated")];
  if (first && last && first !== last) parts[0] += ` ${say("to")} ${showDate(last)}`;
  if (start) parts.push(bounded(start, "start"));
  if (end) parts.push(bounded(end, "end"));
  return parts.join(" · ");
}

function showWhen(statement) {
  if (statement.tenure) return showTenure(statement.tenure);
  const { date, attested, start, end } = statement.qualifiers;
  const parts = [];
  if (date) parts.push(showDate(date));
  if (attested) parts.push(`${say("attested")} ${showDate(attested)}`);
  if (start) parts.push(bounded(start, "start"));
  if (end) parts.push(bounded(end, "end"));
  return parts.join(" · ");
}

// The first and last day that an EDTF date may mean, or null without a year.
function boundsOf(edtf) {
  const [first, last] = [String(edtf).split("/")[0], String(edtf).split("/").at(-1)].map((text) => /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text));
  if (!first && !last) return null;
  const low = first && [first[1], first[2] || "01", first[3] || "01"].join("-");
  const high = last && [last[1], last[2] || "12", last[3] || daysIn(last[1], last[2] || "12")].join("-");
  return [low || high, high || low];
}

const daysIn = (year, month) => String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()).padStart(2, "0");

// When a statement holds, as far as is known: of a post from its first to its last attestation.
const spans = new Map(statements.map((statement) => [statement.id, spanOf(statement)]));

function spanOf({ tenure, qualifiers }) {
  return tenure ? spanOfTenure(tenure) : spanOfDates([qualifiers.date, qualifiers.start, qualifiers.attested, qualifiers.end]);
}

function spanOfTenure({ start, first, last, end }) {
  return spanOfDates([start, first, last, end]);
}

// The first and last day that any of some dates may mean, or null.
function spanOfDates(dates) {
  const days = dates.flat().filter(Boolean).map(boundsOf).filter(Boolean).flat().sort();
  return days.length ? [days[0], days.at(-1)] : null;
}
