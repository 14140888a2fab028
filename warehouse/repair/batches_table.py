"""Make `_batches` anew where it cannot be read: rows of batches that all tables have are needed by nobody.

Nothing may hang on a lost row: where a table has a batch that `documents` does not have yet, it has to be in
`_batches`, and nothing is done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from warehouse.lake import commit, creation, delta, fsync, paths
from warehouse.lake.batch_plan import BatchPlan
from warehouse.lake.data_files import list_files, read_plain
from warehouse.lake.delta import BATCHES
from warehouse.lake.relayout import is_old
from warehouse.repair.logs import UNREADABLE, set_log_aside
from warehouse.repair.mending import Mending


def renew_batches_table(data: Path) -> Iterator[Mending]:
    """Make `_batches` anew, with the rows that can be read, if it cannot be read as it is."""
    if _is_sound(data) or not _are_tables_whole(data):
        return
    rows = _read_legible_rows(data)
    number = delta.open_documents(data).number
    log = paths.table_path(data, BATCHES) / "_delta_log"
    if log.is_dir():
        set_log_aside(log)
    creation.create_tables(data)
    table = delta.open_table(data, BATCHES)
    done = _keep_unbroken_end(rows, number)
    delta.write(table, pa.Table.from_pylist(done, schema=delta.BATCHES_SCHEMA), None, number)
    fsync.sync_table(delta.open_table(data, BATCHES), log.parent)
    yield Mending(BATCHES, "_delta_log", f"made anew with {len(done)} of the last batches")


def _is_sound(data: Path) -> bool:
    try:
        documents = delta.open_documents(data)
        if is_old(documents):  # laid out anew by the next writer
            return True
        log = delta.open_log(data, BATCHES)
        commit.read_batches(log, 0)
    except UNREADABLE:
        return False
    return log.number >= documents.number


def _are_tables_whole(data: Path) -> bool:
    """Say whether all tables can be opened and none is ahead of `documents`."""
    try:
        numbers = {delta.open_log(data, name).number for name in delta.batch_tables()}
        return max(numbers) == delta.open_documents(data).number
    except UNREADABLE:
        return False


def _read_legible_rows(data: Path) -> list[dict[str, Any]]:
    try:
        files = list_files(BATCHES, delta.open_log(data, BATCHES))
    except UNREADABLE:  # a file that no log names may be that of a writer who lost
        return []
    rows: list[dict[str, Any]] = []
    for file in files:
        try:
            rows += read_plain(file.path, delta.BATCHES_SCHEMA.names).to_pylist()
        except UNREADABLE:
            continue
    return [row for row in rows if _is_plan(row["plan"])]


def _is_plan(text: str) -> bool:
    try:
        BatchPlan.from_json(text)
    except ValueError:
        return False
    return True


def _keep_unbroken_end(rows: Sequence[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    """Keep the rows up to `number` behind the last one that was lost: what it did, those before do not know."""
    by_number = {row["number"]: row for row in rows}
    kept = []
    while number in by_number:
        kept.append(by_number[number])
        number -= 1
    return kept[::-1]
