// An article with its quotes marked, and beside it what is known of the one that was chosen.

// The speakers of an article; those that share a colour are folded away, as an article may have dozens.
function legend(article) {
  const ranks = rankSpeakers(article);
  const quotes = ownStatements(article);
  const own = { article: model.articles.id[article] };
  const counted = new Map(countSpeakers(quotes));
  const items = [...ranks].map(([speaker, rank]) =>
    legendItem(rank, entityName(speaker), counted.get(speaker), { ...own, speaker: valueOfKey("speaker", speaker) }),
  );
  const nameless = quotes.filter((quote) => !model.speakers[quote].length).length;
  const others = items.splice(palette);
  if (nameless) items.push(legendItem(0, "unnamed", nameless, { ...own, speaker: "" }));
  return [
    element("ul", { class: "legend", "aria-label": "Speakers of this article" }, items),
    others.length
      ? element(
          "details",
          { class: "others" },
          element("summary", {}, countOf(others.length, "more speaker")),
          element("ul", { class: "legend", "aria-label": "More speakers of this article" }, others),
        )
      : null,
  ];
}

// A speaker none of whose quotes is counted has no number.
function legendItem(rank, name, number, where) {
  const sign = element("b", { class: "letter", "aria-hidden": "true" }, signOf(rank));
  if (!number) return element("li", {}, element("span", { class: colourOf(rank) }, sign, ` ${name}`));
  return element(
    "li",
    { "data-number": number },
    link(
      address("quotes", where),
      { class: colourOf(rank) },
      sign,
      ` ${name} `,
      element("span", { class: "number" }, writeNumber(number)),
    ),
  );
}

const meter = (percent) =>
  percent < 0
    ? "–"
    : [
        element("span", { class: "meter", "aria-hidden": "true" }, element("i", { width: `${percent}%` })),
        ` ${percent} %`,
      ];

const meaningOf = (rule) => {
  if (!rule) return null;
  const family = Object.keys(model.meanings).find((name) => name.endsWith("…") && rule.startsWith(name.slice(0, -1)));
  return model.meanings[rule] || model.meanings[family] || null;
};

const ruleCell = (rule) => (rule ? [meaningOf(rule), " ", element("code", {}, rule)] : null);

// What is known of the speaker of a quote, of the quote, and where its row is: a line each, without what is not known.
function facts(quote, body) {
  const own = ownOf(body, quote);
  const isUnsaid = !isStatement(quote);
  const statement = model.statements[model.quotes.statement[quote] - 1];
  const groups = {
    Speaker: [
      ["Why", own.why],
      ["Sure", isUnsaid ? null : meter(model.quotes.confidence[quote])],
      ["Next best", own.nextBest],
      ["Rule", ruleCell(own.speakerRule)],
    ],
    Quote: [
      ["Type", [typeOf(quote), own.act && own.act !== "asserted" ? `, ${own.act}` : ""]],
      ["Sure", meter(own.sure)],
      ["Rule", ruleCell(own.rule)],
      ["To", own.to],
      ["Said on", own.saidOn && writeDay(own.saidOn)],
      ["Said in", own.saidIn],
      ["Subject", topicOf(quote) && link(address(`subject/${encodeURIComponent(topicOf(quote))}`), {}, topicOf(quote))],
      ["Counted", model.isLeftOut[quote] ? "No, it is not among those chosen" : null],
      ["Told also", statement && link(address("quotes", { statement }), {}, "in other articles")],
    ],
    Row: [
      ["Id", element("code", {}, quoteId(quote))],
      ["Characters", own.points.map(([start, stop]) => `${start}–${stop}`).join(", ")],
    ],
  };
  return Object.entries(groups).map(([title, rows]) => factGroup(title, rows.filter(([, value]) => value)));
}

const factGroup = (title, rows) =>
  rows.length
    ? [
        heading(3, title),
        element(
          "dl",
          {},
          rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
        ),
      ]
    : null;

function panel(quote, body, article) {
  const isUnsaid = !isStatement(quote);
  const quotes = model.quotesOf[article];
  const place = quotes.indexOf(quote);
  const said = quotes.filter(isStatement);
  const step = (label, key, to) =>
    element(
      "a",
      {
        class: "button",
        href: to in quotes ? `#/quote/${quoteId(quotes[to])}` : null,
        "aria-disabled": to in quotes ? null : "true",
      },
      label,
      " ",
      element("kbd", { "aria-hidden": "true" }, key),
    );
  const who = isUnsaid ? "Nobody’s words" : speakerLinks(quote);
  return element(
    "aside",
    { class: "panel", "aria-label": "The quote that is chosen" },
    element(
      "p",
      { class: "place" },
      isUnsaid ? "No quote" : `Quote ${said.indexOf(quote) + 1} of ${said.length}`,
      link(`#/article/${model.articles.id[article]}`, { id: "close" }, "Close"),
    ),
    element("h2", { id: "chosen" }, who),
    roleOf(quote)
      ? element("p", { class: "hint" }, roleOf(quote))
      : isUnsaid
        ? element("p", { class: "hint" }, "Marks around words that are held at a distance")
        : null,
    originOf(article),
    element(
      "p",
      { class: "buttons" },
      step("Previous", "p", place - 1),
      step("Next", "n", place + 1),
      copyButton("Copy", () => writeCitation(quote), { "aria-label": "Copy with citation", title: "With citation" }),
    ),
    facts(quote, body),
  );
}

function revisionNote(article) {
  const earlier = model.revisions.filter(({ id }) => id === model.articles.id[article]);
  if (model.articles.revision[article] < 2) return null;
  const last = earlier[earlier.length - 1];
  const changed =
    last && last.headline && last.headline !== model.articles.headline[article]
      ? ` Its headline was “${last.headline}”.`
      : "";
  return element(
    "p",
    { class: "note" },
    `Version ${model.articles.revision[article]} of this article${last ? `; the one before was replaced on ${writeInstant(last.replaced_at)}.` : "."}${changed}`,
  );
}

function copiesNote(article) {
  const copies = model.copies.filter(({ of }) => of === model.articles.id[article]);
  if (!copies.length) return null;
  return element(
    "p",
    { class: "note" },
    `${countOf(copies.length, "copy", "copies")} of this article, not counted: `,
    copies.map(({ headline, publisher, day, url }, at) => [
      at ? "; " : "",
      url ? link(url, {}, publisher || headline || url) : publisher || headline || "without a name",
      day ? `, ${writeDay(day)}` : "",
    ]),
    ".",
  );
}

// What stands beside the text before a quote is chosen.
const invitation = (article) =>
  element(
    "aside",
    { class: "panel invite" },
    model.quotesOf[article].length
      ? element(
          "p",
          {},
          "Choose a quote to see why it has its speaker. ",
          element("span", { class: "keyed" }, element("kbd", {}, "n"), " and ", element("kbd", {}, "p"), " move."),
        )
      : element("p", {}, "Nobody is quoted here."),
  );

function showArticle(article, chosen) {
  const body = bodies.get(article);
  const { url, day_reason: reason, day } = model.articles;
  const text = drawText(article, body, chosen);
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-quote]");
    if (mark && getSelection().isCollapsed)
      visit(`#/quote/${quoteId(model.quotesOf[article][Number(mark.dataset.quote)])}`);
  });
  const main = [
    element(
      "div",
      { class: "lead" },
      heading(1, headlineOf(article), { dir: "auto" }),
      element(
        "p",
        { class: "by" },
        element("span", { title: reason[article] }, writeDay(day[article])),
        publisherOf(article) ? element("span", {}, publisherOf(article)) : null,
        element("span", {}, countOf(ownStatements(article).length, "quote")),
        url[article] ? link(url[article], { rel: "noreferrer" }, "Read it where it was published") : null,
      ),
      revisionNote(article),
      copiesNote(article),
      legend(article),
    ),
    element(
      "div",
      { class: "reading" },
      text,
      chosen === null ? invitation(article) : panel(chosen, body, article),
    ),
    sqlNote(null, writeListSql({ article: model.articles.id[article] })),
  ];
  return {
    title: headlineOf(article),
    view: "article",
    content: main,
    arrive: chosen === null ? null : () => arriveAt(chosen, article),
  };
}

function arriveAt(chosen, article) {
  const sign = document.getElementById(`q${model.quotesOf[article].indexOf(chosen)}`);
  focusOn(document.getElementById("chosen"));
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  (sign || document.querySelector(".chosen"))?.scrollIntoView({
    block: "center",
    behavior: isCalm ? "instant" : "auto",
  });
}

route(/^article\/([^/]+)$/, async ([id]) => {
  const article = await askArticle(id);
  return article === null ? missing("There is no such article here.") : showArticle(article, null);
});

route(/^quote\/([^/]+)$/, async ([id]) => {
  const article = await askArticle(id.split(".q")[0]);
  const quote = article === null ? undefined : findQuote(article, id);
  return quote === undefined ? missing("There is no such quote here.") : showArticle(article, quote);
});

const findQuote = (article, id) => model.quotesOf[article].find((quote) => quoteId(quote) === id);

// Move to the next or the previous quote: in an article from the one chosen, in a list by the focus.
function moveBy(step) {
  const [, kind, id] = /^#\/(article|quote)\/([^/?]+)/.exec(location.hash) || [];
  if (kind) {
    const article = numberOfValue("article", id.split(".q")[0]) - 1;
    const quotes = model.quotesOf[article] || [];
    if (!quotes.length) return;
    const end = quotes.length - 1;
    const place = kind === "quote" ? quotes.indexOf(findQuote(article, id)) + step : step > 0 ? 0 : end;
    visit(`#/quote/${quoteId(quotes[Math.min(end, Math.max(0, place))])}`);
    return;
  }
  const places = [...document.querySelectorAll("main .to-quote, main .article-list a, main .bar")];
  const at = places.indexOf(document.activeElement);
  const next = places[at < 0 ? (step > 0 ? 0 : places.length - 1) : at + step];
  if (next) next.focus();
}
