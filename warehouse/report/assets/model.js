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

const quoteId = (quote) => `${model.articles.id[model.article[quote]]}.q${String(model.position[quote]).padStart(4, "0")}`;

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
const headlineOf = (article) => model.articles.headline[article] || model.articles.file[article] || "An article without a headline";
const topicOf = (quote) => model.topics[model.quotes.topic[quote] - 1] || null;
const roleOf = (quote) => model.roles[model.quotes.role[quote] - 1] || null;
const typeOf = (quote) => model.types[model.quotes.type[quote]];
const speakerNames = (quote) => model.speakers[quote].map(entityName);

const bodies = new Map();

// Give an article's text and what is shown of its quotes beside it, all offsets those of JavaScript's strings.
async function readBody(article) {
  if (bodies.has(article)) return bodies.get(article);
  const { block } = model.articles;
  const packed = await unpack(`block-${block[article]}`);
  const body = openBody(packed[article - block.indexOf(block[article])]);
  bodies.set(article, body);
  return body;
}

function openBody(packed) {
  const offset = offsetsOf(packed.text);
  let at = 0;
  const quotes = packed.cue.map((cue, number) => {
    const points = [];
    let end = 0;
    const length = packed.pieces[at];
    at += 1;
    for (let piece = 0; piece < length; piece += 1, at += 3) {
      const start = end + packed.pieces[at];
      end = start + packed.pieces[at + 1];
      points.push([start, end, packed.pieces[at + 2] === 1]);
    }
    const first = points.length ? points[0][0] : 0;
    const place = (found) => (found ? [offset(first + found[0]), offset(first + found[0] + found[1])] : null);
    const shown = (column) => (packed[column] ? packed[column][number] : null);
    return {
      chars: points.map(([start, stop]) => `${start}–${stop}`).join(", "),
      pieces: points.map(([start, stop, isQuoted]) => [offset(start), offset(stop), isQuoted]),
      cue: place(cue),
      source: place(packed.source[number]),
      sure: packed.sure[number],
      saidOn: packed.said_on[number],
      kind: shown("kind"), rule: shown("rule"), speakerRule: shown("speaker_rule"), why: shown("why"),
      nextBest: shown("next_best"), to: shown("to"), act: shown("act"), saidIn: shown("said_in"),
    };
  });
  return { text: packed.text, quotes };
}

const ownOf = (body, quote) => body.quotes[quote - model.firstQuote[model.article[quote]]];
const wordsOf = (body, quote) => ownOf(body, quote).pieces.map(([start, end]) => body.text.slice(start, end)).join(" ");

async function readBodies(quotes) {
  const articles = [...new Set(quotes.map((quote) => model.article[quote]))];
  await Promise.all(articles.map(readBody));
}
