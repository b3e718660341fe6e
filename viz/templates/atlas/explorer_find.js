// Search that forgives: without accents, and with a letter or two wrong.

const MOST = 9;

// Åbo is found by abo, Ørsta by orsta, Thüringen by thuringen.
function plain(text) {
  const bare = text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
  return bare.replaceAll("ø", "o").replaceAll("æ", "ae").replaceAll("ß", "ss");
}

function entryOf(chosen, text, note) {
  const key = plain(text.slice(0, 300));
  const parts = key.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  // Also two words together, so that «askoyvgs» and «pan europaisk» are found.
  const pairs = parts.slice(1).map((part, place) => parts[place] + part);
  return { chosen, text, note, key, parts: [...parts, ...pairs] };
}

function entries() {
  const actors = [...explorer.actors].map(([id, actor]) => {
    const note = [kindOf(actor), countryOf(actor)].filter(Boolean).join(", ");
    return entryOf({ kind: "actor", id }, actor.name, note);
  });
  const activities = explorer.facts.order.map((id) => {
    const { title, row } = explorer.activities.get(id);
    return entryOf({ kind: "activity", id }, title, word("row", { row }));
  });
  return [...actors, ...activities];
}

// How many letters must be put in, taken out, changed or turned round (Damerau and
// Levenshtein, each pair turned at most once); more than `most` counts as most + 1.
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[], [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const turned = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (i > 1 && j > 1 && turned) now[j] = Math.min(now[j], before[j - 2] + 1);
    }
    if (Math.min(...now) > most) return most + 1;
    [before, last] = [last, now];
  }
  return last[other.length];
}

function allowed(wanted) {
  if (wanted.length < 4) return 0;
  return wanted.length < 8 ? 1 : 2;
}

// The lower, the better: the beginning of the name, of a word, anywhere.
function rank(entry, wanted) {
  if (entry.key.startsWith(wanted)) return 0;
  if (entry.parts.some((part) => part.startsWith(wanted))) return 1;
  return entry.key.includes(wanted) ? 2 : Infinity;
}

// … or nearly: a word, or the beginning of one, with so many letters wrong.
function nearly(entry, wanted) {
  const most = allowed(wanted);
  const far = (part) => {
    const whole = distance(wanted, part, most);
    return whole <= most ? whole : distance(wanted, part.slice(0, wanted.length), most);
  };
  const least = Math.min(...entry.parts.map(far));
  return least <= most ? 2 + least : Infinity;
}

function ranked(how, wanted) {
  const all = explorer.entries.map((entry) => ({ entry, rank: how(entry, wanted) }));
  return all.filter((one) => one.rank < Infinity).sort((one, other) => one.rank - other.rank);
}

function matches(words) {
  const wanted = plain(words).trim();
  if (!wanted) return [];
  const found = ranked(rank, wanted).slice(0, MOST);
  if (found.length === MOST || !allowed(wanted)) return found;
  const there = new Set(found.map(({ entry }) => entry));
  const near = ranked(nearly, wanted.replace(/[^\p{L}\p{N}]+/gu, ""));
  return [...found, ...near.filter(({ entry }) => !there.has(entry))].slice(0, MOST);
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

function option({ entry, rank: how }, number) {
  const near = how > 2 ? `, ${word("near")}` : "";
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
