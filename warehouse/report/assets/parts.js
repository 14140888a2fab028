// What several views are made of: bars, quotes in lists, the SQL beside numbers.

// Show the SQL that gives the same rows; folded away, and behind what it is of.
function sqlNote(title, ...queries) {
  return element(
    "details",
    { class: "sql" },
    element("summary", {}, title || ["SQL", element("span", { class: "what" }, " for these numbers")]),
    element("p", { class: "hint" }, "DuckDB, run in the folder of the warehouse"),
    queries.map((query) => element("pre", { tabindex: "0", translate: "no" }, query)),
    copyButton("Copy", () => queries.join(";\n\n")),
  );
}

const typeKey = (title = null) =>
  element(
    "p",
    { class: "key", "aria-hidden": "true" },
    title ? element("span", {}, title) : null,
    spokenTypes.map((type) => element("span", {}, element("i", { class: `part ${type}` }), ` ${type}`)),
  );

// One bar: a link with a name, the number beside it, a bar of parts. `parts` are counts by type, or one count.
function bar({ href, value, name, number, of, parts, shownAs }) {
  const pieces = parts && parts.length > 1 ? parts.map((count, at) => [spokenTypes[at], count]) : [["whole", number]];
  const spoken =
    parts && parts.length > 1 ? unseen(` (${pieces.map(([type, count]) => `${count} ${type}`).join(", ")})`) : null;
  return element(
    "li",
    { "data-value": value, "data-number": number, "data-parts": parts ? parts.join(" ") : null },
    link(
      href,
      { class: "bar" },
      element("span", { class: "name" }, name),
      element("span", { class: "number" }, unseen(": "), shownAs || writeNumber(number)),
      spoken,
      element(
        "span",
        { class: "track", "aria-hidden": "true" },
        pieces
          .filter(([, count]) => count)
          .map(([type, count]) => element("i", { class: `part ${type}`, width: `${(100 * count) / of}%` })),
      ),
    ),
  );
}

// Bars of a dimension among the quotes of a choice. `linkTo(value)` gives where each leads.
async function barList(
  choice,
  name,
  { from = 0, limit = Infinity, linkTo, without = null, byType = false, measure = "quotes", keepNone = true },
) {
  const { where, words } = choice;
  const left = without === null && !keepNone ? "" : without;
  const { total, rows } = await askCounts(choice, name, { measure, limit: from + limit, without: left, types: byType });
  const items = rows.slice(from).map(({ key, number, parts }) =>
    bar({
      href: linkTo(valueOfKey(name, key)),
      value: valueOfKey(name, key),
      name: nameOfKey(name, key),
      number,
      of: rows[0].number,
      parts,
    }),
  );
  const queries = [writeSql({ measure, by: [name], where, words, without: without === null ? {} : { [name]: without } })];
  if (byType) queries.push(writeSql({ measure, by: [name, "type"], where, words }));
  return {
    list: element("ol", { class: "bars", "data-counted": name }, items),
    sql: sqlNote(null, ...queries),
    total,
  };
}

// A part of a view: heading, content, then the SQL.
function section(title, content, { sql, more, className, hint } = {}) {
  return element(
    "section",
    { class: className },
    heading(2, title),
    hint ? element("p", { class: "hint" }, hint) : null,
    content,
    more ? element("p", { class: "more" }, more) : null,
    sql,
  );
}

const sourceLine = (article) =>
  [publisherOf(article), writeDay(model.articles.day[article])].filter(Boolean).join(", ");

// Where a quote comes from, in one line that leads nowhere; a long headline is cut, the day is not.
const originOf = (article) =>
  element(
    "p",
    { class: "origin" },
    element("small", {}, sourceLine(article)),
    " ",
    element("bdi", {}, headlineOf(article)),
  );

// Who says a quote.
function speakerLinks(quote) {
  const names = model.speakers[quote];
  if (!names.length) return element("span", { class: "nameless" }, labelOf(quote));
  return names.map((number, at) => [
    at ? " and " : "",
    link(address(`speaker/${encodeURIComponent(model.entities.id[number - 1])}`), {}, entityName(number)),
  ]);
}

// Cut a text into what a search is for and the rest: a word that begins as one searched for is marked.
function markWords(text, words) {
  if (!words.length) return text;
  const isFound = (word) => words.some((one) => fold(word).startsWith(one));
  return text
    .split(/([\p{L}\p{N}\p{M}]+)/u)
    .map((piece, at) => (at % 2 && isFound(piece) ? element("mark", {}, piece) : piece));
}

// The article that a quote, and those below it, stand in.
const sourceOfQuotes = (article) =>
  element(
    "p",
    { class: "from" },
    link(`#/article/${model.articles.id[article]}`, { dir: "auto" }, headlineOf(article)),
    " ",
    element("span", {}, sourceLine(article)),
  );

// The words of a quote, which lead to the article, scrolled to them; those of a search are marked.
function quoteWords(quote, searched = []) {
  const words = markWords(markedWordsOf(quote), searched);
  return element(
    "p",
    { class: "words", dir: "auto" },
    link(`#/quote/${quoteId(quote)}`, { class: "to-quote" }, words),
  );
}

// A quote in a list.
function quoteItem(quote, { withSpeaker = true, withSource = true, words: searched = [] } = {}) {
  const type = typeOf(quote);
  const confidence = model.quotes.confidence[quote];
  return element(
    "li",
    { class: `quote-item ${type}${withSource ? " opens" : ""}`, "data-quote-id": quoteId(quote) },
    withSource ? sourceOfQuotes(model.article[quote]) : null,
    quoteWords(quote, searched),
    element(
      "p",
      { class: "by" },
      withSpeaker ? element("span", { class: "who" }, speakerLinks(quote)) : null,
      roleOf(quote) ? element("span", {}, roleOf(quote)) : null,
      element("span", { class: "type" }, describeType(quote)),
      model.isUnsure[quote] ? element("span", { class: "doubt" }, `speaker ${confidence} % sure`) : null,
    ),
  );
}

// A list of `total` items that grows by a button: `ask(from, limit)` gives the next ones.
async function growingList(list, total, length, ask) {
  const more = element("p", { class: "more" });
  async function grow() {
    const at = list.children.length;
    const items = await ask(at, Math.min(length, total - at));
    list.append(...items);
    offer();
    return items;
  }
  async function growAsked() {
    const [first] = await grow();
    (first?.querySelector(".to-quote") || first?.querySelector("a"))?.focus();
  }
  function offer() {
    const left = total - list.children.length;
    const label = `Show ${writeNumber(Math.min(left, length))} more of ${writeNumber(left)}`;
    more.replaceChildren(
      ...(left > 0 ? [element("button", { type: "button", on: { click: growAsked } }, label)] : []),
    );
  }
  if (list.children.length) offer();
  else await grow();
  return [list, more];
}

// Make the items of a list of quotes, one after the other: of those of one article the first one names it.
function quoteItems(options) {
  let last = null;
  return (quote) => {
    const withSource = model.article[quote] !== last;
    last = model.article[quote];
    return quoteItem(quote, { ...options, withSource });
  };
}

const pageLength = 40;

// A list of the quotes of a choice, `total` in all.
function quoteList(choice, total, options = {}) {
  const item = quoteItems({ ...options, words: choice.words });
  const ask = async (from, limit) => (await askQuotes(choice, from, limit)).map(item);
  return growingList(element("ol", { class: "quote-list" }), total, pageLength, ask);
}
