"""Look up in the last publication what the next one need not make anew: files that stay, and counts to go on from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa

from warehouse.bi.generations import measure_files
from warehouse.bi.names import key_of
from warehouse.lake.data_files import read_plain


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

    def read_counts(self, view: ModuleType, months: Collection[str | None]) -> pa.Table:
        """Read what it counted for some months.

        Raises:
            OSError: a file is missing or unreadable.
            pyarrow.ArrowException: a file is no whole Parquet file.
        """
        names = [name for name in self.manifest.get("files", {}) if name.startswith(f"{view.TABLE.name}/")]
        rows = [read_plain(self.folder / name) for name in names if key_of(name) in months]
        known: pa.Table = view.counts_of(pa.concat_tables([view.TABLE.schema.empty_table(), *rows]))
        return known
