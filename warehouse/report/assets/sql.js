// Write the SQL that gives the same rows: the twin of `write_sql` in warehouse/queries/measures.py, of the same parts.

const quoteSql = (value) => `'${value.replaceAll("'", "''")}'`;

function writeCondition(name, value) {
  const { expression, relation } = model.sql.dimensions[name];
  if (relation === "statements") return value === "" ? `${expression} IS NULL` : `${expression} = ${quoteSql(value)}`;
  if (value === "") return `quote_id NOT IN (SELECT quote_id FROM ${relation})`;
  return `quote_id IN (SELECT quote_id FROM ${relation} WHERE ${expression} = ${quoteSql(value)})`;
}

// The words of a search, letters and digits alone: each begins a word of the quote or of a speaker's name.
function writeWordConditions(words) {
  return words.map((word) => model.sql.word.replaceAll("{word}", word));
}

// The same of the headline of an article.
function writeHeadlineConditions(words) {
  return words.map((word) => model.sql.headline_word.replaceAll("{word}", word));
}

function writeWith(relations) {
  const needed = new Set(relations.flatMap((relation) => model.sql.needs[relation]));
  const written = Object.entries(model.sql.relations).filter(([name]) => needed.has(name));
  return `WITH ${written.map(([name, sql]) => `${name} AS (\n  ${sql}\n)`).join(",\n")}`;
}

// `without` leaves values of `by` out: {about: id}.
function writeSql({ measure = "quotes", by = [], where = {}, words = [], without = {} }) {
  const relationOf = (name) => model.sql.dimensions[name].relation;
  const relations = new Set(["statements", ...[...by, ...Object.keys(where)].map(relationOf)]);
  const joined = new Set(by.map(relationOf).filter((relation) => relation !== "statements"));
  if (words.length) relations.add("speakers");
  if (measure === "speakers") {
    relations.add("speakers");
    joined.add("speakers");
  }
  const columnOf = (name) => {
    const { expression, relation } = model.sql.dimensions[name];
    return relation === "statements" ? expression : `${relation}.${expression}`;
  };
  const columns = by.map((name) => `${columnOf(name)} AS ${name}`);
  const lines = [
    writeWith([...relations]),
    `SELECT ${[...columns, `${model.sql.measures[measure]} AS ${measure}`].join(", ")}`,
    `FROM statements${[...joined].map((relation) => ` JOIN ${relation} USING (quote_id)`).join("")}`,
    ...writeWhere([
      ...Object.entries(where).map(([name, value]) => writeCondition(name, value)),
      ...Object.entries(without).map(([name, value]) => `${columnOf(name)} <> ${quoteSql(value)}`),
      ...writeWordConditions(words),
    ]),
  ];
  if (by.length) lines.push(`GROUP BY ALL ORDER BY ${measure} DESC, ${by.join(", ")}`);
  return lines.join("\n");
}

const writeWhere = (conditions) => (conditions.length ? [`WHERE ${conditions.join("\n  AND ")}`] : []);

// The SQL of a list of quotes, in the order of the page.
function writeListSql(where, words = []) {
  const relations = ["statements", ...Object.keys(where).map((name) => model.sql.dimensions[name].relation)];
  const conditions = Object.entries(where).map(([name, value]) => writeCondition(name, value));
  return [
    writeWith(words.length ? [...relations, "speakers"] : relations),
    `SELECT ${model.sql.columns.join(", ")}`,
    "FROM statements",
    ...writeWhere([...conditions, ...writeWordConditions(words)]),
    "ORDER BY published_date DESC NULLS LAST, document_id, position",
  ].join("\n");
}
