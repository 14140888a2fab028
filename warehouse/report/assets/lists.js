// Lists: of quotes under any conditions, found by words, and of articles.

const labels = {
  speaker: "Speaker",
  person: "Person",
  body: "Organization or other",
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
  if (!Object.keys(where).length) return null;
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

const foundNames = 5; // of each kind
const foundHeadlines = 3;

// Speakers, subjects, and who is spoken about, whose names have the words of a search; articles whose headlines have them.
async function findNames(words) {
  const kinds = [
    ["speaker", "Speakers"],
    ["topic", "Subjects"],
    ["about", "Spoken about"],
  ];
  const [headlines, ...named] = await Promise.all([
    findHeadlines(words),
    ...kinds.map(([name]) => offersOf(name, words, foundNames)),
  ]);
  const groups = kinds.map(([name, title], at) =>
    foundGroup(
      title,
      named[at].map(({ name: called, value, note }) => [link(placesOfNames[name](value), {}, called), note]),
    ),
  );
  const found = [...groups, headlines].filter(Boolean);
  const title = heading(2, "Names and headlines with these words", { class: "unseen" });
  return found.length ? element("section", { class: "named found" }, title, found) : null;
}

const foundGroup = (title, items) =>
  items.length
    ? element(
        "div",
        {},
        heading(3, title),
        element(
          "ul",
          {},
          items.map(([anchor, note]) => element("li", {}, anchor, note ? [" ", element("small", {}, note)] : null)),
        ),
      )
    : null;

async function findHeadlines(words) {
  const { total, articles } = await askArticles(choiceOf({}, [], words), 0, foundHeadlines);
  const items = articles.map((article) => [
    link(`#/article/${model.articles.id[article]}`, { dir: "auto" }, markWords(headlineOf(article), words)),
    sourceLine(article),
  ]);
  const rest = [link(address("articles", { q: words.join(" ") }), {}, `All ${countOf(total, "headline")}`), null];
  return foundGroup("Headlines", total > articles.length ? [...items, rest] : items);
}

route(/^quotes$/, (_, asked) => listQuotes(asked));
route(/^unsure$/, () => listQuotes({ unsure: "yes" }, { title: "Quotes whose speaker is unsure", view: "unsure" }));

function articleItem(article, words = []) {
  const number = model.articles.statements[article];
  return element(
    "li",
    { "data-value": model.articles.id[article], "data-number": number },
    link(`#/article/${model.articles.id[article]}`, { dir: "auto" }, markWords(headlineOf(article), words)),
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
const listArticles = (total, ask, words = []) =>
  growingList(element("ol", { class: "article-list" }), total, 100, async (from, limit) =>
    (await ask(from, limit)).map((article) => articleItem(article, words)),
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
  words = [],
) => `${writeWith(["statements", ...Object.keys(where).map((name) => model.sql.dimensions[name].relation)])}
SELECT a.document_id, a.published_date, a.publisher, a.headline, count(q.quote_id) AS quotes
FROM articles AS a LEFT JOIN statements AS q USING (document_id)
${articleConditions(where, words)}GROUP BY ALL ORDER BY a.published_date DESC NULLS LAST, a.document_id`;

// Conditions on quotes, of which an article has to have one, and on its headline.
function articleConditions(where, words) {
  const ofQuotes = Object.entries(where).map(([name, value]) => writeCondition(name, value));
  const conditions = [
    ["statements", ofQuotes],
    ["articles", writeHeadlineConditions(words)],
  ]
    .filter(([, own]) => own.length)
    .map(([relation, own]) => `a.document_id IN (SELECT document_id FROM ${relation} WHERE ${own.join(" AND ")})`);
  return conditions.length ? `WHERE ${conditions.join("\n  AND ")}\n` : "";
}

// A field that leads to an article, or, with Enter, to all whose headlines have the words.
function articleFinder(asked, q) {
  const field = nameField({
    id: "find-article",
    label: "Find a headline",
    placeholder: "Words of a headline",
    value: q || "",
    offers: {
      ask: async (words) => {
        const { articles } = await askArticles(choiceOf({}, [], words), 0, offeredCount);
        return articles.map((article) => ({ name: headlineOf(article), note: sourceLine(article), article }));
      },
      take: ({ article }) => visit(`#/article/${model.articles.id[article]}`),
    },
  });
  const findAll = (event) => {
    event.preventDefault();
    visit(address("articles", { ...asked, q: field.querySelector("input").value.trim() || undefined }));
  };
  return element("form", { on: { submit: findAll } }, field);
}

// All articles, or those with a quote under the conditions asked for, or with these words in their headlines.
route(/^articles$/, async (_, asked) => {
  const where = Object.fromEntries(Object.entries(asked).filter(([name]) => name in dimensions));
  const words = splitWords(asked.q || "");
  const isAll = !Object.keys(where).length && !words.length;
  const choice = choiceOf(where, [], words);
  await learnNames(where);
  const { total } = await askArticles(choice, 0, 1);
  const values = Object.entries(where).map(([name, value]) => describeValue(name, value));
  const names = [words.length ? `“${asked.q}”` : null, ...values].filter(Boolean);
  const title = isAll ? "Articles" : `Articles: ${names.join(" · ")}`;
  const allRows = async () => writeArticleRows((await askArticles(choice, 0, total)).articles);
  const sought = words.length > 1 ? "all these words" : "this word";
  const none = words.length ? `No headline has ${sought}.` : "No article is like that.";
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
          total ? saveButton("articles", allRows) : null,
        ),
        model.totals.articles > offeredCount ? articleFinder(asked, asked.q) : null,
      ),
      total || isAll ? null : element("p", {}, none),
      await listArticles(total, async (from, limit) => (await askArticles(choice, from, limit)).articles, words),
      sqlNote(null, articlesSql(where, words)),
    ],
  };
});
