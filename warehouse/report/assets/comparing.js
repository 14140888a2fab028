// Two speakers side by side: subjects, types, months, publishers, in numbers or as shares of each one's quotes.

function speakerChoice(label, name, chosen, asked, speakers) {
  const select = element(
    "select",
    {
      id: `choose-${name}`,
      on: { change: (event) => visit(address("compare", { ...asked, [name]: event.target.value })) },
    },
    chosen ? null : element("option", { value: "" }, "Choose a speaker"),
    speakers.map(({ key, number }) =>
      element(
        "option",
        { value: valueOfKey("speaker", key), selected: valueOfKey("speaker", key) === chosen },
        `${entityName(key)} (${number})`,
      ),
    ),
  );
  if (chosen && select.value !== chosen)
    select.prepend(element("option", { value: chosen, selected: true }, describeValue("speaker", chosen)));
  return element(
    "p",
    { class: "choice" },
    element(
      "label",
      { for: `choose-${name}` },
      element("i", { class: `part side-${name}`, "aria-hidden": "true" }),
      ` ${label}`,
    ),
    select,
  );
}

// Two bars for each value that either speaker has, absolute or as a share of each one's quotes.
async function comparison(title, name, sides, isShare) {
  const asked = await Promise.all(sides.map(({ id }) => askCounts(choiceOf({ speaker: id }), name)));
  const counts = asked.map(({ rows }) => new Map(rows.map(({ key, number }) => [key, number])));
  const keys = [...new Set(counts.flatMap((count) => [...count.keys()]))].filter((key) => key || name === "month");
  if (!keys.length) return null;
  const nameOfMonth = (key) => valueOfKey("month", key);
  const total = (key) => counts.reduce((sum, count) => sum + (count.get(key) || 0), 0);
  if (name === "month") keys.sort((one, other) => !one - !other || compareValues(nameOfMonth(one), nameOfMonth(other)));
  else keys.sort((one, other) => total(other) - total(one));
  const value = (side, key) => (counts[side].get(key) || 0) / (isShare ? Math.max(1, sides[side].number) : 1);
  const largest = Math.max(...keys.flatMap((key) => [value(0, key), value(1, key)]), Number.MIN_VALUE);
  const rows = keys.slice(0, name === "month" ? Infinity : 15).map((key) =>
    element(
      "li",
      {},
      element("p", { class: "name" }, nameOfKey(name, key)),
      element(
        "ul",
        {},
        sides.map(({ id, letter, speaker }, side) =>
          element(
            "li",
            { "data-value": valueOfKey(name, key), "data-side": side, "data-number": counts[side].get(key) || 0 },
            link(
              address("quotes", { speaker: id, [name]: valueOfKey(name, key) }),
              { class: "bar slim" },
              unseen(`${speaker}, ${nameOfKey(name, key)}`),
              element(
                "span",
                { class: "number" },
                unseen(": "),
                isShare ? writeShare(value(side, key)) : writeNumber(value(side, key)),
              ),
              element(
                "span",
                { class: "track", "aria-hidden": "true" },
                value(side, key)
                  ? element("i", { class: `part side-${letter}`, width: `${(100 * value(side, key)) / largest}%` })
                  : null,
              ),
            ),
          ),
        ),
      ),
    ),
  );
  return section(title, element("ol", { class: "versus", "data-counted": name }, rows), {
    sql: sqlNote(null, ...sides.map(({ id }) => writeSql({ by: [name], where: { speaker: id } }))),
  });
}

route(/^compare$/, async (_, asked) => {
  const { a, b, as } = asked;
  const { rows: speakers } = await askCounts(everything, "speaker", { limit: 500 });
  const sides = [];
  for (const id of [a, b].filter(Boolean)) {
    if ((await askValue("speaker", id)) < 1) continue;
    const { quotes } = await askTotals(choiceOf({ speaker: id }));
    sides.push({ id, letter: "ab"[sides.length], speaker: describeValue("speaker", id), number: quotes });
  }
  const isShare = as === "share";
  const title = sides.length === 2 ? `${sides[0].speaker} and ${sides[1].speaker}` : "Compare two speakers";
  return {
    title,
    view: "speakers",
    content: [
      element(
        "div",
        { class: "lead" },
        heading(1, title),
        element(
          "div",
          { class: "choices" },
          speakerChoice("First", "a", a, asked, speakers),
          speakerChoice("Second", "b", b, asked, speakers),
        ),
        sides.length === 2
          ? element(
              "p",
              { class: "doors" },
              sides.map(({ number, speaker }, at) => [
                at ? "; " : "",
                `${speaker}: ${countOf(number, "quote")}`,
              ]),
              ". ",
              link(
                address("compare", { a, b, as: isShare ? undefined : "share" }),
                {},
                isShare ? "Show numbers" : "Show shares of each one’s quotes",
              ),
            )
          : element("p", { class: "hint" }, "Choose two speakers to see them side by side."),
      ),
      sides.length === 2
        ? element(
            "div",
            { class: "flow" },
            await comparison("Subjects", "topic", sides, isShare),
            await comparison("Types", "type", sides, isShare),
            await comparison("Months", "month", sides, isShare),
            await comparison("Publishers", "publisher", sides, isShare),
          )
        : null,
    ],
  };
});
