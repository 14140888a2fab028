// Profiles: a speaker, a subject, a publisher; and the lists of all of them. Two speakers side by side: comparing.js.

const shownRows = 10;

// Articles are in order of their days, the latest first, undated last.
async function latestQuotes(where, total, options) {
  const list = await quoteList(choiceOf(where), Math.min(4, total), options);
  const [first] = await askQuotes(choiceOf(where), 0, 1);
  return element(
    "section",
    {},
    heading(2, first !== undefined && model.articles.day[model.article[first]] ? "Latest quotes" : "Quotes"),
    list,
    element("p", { class: "more" }, link(address("quotes", where), {}, `All ${countOf(total, "quote")}`)),
  );
}

async function speakerRoles(where) {
  const { rows } = await askCounts(choiceOf(where), "role", { without: "", days: true });
  return rows
    .map(({ key, number, days: [first, last] }) => ({
      key,
      number,
      when: !first ? "undated" : first === last ? writeDay(first) : `${writeDay(first)} to ${writeDay(last)}`,
      first: first || "9999",
      last: last || "",
    }))
    .sort((one, other) => compareValues(one.first, other.first));
}

function rolesSection(rows, where) {
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

// The role that stands in the latest article that states one.
function lastRole(rows) {
  const latest = rows.reduce((best, row) => (best && best.last >= row.last ? best : row), null);
  return latest && nameOfKey("role", latest.key);
}

async function partSection(title, name, where, options = {}) {
  const bars = await barList(choiceOf(where), name, {
    limit: shownRows,
    keepNone: false,
    linkTo: (value) => address("quotes", { ...where, [name]: value }),
    ...options,
  });
  if (!bars.total) return null;
  return section(title, bars.list, { sql: bars.sql, hint: options.hint });
}

route(/^speaker\/(.+)$/, async ([id]) => {
  const number = await askValue("speaker", id);
  if (number < 1) return missing("Nobody of that name speaks here.");
  const where = { speaker: id };
  const { quotes, articles } = await askTotals(choiceOf(where));
  const name = entityName(number);
  const [roles, months, quoted, ...parts] = await Promise.all([
    speakerRoles(where),
    monthGrid(where),
    latestQuotes(where, quotes, { withSpeaker: false }),
    partSection("Speaks on", "topic", where),
    partSection("Branches of subjects", "branch", where),
    partSection("Speaks about", "about", where, {
      without: id,
      hint: "Who and what is named within the quotes",
    }),
    partSection("How it is quoted", "type", where),
    partSection("Quoted by", "publisher", where),
    partSection(
      "In the same articles",
      "speaker",
      { beside: id },
      {
        measure: "articles",
        without: id,
        hint: "Number of articles in which both speak",
        linkTo: (other) => address("articles", { speaker: other, beside: id }),
      },
    ),
  ]);
  return {
    title: name,
    view: "speakers",
    content: [
      element(
        "div",
        { class: "lead" },
        heading(1, name),
        element("p", { class: "hint" }, [lastRole(roles), model.entities.type[number - 1]].filter(Boolean).join(" · ")),
        element(
          "p",
          { class: "total", "data-number": quotes },
          link(address("quotes", where), {}, element("strong", {}, countOf(quotes, "quote"))),
          ` in ${countOf(articles, "article")}`,
        ),
        element(
          "p",
          { class: "doors" },
          link(address("compare", { a: id }), {}, "Compare with another speaker"),
          saveButton(id, () => writeQuoteRows(choiceOf(where))),
        ),
      ),
      element("div", { class: "flow" }, quoted, parts),
      section("Months", months, { sql: sqlNote(null, writeSql({ by: ["month"], where })) }),
      rolesSection(roles, where),
    ],
  };
});

function profileOfValue(name, view, parts) {
  return async ([value]) => {
    if ((await askValue(name, value)) < 1) return missing("There is nothing of that name here.");
    const where = { [name]: value };
    const { quotes, articles } = await askTotals(choiceOf(where));
    const [branch, months, quoted, ...sections] = await Promise.all([
      name === "topic" ? branchLine(where, value) : null,
      monthGrid(where),
      latestQuotes(where, quotes),
      ...parts.map(([label, by]) => partSection(label, by, where, { byType: by === "speaker" })),
    ]);
    return {
      title: value,
      view,
      content: [
        element(
          "div",
          { class: "lead" },
          heading(1, value),
          branch,
          element(
            "p",
            { class: "total", "data-number": quotes },
            link(address("quotes", where), {}, element("strong", {}, countOf(quotes, "quote"))),
            ` in ${countOf(articles, "article")}`,
          ),
        ),
        element("div", { class: "flow" }, quoted, sections),
        section("Months", months, { sql: sqlNote(null, writeSql({ by: ["month"], where })) }),
      ],
    };
  };
}

route(
  /^subject\/(.+)$/,
  profileOfValue("topic", "subjects", [
    ["Who speaks on it", "speaker"],
    ["Who and what is named", "about"],
    ["Published by", "publisher"],
  ]),
);
route(
  /^publisher\/(.+)$/,
  profileOfValue("publisher", "publishers", [
    ["Who is quoted", "speaker"],
    ["Subjects", "topic"],
    ["How it quotes", "type"],
  ]),
);

// The first-level topic above a subject; none for one that is itself such a topic.
async function branchLine(where, subject) {
  const { rows } = await askCounts(choiceOf(where), "branch", { limit: 1 });
  const branches = rows.map(({ key }) => valueOfKey("branch", key)).filter((branch) => branch !== subject);
  return branches.length
    ? element("p", { class: "hint" }, "In ", link(address("quotes", { branch: branches[0] }), {}, branches[0]))
    : null;
}

function listOfAll(name, view, title, path, one) {
  return async (_, asked) => {
    const { total } = await askCounts(everything, name, { without: "", limit: 1 });
    const bars = await barList(everything, name, {
      byType: name === "speaker",
      limit: asked.all ? Infinity : 200,
      linkTo: (value) => (value ? address(`${path}/${encodeURIComponent(value)}`) : address("quotes", { [name]: "" })),
    });
    const shownCount = bars.list.children.length;
    const rows = async () => {
      const counted = await askCounts(everything, name);
      return [[name, "quotes"], ...counted.rows.map(({ key, number }) => [nameOfKey(name, key), number])];
    };
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
            element("strong", {}, countOf(total, one)),
          ),
          element(
            "p",
            { class: "doors" },
            name === "speaker" ? link(address("compare"), {}, "Compare two speakers") : null,
            name === "topic" ? link(address("subjects", { by: "branch" }), {}, "Group by branch") : null,
            saveButton(view, rows),
          ),
        ),
        name === "speaker" && bars.total ? typeKey() : null,
        bars.total ? bars.list : element("p", {}, nothingFound({}, [])),
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
const listSubjects = listOfAll("topic", "subjects", "Subjects", "subject", "subject");

// The subjects under the first-level topics that they belong to, the branch with most quotes first.
async function listBranches() {
  const bars = await barList(everything, "branch", { linkTo: (branch) => address("quotes", { branch }) });
  const { rows } = await askCounts(everything, "branch");
  const parts = await Promise.all(
    rows.map(({ key }) =>
      partSection(nameOfKey("branch", key), "topic", { branch: valueOfKey("branch", key) }, { limit: Infinity }),
    ),
  );
  return {
    title: "Subjects by branch",
    view: "subjects",
    content: [
      element(
        "div",
        { class: "lead" },
        heading(1, "Subjects by branch"),
        element("p", { class: "total" }, element("strong", {}, countOf(bars.total, "branch", "branches"))),
        element("p", { class: "doors" }, link("#/subjects", {}, "Show all subjects in one list")),
      ),
      section("All branches", bars.list, { sql: bars.sql }),
      element("div", { class: "flow" }, parts),
    ],
  };
}

route(/^subjects$/, (match, asked) => (asked.by === "branch" ? listBranches() : listSubjects(match, asked)));
route(/^publishers$/, listOfAll("publisher", "publishers", "Publishers", "publisher", "publisher"));
