"""Publish bi/: a folder of plain Parquet files with the current rows, made of hard links to the lake's active files.

A publication is a folder `bi.<n>` that is complete before the relative link `bi` is swapped to it by one rename;
whoever resolves the link first sees one publication, whole. It costs links, not rows. No row is changed here.
Which files it has: plan.py. How it is swapped and kept: generations.py.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.bi.derived_rows import make_files
from warehouse.bi.generations import (
    GENERATIONS_KEPT,
    list_table_folders,
    lock_publishing,
    next_generation,
    read_manifest,
    swap_generation,
    sweep_generations,
    write_manifest,
)
from warehouse.bi.lake_state import plan_current
from warehouse.bi.last_publication import LastPublication
from warehouse.bi.names import LAKE, MADE
from warehouse.bi.plan import DerivedFile, PublicationPlan
from warehouse.lake import fsync

# What changes with every run, also with one that finds nothing new: that alone is not worth a publication.
RUN_TABLES = frozenset({"runs", "sources"})
MADE_FROM = b"wireroom.made_from"  # key of a derived file's metadata: the digest of what it is made from
READ_ONLY = 0o444
# Dictionaries take a third of the time that so few rows take to write, and save a tenth of the bytes.
_FEW_ROWS = 10_000
_ANY_WRITE = 0o222  # the rights to write of owner, group and others


class LakeDamaged(Exception):
    """An active file of the lake is missing or cannot be read, so nothing was published; `bi` stays as it was."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What `bi` shows now: its generation, the lake's batch number, and how many files it took to get there.

    `kept` is True where nothing had changed and no generation was made; the three counts are 0 then.
    """

    generation: int
    number: int
    linked: int = 0
    copied: int = 0
    written: int = 0
    kept: bool = False


def publish(data: Path, keeps_earlier: bool = True, is_anew: bool = False) -> Publication:
    """Bring `<data>/bi` up to the lake's current rows; a new generation only if some file is another one.

    Without `keeps_earlier` no earlier publication is left for readers that still use one: what was removed is gone.
    With `is_anew` nothing is taken from the last publication, as it may be damaged: all is made from the lake alone.
    What bi really holds is compared, not what a run counted: a lost or truncated file there comes back.

    Raises:
        NoStore: `data` holds no store.
        StoreTooNew: a newer program made or changed it.
        StoreTooOld: it lacks a column that may not be null.
        LakeDamaged: an active file of the lake is missing or cannot be read.
    """
    with lock_publishing(data):
        manifest = read_manifest(data / "bi")
        known = {} if is_anew else manifest
        plan = _plan_from_lake(data, known)
        if _is_current(plan, data, known):
            return Publication(int(manifest["generation"]), plan.number, kept=True)

        generation = next_generation(data, manifest)
        fresh = data / f"bi.{generation}"
        last = _open_last(fresh if is_anew else (data / "bi").resolve(), known, plan)
        try:
            linked, copied, written = _fill_generation(plan, fresh, last)
        except LakeDamaged:  # or what was published is harmed: then the lake alone will do
            if plan.counted.are_all:
                raise
            shutil.rmtree(fresh)
            plan = _plan_from_lake(data, {})
            linked, copied, written = _fill_generation(plan, fresh, last)
        write_manifest(fresh, plan, generation)
        swap_generation(data, generation)
        sweep_generations(data, generation, GENERATIONS_KEPT if keeps_earlier else 1)
    return Publication(generation, plan.number, linked, copied, written)


def _open_last(folder: Path, manifest: Mapping[str, Any], plan: PublicationPlan) -> LastPublication:
    """Open what may be taken over: nothing of a program with other columns."""
    return LastPublication(folder, manifest if manifest.get("shape") == plan.shape else {})


def _plan_from_lake(data: Path, manifest: Mapping[str, Any]) -> PublicationPlan:
    try:
        return plan_current(data, manifest)
    except (OSError, pa.ArrowException) as error:
        raise LakeDamaged(f"a file cannot be read ({error}); `wireroom check` lists what is wrong") from error


def _is_current(plan: PublicationPlan, data: Path, manifest: Mapping[str, Any]) -> bool:
    if manifest.get("number") != plan.number:
        return False

    bi = data / "bi"
    there = {f"{folder.name}/{file.name}": file for folder in list_table_folders(bi) for file in os.scandir(folder)}
    expected = {name: source for name, source in plan.sources.items() if name.partition("/")[0] not in RUN_TABLES}
    if {name for name in there if name.partition("/")[0] not in RUN_TABLES} != expected.keys():
        return False
    links = {name: data / source for name, source in expected.items() if source.startswith(LAKE)}
    if any(there[name].stat().st_size != _measure_bytes(path) for name, path in links.items()):
        return False
    return all(_is_made_from(bi / name, source) for name, source in expected.items() if name not in links)


def _measure_bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise LakeDamaged(f"{path} cannot be read ({error.strerror}); `wireroom check` lists what is wrong") from error


def _is_made_from(path: Path, source: str) -> bool:
    try:
        digest = (pq.read_metadata(path).metadata or {}).get(MADE_FROM, b"")
        return source == f"{MADE} {digest.decode()}"
    except (OSError, pa.ArrowException):
        return False


def _fill_generation(plan: PublicationPlan, fresh: Path, last: LastPublication) -> tuple[int, int, int]:
    """Fill the folder `fresh`; gives the numbers of files linked, copied and written.

    Raises:
        LakeDamaged: a file is gone, or nothing can be written.
    """
    sources = plan.sources
    for table in sorted({name.partition("/")[0] for name in sources}):
        (fresh / table).mkdir(parents=True)

    made = [name for name, source in sources.items() if source.startswith(MADE)]
    missing = [name for name in made if not _link_made_file(name, sources[name], fresh, last)]
    if lost := [name for name in missing if name not in plan.derived]:
        raise LakeDamaged(f"{lost[0]} is not as it was published")
    _write_derived_files({name: plan.derived[name] for name in missing}, plan, fresh, last)
    copied = sum(
        _show_file(f"{fresh.parent}/{source}", name, fresh, last)
        for name, source in sources.items()
        if source.startswith(LAKE)
    )
    return len(sources) - len(missing) - copied, copied, len(missing)


def _link_made_file(name: str, source: str, fresh: Path, last: LastPublication) -> bool:
    return last.has_made(name, source) and _link_file(f"{last.folder}/{name}", f"{fresh}/{name}", is_sealed=True)


def _show_file(path: str, name: str, fresh: Path, last: LastPublication) -> bool:
    """Link a file of the lake; where that is not possible, say whether it had to be copied."""
    is_sealed = name in last.manifest.get("files", {})
    if _link_file(path, f"{fresh}/{name}", is_sealed=is_sealed):
        return False
    return _copy_file(Path(path), last.folder / name, fresh / name)


def _link_file(source: str, target: str, *, is_sealed: bool = False) -> bool:
    """Link `target` to `source`, read-only; False where the disk or its rights do not allow it.

    Paths are texts: there are as many as bi/ has files. One that `is_sealed` is read-only.
    """
    try:
        os.link(source, target)
        if not is_sealed and Path(source).stat().st_mode & _ANY_WRITE:
            Path(source).chmod(READ_ONLY)
    except OSError:  # other owner, other disk, no links here; a missing source shows when it is copied
        Path(target).unlink(missing_ok=True)
        return False
    return True


def _copy_file(source: Path, before: Path, target: Path) -> bool:
    """Copy, unless the last publication did so already: that copy is linked on, and the answer is False.

    Raises:
        LakeDamaged: the source is gone, or nothing can be written.
    """
    is_copied = before.is_file() and before.stat().st_size == _measure_bytes(source)
    if is_copied and _link_file(str(before), str(target)):
        return False
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise LakeDamaged(f"{source} cannot be copied to {target} ({error.strerror})") from error
    fsync.sync([target])
    target.chmod(READ_ONLY)
    return True


def _write_derived_files(
    files: Mapping[str, DerivedFile], plan: PublicationPlan, fresh: Path, last: LastPublication
) -> None:
    try:
        for name, rows in make_files(files, plan.counted, last):
            metadata = {**(rows.schema.metadata or {}), MADE_FROM: files[name].digest.encode()}
            _write_file(rows.replace_schema_metadata(metadata), fresh / name)
    except (OSError, ValueError, pa.ArrowException) as error:  # ValueError: what a row refers to is gone
        raise LakeDamaged(f"bi/ cannot be made ({error}); `wireroom check` lists what is wrong") from error


def _write_file(rows: pa.Table, target: Path) -> None:
    """Write a file, bring it to the disk and make it read-only."""
    body = pa.BufferOutputStream()
    pq.write_table(rows, body, use_dictionary=rows.num_rows > _FEW_ROWS, write_page_checksum=True)
    with target.open("wb", buffering=0) as file:
        file.write(body.getvalue())
        os.fsync(file.fileno())
    target.chmod(READ_ONLY)
