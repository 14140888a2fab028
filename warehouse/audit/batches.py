"""Check that each table has the files that the last batches gave it, and none that they took away.

A log that lost its last entries is a whole log by itself: only `_batches`, which says what each batch did, can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from warehouse.checks.violations import Violation
from warehouse.lake import commit, delta
from warehouse.lake.data_files import ActiveFiles, segment_of
from warehouse.lake.delta import BATCHES
from warehouse.lake.relayout import is_old
from warehouse.lake.table_log import log_of
from warehouse.tables import TABLES

RULE = "files of batches"


def find_batch_violations(data: Path, tables: Mapping[str, DeltaTable], files: ActiveFiles) -> Iterator[Violation]:
    """Yield the files that tables lack, or still have, by what the known batches did; and a `_batches` not legible."""
    if "documents" not in tables or is_old(log_of(tables["documents"])):  # the batches of an old store name no files
        return
    try:
        batches = commit.read_batches(delta.open_log(data, BATCHES), 0)
    except (DeltaError, OSError, ValueError, pa.ArrowException) as error:
        message = f"the batches cannot be read: {error}".replace("\n", " ")
        yield Violation(BATCHES, BATCHES, "file is readable", message)
        return
    number = delta.batch_number(tables["documents"])
    done = [batch for batch in batches if batch.number <= number]
    for name, some in files.items():
        if TABLES[name].in_batches:
            yield from find_table_violations(name, {file.path.name for file in some}, done)


def find_table_violations(name: str, active: set[str], batches: Sequence[commit.Batch]) -> Iterator[Violation]:
    """Yield the files that table `name`, which has the files `active`, lacks or still has after these batches."""
    added: dict[str, int] = {}
    removed: dict[str, int] = {}
    for batch in batches:
        if change := batch.plan.changes.get(name):
            for file in change.removed:
                added.pop(file, None)
                removed[file] = batch.number
            added |= {file.name: batch.number for file in change.added}
    for file in sorted(_find_strange(active - added.keys() - removed.keys(), batches)):
        yield Violation(name, file, RULE, "the table's log has the file, and no batch added it")
    for file in sorted(added.keys() - active):
        yield Violation(name, file, RULE, f"batch {added[file]} added the file, and the table's log does not have it")
    for file in sorted(removed.keys() & active):
        yield Violation(name, file, RULE, f"batch {removed[file]} took the file away, and the table's log still has it")


def _find_strange(files: Set[str], batches: Sequence[commit.Batch]) -> Iterator[str]:
    """Find the files that a batch which is known would have added: they bear its number, or a later one."""
    for file in files:
        segment = segment_of(file)
        if batches and (segment is None or int(segment) >= batches[0].number):
            yield file
