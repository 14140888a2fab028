// Some quotes of the latest articles, of each one if there are enough: the words that a view shows before anybody has asked for some.

const triedQuotes = 40; // of an article, to choose one of
const triedArticles = 12; // some quote nobody
const wholeThought = 40; // characters; fewer seldom say something by themselves

// Say how well a quote stands by itself: in own words, said, by somebody who is named and sure, and long enough.
const worthOf = (quote) =>
  [
    typeOf(quote) === "direct",
    model.speakers[quote].length > 0,
    !actOf(quote),
    !model.isUnsure[quote],
    wordsOf(quote).length >= wholeThought,
  ].filter(Boolean).length;

// Choose some of the quotes of an article, those that stand best by themselves, of as many speakers as there are.
function bestOf(quotes, count) {
  const chosen = [];
  const isHeard = (quote) => chosen.some((other) => labelOf(other) === labelOf(quote));
  const rankOfQuote = (quote) => worthOf(quote) - (isHeard(quote) ? 1 : 0);
  const better = (best, quote) => (rankOfQuote(best) >= rankOfQuote(quote) ? best : quote);
  while (chosen.length < Math.min(count, quotes.length))
    chosen.push(quotes.filter((quote) => !chosen.includes(quote)).reduce(better));
  return chosen;
}

// Give `count` quotes that have these values, of as many of the latest articles as there are.
async function chooseLatest(where, count) {
  const { articles } = await askArticles(choiceOf(where), 0, triedArticles);
  const quoting = articles.filter((article) => model.articles.statements[article]).slice(0, count);
  const ask = (article) => askQuotes(choiceOf({ ...where, article: model.articles.id[article] }), 0, triedQuotes);
  const quotes = await Promise.all(quoting.map(ask));
  const each = Math.ceil(count / quoting.length);
  return quotes.flatMap((own) => bestOf(own, each)).slice(0, count);
}

// A quote by itself: its words, who says them, and where.
const quoteCard = (quote) =>
  element(
    "li",
    { class: "card", "data-quote-id": quoteId(quote) },
    quoteWords(quote),
    element(
      "p",
      { class: "by" },
      element("span", { class: "who" }, speakerLinks(quote)),
      roleOf(quote) ? element("span", {}, roleOf(quote)) : null,
    ),
    originOf(model.article[quote]),
  );
