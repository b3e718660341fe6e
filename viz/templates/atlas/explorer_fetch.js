// A picture of very many leaves the least connected out.  When the reader chooses one
// of them, or somebody who works with them, they are fetched in at the top.

const MOST_FETCHED = 40;
const OUT = 200; // from the middle to their signs

// Those outside the picture whom the choice is about.
function outside() {
  const centre = asActor(state.focus) ?? state.chosen;
  if (!centre) return [];
  const { people } = around(centre, state.focus ? state.steps : 1);
  return [...people].filter((id) => !explorer.placed.has(id)).sort(byName);
}

function pitch() {
  return Math.round(explorer.scene.layout.font * 1.4);
}

function fetchedNodes() {
  const { height, width, font } = explorer.scene.layout;
  const found = outside();
  explorer.unfetched = found.slice(MOST_FETCHED);
  const taken = found.slice(0, MOST_FETCHED);
  const bottom = -height / 2 - pitch();
  const room = width / 2 - OUT - 40;
  return taken.map((id, place) => {
    const side = place % 2 ? "right" : "left";
    const { group } = explorer.actors.get(id);
    return {
      id,
      side,
      room,
      sector: group,
      shape: explorer.facts.groups[group].shape,
      size: 5,
      borderWidth: 0,
      x: side === "right" ? OUT : -OUT,
      y: bottom - (Math.ceil(taken.length / 2) - 1 - Math.floor(place / 2)) * pitch(),
      label: shortened(actorName(id), font, room),
    };
  });
}

const measure = document.createElement("canvas").getContext("2d");

function shortened(name, font, room) {
  measure.font = `bold ${font}px ${FACE}`;
  let kept = [...name].slice(0, 200);
  if (measure.measureText(name).width <= room) return name;
  while (kept.length && measure.measureText(`${kept.join("")}…`).width > room) kept.pop();
  return `${kept.join("")}…`;
}

function fetchedHeight() {
  const rows = Math.ceil(explorer.fetched.length / 2);
  return rows ? (rows + 2) * pitch() : 0;
}

function fetchedHeadings() {
  const rows = Math.ceil(explorer.fetched.length / 2);
  if (!rows) return [];
  const y = -explorer.scene.layout.height / 2 - (rows + 1) * pitch();
  return [{ x: -OUT, y, side: "left" }];
}
