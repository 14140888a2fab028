// What the views know: quotes, articles and values by their numbers, in columns, and bodies of articles that are read.
//
// The report fills it from its packed index at once (bodies.js), the page that is served as it asks (served.js). What is
// counted or listed is asked of those, in the same words (answers.js): the views do not know which of the two answers.

const model = {};

const quoteId = (quote) =>
  `${model.articles.id[model.article[quote]]}.q${String(model.position[quote]).padStart(4, "0")}`;

const entityName = (number) => model.entities.name[number - 1];
const publisherOf = (article) => model.publishers[model.articles.publisher[article] - 1] || null;
const headlineOf = (article) =>
  model.articles.headline[article] || model.articles.file[article] || "An article without a headline";
const topicOf = (quote) => model.topics[model.quotes.topic[quote] - 1] || null;
const roleOf = (quote) => model.roles[model.quotes.role[quote] - 1] || null;
const typeOf = (quote) => model.types[model.quotes.type[quote]];
const isStatement = (quote) => !model.isUnsaid[quote];
// A report of some quotes has the others of their articles too, which count nothing.
const isCounted = (quote) => isStatement(quote) && !model.isLeftOut[quote];
const speakerNames = (quote) => model.speakers[quote].map(entityName);

// Of quotes that are listed or whose article is read: their words as they are shown, and the label of their speaker.
const wordsOf = (quote) => model.words[quote];
// The same with marks around what stands between marks in the article.
const markedWordsOf = (quote) =>
  typeOf(quote) === "direct"
    ? `“${wordsOf(quote)}”`
    : typeOf(quote) === "mixed"
      ? markParts(wordsOf(quote), model.quoted[quote] || [])
      : wordsOf(quote);
// What was not said as it stands: "negated", "questioned"; empty of all else.
const actOf = (quote) => (model.acts[quote] === "asserted" ? "" : model.acts[quote] || "");
// The type, with the words that say it was not said: "indirect, negated: refused".
function describeType(quote) {
  const act = actOf(quote);
  const cue = act && model.cues[quote] ? `: ${model.cues[quote]}` : "";
  return [typeOf(quote), act && `${act}${cue}`].filter(Boolean).join(", ");
}
const labelOf = (quote) => speakerNames(quote).join(" and ") || model.labels[quote];

const endOfPart = /[\s.,;:?!]+$/; // which shown words may lack

// Put marks around parts of words that stand there in this order; none at all where one of them is not there as it was.
function markParts(words, parts) {
  const lower = words.toLowerCase();
  const marked = [];
  let at = 0;
  for (const part of parts) {
    const core = part.trim().replace(endOfPart, "");
    const start = lower.indexOf(core.toLowerCase(), at);
    if (!core || start < 0) return words;
    let end = start + core.length;
    for (const sign of part.trim().slice(core.length)) if (words[end] === sign) end += 1;
    marked.push(words.slice(at, start), "“", words.slice(start, end), "”");
    at = end;
  }
  // what the cue alone parted is one part to the reader
  return [...marked, words.slice(at)].join("").replaceAll("” “", " ");
}

// Of articles that are read: {text, quotes}, all offsets those of JavaScript's strings.
const bodies = new Map();
const ownOf = (body, quote) => body.quotes[model.quotesOf[model.article[quote]].indexOf(quote)];

// The dimensions of warehouse/queries/measures.py: the list of their values, and what stands for none. A value has the
// key number + 1; 0 stands for none.
const dimensions = {
  speaker: { values: () => model.entities.id, name: entityName, none: "Unnamed" },
  person: { values: () => model.entities.id, name: entityName, none: "No person" },
  body: { values: () => model.entities.id, name: entityName, none: "People, or unnamed" },
  about: { values: () => model.entities.id, name: entityName, none: "Nobody named" },
  also: { values: () => model.entities.id, name: entityName, none: "Nobody named" },
  beside: { values: () => model.entities.id, name: entityName, none: "Nobody" },
  type: { values: () => model.types, none: "No type" },
  month: { values: () => model.months, none: "Undated", write: writeMonth },
  topic: { values: () => model.topics, none: "No subject" },
  branch: { values: () => model.branches, none: "No branch" },
  publisher: { values: () => model.publishers, none: "No publisher" },
  article: { values: () => model.articles.id, name: (key) => headlineOf(key - 1), none: "" },
  role: { values: () => model.roles, none: "No role stated" },
  statement: { values: () => model.statements, none: "" },
  unsure: { values: () => model.unsure, none: "" },
};

// The numbers of the values of each list, which may grow at its end.
const numberings = new Map();

function numberOf(values, value) {
  if (!numberings.has(values)) numberings.set(values, new Map());
  const numbers = numberings.get(values);
  for (let number = numbers.size; number < values.length; number += 1) numbers.set(values[number], number + 1);
  return value === "" ? 0 : (numbers.get(value) ?? -1);
}

const numberOfValue = (name, value) => numberOf(dimensions[name].values(), value);
const valueOfKey = (name, key) => (key ? dimensions[name].values()[key - 1] : "");

function nameOfKey(name, key) {
  const dimension = dimensions[name];
  if (!key) return dimension.none;
  if (dimension.name) return dimension.name(key);
  const value = dimension.values()[key - 1];
  return dimension.write ? dimension.write(value) : value;
}

function nameOfValue(name, value) {
  const number = numberOfValue(name, value);
  return number < 0 ? value : nameOfKey(name, number);
}

// A choice of quotes: values that they have, {speaker: id, month: "2017-04"}, "" for none, and words.
const everything = { where: {}, words: [], headline: [] };
// `headline` are words of the headlines of articles, which lists of articles alone know.
const choiceOf = (where, words = [], headline = []) => ({ where, words, headline });

const compareValues = (one, other) => (one < other ? -1 : Number(one > other));
const spokenTypes = ["direct", "mixed", "indirect"];

// Count the quotes of each speaker among some that are at hand: [[key, count], ...], the largest first.
function countSpeakers(quotes) {
  const counts = new Map();
  for (const quote of quotes) for (const key of model.speakers[quote]) counts.set(key, (counts.get(key) || 0) + 1);
  return [...counts].sort(
    (one, other) => other[1] - one[1] || compareValues(valueOfKey("speaker", one[0]), valueOfKey("speaker", other[0])),
  );
}

// Open what is packed, or served, of an article's quotes: their places in its text.
function openPlaces(text, offset, points) {
  return {
    points,
    pieces: points.map(([start, stop, isQuoted]) => [offset(start), offset(stop), isQuoted]),
    text: points.map(([start, stop]) => text.slice(offset(start), offset(stop))).join(" "),
    quoted: points.filter(([, , isQuoted]) => isQuoted).map(([start, stop]) => text.slice(offset(start), offset(stop))),
  };
}

// Signs that fold to others than lower case makes of them; those of punctuation, as in most texts, are none.
const unfolded = /[\u0080-\u1fff\u2070-\uffff]/;
const fold = (text) =>
  unfolded.test(text) ? text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase() : text.toLowerCase();
// The words that somebody types, and what finds text in which each begins a word.
const splitWords = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const findsWords = (words) => (folded) => words.every((word) => beginsWord(folded, word));

// Say whether `word` stands at the beginning of a word of a text: for many texts, looking for it at once is faster than a pattern.
function beginsWord(folded, word) {
  let at = folded.indexOf(word);
  while (at > 0 && endsInWord.test(folded.slice(Math.max(0, at - 2), at))) at = folded.indexOf(word, at + 1);
  return at >= 0;
}

const endsInWord = /[\p{L}\p{N}]$/u;
