// Start: listen to addresses, keys and the search, and show the first view.

const isWriting = (target) => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

function hearKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (event.key === "Escape") document.getElementById("close")?.click();
  if (!hasKeys) return;
  if (event.key === "/") document.getElementById("words").focus();
  else if (event.key === "n") moveBy(1);
  else if (event.key === "p") moveBy(-1);
  else return;
  event.preventDefault();
}

async function start() {
  await openAnswers();
  addEventListener("hashchange", showAddress);
  addEventListener("keydown", hearKey);
  document.addEventListener("click", (event) => event.target.closest?.("a[href^='#']") && leaveView(), true);
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const words = document.getElementById("words").value.trim();
    if (words) visit(address("quotes", { q: words }));
  });
  document.getElementById("words").addEventListener("focus", prepareSearch, { once: true });
  offerNames(document.getElementById("words"), searchOffers);
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    focusOn(document.querySelector("main h1"));
  });
  await showAddress();
  document.documentElement.dataset.ready = "yes";
}

start().catch((error) => {
  document
    .getElementById("main")
    .replaceChildren(
      element(
        "p",
        { class: "wait" },
        `This report cannot be shown: ${error.message}. It needs a browser of 2023 or later.`,
      ),
    );
});
