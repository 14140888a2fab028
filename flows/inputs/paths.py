"""Resolve paths, folders and globs to files, and count by kind what is passed over on the way.

Opens no file: files.py does, and addresses.py what is no file here. A file that is named is taken whatever it is
called; a folder gives the files whose names are those of a format that is read.
"""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from flows.errors import WrongCall
from flows.inputs.addresses import check_address, is_address
from flows.inputs.declared import METADATA_FILE
from flows.inputs.formats import known_suffixes
from warehouse import store

_NO_SUFFIX = "no suffix"
_TOO_YOUNG = "changed just now"
_A_STORE = "folders that are a store"


@dataclass(slots=True)
class FoundFiles:
    """The files and addresses that paths name, each once, in order; and how many were passed over, by suffix."""

    files: dict[Path, None] = field(default_factory=dict)
    addresses: dict[str, None] = field(default_factory=dict)
    passed_over: Counter[str] = field(default_factory=Counter)

    def __len__(self) -> int:
        """Count the inputs, a container as one."""
        return len(self.files) + len(self.addresses)


def check_paths(paths: Sequence[str], is_scheduled: bool = False) -> None:
    """Check that all of `paths` are there, before anything starts.

    On a schedule a glob may find nothing today; called by hand it is a slip.

    Raises:
        WrongCall: a path is not there, or an address cannot be read.
    """
    for path in paths:
        if is_address(path):
            check_address(path)
            continue
        if os.path.lexists(path):
            continue
        if not glob.has_magic(path):
            raise WrongCall(f"{path}: no such file or folder; check the path")
        folder = Path(*_list_parts_before_magic(path))
        if not folder.exists():
            raise WrongCall(f"{path}: no such folder {folder}; check the path")
        if not is_scheduled and next(glob.iglob(path, recursive=True), None) is None:  # noqa: PTH207
            raise WrongCall(f"{path}: no file matches; check the pattern, and keep it in quotes")


def resolve_paths(paths: Sequence[str]) -> FoundFiles:
    """Resolve `paths` to files: absolute, each once, folders in sorted order, hidden ones left out; addresses stay.

    What turns out not to be a readable file is left in: `files.read_file` says why.

    Raises:
        WrongCall: a path is not there, or an address cannot be read.
    """
    check_paths(paths, is_scheduled=True)
    found = FoundFiles()
    for path in paths:
        if is_address(path):
            found.addresses[path] = None
            continue
        for file in _resolve_path(path, found.passed_over):
            found.files[file] = None
    return found


def leave_young_files(found: FoundFiles, min_age_seconds: float, now: float) -> None:
    """Leave out the files that were changed less than `min_age_seconds` before `now`, as somebody may still write them.

    They are counted as passed over. `now` is in seconds since 1970, as files have it.
    """
    young = [file for file in found.files if min_age_seconds and _changed_at(file) > now - min_age_seconds]
    for file in young:
        del found.files[file]
    if young:
        found.passed_over[_TOO_YOUNG] += len(young)


def _changed_at(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0  # `files.read_file` says what is wrong with it


def _resolve_path(path: str, passed_over: Counter[str]) -> Iterator[Path]:
    if not os.path.lexists(path):
        yield from _match_path_glob(path, passed_over)
        return
    absolute = _make_path_absolute(path)
    if absolute.is_dir():
        yield from _walk_folder(absolute, set(), passed_over)
    else:
        yield absolute


def _match_path_glob(pattern: str, passed_over: Counter[str]) -> Iterator[Path]:
    for match in sorted(glob.iglob(pattern, recursive=True)):  # noqa: PTH207 (patterns may be absolute)
        absolute = _make_path_absolute(match)
        if not absolute.is_dir():
            yield absolute
        elif "**" not in pattern:  # `**` names every folder by itself: its files match too, or are not wanted
            yield from _walk_folder(absolute, set(), passed_over)


def _list_parts_before_magic(pattern: str) -> Iterator[str]:
    for part in Path(pattern).parts:
        if glob.has_magic(part):
            return
        yield part


def _walk_folder(folder: Path, seen: set[tuple[int, int]], passed_over: Counter[str]) -> Iterator[Path]:
    """Walk `folder` in sorted order; links to folders are followed, but no folder is entered twice."""
    try:
        status = folder.stat()
        if (status.st_dev, status.st_ino) in seen:
            return
        seen.add((status.st_dev, status.st_ino))
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder  # `files.read_file` says what is wrong with it
        return
    if store.is_store(folder):  # what wireroom wrote is no article
        passed_over[_A_STORE] += 1
        return
    for entry in entries:
        yield from _take_folder_entry(folder / entry.name, seen, passed_over)


def _take_folder_entry(path: Path, seen: set[tuple[int, int]], passed_over: Counter[str]) -> Iterator[Path]:
    suffix = path.suffix.lower()
    if path.name.startswith(".") or path.name == METADATA_FILE:
        return
    if suffix in known_suffixes():
        yield path
    elif path.is_dir():
        yield from _walk_folder(path, seen, passed_over)
    else:
        passed_over[suffix or _NO_SUFFIX] += 1


def _make_path_absolute(path: str) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow links, and change the URI with them)
