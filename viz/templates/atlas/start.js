// Everything is in place: open the page that the address asks for.

arrive({ first: true }).then(() => {
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
});
