"""Do work in a fork, which may have file systems of its own (mounts.py), and copy folders with their links."""

from __future__ import annotations

import os
import shutil
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.faults.refusals import name_refusal


def fork(work: Callable[[], object]) -> str:
    """Do work in a fork of this process, which must have one thread; give the refusal that it ended with, or ""."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer_and_exit(work, writing)
    os.close(writing)
    with os.fdopen(reading) as answer:
        refusal = answer.read()
    _, status = os.waitpid(child, 0)
    return refusal if status == 0 else f"crash: status {status}, its traceback is above"


def _answer_and_exit(work: Callable[[], object], writing: int) -> None:
    status = 1
    try:
        os.write(writing, name_refusal(work).encode())
        status = 0
    finally:  # never on into what the parent does
        if status:
            traceback.print_exc()
        os._exit(status)


def copy_linked(source: Path, target: Path) -> Path:
    """Copy a folder; files that are one file by links are so in the copy, too."""
    copies: dict[int, Path] = {}

    def copy(path: str, to: str) -> str:
        inode = Path(path).stat(follow_symlinks=False).st_ino
        if inode in copies:
            os.link(copies[inode], to)
        else:
            copies[inode] = Path(shutil.copy2(path, to, follow_symlinks=False))
        return to

    return Path(shutil.copytree(source, target, symlinks=True, copy_function=copy))
