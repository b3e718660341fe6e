// A box that narrows a long list down to the items that answer what is typed.

{
  function narrow(form) {
    const list = document.getElementById(form.dataset.narrow);
    const wanted = foldName(form.elements.ord.value);
    const sort = form.elements.slag?.value ?? "";
    const items = [...list.querySelectorAll("[data-item]")];
    for (const item of items) {
      item.folded ??= foldName(`${item.textContent} ${item.dataset.also ?? ""}`);
      const named = !wanted || nameRank(wanted, item.folded) < Infinity;
      item.hidden = !named || (sort !== "" && item.dataset.type !== sort);
    }
    for (const bunch of list.querySelectorAll("[data-bunch]")) {
      bunch.hidden = !bunch.querySelector("[data-item]:not([hidden])");
    }
    const n = items.filter((item) => !item.hidden).length;
    const told = form.querySelector("[data-text]");
    const numbers = { "{n}": n, "{all}": items.length };
    told.textContent = told.dataset.text.replace(/\{n\}|\{all\}/g, (name) => numbers[name]);
    document.getElementById(form.dataset.none).hidden = n > 0;
  }

  // What is typed stands in the address, so that a link brings others to the same list.
  function restore({ params }) {
    const form = frame.querySelector("[data-narrow]");
    if (!form) return;
    for (const field of form.elements) field.value = params.get(field.name) ?? "";
    narrow(form);
  }

  document.addEventListener("input", ({ target }) => {
    const form = target.closest("[data-narrow]");
    if (!form) return;
    narrow(form);
    remember({ [target.name]: target.value });
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches(".filter")) event.preventDefault();
  });
  document.addEventListener("click", ({ target }) => {
    const id = target.closest?.("[data-go]")?.dataset.go;
    if (!id) return;
    document.getElementById(id).scrollIntoView();
    document.getElementById(id).focus({ preventScroll: true });
  });
  entering.set("register", restore);
  entering.set("spor", restore);
}
