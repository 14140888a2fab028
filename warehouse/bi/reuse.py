"""Make the next generation out of the oldest one on a disk, of which most files stay: it costs what changed.

The oldest goes with the next publication anyway. As soon as it is taken it has no manifest, so a killed publisher
leaves a folder that the next one removes. How a generation is filled: publish.py.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.bi.generations import list_complete
from warehouse.bi.last_publication import LastPublication
from warehouse.bi.names import LAKE
from warehouse.bi.publication import GENERATIONS_KEPT
from warehouse.bi.published import MANIFEST

FileId = tuple[int, int]  # device and inode: links of one id are one file


def take_oldest(data: Path, fresh: Path) -> None:
    """Let the oldest generation become the folder `fresh`, if there are as many as are kept and it is not shown."""
    complete = list_complete(data)
    if len(complete) < GENERATIONS_KEPT:
        return
    oldest = data / f"bi.{complete[-GENERATIONS_KEPT]}"
    if oldest == (data / "bi").resolve():
        return
    with suppress(OSError):  # what may not be taken is swept, and `fresh` is filled by new links
        (oldest / MANIFEST).unlink()
        oldest.rename(fresh)


def keep_same_files(fresh: Path, sources: Mapping[str, str], last: LastPublication) -> set[str]:
    """Keep the files of `fresh` that are links to those a generation of `sources` has; remove all else. Gives names."""
    kept: set[str] = set()
    if not fresh.is_dir():
        return kept
    tables = {name.partition("/")[0] for name in sources}
    files = _Files(fresh.parent, last)
    for folder in list(fresh.iterdir()):
        if folder.name not in tables or not folder.is_dir():
            _remove(folder)
            continue
        for file, found in identify_files(folder).items():
            name = f"{folder.name}/{file}"
            if found == files.find(name, sources.get(name, "")):
                kept.add(name)
            else:
                _remove(folder / file)
    return kept


def identify_files(folder: Path | str) -> dict[str, FileId]:
    """Tell which files the names in a folder are; none where there is no such folder."""
    try:
        device = Path(folder).stat().st_dev
        with os.scandir(folder) as entries:
            return {entry.name: (device, entry.inode()) for entry in entries}
    except OSError:
        return {}


@dataclass(frozen=True, slots=True)
class _Files:
    """Which files a generation has to have, as the lake and the last publication have them; folders are read once.

    Paths are texts: there are as many as bi/ has files.
    """

    data: Path
    last: LastPublication
    folders: dict[str, dict[str, FileId]] = field(default_factory=dict)

    def find(self, name: str, source: str) -> FileId | None:
        """Find the file that `name` has to be a link to; None where it is to be made or is not wanted."""
        if source.startswith(LAKE):
            return self._identify(f"{self.data}/{source}")
        return self._identify(f"{self.last.folder}/{name}") if self.last.has_made(name, source) else None

    def _identify(self, path: str) -> FileId | None:
        folder, _, file = path.rpartition("/")
        if folder not in self.folders:
            self.folders[folder] = identify_files(folder)
        return self.folders[folder].get(file)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
