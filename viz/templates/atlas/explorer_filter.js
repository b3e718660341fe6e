// Which activities pass the filters, and how many each choice would leave.

const FACETS = Object.keys(PARAMS);

function setScene(owner) {
  state.owner = owner;
  const scene = explorer.facts.scenes[owner];
  explorer.scene = scene;
  explorer.homes = new Set(scene.homes);
  const ties = [...scene.edges, ...scene.beyond];
  explorer.ties = new Map(ties.map((tie) => [tie.id, tie]));
  explorer.placed = new Map(scene.nodes.map((node) => [node.id, node]));
  explorer.parts = partsByActivity(ties);
  explorer.has = new Map(scene.own.map((id) => [id, traits(id)]));
  explorer.years = yearsOf(scene.own);
}

function partsByActivity(ties) {
  const found = new Map();
  for (const tie of ties) {
    for (const [id, evidence] of tie.parts) {
      if (!found.has(id)) found.set(id, []);
      found.get(id).push({ tie, evidence });
    }
  }
  return found;
}

// Who takes part in an activity, and who is tied by it.
function peopleOf(id) {
  const people = explorer.activities.get(id).participants.map((part) => part.actor);
  const tied = (explorer.parts.get(id) ?? []).flatMap(({ tie }) => [tie.from, tie.to]);
  return new Set([...people, ...tied].filter((one) => explorer.actors.has(one)));
}

function traits(id) {
  const activity = explorer.activities.get(id);
  const abroad = [...peopleOf(id)].filter((one) => !explorer.homes.has(one));
  const countries = abroad.map((one) => explorer.actors.get(one).country);
  const parts = explorer.parts.get(id) ?? activity.participants;
  const some = (values) => (values.size ? values : new Set([""]));
  return {
    department: new Set([activity.department]),
    kind: new Set([activity.kind]),
    country: some(new Set(countries.filter(Boolean))),
    status: new Set([activity.status]),
    programme: some(new Set(activity.programmes)),
    evidence: some(new Set(parts.map((part) => part.evidence))),
  };
}

function yearsOf(ids) {
  const told = ids.map((id) => explorer.activities.get(id));
  const known = told.flatMap(({ first, last }) => [first, last]).filter(Boolean);
  return { first: Math.min(...known), last: Math.max(...known) };
}

// An unknown start or end keeps an activity: nothing says that it is not running.
function runs(id, year) {
  const { first, last } = explorer.activities.get(id);
  return (first === null || first <= year) && (last === null || last >= year);
}

function passes(id, skipped = "") {
  const has = explorer.has.get(id);
  for (const [name, wanted] of state.filters) {
    if (name !== skipped && ![...wanted].some((one) => has[name].has(one))) return false;
  }
  return skipped === "year" || state.year === null || runs(id, state.year);
}

// How many activities each choice of a filter would leave, given all the others.
function countsOf(name) {
  const counts = new Map();
  for (const [id, has] of explorer.has) {
    const pass = passes(id, name);
    for (const value of has[name]) {
      counts.set(value, (counts.get(value) ?? 0) + (pass ? 1 : 0));
    }
  }
  return counts;
}

function sift() {
  const { scene, ties } = explorer;
  explorer.passing = new Set(scene.own.filter((id) => passes(id)));
  explorer.alive = new Map();
  explorer.lines = new Map();
  for (const tie of ties.values()) {
    const parts = livingParts(tie);
    if (!parts.length) continue;
    explorer.alive.set(tie.id, parts);
    for (const end of [tie.from, tie.to]) {
      if (!explorer.lines.has(end)) explorer.lines.set(end, []);
      explorer.lines.get(end).push(tie);
    }
  }
  explorer.numbers = new Map();
  for (const id of explorer.passing) {
    for (const one of peopleOf(id)) {
      explorer.numbers.set(one, (explorer.numbers.get(one) ?? 0) + 1);
    }
  }
}

// A choice of evidence is about the tie itself, and not only about its activity.
function livingParts(tie) {
  const wanted = state.filters.get("evidence");
  return tie.parts.filter(
    ([id, evidence]) =>
      explorer.passing.has(id) && (wanted === undefined || wanted.has(evidence)),
  );
}

function activitiesOf(actor) {
  return explorer.scene.own.filter((id) => explorer.passing.has(id) && peopleOf(id).has(actor));
}

function isFiltered() {
  return state.filters.size > 0 || state.year !== null;
}
