// Answer what the views ask, by asking the server; its twin counts in the page: warehouse/report/assets/answers.js.
//
// What an answer brings is taken into the model: each quote, article and value gets a number when it is first seen.

const mostRows = 10_000; // of one answer

async function fetchAnswer(path, values = {}) {
  const query = new URLSearchParams({ ...values, ...(model.generation ? { generation: model.generation } : {}) });
  const answer = await fetch(`/api/${path}?${query}`);
  // what this page is of is no longer there: the same view of what is shown now
  if (answer.status === 409) {
    location.reload();
    return new Promise(() => {});
  }
  const found = await answer.json();
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(found.error);
  return found;
}

async function openAnswers() {
  const overview = await fetchAnswer("overview");
  const { articles, quotes, speakers, nameless, undated, first_date: first, last_date: last, copies } = overview;
  const { generation, types, low_confidence, meanings, sql, made_at } = overview;
  Object.assign(model, { generation, types, low_confidence, meanings, sql, made_at, selection: {} });
  model.totals = { articles, quotes, speakers, nameless, undated, first, last, copies };
  model.quotes = { type: [], topic: [], role: [], confidence: [], statement: [] };
  model.articles = {};
  for (const name of articleLists) model.articles[name] = [];
  model.entities = { id: [], name: [], type: [] };
  for (const name of lists) model[name] = [];
  model.unsure = ["yes"];
}

const articleLists = ["id", "headline", "publisher", "day", "day_reason", "url", "file", "revision", "statements"];
const lists = [
  ...["topics", "branches", "publishers", "roles", "statements", "months", "copies", "revisions"],
  ...["article", "position", "quotesOf", "speakers", "isUnsure", "isUnsaid", "isLeftOut", "words", "labels", "acts"],
  ...["quoted", "cues"],
  "quoteIds",
];

// Give the number of a value from 1, a new one at first sight; 0 for none.
function take(values, value) {
  if (value === null || value === undefined || value === "") return 0;
  const known = numberOf(values, value);
  return known > 0 ? known : values.push(value);
}

function takeEntity(id, name, type) {
  const number = take(model.entities.id, id);
  if (name) model.entities.name[number - 1] = name;
  if (type !== undefined) model.entities.type[number - 1] = type;
  return number;
}

function takeArticle(row) {
  const { articles } = model;
  const article = take(articles.id, row.document_id) - 1;
  articles.headline[article] = row.headline;
  articles.publisher[article] = take(model.publishers, row.publisher);
  articles.day[article] = row.published_date;
  articles.url[article] = row.url;
  articles.file[article] = row.file;
  return article;
}

// An article as lists of articles have it.
function takeListedArticle(row) {
  const article = takeArticle(row);
  model.articles.day_reason[article] = row.published_date_reason;
  model.articles.revision[article] = row.revision;
  model.articles.statements[article] = row.quotes;
  return article;
}

function takeQuote(row, article) {
  const quote = take(model.quoteIds, row.quote_id) - 1;
  const { quotes } = model;
  model.article[quote] = article;
  model.position[quote] = row.position;
  model.speakers[quote] = row.speakers.map(({ id, name }) => takeEntity(id, name));
  quotes.type[quote] = model.types.indexOf(row.quote_type);
  model.isUnsaid[quote] = row.is_statement === false; // lists have statements alone, and do not say so
  quotes.topic[quote] = take(model.topics, row.topic_1);
  quotes.role[quote] = take(model.roles, row.speaker_role);
  quotes.confidence[quote] = row.speaker_confidence === null ? -1 : Math.round(100 * row.speaker_confidence);
  quotes.statement[quote] = row.is_retold ? take(model.statements, row.statement_id) : 0;
  model.isUnsure[quote] = row.speaker_confidence !== null && row.speaker_confidence < model.low_confidence;
  return quote;
}

function takeListedQuote(row) {
  const quote = takeQuote(row, takeArticle(row));
  model.words[quote] = row.text_display;
  model.labels[quote] = row.speaker_label;
  model.acts[quote] = row.speech_act;
  model.quoted[quote] = row.quoted;
  model.cues[quote] = row.cue_text;
  return quote;
}

const writeChoice = ({ where, words, headline = [] }) => ({
  ...Object.fromEntries(Object.entries(where).map(([name, value]) => [`where.${name}`, value])),
  ...(words.length ? { q: words.join(" ") } : {}),
  ...(headline.length ? { headline: headline.join(" ") } : {}),
});

// Ask page by page, as one answer has only so many rows.
async function fetchPages(path, values, from, limit, rowsOf) {
  const rows = [];
  for (;;) {
    const most = Math.min(mostRows, limit - rows.length);
    const answer = await fetchAnswer(path, { ...values, offset: from + rows.length, limit: most });
    rows.push(...rowsOf(answer));
    if (rowsOf(answer).length < most || rows.length >= limit) return [rows, answer];
  }
}

async function askCounts(choice, name, { measure = "quotes", limit = Infinity, without = null, types, days } = {}) {
  const values = {
    ...writeChoice(choice),
    by: name,
    measure,
    ...(without === null ? {} : { without }),
    ...(types ? { types: "yes" } : {}),
    ...(days ? { days: "yes" } : {}),
  };
  const [rows, answer] = await fetchPages("count", values, 0, limit, ({ counts }) => counts);
  return {
    total: answer.groups,
    rows: rows.map((row) => ({
      key: takeValue(name, row[name], row[`${name}_name`]),
      number: row[measure],
      parts: types ? spokenTypes.map((type) => row[type]) : null,
      days: days ? [row.first_date, row.last_date] : null,
    })),
  };
}

const takeValue = (name, value, named) =>
  value && named !== undefined ? takeEntity(value, named) : take(dimensions[name].values(), value);

async function askTotals(choice) {
  const { quotes, articles } = await fetchAnswer("quotes", { ...writeChoice(choice), limit: 0 });
  return { quotes, articles };
}

async function askQuotes(choice, from, limit) {
  const [rows] = await fetchPages("quotes", writeChoice(choice), from, limit, ({ list }) => list);
  return rows.map(takeListedQuote);
}

async function askArticles(choice, from, limit) {
  const [rows, answer] = await fetchPages("articles", writeChoice(choice), from, limit, ({ list }) => list);
  return { total: answer.articles, articles: rows.map(takeListedArticle) };
}

async function askArticle(id) {
  const known = numberOfValue("article", id) - 1;
  if (bodies.has(known)) return known;
  const row = await fetchAnswer(`articles/${encodeURIComponent(id)}`);
  if (row === null) return null;
  const article = takeListedArticle(row);
  const offset = offsetsOf(row.text);
  model.quotesOf[article] = row.list.map((own) => takeQuote(own, article));
  model.copies = model.copies.filter(({ of }) => of !== id).concat(row.copies.map((copy) => ({ ...copy, of: id })));
  model.revisions = model.revisions.filter((other) => other.id !== id).concat(row.revisions.map((old) => ({ ...old, id })));
  const beside = row.beside.map(({ role, start_char: start, end_char: end }) => ({ role, start: offset(start), end: offset(end) }));
  bodies.set(article, { text: row.text, beside, quotes: row.list.map((own) => openQuote(own, row.text, offset)) });
  model.quotesOf[article].forEach((quote, number) => {
    model.words[quote] = row.list[number].text_display;
    const { quoted, cue } = ownOf(bodies.get(article), quote);
    model.quoted[quote] = quoted;
    model.cues[quote] = cue && row.text.slice(...cue);
    model.labels[quote] = row.list[number].speaker_label;
    model.acts[quote] = row.list[number].speech_act;
  });
  return article;
}

function openQuote(row, text, offset) {
  const place = (start, end) => (start === null ? null : [offset(start), offset(end)]);
  return {
    ...openPlaces(text, offset, row.pieces),
    cue: place(row.cue_start_char, row.cue_end_char),
    source: place(row.speaker_start_char, row.speaker_end_char),
    sure: row.quote_confidence === null ? -1 : Math.round(100 * row.quote_confidence),
    saidOn: row.statement_date,
    why: row.speaker_reason,
    rule: row.quote_rule,
    speakerRule: row.speaker_rule,
    nextBest: row.speaker_runner_up_name,
    kind: row.speaker_kind,
    to: row.addressee_text,
    act: row.speech_act,
    saidIn: row.statement_place_text,
  };
}

async function askValue(name, value) {
  if (value === "") return 0;
  const known = numberOfValue(name, value);
  if (known > 0) return known;
  if (dimensions[name].values() === model.entities.id) {
    const row = await fetchAnswer(`entities/${encodeURIComponent(value)}`);
    return row === null ? -1 : takeEntity(row.entity_id, row.name, row.entity_type);
  }
  if (name === "article") return ((await askArticle(value)) ?? -2) + 1;
  const { quotes } = await askTotals(choiceOf({ [name]: value }));
  return quotes ? take(dimensions[name].values(), value) : -1;
}

async function askRetold(limit) {
  const { list } = await fetchAnswer("retold", { limit });
  return list.map((row) => {
    const quote = takeListedQuote({ ...row, is_retold: true });
    return { key: model.quotes.statement[quote], number: row.articles, quote };
  });
}

async function askRejects() {
  const { list } = await fetchAnswer("rejects");
  return list.map(({ reject_id: id, reason_code: reason, ...row }) => ({ ...row, id, reason }));
}

async function askRevised() {
  const { list } = await fetchAnswer("revisions");
  return list.map(takeListedArticle);
}

// The server is ready for a search at any time.
const prepareSearch = () => {};

async function askNamed(name, words, from, limit) {
  const values = words.length ? { of: name, q: words.join(" ") } : { of: name };
  const [rows, { total }] = await fetchPages("names", values, from, limit, ({ list }) => list);
  const taken = rows.map((row) => ({ key: takeNamed(name, row.value, row.name), number: row.quotes }));
  return { total, rows: taken };
}

const takeNamed = (name, value, named) =>
  dimensions[name].values() === model.entities.id ? takeEntity(value, named) : take(dimensions[name].values(), value);

// The server may have ended, which fetch says by a TypeError, or say that it cannot answer.
addEventListener("unhandledrejection", ({ reason }) =>
  show(
    reason instanceof TypeError
      ? { title: "No answer", content: [heading(1, "No answer"), element("p", {}, serverIsGone)] }
      : missing(`This cannot be shown: ${reason.message}.`),
  ),
);
const serverIsGone = "The server of this page has ended, or cannot be reached. “wireroom browse” starts it; then load this page again.";
