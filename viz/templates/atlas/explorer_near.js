// The neighbourhood: one, two or three steps out from somebody, the rest dimmed.

function showNear() {
  const box = $("near");
  box.hidden = !state.focus;
  if (!state.focus) return;
  $("near-name").textContent = word("focus", { name: actorName(state.focus) });
  for (const radio of box.querySelectorAll("input")) {
    radio.checked = Number(radio.value) === state.steps;
  }
  const n = within(state.focus, state.steps).people.size;
  const { owner, name } = explorer.scene;
  const key = state.focus === owner ? "focus_note_owner" : "focus_note";
  $("near-note").textContent = word(key, { n, owner: name });
}

function listenToNear() {
  $("near").addEventListener("change", ({ target }) => {
    act({ steps: Number(target.value) });
    announce($("near-note").textContent);
  });
  $("near-off").addEventListener("click", () => {
    act({ focus: null, steps: 1 });
    $("picture").focus({ preventScroll: true });
  });
}
