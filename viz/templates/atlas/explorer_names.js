// The names in the picture, and the ring round the one where the keyboard stands.

function write(context) {
  const size = explorer.scene.layout.font;
  context.textBaseline = "middle";
  for (const node of explorer.spots.values()) {
    if (node.side === "home") explorer.boxes.set(node.id, drawnBox(node.id));
    else writeName(context, node, size);
  }
  for (const heading of explorer.scene.layout.headings) {
    title(context, heading, size, word(`group_${heading.group}`));
  }
  for (const heading of fetchedHeadings()) title(context, heading, size, word("fetched"));
  drawRing(context);
}

// The box as vis drew it; its own getBoundingBox adds a margin that nobody sees.
function drawnBox(id) {
  const { left, top, width, height } = explorer.network.body.nodes[id].shape;
  return [top, left, left + width, top + height];
}

function writeName(context, node, size) {
  const faded = explorer.shine && !explorer.shine.people.has(node.id);
  const many = explorer.numbers.get(node.id) ?? 0;
  const number = many > 1 ? ` ${many}` : "";
  const bold = isChosen(node.id) ? "bold " : "";
  context.font = `${bold}${size}px ${FACE}`;
  // A reader without our fonts gets the name squeezed, never cut.
  const told = explorer.words.places[node.id] ?? node.label;
  const wide = Math.min(context.measureText(told).width, node.room);
  context.font = `${size - 1}px ${FACE}`;
  const tail = context.measureText(number).width;
  const right = node.side === "right";
  const start = right ? node.x + 9 : node.x - 9 - wide - tail;
  context.textAlign = "left";
  context.fillStyle = palette[faded ? "k-faint" : "quiet"];
  context.fillText(number, start + wide, node.y);
  context.font = `${bold}${size}px ${FACE}`;
  context.fillStyle = palette[faded ? "k-faint" : "ink"];
  context.fillText(told, start, node.y, wide);
  const ends = right ? [node.x - 6, start + wide + tail] : [start, node.x + 6];
  const half = (size * 1.15) / 2;
  explorer.boxes.set(node.id, [node.y - half, ends[0], ends[1], node.y + half]);
}

function title(context, heading, size, words) {
  const right = heading.side === "right";
  context.font = `bold ${size}px ${FACE}`;
  context.textAlign = right ? "left" : "right";
  context.fillStyle = palette.deep;
  context.fillText(words, heading.x + (right ? -5 : 5), heading.y);
}

function drawRing(context) {
  const box = explorer.boxes.get(state.at);
  if (!box || !explorer.keyed || document.activeElement !== $("picture")) return;
  const [top, left, right, bottom] = box;
  context.save();
  context.setLineDash([]);
  context.strokeStyle = palette.mark;
  context.lineWidth = 3;
  context.strokeRect(left - 4, top - 2, right - left + 8, bottom - top + 4);
  context.restore();
}
