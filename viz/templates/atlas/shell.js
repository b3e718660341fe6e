// The menu, the language and the colours; then the first page.

const shell = document.getElementById("a-shell");

async function dress({ language, route, params }) {
  if (shell.dataset.language !== language) {
    shell.innerHTML = await unpack(`${language}/shell`);
    shell.dataset.language = language;
    showTheme();
  }
  for (const link of shell.querySelectorAll("[data-route]")) {
    mark(link, link.dataset.route === headOf(route), "page");
  }
  for (const link of shell.querySelectorAll("[data-tongue]")) {
    const tongue = link.dataset.tongue;
    link.href = addressOf({ language: tongue, route, params });
    mark(link, tongue === language, "true");
  }
}

function mark(link, current, value) {
  if (current) link.setAttribute("aria-current", value);
  else link.removeAttribute("aria-current");
}

// Without a choice the colours follow the machine's own setting.
function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function showTheme() {
  shell.querySelector("#a-theme").setAttribute("aria-pressed", String(isDark()));
}

shell.addEventListener("click", ({ target }) => {
  if (target.id !== "a-theme") return;
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  showTheme();
});
movers.push(dress);
