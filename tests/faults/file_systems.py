"""File systems of a process's own that are small or read-only, where the system lets it have them without rights.

Linux lets a process mount in a name space of its own; nobody else sees it, and it goes with the process.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.faults.refusals import name_refusal

_NEW_MOUNTS, _NEW_USERS = 0x00020000, 0x10000000
_READ_ONLY, _REMOUNT, _BIND = 1, 32, 4096


def enter_own_mounts() -> None:
    """Give this process, which must have one thread, mounts of its own.

    Raises:
        OSError: the system does not allow it, or has no such thing.
    """
    if sys.platform != "linux":
        raise OSError("no name spaces on this system")
    uid, gid = os.getuid(), os.getgid()
    _call("unshare", _NEW_MOUNTS | _NEW_USERS)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"0 {uid} 1")
    Path("/proc/self/gid_map").write_text(f"0 {gid} 1")


def mount_small(place: Path, size_bytes: int) -> None:
    """Mount an empty file system of `size_bytes` in memory.

    Raises:
        OSError: the system does not allow it.
    """
    place.mkdir(parents=True, exist_ok=True)
    _call("mount", b"tmpfs", bytes(place), b"tmpfs", 0, f"size={size_bytes}".encode())


def mount_read_only(place: Path) -> None:
    """Let this process see `place` as on a read-only disk.

    Raises:
        OSError: the system does not allow it.
    """
    _call("mount", bytes(place), bytes(place), None, _BIND, None)
    _call("mount", None, bytes(place), None, _BIND | _REMOUNT | _READ_ONLY, None)


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


def _call(function: str, *args: object) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if getattr(library, function)(*args) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{function}: {os.strerror(number)}")
