"""Marts: small tables for dashboards, made from the published tables and written beside them; one module each.

A module has TABLE (its declaration), `parts(files)` (one Part a file to write) and `rows(part)` (that file's rows,
sorted, the same for the same sources). A part is written again only when what it is made of has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import pyarrow as pa

from warehouse.fields import Table, first_day_of, partition_month
from warehouse.lake.data_files import ActiveFile, ActiveFiles, read_plain


@dataclass(frozen=True, slots=True)
class MartPart:
    """One file of a mart: the month in its name (None: the mart has one file) and the lake files it is made from.

    `made_from` is what its hash is taken of: file names for most, since a lake file never changes its bytes.
    """

    table: Table
    month: str | None
    made_from: tuple[str, ...]
    files: tuple[ActiveFile, ...] = field(repr=False)

    @property
    def digest(self) -> str:
        """Hash of what the part is made from and of the columns it has, 64 hex characters."""
        schema = self.table.schema.remove_metadata().to_string(show_field_metadata=False)
        return hashlib.sha256("\n".join((schema, *self.made_from)).encode()).hexdigest()

    def read(self, table: str, columns: Sequence[str], schema: pa.Schema) -> pa.Table:
        """Read `columns` of all files of `table` in this part; `schema` types them where there is none.

        Raises:
            OSError: a file is missing or unreadable.
            pyarrow.ArrowException: a file is no whole Parquet file, or lacks a column.
        """
        wanted = pa.schema([schema.field(name) for name in columns]).remove_metadata()
        read = [read_plain(file.path, columns).cast(wanted) for file in self.files if file.table == table]
        return pa.concat_tables(read) if read else wanted.empty_table()


def parts_by_month(table: Table, files: ActiveFiles, monthly: str, beside: Sequence[str] = ()) -> Iterator[MartPart]:
    """Give a part for each month of table `monthly`; the whole of the tables `beside` belongs to every part."""
    others = [file for name in beside for file in files.get(name, ())]
    for month in sorted({partition_month(file.month) for file in files.get(monthly, ())}):
        own = [file for file in files[monthly] if partition_month(file.month) == month]
        used = (*own, *others)
        yield MartPart(table, month, tuple(f"{file.table}/{file.path.name}" for file in used), used)


def month_columns(month: str | None, length: int) -> dict[str, pa.Array]:
    """Give the columns `published_month` and `month_start` for `length` rows of one part; null where undated."""
    first = first_day_of(month)
    published_month = None if first is None else month
    return {
        "published_month": pa.array([published_month] * length, pa.string()),
        "month_start": pa.array([first] * length, pa.date32()),
    }


def _find_views() -> dict[str, ModuleType]:
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    return {module.TABLE.name: module for module in sorted(modules, key=lambda module: module.TABLE.name)}


VIEWS = _find_views()
# What the dictionary and the checks see of them.
MARTS: dict[str, Table] = {name: view.TABLE for name, view in VIEWS.items()}
