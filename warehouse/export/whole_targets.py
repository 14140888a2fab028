"""Write a file or a folder whole or not at all: under another name beside it, which it takes at the end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class TargetTaken(Exception):
    """What is to be written would replace a folder that holds other things; the message says what to do."""


@contextmanager
def write_whole(target: Path, is_own: Callable[[Path], bool]) -> Iterator[Path]:
    """Give a path to write to; what stands there at the end becomes `target`, and nothing does if something is raised.

    Args:
        target: the file or folder; a file is replaced, a folder if all in it was written by an export before.
        is_own: says whether a file in such a folder was written by an export.

    Raises:
        TargetTaken: the target is a folder with other things in it, or lies where there is no folder.
        OSError: it cannot be written.
    """
    _check_target(target, is_own)
    # in the same folder, as a rename does not lead from one disk to another
    part = target.absolute().with_name(f".{target.name}.{os.getpid()}.part")
    _delete(part)
    try:
        yield part
        _put_in_place(part, target)
    finally:
        _delete(part)


def _check_target(target: Path, is_own: Callable[[Path], bool]) -> None:
    folder = target.absolute().parent
    if not folder.is_dir():
        raise TargetTaken(f"no folder {folder} to write to")
    if target.is_dir() and not all(map(is_own, target.iterdir())):
        raise TargetTaken(f"{target} is a folder with other files in it: name one that is not there yet with --out")


def _put_in_place(part: Path, target: Path) -> None:
    if target.is_dir():  # two renames, as no folder can be renamed onto one with files
        old = target.absolute().with_name(f".{target.name}.{os.getpid()}.old")
        target.rename(old)
        part.rename(target)
        shutil.rmtree(old)
    else:
        part.replace(target)


def _delete(part: Path) -> None:
    if part.is_dir():
        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)
