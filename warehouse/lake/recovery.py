"""Mend the ends of logs after a power cut, where an entry is torn or names data that never came to the disk.

Each commit is brought to the disk before the next step builds on it, so such an entry was never acknowledged: it is
moved aside, and the batch that it belongs to is applied again. Data that was published is there still, and is brought
back (published_copies.py). A killed process needs none of this, since entries appear whole by a link.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse import places
from warehouse.lake import delta, fsync, paths, published_copies
from warehouse.lake.delta import BATCHES

_ENTRY = re.compile(r"[0-9]{20}\.json")
_LOG = logging.getLogger(__name__)


def repair_logs(data: Path) -> list[Path]:
    """Move the torn ends of all logs aside, `.torn` added to their names.

    Returns:
        The paths that they had.
    """
    if not places.is_on_disk(data):
        return []  # an entry is there as a whole or not at all
    roots = [log.parent for log in sorted(paths.lake_path(data).glob("*/_delta_log"), key=_order_log)]
    moved = [path for root in roots for path in (*_move_torn_checkpoint(root), *_move_torn_entries(data, root))]
    fsync.sync(path.parent for path in moved)
    for path in moved:
        _LOG.warning("torn, as after a power cut, and moved aside: %s", path)
    return moved


def _order_log(log: Path) -> tuple[bool, Path]:
    return log.parent.name == BATCHES, log  # last, since `documents` says which deciding rows count


def _move_torn_entries(data: Path, root: Path) -> list[Path]:
    entries = sorted(path for path in (root / "_delta_log").glob("*.json") if _ENTRY.fullmatch(path.name))
    moved = []
    while entries and _is_torn(data, root, entries[-1]):
        moved += _move_aside(entries.pop())
    return moved


def _is_torn(data: Path, root: Path, entry: Path) -> bool:
    try:
        done = fsync.read_actions(entry)
    except ValueError:
        return True
    added = fsync.files_of_actions(done, "add", root)
    if not done:
        return True
    lost = {path: size for path, size in added.items() if _measure_bytes(path) != size}
    if not lost or _has_checkpoint(entry):
        return False
    is_back = all(published_copies.bring_back(data, path, size) for path, size in lost.items())
    return not is_back and _is_dispensable(data, root, done)


def _has_checkpoint(entry: Path) -> bool:
    """Say whether a checkpoint stands for the entry, so that nothing would change without it.

    Entries before a checkpoint may name files that were deleted since, and are none the worse for it.
    """
    newest = max(entry.parent.glob("*.checkpoint.parquet"), default=None)
    return newest is not None and newest.name[:20] >= entry.name[:20]


def _is_dispensable(data: Path, root: Path, done: list[dict[str, Any]]) -> bool:
    """Say whether nothing is lost without the entry whose actions are `done`.

    The files of a batch are on the disk before it is decided: one that is lost was lost by other means than a power
    cut, which `check` tells. The row that decides it comes to the disk before any table has the batch. Other commits
    put files in the place of those they remove, which stay for a while.
    """
    numbers = [action["txn"]["version"] for action in done if "txn" in action]
    if numbers and any(paths.staging_path(data).glob(f"{numbers[0]:07}-*")):
        return True  # a store of version 2: its rows are staged, and written again
    if numbers:
        return root.name == BATCHES and numbers[0] > delta.open_log(data, "documents").number
    return all(path.is_file() for path in fsync.files_of_actions(done, "remove", root))


def _measure_bytes(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None


def _move_torn_checkpoint(root: Path) -> list[Path]:
    log = root / "_delta_log"
    newest = sorted(log.glob("*.checkpoint.parquet"))[-1:]
    if not newest or _is_parquet(newest[0]):
        return []
    return [moved for path in (*newest, log / "_last_checkpoint") for moved in _move_aside(path)]


def _is_parquet(path: Path) -> bool:
    try:
        pq.read_metadata(path)
    except (OSError, pa.ArrowException):
        return False
    return True


def _move_aside(path: Path) -> list[Path]:
    try:
        path.rename(path.with_name(path.name + ".torn"))
    except FileNotFoundError:  # another process mends too
        return []
    return [path]
