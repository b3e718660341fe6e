// Copying a command or a query; where the browser forbids it, the text is marked.

async function copy(box) {
  const range = document.createRange();
  range.selectNodeContents(box);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  try {
    await navigator.clipboard.writeText(box.textContent);
    announce(say("copied"));
  } catch {
    announce(say("marked"));
  }
}

document.addEventListener("click", ({ target }) => {
  const id = target.closest?.("[data-copy]")?.dataset.copy;
  if (id) copy(document.getElementById(id));
});
