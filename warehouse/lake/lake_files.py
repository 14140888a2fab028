"""Know which data files the lake has at the number of its last batch, each table's log read when it is asked for."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from warehouse.lake import delta, paths
from warehouse.lake.data_files import ActiveFile, list_files
from warehouse.lake.table_log import TableLog


class LakeFiles:
    """The active files of a store's tables, as they are between two batches; `logs` are those read so far."""

    def __init__(self, data: Path, documents: TableLog) -> None:
        self.data = data
        self.number = documents.number
        self.logs: dict[str, TableLog] = {"documents": documents}
        self._files: dict[str, tuple[ActiveFile, ...]] = {}

    def of(self, table: str, segments: Collection[str | None] | None = None) -> list[ActiveFile]:
        """List the active files of a table, or those of some segments alone, whatever came after the last batch."""
        if table not in self._files:
            self._files[table] = self._list(table)
        return [file for file in self._files[table] if segments is None or file.segment in segments]

    def is_outdated(self) -> bool:
        """Say whether a batch came meanwhile: files that it took away may be gone."""
        return delta.open_documents(self.data).number != self.number

    def _list(self, table: str) -> tuple[ActiveFile, ...]:
        if not paths.is_table(paths.table_path(self.data, table)):  # an older store, opened to read
            return ()
        if table not in self.logs:
            self.logs[table] = delta.open_log(self.data, table).until(self.number)
        return list_files(table, self.logs[table])
