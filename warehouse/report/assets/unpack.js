// Unpack the data of the page: seven bits a character in an element, bzip2 in that, JSON in that. How they are written:
// warehouse/report/streams.py.

const unpacking = new Map();
const unsafe = [0x00, 0x0d, 0x3c]; // what a page cannot hold: each is one character with the seven bits behind it

function readCharacters(text) {
  const bytes = new Uint8Array(Math.ceil((text.length * 7) / 4));
  let size = 0;
  let held = 0;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    held = code > 127 ? (held << 14) | (unsafe[(code - 256) >> 7] << 7) | (code & 127) : (held << 7) | code;
    for (count += code > 127 ? 14 : 7; count >= 8; size += 1) {
      count -= 8;
      bytes[size] = held >> count;
    }
  }
  return bytes.subarray(0, size);
}

// The blocks stand below the program, so that the first view need not wait for them.
const pageIsThere = new Promise((resolve) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", resolve, { once: true });
  else resolve();
});

async function readPacked(id) {
  if (!document.getElementById(id)) await pageIsThere;
  const holder = document.getElementById(id);
  const packed = readCharacters(holder.textContent);
  holder.remove();
  return JSON.parse(new TextDecoder().decode(decompress(packed)));
}

// Unpack once, however often it is asked for.
function unpack(id) {
  if (!unpacking.has(id)) unpacking.set(id, readPacked(id));
  return unpacking.get(id);
}
