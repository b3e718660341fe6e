// Saving a table as CSV, the way a spreadsheet reads it without running anything.

// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
function csvCell(text) {
  const tidy = text.replace(/\s+/g, " ").trim();
  const inert = /^[=+\-@\t\r]/.test(tidy) ? `'${tidy}` : tidy;
  return /[",\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

// What a cell says, without the mark of a name in another language.
function textOf(cell) {
  const copy = cell.cloneNode(true);
  for (const mark of copy.querySelectorAll(".tongue")) mark.remove();
  return copy.textContent;
}

// A cell that stands for several rows is written in each of them.
function csvOf(table) {
  const lines = [];
  const below = [];
  for (const row of table.rows) {
    if (row.hidden) continue;
    const own = [...row.cells];
    const cells = [];
    while (own.length || below[cells.length]?.left) {
      const kept = below[cells.length];
      const cell = kept?.left ? null : own.shift();
      const text = cell ? csvCell(textOf(cell)) : kept.text;
      below[cells.length] = { text, left: cell ? cell.rowSpan - 1 : kept.left - 1 };
      cells.push(text);
    }
    lines.push(cells);
  }
  return lines.map((cells) => `${cells.join(",")}\r\n`).join("");
}

function save(name, text) {
  const link = document.createElement("a");
  // The mark in front tells Excel that the text is UTF-8.
  link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

document.addEventListener("click", ({ target }) => {
  const id = target.closest?.("[data-save]")?.dataset.save;
  if (id) save(id, csvOf(document.getElementById(id)));
});
