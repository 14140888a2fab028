"""Move the files of a new kit to their places, all or none, among files of others, which stay.

File by file and not by a swap of folders: people stand in them, build in them (dbt) and mount them (Superset), and a
folder that takes the place of another is not the one that they have open.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def move_files(fresh: Path, out: Path) -> None:
    """Move all files of a folder to their places in another; what had their names comes back if one cannot be moved.

    A reader finds the old file or the new one. What the places had is kept in `fresh` until all is moved.

    Raises:
        OSError: a file cannot be moved.
    """
    names = sorted(path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file())
    kept = fresh / "replaced"
    try:
        for name in names:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            _keep_file(out / name, kept / name)
            (fresh / name).replace(out / name)
    except BaseException:  # an interrupt too
        _put_back(names, fresh, out, kept)
        raise


def _keep_file(file: Path, kept: Path) -> None:
    """Give a file that is there a second name; a copy, where the disk knows no links."""
    if not file.exists():
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, kept)
    except OSError:
        shutil.copy2(file, kept)


def _put_back(names: Iterable[Path], fresh: Path, out: Path, kept: Path) -> None:
    """Put back what was there before the files that have left `fresh` already."""
    for name in names:
        if (fresh / name).exists():
            continue
        if (kept / name).exists():
            (kept / name).replace(out / name)
        else:
            (out / name).unlink()
