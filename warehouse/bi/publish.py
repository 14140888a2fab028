"""Publish bi/: a folder of plain Parquet files with the current rows, made of hard links to the lake's active files.

A publication is a folder `bi.<n>` that is complete before the relative link `bi` is swapped to it by one rename;
whoever resolves the link first sees one publication, whole. It costs links, not rows. No row is changed here.
Which files it has: plan.py. How it is swapped and kept: generations.py.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse import store
from warehouse.bi.generations import (
    list_table_folders,
    lock_publishing,
    next_generation,
    read_manifest,
    swap_generation,
    sweep_generations,
    write_manifest,
)
from warehouse.bi.last_publication import LastPublication, hash_file
from warehouse.bi.object_publishing import publish_objects
from warehouse.bi.plan import DerivedFile, PublicationPlan
from warehouse.bi.publication import (
    GENERATIONS_KEPT,
    MADE_FROM,
    RUN_TABLES,
    make_derived_rows,
    open_last,
    plan_from_lake,
)
from warehouse.bi.publication import LakeDamaged as LakeDamaged
from warehouse.bi.publication import Publication as Publication
from warehouse.bi.published import Hashes
from warehouse.lake import fsync
from warehouse.places import is_on_disk

READ_ONLY = 0o444
_ANY_WRITE = 0o222  # the rights to write of owner, group and others


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
    if not is_on_disk(data):
        store.upgrade(data)
        return publish_objects(data, keeps_earlier, is_anew)
    with lock_publishing(data):
        store.upgrade(data)
        manifest = read_manifest(data / "bi")
        known = {} if is_anew else manifest
        plan = plan_from_lake(data, known)
        if _is_current(plan, data / "bi", known):
            return Publication(int(manifest["generation"]), plan.number, kept=True)

        generation = next_generation(data, manifest)
        fresh = data / f"bi.{generation}"
        last = open_last(fresh if is_anew else (data / "bi").resolve(), known, plan)
        linked, copied, written, hashes = _fill_generation(plan, fresh, last)
        write_manifest(fresh, plan, generation, hashes)
        swap_generation(data, generation)
        sweep_generations(data, generation, GENERATIONS_KEPT if keeps_earlier else 1)
    return Publication(generation, plan.number, linked, copied, written)


def _is_current(plan: PublicationPlan, bi: Path, manifest: Mapping[str, Any]) -> bool:
    if manifest.get("number") != plan.number:
        return False

    there = {f"{folder.name}/{file.name}": file for folder in list_table_folders(bi) for file in os.scandir(folder)}
    active = {name: file for name, file in plan.active.items() if file.table not in RUN_TABLES}
    expected = active.keys() | {name for name, file in plan.derived.items() if file.table.name not in RUN_TABLES}
    if {name for name in there if name.partition("/")[0] not in RUN_TABLES} != expected:
        return False
    if any(there[name].stat().st_size != _measure_bytes(file.path) for name, file in active.items()):
        return False
    return all(_is_made_from(bi / name, plan.derived[name].digest) for name in expected - active.keys())


def _measure_bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise LakeDamaged(f"{path} cannot be read ({error.strerror}); `wireroom check` lists what is wrong") from error


def _is_made_from(path: Path, digest: str) -> bool:
    try:
        return (pq.read_metadata(path).metadata or {}).get(MADE_FROM) == digest.encode()
    except (OSError, pa.ArrowException):
        return False


def _fill_generation(plan: PublicationPlan, fresh: Path, last: LastPublication) -> tuple[int, int, int, Hashes]:
    """Fill the folder `fresh`; gives the numbers of files linked, copied and written, and hashes of derived ones."""
    for table in sorted({name.partition("/")[0] for name in (*plan.active, *plan.derived)}):
        (fresh / table).mkdir(parents=True)

    linked = 0
    written = 0
    hashes: dict[str, str | None] = {}
    for name, file in plan.derived.items():
        if last.has_made(name, file.digest) and _link_file(last.folder / name, fresh / name):
            hashes[name] = last.hash_of(name)
            linked += 1
        else:
            _write_derived_file(file, fresh / name, last)
            hashes[name] = hash_file(fresh / name)
            written += 1

    refused = [name for name, file in plan.active.items() if not _link_file(file.path, fresh / name)]
    copied = sum(_copy_file(plan.active[name].path, last.folder / name, fresh / name) for name in refused)
    return linked + len(plan.active) - copied, copied, written, hashes


def _link_file(source: Path, target: Path) -> bool:
    """Link `target` to `source`, read-only; False where the disk or its rights do not allow it."""
    try:
        os.link(source, target)
        if source.stat().st_mode & _ANY_WRITE:
            source.chmod(READ_ONLY)
    except OSError:  # other owner, other disk, no links here; a missing source shows when it is copied
        target.unlink(missing_ok=True)
        return False
    return True


def _copy_file(source: Path, before: Path, target: Path) -> bool:
    """Copy, unless the last publication did so already: that copy is linked on, and the answer is False.

    Raises:
        LakeDamaged: the source is gone, or nothing can be written.
    """
    is_copied = before.is_file() and before.stat().st_size == _measure_bytes(source)
    if is_copied and _link_file(before, target):
        return False
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise LakeDamaged(f"{source} cannot be copied to {target} ({error.strerror})") from error
    _seal_file(target)
    return True


def _write_derived_file(file: DerivedFile, target: Path, last: LastPublication) -> None:
    pq.write_table(make_derived_rows(target.name, file, last), target, write_page_checksum=True)
    _seal_file(target)


def _seal_file(target: Path) -> None:
    """Bring a written file to the disk and make it read-only."""
    fsync.sync([target])
    target.chmod(READ_ONLY)
