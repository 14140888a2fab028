// Load the model of the packed index, all at once, and unpack texts as they are read.

function loadModel(index) {
  Object.assign(model, index);
  const { quotes, articles } = index;
  const count = quotes.type.length;
  model.count = count;
  model.article = new Uint32Array(count);
  model.position = new Uint32Array(count);
  model.quotesOf = [];
  model.words = [];
  model.labels = [];
  model.acts = [];
  model.quoted = [];
  model.cues = [];
  model.unsure = ["yes"];
  let quote = 0;
  articles.quotes.forEach((own, article) => {
    model.quotesOf.push(Array.from({ length: own }, (_, at) => quote + at));
    for (let expected = 1; expected <= own; expected += 1, quote += 1) {
      model.article[quote] = article;
      model.position[quote] = expected + quotes.position[quote];
    }
  });
  model.entities.id = model.entities.id.map((id, number) => id || idOfName(model.entities, number));
  model.speakers = readLists(quotes.speakers, count);
  model.mentioned = readLists(quotes.mentioned, count);
  model.isUnsure = new Uint8Array(count);
  let at = 0;
  for (const step of quotes.unsure) model.isUnsure[(at += step)] = 1;
  model.isUnsaid = new Uint8Array(count);
  at = 0;
  for (const step of quotes.unsaid) model.isUnsaid[(at += step)] = 1;
  model.isLeftOut = new Uint8Array(count);
  at = 0;
  for (const step of quotes.left_out) model.isLeftOut[(at += step)] = 1;
  model.all = Array.from({ length: count }, (_, number) => number).filter(isCounted);
  model.months = [...new Set(articles.day.filter(Boolean).map((day) => day.slice(0, 7)))].sort();
  const numbers = new Map(model.months.map((month, number) => [month, number + 1]));
  model.monthOfArticle = articles.day.map((day) => (day ? numbers.get(day.slice(0, 7)) : 0));
  articles.statements = model.quotesOf.map((own) => own.filter(isCounted).length);
  model.totals = countTotals(articles);
}

// Make the id of an entity that says its type and name, as warehouse/report/packing.py leaves it out.
function idOfName({ type, name }, number) {
  const words = name[number].toLowerCase().replace(/[.']/g, "").replace(/[^a-z0-9]+/g, "-");
  return `${type[number]}.${words}`;
}

function countTotals(articles) {
  const days = articles.day.filter(Boolean);
  return {
    articles: articles.id.length,
    quotes: model.all.length,
    speakers: countSpeakers(model.all).length,
    nameless: model.all.filter((quote) => !model.speakers[quote].length).length,
    undated: articles.id.length - days.length,
    first: days[days.length - 1],
    last: days[0],
    copies: model.copies.length,
  };
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

// Unpack a block: the texts of some articles, and columns of their quotes.
const readBlock = (block) => Promise.all([unpack(`texts-${block}`), unpack(`quotes-${block}`)]);

// Give an article's text and what is shown of its quotes beside it.
async function readBody(article) {
  if (bodies.has(article)) return bodies.get(article);
  const { block } = model.articles;
  const [texts, columns] = await readBlock(block[article]);
  const place = article - block.indexOf(block[article]);
  const own = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[place]]));
  const body = {
    text: texts[place],
    beside: openBeside(own.beside, texts[place]),
    quotes: openQuotes(own, texts[place], model.quotesOf[article]),
  };
  bodies.set(article, body);
  model.quotesOf[article].forEach((quote, number) => {
    const { words, label, act, quoted, cue } = body.quotes[number];
    model.words[quote] = words;
    model.quoted[quote] = quoted;
    model.cues[quote] = cue && body.text.slice(...cue);
    model.labels[quote] = label;
    model.acts[quote] = act;
  });
  return body;
}

const besideRoles = ["caption", "credit", "furniture", "correction"]; // as warehouse/report/facts.py numbers them

function openBeside(packed, text) {
  const offset = offsetsOf(text);
  const found = [];
  let end = 0;
  for (let at = 0; at < packed.length; at += 3) {
    const start = end + packed[at];
    end = start + packed[at + 1];
    found.push({ start: offset(start), end: offset(end), role: besideRoles[packed[at + 2]] });
  }
  return found;
}

function openQuotes(own, text, quotes) {
  const offset = offsetsOf(text);
  let at = 0;
  return own.cue.map((_, number) => {
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
    const [speaker] = model.speakers[quotes[number]];
    const places = openPlaces(text, offset, points);
    const source = place(own.source[number]);
    const sourceWords = source ? text.slice(...source) : "";
    return {
      ...places,
      words: change(places.text, own.shown[number]),
      label: speaker ? null : change(sourceWords, own.label[number]),
      cue: place(own.cue[number]),
      source,
      sure: own.sure[number],
      saidOn: own.said_on[number],
      get why() {
        return own.why[number] && openReason(own.why[number], speaker, sourceWords);
      },
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

// Put in again what signs stand for in a reason.
const openReason = (reason, speaker, source) =>
  reason.replaceAll("\x01", () => (speaker ? entityName(speaker) : "")).replaceAll("\x02", () => `"${source}"`);

// Change a text as it is packed: all of it; the number of code points to take away at its end; or where something else
// stands in it, for how many, and what.
function change(text, packed) {
  if (packed === 0 || typeof packed === "string") return packed || text;
  const points = surrogate.test(text) ? Array.from(text) : text;
  const join = (some) => (typeof some === "string" ? some : some.join(""));
  if (typeof packed === "number") return join(points.slice(0, -packed));
  const [front, count, words] = packed;
  return join(points.slice(0, front)) + words + join(points.slice(front + count));
}

async function readBodies(quotes) {
  const articles = [...new Set(quotes.map((quote) => model.article[quote]))];
  await Promise.all(articles.map(readBody));
}
