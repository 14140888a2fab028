"""Write a file or a folder whole or not at all: in a folder of its own beside it, which it leaves at the end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class TargetUnwritable(Exception):
    """The disk does not take what is to be written; the message says why, and what to do."""


class TargetTaken(Exception):
    """What is to be written would replace what is not an export; the message says what to do."""


@contextmanager
def write_whole(target: Path, is_folder: bool, is_own: Callable[[Path], bool]) -> Iterator[Path]:
    """Give a path to write to; what stands there at the end becomes `target`, and nothing does if something is raised.

    What a library writes beside that path meanwhile goes with it.

    Args:
        target: the file or folder; a file is replaced, a folder if all in it was written by an export before.
        is_folder: says which of the two.
        is_own: says whether a file in such a folder was written by an export.

    Raises:
        TargetTaken: the target is of the other kind, has other things in it, or lies where there is no folder.
        TargetUnwritable: the disk is full, or the folder cannot be written to; what stood there stays.
    """
    target = target.absolute()  # `.` has no name
    _check_target(target, is_folder, is_own)
    # on the same disk, as a rename does not lead from one to another
    workplace = target.with_name(f".{target.name}.{os.getpid()}.part")
    shutil.rmtree(workplace, ignore_errors=True)  # of a program that was killed and had the same number
    try:
        workplace.mkdir()
        yield workplace / target.name
        _put_in_place(workplace / target.name, target, workplace / f"{target.name}.old")
    except OSError as error:
        reason = error.strerror or str(error)
        raise TargetUnwritable(
            f"--out {target}: {reason}: make room there, or name another place with --out"
        ) from error
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


def _put_in_place(made: Path, target: Path, old: Path) -> None:
    """Give what was made its name; what had it before goes to `old`, and comes back where that fails."""
    if target.is_dir():  # no folder can be renamed onto one that has files
        target.rename(old)
    try:
        made.replace(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise


def _check_target(target: Path, is_folder: bool, is_own: Callable[[Path], bool]) -> None:
    folder = target.parent
    if not folder.is_dir():
        raise TargetTaken(f"no folder {folder} to write to")
    if target.exists() and target.is_dir() != is_folder:
        raise TargetTaken(f"{target} is a {'file' if is_folder else 'folder'}: name another with --out")
    if is_folder and target.is_dir() and not all(map(is_own, target.iterdir())):
        raise TargetTaken(f"{target} is a folder with other files in it: name one that is not there yet with --out")
