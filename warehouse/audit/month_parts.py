"""Read files of articles once for several months of a derived table: each file has articles of all months.

What is made of a month is the same; the parts themselves: warehouse/views.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from warehouse.lake.data_files import MONTH, ActiveFile, filter_months, read_months
from warehouse.tables import TABLES
from warehouse.views import ViewPart

# Of 107 months, a ninth of the rows are in memory, and files are read nine times.
MONTHS_AT_A_TIME = 12


@dataclass(frozen=True, slots=True)
class _MonthsReader:
    """Reads the rows of some months, and keeps them."""

    months: tuple[str, ...]
    kept: dict[tuple[Path, tuple[str, ...]], pa.Table] = field(default_factory=dict)

    def read(self, file: ActiveFile, columns: Sequence[str]) -> pa.Table:
        wanted = (file.path, tuple(columns))
        if wanted not in self.kept:
            self.kept[wanted] = read_months(file.path, columns, self.months)
        return self.kept[wanted]


@dataclass(frozen=True, slots=True)
class MonthPart(ViewPart):
    """A part of one month that shares what it reads with those of other months."""

    reader: _MonthsReader | None = field(default=None, repr=False, compare=False)

    def read_file(self, file: ActiveFile, columns: Sequence[str]) -> pa.Table:
        """Read columns of one file, the rows of the part's month."""
        if self.reader is None or self.months is None or TABLES[file.table].shared:
            return ViewPart.read_file(self, file, columns)
        names = tuple(dict.fromkeys((MONTH, *columns)))
        return filter_months(self.reader.read(file, names), self.months).select(list(columns))


def share_reading(parts: Iterable[ViewPart]) -> list[ViewPart]:
    """Let parts of some months read each file once; others, that are of no month, stay as they are."""
    given = list(parts)
    reader = _MonthsReader(tuple(dict.fromkeys(month for part in given for month in part.months or ())))
    return [part if part.months is None else _share(part, reader) for part in given]


def _share(part: ViewPart, reader: _MonthsReader) -> MonthPart:
    return MonthPart(part.table, part.key, part.made_from, part.files, part.months, reader=reader)
