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
from functools import cache
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


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """The files of a generation that stay, as `<table>/<file>`, and the tables out of which others were removed."""

    names: set[str] = field(default_factory=set)
    cleared: set[str] = field(default_factory=set)


def keep_same_files(fresh: Path, sources: Mapping[str, str], last: LastPublication) -> KeptFiles:
    """Keep the files of `fresh` that are links to those a generation of `sources` has; remove all else."""
    kept = KeptFiles()
    if not fresh.is_dir():
        return kept
    wanted = _identify_wanted(fresh.parent, sources, last)
    for folder in list(fresh.iterdir()):
        table = folder.name
        if table not in wanted or not folder.is_dir():
            _remove(str(folder))
            continue
        there = identify_files(folder)
        same = dict(there.items() & wanted[table].items())
        kept.names.update(f"{table}/{file}" for file in same)
        for file in there.keys() - same.keys():
            _remove(f"{folder}/{file}")
            kept.cleared.add(table)
    return kept


def identify_files(folder: Path | str) -> dict[str, FileId]:
    """Tell which files the names in a folder are; none where there is no such folder."""
    try:
        device = Path(folder).stat().st_dev
        with os.scandir(folder) as entries:
            return {entry.name: (device, entry.inode()) for entry in entries}
    except OSError:
        return {}


def _identify_wanted(
    data: Path, sources: Mapping[str, str], last: LastPublication
) -> dict[str, dict[str, FileId | None]]:
    """Tell which files a generation has to have, by table and name; None for one that is to be made, or is lost.

    Each folder is read once, and paths are texts: there are as many as bi/ has files.
    """
    identify = cache(identify_files)
    wanted: dict[str, dict[str, FileId | None]] = {}
    for name, source in sources.items():
        table, _, file = name.partition("/")
        found: FileId | None = None
        if source.startswith(LAKE):
            found = identify(f"{data}/{LAKE}{table}").get(source.rpartition("/")[2])
        elif last.has_made(name, source):
            found = identify(f"{last.folder}/{table}").get(file)
        wanted.setdefault(table, {})[file] = found
    return wanted


def _remove(path: str) -> None:
    try:
        Path(path).unlink()
    except OSError:
        if not Path(path).is_dir():
            raise
        shutil.rmtree(path)
