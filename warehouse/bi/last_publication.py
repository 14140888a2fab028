"""Look up in the last publication what the next one need not make anew: files that stay, and counts to go on from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from warehouse.bi.generations import measure_files
from warehouse.bi.names import key_of
from warehouse.lake.data_files import read_plain
from warehouse.views import DERIVED


@dataclass(frozen=True)
class LastPublication:
    """The generation that bi/ shows, as its manifest tells it; `manifest` is empty where there is none."""

    folder: Path
    manifest: Mapping[str, Any]

    def has_made(self, name: str, source: str) -> bool:
        """Say whether it has a derived file made from just that source, whole."""
        if self.manifest.get("files", {}).get(name) != source:
            return False
        is_whole: bool = self._sizes.get(name) == self.manifest.get("sizes", {}).get(name, -1)
        return is_whole

    @cached_property
    def _sizes(self) -> dict[str, int]:
        return measure_files(self.folder, self.manifest.get("sizes", {}))

    def read_rows(self, mart: str, months: Collection[str | None]) -> pa.Table:
        """Read what it has of some months of a mart.

        Raises:
            OSError: a file is missing or unreadable.
            pyarrow.ArrowException: a file is no whole Parquet file.
        """
        schema = DERIVED[mart].schema
        names = [name for name in self.manifest.get("files", {}) if name.startswith(f"{mart}/")]
        rows = [read_plain(self.folder / name).cast(schema) for name in names if key_of(name) in months]
        return pa.concat_tables([schema.empty_table(), *rows])
