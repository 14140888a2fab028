// Two speakers side by side: subjects, types, months, publishers, in numbers or as shares of each one's quotes.

const speakerField = (label, side, chosen, asked) =>
  nameField({
    id: `choose-${side}`,
    label: ` ${label}`,
    placeholder: "Type a name",
    value: chosen ? describeValue("speaker", chosen) : "",
    sign: element("i", { class: `part side-${side}`, "aria-hidden": "true" }),
    offers: {
      ask: (words) => offersOf("speaker", words),
      take: ({ value }) => visit(address("compare", { ...asked, [side]: value })),
      atOnce: true,
    },
  });

// Count both sides by a dimension: {counts, keys, value, largest, write}, where `value` is a number or a share.
async function countSides(name, sides, isShare) {
  const asked = await Promise.all(sides.map(({ id }) => askCounts(choiceOf({ speaker: id }), name)));
  const counts = asked.map(({ rows }) => new Map(rows.map(({ key, number }) => [key, number])));
  const keys = [...new Set(counts.flatMap((count) => [...count.keys()]))].filter((key) => key || name === "month");
  const total = (key) => counts.reduce((sum, count) => sum + (count.get(key) || 0), 0);
  keys.sort((one, other) => total(other) - total(one));
  const value = (side, key) => (counts[side].get(key) || 0) / (isShare ? Math.max(1, sides[side].number) : 1);
  // what is undated has a bar of its own, and makes no month small
  const drawn = keys.filter((key) => key || name !== "month");
  const largest = Math.max(...drawn.flatMap((key) => [value(0, key), value(1, key)]), Number.MIN_VALUE);
  return { name, counts, keys, value, largest, write: isShare ? writeShare : writeNumber };
}

const sidesSql = (name, sides) =>
  sqlNote(null, ...sides.map(({ id }) => writeSql({ by: [name], where: { speaker: id } })));

// Two bars for a value that either speaker has.
const versusRow = ({ name, counts, value, largest, write }, key, sides) =>
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
            element("span", { class: "number" }, unseen(": "), write(value(side, key))),
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
  );

const versusList = (counted, keys, sides) =>
  element(
    "ol",
    { class: "versus", "data-counted": counted.name },
    keys.map((key) => versusRow(counted, key, sides)),
  );

const shownVersus = 15;

async function comparison(title, name, sides, isShare) {
  const counted = await countSides(name, sides, isShare);
  if (!counted.keys.length) return null;
  return section(title, versusList(counted, counted.keys.slice(0, shownVersus), sides), {
    sql: sidesSql(name, sides),
  });
}

// Months of both, in the rows of years that a profile has, with a column for each of the two.
async function monthComparison(sides, isShare) {
  const counted = await countSides("month", sides, isShare);
  const series = sides.map(({ id, letter, speaker }, side) => ({
    counts: counted.counts[side],
    where: { speaker: id },
    height: (key) => counted.value(side, key) / counted.largest,
    write: (key) => counted.write(counted.value(side, key)),
    kind: `side-${letter}`,
    speaker,
    side,
  }));
  const content = [drawYears(series), counted.keys.includes(0) ? undatedOf(counted, sides) : null];
  return section("Quotes by month", content, { sql: sidesSql("month", sides) });
}

const undatedOf = (counted, sides) =>
  versusList({ ...counted, largest: Math.max(counted.value(0, 0), counted.value(1, 0)) }, [0], sides);

const sideTotals = (sides) =>
  element(
    "ul",
    { class: "key sides" },
    sides.map(({ id, letter, speaker, number }) =>
      element(
        "li",
        {},
        element("i", { class: `part side-${letter}`, "aria-hidden": "true" }),
        " ",
        link(address(`speaker/${encodeURIComponent(id)}`), {}, speaker),
        ` ${countOf(number, "quote")}`,
      ),
    ),
  );

// The two speakers of an address, as far as they are known here.
async function readSides({ a, b }) {
  const sides = [];
  for (const id of [a, b].filter(Boolean)) {
    if ((await askValue("speaker", id)) < 1) continue;
    const { quotes } = await askTotals(choiceOf({ speaker: id }));
    sides.push({ id, letter: "ab"[sides.length], speaker: describeValue("speaker", id), number: quotes });
  }
  return sides;
}

route(/^compare$/, async (_, asked) => {
  const { a, b, as } = asked;
  const sides = await readSides(asked);
  const isShare = as === "share";
  const isPair = sides.length === 2;
  const title = isPair ? `${sides[0].speaker} and ${sides[1].speaker}` : "Compare two speakers";
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
          speakerField("First speaker", "a", a, asked),
          speakerField("Second speaker", "b", b, asked),
        ),
        isPair
          ? [
              sideTotals(sides),
              element(
                "p",
                { class: "doors" },
                link(
                  address("compare", { a, b, as: isShare ? undefined : "share" }),
                  {},
                  isShare ? "Show numbers" : "Show shares of each one’s quotes",
                ),
              ),
            ]
          : element("p", { class: "hint" }, "Choose two speakers to see them side by side."),
      ),
      isPair
        ? [
            element(
              "div",
              { class: "flow" },
              await comparison("Subjects", "topic", sides, isShare),
              await comparison("Direct or indirect", "type", sides, isShare),
              await comparison("Publishers", "publisher", sides, isShare),
            ),
            await monthComparison(sides, isShare),
          ]
        : null,
    ],
  };
});
