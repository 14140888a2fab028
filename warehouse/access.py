"""Say what of a warehouse on a disk this process may not read or write, whose it is, and what to do about that.

Looks at folders alone, some two hundred: a folder that may be written is what a writer needs, as no file of a warehouse
is ever changed in place. That an object store allows it is asked by places.py.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from shlex import quote

from warehouse.places import is_on_disk

# Folders of the lake, then of all else that a writer makes or removes files in.
_OF_LAKE = ("lake", "lake/*", "lake/*/_delta_log", "lake/_keys/*")
_OF_WRITERS = (*_OF_LAKE, "quarantine", "quarantine/*", "cache", "cache/*", "bi.*", "bi.*/*", "bi", "bi/*")
_ENTRIES = "lake/documents/_delta_log/*.json"  # as good as any: who may read these may most likely read all files
_READ = os.R_OK | os.X_OK
_WRITE = _READ | os.W_OK


class AccessDenied(Exception):
    """A folder may not be read or written by this process; the message is one line with owner and remedy."""


def check_readable(data: Path) -> None:
    """Check that all folders of the lake may be read, and the log that says what there is; none is not minded.

    Raises:
        AccessDenied: one may not.
    """
    _check_folders(data, _OF_LAKE, _READ)
    for entry in data.glob(_ENTRIES) if is_on_disk(data) else ():
        if not os.access(entry, os.R_OK):
            raise AccessDenied(f"{describe_denial(entry, 'read')}; {_describe_remedy(data, entry, os.R_OK)}")


def check_writable(data: Path) -> None:
    """Check that everything in a data folder may be written; what is not there yet is not minded.

    Raises:
        AccessDenied: a folder may not.
    """
    _check_folders(data, _OF_WRITERS, _WRITE)


def describe_denial(path: Path, verb: str) -> str:
    """Say whose a folder is that may not be read or written (the `verb`), and who this process is.

    Of a path that is not there, or cannot be looked at, it is the nearest folder above.
    """
    folder = next((place for place in (path, *path.parents) if os.path.lexists(place)), path)
    if verb != "read" and _is_on_read_only_disk(folder):
        return f"{folder} cannot be {verb}: the disk is mounted read-only"
    try:
        found = folder.stat()
    except OSError as error:
        return f"{folder} cannot be {verb}: {error.strerror}"
    rights = stat.filemode(found.st_mode)
    if sys.platform == "win32":
        return f"{folder} cannot be {verb}"
    me = os.geteuid()
    if found.st_uid == me:
        return f"{folder} cannot be {verb}: it is yours, but its rights are {rights}"
    owner, user = _name_user(found.st_uid), _name_user(me)
    return f"{folder} cannot be {verb} by {user}: it belongs to {owner} ({rights})"


def _check_folders(data: Path, patterns: Iterable[str], rights: int) -> None:
    if not is_on_disk(data):
        return
    verb = "written" if rights & os.W_OK else "read"
    for folder in chain([data], _list_folders(data, patterns)):
        if folder.is_dir() and not os.access(folder, rights):
            raise AccessDenied(f"{describe_denial(folder, verb)}; {_describe_remedy(data, folder, rights)}")


def _describe_remedy(data: Path, denied: Path, rights: int) -> str:
    if sys.platform == "win32" or (rights & os.W_OK and _is_on_read_only_disk(data)):
        return "mend that"
    if denied.stat().st_uid == os.geteuid():
        return f"`chmod -R u+rwX {quote(str(data))}` gives them back"
    if rights & os.W_OK:
        return f"run this as its owner, or have it given to you: `sudo chown -R {os.geteuid()} {quote(str(data))}`"
    return f"run this as its owner, or have it opened to you: `sudo chmod -R a+rX {quote(str(data))}`"


def _list_folders(data: Path, patterns: Iterable[str]) -> Iterator[Path]:
    """List the folders that patterns name, those above first; one that cannot be read shows nothing below it."""
    return chain.from_iterable(data.glob(pattern) for pattern in patterns)


def _is_on_read_only_disk(folder: Path) -> bool:
    if sys.platform == "win32":
        return False
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def _name_user(number: int) -> str:
    """Name a user as the system does, by number where it has no entry, as in containers."""
    if sys.platform == "win32":
        return str(number)
    import pwd  # not on Windows

    try:
        return f"{pwd.getpwuid(number).pw_name} ({number})"
    except KeyError:
        return f"user {number}"
