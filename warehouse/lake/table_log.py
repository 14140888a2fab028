"""Read what a table's log says of it, and write the log's next entry, by the protocol of Delta tables.

The newest checkpoint is read, and the entries after it: 1 ms, of a table for which the Delta library takes up to 9. A
log that is not as it should be is left to the library, which reads it or says what is wrong. Only entries that change
data files are written here; tables are declared, and checkpoints made, by the library.

https://github.com/delta-io/delta/blob/master/PROTOCOL.md
"""

from __future__ import annotations

import json
import os
import re
import secrets
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError

from warehouse import places
from warehouse.lake import fsync

APP_ID = "wireroom"
LOG = "_delta_log"
Action = Mapping[str, Any]

CHECKPOINT_NAME = re.compile(r"([0-9]{20})\.checkpoint\.parquet")
ENTRY_NAME = re.compile(r"([0-9]{20})\.json")
_ADDED = ("add.path", "add.size", "add.stats")
_DECLARED = ("metaData.configuration", "metaData.partitionColumns")
# What no log has that this module can read: an entry or checkpoint that is torn, or of another form.
_UNEXPECTED = (ValueError, KeyError, TypeError, AttributeError, OSError, pa.ArrowException)
# What is read of each kind of action.
_READ_OF: Mapping[str, set[str]] = {
    "add": {"path", "size"},
    "remove": {"path"},
    "txn": {"appId", "version"},
    "metaData": {"configuration", "partitionColumns"},
}
_CHECKPOINTS_REMEMBERED = 64  # a few times the tables of a store
_ENTRIES_REMEMBERED = 1024  # of logs in an object store, those since the last checkpoints
_STATISTICS_REMEMBERED = 4096  # of the files of a store of some millions of articles; each batch asks for all


@dataclass(frozen=True, slots=True)
class LoggedFile:
    """What a log says of a data file: its size, and its statistics as JSON, empty where it has none."""

    size_bytes: int
    statistics: str

    def read_statistics(self) -> Mapping[str, Any]:
        """Give the statistics: `numRecords`, `minValues`, `maxValues`, `nullCount`, as far as they are there."""
        return _parse_statistics(self.statistics) if self.statistics else {}


@lru_cache(maxsize=_STATISTICS_REMEMBERED)
def _parse_statistics(statistics: str) -> Mapping[str, Any]:
    described: dict[str, Any] = json.loads(statistics)
    return described


@dataclass(frozen=True, slots=True)
class _Known:
    """What a table has at one version: its data files by name, the last batch, and how it is declared."""

    files: Mapping[str, LoggedFile]
    number: int
    declaration: Mapping[str, Any]


_NOTHING = _Known({}, 0, {"configuration": {}, "partitionColumns": []})


@dataclass(frozen=True)
class TableLog:
    """A table as its log has it at `version`: a checkpoint, if there is one, and all that was done since."""

    root: Path
    version: int
    checkpoint: int | None
    entries: tuple[Sequence[Action], ...]
    checkpoint_tag: str = ""  # in an object store: of the bytes that the checkpoint had when the log was listed

    @cached_property
    def number(self) -> int:
        """The number of the last batch that the table has; 0 before the first."""
        numbers = [number for entry in self.entries if (number := _find_number(entry)) is not None]
        return max(numbers) if numbers else self._before.number

    def until(self, number: int) -> TableLog:
        """Give the log as it was with no batch after `number`.

        Raises:
            DeltaError: it was cleaned up since.
        """
        kept = self.entries
        while kept and (_find_number(kept[-1]) or 0) > number:
            kept = kept[:-1]
        log = replace(self, version=self.version - len(self.entries) + len(kept), entries=kept)
        return log if log.number <= number else _read_back(self.root, number)

    @cached_property
    def files(self) -> Mapping[str, LoggedFile]:
        """The data files that the table has, by name."""
        files = dict(self._before.files)
        for action in self._list("add", "remove"):
            if "add" in action:
                added = action["add"]
                files[unquote(added["path"])] = LoggedFile(added["size"], added.get("stats") or "")
            else:
                files.pop(unquote(action["remove"]["path"]), None)
        return files

    @property
    def properties(self) -> Mapping[str, str]:
        """The properties of the table."""
        properties: Mapping[str, str] = self._declaration["configuration"]
        return properties

    @property
    def partition_columns(self) -> Sequence[str]:
        """The columns by whose values its files lie in folders; none since version 3 of the store."""
        columns: Sequence[str] = self._declaration["partitionColumns"]
        return columns

    @cached_property
    def _declaration(self) -> Mapping[str, Any]:
        declared = self._list("metaData")
        return declared[-1]["metaData"] if declared else self._before.declaration

    @cached_property
    def _before(self) -> _Known:
        return (
            _NOTHING if self.checkpoint is None else _read_checkpoint(self.root, self.checkpoint, self.checkpoint_tag)
        )

    def _list(self, *kinds: str) -> list[Action]:
        return [action for entry in self.entries for action in entry if not action.keys().isdisjoint(kinds)]


def _find_number(entry: Iterable[Action]) -> int | None:
    """Find the number of the batch that an entry carries; None for one that carries none."""
    marks = (action["txn"] for action in entry if "txn" in action)
    return next((mark["version"] for mark in marks if mark["appId"] == APP_ID), None)


def name_entry(root: Path, version: int) -> Path:
    """Give the place of the log entry that made `version` of the table at `root`."""
    return root / LOG / f"{version:020}.json"


def read_log(root: Path) -> TableLog:
    """Read the log of the table at `root`, up to its newest version.

    Raises:
        DeltaError: there is no table, or its log is damaged.
    """
    try:
        return _read_newest(root)
    except _UNEXPECTED:
        return log_of(DeltaTable(str(root), storage_options=places.storage_options(root)))


def _read_back(root: Path, number: int) -> TableLog:
    """Read what a table had with no batch after `number`, though its checkpoint has one."""
    table = DeltaTable(str(root), storage_options=places.storage_options(root))
    while (table.transaction_version(APP_ID) or 0) > number:
        table.load_as_version(table.version() - 1)
    return log_of(table)


def log_of(table: DeltaTable) -> TableLog:
    """Give what the Delta library has read of a table, at the version of its handle."""
    listed = pa.table(table.get_add_actions()).to_pylist()
    number = table.transaction_version(APP_ID)
    declared = table.metadata()
    done: list[Action] = [
        {"metaData": {"configuration": declared.configuration, "partitionColumns": declared.partition_columns}}
    ]
    if number is not None:
        done.append(mark_batch(number))
    for file in listed:
        described = {"numRecords": file["num_records"], "minValues": file.get("min"), "maxValues": file.get("max")}
        stats = json.dumps(described, default=str)
        done.append({"add": {"path": quote(file["path"]), "size": file["size_bytes"], "stats": stats}})
    return TableLog(places.place_of(table), table.version(), None, (done,))


def _read_newest(root: Path) -> TableLog:
    """Read the newest checkpoint and the entries after it.

    Raises:
        ValueError: an entry is torn, or one is missing in between.
        OSError: one was cleaned away meanwhile, or cannot be read.
    """
    names = _list_names(root / LOG)
    checkpoint = max((name for name in names if CHECKPOINT_NAME.fullmatch(name)), default=None)
    first = 0 if checkpoint is None else int(checkpoint[:20]) + 1
    later = sorted(name for name in names if ENTRY_NAME.fullmatch(name) and int(name[:20]) >= first)
    version = first + len(later) - 1
    if version < 0 or (later and int(later[-1][:20]) != version):
        raise ValueError(f"entries of {root} are missing")
    entries = tuple(_read_entry(root / LOG / name, names[name]) for name in later)
    if checkpoint is None:
        return TableLog(root, version, None, entries)
    return TableLog(root, version, int(checkpoint[:20]), entries, names[checkpoint])


def _list_names(folder: Path) -> dict[str, str]:
    """List the files of a log, in an object store each with the tag of its bytes; on a disk tags are empty."""
    if places.is_on_disk(folder):
        with os.scandir(folder) as listed:
            return {entry.name: "" for entry in listed}
    return {name: found.tag for name, found in places.list_objects(folder).items()}


def _read_entry(path: Path, tag: str) -> list[Action]:
    return _recall_entry(path, tag) if tag else _parse_entry(path)


@lru_cache(maxsize=_ENTRIES_REMEMBERED)
def _recall_entry(path: Path, _tag: str) -> list[Action]:
    return _parse_entry(path)


def _parse_entry(path: Path) -> list[Action]:
    actions = [json.loads(line) for line in places.read_whole(path).decode().splitlines()]
    if not actions or not all(_is_legible(action) for action in actions):
        raise ValueError(f"{path} is torn")
    return actions


def _is_legible(action: Action) -> bool:
    """Say whether an action has what is read of its kind."""
    return all(action[kind].keys() >= names for kind, names in _READ_OF.items() if kind in action)


def _read_checkpoint(root: Path, version: int, tag: str) -> _Known:
    """Read what the table at `root` had at a version that has a checkpoint.

    Raises:
        DeltaError: it is damaged.
    """
    path = root / LOG / f"{version:020}.checkpoint.parquet"
    try:
        if not places.is_on_disk(path):
            return _recall_checkpoint(path, tag) if tag else _parse_checkpoint(path)
        found = path.stat()
        return _recall_checkpoint(path, f"{found.st_mtime_ns} {found.st_size}")
    except _UNEXPECTED:
        log = log_of(DeltaTable(str(root), version, storage_options=places.storage_options(root)))
        return _Known(log.files, log.number, log._declaration)


@lru_cache(maxsize=_CHECKPOINTS_REMEMBERED)
def _recall_checkpoint(path: Path, _tag: str) -> _Known:
    return _parse_checkpoint(path)


def _parse_checkpoint(path: Path) -> _Known:
    with pq.ParquetFile(places.open_to_read(path)) as file:
        rows = file.read(columns=[*_ADDED, "txn", *_DECLARED], use_threads=False)
    adds, marks, declared = (_list_present(rows[name]) for name in ("add", "txn", "metaData"))
    files = {unquote(add["path"]): LoggedFile(add["size"], add["stats"] or "") for add in adds}
    numbers = [mark["version"] for mark in marks if mark["appId"] == APP_ID]
    return _Known(files, max(numbers, default=0), declared[0] | {"configuration": dict(declared[0]["configuration"])})


def _list_present(column: pa.ChunkedArray) -> list[dict[str, Any]]:
    present: list[dict[str, Any]] = column.drop_null().to_pylist()
    return present


def append_entry(log: TableLog, actions: Iterable[Action]) -> None:
    """Write the entry after the last one of `log`, whole or not at all.

    It is on the disk then, its name in the folder not yet (`fsync.sync`).

    Raises:
        CommitFailedError: another writer was faster; nothing was written.
        OSError: it cannot be written.
    """
    done = (_describe_commit(), *actions)
    body = "\n".join(json.dumps(action, separators=(",", ":")) for action in done).encode()
    version = log.version + 1
    if not _create_file(name_entry(log.root, version), body):
        raise CommitFailedError(f"version {version} of {log.root.name} is there already")


def _create_file(place: Path, body: bytes) -> bool:
    """Write a file where none is yet; False where there is one."""
    if not places.is_on_disk(place):
        return places.create_object(place, body)
    part = place.with_name(f"_commit_{secrets.token_hex(8)}.json.tmp")
    try:
        fsync.write_part(part, body)
        _link(part, place, body)
    except FileExistsError:
        return False
    finally:
        part.unlink(missing_ok=True)
    return True


def _link(part: Path, place: Path, body: bytes) -> None:
    """Give a file its name where none is yet; on a disk without links it is written, which a kill may cut.

    Raises:
        FileExistsError: there is one.
    """
    try:
        os.link(part, place)
    except FileExistsError:
        raise
    except OSError:
        with place.open("xb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())


def _describe_commit() -> Action:
    operation = {"operation": "WRITE", "operationParameters": {"mode": "Append", "partitionBy": "[]"}}
    return {"commitInfo": {"timestamp": read_clock_ms(), **operation, "engineInfo": APP_ID}}


def read_clock_ms() -> int:
    """Give the milliseconds since 1970, as entries have them."""
    return time.time_ns() // 1_000_000


def mark_batch(number: int) -> Action:
    """Make the action that says that the table has batch `number`."""
    return {"txn": {"appId": APP_ID, "version": number}}


def add_file(name: str, size_bytes: int, statistics: str) -> Action:
    """Make the action that adds a data file to the table."""
    described = {"size": size_bytes, "modificationTime": read_clock_ms(), "dataChange": True, "stats": statistics}
    return {"add": {"path": quote(name), "partitionValues": {}, **described}}


def remove_file(name: str, size_bytes: int) -> Action:
    """Make the action that takes a data file away from the table; it stays in its folder."""
    described = {"size": size_bytes, "deletionTimestamp": read_clock_ms(), "dataChange": True}
    return {"remove": {"path": quote(name), "partitionValues": {}, "extendedFileMetadata": True, **described}}
