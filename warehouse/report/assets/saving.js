// Let what is seen be taken along: a list as CSV, a quote with its citation.

// A spreadsheet would run what begins like a formula.
const formula = /^[=+\-@\t\r]/;

function writeCell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const writeCsv = (rows) => `\ufeff${rows.map((row) => row.map(writeCell).join(",")).join("\r\n")}\r\n`;

function saveFile(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const anchor = element("a", { href: address, download: name, hidden: true });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function saveButton(name, makeRows) {
  return element(
    "button",
    {
      type: "button",
      class: "quiet",
      on: {
        click: async () => {
          saveFile(`${name}.csv`, writeCsv(await makeRows()));
          say("Saved as CSV.");
        },
      },
    },
    "Save as CSV",
  );
}

const quoteColumns = [
  "quote_id",
  "document_id",
  "published_date",
  "speakers",
  "speaker_role",
  "quote_type",
  "subject",
  "speaker_confidence",
  "text_display",
  "headline",
  "publisher",
  "url",
];

async function writeQuoteRows(choice) {
  const rows = (await askQuotes(choice, 0, Infinity)).map((quote) => {
    const article = model.article[quote];
    const confidence = model.quotes.confidence[quote];
    return [
      quoteId(quote),
      model.articles.id[article],
      model.articles.day[article],
      speakerNames(quote).join("; "),
      roleOf(quote),
      typeOf(quote),
      topicOf(quote),
      confidence < 0 ? null : confidence / 100,
      wordsOf(quote),
      model.articles.headline[article],
      publisherOf(article),
      model.articles.url[article],
    ];
  });
  return [quoteColumns, ...rows];
}

// Write a quote as one cites it; marks stand around words that the article has between marks.
function writeCitation(quote) {
  const article = model.article[quote];
  const words = markedWordsOf(quote);
  const who = labelOf(quote);
  const role = roleOf(quote) ? `, ${roleOf(quote)}` : "";
  const where = [
    `“${headlineOf(article)}”`,
    publisherOf(article),
    writeDay(model.articles.day[article]),
    model.articles.url[article],
  ];
  return `${words}\n— ${who}${role}; ${where.filter(Boolean).join(", ")} [${quoteId(quote)}]`;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", { class: "unseen", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say("Copied.");
}

function copyButton(label, makeText, attributes = {}) {
  return element("button", { type: "button", ...attributes, on: { click: () => copyText(makeText()) } }, label);
}

const shownFor = 3000; // milliseconds
let forgetting = null;

// Say something for a while, to those who look at the page and those who listen to it.
function say(text) {
  const said = document.getElementById("said");
  said.textContent = text;
  clearTimeout(forgetting);
  forgetting = setTimeout(() => said.replaceChildren(), shownFor);
}
