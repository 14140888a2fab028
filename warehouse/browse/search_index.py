"""Find statements by words: an index of SQLite (FTS5) over their text and the names of their speakers.

Accents and capitals count nothing. Each word asked for has to begin a word there. Words of very many statements:
frequent_words.py. Numbers of quotes: quote_index.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from warehouse.browse.frequent_words import Numbers, read_frequent, write_frequent

INDEX_FILE = "words.sqlite"
# Words are looked up, never shown, so the index keeps neither text nor places. Prefixes of up to six letters have lists
# of their own, half as much again on disk: putting the lists of their words together takes ten times as long.
_CREATE = """
CREATE VIRTUAL TABLE words USING fts5(
    said, content = '', detail = none, prefix = '2 3 4 5 6', tokenize = 'unicode61 remove_diacritics 2')
"""
_FILL_ROWS = 10_000
# Of the file, read without copying: long lists in half the time.
_MAPPED_BYTES = 2**31 - 1


def write_index(rows: Iterable[tuple[int, str]], folder: Path, report: Callable[[int], None]) -> None:
    """Write the index of numbered texts into a folder.

    Args:
        rows: number and words of each statement, in order of their numbers.
        folder: where INDEX_FILE is written.
        report: is told after each some thousands how many there are so far.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    with closing(sqlite3.connect(folder / INDEX_FILE)) as index:
        # a file that is not finished is never read, so none of it need be safe
        index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -100000")
        index.execute(_CREATE)
        insert, last = "INSERT INTO words (rowid, said) VALUES (?, ?)", 0
        for count, row in enumerate(rows, start=1):
            index.execute(insert, row)
            last, _ = row
            if count % _FILL_ROWS == 0:
                report(count)
        index.execute("INSERT INTO words (words) VALUES ('optimize')")
        write_frequent(index, lambda word: _list_numbers(index, [word]), last)
        index.commit()


def find_numbers(folder: Path, words: Sequence[str]) -> Numbers:
    """Find the numbers of the statements that have all words, in their order.

    Raises:
        sqlite3.Error: the index cannot be read.
    """
    with closing(_open_index(folder)) as index:
        frequent = read_frequent(index, words)
        others = [word for word in words if word not in frequent]
        if not others:
            return np.flatnonzero(np.logical_and.reduce(list(frequent.values()))).astype(np.int32)
        numbers = _list_numbers(index, others)
    for flags in frequent.values():
        numbers = numbers[flags[numbers]]
    return numbers


def _list_numbers(index: sqlite3.Connection, words: Sequence[str]) -> Numbers:
    # one text of all numbers is made and read five times as fast as a row for each
    sql = "SELECT group_concat(rowid, ' ') FROM words WHERE words MATCH ?"
    (numbers,) = index.execute(sql, [_write_match(words)]).fetchone()
    return np.fromstring(numbers, np.int32, sep=" ") if numbers else np.empty(0, np.int32)


def split_words(text: str) -> list[str]:
    """Split what somebody types into words: runs of letters and digits, as the index cuts them."""
    return "".join(sign if sign.isalnum() else " " for sign in text).split()


def _open_index(folder: Path) -> sqlite3.Connection:
    index = sqlite3.connect(f"{(folder / INDEX_FILE).absolute().as_uri()}?mode=ro", uri=True)
    index.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
    return index


def _write_match(words: Sequence[str]) -> str:
    return " AND ".join(f'"{word}"*' for word in words)
