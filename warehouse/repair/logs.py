"""Mend the logs of the tables that batches write: set damaged ends aside, and apply the batches again that they had.

Which files a table has after a batch is said twice: in its own log, and in the plan of the batch. So entries at the
end of a log can go if the plans of all batches from there on are known. Unlike lake/recovery.py, which mends what a
power cut leaves at each start, this looks at entries in the midst, and at what legible ones say. `_batches` itself:
batches_table.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from warehouse.audit.batches import find_table_violations
from warehouse.lake import commit, creation, delta, fsync, paths, recovery
from warehouse.lake.commit import Batch
from warehouse.lake.data_files import list_files
from warehouse.lake.table_log import CHECKPOINT_NAME, ENTRY_NAME, log_of
from warehouse.repair.mending import Mending
from warehouse.tables import TABLES

UNREADABLE = (DeltaError, OSError, ValueError, pa.ArrowException)
ASIDE = ".torn"  # the ending that lake/recovery.py gives such files too
Batches = Sequence[Batch]


def repair_logs(data: Path) -> Iterator[Mending]:
    """Set aside, table by table, the least that makes its log legible and agree with the batches that are known."""
    batches = read_known_batches(data)
    for name in (*delta.batch_tables(), *(name for name, table in TABLES.items() if not table.in_batches)):
        if paths.table_path(data, name).is_dir():
            yield from _repair_log(data, name, batches)


def reapply_batches(data: Path) -> Iterator[Mending]:
    """Apply the known batches again to the tables that lack them, and yield which tables."""
    try:
        before = _list_numbers(data)
        moved = recovery.repair_logs(data)
        commit.reapply_batches(data)
        commit.roll_forward(data)
        after = _list_numbers(data)
    except UNREADABLE:  # a log that could not be mended
        return
    yield from (Mending(path.parent.parent.name, path.name, "torn, and set aside") for path in moved)
    for name, number in after.items():
        if number != before[name]:
            yield Mending(name, "_delta_log", f"batches {before[name] + 1} to {number} were applied again")


def read_known_batches(data: Path) -> Batches:
    """Read the batches that `_batches` knows; none where it cannot be read."""
    try:
        return commit.read_batches(delta.open_log(data, delta.BATCHES), 0)
    except UNREADABLE:
        return []


def _list_numbers(data: Path) -> dict[str, int]:
    return {name: delta.open_log(data, name).number for name in delta.batch_tables()}


def _repair_log(data: Path, name: str, batches: Batches) -> Iterator[Mending]:
    log = paths.table_path(data, name) / "_delta_log"
    if _can_be_derived(data, name, batches):
        return
    for find_damage in _WAYS:
        moved = [_set_aside(path) for path in find_damage(log, batches if TABLES[name].in_batches else [])]
        if moved and _can_be_derived(data, name, batches):
            fsync.sync([log])
            yield from (Mending(name, path.name.removesuffix(ASIDE), "damaged, and set aside") for path in moved)
            return
        for path in moved:
            path.rename(path.with_name(path.name.removesuffix(ASIDE)))
    if TABLES[name].in_batches and batches and batches[0].number == 1:
        set_log_aside(log)
        creation.create_tables(data)
        yield Mending(name, "_delta_log", "made anew, to have all batches again")


def _can_be_derived(data: Path, name: str, batches: Batches) -> bool:
    """Say whether a table, once it has all known batches, has just the files that these say."""
    try:
        table = delta.open_table(data, name)
        active = {file.path.name for file in list_files(name, log_of(table))}
    except UNREADABLE:
        return False
    if not TABLES[name].in_batches:
        return True
    return _is_complete(table, batches) and not any(
        find_table_violations(name, _apply(table, active, name, batches), batches)
    )


def _is_complete(table: DeltaTable, batches: Batches) -> bool:
    """Say whether all batches that the table lacks are known."""
    number = delta.batch_number(table)
    if not batches:
        return True
    last = batches[-1].number
    return number <= last and {batch.number for batch in batches}.issuperset(range(number + 1, last + 1))


def _apply(table: DeltaTable, active: set[str], name: str, batches: Batches) -> set[str]:
    """Give the files that the table has once it has all batches."""
    for batch in batches:
        change = batch.plan.changes.get(name)
        if change is not None and batch.number > delta.batch_number(table):
            active = (active - change.removed.keys()) | {file.name for file in change.added}
    return active


def set_log_aside(log: Path) -> None:
    """Move the folder of a whole log aside, under a name that is free."""
    name = log.with_name(log.name + ASIDE)
    number = 1
    while name.exists():
        name = log.with_name(f"{log.name}{ASIDE}.{number}")
        number += 1
    log.rename(name)


def _set_aside(path: Path) -> Path:
    aside = path.with_name(path.name + ASIDE)
    path.rename(aside)
    return aside


def _list_checkpoint(log: Path, _batches: Batches) -> list[Path]:
    """List the newest checkpoint, which the entries before may stand for, and what points to it."""
    newest = sorted(path for path in log.iterdir() if CHECKPOINT_NAME.fullmatch(path.name))[-1:]
    return [path for path in (*newest, log / "_last_checkpoint") if path.exists()]


def _list_pointer(log: Path, _batches: Batches) -> list[Path]:
    """List the file that points to the newest checkpoint; without it the folder is listed."""
    return [path for path in (log / "_last_checkpoint",) if path.exists()]


def _list_damaged_end(log: Path, batches: Batches) -> list[Path]:
    """List the entries since the last checkpoint, from the first one on that is lost, illegible or not as planned."""
    if not batches:
        return []
    checkpoints = [int(match[1]) for path in log.iterdir() if (match := CHECKPOINT_NAME.fullmatch(path.name))]
    first = 1 + max(checkpoints, default=-1)
    entries = {int(match[1]): path for path in log.iterdir() if (match := ENTRY_NAME.fullmatch(path.name))}
    later = [entries[version] for version in sorted(entries) if version >= first]
    for at, path in enumerate(later):
        if path != entries.get(first + at) or _is_damaged(path, log.parent, batches):
            return later[at:]
    return []


def _is_damaged(entry: Path, root: Path, batches: Batches) -> bool:
    try:
        actions = fsync.read_actions(entry)
    except ValueError:
        return True
    numbers = [action["txn"]["version"] for action in actions if "txn" in action]
    if not numbers:  # it made the table, or gave it columns
        return False
    plan = next((batch.plan for batch in batches if batch.number == numbers[0]), None)
    if plan is None:
        return bool(numbers[0] > batches[-1].number)
    change = plan.changes.get(root.name)
    added = {} if change is None else {root / file.name: file.size_bytes for file in change.added}
    removed = set() if change is None else {root / file for file in change.removed}
    is_as_planned = fsync.files_of_actions(actions, "add", root) == added
    return not is_as_planned or fsync.files_of_actions(actions, "remove", root).keys() != removed


# From what costs least to what costs most.
_WAYS: tuple[Callable[[Path, Batches], list[Path]], ...] = (_list_pointer, _list_damaged_end, _list_checkpoint)
