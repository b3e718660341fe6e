// The search in the header: a combobox that goes to the page of what is chosen.

{
  const MOST_HITS = 9;
  const WEIGHTS = {
    page: 0,
    organisation: 1,
    place: 1,
    programme: 2,
    document: 2,
    activity: 3,
    question: 4,
    finding: 5,
  };
  const part = (id) => document.getElementById(id);
  let hits = [];
  let chosen = -1;

  function entryOf([route, type, name, tongue = "", place = "", others = []]) {
    const finding = type === "finding";
    return {
      route: finding ? "funn" : route,
      params: new Map(finding ? [["id", route]] : []),
      name,
      tongue,
      note: [say(`find_${type}`), placeIn(place)].filter(Boolean).join(", "),
      keys: [name, ...others].map(foldName),
      weight: WEIGHTS[type],
    };
  }

  // The index is the same in all languages: a place stands in it as «row 8».
  function placeIn(place) {
    return place.replace(/^[a-z]+/, (part) => say(`part_${part}`));
  }

  // Nothing is unpacked before somebody goes to the box.
  const indices = new Map();
  function indexOf(language) {
    if (!indices.has(language)) {
      const read = async () => {
        const packed = await Promise.all([unpack("names"), unpack(`${language}/find`)]);
        return packed.flatMap((text) => JSON.parse(text).map(entryOf));
      };
      indices.set(language, read());
    }
    return indices.get(language);
  }

  async function suggest() {
    const typed = part("a-asked").value;
    const index = await indexOf(here.language);
    if (part("a-asked").value !== typed) return; // somebody has typed on meanwhile
    hits = findNames(typed, index, MOST_HITS);
    part("a-hits").replaceChildren(...hits.map(option));
    part("a-no-hit").hidden = hits.length > 0 || !typed.trim();
    open(hits.length > 0);
    choose(hits.length ? 0 : -1);
    if (typed.trim()) announce(say(hits.length ? "search_count" : "search_none", { n: hits.length }));
  }

  function option(hit, place) {
    const item = document.createElement("li");
    item.setAttribute("role", "option");
    item.id = `a-hit-${place}`;
    item.dataset.place = place;
    const name = document.createElement("span");
    name.lang = hit.tongue || here.language;
    name.textContent = hit.name;
    const note = document.createElement("small");
    note.textContent = hit.note;
    item.append(name, note);
    return item;
  }

  function open(visible) {
    part("a-hits").hidden = !visible;
    part("a-asked").setAttribute("aria-expanded", String(visible));
  }

  function choose(place) {
    chosen = place;
    const items = [...part("a-hits").children];
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === place)));
    const box = part("a-asked");
    if (items[place]) box.setAttribute("aria-activedescendant", items[place].id);
    else box.removeAttribute("aria-activedescendant");
    items[place]?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    open(false);
    choose(-1);
    part("a-no-hit").hidden = true;
  }

  function take(hit) {
    part("a-asked").value = "";
    close();
    location.hash = addressOf({ language: here.language, ...hit });
  }

  const keys = {
    ArrowDown: () => choose((chosen + 1) % hits.length),
    ArrowUp: () => choose((chosen - 1 + hits.length) % hits.length),
    Home: () => choose(0),
    End: () => choose(hits.length - 1),
  };

  shell.addEventListener("keydown", (event) => {
    if (event.target.id !== "a-asked") return;
    const listed = !part("a-hits").hidden;
    if (event.key === "Escape") {
      part("a-asked").value = listed ? part("a-asked").value : "";
      close();
    } else if (keys[event.key] && listed) {
      event.preventDefault();
      keys[event.key]();
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      suggest();
    }
  });
  shell.addEventListener("submit", (event) => {
    if (event.target.id !== "a-search") return;
    event.preventDefault();
    if (hits[chosen]) take(hits[chosen]);
  });
  shell.addEventListener("input", ({ target }) => {
    if (target.id === "a-asked") suggest();
  });
  shell.addEventListener("focusin", ({ target }) => {
    if (target.id === "a-asked") indexOf(here.language);
  });
  shell.addEventListener("focusout", ({ target }) => {
    if (target.id === "a-asked") close();
  });
  // Before the box loses its focus, which would take the list away.
  shell.addEventListener("mousedown", (event) => {
    const item = event.target.closest("#a-hits li");
    if (!item) return;
    event.preventDefault();
    take(hits[Number(item.dataset.place)]);
  });
}
