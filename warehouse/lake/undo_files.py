"""Write and read what takes a batch back: one small file for each, written before the batch is decided.

It has what nothing else tells: rows that the batch dropped, and the keys of those that it added. What follows from it
is worked out elsewhere: how to go back by restoring.py, which batches can be taken back by undo_log.py, what must not
stay by undo_scrubbing.py.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse import places
from warehouse.lake import fsync, paths
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.clock import read_clock
from warehouse.tables import TABLES

REJECTS = "rejects"
# `-rows` says that it may have rows of articles or rejects, so that whoever removes these opens no other.
_NAME = re.compile(r"(?P<number>[0-9]{7,})-[0-9a-f]+(?P<rows>-rows)?\.parquet")
_HEAD = b"wireroom.undo"
# Nobody but this program reads the file, and rows of articles are mostly text.
_COMPRESSION = "zstd"
ILLEGIBLE = (OSError, ValueError, KeyError, pa.ArrowException)


class UndoPart(StrEnum):
    """What rows of an undo file are to their table."""

    ADDED = "added"  # keys of rows that the batch added
    ADDED_LATER = "added later"  # later versions that it added, whole (merge.py)
    DROPPED = "dropped"  # rows that it dropped, whole
    DROPPED_LATER = "dropped later"  # later versions that it dropped, whole


@dataclass(frozen=True, slots=True)
class Undo:
    """What takes a batch back, by table and part."""

    parts: Mapping[tuple[str, UndoPart], pa.Table] = field(default_factory=dict)

    def find(self, table: str, part: UndoPart) -> pa.Table | None:
        """Give the rows of a part; None where there are none."""
        return self.parts.get((table, part))


@dataclass(frozen=True, slots=True)
class UndoHead:
    """What an undo file says of its batch: time of writing is UTC, just before the batch was decided."""

    number: int
    kind: BatchKind
    run_id: str | None
    written_at: datetime


def write_undo(data: Path, number: int, kind: BatchKind, run_id: str | None, undo: Undo) -> Path:
    """Write the undo file of a batch, not yet on the disk; give its place.

    Raises:
        OSError: it cannot be written, for instance because the disk is full.
    """
    head = UndoHead(number, kind, run_id, read_clock())
    ending = "-rows.parquet" if _has_rows_of_articles(undo) else ".parquet"
    path = paths.undo_path(data) / f"{number:07}-{secrets.token_hex(4)}{ending}"
    _make_folder(path.parent)
    body = _encode(head, undo)
    try:
        path.write_bytes(body)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _has_rows_of_articles(undo: Undo) -> bool:
    """Say whether it has rows that a removal may have to take out; names and entities stay."""
    dropped = {table for table, part in undo.parts if part == UndoPart.DROPPED}
    return any(name == REJECTS or not TABLES[name].shared for name in dropped)


def _make_folder(folder: Path) -> None:
    if places.is_on_disk(folder) and not folder.is_dir():
        places.make_folder(folder)
        fsync.sync([folder.parent])


def replace_undo(path: Path, undo: Undo) -> None:
    """Write an undo file anew in its place, as a whole or not at all.

    Raises:
        OSError: it cannot be read or written.
        ArrowException: it is no whole undo file.
    """
    fsync.write_file(path, _encode(read_head(path), undo))


def _encode(head: UndoHead, undo: Undo) -> bytes:
    parts = [
        {"table": table, "part": part.value, "rows": _encode_rows(rows)} for (table, part), rows in undo.parts.items()
    ]
    described = {
        "number": head.number,
        "kind": head.kind.value,
        "run_id": head.run_id,
        "written_at": head.written_at.isoformat(),
    }
    schema = pa.schema(
        [("table", pa.string()), ("part", pa.string()), ("rows", pa.binary())], {_HEAD: json.dumps(described)}
    )
    sink = pa.BufferOutputStream()
    pq.write_table(
        pa.Table.from_pylist(parts, schema=schema),
        sink,
        compression=_COMPRESSION,
        use_dictionary=False,
        write_statistics=False,
        write_page_checksum=True,
    )
    body: bytes = sink.getvalue().to_pybytes()
    return body


def _encode_rows(rows: pa.Table) -> bytes:
    """Write rows as an Arrow stream, without the comments of their columns."""
    plain = pa.Table.from_arrays(rows.columns, names=rows.column_names)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, plain.schema) as stream:
        stream.write_table(plain)
    body: bytes = sink.getvalue().to_pybytes()
    return body


def read_undo(path: Path) -> Undo:
    """Read what takes a batch back.

    Raises:
        OSError: the file is missing or unreadable.
        ArrowException: it is no whole undo file.
        ValueError: a part of it is none that is known.
    """
    with pq.ParquetFile(places.open_to_read(path), page_checksum_verification=True) as file:
        parts = file.read(use_threads=False).to_pylist()
    return Undo({
        (part["table"], UndoPart(part["part"])): pa.ipc.open_stream(part["rows"]).read_all() for part in parts
    })


def read_head(path: Path) -> UndoHead:
    """Read of which batch an undo file is.

    Raises:
        OSError: the file is missing or unreadable.
        ArrowException: it is no whole Parquet file.
        KeyError: it is no undo file.
        ValueError: what it says cannot be read.
    """
    head: dict[str, Any] = json.loads((pq.read_metadata(places.open_to_read(path)).metadata or {})[_HEAD])
    written_at = datetime.fromisoformat(head["written_at"])
    return UndoHead(head["number"], BatchKind(head["kind"]), head["run_id"], written_at)


def list_undo_files(data: Path) -> list[Path]:
    """List all undo files, those of early batches first; some may be of batches that never were."""
    found = [path for path in paths.undo_path(data).glob("*.parquet") if _NAME.fullmatch(path.name)]
    return sorted(found, key=lambda path: (number_of(path), path.name))


def number_of(path: Path) -> int:
    """Give the number of the batch that an undo file's name says."""
    match = _NAME.fullmatch(path.name)
    return int(match["number"]) if match else 0


def may_have_rows(path: Path) -> bool:
    """Say whether an undo file may have rows of articles or rejects, by its name."""
    match = _NAME.fullmatch(path.name)
    return match is not None and match["rows"] is not None


def remove_undo_files(written: Iterable[Path]) -> None:
    """Remove undo files that belong to no batch, or that nobody may go back by any more."""
    for path in written:
        path.unlink(missing_ok=True)
