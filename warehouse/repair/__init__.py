"""Mend a damaged warehouse by what can be derived anew, for `wireroom check --repair`. No row is invented or guessed.

Logs from the plans in `_batches` (logs.py, batches_table.py, outside_tables.py), lost files from copies in bi/
(data_files.py), indexes from their files, bi/ from the lake. What nothing else has stays damaged, and is named with its
remedy (remedies.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warehouse import store
from warehouse.audit.batches import find_batch_violations
from warehouse.audit.indexes import find_index_violations
from warehouse.audit.publication import find_publication_violations
from warehouse.bi.publish import LakeDamaged, publish
from warehouse.lake import maintenance
from warehouse.lake.data_files import active_files
from warehouse.lake.paths import copy_path, index_path, table_path
from warehouse.repair.batches_table import renew_batches_table
from warehouse.repair.data_files import find_damaged_files, restore_files
from warehouse.repair.logs import UNREADABLE, reapply_batches, repair_logs
from warehouse.repair.mending import Mending
from warehouse.repair.outside_tables import renew_outside_tables

__all__ = ["Mending", "repair"]


def repair(data: Path) -> Iterator[Mending]:
    """Mend what can be derived anew, and yield what was mended; called again, it mends what a kill left.

    What cannot be mended stays as it is: `audit` says what that is.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: other writers were always faster.
    """
    mended = list[Mending]()
    for step in _STEPS:
        for mending in step(data):
            mended.append(mending)
            yield mending
    yield from _publish_anew(data, is_mended=bool(mended))


def _drop_wrong_indexes(data: Path) -> Iterator[Mending]:
    """Delete the indexes and copies that are others than their data files give; whoever needs one makes it anew."""
    try:
        files = active_files(store.snapshot(data))
    except UNREADABLE:
        return
    for violation in find_index_violations(files):
        file = table_path(data, violation.table) / violation.row_key
        for place in (index_path(file), copy_path(file)):
            place.unlink(missing_ok=True)
        yield Mending(violation.table, violation.row_key, "its index was deleted, and is made anew from the file")


# Files come back before the ends of logs are looked at: an entry whose file is lost would be taken for a torn one.
_STEPS = (
    repair_logs,
    renew_batches_table,
    renew_outside_tables,
    restore_files,
    reapply_batches,
    restore_files,
    _drop_wrong_indexes,
)


def _publish_anew(data: Path, *, is_mended: bool) -> Iterator[Mending]:
    """Publish from the lake alone where bi/ is damaged or the lake was mended; a damaged lake is not published.

    Of a lake that lacks files, a new generation would lack them too, and take the place of one that has them.
    """
    try:
        tables = store.snapshot(data)
        files = active_files(tables)
        if any(find_batch_violations(data, tables, files)) or any(find_damaged_files(files)):
            return
        maintenance.sweep_files(data)
        if is_mended or any(find_publication_violations(data, tables)):
            publication = publish(data, is_anew=True)
            yield Mending("bi", f"bi.{publication.generation}", "made anew from the lake alone")
    except (LakeDamaged, *UNREADABLE):  # which the audit that follows tells
        return
