// The page of findings: filters with their numbers, and links to one finding.

{
  const NAMES = ["slag", "visse", "avdeling", "dom"];
  const all = (selector) => [...frame.querySelectorAll(selector)];

  // What a finding answers to each filter: its own values, by the filter's name.
  function valuesOf({ dataset }) {
    const departments = JSON.parse(dataset.departments).map((one) => one || "-");
    return {
      slag: [dataset.kind],
      visse: [dataset.certainty],
      avdeling: departments,
      dom: [dataset.verdict],
    };
  }

  function passes(values, wanted, but = "") {
    return NAMES.every(
      (name) => name === but || !wanted[name] || values[name].includes(wanted[name]),
    );
  }

  // Each choice tells how many findings it would leave, the other filters as they are.
  function countChoices(form, every, wanted) {
    for (const name of NAMES) {
      const left = every.filter((values) => passes(values, wanted, name));
      for (const choice of form.elements[name].options) {
        choice.dataset.label ??= choice.textContent;
        const fits = (values) => !choice.value || values[name].includes(choice.value);
        choice.textContent = `${choice.dataset.label} (${left.filter(fits).length})`;
      }
    }
  }

  function showBunches(filtered) {
    for (const bunch of all(".bunch")) {
      const visible = bunch.querySelectorAll(".finding:not([hidden])").length;
      bunch.hidden = !visible;
      bunch.querySelector("[data-all]").textContent = visible;
      if (filtered) bunch.open = true;
    }
    for (const kind of all(".findings-kind")) {
      kind.hidden = !kind.querySelector(".bunch:not([hidden])");
    }
  }

  function apply(params) {
    const form = document.getElementById("f-filter");
    const findings = all(".finding");
    const wanted = Object.fromEntries(NAMES.map((name) => [name, params.get(name) ?? ""]));
    for (const name of NAMES) form.elements[name].value = wanted[name];
    const every = findings.map(valuesOf);
    let shown = 0;
    findings.forEach((finding, place) => {
      finding.hidden = !passes(every[place], wanted);
      shown += finding.hidden ? 0 : 1;
    });
    countChoices(form, every, wanted);
    showBunches(NAMES.some((name) => wanted[name]));
    fillTable();
    document.getElementById("f-none").hidden = shown > 0;
    const told = document.getElementById("f-shown");
    told.textContent = told.dataset.text.replace("{n}", shown).replace("{all}", findings.length);
  }

  // The table says the same as the list; it is written when somebody opens it.
  function fillTable() {
    if (!document.getElementById("f-twin").open) return;
    const textIn = (finding, part) => {
      const found = finding.querySelector(part);
      return found ? textOf(found) : "";
    };
    const rows = all(".finding:not([hidden])").map((finding) => {
      const reasons = [...finding.querySelectorAll(".reasons li")].map(textOf);
      const kind = finding.closest(".findings-kind").querySelector(".name").textContent;
      const cells = [
        finding.dataset.id,
        kind,
        finding.dataset.rows,
        textIn(finding, ".told"),
        reasons.join("; "),
        textIn(finding, ".sure"),
        textIn(finding, ".fix"),
        textIn(finding, ".verdict"),
      ];
      const row = document.createElement("tr");
      cells.forEach((text, place) => {
        const cell = document.createElement(place ? "td" : "th");
        if (!place) cell.scope = "row";
        cell.textContent = text;
        row.append(cell);
      });
      return row;
    });
    document.getElementById("funn-tabell").tBodies[0].replaceChildren(...rows);
  }

  // The commands that write a verdict down, for the pair that somebody opens.
  function fillJudge(box) {
    const { id } = box.closest(".finding").dataset;
    const lines = document.getElementById("f-judge").content.cloneNode(true);
    for (const code of lines.querySelectorAll("code")) {
      code.id = `c-${id}-${code.dataset.verdict}`;
      code.textContent = code.textContent.replace("…", id);
      code.nextElementSibling.dataset.copy = code.id;
    }
    box.append(lines);
  }

  // Toggles do not bubble, so they are caught on the way down.
  frame.addEventListener(
    "toggle",
    ({ target }) => {
      if (target.id === "f-twin") fillTable();
      if (target.matches(".judge") && target.childElementCount === 1) fillJudge(target);
    },
    true,
  );

  function openFinding(id) {
    for (const marked of all(".finding.marked")) marked.classList.remove("marked");
    const finding = id && document.getElementById(`f-${id}`);
    if (!finding) return;
    finding.hidden = false;
    for (let at = finding; at; at = at.parentElement?.closest("details, section")) {
      at.hidden = false;
      if (at.tagName === "DETAILS") at.open = true;
    }
    finding.firstElementChild.open = true;
    finding.classList.add("marked");
    finding.querySelector("summary").focus({ preventScroll: true });
    finding.scrollIntoView({ block: "center" });
  }

  function arriveAtFindings({ params }, { same }) {
    apply(params);
    if (!same) {
      const form = document.getElementById("f-filter");
      form.addEventListener("change", ({ target }) => {
        remember({ [target.name]: target.value, id: "" }, { step: true });
        apply(here.params);
      });
      form.addEventListener("reset", (event) => {
        event.preventDefault();
        remember(Object.fromEntries([...NAMES, "id"].map((name) => [name, ""])), { step: true });
        apply(here.params);
      });
    }
    // After the router has gone to the heading of a new page.
    if (params.get("id")) setTimeout(() => openFinding(params.get("id")));
    else if (same && params.get("slag")) {
      const section = frame.querySelector(`.findings-kind[data-kind="${CSS.escape(params.get("slag"))}"]`);
      section?.scrollIntoView();
    }
  }

  entering.set("funn", arriveAtFindings);
}
