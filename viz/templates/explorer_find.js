// Search, filter, links and keys; then the page is shown.

const search = document.getElementById("s-search");
const found = document.getElementById("s-found");
const department = document.getElementById("s-department");
const shown = document.getElementById("s-shown");
const MOST = 9;

// Åbo is found by abo, Ørsta by orsta, Thüringen by thuringen.
function plain(text) {
  const bare = text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
  return bare.replaceAll("ø", "o").replaceAll("æ", "ae").replaceAll("ß", "ss");
}

const entries = [
  ...[...actors].map(([id, actor]) => ({
    chosen: { kind: "actor", id },
    text: actor.name,
    note: [actor.kind_label, actor.country].filter(Boolean).join(", "),
  })),
  ...book.order.map((id) => ({
    chosen: { kind: "activity", id },
    text: activities.get(id).title,
    note: say("row", { row: activities.get(id).row }),
  })),
].map((entry) => ({ ...entry, key: plain(`${entry.text} ${entry.chosen.id}`) }));

function matches(words) {
  const wanted = plain(words).trim();
  if (!wanted) return [];
  const rank = (entry) => (entry.key.startsWith(wanted) ? 0 : 1);
  return entries
    .filter((entry) => entry.key.includes(wanted))
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, MOST);
}

function suggest() {
  const hits = matches(search.value);
  found.replaceChildren(...hits.map(option));
  if (search.value.trim() && !hits.length) {
    found.append(element("li", { class: "quiet" }, say("search_none")));
  }
  open(found.children.length > 0);
  if (hits.length) mark(0);
}

function option(entry, place) {
  const note = element("span", { class: "quiet" }, ` ${entry.note}`);
  const facts = { role: "option", id: `s-hit-${place}`, "aria-selected": "false" };
  const item = element("li", facts, entry.text, note);
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take(entry.chosen);
  });
  item.chosen = entry.chosen;
  return item;
}

function open(visible) {
  found.hidden = !visible;
  search.setAttribute("aria-expanded", String(visible));
  if (!visible) search.removeAttribute("aria-activedescendant");
}

function mark(place) {
  const options = [...found.querySelectorAll("[role=option]")];
  options.forEach((item, number) => {
    item.setAttribute("aria-selected", String(number === place));
  });
  if (options[place]) search.setAttribute("aria-activedescendant", options[place].id);
}

function take(chosen) {
  open(false);
  search.value = "";
  choose(chosen);
  panel.focus({ preventScroll: true });
}

search.addEventListener("input", suggest);
search.addEventListener("blur", () => open(false));
search.addEventListener("keydown", (event) => {
  const options = [...found.querySelectorAll("[role=option]")];
  const now = options.findIndex((item) => item.ariaSelected === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && options.length) {
    event.preventDefault();
    mark((now + step + options.length) % options.length);
  }
  if (event.key === "Enter") {
    event.preventDefault();
    if (options[now]) take(options[now].chosen);
  }
});
document.getElementById("s-tools").addEventListener("submit", (event) => {
  event.preventDefault();
});

// The tables and the list follow the filter; the picture only dims.
function filter() {
  for (const line of document.querySelectorAll("[data-activity]")) {
    line.hidden = !inDepartment(line.dataset.activity);
  }
  const n = book.order.filter(inDepartment).length;
  const all = book.order.length;
  shown.textContent = n < all ? say("shown", { n, all }) : "";
}

department.addEventListener("change", () => {
  state.department = department.value;
  changed();
});

function clear() {
  department.value = "*";
  state.department = "*";
  search.value = "";
  open(false);
  choose(null);
}

document.getElementById("s-clear").addEventListener("click", clear);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") clear();
});

// The address follows the choice, so that a link brings others to the same place.
function follow() {
  const wanted = address(state.chosen);
  if (location.hash === wanted) return;
  if (!wanted && !choiceAt(location.hash)) return;
  history.replaceState(null, "", wanted || location.pathname + location.search);
}

function arrive() {
  const chosen = choiceAt(location.hash);
  if (!chosen) return; // another place on the page, such as the tables
  choose(chosen);
  window.scrollTo(0, 0);
  panel.focus({ preventScroll: true });
}

listeners.push(filter, follow);
window.addEventListener("hashchange", arrive);
// Nothing to do in the picture by keyboard: search, panel and tables say it all.
frame.firstElementChild.tabIndex = -1;
fit();
state.chosen = choiceAt(location.hash);
changed();
network.once("afterDrawing", () => {
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
});
