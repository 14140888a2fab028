"""bi/: a folder of plain Parquet files with the current rows, made of hard links to the lake's live files.

A publication is a folder `bi.<n>` that is complete before the relative link `bi` is swapped to it by one rename;
whoever resolves the link first sees one publication, whole. It costs links, not rows.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable

from warehouse import store
from warehouse.fields import Table
from warehouse.lake import delta, fsync
from warehouse.lake.data_files import ActiveFile, bi_name, bi_names, live_files
from warehouse.lake.delta import UNDATED
from warehouse.tables import TABLES
from warehouse.views import VIEWS, MartPart

if sys.platform != "win32":
    import fcntl

MANIFEST = "_generation.json"
# Readers that opened the one before, or are slow with the one before that, are not cut off.
KEPT = 3
MADE_FROM = b"wireroom.made_from"
MADE = "made from"
READ_ONLY = 0o444
_GENERATION = re.compile(r"bi\.(\d+)")
_LEFT_OVER = re.compile(r"bi\.\d+(\.link|\.aside)?")


class LakeDamaged(Exception):
    """A live file of the lake is missing or cannot be read, so nothing was published; `bi` stays as it was."""


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


@dataclass(frozen=True, slots=True)
class DerivedFile:
    """A file that publishing writes itself: a mart's part, or the empty stand-in of a table without rows."""

    table: Table
    digest: str
    part: MartPart | None = None

    def rows(self) -> pa.Table:
        """Make its rows; a mart reads the files that its part is made from."""
        return self.table.schema.empty_table() if self.part is None else VIEWS[self.table.name].rows(self.part)


@dataclass(frozen=True, slots=True)
class PublicationPlan:
    """All files of a publication by their path in bi/: links to live files, and what publishing makes itself."""

    number: int
    versions: Mapping[str, int]
    live: Mapping[str, ActiveFile]
    made: Mapping[str, DerivedFile]


def publish(data: Path) -> Publication:
    """Bring `<data>/bi` up to the lake's current rows; a new generation only if some file is another one.

    What bi really holds is compared, not what a run counted: a lost or truncated file there comes back.

    Raises:
        NoStore: `data` holds no store.
        LakeDamaged: a live file of the lake is missing or cannot be read.
    """
    with _alone(data):
        plan = plan_of(store.snapshot(data))
        held = read_manifest(data / "bi")
        if _is_current(plan, data / "bi", held):
            return Publication(int(held["generation"]), plan.number, kept=True)
        number = 1 + max([*_generations(data), int(held.get("generation", 0))])
        fresh = data / f"bi.{number}"
        counts = _built(plan, fresh, (data / "bi").resolve())
        _note(fresh, plan, number)
        _swap(data, number)
        _sweep(data, number)
    return Publication(number, plan.number, *counts)


def read_manifest(bi: Path) -> dict[str, Any]:
    """Read what a generation says of itself: generation, number, versions, files; empty if nothing legible."""
    try:
        found = json.loads((bi / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    is_note = isinstance(found, dict) and all(isinstance(found.get(key), int) for key in ("generation", "number"))
    return found if is_note else {}


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    # Of two publishers at once the slower one would swap back to an older state. The lock is the folder's own, so that
    # no file stays, and it ends with its process, a killed one too.
    if sys.platform == "win32" or not delta.is_there(data):  # in the second case what comes next says so
        yield
        return
    descriptor = os.open(data, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems have no such locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def plan_of(tables: Mapping[str, DeltaTable]) -> PublicationPlan:
    """Say which files show the rows of `tables`, at the version that each handle stands at; reads logs, no rows."""
    files = live_files(tables)
    live = bi_names(file for name in _documents_last(files) for file in files[name])
    made: dict[str, DerivedFile] = {}
    for name, view in VIEWS.items():
        parts = list(view.parts(files))
        made |= {
            bi_name(name, part.month, part.digest[:8]): DerivedFile(view.TABLE, part.digest, part) for part in parts
        }
        made |= {} if parts else _stand_in(view.TABLE, None)
    for name in files:
        if not files[name]:
            made |= _stand_in(TABLES[name], None if TABLES[name].shared else UNDATED)
    number = delta.number_of(tables["documents"])
    return PublicationPlan(number, {name: table.version() for name, table in tables.items()}, live, made)


def _documents_last(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (name == "documents", name))


def _stand_in(table: Table, month: str | None) -> dict[str, DerivedFile]:
    digest = hashlib.sha256(table.schema.to_string().encode()).hexdigest()
    return {bi_name(table.name, month, digest[:8]): DerivedFile(table, digest)}


def _is_current(plan: PublicationPlan, bi: Path, held: Mapping[str, Any]) -> bool:
    there = {f"{folder.name}/{file.name}": file for folder in _folders(bi) for file in os.scandir(folder)}
    return (
        held.get("number") == plan.number
        and there.keys() == plan.live.keys() | plan.made.keys()
        and all(there[name].stat().st_size == _size_of(file.path) for name, file in plan.live.items())
        and all(_is_made_from(bi / name, made.digest) for name, made in plan.made.items())
    )


def _folders(bi: Path) -> list[Path]:
    return [entry for entry in bi.iterdir() if entry.is_dir()] if bi.is_dir() else []


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise LakeDamaged(f"{path} cannot be read ({error.strerror}); `wireroom check` lists what is wrong") from error


def _is_made_from(path: Path, digest: str) -> bool:
    try:
        return (pq.read_metadata(path).metadata or {}).get(MADE_FROM) == digest.encode()
    except (OSError, pa.ArrowException):
        return False


def _built(plan: PublicationPlan, fresh: Path, before: Path) -> tuple[int, int, int]:
    """Fill the folder `fresh`; gives the numbers of files linked, copied and written."""
    for table in sorted({name.partition("/")[0] for name in (*plan.live, *plan.made)}):
        (fresh / table).mkdir(parents=True)
    linked = written = 0
    for name, made in plan.made.items():
        is_old = _is_made_from(before / name, made.digest) and _link(before / name, fresh / name)
        linked += is_old
        if not is_old:
            _write(made, fresh / name)
            written += 1
    refused = [name for name, file in plan.live.items() if not _link(file.path, fresh / name)]
    copied = sum(_copy(plan.live[name].path, before / name, fresh / name) for name in refused)
    return linked + len(plan.live) - copied, copied, written


def _link(source: Path, target: Path) -> bool:
    """Link `target` to `source`, read-only; False where the disk or its rights do not allow it."""
    try:
        os.link(source, target)
        if source.stat().st_mode & 0o222:
            source.chmod(READ_ONLY)
    except OSError:  # other owner, other disk, no links here; a missing source shows when it is copied
        target.unlink(missing_ok=True)
        return False
    return True


def _copy(source: Path, before: Path, target: Path) -> bool:
    """Copy, unless the last publication did so already: that copy is linked on, and the answer is False.

    Raises:
        LakeDamaged: the source is gone, or nothing can be written.
    """
    if before.is_file() and before.stat().st_size == _size_of(source) and _link(before, target):
        return False
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise LakeDamaged(f"{source} cannot be copied to {target} ({error.strerror})") from error
    fsync.sync([target])
    target.chmod(READ_ONLY)
    return True


def _write(made: DerivedFile, target: Path) -> None:
    try:
        rows = made.rows()
    except (OSError, pa.ArrowException) as error:
        raise LakeDamaged(f"{target.name} cannot be made ({error}); `wireroom check` lists what is wrong") from error
    metadata = {**(rows.schema.metadata or {}), MADE_FROM: made.digest.encode()}
    pq.write_table(rows.replace_schema_metadata(metadata), target)
    fsync.sync([target])
    target.chmod(READ_ONLY)


def _note(fresh: Path, plan: PublicationPlan, generation: int) -> None:
    files = {name: f"lake/{file.table}/{_within(file)}" for name, file in plan.live.items()}
    files |= {name: f"{MADE} {made.digest}" for name, made in plan.made.items()}
    note = {"generation": generation, "number": plan.number, "versions": dict(plan.versions), "files": files}
    (fresh / MANIFEST).write_text(json.dumps(note, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    fsync.sync([fresh / MANIFEST, *_folders(fresh), fresh])


def _within(file: ActiveFile) -> str:
    return file.path.name if file.month is None else f"month={file.month}/{file.path.name}"


def _swap(data: Path, generation: int) -> None:
    bi, link = data / "bi", data / f"bi.{generation}.link"
    try:
        link.symlink_to(f"bi.{generation}")
    except OSError:  # no symbolic links here (Windows without the privilege, some shares)
        _put(data / f"bi.{generation}", bi)
        return
    if bi.is_dir() and not bi.is_symlink():  # the data folder was copied with its links resolved; no rename replaces it
        bi.rename(data / f"bi.{generation}.aside")
    link.replace(bi)
    fsync.sync([data])


def _put(fresh: Path, bi: Path) -> None:
    """Move the files of `fresh` into the real folder `bi`, `documents` last: not at once, the best that is left."""
    files = {path.relative_to(fresh) for path in fresh.glob("*/*.parquet")}
    for file in sorted(files, key=lambda file: (file.parent.name == "documents", file)):
        (bi / file).parent.mkdir(parents=True, exist_ok=True)
        (fresh / file).replace(bi / file)
    for stale in {path.relative_to(bi) for path in bi.glob("*/*.parquet")} - files:
        (bi / stale).unlink()
    (fresh / MANIFEST).replace(bi / MANIFEST)
    shutil.rmtree(fresh)


def _generations(data: Path) -> list[int]:
    return [int(found[1]) for path in data.iterdir() if (found := _GENERATION.fullmatch(path.name))]


def _sweep(data: Path, generation: int) -> None:
    """Remove all but the newest complete generations, and what killed publishers left."""
    complete = [number for number in _generations(data) if read_manifest(data / f"bi.{number}")]
    kept = {f"bi.{number}" for number in sorted({*complete, generation})[-KEPT:]}
    for path in data.iterdir():
        if _LEFT_OVER.fullmatch(path.name) and path.name not in kept:
            path.unlink() if path.is_symlink() else shutil.rmtree(path)
