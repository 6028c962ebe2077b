// Writes what ICU prints for dates, numbers and shares: node script/icu_strings.js > tests/icu_strings.json
// Node needs its full ICU (the default since 13). The strings are CLDR's data (Unicode-3.0).
const TAGS = ["ar", "ar-EG", "ar-SA", "ar-AE", "ar-LB", "ar-IQ", "ar-SY", "ar-JO", "ar-MA", "ar-DZ", "ar-TN", "ar-KW",
  "ar-QA", "ar-BH", "ar-OM", "ar-YE", "ar-PS", "ar-LY", "ar-SD", "ar-MR", "fa", "fa-AF", "he", "ur", "ur-IN", "ps", "ckb", "ug", "en", "fr"];
const day = (year, month, date) => new Date(Date.UTC(year, month - 1, date));
const iso = (date) => date.toISOString().slice(0, 10);
const RANGES = [[day(2026, 2, 4), day(2026, 2, 11)], [day(2026, 1, 30), day(2026, 2, 5)], [day(2025, 12, 29), day(2026, 1, 4)]];

function print(tag) {
  const format = (options) => new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...options });
  const gregory = (options) => format({ calendar: "gregory", ...options });
  const strings = {};
  for (const style of ["full", "long", "medium", "short"]) {
    strings[`date ${style} 2026-02-04`] = format({ dateStyle: style }).format(day(2026, 2, 4));
    strings[`gregory ${style} 2026-02-04`] = gregory({ dateStyle: style }).format(day(2026, 2, 4));
  }
  for (let n = 1; n <= 12; n++) {
    strings[`gregory long 2026-${String(n).padStart(2, "0")}-21`] = gregory({ dateStyle: "long" }).format(day(2026, n, 21));
    strings[`gregory month 2026-${String(n).padStart(2, "0")}`] = gregory({ year: "numeric", month: "long" }).format(day(2026, n, 21));
  }
  for (let n = 1; n <= 7; n++) strings[`gregory weekday ${iso(day(2026, 2, n))}`] = gregory({ weekday: "long" }).format(day(2026, 2, n));
  for (const [start, end] of RANGES)
    strings[`gregory range ${iso(start)}/${iso(end)}`] = gregory({ year: "numeric", month: "long", day: "numeric" }).formatRange(start, end);
  for (const value of [0, 12, -3, 1234567, -1234567.5]) strings[`number ${value}`] = new Intl.NumberFormat(tag).format(value);
  for (const value of [0.5, -0.125])
    strings[`percent ${value}`] = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 }).format(value);

  return { calendar: format({}).resolvedOptions().calendar, digits: format({}).resolvedOptions().numberingSystem, strings };
}

const icu = { versions: { icu: process.versions.icu, cldr: process.versions.cldr } };
for (const tag of TAGS) icu[tag] = print(tag);
console.log(JSON.stringify(icu, null, 1));
