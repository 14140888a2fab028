// The views behind: statements told in several articles, what was not read, what was revised, how it is counted.

const retoldSql = () => `${writeWith(["statements"])}
SELECT statement_id AS statement, count(DISTINCT document_id) AS articles FROM statements
WHERE statement_id IS NOT NULL GROUP BY ALL HAVING articles > 1 ORDER BY articles DESC, statement`;

route(/^retold$/, async () => {
  const told = await askRetold(100);
  const items = told.map(({ key, number, quote }) =>
    element(
      "li",
      { class: "quote-item", "data-value": valueOfKey("statement", key), "data-number": number },
      element(
        "p",
        { class: "words", dir: "auto" },
        link(
          address("quotes", { statement: valueOfKey("statement", key) }),
          { class: "to-quote" },
          markedWordsOf(quote),
        ),
      ),
      element(
        "p",
        { class: "by" },
        element("span", { class: "who" }, speakerLinks(quote)),
        element("span", {}, `in ${writeNumber(number)} articles`),
      ),
    ),
  );
  return {
    title: "Told in several articles",
    view: "retold",
    content: [
      element(
        "div",
        { class: "lead" },
        heading(1, "Told in several articles"),
        element(
          "p",
          { class: "hint" },
          "The same speaker with the same words; each counts in every article that tells it.",
        ),
      ),
      items.length
        ? element("ol", { class: "quote-list", "data-counted": "statement" }, items)
        : element("p", {}, "No statement is told in more than one article."),
      sqlNote(null, retoldSql()),
    ],
  };
});

// "no_article" for people: "No article".
const writeReason = (code) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll("_", " ");

// A message of several lines is a traceback, whose last line says what went wrong.
function drawMessage(message) {
  const lines = (message || "").trim().split("\n");
  if (lines.length === 1) return message;
  return [
    lines[lines.length - 1],
    element("details", { class: "sql" }, element("summary", {}, "Traceback"), element("pre", { tabindex: "0" }, message)),
  ];
}

route(/^rejects$/, async () => {
  const rows = await askRejects();
  const groups = new Map();
  for (const reject of rows) groups.set(reject.reason, [...(groups.get(reject.reason) || []), reject]);
  const sorted = [...groups].sort((one, other) => other[1].length - one[1].length || compareValues(one[0], other[0]));
  return {
    title: "Inputs not read",
    view: "rejects",
    content: [
      element(
        "div",
        { class: "lead" },
        heading(1, "Inputs not read"),
        element(
          "p",
          { class: "total", "data-number": rows.length },
          rows.length
            ? [element("strong", {}, countOf(rows.length, "input")), " did not become an article"]
            : "Every input became an article, or had one already.",
        ),
        rows.length
          ? element(
              "p",
              { class: "doors" },
              saveButton("rejects", () => [
                ["reject_id", "file", "reason", "message"],
                ...rows.map(({ id, file, reason, message }) => [id, file, reason, message]),
              ]),
            )
          : null,
      ),
      sorted.map(([reason, own]) =>
        element(
          "section",
          {},
          heading(2, [`${writeReason(reason)} `, element("small", {}, writeNumber(own.length))]),
          element("p", { class: "hint" }, own[0].meaning, " ", element("code", {}, reason)),
          element(
            "ul",
            { class: "rejects" },
            own
              .slice(0, 200)
              .map(({ file, message }) => element("li", {}, element("b", {}, file || "without a name"), " ", drawMessage(message))),
          ),
        ),
      ),
      sqlNote(
        null,
        "SELECT reason_code, count(*) AS inputs\nFROM read_parquet('bi/rejects/*.parquet', hive_partitioning = false)\nGROUP BY ALL ORDER BY inputs DESC, reason_code",
      ),
    ],
  };
});

route(/^revisions$/, async () => {
  const numbers = await askRevised();
  return {
    title: "Revised articles",
    view: "revisions",
    content: [
      element(
        "div",
        { class: "lead" },
        heading(1, "Revised articles"),
        element(
          "p",
          { class: "total", "data-number": numbers.length },
          element("strong", {}, countOf(numbers.length, "article")),
          " replaced an earlier version; only the last one is counted",
        ),
      ),
      await listArticles(numbers.length, async (from, limit) => numbers.slice(from, from + limit)),
      sqlNote(
        null,
        `${writeWith(["articles"])}\nSELECT document_id, revision FROM articles WHERE revision > 1 ORDER BY published_date DESC NULLS LAST, document_id`,
      ),
    ],
  };
});

// What the types mean, under the signs that bars have for them.
const describeTypes = () =>
  element(
    "dl",
    { class: "keys types" },
    [
      ["direct", "the speaker’s own words, between quotation marks"],
      ["mixed", "partly the speaker’s own words, shown between marks, partly those of the article"],
      ["indirect", "what somebody said, in the words of the article"],
    ].map(([type, meaning]) =>
      element(
        "div",
        {},
        element("dt", {}, element("i", { class: `part ${type}`, "aria-hidden": "true" }), ` ${type}`),
        element("dd", {}, meaning),
      ),
    ),
    element(
      "div",
      {},
      element("dt", {}, "negated: …"),
      element("dd", {}, "behind a type: it was refused, asked or only may be said; the words say how"),
    ),
  );

let hasKeys = true;

route(/^about$/, () => ({
  title: "How this is counted",
  view: "about",
  content: [
    element(
      "div",
      { class: "lead prose" },
      heading(1, "How this is counted"),
      element(
        "p",
        {},
        "A quote is counted where somebody says it. Marks around words that are only held at a distance are shown in the article, and count nothing. A quote with two speakers counts once for each of them, and once in all.",
      ),
      element(
        "p",
        {},
        "Copies of an article count nothing. Of a revised article the last version counts. An article without a date counts, in a place of its own.",
      ),
      element(
        "p",
        {},
        `The subject of a quote is its best one, else that of its part where enough speaks for it, else that of its article. A speaker is called unsure below ${Math.round(100 * model.low_confidence)} %.`,
      ),
      element(
        "p",
        {},
        "Behind each number stands the SQL that gives the same one, for DuckDB on the published tables. Nothing is loaded from the network.",
      ),
      heading(2, "Types of quotes"),
      describeTypes(),
      heading(2, "Keys"),
      element(
        "dl",
        { class: "keys" },
        [
          ["/", "search"],
          ["n", "next quote, or next in a list"],
          ["p", "previous"],
          ["Esc", "close the quote, or names that a field offers"],
          ["↓ ↑", "move among these names; Enter takes one"],
        ].map(([key, meaning]) =>
          element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, meaning)),
        ),
      ),
      element(
        "p",
        {},
        element(
          "button",
          {
            type: "button",
            "aria-pressed": String(!hasKeys),
            on: {
              click: (event) => {
                hasKeys = !hasKeys;
                event.target.setAttribute("aria-pressed", String(!hasKeys));
              },
            },
          },
          "Switch single keys off",
        ),
      ),
    ),
  ],
}));
