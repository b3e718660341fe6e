"use strict";

// What the page knows and what the reader has chosen.  The other scripts read it
// and are told, through `changed`, when it changes.

const book = JSON.parse(document.getElementById("s-data").textContent);
const actors = new Map(Object.entries(book.actors));
const activities = new Map(Object.entries(book.activities));
const ties = new Map(book.edges.map((edge) => [edge.id, edge]));
const spots = new Map(book.nodes.map((node) => [node.id, node]));

// chosen and pointed: null or {kind: "actor" | "tie" | "activity", id}
const state = { chosen: null, pointed: null, department: "*" };
const listeners = [];

function changed() {
  for (const listener of listeners) listener();
}

function choose(chosen) {
  state.chosen = chosen;
  state.pointed = null;
  changed();
}

function say(key, values = {}) {
  return book.words[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

function counted(key, n) {
  return say(n === 1 ? `${key}_one` : `${key}_many`, { n });
}

// All text enters the page here, as text and never as HTML.
function element(tag, facts = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (value) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function inDepartment(activity) {
  return (
    state.department === "*" ||
    activities.get(activity)?.department === state.department
  );
}

function activitiesOf(actor) {
  return book.order.filter((id) =>
    activities.get(id).participants.some((part) => part.actor === actor),
  );
}

function neighbours(actor) {
  const found = new Set();
  for (const tie of ties.values()) {
    if (tie.from === actor) found.add(tie.to);
    if (tie.to === actor) found.add(tie.from);
  }
  return found;
}

const numbers = new Map();
for (const activity of activities.values()) {
  for (const actor of new Set(activity.participants.map((part) => part.actor))) {
    numbers.set(actor, (numbers.get(actor) ?? 0) + 1);
  }
}

// The address of a choice: #erfurt, #askoy-vgs+erfurt or #activity=fog.
function address(chosen) {
  if (!chosen) return "";
  const id = encodeURIComponent(chosen.id).replaceAll("%2B", "+");
  return chosen.kind === "activity" ? `#activity=${id}` : `#${id}`;
}

function choiceAt(hash) {
  let id = "";
  try {
    id = decodeURIComponent(hash.replace(/^#/, ""));
  } catch {
    return null;
  }
  if (actors.has(id)) return { kind: "actor", id };
  if (ties.has(id)) return { kind: "tie", id };
  const activity = id.replace(/^activity=/, "");
  const known = activity !== id && activities.has(activity);
  return known ? { kind: "activity", id: activity } : null;
}
