// Choose quotes and count them: what warehouse/report/queries.py says, over the columns of the page.

const numbersOf = (values) => new Map(values.map((value, number) => [value, number + 1]));

// A dimension: the keys of a quote (numbers; 0, or none at all, where it has no value), and what a key stands for.
const dimensions = {
  speaker: {
    keys: (quote) => model.speakers[quote],
    values: () => model.entities.id,
    name: entityName,
    none: "Without a name",
  },
  about: {
    keys: (quote) => model.mentioned[quote],
    values: () => model.entities.id,
    name: entityName,
    none: "Nobody named",
  },
  also: {
    keys: (quote) => model.mentioned[quote],
    values: () => model.entities.id,
    name: entityName,
    none: "Nobody named",
  },
  beside: {
    keys: (quote) => companyOf(model.article[quote]),
    values: () => model.entities.id,
    name: entityName,
    none: "Nobody",
  },
  type: { keys: (quote) => [model.quotes.type[quote] + 1], values: () => model.types, none: "No type" },
  month: {
    keys: (quote) => [model.monthOfArticle[model.article[quote]]],
    values: () => model.months,
    none: "Undated",
    write: writeMonth,
  },
  topic: { keys: (quote) => [model.quotes.topic[quote]], values: () => model.topics, none: "No subject" },
  publisher: {
    keys: (quote) => [model.articles.publisher[model.article[quote]]],
    values: () => model.publishers,
    none: "No publisher",
  },
  article: { keys: (quote) => [model.article[quote] + 1], values: () => model.articles.id, none: "" },
  role: { keys: (quote) => [model.quotes.role[quote]], values: () => model.roles, none: "No role stated" },
  statement: { keys: (quote) => [model.quotes.statement[quote]], values: () => model.statements, none: "" },
  unsure: { keys: (quote) => [model.isUnsure[quote]], values: () => ["yes"], none: "" },
};

function numberOfValue(dimension, value) {
  dimension.numbers ||= numbersOf(dimension.values());
  return value === "" ? 0 : (dimension.numbers.get(value) ?? -1);
}

const valueOfKey = (name, key) => (key ? dimensions[name].values()[key - 1] : "");

function nameOfKey(name, key) {
  const dimension = dimensions[name];
  if (!key) return dimension.none;
  if (dimension.name) return dimension.name(key);
  const value = dimension.values()[key - 1];
  return dimension.write ? dimension.write(value) : value;
}

function nameOfValue(name, value) {
  const number = numberOfValue(dimensions[name], value);
  return number < 0 ? value : nameOfKey(name, number);
}

const companies = new Map();

// Give the speakers of an article.
function companyOf(article) {
  if (!companies.has(article)) {
    const found = new Set();
    const first = model.firstQuote[article];
    for (let quote = first; quote < first + model.articles.quotes[article]; quote += 1) {
      if (typeOf(quote) !== "scare") for (const speaker of model.speakers[quote]) found.add(speaker);
    }
    companies.set(article, [...found]);
  }
  return companies.get(article);
}

// Choose the quotes that have all these values, {speaker: id, month: "2017-04"}; "" stands for no value.
function choose(where) {
  const tests = Object.entries(where).map(([name, value]) => {
    const { keys } = dimensions[name];
    const number = numberOfValue(dimensions[name], value);
    if (number === 0) return (quote) => keys(quote).length === 0 || keys(quote)[0] === 0;
    return (quote) => keys(quote).includes(number);
  });
  return model.all.filter((quote) => tests.every((test) => test(quote)));
}

// Count quotes by a dimension: [[key, count], ...], the largest first, then by value as SQL sorts it.
function countBy(quotes, name, measure = "quotes") {
  const { keys } = dimensions[name];
  const counts = new Map();
  const seen = measure === "articles" ? new Set() : null;
  for (const quote of quotes) {
    for (const key of keys(quote)) {
      if (seen) {
        const place = `${model.article[quote]} ${key}`;
        if (seen.has(place)) continue;
        seen.add(place);
      }
      counts.set(key, (counts.get(key) || 0) + 1);
    }
  }
  return [...counts].sort(
    (one, other) => other[1] - one[1] || compareValues(valueOfKey(name, one[0]), valueOfKey(name, other[0])),
  );
}

const compareValues = (one, other) => (one < other ? -1 : Number(one > other));

const countArticles = (quotes) => new Set(quotes.map((quote) => model.article[quote])).size;

// Split a count by type: [direct, mixed, indirect].
const spokenTypes = ["direct", "mixed", "indirect"];

function countTypes(quotes) {
  const counts = new Map(countBy(quotes, "type"));
  return spokenTypes.map((type) => counts.get(model.types.indexOf(type) + 1) || 0);
}
