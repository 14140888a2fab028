// A field that offers names while somebody types: ARIA's combobox with a list. Arrows walk it, Enter takes, Escape closes.

// Let a field offer what `ask(words)` finds: [{name, note, ...}]. `take(one)` is told what somebody takes. With `atOnce`
// it offers before anything is typed, and Enter takes the first one; else Enter without a walk is the form's.
function offerNames(input, { ask, take, atOnce = false }) {
  const list = element("ul", {
    role: "listbox",
    id: `${input.id}-offers`,
    class: "offers",
    "aria-label": "Suggestions",
    hidden: true,
  });
  let offered = [];
  let pointed = -1;
  let turn = 0;
  const isOpen = () => !list.hidden;

  function point(at) {
    pointed = offered.length ? (at + offered.length) % offered.length : -1;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === pointed)));
    const item = list.children[pointed];
    if (!item) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", item.id);
    return item.scrollIntoView({ block: "nearest" });
  }

  function open(found) {
    offered = found;
    list.replaceChildren(...found.map((one, place) => offerItem(one, `${list.id}-${place}`)));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(isOpen()));
    input.removeAttribute("aria-activedescendant");
    pointed = -1;
  }

  function close() {
    turn += 1;
    open([]);
  }

  async function offer() {
    const own = (turn += 1);
    const words = splitWords(input.value);
    const found = words.length || atOnce ? await ask(words) : [];
    if (own === turn && document.activeElement === input) open(found);
  }

  function takeOne(one) {
    close();
    take(one);
  }

  function hearArrow(step) {
    if (isOpen()) point(pointed < 0 && step < 0 ? -1 : pointed + step);
    else offer();
  }

  function hear(event) {
    if (event.isComposing) return undefined; // of a word that is not written yet
    const first = atOnce && isOpen() ? offered[0] : null;
    const taken = offered[pointed] || first;
    if (event.key === "ArrowDown") hearArrow(1);
    else if (event.key === "ArrowUp") hearArrow(-1);
    else if (event.key === "Enter" && taken) takeOne(taken);
    else if (event.key === "Enter" && !atOnce) return close();
    else if (event.key === "Escape" && isOpen()) close();
    else return undefined;
    return event.preventDefault();
  }

  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-expanded", "false"],
    ["aria-autocomplete", "list"],
    ["aria-controls", list.id],
  ])
    input.setAttribute(name, value);
  input.addEventListener("input", offer);
  input.addEventListener("keydown", hear);
  input.addEventListener("blur", close);
  if (atOnce) {
    input.addEventListener("focus", () => input.select());
    input.addEventListener("click", () => isOpen() || offer());
  }
  // the field keeps the focus while somebody points at a name
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const place = [...list.children].indexOf(event.target.closest("[role=option]"));
    if (place >= 0) takeOne(offered[place]);
  });
  input.after(list);
}

const offerItem = ({ name, note }, id) =>
  element(
    "li",
    { role: "option", id, "aria-selected": "false" },
    element("bdi", {}, name),
    " ",
    element("small", {}, note),
  );

const offeredCount = 8;

// Names of a dimension that have the words, with how many quotes each has; of two of one name each has its id.
async function offersOf(name, words, limit = offeredCount) {
  const { rows } = await askNamed(name, words, 0, limit);
  return rows.map(({ key, number }) => ({
    name: nameOfKey(name, key),
    note: [idAmong(name, key, rows), countOf(number, "quote")].filter(Boolean).join(", "),
    value: valueOfKey(name, key),
    number,
  }));
}

function idAmong(name, key, rows) {
  const isAlone = rows.filter((other) => nameOfKey(name, other.key) === nameOfKey(name, key)).length === 1;
  return isAlone ? "" : valueOfKey(name, key);
}

// A field by itself, with its label.
function nameField({ id, label, placeholder, value = "", offers, sign = null }) {
  const input = element("input", {
    type: "text",
    id,
    value,
    placeholder,
    autocomplete: "off",
    spellcheck: "false",
    dir: "auto",
  });
  const field = element("p", { class: "choice" }, element("label", { for: id }, sign, label), input);
  offerNames(input, offers);
  return field;
}

// A field that leads to one of a dimension: its profile, or its quotes where it has none.
const finder = (name, label, linkTo) =>
  nameField({
    id: `find-${name}`,
    label,
    placeholder: "Type a name",
    offers: { ask: (words) => offersOf(name, words), take: ({ value }) => visit(linkTo(value)), atOnce: true },
  });

// What the search at the top offers: who speaks, subjects, articles by their headlines; each leads there at once.
const searchOffers = {
  async ask(words) {
    const [speakers, subjects, { articles }] = await Promise.all([
      offersOf("speaker", words, 4),
      offersOf("topic", words, 3),
      askArticles(choiceOf({}, [], words), 0, 4),
    ]);
    const named = [
      ...speakers.map((one) => ({ ...one, note: `speaker, ${one.note}`, href: placesOfNames.speaker(one.value) })),
      ...subjects.map((one) => ({ ...one, note: `subject, ${one.note}`, href: placesOfNames.topic(one.value) })),
    ];
    return [
      ...named.sort((one, other) => other.number - one.number),
      ...articles.map((article) => ({
        name: headlineOf(article),
        note: `article, ${writeDay(model.articles.day[article])}`,
        href: `#/article/${model.articles.id[article]}`,
      })),
    ];
  },
  take: ({ href }) => visit(href),
};
