// The years: a slider with its value in words, and how many run each year.

const TALL = 60;

function yearCounts() {
  const { first, last } = explorer.years;
  const ids = explorer.scene.own.filter((id) => passes(id, "year"));
  const years = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  return years.map((year) => ({ year, ...countYear(ids, year) }));
}

function countYear(ids, year) {
  const found = { n: 0, sure: 0, no_start: 0, no_end: 0, neither: 0 };
  for (const id of ids.filter((one) => runs(one, year))) {
    const { first, last } = explorer.activities.get(id);
    const kind = first === null ? (last === null ? "neither" : "no_start") : last === null ? "no_end" : "sure";
    found.n += 1;
    found[kind] += 1;
  }
  return found;
}

function yearWords({ year, n, ...parts }) {
  const told = Object.entries(parts).filter(([, many]) => many);
  const words = told.map(([name, many]) => word(`years_part_${name}`, { n: many }));
  const activities = counted("activity", n);
  return word("years_told", { year, activities, parts: words.join(", ") || "0" });
}

function showTime() {
  const { first, last } = explorer.years;
  const known = Number.isFinite(first);
  for (const id of ["year", "bars"]) $(id).toggleAttribute("hidden", !known);
  if (!known) {
    $("year-note").textContent = word("years_none");
    return;
  }
  const slider = $("year");
  // One place before the first year stands for all of them.
  Object.assign(slider, { min: first - 1, max: last, step: 1, value: state.year ?? first - 1 });
  const name = state.year === null ? word("years_all") : String(state.year);
  slider.setAttribute("aria-valuetext", name);
  $("year-name").textContent = name;
  $("from").textContent = first;
  $("to").textContent = last;
  const counts = yearCounts();
  const told = counts.find(({ year }) => year === state.year);
  $("year-note").textContent = told ? yearWords(told) : word("years_off");
  showBars(counts, { first, last });
}

// Those with neither year known would be the same height everywhere: they are told of
// in words only.
function showBars(counts, { first, last }) {
  const rows = counts.map(({ year, n, sure, neither }) => ({ year, sure, open: n - sure - neither }));
  const most = Math.max(1, ...rows.map(({ sure, open }) => sure + open));
  const wide = 300 / (rows.length + 1);
  const bars = rows.flatMap(({ year, sure, open }, place) => {
    const now = year === state.year ? " k-now" : "";
    const column = { x: (place + 1) * wide + 1, width: Math.max(wide - 2, 1) };
    const [low, high] = [sure, open].map((n) => (n / most) * TALL);
    return [
      shape("rect", { ...column, y: 64 - low - high, height: high, class: `k-open${now}` }),
      shape("rect", { ...column, y: 64 - low, height: low, class: `k-sure${now}` }),
    ];
  });
  const words = rows.map((row) => word("years_bar", row)).join("; ");
  $("bars").replaceChildren(...bars);
  $("bars").setAttribute("aria-label", word("years_bars", { first, last, bars: words }));
}

function yearAt({ value, min }) {
  return value === min ? null : Number(value);
}

function listenToTime() {
  const slider = $("year");
  // While it moves, the picture follows; where it stops, the address does.
  slider.addEventListener("input", () => {
    state.year = yearAt(slider);
    show();
  });
  slider.addEventListener("change", () => act({ year: yearAt(slider) }));
}
