// Coming to the page, going about in it and leaving it.

// The library is text until somebody comes here; the policy of the file knows its hash.
async function load() {
  if (globalThis.vis) return;
  const script = document.createElement("script");
  script.textContent = await unpack(`${ROUTE}/vis`);
  document.head.append(script);
}

async function learn() {
  if (explorer.facts) return;
  explorer.facts = JSON.parse(await unpack(`${ROUTE}/facts`));
  explorer.actors = new Map(Object.entries(explorer.facts.actors));
  explorer.activities = new Map(Object.entries(explorer.facts.activities));
}

function show() {
  sift();
  fill();
  fit();
  paint();
  tell();
  showNear();
  showFilters();
  showSentence();
  showKey();
  showTables();
  showTime();
}

function listen() {
  listenToSearch();
  listenToControls();
  listenToNear();
  listenToTime();
  listenToKeys();
  const pane = $("picture");
  pane.addEventListener("mousemove", ({ offsetX, offsetY, buttons }) => {
    if (buttons) return;
    const thing = thingAt({ x: offsetX, y: offsetY });
    pane.classList.toggle("k-hit", Boolean(thing));
    if (nameOf(thing) === nameOf(state.pointed)) return;
    state.pointed = thing;
    paint();
  });
  pane.addEventListener("mouseleave", () => {
    state.pointed = null;
    paint();
  });
  pane.addEventListener("wheel", turnWheel, { passive: false });
}

function turnWheel(event) {
  if (!event.ctrlKey) return; // plain scrolling moves the page
  event.preventDefault();
  zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
}

async function enter({ params }, { same }) {
  if (!same) {
    await Promise.all([load(), learn()]);
    if (!$("picture")) return; // the reader has gone on already
    explorer.words = JSON.parse($("words").textContent);
    explorer.scene = null;
    readParams(params);
    draw();
    listen();
    unfold();
  } else {
    const before = state.owner;
    readParams(params);
    if (before !== state.owner) draw();
  }
  show();
}

// On a small screen the tables come first, unfolded; a long one would hide the picture.
const SHORT = 20;
function unfold() {
  if (!matchMedia("(width < 700px)").matches) return;
  for (const table of $("tables").querySelectorAll("details"))
    table.open = table.querySelectorAll("tbody > tr, .k-columns > li").length <= SHORT;
}

function leave() {
  explorer.network?.destroy();
  explorer.network = null;
}

const present = () => explorer.network && $("picture");
entering.set(ROUTE, enter);
leaving.set(ROUTE, leave);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && present()) escape();
});
window.addEventListener("resize", () => present() && fit());
// The colours are read anew when the reader or the machine changes them.
new MutationObserver(() => present() && paint()).observe(document.documentElement, {
  attributes: true,
  attributeFilter: ["data-theme"],
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => present() && paint());
// Paper is light, whatever the screen is.
let screenTheme;
window.addEventListener("beforeprint", () => {
  if (!present()) return;
  screenTheme = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
  unfoldAll();
  paint();
});
window.addEventListener("afterprint", () => {
  if (!present()) return;
  if (screenTheme) document.documentElement.dataset.theme = screenTheme;
  else delete document.documentElement.dataset.theme;
  paint();
});

function unfoldAll() {
  for (const table of $("tables").querySelectorAll("details")) table.open = true;
}
