// The quotes in columns, as the index has them, and the texts, which are unpacked when they are read.

const model = {};

function loadModel(index) {
  Object.assign(model, index);
  const { quotes, articles } = index;
  const count = quotes.type.length;
  model.count = count;
  model.article = new Uint32Array(count);
  model.position = new Uint32Array(count);
  model.firstQuote = [];
  let quote = 0;
  articles.quotes.forEach((own, article) => {
    model.firstQuote.push(quote);
    for (let expected = 1; expected <= own; expected += 1, quote += 1) {
      model.article[quote] = article;
      model.position[quote] = expected + quotes.position[quote];
    }
  });
  model.speakers = readLists(quotes.speakers, count);
  model.mentioned = readLists(quotes.mentioned, count);
  model.isUnsure = new Uint8Array(count);
  let at = 0;
  for (const step of quotes.unsure) model.isUnsure[(at += step)] = 1;
  const scare = index.types.indexOf("scare");
  model.all = [];
  for (let number = 0; number < count; number += 1) if (quotes.type[number] !== scare) model.all.push(number);
  model.months = [...new Set(articles.day.filter(Boolean).map((day) => day.slice(0, 7)))].sort();
  const numbers = new Map(model.months.map((month, number) => [month, number + 1]));
  model.monthOfArticle = articles.day.map((day) => (day ? numbers.get(day.slice(0, 7)) : 0));
  model.articleNumber = new Map(articles.id.map((id, number) => [id, number]));
}

// Read lists that are packed one after the other, each behind its length.
function readLists(packed, count) {
  const lists = new Array(count);
  let at = 0;
  for (let number = 0; number < count; number += 1) {
    const length = packed[at];
    lists[number] = length ? packed.slice(at + 1, at + 1 + length) : [];
    at += 1 + length;
  }
  return lists;
}

const quoteId = (quote) =>
  `${model.articles.id[model.article[quote]]}.q${String(model.position[quote]).padStart(4, "0")}`;

function findQuote(id) {
  const [owner, place] = id.split(".q");
  const article = model.articleNumber.get(owner);
  if (article === undefined) return null;
  const first = model.firstQuote[article];
  for (let quote = first; quote < first + model.articles.quotes[article]; quote += 1) {
    if (model.position[quote] === Number(place)) return quote;
  }
  return null;
}

const entityName = (number) => model.entities.name[number - 1];
const publisherOf = (article) => model.publishers[model.articles.publisher[article] - 1] || null;
const headlineOf = (article) =>
  model.articles.headline[article] || model.articles.file[article] || "An article without a headline";
const topicOf = (quote) => model.topics[model.quotes.topic[quote] - 1] || null;
const roleOf = (quote) => model.roles[model.quotes.role[quote] - 1] || null;
const typeOf = (quote) => model.types[model.quotes.type[quote]];
const speakerNames = (quote) => model.speakers[quote].map(entityName);

const bodies = new Map();

// Unpack a block: the texts of some articles, and columns of their quotes.
const readBlock = (block) => Promise.all([unpack(`texts-${block}`), unpack(`quotes-${block}`)]);

// Give an article's text and what is shown of its quotes beside it, all offsets those of JavaScript's strings.
async function readBody(article) {
  if (bodies.has(article)) return bodies.get(article);
  const { block } = model.articles;
  const [texts, columns] = await readBlock(block[article]);
  const place = article - block.indexOf(block[article]);
  const own = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[place]]));
  const body = { text: texts[place], quotes: openQuotes(own, offsetsOf(texts[place]), model.firstQuote[article]) };
  bodies.set(article, body);
  return body;
}

function openQuotes(own, offset, first) {
  let at = 0;
  return own.cue.map((cue, number) => {
    const points = [];
    let end = 0;
    const length = own.pieces[at];
    at += 1;
    for (let piece = 0; piece < length; piece += 1, at += 3) {
      const start = end + own.pieces[at];
      end = start + own.pieces[at + 1];
      points.push([start, end, own.pieces[at + 2] === 1]);
    }
    const begin = points.length ? points[0][0] : 0;
    const place = (found) => (found ? [offset(begin + found[0]), offset(begin + found[0] + found[1])] : null);
    const [speaker] = model.speakers[first + number];
    return {
      chars: points.map(([start, stop]) => `${start}–${stop}`).join(", "),
      pieces: points.map(([start, stop, isQuoted]) => [offset(start), offset(stop), isQuoted]),
      cue: place(cue),
      source: place(own.source[number]),
      sure: own.sure[number],
      saidOn: own.said_on[number],
      why: own.why[number] && own.why[number].replaceAll("\x01", speaker ? entityName(speaker) : ""),
      rule: own.rule[number],
      speakerRule: own.speaker_rule[number],
      nextBest: own.next_best[number],
      kind: own.kind[number],
      to: own.to[number],
      act: own.act[number],
      saidIn: own.said_in[number],
    };
  });
}

const ownOf = (body, quote) => body.quotes[quote - model.firstQuote[model.article[quote]]];
const wordsOf = (body, quote) =>
  ownOf(body, quote)
    .pieces.map(([start, end]) => body.text.slice(start, end))
    .join(" ");

async function readBodies(quotes) {
  const articles = [...new Set(quotes.map((quote) => model.article[quote]))];
  await Promise.all(articles.map(readBody));
}
