"""Take what is removed by law out of the undo files, so that no byte of it stays and nobody goes back to it.

Only files that have rows of articles or rejects are opened. Rows of names and entities stay, as they do in the lake.
How articles are removed: removal.py. What the files have: undo_files.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from transforms.document import Row
from warehouse.lake import paths
from warehouse.lake.batch_plan import Scrubbing
from warehouse.lake.delta import HISTORY, tables_of_articles
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.removed_versions import Version, leave_out_removed, version_of
from warehouse.lake.undo_files import (
    ILLEGIBLE,
    REJECTS,
    Undo,
    UndoPart,
    list_undo_files,
    may_have_rows,
    read_undo,
    remove_undo_files,
    replace_undo,
)

# What is read of the rows that a batch dropped, by table: what they are known by, and what leads to other versions.
_COLUMNS = {
    "documents": (
        "document_id",
        "text_sha256",
        "replaces_document_id",
        "url",
        "run_id",
        "source_uri",
        "published_date",
    ),
    "document_texts": ("document_id", "raw_sha256"),
    HISTORY: ("document_id", "text_sha256", "replaced_by_document_id"),
    REJECTS: ("reject_id", "source_uri", "raw_sha256"),
}
_LINKS = ("replaces_document_id", "replaced_by_document_id")


@dataclass(frozen=True, slots=True)
class UndoneRows:
    """Rows that undo files have, by table, each with the name of its `file`; `illegible` are files that are damaged."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in _COLUMNS})
    illegible: list[str] = field(default_factory=list)

    def find_versions(self, document_ids: Iterable[str]) -> list[Row]:
        """Find the rows of all versions of some articles, those of other ids too, which replaced each other."""
        found: list[Row] = []
        wanted = set(document_ids)
        rest = [*self.rows["documents"], *self.rows[HISTORY]]
        while new := [row for row in rest if not wanted.isdisjoint(_list_ids(row))]:
            rest = [row for row in rest if row not in new]
            found += new
            wanted |= {document_id for row in new for document_id in _list_ids(row)}
        return found

    def find_rejects(self, versions: Iterable[Row], places: Collection[str], hashes: Collection[str]) -> list[Row]:
        """Find the rejects of the places and bytes of some versions, or of other `places` and `hashes`."""
        rows = list(versions)
        ids = {row["document_id"] for row in rows}
        own = {row["raw_sha256"] for row in self.rows["document_texts"] if row["document_id"] in ids}
        all_places = {*places, *(row.get("source_uri") for row in rows)} - {None}
        all_hashes = {*hashes, *own, *(row["text_sha256"] for row in rows)} - {None}
        return [row for row in self.rows[REJECTS] if row["source_uri"] in all_places or row["raw_sha256"] in all_hashes]


def _list_ids(row: Row) -> set[str]:
    return {row["document_id"], *(row.get(name) for name in _LINKS)} - {None}


def read_undone(data: Path) -> UndoneRows:
    """Read which rows of articles and rejects the undo files have."""
    undone = UndoneRows()
    for path in filter(may_have_rows, list_undo_files(data)):
        try:
            undo = read_undo(path)
        except ILLEGIBLE:
            undone.illegible.append(path.name)
            continue
        for name, columns in _COLUMNS.items():
            dropped = undo.find(name, UndoPart.DROPPED)
            if dropped is not None:
                undone.rows[name] += [{**row, "file": path.name} for row in dropped.select(list(columns)).to_pylist()]
    return undone


def scrub_undo_files(lake: LakeFiles, scrubbing: Scrubbing) -> None:
    """Write undo files anew without what was removed; one that cannot be read is deleted, as it may have it.

    Raises:
        OSError: a file cannot be written.
    """
    for name in scrubbing.files:
        path = paths.undo_path(lake.data) / name
        try:
            undo = read_undo(path)
        except FileNotFoundError:
            continue
        except ILLEGIBLE:
            remove_undo_files([path])
            continue
        scrubbed = _scrub(lake, undo, scrubbing.reject_ids)
        if scrubbed != undo:
            replace_undo(path, scrubbed)


def _scrub(lake: LakeFiles, undo: Undo, reject_ids: Collection[str]) -> Undo:
    """Take out the versions of articles that were removed, and some rejects."""
    gone = {document_id for document_id, _ in _find_removed(lake, undo, "documents")}
    drops = dict.fromkeys(tables_of_articles(), ("document_id", gone)) | {REJECTS: ("reject_id", reject_ids)}
    parts = {}
    for (name, part), rows in undo.parts.items():
        left = rows
        if part == UndoPart.DROPPED and name in drops:
            left = _drop_values(rows, *drops[name])
        if part == UndoPart.DROPPED and name == HISTORY:
            earlier = _find_removed(lake, undo, HISTORY)
            left = rows.filter(pa.array([version_of(row) not in earlier for row in _list_versions(rows)]))
        if left.num_rows:
            parts[name, part] = left
    return Undo(parts)


def _drop_values(rows: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    return rows.filter(pc.invert(pc.is_in(rows[column], pa.array(sorted(values), pa.string()))))


def _find_removed(lake: LakeFiles, undo: Undo, table: str) -> set[Version]:
    """Find which versions that a batch dropped out of a table were removed."""
    dropped = undo.find(table, UndoPart.DROPPED)
    rows = [] if dropped is None else _list_versions(dropped)
    return {version_of(row) for row in rows} - {version_of(row) for row in leave_out_removed(lake, rows)}


def _list_versions(rows: pa.Table) -> list[Row]:
    listed: list[Row] = rows.select(["document_id", "text_sha256"]).to_pylist()
    return listed
