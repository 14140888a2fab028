"""Look up in the last publication what the next one need not make anew: files that stay, and counts to go on from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from warehouse.bi.names import MADE, key_of
from warehouse.bi.published import locate_file
from warehouse.lake.data_files import ActiveFile, ActiveFiles, read_plain
from warehouse.views import VIEWS, ViewPart


@dataclass(frozen=True)
class LastPublication:
    """The generation that bi/ shows, as its manifest tells it; `manifest` is empty where there is none.

    `current` are the lake's files that the next one shows: those of both are read where the lake has them.
    """

    folder: Path
    manifest: Mapping[str, Any]
    current: Mapping[str, ActiveFile]

    def has_made(self, name: str, digest: str) -> bool:
        """Say whether it has a derived file made from just that, whole."""
        if self.manifest.get("files", {}).get(name) != f"{MADE} {digest}":
            return False
        try:
            size_bytes = (self.locate(name)).stat().st_size
        except OSError:
            return False
        is_whole: bool = size_bytes == self.manifest.get("sizes", {}).get(name)
        return is_whole

    def locate(self, name: str) -> Path:
        """Give the place of one of its files."""
        return locate_file(self.folder, self.manifest, name)

    def hash_of(self, name: str) -> str | None:
        """Give the SHA-256 that a derived file had when it was made; None where an older program made it."""
        digest: str | None = self.manifest.get("hashes", {}).get(name)
        return digest

    def find_counts(self, part: ViewPart) -> tuple[ViewPart, pa.Table] | None:
        """Find what it counted for the month of `part`: what that was made from, and the rows; None for nothing.

        A file with other bytes than it was made with counts for nothing, as wrong counts would be gone on from.

        Raises:
            OSError: a file is missing or unreadable.
            pyarrow.ArrowException: a file is no whole Parquet file.
        """
        before = self._parts_of(part.table.name).get(part.key)
        names = [name for name in self._names_of(part.table.name) if key_of(name) == part.key]
        if before is None or len(names) != 1 or hash_file(self.locate(names[0])) != self.hash_of(names[0]):
            return None
        return before, read_plain(self.locate(names[0]))

    def _parts_of(self, view: str) -> dict[str | None, ViewPart]:
        if view not in self._parts:
            self._parts[view] = {part.key: part for part in VIEWS[view].parts(self._files)}
        return self._parts[view]

    def _names_of(self, view: str) -> list[str]:
        return [name for name in self.manifest.get("files", {}) if name.startswith(f"{view}/")]

    @cached_property
    def _parts(self) -> dict[str, dict[str | None, ViewPart]]:
        return {}

    @cached_property
    def _files(self) -> ActiveFiles:
        """The files that are links into the lake, by table."""
        files: dict[str, list[ActiveFile]] = {}
        for name, source in self.manifest.get("files", {}).items():
            if not str(source).startswith(MADE):
                table = name.partition("/")[0]
                file = self.current.get(name) or ActiveFile(table, self.locate(name), 0)
                files.setdefault(table, []).append(file)
        return files


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file, 64 lower-case hex characters.

    Raises:
        OSError: it is missing or unreadable.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
