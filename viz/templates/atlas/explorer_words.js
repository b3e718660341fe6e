// Words, and the only way that text enters the page: as text, never as HTML.

function word(key, values = {}) {
  const words = explorer.words.ui[key];
  return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

function counted(key, n) {
  return word(n === 1 ? `${key}_one` : `${key}_many`, { n });
}

function label(list, code) {
  return explorer.words.labels[list]?.[code] ?? code;
}

// «rad 8, Tiltak» is «row 8, Tiltak» in English: the heading is the source's own.
function reference(text) {
  const { references } = explorer.words;
  const known = Object.keys(references).map((one) => one.replace(/\W/g, "\\$&"));
  const part = new RegExp(`(^|[;,] )(${known.join("|")}) (?=(?:[^\\s,;]*-)?\\d)`, "g");
  return text.replace(part, (_, before, found) => `${before}${references[found]} `);
}

// Where an activity stands: «rad 8», or «avsnitt 3» of a running text.
function placeOf({ row, source }) {
  return reference(source).split(/[,;]/)[0] || word("row", { row });
}

function element(tag, facts = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (value) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

function shape(tag, facts) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(facts)) made.setAttribute(name, value);
  return made;
}

// Chromium knows no «nn»: it would sort Å as A.
const sorter = new Intl.Collator("nb", { numeric: true });

function byName(one, other) {
  const [a, b] = [one, other].map(actorName);
  return sorter.compare(a, b) || sorter.compare(one, other);
}

function kindOf(actor) {
  return label(`${actor.type}-kind`, actor.kind);
}

// The country that an actor lies in; of a country itself there is no more to say.
function countryOf({ name, country }) {
  return country && country !== name ? label("country", country) : "";
}

// The link to a thing's own page, if the file has one.
function pageOf(chosen) {
  const path = chosen.id.replace("/", "/activity/");
  const route = `om/${chosen.kind === "activity" ? path : chosen.id}`;
  if (facts.where[route] === undefined) return null;
  return addressOf({ language: here.language, route, params: new Map() });
}

function linkTo(chosen, text, language = "") {
  const params = new Map(here.params).set("vald", nameOf(chosen));
  const href = addressOf({ ...here, params });
  return element("a", { href, lang: language }, text);
}
