// Lists: of quotes under any conditions, found by words, and of articles.

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const foldedTexts = []; // of articles, with the names of their speakers
const foldedQuotes = [];

async function foldTexts() {
  if (foldedTexts.length) return;
  const blocks = [...new Set(model.articles.block)];
  const texts = (await Promise.all(blocks.map((block) => unpack(`texts-${block}`)))).flat();
  texts.forEach((text, article) =>
    foldedTexts.push([fold(text), ...companyOf(article).map((speaker) => fold(entityName(speaker)))].join("\n")),
  );
}

// Choose quotes whose words, or speaker's name, have all the words asked for; articles that lack one are passed over.
async function search(quotes, words) {
  await foldTexts();
  const may = foldedTexts.map((text) => words.every((word) => text.includes(word)));
  const candidates = quotes.filter((quote) => may[model.article[quote]]);
  await readBodies(candidates);
  return candidates.filter((quote) => {
    foldedQuotes[quote] ??= [wordsOf(bodies.get(model.article[quote]), quote), ...speakerNames(quote)]
      .map(fold)
      .join("\n");
    return words.every((word) => foldedQuotes[quote].includes(word));
  });
}

const labels = {
  speaker: "Speaker",
  about: "About",
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
  if (name === "article") return headlineOf(model.articleNumber.get(value) ?? 0);
  if (name === "statement") return "told in several articles";
  if (name === "unsure") return "speaker unsure";
  return nameOfValue(name, value);
}

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
  const places = { speaker: "speaker", topic: "subject", publisher: "publisher" };
  if (!places[name] || !value) return null;
  return link(address(`${places[name]}/${encodeURIComponent(value)}`), {}, `More on ${describeValue(name, value)}`);
}

// What the list can be narrowed to, with the numbers that are then left.
function narrowing(quotes, where, asked) {
  const named = where.about ? "also" : "about";
  const names = ["speaker", "topic", named, "type", "month", "publisher"].filter((name) => !(name in where));
  const barsOf = (name) =>
    barList(quotes, name, {
      limit: 8,
      where,
      keepNone: name !== named,
      without: name === "also" ? where.about : null,
      linkTo: (value) => address("quotes", { ...asked, [name]: value }),
    });
  const parts = names.map((name) => [name, barsOf(name)]).filter(([, bars]) => bars.total > 1);
  if (!parts.length) return null;
  return element(
    "aside",
    { class: "narrowing", "aria-label": "Narrow this list" },
    parts.map(([name, bars]) => element("div", {}, heading(2, labels[name]), bars.list, bars.sql)),
  );
}

async function listQuotes(asked, { title, view = "quotes" } = {}) {
  const { q, ...rest } = asked;
  const where = Object.fromEntries(Object.entries(rest).filter(([name]) => name in dimensions));
  const words = q ? fold(q).split(/\s+/).filter(Boolean) : [];
  const chosen = choose(where);
  const quotes = words.length ? await search(chosen, words) : chosen;
  const names = Object.entries(where).map(([name, value]) => describeValue(name, value));
  const about = title || [words.length ? `“${q}”` : null, ...names].filter(Boolean).join(" · ") || "All quotes";
  const withSpeaker =
    !("speaker" in where) || where.speaker === "" || quotes.some((quote) => model.speakers[quote].length > 1);
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
          { class: "total", "data-number": quotes.length },
          element("strong", {}, countOf(quotes.length, "quote")),
          ` in ${countOf(countArticles(quotes), "article")}`,
        ),
        chips(where, asked),
        element(
          "p",
          { class: "doors" },
          Object.entries(where).map(([name, value]) => profileLink(name, value)),
          quotes.length ? saveButton("quotes", () => writeQuoteRows(quotes)) : null,
        ),
      ),
      words.length ? findNames(words) : null,
      quotes.length
        ? element(
            "div",
            { class: "listing" },
            element("div", {}, await quoteList(quotes, { withSpeaker }), sqlNote(null, writeListSql(where, words))),
            words.length ? null : narrowing(quotes, where, asked),
          )
        : element("p", {}, "No quote is like that."),
    ],
  };
}

// Speakers and subjects whose names have the words of a search.
function findNames(words) {
  const found = ["speaker", "topic"].map((name) =>
    countBy(model.all, name)
      .filter(([key]) => key && words.every((word) => fold(nameOfKey(name, key)).includes(word)))
      .slice(0, 6)
      .map(([key, number]) =>
        element(
          "li",
          {},
          link(
            address(`${name === "topic" ? "subject" : "speaker"}/${encodeURIComponent(valueOfKey(name, key))}`),
            {},
            nameOfKey(name, key),
          ),
          ` ${writeNumber(number)}`,
        ),
      ),
  );
  const all = found.flat();
  return all.length ? element("ul", { class: "named", "aria-label": "Speakers and subjects of that name" }, all) : null;
}

route(/^quotes$/, (_, asked) => listQuotes(asked));
route(/^unsure$/, () => listQuotes({ unsure: "yes" }, { title: "Quotes whose speaker is unsure", view: "unsure" }));

function articleItem(article) {
  const number = ownStatements(article).length;
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

function listArticles(numbers) {
  const list = element("ol", { class: "article-list" });
  const more = element("p", { class: "more" });
  let at = 0;
  function grow(isAsked) {
    const items = numbers.slice(at, at + 100).map(articleItem);
    list.append(...items);
    at += items.length;
    more.replaceChildren(
      ...(at < numbers.length
        ? [
            element(
              "button",
              { type: "button", on: { click: () => grow(true) } },
              `Show more of ${writeNumber(numbers.length - at)}`,
            ),
          ]
        : []),
    );
    if (isAsked && items.length) items[0].querySelector("a").focus();
  }
  grow(false);
  return [list, more];
}

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
    ownStatements(article).length,
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
route(/^articles$/, (_, asked) => {
  const where = Object.fromEntries(Object.entries(asked).filter(([name]) => name in dimensions));
  const isAll = !Object.keys(where).length;
  const numbers = isAll
    ? model.articles.id.map((_id, article) => article)
    : [...new Set(choose(where).map((quote) => model.article[quote]))];
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
          { class: "total", "data-number": numbers.length },
          element("strong", {}, countOf(numbers.length, "article")),
          isAll ? `, ${describeDays()}` : null,
        ),
        element(
          "p",
          { class: "doors" },
          where.speaker && where.beside
            ? link(address("compare", { a: where.beside, b: where.speaker }), {}, "Compare the two")
            : null,
          saveButton("articles", () => writeArticleRows(numbers)),
        ),
      ),
      listArticles(numbers),
      sqlNote(null, articlesSql(where)),
    ],
  };
});
