"""Fill the folder of a generation on a disk: with links to the lake's files, and with the files that publishing makes.

What stays of an earlier generation: reuse.py. Of which files a generation is made: plan.py.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from warehouse.bi.last_publication import LastPublication
from warehouse.bi.names import LAKE, MADE
from warehouse.bi.plan import PublicationPlan
from warehouse.bi.publication import LakeDamaged, make_derived_files, write_rows
from warehouse.bi.published import Hashes
from warehouse.bi.reuse import keep_same_files
from warehouse.lake import fsync

READ_ONLY = 0o444
_ANY_WRITE = 0o222  # the rights to write of owner, group and others


@dataclass(frozen=True, slots=True)
class FilledGeneration:
    """How many files were linked, copied and written; sizes and hashes of derived ones; tables with other files."""

    linked: int
    copied: int
    written: int
    sizes: Mapping[str, int]
    hashes: Hashes
    touched: set[str]


def fill_generation(plan: PublicationPlan, fresh: Path, last: LastPublication) -> FilledGeneration:
    """Fill the folder `fresh`; what it has already of an earlier generation stays where it is the same.

    Raises:
        LakeDamaged: a file is gone, or what it is made of cannot be read.
    """
    sources = plan.sources
    kept = keep_same_files(fresh, sources, last)
    lacking = {name: source for name, source in sources.items() if name not in kept.names}
    touched = kept.cleared | {name.partition("/")[0] for name in lacking}
    for table in touched:
        (fresh / table).mkdir(parents=True, exist_ok=True)

    links = {name: source for name, source in lacking.items() if source.startswith(LAKE)}
    missing = {name for name in lacking.keys() - links.keys() if not _link_made_file(name, sources[name], fresh, last)}
    made = {name for name, source in sources.items() if source.startswith(MADE)} - missing
    sizes, hashes = {name: last.size_of(name) for name in made}, {name: last.hash_of(name) for name in made}
    for name, rows in make_derived_files(missing, plan, last):
        body = write_rows(rows)
        sizes[name], hashes[name] = body.size, _write_file(body, fresh / name)
    copied = sum(_show_file(f"{fresh.parent}/{source}", name, fresh, last) for name, source in links.items())
    linked = len(sources) - len(missing) - copied
    return FilledGeneration(linked, copied, len(missing), sizes, hashes, touched)


def measure_lake_file(path: Path) -> int:
    """Give the size of a file of the lake in bytes.

    Raises:
        LakeDamaged: it is gone, or cannot be read.
    """
    try:
        return path.stat().st_size
    except OSError as error:
        raise LakeDamaged(f"{path} cannot be read ({error.strerror}); `wireroom check` lists what is wrong") from error


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
    is_copied = before.is_file() and before.stat().st_size == measure_lake_file(source)
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
