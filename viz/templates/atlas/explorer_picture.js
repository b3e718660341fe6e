// The picture: vis-network draws signs and lines, we write the names, because vis
// cannot put a name to the left or right of its sign.

const FACE = 'Arial, "Liberation Sans", Helvetica, sans-serif';
const DASHES = { stated: false, mixed: [12, 3, 3, 3], inferred: [6, 5], external: [1.5, 4] };
const TONES = ["ink", "quiet", "deep", "paper", "mark", "rule", "k-unit", "k-faint"];
const LINES = ["k-hub", "k-own", "k-lit", "k-many", "k-dim"];
let palette = {};

// Colours stand in the style sheet, for light and for dark paper.
function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const groups = Object.values(explorer.facts.groups).map(({ tone }) => `k-${tone}`);
  palette = Object.fromEntries(
    [...TONES, ...LINES, ...groups].map((name) => [name, style.getPropertyValue(`--${name}`)]),
  );
}

function draw() {
  explorer.network?.destroy();
  explorer.nodes = new vis.DataSet();
  explorer.edges = new vis.DataSet();
  const { nodes, edges, scene } = explorer;
  explorer.network = new vis.Network($("picture"), { nodes, edges }, scene.options);
  // The pane itself is what the keyboard stands on.
  for (const part of $("picture").querySelectorAll("[tabindex]")) {
    part.removeAttribute("tabindex");
  }
  explorer.network.on("beforeDrawing", drawInner);
  explorer.network.on("afterDrawing", write);
  explorer.network.on("click", ({ pointer }) => choose(thingAt(pointer.DOM)));
}

// Who stands in the picture now: those with a place, and those fetched for a choice.
function fill() {
  const { nodes, edges, scene } = explorer;
  explorer.fetched = fetchedNodes();
  explorer.spots = new Map([...scene.nodes, ...explorer.fetched].map((one) => [one.id, one]));
  explorer.boxes.clear();
  const ties = [...explorer.ties.values()].filter(
    ({ from, to }) => explorer.spots.has(from) && explorer.spots.has(to),
  );
  explorer.inner = ties.filter(isInner).map((edge) => ({ edge, curve: innerCurve(edge) }));
  explorer.shown = ties;
  nodes.remove(nodes.getIds().filter((id) => !explorer.spots.has(id)));
  const there = new Set(ties.map(({ id }) => id));
  edges.remove(edges.getIds().filter((id) => !there.has(id)));
}

// Lines leave the middle sideways; two partners on one arc are joined inside it.
// Two units of the county are joined round their boxes, which vis cannot draw.
function bend(edge) {
  const [from, to] = [explorer.spots.get(edge.from), explorer.spots.get(edge.to)];
  if (isInner(edge)) return { hidden: true };
  if (from.side === to.side) {
    const inward = (from.side === "left") === (from.y < to.y);
    const type = inward ? "curvedCW" : "curvedCCW";
    return { smooth: { enabled: true, type, roundness: 0.28 } };
  }
  const type = "cubicBezier";
  return { smooth: { enabled: true, type, forceDirection: "horizontal", roundness: 0.75 } };
}

// A box stays opaque when it steps back, for lines pass behind it.
function look(node) {
  const bright = !explorer.shine || explorer.shine.people.has(node.id);
  const tone = palette[`k-${explorer.facts.groups[node.sector].tone}`];
  if (node.side !== "home") {
    return { ...node, label: undefined, color: tone, opacity: bright ? 1 : 0.16 };
  }
  const owner = node.id === explorer.scene.owner;
  const lettering = owner ? palette.paper : palette.deep;
  const background = owner ? palette.deep : palette["k-unit"];
  const font = { ...node.font, face: FACE, color: bright ? lettering : palette["k-faint"] };
  const faded = { border: palette.rule, background: palette.paper };
  const color = bright ? { border: palette.deep, background } : faded;
  return { ...node, color, font, borderWidth: isChosen(node.id) ? 3 : 1 };
}

function lineLook(edge) {
  const { shine } = explorer;
  const many = (explorer.alive.get(edge.id) ?? edge.parts).length;
  const width = Math.min(1 + 0.7 * (many - 1), 5);
  const dashes = DASHES[evidenceOf(edge)];
  if (!shine) return { color: palette[edge.hub ? "k-hub" : "k-own"], width, dashes };
  // A line that steps back is see-through, or it would cut the bright ones in dashes.
  if (!shine.lines.has(edge.id)) return { color: palette["k-dim"], width, dashes };
  // A hub with seventy lines stays legible only if they stay thin.
  const quiet = shine.lines.size > 30 && !isChosen(edge.id);
  const color = palette[quiet ? "k-many" : "k-lit"];
  return { color, width: width + (quiet ? 0 : 0.6), dashes };
}

function paint() {
  readPalette();
  explorer.shine = lit();
  explorer.nodes.update([...explorer.spots.values()].map(look));
  explorer.edges.update(
    explorer.shown.map((edge) => {
      const { color, width, dashes } = lineLook(edge);
      const { id, from, to } = edge;
      return { id, from, to, ...bend(edge), color: { color, inherit: false }, width, dashes };
    }),
  );
  explorer.network.redraw();
}

// Which actor stands at a point of the screen: its sign or its name.
function actorAt(point) {
  const { x, y } = explorer.network.DOMtoCanvas(point);
  for (const [id, [top, left, right, bottom]] of explorer.boxes) {
    if (x >= left && x <= right && y >= top && y <= bottom) return id;
  }
  return null;
}

function thingAt(point) {
  const actor = actorAt(point);
  if (actor) return { kind: "actor", id: actor };
  const { network } = explorer;
  const line = network.getEdgeAt(point) ?? innerAt(network.DOMtoCanvas(point));
  return line ? { kind: "tie", id: line } : null;
}

// The whole picture fits the free part of the screen, but its type never becomes
// too small to read: then the page is longer instead.
function fit() {
  const pane = $("picture");
  const { width, height } = explorer.scene.layout;
  const top = -height / 2 - fetchedHeight();
  const tall = height / 2 - top;
  const free = window.innerHeight - pane.getBoundingClientRect().top - window.scrollY;
  const across = pane.clientWidth / width;
  const scale = Math.max(Math.min(across, free / tall), Math.min(across, 0.95));
  pane.style.height = `${Math.round(tall * scale)}px`;
  explorer.network.setSize("100%", pane.style.height);
  explorer.network.moveTo({ position: { x: 0, y: top + tall / 2 }, scale });
}

function zoom(factor) {
  explorer.network.moveTo({ scale: explorer.network.getScale() * factor });
}
