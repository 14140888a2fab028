// Draw an article's text: quotes coloured by their speaker's rank and signed with its letter, cues and sources marked.

const palette = 8; // colours that stay apart; speakers of lower rank share a grey one and keep their own letter
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const signOf = (rank) => (rank === 0 ? "?" : rank <= letters.length ? letters[rank - 1] : String(rank));
const colourOf = (rank) => (rank === 0 ? "unknown" : rank <= palette ? `rank-${rank}` : "rank-more");

// Rank the speakers of an article by how much they say there: {number of the entity: rank from 1}.
function rankSpeakers(article) {
  return new Map(countSpeakers(model.quotesOf[article].filter(isStatement)).map(([speaker], number) => [speaker, number + 1]));
}

// Give the quotes of an article that are counted.
const ownStatements = (article) => model.quotesOf[article].filter(isCounted);

const rankOf = (ranks, quote) => ranks.get(model.speakers[quote][0]) || 0;

// Cut the text at every border of a piece, cue or source; inside of each segment the same things are marked.
function cutSegments(body, lineStarts) {
  const marks = [];
  body.quotes.forEach((own, number) => {
    own.pieces.forEach(([start, end], piece) =>
      marks.push({ start, end, number, what: "quote", isFirst: piece === 0 }),
    );
    if (own.cue) marks.push({ start: own.cue[0], end: own.cue[1], number, what: "cue" });
    if (own.source) marks.push({ start: own.source[0], end: own.source[1], number, what: "source" });
  });
  marks.sort((one, other) => one.start - other.start || other.end - one.end);
  const borders = [
    ...new Set([...lineStarts, body.text.length, ...marks.flatMap(({ start, end }) => [start, end])]),
  ].sort((one, other) => one - other);
  const segments = [];
  let open = [];
  let next = 0;
  for (let at = 0; at + 1 < borders.length; at += 1) {
    open = open.filter((mark) => mark.end > borders[at]);
    for (; next < marks.length && marks[next].start <= borders[at]; next += 1) {
      if (marks[next].end > borders[at]) open.push(marks[next]);
    }
    segments.push({ start: borders[at], end: borders[at + 1], marks: open });
  }
  return segments;
}

const longestLine = 10_000; // characters; browsers take minutes over a line of a megabyte

// Give where lines begin: behind each newline, and behind a blank in a line that is far too long.
function findLines(text) {
  const starts = [0];
  for (;;) {
    const start = starts[starts.length - 1];
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    const blank = end - start > longestLine ? text.indexOf(" ", start + longestLine) : -1;
    const next = blank >= 0 && blank + 1 < end ? blank + 1 : end;
    if (next >= text.length) return starts;
    starts.push(next);
  }
}

const headLines = 6; // that a headline may stand in: below a rubric, blank ones between

// Hide a line that only repeats the headline above the text, with the blank one below it; not where words are marked.
function hideRepeated(article, line) {
  if (line.textContent.trim() !== headlineOf(article) || line.firstElementChild) return;
  line.hidden = true;
  if (!line.nextElementSibling?.textContent.trim()) line.nextElementSibling?.setAttribute("hidden", "");
}

const besideNames = { caption: "Caption", credit: "Credit", furniture: "Beside the article", correction: "Correction" };

// Begin a line of the text; one that stands beside the body says what it is.
function beginLine(start, words, beside) {
  const place = start + Math.max(0, words.search(/\S/));
  const found = beside.find((one) => one.start <= place && place < one.end);
  if (!found) return element("div", { dir: "auto" });
  return element(
    "div",
    { class: `beside ${found.role}`, dir: "auto" },
    element("span", { class: "what", dir: "ltr" }, besideNames[found.role]),
  );
}

function drawText(article, body, chosen) {
  const ranks = rankSpeakers(article);
  const own = model.quotesOf[article];
  const starts = findLines(body.text);
  const isStart = new Set(starts);
  const text = element("div", { class: "text" });
  for (const segment of cutSegments(body, starts)) {
    const words = body.text.slice(segment.start, segment.end);
    if (isStart.has(segment.start)) text.append(beginLine(segment.start, words, body.beside));
    text.lastChild.append(...[segment.marks.length ? drawSegment(segment, words, own, ranks, chosen) : words].flat());
  }
  for (const line of [...text.children].slice(0, headLines)) hideRepeated(article, line);
  return text;
}

function drawSegment({ start, marks }, words, own, ranks, chosen) {
  const quotes = marks.filter(({ what }) => what === "quote");
  const inner = quotes[quotes.length - 1];
  const classes = [...new Set(marks.filter(({ what }) => what !== "quote").map(({ what }) => what))];
  if (chosen !== null && marks.some(({ number }) => own[number] === chosen)) classes.push("chosen");
  if (!inner) return element("span", { class: classes.join(" ") }, words);
  const quote = own[inner.number];
  const rank = rankOf(ranks, quote);
  const isUnsaid = !isStatement(quote);
  // words held at a distance within a quote keep the colour of who says that
  const told = quotes.findLast(({ number }) => isStatement(own[number]));
  classes.push("quote", told ? colourOf(rankOf(ranks, own[told.number])) : "scare");
  if (isUnsaid) classes.push("distant");
  if (inner.start !== start || !inner.isFirst)
    return element("span", { class: classes.join(" "), "data-quote": inner.number }, words);
  const who = isUnsaid ? "nobody’s words" : labelOf(quote);
  return [
    link(`#/quote/${quoteId(quote)}`, {
      class: `sign ${isUnsaid ? "scare" : colourOf(rank)}`,
      id: `q${inner.number}`,
      "data-sign": isUnsaid ? "·" : signOf(rank),
      "aria-label": `Quote ${model.position[quote]}, ${who}`,
    }),
    element("span", { class: classes.join(" "), "data-quote": inner.number }, words),
  ];
}
