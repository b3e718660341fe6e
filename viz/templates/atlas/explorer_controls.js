// The filters, each choice with what it would leave: one of a filter's choices is
// enough, and all filters must be met; the sentence that says what is filtered; and the
// tables, which follow.

const LISTS = { kind: "activity-kind", country: "country", status: "status", evidence: "evidence" };

function valueName(name, value) {
  if (value === "") return word(name === "programme" ? "none_programme" : "not_given");
  if (name === "programme") return actorName(value);
  return LISTS[name] ? label(LISTS[name], value) : value;
}

// The choices of a filter are made once for each owner; then only their numbers change,
// so that the keyboard stays where it is.
function showFilters() {
  for (const name of FACETS) {
    const counts = countsOf(name);
    const chosen = state.filters.get(name) ?? new Set();
    const all = explorer.scene.own.filter((id) => passes(id, name)).length;
    const names = [...chosen].map((value) => valueName(name, value));
    $(`${name}-now`).textContent = names.join(", ") || word("all", { n: all });
    $(name).classList.toggle("k-on", chosen.size > 0);
    for (const [value, box] of choicesOf(name, counts)) {
      const n = counts.get(value);
      box.checked = chosen.has(value);
      box.disabled = n === 0 && !box.checked && box !== document.activeElement;
      box.nextSibling.textContent = word("option", { name: valueName(name, value), n });
    }
  }
  if ($("owner")) $("owner").selectedIndex = state.owner;
}

function choicesOf(name, counts) {
  const list = $(`${name}-choices`);
  if (list.scene !== explorer.scene) {
    list.scene = explorer.scene;
    const order = (one, other) =>
      (one === "") - (other === "") || sorter.compare(valueName(name, one), valueName(name, other));
    list.choices = new Map([...counts.keys()].sort(order).map((value) => [value, choiceOf(name, value)]));
    list.replaceChildren(...[...list.choices.values()].map((box) => box.parentElement));
  }
  return list.choices;
}

function choiceOf(name, value) {
  const box = element("input", { type: "checkbox", "data-filter": name, value: value || NOTHING });
  element("label", {}, box, document.createTextNode(""));
  return box;
}

// Whoever goes elsewhere, by mouse or keyboard, leaves no list of choices open.
function closeFilters({ target }) {
  if (!present()) return;
  for (const one of $("tools").querySelectorAll("details[open]")) {
    if (!one.contains(target)) one.open = false;
  }
}

document.addEventListener("pointerdown", closeFilters);
document.addEventListener("focusin", closeFilters);

function listenToFilters() {
  $("tools").addEventListener("keydown", (event) => {
    const within = event.target.closest("details[open]");
    if (event.key !== "Escape" || !within) return;
    event.stopPropagation();
    within.open = false;
    within.querySelector("summary").focus();
  });
}

function filterWords() {
  const what = [...state.filters].map(([name, values]) => {
    const names = [...values].map((value) => valueName(name, value));
    return word(`filtered_${name}`, { name: names.join(word("or")) });
  });
  if (state.year !== null) what.push(word("filtered_year", { name: state.year }));
  return what.join(", ");
}

function showSentence() {
  const [n, all] = [explorer.passing.size, explorer.scene.own.length];
  const what = filterWords();
  const text = what ? word("filtered", { n, all, what }) : word("filtered_none", { all });
  // Said aloud only when it is another than before.
  if ($("filtered").textContent !== text) $("filtered").textContent = text;
  $("answer").textContent = explorer.words.answers[state.owner];
}

// How many lines rest on what, in the key.
function showKey() {
  const known = [...explorer.alive.keys()].map((id) => evidenceOf(explorer.ties.get(id)));
  for (const number of document.querySelectorAll("[data-ties]")) {
    const wanted = number.dataset.ties;
    number.textContent = known.filter((evidence) => evidence === wanted).length;
  }
}

// The tables and the list follow the filter; the picture only dims.
function showTables() {
  for (const line of $("tables").querySelectorAll("[data-activity]")) {
    line.hidden = !explorer.passing.has(line.dataset.activity);
  }
}

function clear() {
  act({ filters: new Map(), year: null, chosen: null, focus: null, steps: 1, at: null, from: null });
  $("search").value = "";
  open(false);
  announce(word("cleared"));
}

// Escape lets go of the choice first, and of the filters only when nothing is chosen.
function escape() {
  if (!state.chosen && !state.focus) return clear();
  act({ chosen: null, focus: null, steps: 1, at: null, from: null });
  announce($("filtered").textContent);
}

function listenToControls() {
  $("tools").addEventListener("change", ({ target }) => {
    const name = target.dataset.filter;
    if (target === $("owner")) changeOwner(target.selectedIndex);
    if (!name) return;
    const value = target.value === NOTHING ? "" : target.value;
    const wanted = new Set(state.filters.get(name));
    if (target.checked) wanted.add(value);
    else wanted.delete(value);
    const filters = new Map(state.filters);
    if (wanted.size) filters.set(name, wanted);
    else filters.delete(name);
    act({ filters });
  });
  listenToFilters();
  $("clear").addEventListener("click", clear);
  $("larger").addEventListener("click", () => zoom(1.25));
  $("smaller").addEventListener("click", () => zoom(0.8));
}

function changeOwner(owner) {
  setScene(owner);
  draw();
  act({ filters: new Map(), year: null, chosen: null, focus: null, steps: 1, at: null, from: null });
}
