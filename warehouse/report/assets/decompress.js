// Decompress bzip2, which packs texts a quarter smaller than gzip does and which browsers cannot read by themselves.
//
// The steps are those of its compressor backwards: Huffman codes, moves to the front, Burrows and Wheeler's sorting, runs.
// Checksums are passed over: what is cut short or spoilt is no JSON any more.

const groupSymbols = 50; // after so many the next table of codes is in use
const longestCode = 20; // bits
const lookupBits = 10; // codes up to here are found at once, longer ones bit by bit
const symbolBits = 9; // there are 258 symbols at most
const endOfStream = 0x177245;
const blockUnit = 100_000; // bytes; the fourth of the stream says how many units a block has at most

function openBits(bytes) {
  return { bytes, at: 0, held: 0, count: 0 };
}

// Read up to 24 bits as a number.
function readBits(bits, wanted) {
  while (bits.count < wanted) {
    bits.held = (bits.held << 8) | bits.bytes[bits.at];
    bits.at += 1;
    bits.count += 8;
  }
  bits.count -= wanted;
  return (bits.held >> bits.count) & ((1 << wanted) - 1);
}

function readUsedBytes(bits) {
  const rows = readBits(bits, 16);
  const used = [];
  for (let row = 0; row < 16; row += 1) {
    const columns = rows & (0x8000 >> row) ? readBits(bits, 16) : 0;
    for (let column = 0; column < 16; column += 1) if (columns & (0x8000 >> column)) used.push(row * 16 + column);
  }
  return used;
}

// Read which table of codes each group of symbols uses: numbers that are moved to the front as they are used.
function readSelectors(bits, tableCount) {
  const selectors = new Uint8Array(readBits(bits, 15));
  const front = Uint8Array.from({ length: tableCount }, (_, table) => table);
  for (let group = 0; group < selectors.length; group += 1) {
    let place = 0;
    while (readBits(bits, 1)) place += 1;
    selectors[group] = moveToFront(front, place);
  }
  return selectors;
}

function moveToFront(front, place) {
  const value = front[place];
  for (let at = place; at > 0; at -= 1) front[at] = front[at - 1];
  front[0] = value;
  return value;
}

function readCodeLengths(bits, symbolCount) {
  let length = readBits(bits, 5);
  return Array.from({ length: symbolCount }, () => {
    while (readBits(bits, 1)) length += readBits(bits, 1) ? -1 : 1;
    return length;
  });
}

// Number the codes of a table: by length, then by symbol. `limits` has the first code that is longer than each length,
// `offsets` what turns a code of a length into its place in `symbols`.
function numberCodes(lengths) {
  const lookup = new Uint16Array(1 << lookupBits);
  const [limits, offsets] = [new Int32Array(longestCode + 1), new Int32Array(longestCode + 1)];
  const symbols = [];
  let code = 0;
  for (let length = 1; length <= longestCode; length += 1) {
    offsets[length] = symbols.length - code;
    lengths.forEach((own, symbol) => {
      if (own !== length) return;
      const spare = lookupBits - length;
      if (spare >= 0) lookup.fill((length << symbolBits) | symbol, code << spare, (code + 1) << spare);
      symbols.push(symbol);
      code += 1;
    });
    limits[length] = code;
    code <<= 1;
  }
  return { lookup, limits, offsets, symbols };
}

// Read the symbols of a block into `sorted`, a byte a number, and give how many there are.
function readSymbols(bits, used, selectors, tables, sorted) {
  const front = Uint8Array.from(used);
  const endOfBlock = used.length + 1;
  const { bytes } = bits;
  let { at, held, count } = bits;
  let size = 0;
  let run = 0;
  let runUnit = 1;
  for (let group = 0; ; group += 1) {
    const { lookup, limits, offsets, symbols } = tables[selectors[group]];
    for (let left = groupSymbols; left > 0; left -= 1) {
      while (count < longestCode) {
        held = (held << 8) | bytes[at];
        at += 1;
        count += 8;
      }
      const found = lookup[(held >> (count - lookupBits)) & ((1 << lookupBits) - 1)];
      let length = found >> symbolBits;
      let symbol = found & ((1 << symbolBits) - 1);
      if (!found) {
        length = lookupBits + 1;
        while (((held >> (count - length)) & ((1 << length) - 1)) >= limits[length]) length += 1;
        symbol = symbols[((held >> (count - length)) & ((1 << length) - 1)) + offsets[length]];
      }
      count -= length;
      if (symbol < 2) {
        run += runUnit << symbol;
        runUnit <<= 1;
        continue;
      }
      if (run) {
        for (const [byte, end] = [front[0], size + run]; size < end; size += 1) sorted[size] = byte;
        run = 0;
        runUnit = 1;
      }
      if (symbol === endOfBlock) {
        Object.assign(bits, { at, held, count });
        return size;
      }
      sorted[size] = moveToFront(front, symbol - 1);
      size += 1;
    }
  }
}

// Link each byte of a sorted block to the one that follows it in the text: its place, above the byte's own eight bits.
function linkBytes(sorted, size) {
  const places = new Uint32Array(257);
  for (let at = 0; at < size; at += 1) places[sorted[at] + 1] += 1;
  for (let byte = 1; byte < 256; byte += 1) places[byte] += places[byte - 1];
  for (let at = 0; at < size; at += 1) {
    const byte = sorted[at] & 0xff;
    sorted[places[byte]] |= at << 8;
    places[byte] += 1;
  }
}

// What blocks are sorted and written in, kept from one to the next.
const workspace = { sorted: new Int32Array(0), bytes: new Uint8Array(0) };

function ensureBytes(length) {
  if (length <= workspace.bytes.length) return workspace.bytes;
  const { bytes } = workspace;
  workspace.bytes = new Uint8Array(2 * length);
  workspace.bytes.set(bytes);
  return workspace.bytes;
}

// Write the linked bytes in their order from a place on, and give where they end; behind four of a kind stands how many
// more there are.
function writeBytes(sorted, size, first, begin) {
  let bytes = ensureBytes(begin + size);
  let length = begin;
  let place = sorted[first] >> 8;
  let last = -1;
  let repeats = 0;
  for (let left = size; left > 0; left -= 1) {
    const link = sorted[place];
    const byte = link & 0xff;
    place = link >> 8;
    if (repeats === 4) {
      bytes = ensureBytes(length + byte + left);
      bytes.fill(last, length, length + byte);
      length += byte;
      repeats = 0;
    } else {
      repeats = byte === last ? repeats + 1 : 1;
      last = byte;
      bytes[length] = byte;
      length += 1;
    }
  }
  return length;
}

// Read a block behind the first half of its mark, write its bytes from a place on, and give where they end.
function readBlockOf(bits, sorted, begin) {
  readBits(bits, 24); // the rest of the mark
  readBits(bits, 16); // the checksum
  readBits(bits, 16);
  readBits(bits, 1); // unused since 1996
  const first = readBits(bits, 24);
  const used = readUsedBytes(bits);
  const tableCount = readBits(bits, 3);
  const selectors = readSelectors(bits, tableCount);
  const tables = Array.from({ length: tableCount }, () => numberCodes(readCodeLengths(bits, used.length + 2)));
  const size = readSymbols(bits, used, selectors, tables, sorted);
  linkBytes(sorted, size);
  return writeBytes(sorted, size, first, begin);
}

// Give the bytes that were compressed; they stay until the next are decompressed.
function decompress(packed) {
  const bits = openBits(packed);
  readBits(bits, 24); // BZh
  const largest = (readBits(bits, 8) - 48) * blockUnit;
  if (largest > workspace.sorted.length) workspace.sorted = new Int32Array(largest);
  let length = 0;
  while (readBits(bits, 24) !== endOfStream) length = readBlockOf(bits, workspace.sorted, length);
  return workspace.bytes.subarray(0, length);
}
