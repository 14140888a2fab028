"""Derived tables: made from the published tables and written beside them, when bi/ is published; one module each.

`quotes_wide` is flat, for readers; the others are marts, small tables for dashboards.

A module has TABLE (its declaration), `parts(files)` (one Part a file to write) and `rows(part)` (that file's rows,
sorted, the same for the same sources). A part is written again only when what it is made of has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.fields import Table, first_day_of, partition_month
from warehouse.lake.data_files import ActiveFile, ActiveFiles, read_plain
from warehouse.tables import TABLES

# The column of `documents` that names the article that a copy is one of.
_ORIGINAL = "duplicate_of_document_id"


@dataclass(frozen=True, slots=True)
class ArticleIndex:
    """Which articles each file has rows of; a file is read once for that, however many parts ask."""

    ids_of_file: dict[Path, pa.Array] = field(default_factory=dict)

    def has_any(self, file: ActiveFile, document_ids: pa.Array) -> bool:
        """Say whether `file` has a row of one of these articles.

        Raises:
            OSError: the file is missing or unreadable.
            pyarrow.ArrowException: it is no whole Parquet file, or has no articles.
        """
        if file.path not in self.ids_of_file:
            self.ids_of_file[file.path] = read_plain(file.path, ["document_id"])["document_id"].unique()
        found: bool | None = pc.any(pc.is_in(document_ids, self.ids_of_file[file.path])).as_py()
        return bool(found)


@dataclass(frozen=True, slots=True)
class ViewPart:
    """One file of a derived table: the month in its name (None: it has one file) and the lake files it is made from.

    `made_from` is what its hash is taken of: file names for most, since a lake file never changes its bytes.
    """

    table: Table
    month: str | None
    made_from: tuple[str, ...]
    files: tuple[ActiveFile, ...] = field(repr=False)
    articles: ArticleIndex = field(default_factory=ArticleIndex, repr=False, compare=False)

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
        return pa.concat_tables([wanted.empty_table(), *read])

    def read_originals(self, table: str, columns: Sequence[str], schema: pa.Schema) -> pa.Table:
        """Read as `read` does, without the rows of articles that are copies of others: what is counted counts once."""
        rows = self.read(table, [*dict.fromkeys(("document_id", *columns))], schema)
        documents = self.read("documents", ("document_id", _ORIGINAL), TABLES["documents"].schema)
        copies = documents.filter(pc.is_valid(documents[_ORIGINAL]))["document_id"]
        is_copy = pc.is_in(rows["document_id"], copies.combine_chunks())
        return rows.filter(pc.invert(is_copy)).select(list(columns))

    def read_articles(self, table: str, columns: Sequence[str], schema: pa.Schema, document_ids: pa.Array) -> pa.Table:
        """Read the rows of some articles as `read` does; only files that have one of them are read."""
        wanted = pa.schema([schema.field(name) for name in columns]).remove_metadata()
        read = [wanted.empty_table()]
        for file in self.files:
            if file.table == table and self.articles.has_any(file, document_ids):
                rows = read_plain(file.path, [*dict.fromkeys(("document_id", *columns))])
                rows = rows.filter(pc.is_in(rows["document_id"], document_ids))
                read.append(rows.select(list(columns)).cast(wanted))
        return pa.concat_tables(read)


def parts_by_month(table: Table, files: ActiveFiles, monthly: str, beside: Sequence[str] = ()) -> Iterator[ViewPart]:
    """Give a part for each month of table `monthly`, with the articles of that month.

    The whole of the tables `beside` belongs to every part.
    """
    others = [file for name in beside for file in files.get(name, ())]
    for month in sorted({partition_month(file.month) for file in files.get(monthly, ())}):
        in_month = (*files[monthly], *files.get("documents", ()))
        own = [file for file in in_month if partition_month(file.month) == month]
        used = (*own, *others)
        yield ViewPart(table, month, _name_files(used), used)


def parts_by_file(
    table: Table, files: ActiveFiles, monthly: str, joined: Sequence[str], beside: Sequence[str] = ()
) -> Iterator[ViewPart]:
    """Give a part for each file of table `monthly`, so that no article is read again where only others changed.

    Whoever changes an article writes all its rows anew, those of `monthly` too. So the part is made from its one file,
    and the files that `joined` tables have in the same month are there to be read.
    """
    by_month: dict[str, list[ActiveFile]] = {}
    for file in (file for name in joined for file in files.get(name, ())):
        by_month.setdefault(partition_month(file.month), []).append(file)
    others = [file for name in beside for file in files.get(name, ())]
    articles = ArticleIndex()
    for file in files.get(monthly, ()):
        month = partition_month(file.month)
        made_from = _name_files((file, *others))
        yield ViewPart(table, month, made_from, (file, *by_month.get(month, ()), *others), articles)


def _name_files(files: Iterable[ActiveFile]) -> tuple[str, ...]:
    return tuple(f"{file.table}/{file.path.name}" for file in files)


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
DERIVED: dict[str, Table] = {name: view.TABLE for name, view in VIEWS.items()}
