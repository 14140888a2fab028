// Answer what the views ask, by counting here. Its twin asks a server: warehouse/browse/assets/served.js.

async function openAnswers() {
  loadModel(await unpack("index"));
}

// The choice that was made last, as a view asks several things of it.
const lastChoice = { key: null, quotes: null };

async function quotesOf({ where, words }) {
  const key = JSON.stringify([where, words]);
  if (lastChoice.key !== key) {
    const chosen = choose(where);
    lastChoice.quotes = words.length ? await search(chosen, words) : chosen;
    lastChoice.key = key;
  }
  return lastChoice.quotes;
}

// Count by a dimension: {total, rows: [{key, number, parts, days}]}, the largest first. `without` is a value that is left
// out, `types` asks for the numbers of each type, `days` for the first and the last day of each.
async function askCounts(choice, name, { measure, limit = Infinity, without = null, types, days } = {}) {
  const quotes = await quotesOf(choice);
  const counted = countBy(quotes, name, measure).filter(([key]) => without === null || valueOfKey(name, key) !== without);
  const groups = types || days ? groupQuotes(quotes, name) : null;
  const rows = counted.slice(0, limit).map(([key, number]) => ({
    key,
    number,
    parts: types ? countTypes(groups.get(key)) : null,
    days: days ? daysOf(groups.get(key)) : null,
  }));
  return { total: counted.length, rows };
}

function daysOf(quotes) {
  const days = quotes
    .map((quote) => model.articles.day[model.article[quote]])
    .filter(Boolean)
    .sort();
  return [days[0], days[days.length - 1]];
}

// Count the quotes of a choice and their articles: {quotes, articles}.
async function askTotals(choice) {
  const quotes = await quotesOf(choice);
  return { quotes: quotes.length, articles: new Set(quotes.map((quote) => model.article[quote])).size };
}

// List quotes of a choice from a place on, the latest first, with their words.
async function askQuotes(choice, from, limit) {
  const quotes = (await quotesOf(choice)).slice(from, from + limit);
  await readBodies(quotes);
  return quotes;
}

// List articles with a quote of a choice, all where nothing is chosen, whose headlines have its words: {total, articles}.
async function askArticles(choice, from, limit) {
  const isAll = !Object.keys(choice.where).length;
  const chosen = isAll
    ? model.articles.id.map((_, article) => article)
    : [...new Set((await quotesOf(choice)).map((quote) => model.article[quote]))];
  const hasWords = findsWords(choice.headline || []);
  const numbers = choice.headline?.length ? chosen.filter((article) => hasWords(foldedHeadline(article))) : chosen;
  return { total: numbers.length, articles: numbers.slice(from, from + limit) };
}

const foldedHeadlines = [];
const foldedHeadline = (article) => (foldedHeadlines[article] ??= fold(model.articles.headline[article] || ""));

// Read an article and give its number; null where there is none.
async function askArticle(id) {
  const article = numberOfValue("article", id) - 1;
  if (article < 0) return null;
  await readBody(article);
  return article;
}

// Learn what a value is called, and give its key; -1 where there is no such value.
const askValue = async (name, value) => numberOfValue(name, value);

// List what several articles tell: [{key, number, quote}].
async function askRetold(limit) {
  const groups = groupQuotes(model.all, "statement");
  const told = countBy(model.all, "statement", "articles")
    .filter(([key]) => key)
    .slice(0, limit)
    .map(([key, number]) => ({ key, number, quote: groups.get(key)[0] }));
  await readBodies(told.map(({ quote }) => quote));
  return told;
}

const askRejects = async () => model.rejects;
const askRevised = async () =>
  model.articles.id.map((_, article) => article).filter((article) => model.articles.revision[article] > 1);

// Get ready for a search, as somebody begins to type.
const prepareSearch = () => foldTexts();

// Of each dimension whose names were asked for: its values in all quotes.
const countedNames = new Map();

// List values of a dimension whose names have the words, all of them without words: {total, rows: [{key, number}]}.
async function askNamed(name, words, from, limit) {
  if (!countedNames.has(name)) countedNames.set(name, countBy(model.all, name).filter(([key]) => key));
  const hasWords = findsWords(words);
  const found = countedNames.get(name).filter(([key]) => hasWords(fold(nameOfKey(name, key))));
  return { total: found.length, rows: found.slice(from, from + limit).map(([key, number]) => ({ key, number })) };
}
