// Lines between two units of the county: they stand in one column, so a line between
// them is led round the boxes, on the right.

const NEAR = 4; // so many pixels from a line the pointer still hits it

function isInner(edge) {
  const ends = [explorer.spots.get(edge.from), explorer.spots.get(edge.to)];
  return ends.every((spot) => spot?.side === "home");
}

// The corners of the curve: where it starts, two that pull it outwards, its end.
function innerCurve(edge) {
  const ends = [explorer.spots.get(edge.from), explorer.spots.get(edge.to)];
  const out = Math.max(...ends.map((spot) => spot.x + spot.width / 2));
  const reach = out + 26 + 0.2 * Math.abs(ends[0].y - ends[1].y);
  const starts = ends.map((spot) => spot.x + spot.width / 2);
  return [
    [starts[0], ends[0].y],
    [reach, ends[0].y],
    [reach, ends[1].y],
    [starts[1], ends[1].y],
  ];
}

function drawInner(context) {
  context.save();
  for (const { edge, curve } of explorer.inner) {
    const { color, width, dashes } = lineLook(edge);
    context.strokeStyle = color;
    context.lineWidth = width;
    context.setLineDash(dashes || []);
    context.beginPath();
    context.moveTo(...curve[0]);
    context.bezierCurveTo(...curve[1], ...curve[2], ...curve[3]);
    context.stroke();
  }
  context.restore();
}

function pointOn(curve, t) {
  const s = 1 - t;
  const weights = [s ** 3, 3 * s * s * t, 3 * s * t * t, t ** 3];
  const along = (axis) => weights.reduce((sum, w, i) => sum + w * curve[i][axis], 0);
  return [along(0), along(1)];
}

function innerAt({ x, y }) {
  for (const { edge, curve } of explorer.inner) {
    for (let t = 0; t <= 1; t += 0.02) {
      const [px, py] = pointOn(curve, t);
      if (Math.hypot(px - x, py - y) < NEAR) return edge.id;
    }
  }
  return null;
}
