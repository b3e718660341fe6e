// The panel beside the picture: everything the source says about a choice.

const panel = document.getElementById("s-panel");
const OPEN = 3; // so many activities are shown unfolded

function link(chosen, text, language = "") {
  return element("a", { href: address(chosen), lang: language }, text);
}

function actorLink(id, text) {
  return actors.has(id) ? link({ kind: "actor", id }, text) : text;
}

function participant(part) {
  const tail = [book.evidence[part.evidence], part.source].filter(Boolean).join(", ");
  const named = part.actor ? "" : ` (${say("unnamed")})`;
  const name = part.name ?? actors.get(part.actor)?.name ?? "";
  return element(
    "li",
    { class: part.evidence },
    actorLink(part.actor, name),
    ` ${part.role}${named}`,
    element("small", {}, tail),
  );
}

function facts(activity) {
  const dates = [activity.start, activity.end].filter(Boolean).join(" – ");
  const lines = [
    [say("column_kind"), activity.kind_label],
    [say("department"), activity.department || say("not_given")],
    [say("dates"), dates || say("not_given")],
    [say("status"), activity.status_label],
    [say("anchoring"), activity.anchoring || say("no_anchoring")],
    [say("comment"), activity.comment],
    [say("source"), activity.source],
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

function folded(id, open, roles = "") {
  const activity = activities.get(id);
  const row = ` · ${say("row", { row: activity.row })}`;
  const title = element("span", { lang: activity.title_language }, activity.title);
  const quiet = element("span", { class: "quiet" }, row);
  const head = [element("summary", {}, title, quiet), element("p", {}, roles)];
  const body = [...head, facts(activity), people(activity)];
  return element("details", { open: open && "open" }, ...body);
}

function list(ids) {
  const seen = ids.filter(inDepartment);
  return seen.map((id) => folded(id, seen.length <= OPEN));
}

function aboutActor(id) {
  const actor = actors.get(id);
  const found = activitiesOf(id);
  const kind = [actor.kind_label, actor.country].filter(Boolean).join(", ");
  const many = `${counted("activity", found.length)}, ${counted("tied", neighbours(id).size)}`;
  return [
    element("h2", { lang: actor.language }, actor.name),
    element("p", { class: "note" }, `${kind}. ${many}.`),
    ...list(found),
  ];
}

function aboutTie(id) {
  const tie = ties.get(id);
  const [from, to] = [actors.get(tie.from), actors.get(tie.to)];
  const few = tie.activities.length <= OPEN;
  return [
    element(
      "h2",
      {},
      link({ kind: "actor", id: tie.from }, from.name, from.language),
      " – ",
      link({ kind: "actor", id: tie.to }, to.name, to.language),
    ),
    element("p", { class: "note" }, `${counted("activity", tie.activities.length)}.`),
    ...tie.activities.map((activity, place) => folded(activity, few, tie.roles[place])),
  ];
}

function aboutActivity(id) {
  const activity = activities.get(id);
  return [
    element("h2", { lang: activity.title_language }, activity.title),
    facts(activity),
    element("h3", {}, say("participants")),
    people(activity),
  ];
}

const ABOUT = { actor: aboutActor, tie: aboutTie, activity: aboutActivity };

function tell() {
  const { chosen } = state;
  panel.replaceChildren(...(chosen ? ABOUT[chosen.kind](chosen.id) : []));
  panel.hidden = !chosen;
  panel.parentElement.scrollTop = 0;
}

listeners.push(tell);
