"""Name the files of bi/, so that a file keeps its name as long as it lives.

Names only: no file is read or written here. Which files a publication has: plan.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from warehouse.lake.data_files import ActiveFile, hash_name
from warehouse.tables import TABLES
from warehouse.views import DERIVED

MADE = "made from"  # begins the source of a derived file in a manifest
MADE_FOLDER = "bi/made/"  # has the derived files of an object store's generations
LAKE = "lake/"  # begins that of a link into the lake
SHORT_DIGEST_DIGITS = 8  # enough for the files of one segment or month; a clash takes all 64
_KEY = re.compile(r"-(?P<key>[0-9]{7,}|[0-9]{4}-[0-9]{2}|undated)-[0-9a-f]+\.parquet")


def published_names(files: Iterable[ActiveFile]) -> dict[str, ActiveFile]:
    """Name each active file: `<table>/<table>-<segment>-<8 hex of the file name's SHA-256>.parquet`.

    Of two files that would share one name, the later takes all 64 digits.
    """
    named: dict[str, ActiveFile] = {}
    for file in files:
        digest = hash_name(file.path.name)
        name = published_name(file.table, file.segment, digest[:SHORT_DIGEST_DIGITS])
        if name in named:
            name = published_name(file.table, file.segment, digest)
        named[name] = file
    return named


def published_name(table: str, key: str | None, digits: str) -> str:
    """Give the path within bi/ of one file of `table`; its key is a segment, a month, or none."""
    parts = [part for part in (table, key, digits) if part]
    return f"{table}/{'-'.join(parts)}.parquet"


def key_of(name: str) -> str | None:
    """Give the segment or month that the name of a published file says; None where it says none."""
    match = _KEY.search(name)
    return match and match["key"]


@cache
def list_tables() -> frozenset[str]:
    """List the tables and marts that bi/ has."""
    return frozenset((*TABLES, *DERIVED))
