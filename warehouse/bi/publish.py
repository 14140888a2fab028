"""Publish bi/: a folder of plain Parquet files with the current rows, made of hard links to the lake's active files.

A publication is a folder `bi.<n>` that is complete before the relative link `bi` is swapped to it by one rename;
whoever resolves the link first sees one publication, whole. It costs links, not rows. No row is changed here.
Which files it has: plan.py. What it takes over: reuse.py. How it is swapped and kept: generations.py.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.bi.generations import (
    list_table_folders,
    lock_publishing,
    next_generation,
    read_manifest,
    show_generation,
    sweep_generations,
    write_manifest,
)
from warehouse.bi.last_publication import LastPublication
from warehouse.bi.names import LAKE, MADE
from warehouse.bi.object_publishing import publish_objects
from warehouse.bi.plan import PublicationPlan
from warehouse.bi.publication import (
    GENERATIONS_KEPT,
    MADE_FROM,
    RUN_TABLES,
    make_derived_files,
    open_last,
    plan_from_lake,
    write_rows,
)
from warehouse.bi.publication import LakeDamaged as LakeDamaged
from warehouse.bi.publication import Publication as Publication
from warehouse.bi.published import Hashes, PublishMode, mode_of
from warehouse.bi.reuse import keep_same_files, take_oldest
from warehouse.handouts import drop_handouts
from warehouse.lake import fsync
from warehouse.litter import is_litter
from warehouse.places import is_on_disk

_LOG = logging.getLogger(__name__)
READ_ONLY = 0o444
_ANY_WRITE = 0o222  # the rights to write of owner, group and others


def publish(
    data: Path, keeps_earlier: bool = True, is_anew: bool = False, mode: PublishMode | None = None
) -> Publication:
    """Bring `<data>/bi` up to the lake's current rows; a new generation only if some file is another one.

    Without `keeps_earlier` no earlier publication is left for readers that still use one, nor what commands made of one
    in the data folder (handouts.py): what was removed is gone.
    With `is_anew` nothing is taken from the last publication, as it may be damaged: all is made from the lake alone.
    `mode` says how `bi` shows it from now on; None: as it does, by a link the first time. In an object store it says
    nothing.
    What bi really holds is compared, not what a run counted: a lost or truncated file there comes back.

    Raises:
        NoStore: `data` holds no store.
        StoreTooNew: a newer program made or changed it.
        StoreTooOld: it lacks a column that may not be null.
        LakeDamaged: an active file of the lake is missing or cannot be read.
    """
    if not is_on_disk(data):
        return publish_objects(data, keeps_earlier, is_anew)
    with lock_publishing(data):
        manifest = read_manifest(data / "bi")
        shown_by = mode or mode_of(manifest)
        known = {} if is_anew else manifest
        plan = plan_from_lake(data, known)
        if shown_by == mode_of(manifest) and _is_current(plan, data, known):
            return Publication(int(manifest["generation"]), plan.number, kept=True)

        generation = next_generation(data, manifest)
        fresh = data / f"bi.{generation}"
        if keeps_earlier and not is_anew:
            take_oldest(data, fresh)
        last = open_last(fresh if is_anew else (data / "bi").resolve(), known, plan)
        try:
            linked, copied, written, hashes = _fill_generation(plan, fresh, last)
        except LakeDamaged:  # or what was published is harmed: then the lake alone will do
            if plan.counted.are_all:
                raise
            shutil.rmtree(fresh)
            plan = plan_from_lake(data, {})
            linked, copied, written, hashes = _fill_generation(plan, fresh, last)
        notes = {"mode": shown_by, "has_copies": _say_if_copied(data, copied, manifest)}
        write_manifest(fresh, plan, generation, hashes, notes)
        show_generation(data, generation, shown_by)
        sweep_generations(data, generation, GENERATIONS_KEPT if keeps_earlier and shown_by == PublishMode.LINK else 1)
        if not keeps_earlier:
            drop_handouts(data)
    return Publication(generation, plan.number, linked, copied, written)


def _say_if_copied(data: Path, copied: int, manifest: Mapping[str, Any]) -> bool:
    """Say once, for all files and publications, that bi/ takes room of its own; give whether it does."""
    was_copied = bool(manifest.get("has_copies"))
    if copied and not was_copied:
        reason = "the disk or its rights allow no hard links"
        _LOG.warning("%s: %s, so files are copied and bi/ takes room of its own", data, reason)
    return was_copied or copied > 0


def _is_current(plan: PublicationPlan, data: Path, manifest: Mapping[str, Any]) -> bool:
    if manifest.get("number") != plan.number:
        return False

    bi = data / "bi"
    there = {
        f"{folder.name}/{file.name}": file
        for folder in list_table_folders(bi)
        for file in os.scandir(folder)
        if not is_litter(Path(file.name))
    }
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
        digest: bytes = (pq.read_metadata(path).metadata or {}).get(MADE_FROM, b"")
        return source.encode() == f"{MADE} ".encode() + digest
    except (OSError, pa.ArrowException):
        return False


def _fill_generation(plan: PublicationPlan, fresh: Path, last: LastPublication) -> tuple[int, int, int, Hashes]:
    """Fill the folder `fresh`; gives the numbers of files linked, copied and written, and hashes of derived ones.

    What it has already of an earlier generation stays where it is the same.

    Raises:
        LakeDamaged: a file is gone, or what it is made of cannot be read.
    """
    sources = plan.sources
    kept = keep_same_files(fresh, sources, last)
    for table in sorted({name.partition("/")[0] for name in sources}):
        (fresh / table).mkdir(parents=True, exist_ok=True)

    made = [name for name, source in sources.items() if source.startswith(MADE)]
    missing = {name for name in made if name not in kept and not _link_made_file(name, sources[name], fresh, last)}
    hashes = {name: last.hash_of(name) for name in made}
    for name, rows in make_derived_files(missing, plan, last):
        hashes[name] = _write_file(write_rows(rows), fresh / name)
    links = {name: source for name, source in sources.items() if source.startswith(LAKE) and name not in kept}
    copied = sum(_show_file(f"{fresh.parent}/{source}", name, fresh, last) for name, source in links.items())
    return len(sources) - len(missing) - copied, copied, len(missing), hashes


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


def _write_file(body: pa.Buffer, target: Path) -> str:
    """Write a file, bring it to the disk and make it read-only; gives its SHA-256."""
    left = memoryview(body)
    file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0))
    try:
        while left:  # of a write a full disk may take a part, and say nothing
            left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)
    target.chmod(READ_ONLY)
    return hashlib.sha256(body).hexdigest()
