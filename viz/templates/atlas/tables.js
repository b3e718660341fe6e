// Saving a table as CSV, the way a spreadsheet reads it without running anything.

// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
function csvCell(text) {
  const tidy = text.replace(/\s+/g, " ").trim();
  const inert = /^[=+\-@\t\r]/.test(tidy) ? `'${tidy}` : tidy;
  return /[",\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function csvOf(table) {
  const rows = [...table.rows].filter((row) => !row.hidden);
  const lines = rows.map((row) => [...row.cells].map((cell) => csvCell(cell.textContent)));
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
