// Choose quotes and count them: what warehouse/queries/measures.py says, over the columns of the page.

// The keys of a quote: none at all, or 0, where it has no value.
const keysOf = {
  speaker: (quote) => model.speakers[quote],
  person: (quote) => model.speakers[quote].filter(isPerson),
  body: (quote) => model.speakers[quote].filter((speaker) => !isPerson(speaker)),
  about: (quote) => model.mentioned[quote],
  also: (quote) => model.mentioned[quote],
  beside: (quote) => companyOf(model.article[quote]),
  type: (quote) => [model.quotes.type[quote] + 1],
  month: (quote) => [model.monthOfArticle[model.article[quote]]],
  topic: (quote) => [model.quotes.topic[quote]],
  branch: (quote) => branchOf(model.quotes.topic[quote]),
  publisher: (quote) => [model.articles.publisher[model.article[quote]]],
  article: (quote) => [model.article[quote] + 1],
  role: (quote) => [model.quotes.role[quote]],
  statement: (quote) => [model.quotes.statement[quote]],
  unsure: (quote) => [model.isUnsure[quote]],
};

const isPerson = (speaker) => model.entities.type[speaker - 1] === "person";
const branchOf = (topic) => [model.branch_of_topic[topic - 1]].filter(Boolean);

const companies = new Map();

// Give the speakers of an article.
function companyOf(article) {
  if (!companies.has(article)) {
    const said = model.quotesOf[article].filter(isCounted);
    companies.set(article, [...new Set(said.flatMap((quote) => model.speakers[quote]))]);
  }
  return companies.get(article);
}

// Choose the quotes that have all these values; "" stands for no value.
function choose(where) {
  const tests = Object.entries(where).map(([name, value]) => {
    const keys = keysOf[name];
    const number = numberOfValue(name, value);
    if (number === 0) return (quote) => keys(quote).length === 0 || keys(quote)[0] === 0;
    return (quote) => keys(quote).includes(number);
  });
  return model.all.filter((quote) => tests.every((test) => test(quote)));
}

// Count quotes by a dimension: [[key, count], ...], the largest first, then by value as SQL sorts it.
function countBy(quotes, name, measure = "quotes") {
  const keys = keysOf[name];
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

function groupQuotes(quotes, name) {
  const groups = new Map();
  for (const quote of quotes) {
    for (const key of keysOf[name](quote)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(quote);
    }
  }
  return groups;
}

// Split a count by type: [direct, mixed, indirect].
function countTypes(quotes) {
  const counts = new Map(countBy(quotes, "type"));
  return spokenTypes.map((type) => counts.get(model.types.indexOf(type) + 1) || 0);
}

const foldedTexts = []; // of articles, with the names of their speakers
const foldedQuotes = [];

let folding = null;
const foldTexts = () => (folding ??= foldBlocks());

async function foldBlocks() {
  for (const block of new Set(model.articles.block)) {
    await letOthersRun();
    for (const text of await unpack(`texts-${block}`)) {
      const speakers = companyOf(foldedTexts.length).map((speaker) => fold(entityName(speaker)));
      foldedTexts.push([fold(text), ...speakers].join("\n"));
    }
  }
}

// Let what was typed meanwhile appear; a timer would wait for longer.
function letOthersRun() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
}

// Choose quotes whose words, or speaker's name, have words that begin with all those asked for; articles that lack one are passed over.
async function search(quotes, words) {
  await foldTexts();
  const hasWords = findsWords(words);
  const may = foldedTexts.map(hasWords);
  const candidates = quotes.filter((quote) => may[model.article[quote]]);
  await readBodies(candidates);
  return candidates.filter((quote) => {
    foldedQuotes[quote] ??= [ownOf(bodies.get(model.article[quote]), quote).text, ...speakerNames(quote)].map(fold).join("\n");
    return hasWords(foldedQuotes[quote]);
  });
}
