"""Look up in the last publication what the next one need not make anew: files that stay, and counts to go on from."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.bi.names import MADE_FOLDER, key_of
from warehouse.bi.published import locate_file, measure_files
from warehouse.places import is_on_disk, list_objects, read_whole
from warehouse.views import DERIVED, MARTS


@dataclass(frozen=True)
class LastPublication:
    """The generation that bi/ shows, as its manifest tells it; `manifest` is empty where there is none."""

    folder: Path
    manifest: Mapping[str, Any]

    def has_made(self, name: str, source: str) -> bool:
        """Say whether it has a derived file made from just that source, whole.

        A mart without a hash is made anew at once: each batch would meet some month that is not gone on from.
        """
        return self._made.get(name) == source

    @cached_property
    def _made(self) -> dict[str, str]:
        """The derived files that are whole, and what they are made from."""
        files, hashes = self.manifest.get("files", {}), self.manifest.get("hashes", {})
        sizes = self._measure_files()
        return {
            name: files[name]
            for name, size_bytes in self.manifest.get("sizes", {}).items()
            if sizes.get(name) == size_bytes and (name in hashes or name.partition("/")[0] not in MARTS)
        }

    def _measure_files(self) -> dict[str, int]:
        names = self.manifest.get("sizes", {})
        if is_on_disk(self.folder):
            return measure_files(self.folder, names)
        made = list_objects(self.folder / MADE_FOLDER)
        places = {name: self.manifest["places"][name].removeprefix(MADE_FOLDER) for name in names}
        return {name: made[place].size_bytes for name, place in places.items() if place in made}

    def size_of(self, name: str) -> int:
        """Give the bytes that a derived file had when it was made."""
        size_bytes: int = self.manifest["sizes"][name]
        return size_bytes

    def locate(self, name: str) -> Path:
        """Give the place of one of its files."""
        return locate_file(self.folder, self.manifest, name)

    def hash_of(self, name: str) -> str | None:
        """Give the SHA-256 that a derived file had when it was made; None where an older program made it."""
        digest: str | None = self.manifest.get("hashes", {}).get(name)
        return digest

    def read_rows(self, mart: str, months: Collection[str | None]) -> pa.Table:
        """Read what it has of some months of a mart.

        A file with other bytes than it was made with is not read, as wrong counts would be gone on from.

        Raises:
            OSError: a file is missing or unreadable.
            pyarrow.ArrowException: a file is no whole Parquet file, or not as it was made.
        """
        schema = DERIVED[mart].schema
        names = [name for month in months for name in self._marts.get((mart, month), ())]
        read = (self._read_made(name) for name in names)
        alike = [rows if rows.schema.equals(schema) else rows.cast(schema) for rows in read]
        return pa.concat_tables(alike) if alike else schema.empty_table()

    @cached_property
    def _marts(self) -> dict[tuple[str, str | None], list[str]]:
        """The files of marts, by mart and month."""
        files: dict[tuple[str, str | None], list[str]] = {}
        for name in self.manifest.get("files", {}):
            table = name.partition("/")[0]
            if table in MARTS:
                files.setdefault((table, key_of(name)), []).append(name)
        return files

    def _read_made(self, name: str) -> pa.Table:
        body = read_whole(self.locate(name))
        if hashlib.sha256(body).hexdigest() != self.hash_of(name):
            raise pa.ArrowInvalid(f"{name} is not as it was made")
        with pq.ParquetFile(pa.BufferReader(body)) as file:
            return file.read(use_threads=False)
