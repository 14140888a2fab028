// Profiles: a speaker, a subject, a publisher; and the lists of all of them. Two speakers side by side: comparing.js.

const shownRows = 10;

// Articles are in order of their days, the latest first, undated last.
const latestTitle = (quotes) => (model.articles.day[model.article[quotes[0]]] ? "Latest quotes" : "Quotes");

function speakerRoles(quotes) {
  const groups = groupQuotes(quotes, "role");
  groups.delete(0);
  const rows = countBy(quotes, "role")
    .filter(([key]) => key)
    .map(([key, number]) => {
      const days = groups
        .get(key)
        .map((quote) => model.articles.day[model.article[quote]])
        .filter(Boolean)
        .sort();
      const when = !days.length
        ? "undated"
        : days[0] === days[days.length - 1]
          ? writeDay(days[0])
          : `${writeDay(days[0])} to ${writeDay(days[days.length - 1])}`;
      return { key, number, when, first: days[0] || "9999" };
    });
  return rows.sort((one, other) => compareValues(one.first, other.first));
}

function rolesSection(quotes, where) {
  const rows = speakerRoles(quotes);
  if (!rows.length) return null;
  const table = element(
    "table",
    {},
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ["Role", "In articles of", "Quotes"].map((name) => element("th", { scope: "col" }, name)),
      ),
    ),
    element(
      "tbody",
      { "data-counted": "role" },
      rows.map(({ key, number, when }) =>
        element(
          "tr",
          { "data-value": valueOfKey("role", key), "data-number": number },
          element("th", { scope: "row" }, nameOfKey("role", key)),
          element("td", {}, when),
          element(
            "td",
            { class: "number" },
            link(address("quotes", { ...where, role: valueOfKey("role", key) }), {}, writeNumber(number)),
          ),
        ),
      ),
    ),
  );
  return section("Roles over time", table, { sql: sqlNote(null, writeSql({ by: ["role"], where })) });
}

function partSection(title, quotes, name, where, options = {}) {
  const bars = barList(quotes, name, {
    where,
    limit: shownRows,
    keepNone: false,
    linkTo: (value) => address("quotes", { ...where, [name]: value }),
    ...options,
  });
  if (!bars.total) return null;
  return section(title, bars.list, { sql: bars.sql, hint: options.hint });
}

route(/^speaker\/(.+)$/, async ([id]) => {
  const number = numberOfValue(dimensions.speaker, id);
  if (number < 1) return missing("Nobody of that name speaks here.");
  const where = { speaker: id };
  const quotes = choose(where);
  const name = entityName(number);
  const others = model.all.filter((quote) => companyOf(model.article[quote]).includes(number));
  return {
    title: name,
    view: "speakers",
    content: [
      element(
        "div",
        { class: "lead" },
        heading(1, name),
        model.entities.type[number - 1] ? element("p", { class: "hint" }, model.entities.type[number - 1]) : null,
        element(
          "p",
          { class: "total", "data-number": quotes.length },
          link(address("quotes", where), {}, element("strong", {}, countOf(quotes.length, "quote"))),
          ` in ${countOf(countArticles(quotes), "article")}`,
        ),
        element(
          "p",
          { class: "doors" },
          link(address("compare", { a: id }), {}, "Compare with another speaker"),
          saveButton(id, () => writeQuoteRows(quotes)),
        ),
      ),
      element(
        "div",
        { class: "pair" },
        partSection("Speaks on", quotes, "topic", where),
        partSection("Speaks about", quotes, "about", where, {
          without: id,
          hint: "Who and what is named within the quotes",
        }),
        partSection("In whose words", quotes, "type", where),
        partSection("Quoted by", quotes, "publisher", where),
        partSection(
          "In the same articles",
          others,
          "speaker",
          { beside: id },
          {
            measure: "articles",
            without: id,
            hint: "Number of articles in which both speak",
            linkTo: (other) => address("articles", { speaker: other, beside: id }),
          },
        ),
      ),
      rolesSection(quotes, where),
      section("Months", monthGrid(quotes, where), { sql: sqlNote(null, writeSql({ by: ["month"], where })) }),
      element(
        "section",
        {},
        heading(2, latestTitle(quotes)),
        await quoteList(quotes.slice(0, 5), { withSpeaker: false }),
        element("p", { class: "more" }, link(address("quotes", where), {}, `All ${countOf(quotes.length, "quote")}`)),
      ),
    ],
  };
});

function profileOfValue(name, view, title, parts) {
  return async ([value]) => {
    if (numberOfValue(dimensions[name], value) < 1) return missing("There is nothing of that name here.");
    const where = { [name]: value };
    const quotes = choose(where);
    return {
      title: value,
      view,
      content: [
        element(
          "div",
          { class: "lead" },
          heading(1, value),
          element(
            "p",
            { class: "total", "data-number": quotes.length },
            link(address("quotes", where), {}, element("strong", {}, countOf(quotes.length, "quote"))),
            ` ${title}, in ${countOf(countArticles(quotes), "article")}`,
          ),
        ),
        element(
          "div",
          { class: "pair" },
          parts.map(([label, by]) => partSection(label, quotes, by, where, { byType: by === "speaker" })),
        ),
        section("Months", monthGrid(quotes, where), { sql: sqlNote(null, writeSql({ by: ["month"], where })) }),
        element(
          "section",
          {},
          heading(2, latestTitle(quotes)),
          await quoteList(quotes.slice(0, 5)),
          element("p", { class: "more" }, link(address("quotes", where), {}, `All ${countOf(quotes.length, "quote")}`)),
        ),
      ],
    };
  };
}

route(
  /^subject\/(.+)$/,
  profileOfValue("topic", "subjects", "on this subject", [
    ["Who speaks on it", "speaker"],
    ["Who and what is named", "about"],
    ["Published by", "publisher"],
  ]),
);
route(
  /^publisher\/(.+)$/,
  profileOfValue("publisher", "publishers", "in its articles", [
    ["Who is quoted", "speaker"],
    ["Subjects", "topic"],
    ["How it quotes", "type"],
  ]),
);

function listOfAll(name, view, title, path, one) {
  return (_, asked) => {
    const bars = barList(model.all, name, {
      byType: name === "speaker",
      limit: asked.all ? Infinity : 200,
      linkTo: (value) => (value ? address(`${path}/${encodeURIComponent(value)}`) : address("quotes", { [name]: "" })),
    });
    const shownCount = bars.list.children.length;
    const rows = () => [
      [name, "quotes"],
      ...countBy(model.all, name).map(([key, number]) => [nameOfKey(name, key), number]),
    ];
    return {
      title,
      view,
      content: [
        element(
          "div",
          { class: "lead" },
          heading(1, title),
          element(
            "p",
            { class: "total" },
            element("strong", {}, countOf(countBy(model.all, name).filter(([key]) => key).length, one)),
          ),
          element(
            "p",
            { class: "doors" },
            name === "speaker" ? link(address("compare"), {}, "Compare two speakers") : null,
            saveButton(view, rows),
          ),
        ),
        name === "speaker" ? typeKey() : null,
        bars.list,
        shownCount < bars.total
          ? element(
              "p",
              { class: "more" },
              link(address(view, { all: "yes" }), {}, `Show all ${writeNumber(bars.total)}`),
            )
          : null,
        bars.sql,
      ],
    };
  };
}

route(/^speakers$/, listOfAll("speaker", "speakers", "Speakers", "speaker", "speaker"));
route(/^subjects$/, listOfAll("topic", "subjects", "Subjects", "subject", "subject"));
route(/^publishers$/, listOfAll("publisher", "publishers", "Publishers", "publisher", "publisher"));
