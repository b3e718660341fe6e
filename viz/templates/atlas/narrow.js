// A box that narrows a long list down: items whose words answer what is typed.

document.addEventListener("input", ({ target }) => {
  const form = target.closest("[data-narrow]");
  if (form) narrow(form);
});

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-narrow], .filter")) event.preventDefault();
});

function narrow(form) {
  const list = document.getElementById(form.dataset.narrow);
  const wanted = foldName(form.querySelector("input").value);
  const items = [...list.querySelectorAll("[data-item]")];
  for (const item of items) {
    item.folded ??= foldName(`${item.textContent} ${item.dataset.also ?? ""}`);
    item.hidden = Boolean(wanted) && nameRank(wanted, item.folded) === Infinity;
  }
  for (const bunch of list.querySelectorAll("[data-bunch]")) {
    bunch.hidden = !bunch.querySelector("[data-item]:not([hidden])");
  }
  const n = items.filter((item) => !item.hidden).length;
  const told = form.querySelector("[data-text]").dataset.text;
  form.querySelector("[data-text]").textContent = told.replace("{n}", n).replace("{all}", items.length);
  document.getElementById(form.dataset.none).hidden = n > 0;
}
