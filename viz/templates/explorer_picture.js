// The picture itself: vis-network draws signs and lines, we write the names, because
// vis cannot put a name to the left or right of its sign.

const INK = { deep: "#12395b", text: "#1b1f24", quiet: "#6a747e", none: "#eef0f2" };
// A line that steps back is see-through, or it would cut the bright ones in dashes.
const LINE = { hub: "#d3d9df", own: "#8796a5", lit: "#12395b", dim: "rgba(18,57,91,0.06)" };
const FACE = 'Arial, "Liberation Sans", Helvetica, sans-serif';

const frame = document.getElementById("s-picture");
const nodes = new vis.DataSet(book.nodes.map(withoutLabel));
const edges = new vis.DataSet(book.edges.map((edge) => ({ ...edge, ...bend(edge) })));
const network = new vis.Network(frame, { nodes, edges }, book.options);
const boxes = new Map(); // what each actor covers: top, left, right, bottom
let shine = null;

function withoutLabel(node) {
  return node.side === "home" ? { ...node } : { ...node, label: undefined };
}

// Lines leave the middle sideways; two partners on one arc are joined inside it.
// Two units of the county are joined round their boxes, which vis cannot draw.
function bend(edge) {
  const [from, to] = [spots.get(edge.from), spots.get(edge.to)];
  if (isInner(edge)) return { hidden: true };
  if (from.side === to.side) {
    const inward = (from.side === "left") === (from.y < to.y);
    const type = inward ? "curvedCW" : "curvedCCW";
    return { smooth: { enabled: true, type, roundness: 0.28 } };
  }
  const type = "cubicBezier";
  const roundness = 0.75;
  return { smooth: { enabled: true, type, forceDirection: "horizontal", roundness } };
}

// Which actors and lines the reader's choice is about; null when it is about all.
function lit() {
  const chosen = state.pointed ?? state.chosen;
  if (!chosen && state.department === "*") return null;
  const lines = new Set();
  for (const tie of ties.values()) {
    if (tie.activities.some(inDepartment) && touches(tie, chosen)) lines.add(tie.id);
  }
  const people = new Set([...lines].flatMap((id) => [ties.get(id).from, ties.get(id).to]));
  if (chosen?.kind === "actor") people.add(chosen.id);
  if (chosen?.kind === "activity") {
    for (const part of activities.get(chosen.id).participants) people.add(part.actor);
  }
  return { lines, people, focused: Boolean(chosen) };
}

function touches(tie, chosen) {
  if (!chosen) return true;
  if (chosen.kind === "actor") return tie.from === chosen.id || tie.to === chosen.id;
  if (chosen.kind === "tie") return tie.id === chosen.id;
  return tie.activities.includes(chosen.id);
}

// A box stays opaque when it steps back, for lines pass behind it.
function look(node) {
  const bright = !shine || shine.people.has(node.id);
  if (node.side !== "home") return { opacity: bright ? 1 : 0.16 };
  const faded = { border: "#d3d9df", background: "#f7f9fb" };
  const borderWidth = state.chosen?.id === node.id ? 3 : 1;
  const font = { ...node.font, color: bright ? node.font.color : "#9aa5b0" };
  return { color: bright ? node.color : faded, font, borderWidth };
}

function lineLook(edge) {
  const plain = edge.hub ? LINE.hub : LINE.own;
  if (!shine) return { color: plain, width: edge.width };
  if (!shine.lines.has(edge.id)) return { color: LINE.dim, width: edge.width };
  // A hub with seventy lines stays legible only if they stay thin.
  const quiet = shine.lines.size > 30;
  return { color: quiet ? "#7f95a9" : LINE.lit, width: edge.width + (quiet ? 0 : 0.6) };
}

function paint() {
  shine = lit();
  nodes.update(
    book.nodes.map((node) => ({ id: node.id, ...look(node) })),
  );
  edges.update(
    book.edges.map((edge) => {
      const { color, width } = lineLook(edge);
      return { id: edge.id, color: { color, inherit: false }, width };
    }),
  );
}

function write(context) {
  const size = book.layout.font;
  context.textBaseline = "middle";
  for (const node of book.nodes) {
    if (node.side === "home") boxes.set(node.id, drawnBox(node.id));
    else name(context, node, size);
  }
  for (const heading of book.layout.headings) title(context, heading, size);
}

// The box as vis drew it; its own getBoundingBox adds a margin that nobody sees.
function drawnBox(id) {
  const { left, top, width, height } = network.body.nodes[id].shape;
  return [top, left, left + width, top + height];
}

function name(context, node, size) {
  const faded = shine && !shine.people.has(node.id);
  const marked = [state.chosen?.id, state.pointed?.id].includes(node.id);
  const number = numbers.get(node.id) > 1 ? ` ${numbers.get(node.id)}` : "";
  context.font = `${marked ? "bold " : ""}${size}px ${FACE}`;
  // A reader without our fonts gets the name squeezed, never cut.
  const wide = Math.min(context.measureText(node.label).width, node.room);
  context.font = `${size - 1}px ${FACE}`;
  const tail = context.measureText(number).width;
  const right = node.side === "right";
  const start = right ? node.x + 9 : node.x - 9 - wide - tail;
  context.textAlign = "left";
  context.fillStyle = faded ? "#b9c0c7" : INK.quiet;
  context.fillText(number, start + wide, node.y);
  context.font = `${marked ? "bold " : ""}${size}px ${FACE}`;
  context.fillStyle = faded ? "#b9c0c7" : INK.text;
  context.fillText(node.label, start, node.y, wide);
  const ends = right ? [node.x - 6, start + wide + tail] : [start, node.x + 6];
  const half = (size * 1.15) / 2;
  boxes.set(node.id, [node.y - half, ends[0], ends[1], node.y + half]);
}

function title(context, heading, size) {
  const right = heading.side === "right";
  context.font = `bold ${size}px ${FACE}`;
  context.textAlign = right ? "left" : "right";
  context.fillStyle = INK.deep;
  const words = say(`group_${heading.group}`);
  context.fillText(words, heading.x + (right ? -5 : 5), heading.y);
}

// Which actor stands at a point of the screen: its sign or its name.
function actorAt(point) {
  const { x, y } = network.DOMtoCanvas(point);
  for (const [id, [top, left, right, bottom]] of boxes) {
    if (x >= left && x <= right && y >= top && y <= bottom) return id;
  }
  return null;
}

function thingAt(point) {
  const actor = actorAt(point);
  if (actor) return { kind: "actor", id: actor };
  const line = network.getEdgeAt(point) ?? innerAt(network.DOMtoCanvas(point));
  return line ? { kind: "tie", id: line } : null;
}

// The whole picture fits the free part of the screen, but its type never becomes
// too small to read: then the page is longer instead.
function fit() {
  const { width, height } = book.layout;
  const free = window.innerHeight - frame.getBoundingClientRect().top - window.scrollY;
  const across = frame.clientWidth / width;
  const scale = Math.max(Math.min(across, free / height), Math.min(across, 0.95));
  frame.style.height = `${Math.round(height * scale)}px`;
  network.setSize("100%", frame.style.height);
  network.moveTo({ position: { x: 0, y: 0 }, scale });
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor });
}

network.on("beforeDrawing", drawInner);
network.on("afterDrawing", write);
network.on("click", ({ pointer }) => choose(thingAt(pointer.DOM)));
frame.addEventListener("mousemove", ({ offsetX, offsetY, buttons }) => {
  if (buttons) return;
  const thing = thingAt({ x: offsetX, y: offsetY });
  frame.style.cursor = thing ? "pointer" : "default";
  if (address(thing) === address(state.pointed)) return;
  state.pointed = thing;
  paint();
});
frame.addEventListener("mouseleave", () => {
  state.pointed = null;
  paint();
});
frame.addEventListener(
  "wheel",
  (event) => {
    if (!event.ctrlKey) return; // plain scrolling moves the page
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
  },
  { passive: false },
);
document.getElementById("s-larger").addEventListener("click", () => zoom(1.25));
document.getElementById("s-smaller").addEventListener("click", () => zoom(0.8));
window.addEventListener("resize", fit);
listeners.push(paint);
