// Lists: of quotes under any conditions, found by words, and of articles.

const labels = {
  speaker: "Speaker",
  about: "About",
  branch: "Branch",
  topic: "Subject",
  month: "Month",
  publisher: "Publisher",
  type: "Type",
  article: "Article",
  role: "Role",
  statement: "Statement",
  unsure: "Unsure",
  beside: "Beside",
  also: "Named together with",
};

function describeValue(name, value) {
  if (name === "article") return nameOfValue(name, value);
  if (name === "statement") return "told in several articles";
  if (name === "unsure") return "speaker unsure";
  return nameOfValue(name, value);
}

// A condition as it stands in the title of a list, where no label says what it is of: who is spoken about.
const titleOfValue = (name, value) => `${name === "about" && value ? "about " : ""}${describeValue(name, value)}`;

// The conditions of a list, each with a link to the list without it.
function chips(where, asked) {
  return element(
    "ul",
    { class: "chips" },
    Object.entries(where).map(([name, value]) => {
      const { [name]: _, ...others } = asked;
      return element(
        "li",
        {},
        link(
          address("quotes", others),
          { "aria-label": `Without ${labels[name]}: ${describeValue(name, value)}` },
          element("small", {}, labels[name]),
          ` ${describeValue(name, value)} `,
          element("span", { "aria-hidden": "true" }, "×"),
        ),
      );
    }),
  );
}

function profileLink(name, value) {
  const places = { speaker: "speaker", about: "speaker", topic: "subject", publisher: "publisher" };
  if (!places[name] || !value) return null;
  return link(address(`${places[name]}/${encodeURIComponent(value)}`), {}, `More on ${describeValue(name, value)}`);
}

// Where there is one column, what narrows a list is folded above it; the width is that of style.css.
const hasTwoColumns = () => matchMedia("(min-width: 62.01rem)").matches;

// What the list can be narrowed to, with the numbers that are then left.
async function narrowing(choice, asked) {
  const { where } = choice;
  const named = where.about ? "also" : "about";
  const names = ["speaker", "branch", "topic", named, "type", "month", "publisher"].filter((name) => !(name in where));
  const barsOf = (name) =>
    barList(choice, name, {
      limit: 8,
      keepNone: name !== named,
      without: name === "also" ? where.about : null,
      linkTo: (value) => address("quotes", { ...asked, [name]: value }),
    });
  const bars = await Promise.all(names.map(barsOf));
  const parts = names.map((name, at) => [name, bars[at]]).filter(([, { total }]) => total > 1);
  if (!parts.length) return null;
  return element(
    "aside",
    { class: "narrowing", "aria-label": "Narrow this list" },
    element(
      "details",
      { open: hasTwoColumns() },
      element("summary", {}, "Narrow this list"),
      parts.map(([name, { list, sql }]) => element("div", {}, heading(2, labels[name]), list, sql)),
    ),
  );
}

const learnNames = (where) => Promise.all(Object.entries(where).map(([name, value]) => askValue(name, value)));

// Say whether some quotes of a speaker are also those of others, who are then to be named.
async function hasSeveral(where) {
  const { total } = await askCounts(choiceOf(where), "speaker", { limit: 2 });
  return total > 1;
}

function nothingFound(where, words) {
  const isNarrow = Object.keys(where).length > 0;
  if (words.length) return `No quote has ${words.length > 1 ? "all these words" : "this word"}${isNarrow ? " here" : ""}.`;
  if (isNarrow) return "No quote is like that. Take a condition away above.";
  if (model.totals.articles) return "No article here quotes anybody.";
  return ["No article is in it. ", link("#/rejects", {}, "Inputs not read"), " says why of each that was given."];
}

// Where no quote has all words, how many have each of the first ones: the next search, and the word that is nowhere.
const triedWords = 8;

async function wordByWord(where, words, asked) {
  const items = [];
  for (const word of [...new Set(words)].slice(0, triedWords)) {
    const { quotes } = await askTotals(choiceOf(where, [word]));
    const name = `“${word}”`;
    items.push(
      element("li", {}, quotes ? link(address("quotes", { ...asked, q: word }), {}, name) : name, ` ${writeNumber(quotes)}`),
    );
  }
  return element("section", { class: "named" }, heading(2, "Quotes with each word alone"), element("ul", {}, items));
}

async function listQuotes(asked, { title, view = "quotes" } = {}) {
  const { q, ...rest } = asked;
  const where = Object.fromEntries(Object.entries(rest).filter(([name]) => name in dimensions));
  const words = q ? splitWords(q) : [];
  const choice = choiceOf(where, words);
  await learnNames(where);
  const { quotes, articles } = await askTotals(choice);
  const isSpeaker = ([name]) => name === "speaker";
  const speakerFirst = Object.entries(where).sort((one, other) => isSpeaker(other) - isSpeaker(one));
  const names = speakerFirst.map(([name, value]) => titleOfValue(name, value));
  const about = title || [words.length ? `“${q}”` : null, ...names].filter(Boolean).join(" · ") || "All quotes";
  const list = await quoteList(choice, quotes, { withSpeaker: !where.speaker || (await hasSeveral(where)) });
  return {
    title: about,
    view,
    content: [
      element(
        "div",
        { class: "lead" },
        heading(1, about, { dir: "auto" }),
        element(
          "p",
          { class: "total", "data-number": quotes },
          element("strong", {}, countOf(quotes, "quote")),
          ` in ${countOf(articles, "article")}`,
        ),
        chips(where, asked),
        element(
          "p",
          { class: "doors" },
          Object.entries(where).map(([name, value]) => profileLink(name, value)),
          quotes ? saveButton("quotes", () => writeQuoteRows(choice)) : null,
        ),
      ),
      words.length ? await findNames(words) : null,
      quotes
        ? element(
            "div",
            { class: "listing" },
            element("div", {}, list, sqlNote(null, writeListSql(where, words))),
            await narrowing(choice, asked),
          )
        : [element("p", {}, nothingFound(where, words)), words.length > 1 ? await wordByWord(where, words, asked) : null],
    ],
  };
}

// Where a name leads that has the words of a search: who speaks and subjects have a profile, who is spoken about a list.
const placesOfNames = {
  speaker: (value) => address(`speaker/${encodeURIComponent(value)}`),
  topic: (value) => address(`subject/${encodeURIComponent(value)}`),
  about: (value) => address("quotes", { about: value }),
};

// Speakers, subjects, and who is spoken about, whose names have the words of a search.
async function findNames(words) {
  const all = (await askNames(words)).map(({ name, key, number }) =>
    element(
      "li",
      {},
      link(
        placesOfNames[name](valueOfKey(name, key)),
        {},
        name === "about" ? `about ${nameOfKey(name, key)}` : nameOfKey(name, key),
      ),
      ` ${writeNumber(number)}`,
    ),
  );
  return all.length
    ? element("section", { class: "named" }, heading(2, "Names with these words"), element("ul", {}, all))
    : null;
}

route(/^quotes$/, (_, asked) => listQuotes(asked));
route(/^unsure$/, () => listQuotes({ unsure: "yes" }, { title: "Quotes whose speaker is unsure", view: "unsure" }));

function articleItem(article) {
  const number = model.articles.statements[article];
  return element(
    "li",
    { "data-value": model.articles.id[article], "data-number": number },
    link(`#/article/${model.articles.id[article]}`, { dir: "auto" }, headlineOf(article)),
    element(
      "p",
      { class: "by" },
      element("span", {}, sourceLine(article)),
      element("span", {}, countOf(number, "quote")),
      model.articles.revision[article] > 1 ? element("span", {}, `version ${model.articles.revision[article]}`) : null,
    ),
  );
}

// A list of articles, which `ask(from, limit)` gives.
const listArticles = (total, ask) =>
  growingList(element("ol", { class: "article-list" }), total, 100, async (from, limit) =>
    (await ask(from, limit)).map(articleItem),
  );

const articleColumns = ["document_id", "published_date", "publisher", "headline", "url", "revision", "quotes"];
const writeArticleRows = (numbers) => [
  articleColumns,
  ...numbers.map((article) => [
    model.articles.id[article],
    model.articles.day[article],
    publisherOf(article),
    model.articles.headline[article],
    model.articles.url[article],
    model.articles.revision[article],
    model.articles.statements[article],
  ]),
];

const articlesSql = (
  where,
) => `${writeWith(["statements", ...Object.keys(where).map((name) => model.sql.dimensions[name].relation)])}
SELECT a.document_id, a.published_date, a.publisher, a.headline, count(q.quote_id) AS quotes
FROM articles AS a LEFT JOIN statements AS q USING (document_id)
${articleConditions(where)}GROUP BY ALL ORDER BY a.published_date DESC NULLS LAST, a.document_id`;

function articleConditions(where) {
  const conditions = Object.entries(where).map(([name, value]) => writeCondition(name, value));
  return conditions.length
    ? `WHERE a.document_id IN (SELECT document_id FROM statements WHERE ${conditions.join(" AND ")})\n`
    : "";
}

// All articles, or those with a quote under the conditions asked for.
route(/^articles$/, async (_, asked) => {
  const where = Object.fromEntries(Object.entries(asked).filter(([name]) => name in dimensions));
  const isAll = !Object.keys(where).length;
  const choice = choiceOf(where);
  await learnNames(where);
  const { total } = await askArticles(choice, 0, 1);
  const names = Object.entries(where).map(([name, value]) => describeValue(name, value));
  const title = isAll ? "Articles" : `Articles: ${names.join(" · ")}`;
  return {
    title,
    view: "articles",
    content: [
      element(
        "div",
        { class: "lead" },
        heading(1, title),
        element(
          "p",
          { class: "total", "data-number": total },
          element("strong", {}, countOf(total, "article")),
          isAll && total ? `, ${describeDays()}` : null,
        ),
        element(
          "p",
          { class: "doors" },
          where.speaker && where.beside
            ? link(address("compare", { a: where.beside, b: where.speaker }), {}, "Compare the two")
            : null,
          saveButton("articles", async () => writeArticleRows((await askArticles(choice, 0, total)).articles)),
        ),
      ),
      await listArticles(total, async (from, limit) => (await askArticles(choice, from, limit)).articles),
      sqlNote(null, articlesSql(where)),
    ],
  };
});
