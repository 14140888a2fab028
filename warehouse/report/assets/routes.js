// Show the view that the address names, "#/quotes?speaker=person.ana-silva", and bring the focus to its heading.

const routes = [];
const address = (path, values = {}) => {
  const query = new URLSearchParams(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  );
  return `#/${path}${[...query].length ? `?${query}` : ""}`;
};

// A view is a function of the rest of the path and the query; it gives {title, view, content}, and `arrive` where
// another place than its heading is brought into sight.
const route = (pattern, view) => routes.push([pattern, view]);

let shown = 0;
const patience = 250; // milliseconds, after which the view that is left says that another one comes
let waiting = null;

async function showAddress() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const found = routes.map(([pattern, view]) => [pattern.exec(path), view]).find(([match]) => match);
  const turn = (shown += 1);
  clearTimeout(waiting);
  waiting = setTimeout(() => document.getElementById("main").setAttribute("aria-busy", "true"), patience);
  const asked = Object.fromEntries(new URLSearchParams(query));
  const view = found ? await found[1](found[0].slice(1).map(decodePart), asked) : missing("There is no such view.");
  if (turn === shown) show(view);
}

// An address that somebody typed may end in the middle of an escape.
function decodePart(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function show({ title, view, content, arrive }) {
  document.title = `${title} · wireroom`;
  const main = document.getElementById("main");
  clearTimeout(waiting);
  main.removeAttribute("aria-busy");
  main.dataset.view = view || "";
  document.getElementById("words").value = new URLSearchParams(location.hash.split("?")[1]).get("q") || "";
  main.replaceChildren(...[content].flat(Infinity).filter(Boolean));
  for (const anchor of document.querySelectorAll("#views a")) {
    if (anchor.dataset.view === view) {
      anchor.setAttribute("aria-current", "page");
      anchor.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else anchor.removeAttribute("aria-current");
  }
  if (arrive) arrive();
  else {
    focusOn(main.querySelector("h1"));
    scrollTo(0, isGoingBack ? places.get(location.hash) || 0 : 0);
  }
  isGoingBack = true;
}

// Where each view was left. Whoever goes back, by no link of the page, finds it there again.
const places = new Map();
let isGoingBack = false;

function leaveView() {
  places.set(location.hash, scrollY);
  isGoingBack = false;
}

function visit(hash) {
  leaveView();
  location.hash = hash;
}

function focusOn(target) {
  if (!target) return;
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}

const missing = (reason) => ({
  title: "Not found",
  content: [heading(1, "Not found"), element("p", {}, reason, " ", link("#/", {}, "Back to the overview"))],
});
