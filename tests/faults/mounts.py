"""File systems of a process's own that are small or read-only, where the system lets it have them without rights.

Linux lets a process mount in a name space of its own; nobody else sees it, and it goes with the process. Nothing is
imported here that starts threads: a process with more than one may not enter a name space.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from pathlib import Path

_NEW_MOUNTS, _NEW_USERS = 0x00020000, 0x10000000
_READ_ONLY, _REMOUNT, _BIND, _RECURSIVE = 1, 32, 4096, 16384
# mount_setattr(2), which older C libraries have no name for: its number, AT_FDCWD, AT_RECURSIVE, MOUNT_ATTR_RDONLY.
_MOUNT_SETATTR, _HERE, _AND_BELOW, _SET_READ_ONLY = 442, -100, 0x8000, 1


def enter_own_mounts(uid_within: int = 0) -> None:
    """Give this process, which must have one thread, mounts of its own; it sees itself as the user `uid_within`.

    Raises:
        OSError: the system does not allow it, or has no such thing.
    """
    if sys.platform != "linux":
        raise OSError("no name spaces on this system")
    uid, gid = os.getuid(), os.getgid()
    _call("unshare", _NEW_MOUNTS | _NEW_USERS)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid_within} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{uid_within} {gid} 1")


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


def enter_read_only_root(writable: Path, uid_within: int) -> None:
    """Let this process see every file system as read-only but the folder `writable`, as a user without rights.

    Raises:
        OSError: the system does not allow it, or is too old.
    """
    enter_own_mounts(uid_within)
    root = writable / "root"
    root.mkdir()
    _call("mount", b"/", bytes(root), None, _BIND | _RECURSIVE, None)
    attributes = struct.pack("4Q", _SET_READ_ONLY, 0, 0, 0)
    size = ctypes.c_size_t(len(attributes))
    _call("syscall", ctypes.c_long(_MOUNT_SETATTR), _HERE, bytes(root), _AND_BELOW, attributes, size)
    _call("mount", bytes(writable), bytes(root / writable.relative_to("/")), None, _BIND, None)
    os.chroot(root)
    os.chdir(writable)


def _call(function: str, *args: object) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if getattr(library, function)(*args) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{function}: {os.strerror(number)}")
