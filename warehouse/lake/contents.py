"""Tell from a data file's footer which months its articles are of, and whether rows of a month are the same as before.

Each month of a file has a number that stands for its rows there. Where files are merged the numbers are added up, so
the sum over all files of a table stays as it is until rows of that month come or go: what is made of a month is made
anew just then.
"""

from __future__ import annotations

import json
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.lake import written_rows
from warehouse.places import open_to_read

UNDATED = "undated"  # stands for the month of articles whose day is not known
_KEY = b"wireroom.months"
_MONTH = "published_month"
_NUMBERS = 1 << 64  # numbers are of 64 bits, and so are sums
_FILES_REMEMBERED = 256  # several views ask for the same files, which never change; each is some 20 kB

Contents = Mapping[str, int]


def number_contents(rows: pa.Table) -> Contents:
    """Give new numbers for the months of rows; none for rows that have no month."""
    if _MONTH not in rows.column_names:
        return {}
    return {month or UNDATED: secrets.randbelow(_NUMBERS) for month in rows[_MONTH].unique().to_pylist()}


def add_contents(parts: Iterable[Contents]) -> Contents:
    """Add up the numbers of several files, month by month."""
    sums: dict[str, int] = defaultdict(int)
    for contents in parts:
        for month, number in contents.items():
            sums[month] = (sums[month] + number) % _NUMBERS
    return dict(sums)


def subtract_contents(contents: Contents, taken: Contents) -> Contents:
    """Take off the numbers of files that went; a month that no file is left of drops out."""
    left = {month: (number - taken.get(month, 0)) % _NUMBERS for month, number in contents.items()}
    return {month: number for month, number in left.items() if number}


def renew_contents(before: Contents, kept: pa.Table, dropped: pa.Table) -> Contents:
    """Give the numbers of a file out of which rows were dropped: new ones for the months that they were of."""
    changed = number_contents(dropped)
    return {month: changed.get(month, before.get(month, number)) for month, number in number_contents(kept).items()}


def attach_contents(schema: pa.Schema, contents: Contents) -> pa.Schema:
    """Put the numbers where the footer of a file of these columns will have them."""
    if not contents:
        return schema
    return schema.with_metadata({**(schema.metadata or {}), _KEY: json.dumps(contents).encode()})


@lru_cache(maxsize=_FILES_REMEMBERED)
def read_contents(path: Path) -> Contents:
    """Read the numbers of a file's months, or remember them, as `read_contents_once` does."""
    return read_contents_once(path)


def read_contents_once(path: Path) -> Contents:
    """Read the numbers of a file's months; a file of an older program has none. For files that go now.

    Raises:
        OSError: it is missing or unreadable.
        ArrowInvalid: it is no whole Parquet file.
    """
    written = written_rows.recall(path)
    metadata = pq.read_metadata(open_to_read(path)).metadata if written is None else written.schema.metadata
    contents: dict[str, int] = json.loads((metadata or {}).get(_KEY, b"{}"))
    return contents
