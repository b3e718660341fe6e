// Going from page to page.  An address is #language/route?name=value&…, so that a
// link brings others to the same view, and back and forward work.

const frame = document.getElementById("a-page");
const told = document.getElementById("a-told");
const here = { language: document.documentElement.lang, route: "", params: new Map() };
// By the first part of a route: what to do when its page has come, and when it goes.
const entering = new Map();
const leaving = new Map();
// Told after every move: (here) => …
const movers = [];

function parse(hash) {
  const [path, query = ""] = hash.replace(/^#/, "").split("?");
  const [language, ...rest] = path.split("/");
  const known = facts.languages.includes(language);
  return {
    language: known ? language : here.language,
    route: (known && decode(rest.join("/"))) || facts.home,
    params: new Map(new URLSearchParams(query)),
  };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function addressOf({ language, route, params }) {
  const query = new URLSearchParams([...params]).toString();
  const path = route.split("/").map(encodeURIComponent).join("/");
  return `#${language}/${path}${query && `?${query}`}`;
}

function say(key, values = {}) {
  const words = facts.words[here.language][key];
  return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

function announce(text) {
  told.textContent = text;
}

// Keep a part of the view in the address; with `step`, back undoes it.
function remember(changes, { step = false } = {}) {
  for (const [name, value] of Object.entries(changes)) {
    if (value) here.params.set(name, value);
    else here.params.delete(name);
  }
  const address = addressOf(here);
  if (address === location.hash) return;
  history[step ? "pushState" : "replaceState"](null, "", address);
  for (const mover of movers) mover(here);
}

const headOf = (route) => route.split("/")[0];

async function arrive({ first = false } = {}) {
  if (location.hash === "#a-page") return frame.focus(); // the skip link
  const wanted = parse(location.hash);
  const same = wanted.route === here.route && wanted.language === here.language;
  if (same) {
    here.params = wanted.params;
    entering.get(headOf(here.route))?.(here, { same });
    for (const mover of movers) mover(here);
    return;
  }
  await show(wanted, { first });
}

async function show(wanted, { first }) {
  const found = await pageAt(wanted.language, wanted.route);
  leaving.get(headOf(here.route))?.();
  Object.assign(here, wanted);
  document.documentElement.lang = here.language;
  frame.innerHTML = found ? found.html : "";
  if (!found) frame.append(missing());
  document.title = found ? found.title : say("nowhere");
  for (const mover of movers) await mover(here);
  await entering.get(headOf(here.route))?.(here, { same: false });
  document.documentElement.dataset.route = here.route;
  if (first) return;
  window.scrollTo(0, 0);
  frame.querySelector("h1")?.focus({ preventScroll: true });
  announce(document.title);
}

// Says that there is no such page, and where to go instead.
function missing() {
  const part = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const head = part("header", "");
  head.className = "leaf-head nowhere";
  const heading = part("h1", say("nowhere"));
  heading.tabIndex = -1;
  const ways = [facts.home, "register"].map((route) => {
    const link = part("a", say(`menu_${route}`));
    link.href = addressOf({ ...here, route, params: new Map() });
    const line = part("p", "");
    line.append(link);
    return line;
  });
  head.append(heading, part("p", say("nowhere_why")), ...ways);
  return head;
}

window.addEventListener("hashchange", () => arrive());
window.addEventListener("popstate", () => arrive());
