"""Bring lost and damaged data files of the lake back from the publications that have a link or a copy of them.

A copy is taken only if it has the size that the log says and all of its pages can be read. A link to the very file
that was damaged in place is no help. Logs: logs.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from warehouse import store
from warehouse.audit.file_reading import read_rows_or_violation
from warehouse.bi.names import published_names
from warehouse.lake import fsync
from warehouse.lake.data_files import ActiveFile, ActiveFiles, active_files, has_checksum
from warehouse.repair.logs import UNREADABLE
from warehouse.repair.mending import Mending


def restore_files(data: Path) -> Iterator[Mending]:
    """Restore every damaged file that a publication still has whole, and yield which ones."""
    try:
        files = active_files(store.snapshot(data))
    except UNREADABLE:  # a log that could not be mended
        return
    names = _name_published(files)
    for file in find_damaged_files(files):
        source = _find_whole_copy(data, file, names.get(file, ""))
        if source is not None:
            fsync.write_file(file.path, source.read_bytes())
            yield Mending(file.table, file.path.name, f"brought back from {source.relative_to(data)}")


def find_damaged_files(files: ActiveFiles) -> Iterator[ActiveFile]:
    """Find the files that are lost, cut, or cannot be read whole and as declared."""
    for some in files.values():
        for file in some:
            _, violation = read_rows_or_violation(file)
            if violation is not None:
                yield file


def _name_published(files: ActiveFiles) -> dict[ActiveFile, str]:
    """Give the path that each file has within a publication; later versions of rows have none."""
    shown = (file for some in files.values() for file in some if not file.is_later)
    return {file: name for name, file in published_names(shown).items()}


def _find_whole_copy(data: Path, file: ActiveFile, name: str) -> Path | None:
    if not name:
        return None
    generations = sorted((path for path in data.glob("bi.*") if path.is_dir()), key=_age_key, reverse=True)
    for folder in (data / "bi", *generations):
        path = folder / name
        if path.is_file() and _is_whole_copy(file, path):
            return path
    return None


def _is_whole_copy(file: ActiveFile, path: Path) -> bool:
    return read_rows_or_violation(replace(file, path=path))[1] is None and has_checksum(path, file.path.name)


def _age_key(generation: Path) -> tuple[int, str]:
    digits = generation.name.partition(".")[2]
    return (int(digits) if digits.isdigit() else 0), generation.name
