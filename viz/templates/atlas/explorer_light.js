// What is bright: the neighbourhood of a choice, or all that passes the filters.

function otherEnd(tie, actor) {
  return tie.from === actor ? tie.to : tie.from;
}

function neighbours(actor) {
  const found = (explorer.lines.get(actor) ?? []).map((tie) => otherEnd(tie, actor));
  return found.sort(byName);
}

// Everybody within so many steps.  The owner touches nearly all, so nobody is reached
// through it, unless one starts there.
function within(centre, steps) {
  const people = new Set([centre]);
  const lines = new Set();
  let edge = [centre];
  for (let step = 0; step < steps; step += 1) {
    const next = [];
    for (const actor of edge) {
      if (actor === explorer.scene.owner && actor !== centre) continue;
      for (const tie of explorer.lines.get(actor) ?? []) {
        lines.add(tie.id);
        const other = otherEnd(tie, actor);
        if (!people.has(other)) next.push(other);
        people.add(other);
      }
    }
    edge = next;
  }
  return { people, lines };
}

function everythingAlive() {
  const people = new Set([...explorer.passing].flatMap((id) => [...peopleOf(id)]));
  return { people, lines: new Set(explorer.alive.keys()) };
}

function around({ kind, id }, steps = 1) {
  if (kind === "actor") return within(id, steps);
  if (kind === "tie") {
    const tie = explorer.ties.get(id);
    return { people: new Set([tie.from, tie.to]), lines: new Set([id]) };
  }
  const ties = (explorer.parts.get(id) ?? []).map(({ tie }) => tie.id);
  const lines = ties.filter((tie) => explorer.alive.has(tie));
  return { people: peopleOf(id), lines: new Set(lines) };
}

function lit() {
  if (state.pointed) return around(state.pointed);
  if (state.focus) return within(state.focus, state.steps);
  if (state.chosen) return around(state.chosen);
  return isFiltered() ? everythingAlive() : null;
}

// A line is drawn as what it rests on: both kinds give a mixture.
function evidenceOf(tie) {
  const parts = explorer.alive.get(tie.id) ?? tie.parts;
  const found = new Set(parts.map(([, evidence]) => evidence));
  return found.size === 1 ? [...found][0] : "mixed";
}

function isChosen(id) {
  return [state.chosen?.id, state.pointed?.id, state.focus].includes(id);
}
