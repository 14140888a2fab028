"""Name the files of bi/, so that a file keeps its name as long as it lives.

Names only: no file is read or written here. Which files a publication has: plan.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from warehouse.lake.data_files import ActiveFile

SHORT_DIGEST_DIGITS = 8  # enough for the files of one month; a clash takes all 64


def published_names(files: Iterable[ActiveFile]) -> dict[str, ActiveFile]:
    """Name each active file: `<table>/<table>-2017-04-<8 hex of the file name's SHA-256>.parquet`.

    Of two files that would share one name, the later takes all 64 digits.
    """
    named: dict[str, ActiveFile] = {}
    for file in files:
        digest = hashlib.sha256(file.path.name.encode()).hexdigest()
        name = published_name(file.table, file.month, digest[:SHORT_DIGEST_DIGITS])
        if name in named:
            name = published_name(file.table, file.month, digest)
        named[name] = file
    return named


def published_name(table: str, month: str | None, digits: str) -> str:
    """Give the path within bi/ of one file of `table`."""
    parts = [part for part in (table, month, digits) if part]
    return f"{table}/{'-'.join(parts)}.parquet"
