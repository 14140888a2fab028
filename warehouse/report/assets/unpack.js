// Unpack the data of the page: base64 in an element, gzip in that, JSON in that.

const unpacking = new Map();

function decodeBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

// The blocks stand below the program, so that the first view need not wait for them.
const pageIsThere = new Promise((resolve) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", resolve, { once: true });
  else resolve();
});

async function readPacked(id) {
  if (!document.getElementById(id)) await pageIsThere;
  const holder = document.getElementById(id);
  const stream = new Blob([decodeBase64(holder.textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
  holder.remove();
  return new Response(stream).json();
}

// Unpack once, however often it is asked for.
function unpack(id) {
  if (!unpacking.has(id)) unpacking.set(id, readPacked(id));
  return unpacking.get(id);
}
