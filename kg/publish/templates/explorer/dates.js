// Dates as people read them. Input is EDTF: partial dates, an unknown year as XXXX, intervals with a slash.

function showDate(edtf) {
  if (edtf == null || edtf === "") return say("date_unknown");
  if (Array.isArray(edtf)) return edtf.map(showDate).join("、");
  const text = String(edtf);
  if (text.includes("/")) return text.split("/").map(showDate).join(` ${say("to")} `);
  const parts = /^([\dX]{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)$/.exec(text);
  if (!parts) return text;
  const [, year, month, day, doubt] = parts;
  const unknown = year === "XXXX";
  return language === 0 ? chineseDate(unknown ? "" : year, month, day, unknown) + doubt : text.replace("XXXX-", "") + (unknown ? bracketed(say("year_unknown")) : "");
}

function chineseDate(year, month, day, unknown) {
  const parts = [year && `${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`];
  return parts.filter(Boolean).join("") + (unknown ? bracketed(say("year_unknown")) : "");
}

// 2024年2月28日 起, but "from 2024-02-28".
function bounded(date, bound) {
  return language === 0 ? `${showDate(date)} ${say(bound)}` : `${say(bound)} ${showDate(date)}`;
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
