// What the page knows and what the reader has chosen.  The whole script stands in one
// block; `explorer` is its only name outside, for those who look at the page.

const ROUTE = "kven-med-kven";

const explorer = (globalThis.explorer = {
  facts: null, // the same in every language
  words: null, // of the language of the page
  scene: null, // the network round one owner
  actors: new Map(),
  activities: new Map(),
  ties: new Map(), // of the scene, also those that the picture leaves out
  spots: new Map(), // the signs in the picture
  has: new Map(), // by activity: what the filters ask for
  passing: new Set(), // the activities that pass all filters
  alive: new Map(), // by tie: those of its activities that pass
  lines: new Map(), // by actor: the ties that are alive
  numbers: new Map(), // by actor: how many of its activities pass
  boxes: new Map(), // by actor: top, left, right, bottom of sign and name
  fetched: [], // who has been fetched into the picture
  shine: null, // what is bright; null when everything is
  keyed: false, // whether the reader is walking by keyboard
  network: null,
});

// chosen and pointed: null or {kind: "actor" | "tie" | "activity", id}
// filters: by name, a set of which one is enough
const state = { owner: 0, filters: new Map(), steps: 1, year: null };
Object.assign(state, { chosen: null, pointed: null, focus: null, at: null, from: null });
explorer.state = state;

// The names of the view's parts in the address.
const PARAMS = {
  department: "avdeling",
  kind: "slag",
  country: "land",
  status: "status",
  programme: "program",
  evidence: "grunnlag",
};
const NOTHING = "-"; // a filter for what is not given
const ACTIVITY = "aktivitet:";

function $(id) {
  return document.getElementById(`k-${id}`);
}

function nameOf(chosen) {
  if (!chosen) return "";
  return chosen.kind === "activity" ? ACTIVITY + chosen.id : chosen.id;
}

function thingNamed(name = "") {
  if (name.startsWith(ACTIVITY)) {
    const id = name.slice(ACTIVITY.length);
    return explorer.activities.has(id) ? { kind: "activity", id } : null;
  }
  if (explorer.ties.has(name)) return { kind: "tie", id: name };
  return explorer.actors.has(name) ? { kind: "actor", id: name } : null;
}

// The address holds all of the view, so that a link brings others to the same.
function paramsOf({ owner, chosen, focus, steps, year, filters }) {
  const params = {
    eigar: owner ? explorer.facts.scenes[owner].owner : "",
    vald: nameOf(chosen),
    fokus: focus,
    steg: focus && steps > 1 ? String(steps) : "",
    aar: year === null ? "" : String(year),
  };
  for (const [name, param] of Object.entries(PARAMS)) {
    const values = [...(filters.get(name) ?? [])].map((one) => one || NOTHING);
    params[param] = values.map(encodeURIComponent).join(",");
  }
  return params;
}

function readParams(params) {
  const owners = explorer.facts.scenes.map((scene) => scene.owner);
  const owner = Math.max(0, owners.indexOf(params.get("eigar")));
  if (owner !== state.owner || !explorer.scene) setScene(owner);
  const focus = params.get("fokus");
  const { first, last } = explorer.years;
  const year = Number(params.get("aar") || NaN);
  const steps = Number(params.get("steg"));
  Object.assign(state, {
    focus: explorer.actors.has(focus) ? focus : null,
    steps: [1, 2, 3].includes(steps) ? steps : 1,
    year: year >= first && year <= last ? year : null,
    filters: readFilters(params),
    pointed: null,
  });
  state.chosen = thingNamed(params.get("vald")) ?? asActor(state.focus);
}

function readFilters(params) {
  const filters = new Map();
  for (const [name, param] of Object.entries(PARAMS)) {
    const values = (params.get(param) ?? "").split(",").filter(Boolean).map(decode);
    const wanted = values.map((one) => (one === NOTHING ? "" : one));
    if (wanted.length) filters.set(name, new Set(wanted));
  }
  return filters;
}

function asActor(id) {
  return id ? { kind: "actor", id } : null;
}

// The reader did something: show it, and keep it in the address.
function act(changes, { step = true } = {}) {
  Object.assign(state, { pointed: null }, changes);
  remember(paramsOf(state), { step });
  show();
}

function choose(chosen) {
  act({ chosen, at: chosen?.kind === "actor" ? chosen.id : state.at, from: null });
}
