// Make elements. Whatever is text becomes a text node: nothing here, or anywhere in this program, parses markup.

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (key === "width") made.style.width = value;
    else if (key === "height") made.style.height = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const link = (href, attributes, ...children) => element("a", { href, ...attributes }, ...children);
const unseen = (text) => element("span", { class: "unseen" }, text);
const heading = (level, text, attributes) => element(`h${level}`, attributes, text);

const inEnglish = new Intl.NumberFormat("en");
const writeNumber = (number) => inEnglish.format(number);
const writeShare = (share) => `${(100 * share).toFixed(share && share < 0.1 ? 1 : 0)} %`;
const countOf = (number, one, several) => `${writeNumber(number)} ${number === 1 ? one : several || `${one}s`}`;

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function writeMonth(month) {
  if (!month) return "undated";
  const [year, number] = month.split("-");
  return `${monthNames[Number(number) - 1]} ${year}`;
}

// "2026-11-29 11:21 UTC", in words.
function writeInstant(instant) {
  const [day, ...rest] = instant.split(" ");
  return [writeDay(day), rest.join(" ")].filter(Boolean).join(", ");
}

function writeDay(day) {
  if (!day) return "undated";
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${monthNames[Number(month) - 1]} ${year}`;
}
