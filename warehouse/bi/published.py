"""Know what bi/ shows: a generation by its manifest, and where each of its files lies.

On a disk a generation is a folder, `bi.<n>`, to which the link `bi` leads; or `bi` itself is a folder that stays, whose
files are exchanged. In an object store it is a manifest,
`bi/manifests/<n>.json`, of which the newest is shown: it names the lake's own files, and those that publishing made.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from warehouse.litter import is_litter
from warehouse.places import is_on_disk, list_objects, read_whole

MANIFEST = "_generation.json"
MANIFESTS = "manifests"  # of an object store, in bi/
LATEST = "latest"  # of an object store: copies of the newest generation, for readers who know patterns alone
# SHA-256 of derived files by their path in bi/; None for one that an older program made.
Hashes = Mapping[str, str | None]


class PublishMode(StrEnum):
    """How `bi` of a disk shows a generation."""

    LINK = "link"  # a link, swapped in one step
    COPY = "copy"  # a folder that stays, as a container mounts it; its files are exchanged one by one


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation: its manifest, {} where none is legible, and the folder in which the places of its files are."""

    folder: Path
    manifest: Mapping[str, Any]

    def locate(self, name: str) -> Path:
        """Give the place of the file `<table>/<file>` of this generation."""
        return locate_file(self.folder, self.manifest, name)

    def list_names(self) -> set[str]:
        """List the files of all tables that are there, named by the manifest or not; what others left is left out."""
        if is_on_disk(self.folder):
            return {f"{path.parent.name}/{path.name}" for path in self.folder.glob("*/*") if not is_litter(path)}
        there = list_objects(self.folder)
        return {name for name, place in self.manifest.get("places", {}).items() if place in there}

    def list_files(self, table: str) -> list[Path]:
        """List the files of a table by their names; none where there is no such table."""
        if is_on_disk(self.folder):
            return sorted((self.folder / table).glob("*.parquet"))
        return [self.locate(name) for name in sorted(self.manifest.get("files", {})) if name.startswith(f"{table}/")]


def shown_folder(data: Path) -> Path:
    """Give the folder whose `<table>/*.parquet` are what is shown now."""
    return data / ("bi" if is_on_disk(data) else LATEST)


def locate_file(folder: Path, manifest: Mapping[str, Any], name: str) -> Path:
    """Give the place of a file of a generation; `folder` is that of a disk's generation, or an object store's root."""
    place: str = manifest.get("places", {}).get(name, name)
    return folder / place


def open_published(data: Path) -> Generation:
    """Open what bi/ of a warehouse shows now."""
    if is_on_disk(data):
        folder = (data / "bi").resolve()
        return Generation(folder, read_manifest(folder / MANIFEST))
    newest = list_manifests(data)[-1:]
    return Generation(data, read_manifest(newest[0]) if newest else {})


def mode_of(manifest: Mapping[str, Any]) -> PublishMode:
    """Give how the generation of a manifest is shown: by a link, unless it says otherwise."""
    return PublishMode.COPY if manifest.get("mode") == PublishMode.COPY else PublishMode.LINK


def list_manifests(data: Path) -> list[Path]:
    """List the manifests of all generations that an object store has, the newest last."""
    folder = data / "bi" / MANIFESTS
    return [folder / name for name in sorted(list_objects(folder))]


def measure_files(folder: Path, names: Iterable[str]) -> dict[str, int]:
    """Measure files of a generation on a disk in bytes; one that is not there is left out."""
    by_table: dict[str, list[str]] = {}
    for name in names:
        by_table.setdefault(name.partition("/")[0], []).append(name)
    sizes: dict[str, int] = {}
    for table, wanted in by_table.items():
        there = _measure_folder(f"{folder}/{table}")
        sizes |= {name: there[name] for name in wanted if name in there}
    return sizes


def _measure_folder(folder: str) -> dict[str, int]:
    """Measure the files of a table's folder, by their names in bi/; paths are texts, as there are hundreds."""
    table = folder.rpartition("/")[2]
    try:
        with os.scandir(folder) as entries:
            return {f"{table}/{entry.name}": entry.stat().st_size for entry in entries}
    except (FileNotFoundError, NotADirectoryError):
        return {}


def read_manifest(path: Path) -> dict[str, Any]:
    """Read the manifest of a generation: its numbers, shape, versions, files. Returns {} if it is not legible."""
    try:
        manifest = json.loads(read_whole(path))
    except (OSError, ValueError):
        return {}
    if not isinstance(manifest, dict):
        return {}
    has_numbers = all(isinstance(manifest.get(key), int) for key in ("generation", "number"))
    return manifest if has_numbers else {}
