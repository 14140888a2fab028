// Turn offsets in code points, as the tables have them, into those of JavaScript's strings, which count UTF-16 units.

const surrogate = /[\ud800-\udfff]/;

// Give a function from a code point's number to its offset in `text`.
function offsetsOf(text) {
  if (!surrogate.test(text)) return (point) => point;
  const offsets = [];
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit) > 0xffff ? 2 : 1) offsets.push(unit);
  offsets.push(text.length);
  return (point) => offsets[Math.min(point, offsets.length - 1)];
}
