// Finding somebody in the picture; find.js knows how names are compared.

const MOST = 9;

function entryOf(chosen, text, note) {
  const parts = wordsOf(foldName(text.slice(0, 300)));
  // Also two words together, so that «askoyvgs» is found.
  const pairs = parts.slice(1).map((part, place) => parts[place] + part);
  return { chosen, text, note, keys: [foldName(text.slice(0, 300)), ...pairs] };
}

function entries() {
  const actors = [...explorer.actors].map(([id, actor]) => {
    const note = [kindOf(actor), countryOf(actor)].filter(Boolean).join(", ");
    return entryOf({ kind: "actor", id }, actorName(id), note);
  });
  const activities = explorer.facts.order.map((id) => {
    const activity = explorer.activities.get(id);
    return entryOf({ kind: "activity", id }, activity.title, placeOf(activity));
  });
  return [...actors, ...activities];
}

// What is typed as two words may be one: «pan europaisk».
function matches(typed) {
  const found = findNames(typed, explorer.entries, MOST);
  const together = typed.replace(/[^\p{L}\p{N}]+/gu, "");
  return found.length ? found : findNames(together, explorer.entries, MOST);
}

function isNear({ keys }, typed) {
  return keys.every((key) => nameRank(foldName(typed), key, { exact: true }) === Infinity);
}

function suggest() {
  const hits = matches($("search").value);
  $("found").replaceChildren(...hits.map(option));
  if ($("search").value.trim() && !hits.length) {
    const none = { role: "option", "aria-disabled": "true", class: "quiet" };
    $("found").append(element("li", none, word("search_none")));
  }
  open($("found").children.length > 0);
  if (hits.length) mark(0);
  announce(hits.length ? counted("found", hits.length) : word("search_none"));
}

function option(entry, number) {
  const near = isNear(entry, $("search").value) ? `, ${word("near")}` : "";
  const note = element("span", { class: "quiet" }, ` ${entry.note}${near}`);
  const facts = { role: "option", id: `k-hit-${number}`, "aria-selected": "false" };
  const item = element("li", facts, entry.text, note);
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take(entry.chosen);
  });
  item.chosen = entry.chosen;
  return item;
}

function open(visible) {
  $("found").hidden = !visible;
  $("search").setAttribute("aria-expanded", String(visible));
  if (!visible) $("search").removeAttribute("aria-activedescendant");
}

function options() {
  return [...$("found").querySelectorAll("[id]")];
}

function mark(place) {
  options().forEach((item, number) => {
    item.setAttribute("aria-selected", String(number === place));
  });
  const item = options()[place];
  if (item) $("search").setAttribute("aria-activedescendant", item.id);
}

function take(chosen) {
  open(false);
  $("search").value = "";
  choose(chosen);
  $("panel").focus({ preventScroll: true });
}

function listenToSearch() {
  explorer.entries = entries();
  const search = $("search");
  search.addEventListener("input", suggest);
  search.addEventListener("blur", () => open(false));
  search.addEventListener("keydown", (event) => {
    const now = options().findIndex((item) => item.ariaSelected === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options().length) {
      event.preventDefault();
      mark((now + step + options().length) % options().length);
    }
    if (event.key === "Enter" && options()[now]) take(options()[now].chosen);
    if (event.key === "Escape" && !$("found").hidden) {
      event.stopPropagation();
      open(false);
    }
  });
  $("tools").addEventListener("submit", (event) => event.preventDefault());
}
