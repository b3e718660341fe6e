// Walking in the picture by keyboard: neighbours to the right and left, everybody by
// name up and down, Enter to choose where one stands.

// Who can be reached: all that is bright.
function walkers() {
  const { shine, spots } = explorer;
  const bright = state.pointed ? null : shine;
  return [...spots.keys()].filter((id) => !bright || bright.people.has(id)).sort(byName);
}

// Where one stands: where one walked to, or what is chosen, or in the middle.
function place() {
  const chosen = state.chosen?.kind === "actor" ? state.chosen.id : null;
  const ways = [state.at, chosen, state.focus];
  return ways.find((id) => explorer.spots.has(id)) ?? explorer.scene.owner;
}

function near(id) {
  return neighbours(id).filter((one) => explorer.spots.has(one));
}

// Leaf through the neighbours of the one where the leafing began.
function leaf(step) {
  const from = state.from ?? place();
  const around = near(from);
  if (!around.length) return announce(word("walk_alone", { name: actorName(from) }));
  const now = state.from ? around.indexOf(state.at) : step > 0 ? -1 : 0;
  const next = (now + step + around.length) % around.length;
  stand(around[next], from, word("walk_neighbour", { ...told(around[next]), n: next + 1, all: around.length }));
}

function stroll(step) {
  const everybody = walkers();
  if (!everybody.length) return;
  const now = everybody.indexOf(place());
  const next = everybody[(now + step + everybody.length) % everybody.length];
  stand(next, null, word("walk", told(next)));
}

function told(id) {
  const actor = explorer.actors.get(id);
  const activities = counted("activity", explorer.numbers.get(id) ?? 0);
  return { name: actorName(id), kind: kindOf(actor), activities };
}

// A place by what it is called in the language of the page, others by their own name.
function actorName(id) {
  return explorer.words.places[id] ?? explorer.actors.get(id)?.name ?? "";
}

function tongueOf(id) {
  return explorer.words.places[id] ? here.language : explorer.actors.get(id).language;
}

function stand(at, from, words) {
  Object.assign(state, { at, from, pointed: asActor(from ?? at) });
  paint();
  explorer.network.redraw();
  bringIntoView(at);
  announce(words);
}

function bringIntoView(id) {
  const box = explorer.boxes.get(id);
  if (!box) return;
  const pane = $("picture").getBoundingClientRect();
  const y = pane.top + explorer.network.canvasToDOM({ x: 0, y: box[0] }).y;
  if (y < 40 || y > window.innerHeight - 60) window.scrollBy(0, y - window.innerHeight / 2);
}

const KEYS = {
  ArrowRight: () => leaf(1),
  ArrowLeft: () => leaf(-1),
  ArrowDown: () => stroll(1),
  ArrowUp: () => stroll(-1),
  Enter: () => {
    const id = place();
    choose({ kind: "actor", id });
    announce(word("chosen", { name: actorName(id) }));
  },
};

function listenToKeys() {
  const pane = $("picture");
  pane.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !KEYS[event.key]) return;
    event.preventDefault();
    explorer.keyed = true;
    KEYS[event.key]();
  });
  pane.addEventListener("mousedown", () => {
    explorer.keyed = false;
  });
  pane.addEventListener("focus", () => {
    if (!pane.matches(":focus-visible") || !explorer.spots.has(place())) return;
    const at = place();
    explorer.keyed = true;
    stand(at, null, word("walk", told(at)));
  });
  pane.addEventListener("blur", () => {
    Object.assign(state, { pointed: null, from: null });
    if (explorer.network) paint();
  });
}
