// Profiles: a speaker, a subject, a publisher; and the lists of all of them. Two speakers side by side: comparing.js.

const shownRows = 10;
const shownQuotes = 4;
const listedRows = 200; // at once, of all that there are; browsers take minutes over some ten thousand

// Some quotes of the latest articles; articles are in order of their days, undated last.
async function latestSection(where, total, options) {
  const quotes = await chooseLatest(where, shownQuotes);
  if (!quotes.length) return null;
  return element(
    "section",
    {},
    heading(2, model.articles.day[model.article[quotes[0]]] ? "Latest quotes" : "Quotes"),
    element("ol", { class: "quote-list" }, quotes.map(quoteItems(options))),
    total > quotes.length
      ? element("p", { class: "more" }, link(address("quotes", where), {}, `All ${countOf(total, "quote")}`))
      : null,
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
  const [{ quotes, articles }, { quotes: named }] = await Promise.all([
    askTotals(choiceOf(where)),
    askTotals(choiceOf({ about: id })),
  ]);
  const name = entityName(number);
  const [roles, months, quoted, ...parts] = await Promise.all([
    speakerRoles(where),
    monthGrid(where),
    latestSection(where, quotes, { withSpeaker: false }),
    partSection("Speaks on", "topic", where),
    partSection("Branches of subjects", "branch", where),
    partSection("Speaks about", "about", where, {
      without: id,
      hint: "Quotes that name them",
    }),
    partSection("Spoken about by", "speaker", { about: id }, { without: id }),
    partSection("Direct or indirect", "type", where),
    partSection("Quoted by", "publisher", where),
    partSection(
      "In the same articles",
      "speaker",
      { beside: id },
      {
        measure: "articles",
        without: id,
        hint: "Articles in which both speak",
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
          named ? link(address("quotes", { about: id }), {}, `Spoken about in ${countOf(named, "quote")}`) : null,
          quotes ? link(address("compare", { a: id }), {}, "Compare with another speaker") : null,
          quotes ? saveButton(id, () => writeQuoteRows(choiceOf(where))) : null,
        ),
      ),
      element("div", { class: "flow" }, quoted, parts),
      quotes ? section("Quotes by month", months, { sql: sqlNote(null, writeSql({ by: ["month"], where })) }) : null,
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
      latestSection(where, quotes),
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
        section("Quotes by month", months, { sql: sqlNote(null, writeSql({ by: ["month"], where })) }),
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
    ["Direct or indirect", "type"],
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

// All values of a dimension: each leads to its profile, or, where it has none, to its quotes.
function listOfAll(name, { view, title, one, several, profile = null, path = view, none = "", parts = null }) {
  const isSpeaker = ["speaker", "person", "body"].includes(name);
  return async () => {
    const { total } = await askCounts(everything, name, { without: "", limit: 1 });
    const options = {
      byType: isSpeaker,
      keepNone: !["about", "person", "body"].includes(name),
      limit: listedRows,
      linkTo: (value) =>
        value && profile ? address(`${profile}/${encodeURIComponent(value)}`) : address("quotes", { [name]: value }),
    };
    const bars = await barList(everything, name, options);
    const ask = async (from) => [...(await barList(everything, name, { ...options, from })).list.children];
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
            element("strong", {}, countOf(total, one, several)),
          ),
          parts,
          element(
            "p",
            { class: "doors" },
            isSpeaker ? link(address("compare"), {}, "Compare two speakers") : null,
            name === "topic" ? link(address("subjects", { by: "branch" }), {}, "Group by branch") : null,
            saveButton(path, rows),
          ),
          total > offeredCount ? finder(isSpeaker ? "speaker" : name, `Find a ${isSpeaker ? "speaker" : one}`, options.linkTo) : null,
        ),
        isSpeaker && bars.total ? typeKey("quotes, by type:") : null,
        bars.total
          ? await growingList(bars.list, bars.total, listedRows, ask)
          : element("p", {}, model.totals.quotes ? none : nothingFound({}, [])),
        bars.sql,
      ],
    };
  };
}

route(
  /^named$/,
  listOfAll("about", {
    view: "",
    title: "Most spoken about",
    one: "name",
    path: "named",
    none: "No quote here names anybody.",
  }),
);
// All who speak, or one part of them: "#/speakers?only=people".
const speakerParts = {
  "": ["speaker", "Everybody", { title: "Speakers", one: "speaker" }],
  people: ["person", "People", { title: "People who speak", one: "person", several: "people" }],
  others: ["body", "Organizations and others", { title: "Organizations and others that speak", one: "speaker" }],
};

const chooseSpeakers = (only) =>
  element(
    "p",
    { class: "doors" },
    Object.entries(speakerParts).map(([part, [, label]]) =>
      link(address("speakers", { only: part || null }), { "aria-current": part === only ? "true" : null }, label),
    ),
  );

const listSpeakers = (only) => {
  const [name, , options] = speakerParts[only];
  const shared = { view: "speakers", path: only ? `speakers-${only}` : "speakers", profile: "speaker" };
  return listOfAll(name, { ...options, ...shared, parts: chooseSpeakers(only) })();
};

route(/^speakers$/, (_, asked) => listSpeakers(asked.only in speakerParts ? asked.only : ""));
const listSubjects = listOfAll("topic", { view: "subjects", title: "Subjects", one: "subject", profile: "subject" });

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

route(/^subjects$/, (_, asked) => (asked.by === "branch" ? listBranches() : listSubjects()));
route(/^publishers$/, listOfAll("publisher", { view: "publishers", title: "Publishers", one: "publisher", profile: "publisher" }));
