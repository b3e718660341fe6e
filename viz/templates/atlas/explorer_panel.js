// The panel beside the picture: everything the source says about a choice.

const OPEN = 3; // so many activities are shown unfolded

function participant(part) {
  const actor = explorer.actors.get(part.actor);
  const name = part.name ?? actorName(part.actor);
  const unnamed = part.actor ? "" : ` (${word("unnamed")})`;
  const who = actor ? linkTo({ kind: "actor", id: part.actor }, name) : name;
  const tail = [label("evidence", part.evidence), reference(part.source)].filter(Boolean).join(", ");
  const role = ` ${label("role", part.role)}${unnamed}`;
  return element("li", { class: part.evidence }, who, role, element("small", {}, tail));
}

function factList(activity) {
  const dates = [activity.start, activity.end].filter(Boolean).join(" – ");
  const lines = [
    [word("column_kind"), label("activity-kind", activity.kind)],
    [word("department"), activity.department || word("not_given")],
    [word("dates"), dates || word("not_given")],
    [word("status"), label("status", activity.status)],
    [word("programme"), activity.programmes.map(actorName).join(", ")],
    [word("anchoring"), activity.anchoring || word("no_anchoring")],
    [word("comment"), activity.comment],
    [word("source"), reference(activity.source)],
  ];
  const list = element("dl");
  for (const [term, words] of lines) {
    if (words) list.append(element("dt", {}, term), element("dd", {}, words));
  }
  return list;
}

function people(activity) {
  return element("ul", { class: "plain" }, ...activity.participants.map(participant));
}

function profileLink(chosen) {
  const href = pageOf(chosen);
  return href ? [element("p", {}, element("a", { href }, word("profile")))] : [];
}

function folded(id, open, more = "") {
  const activity = explorer.activities.get(id);
  const title = element("span", { lang: activity.title_language }, activity.title);
  const row = element("span", { class: "quiet" }, ` · ${placeOf(activity)}`);
  return element(
    "details",
    { open: open && "open" },
    element("summary", {}, title, row),
    ...(more ? [element("p", { class: "quiet" }, more)] : []),
    factList(activity),
    people(activity),
    ...profileLink({ kind: "activity", id }),
  );
}

// Whom an actor works with, each name a link to the tie.
function companions(id) {
  const ties = explorer.lines.get(id) ?? [];
  const lines = ties
    .map((tie) => ({ tie, other: otherEnd(tie, id) }))
    .sort((one, two) => byName(one.other, two.other))
    .map(({ tie, other }) => {
      const many = explorer.alive.get(tie.id).length;
      const words = `${actorName(other)}${many > 1 ? ` (${many})` : ""}`;
      return element("li", {}, linkTo({ kind: "tie", id: tie.id }, words));
    });
  if (!lines.length) return [];
  const head = element("summary", {}, `${word("with")} (${lines.length})`);
  const list = element("ul", { class: "plain" }, ...lines);
  return [element("details", { open: lines.length <= 8 && "open" }, head, list)];
}

function aboutActor(id) {
  const actor = explorer.actors.get(id);
  const found = activitiesOf(id);
  const kind = [kindOf(actor), countryOf(actor)].filter(Boolean).join(", ");
  const button = element("button", { type: "button" }, word("focus_on"));
  button.addEventListener("click", () => act({ focus: id, steps: 1 }));
  return [
    element("h2", { lang: tongueOf(id) }, actorName(id)),
    element("p", { class: "quiet" }, `${kind}. ${counted("activity", found.length)}.`),
    ...(state.focus === id ? [] : [element("p", {}, button)]),
    ...profileLink({ kind: "actor", id }),
    ...companions(id),
    element("h3", {}, `${word("activities")} (${found.length})`),
    ...found.map((one) => folded(one, found.length <= OPEN)),
  ];
}

function aboutTie(id) {
  const tie = explorer.ties.get(id);
  const parts = explorer.alive.get(id) ?? [];
  const all = parts.length;
  const stated = parts.filter(([, evidence]) => evidence === "stated").length;
  const sum = { [all]: "evidence_sum_all", 0: "evidence_sum_none" }[stated] ?? "evidence_sum";
  const ends = [tie.from, tie.to].map((end) =>
    linkTo({ kind: "actor", id: end }, actorName(end), tongueOf(end)),
  );
  return [
    element("h2", {}, ends[0], " – ", ends[1]),
    element("p", { class: "quiet" }, `${counted("activity", all)}. ${all ? word(sum, { stated, all }) : ""}`),
    ...parts.map(([one, evidence, source]) => {
      const words = { evidence: label("evidence", evidence), source: reference(source) };
      return folded(one, all <= OPEN, word("tie_source", words));
    }),
  ];
}

function aboutActivity(id) {
  const activity = explorer.activities.get(id);
  return [
    element("h2", { lang: activity.title_language }, activity.title),
    ...profileLink({ kind: "activity", id }),
    factList(activity),
    element("h3", {}, word("participants")),
    people(activity),
  ];
}

function fetchedNotes() {
  const [n, more] = [explorer.fetched.length, explorer.unfetched.length];
  const notes = [];
  if (n) notes.push(element("p", { class: "note" }, word("fetched_note", { n })));
  if (more) {
    const links = explorer.unfetched.map((id) =>
      element("li", {}, linkTo({ kind: "actor", id }, actorName(id))),
    );
    notes.push(element("p", { class: "note" }, word("fetched_more", { n: more })));
    notes.push(element("ul", { class: "plain" }, ...links));
  }
  return notes;
}

const ABOUT = { actor: aboutActor, tie: aboutTie, activity: aboutActivity };

function tell() {
  const { chosen } = state;
  const about = chosen ? ABOUT[chosen.kind](chosen.id) : [];
  $("panel").replaceChildren(...about, ...fetchedNotes());
  $("panel").hidden = !chosen;
  if (chosen) $("panel").parentElement.scrollTop = 0;
}
