// Of the latest articles one quote each: the words that a view shows before anybody has asked for some.

const triedQuotes = 40; // of an article, to choose one of
const triedArticles = 12; // some quote nobody
const wholeThought = 40; // characters; fewer seldom say something by themselves

// Say how well a quote stands by itself: in own words, by somebody who is named and sure, and long enough.
const worthOf = (quote) =>
  [
    typeOf(quote) === "direct",
    model.speakers[quote].length > 0,
    !model.isUnsure[quote],
    wordsOf(quote).length >= wholeThought,
  ].filter(Boolean).length;

const bestOf = (quotes) =>
  quotes.reduce((best, quote) => (best !== null && worthOf(best) >= worthOf(quote) ? best : quote), null);

// Give of each of the latest `count` articles with a quote that has these values the one that stands best by itself.
async function chooseLatest(where, count) {
  const { articles } = await askArticles(choiceOf(where), 0, triedArticles);
  const quoting = articles.filter((article) => model.articles.statements[article]).slice(0, count);
  const ask = (article) => askQuotes(choiceOf({ ...where, article: model.articles.id[article] }), 0, triedQuotes);
  const quotes = await Promise.all(quoting.map(ask));
  return quotes.map(bestOf).filter((quote) => quote !== null);
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
