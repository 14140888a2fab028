"""Keep which quotes have the words that very many have, a bit for each: lists of them take too long to put together.

Words are what may be typed: all beginnings of the words in the index (search_index.py). Of letters of ASCII alone,
whose capitals are told as the index tells them.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

# Of so many quotes a list takes some 10 ms, and up to 40 of all of a million.
FREQUENT = 100_000
_CREATE = "CREATE TABLE frequent (word TEXT PRIMARY KEY, bits BLOB)"
_TERMS = "CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'words', 'row')"
Numbers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


def write_frequent(index: sqlite3.Connection, find: Callable[[str], Numbers], last: int) -> None:
    """Write the bits of all frequent words into an index that has its terms.

    Args:
        index: the index.
        find: finds the numbers of the quotes that have a word.
        last: the largest number.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    index.execute(_CREATE)
    for word in _list_candidates(index):
        numbers = find(word)
        if len(numbers) >= FREQUENT:
            flags = np.zeros(last + 1, np.bool_)
            flags[numbers] = True
            index.execute("INSERT INTO frequent VALUES (?, ?)", (word, np.packbits(flags).tobytes()))


def read_frequent(index: sqlite3.Connection, words: Sequence[str]) -> dict[str, Flags]:
    """Read which quotes have those of the words that are frequent: of each a flag by number of quote.

    Raises:
        sqlite3.Error: the index cannot be read.
    """
    typed = {word.lower(): word for word in words if word.isascii()}
    sql = f"SELECT word, bits FROM frequent WHERE word IN ({', '.join('?' * len(typed))})"
    rows = index.execute(sql, list(typed)).fetchall()
    return {typed[word]: np.unpackbits(np.frombuffer(bits, np.uint8)).view(np.bool_) for word, bits in rows}


def _list_candidates(index: sqlite3.Connection) -> Iterator[str]:
    """List what may be frequent: beginnings of words that together come up often enough."""
    index.execute(_TERMS)
    counts = Counter[str]()
    for term, count in index.execute("SELECT term, doc FROM temp.terms"):
        if term.isascii():
            counts.update({term[:length]: count for length in range(1, len(term) + 1)})
    index.execute("DROP TABLE temp.terms")
    yield from sorted(word for word, count in counts.items() if count >= FREQUENT)
