// The filters, each choice with what it would leave; the sentence that says what is
// filtered; and the tables, which follow.

const LISTS = { kind: "activity-kind", country: "country", status: "status", evidence: "evidence" };

function valueName(name, value) {
  if (value === "") return word(name === "programme" ? "none_programme" : "not_given");
  if (name === "programme") return actorName(value);
  return LISTS[name] ? label(LISTS[name], value) : value;
}

function showFilters() {
  for (const name of FACETS) {
    const select = $(name);
    const counts = countsOf(name);
    const chosen = state.filters.get(name);
    const values = [...counts.keys()].sort(
      (one, other) => (one === "") - (other === "") || sorter.compare(valueName(name, one), valueName(name, other)),
    );
    const all = explorer.scene.own.filter((id) => passes(id, name)).length;
    const any = new Option(word("all", { n: all }), "*", false, chosen === undefined);
    const rest = values.map((value) => {
      const n = counts.get(value);
      const text = word("option", { name: valueName(name, value), n });
      const made = new Option(text, value || NOTHING, false, value === chosen);
      made.disabled = n === 0 && value !== chosen;
      return made;
    });
    select.replaceChildren(any, ...rest);
    select.classList.toggle("k-on", chosen !== undefined);
  }
  if ($("owner")) $("owner").selectedIndex = state.owner;
}

function filterWords() {
  const what = [...state.filters].map(([name, value]) =>
    word(`filtered_${name}`, { name: valueName(name, value) }),
  );
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
    const filters = new Map(state.filters);
    if (target.value === "*") filters.delete(name);
    else filters.set(name, target.value === NOTHING ? "" : target.value);
    act({ filters });
  });
  $("clear").addEventListener("click", clear);
  $("larger").addEventListener("click", () => zoom(1.25));
  $("smaller").addEventListener("click", () => zoom(0.8));
}

function changeOwner(owner) {
  setScene(owner);
  draw();
  act({ filters: new Map(), year: null, chosen: null, focus: null, steps: 1, at: null, from: null });
}
