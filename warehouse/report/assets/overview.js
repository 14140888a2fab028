// The first view: what is in it, who is quoted, about what, when.

const topCount = 12;
const latestCount = 5;
const cardCount = 3;

function fourNumbers() {
  const { articles, quotes, speakers, nameless } = model.totals;
  const numbers = [
    ["articles", articles, "article", "articles"],
    ["quotes", quotes, "quote", "quotes"],
    ["speakers", speakers, "named speaker", "named speakers"],
    ["nameless", nameless, "quote by unnamed speakers", "quotes by unnamed speakers"],
  ];
  const places = {
    articles: address("articles"),
    quotes: address("quotes"),
    speakers: address("speakers"),
    nameless: address("quotes", { speaker: "" }),
  };
  return element(
    "ul",
    { class: "figures" },
    numbers.map(([name, number, one, several]) =>
      element(
        "li",
        {},
        link(
          places[name],
          { "data-figure": name, "data-number": number },
          element("strong", {}, writeNumber(number)),
          " ",
          element("span", {}, number === 1 ? one : several),
        ),
      ),
    ),
  );
}

const overviewSql = () =>
  sqlNote(
    "SQL for the four numbers at the top",
    `${writeWith(["articles"])}\nSELECT count(*) AS articles FROM articles`,
    writeSql({}),
    writeSql({ measure: "speakers" }),
    writeSql({ where: { speaker: "" } }),
  );

function describeDays() {
  const { first, last, undated, copies } = model.totals;
  const span = !first ? null : first === last ? writeDay(first) : `${writeDay(first)} to ${writeDay(last)}`;
  const without = undated ? `${countOf(undated, "article")} without a date` : null;
  const left = copies ? `${countOf(copies, "copy", "copies")} not counted` : null;
  return [span, without, left].filter(Boolean).join(" · ");
}

function describeSelection() {
  const { since, until, publisher, speaker, topic } = model.selection;
  const said = [
    since && `since ${writeDay(since)}`,
    until && `until ${writeDay(until)}`,
    publisher && `published by ${publisher}`,
  ].filter(Boolean);
  const articles = said.length ? `articles ${said.join(", ")}` : "";
  const quotes = ["quotes", speaker && `by ${speaker}`, topic && `on ${topic}`].filter(Boolean).join(" ");
  if (!speaker && !topic) return articles ? element("p", { class: "selection" }, `Only ${articles}.`) : null;
  const whole = "What others say there is in the articles, and is not counted.";
  return element("p", { class: "selection" }, `Only ${quotes}${articles && `, in ${articles}`}. ${whole}`);
}

// The letters of the months stand once, above the rows of all years.
const monthLetters = () =>
  element(
    "p",
    { class: "year letters", "aria-hidden": "true" },
    element("span"),
    element(
      "span",
      { class: "months" },
      monthNames.map((name) => element("span", {}, name.slice(0, 1))),
    ),
  );

// A row of twelve small columns for each year, so that any number of years fits a narrow screen.
async function monthGrid(where) {
  const { rows: counted } = await askCounts(choiceOf(where), "month");
  const counts = new Map(counted.map(({ key, number }) => [key, number]));
  const total = counted.reduce((sum, { number }) => sum + number, 0);
  const largest = Math.max(1, ...[...counts].filter(([key]) => key).map(([, number]) => number));
  const height = (key) => counts.get(key) / largest;
  const undated = counts.get(0) || 0;
  return [
    drawYears([{ counts, where, height, write: (key) => writeNumber(counts.get(key)), kind: "whole" }]),
    undated
      ? element(
          "ol",
          { class: "bars undated", "data-counted": "month" },
          bar({
            href: address("quotes", { ...where, month: "" }),
            value: "",
            name: "Undated",
            number: undated,
            of: total,
            shownAs: writeNumber(undated),
          }),
        )
      : null,
  ];
}

// Draw one or two series of months: {counts, where, height, write, kind} and, of two, whose each is: {speaker, side}.
// `counts` are by key of the month; `height` gives a share of the tallest column and `write` what stands above it.
function drawYears(series) {
  const months = [...new Set(series.flatMap(({ counts }) => [...counts.keys()]))].filter(Boolean);
  const years = [...new Set(months.map((key) => Number(model.months[key - 1].slice(0, 4))))].sort();
  if (!years.length) return null;
  const rows = years.map((year, at) => [
    yearGap(years[at - 1], year),
    element(
      "li",
      { class: "year" },
      element("span", { class: "year-name" }, String(year)),
      element(
        "ol",
        { class: series.length > 1 ? "months two" : "months" },
        monthNames.map((name, month) => monthCell(`${year}-${String(month + 1).padStart(2, "0")}`, name, series)),
      ),
    ),
  ]);
  return [monthLetters(), element("ol", { class: "years", "data-counted": "month" }, rows)];
}

// What came last, so that whoever opens the page sees at once which articles it is about.
async function latestArticles() {
  const { total, articles } = await askArticles(everything, 0, latestCount);
  return section("Latest articles", element("ol", { class: "article-list" }, articles.map(articleItem)), {
    sql: sqlNote(null, articlesSql({})),
    more: total > articles.length ? link("#/articles", {}, `All ${countOf(total, "article")}`) : null,
  });
}

// Say which years have nothing, so that the years beside them do not seem to be neighbours.
function yearGap(before, year) {
  if (before === undefined || year === before + 1) return null;
  return element(
    "li",
    { class: "gap" },
    year === before + 2 ? `${before + 1}: none` : `${before + 1} to ${year - 1}: none`,
  );
}

function monthCell(month, name, series) {
  const key = numberOfValue("month", month);
  const columns = series.map((one) => (one.counts.get(key) ? monthColumn(month, key, one) : element("div")));
  const isEmpty = series.every(({ counts }) => !counts.get(key));
  return element("li", {}, isEmpty ? unseen(`${name}: none`) : columns);
}

function monthColumn(month, key, { counts, where, height, write, kind, speaker, side }) {
  const number = counts.get(key);
  const written = write(key);
  const described = `${speaker ? `${speaker}, ` : ""}${writeMonth(month)}: ${countOf(number, "quote")}`;
  return element(
    "div",
    { "data-value": month, "data-number": number, "data-side": side },
    link(
      address("quotes", { ...where, month }),
      { class: "month", title: described },
      element(
        "span",
        { class: "column", "aria-hidden": "true" },
        element("span", { class: written.length < 4 ? null : "long" }, written),
        element("i", { class: `part ${kind}`, height: `${Math.max(4, 100 * height(key))}%` }),
      ),
      unseen(described),
    ),
  );
}

// Words first: of the latest articles one quote each.
async function latestCards() {
  const quotes = await chooseLatest({}, cardCount);
  return element(
    "section",
    { class: "latest" },
    heading(2, model.totals.first ? "Latest quotes" : "Quotes"),
    element("ol", { class: "cards" }, quotes.map(quoteCard)),
  );
}

const linkToAll = (path, total, ...nouns) =>
  total > topCount ? link(address(path), {}, `All ${countOf(total, ...nouns)}`) : null;

const mostQuoted = ({ list, sql, total }) =>
  section("Most quoted", [typeKey("quotes, by type:"), list], { sql, more: linkToAll("speakers", total, "speaker") });

const mostNamed = ({ list, sql, total }) =>
  total
    ? section("Most spoken about", [element("p", { class: "key" }, "quotes that name them"), list], {
        sql,
        more: linkToAll("named", total, "name"),
      })
    : null;

const mostChosen = ({ list, sql, total }) =>
  section("Subjects", [element("p", { class: "key" }, "quotes, each by its best subject"), list], {
    sql,
    more: [linkToAll("subjects", total, "subject"), link(address("subjects", { by: "branch" }), {}, "By branch")],
  });

// What stands below the numbers: words, who is quoted, about whom, on what, when.
async function showQuoted() {
  const [cards, speakers, named, topics, months, articles] = await Promise.all([
    latestCards(),
    barList(everything, "speaker", {
      limit: topCount,
      byType: true,
      linkTo: (speaker) => address("quotes", { speaker }),
    }),
    barList(everything, "about", { limit: topCount, keepNone: false, linkTo: (about) => address("quotes", { about }) }),
    barList(everything, "topic", { limit: topCount, linkTo: (topic) => address("quotes", { topic }) }),
    monthGrid({}),
    latestArticles(),
  ]);
  const times = section("Quotes by month", months, { sql: sqlNote(null, writeSql({ by: ["month"] })) });
  const parts = [mostQuoted(speakers), mostNamed(named), mostChosen(topics), articles].filter(Boolean);
  // two by two; the months fill a hole, or the whole width
  if (parts.length % 2) parts.push(times);
  return [
    cards,
    element("div", { class: "pair" }, parts.slice(0, 2)),
    element("div", { class: "pair" }, parts.slice(2)),
    parts.includes(times) ? null : times,
  ];
}

route(/^$/, async () => ({
  title: "Who said what",
  view: "overview",
  content: [
    element(
      "div",
      { class: "lead" },
      heading(1, "Who said what"),
      element("p", { class: "hint" }, [describeDays(), `made ${writeInstant(model.made_at)}`].filter(Boolean).join(" · ")),
      describeSelection(),
    ),
    fourNumbers(),
    model.totals.quotes ? await showQuoted() : [element("p", {}, nothingFound({}, [])), model.totals.articles ? await latestArticles() : null],
    element("div", { class: "last" }, overviewSql()),
  ],
}));
