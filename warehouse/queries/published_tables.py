"""Open what is published now in DuckDB: views for its tables, and for what is counted (measures.py).

A view is made when a query first names it, so that opening costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self, cast

import duckdb

from transforms.document import Row
from warehouse.bi import reader
from warehouse.bi.names import list_tables
from warehouse.places import is_on_disk, open_place
from warehouse.queries.measures import write_relations
from warehouse.queries.selection import Selection, quote_text, source_of

if TYPE_CHECKING:
    from upath import UPath

_WORD = re.compile(r"[a-z_]+")
# Two names that differ in accents or capitals alone are one.
FOLD = "CREATE MACRO fold(name) AS strip_accents(lower(name))"
# Where nobody has a name as it stands, two that differ in blanks and hyphens are one: "human-rights", "human rights".
_GAP = "[-\u2010\u2011\u2013 ]+"
_BARE = f"CREATE MACRO bare(name) AS regexp_replace(fold(name), '{_GAP}', '', 'g')"
_WORDS_OF = (
    f"CREATE MACRO words_of(name) AS [part FOR part IN regexp_split_to_array(fold(name), '{_GAP}') IF part <> '']"
)


class PublishedTables:
    """One publication, which one that happens meanwhile does not change.

    Its tables are views, and so are `articles` (no copies), `statements` (quotes that somebody says), `speakers` (each
    speaker of each statement once), `mentioned`, `branches` and `company`, as measures.py has them.
    """

    def __init__(self, shown: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.shown = shown
        self._connection = connection
        self._relations = write_relations(Selection())
        self._views: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def ask(self, sql: str, values: Mapping[str, object] | None = None) -> duckdb.DuckDBPyRelation:
        """Ask a query over tables and relations by their names; it is run when its rows are fetched.

        Args:
            sql: in DuckDB's SQL, with `$name` for values; `fold(name)` takes accents and capitals away, `bare(name)`
                blanks and hyphens too, `words_of(name)` gives its words. Tables as the report writes them
                (`read_parquet('bi/quotes/*.parquet', ...)`) are those of this publication too.
            values: what stands for each `$name`.

        Raises:
            duckdb.Error: the query is wrong, or a file cannot be read.
        """
        named = name_tables(sql)
        self._make_views(_WORD.findall(named))
        return self._connection.sql(named, params=dict(values) if values else None)

    def fetch(self, sql: str, values: Mapping[str, object] | None = None) -> list[Row]:
        """Run a query, as `ask` does; give its rows by the names of their columns.

        Raises:
            duckdb.Error: the query is wrong, or a file cannot be read.
        """
        asked = self.ask(sql, values)
        return [dict(zip(asked.columns, row, strict=True)) for row in asked.fetchall()]

    @contextmanager
    def attach(self, file: Path, name: str) -> Iterator[None]:
        """Attach a database of DuckDB under a name, made where there is none, to write tables into.

        Raises:
            duckdb.Error: it cannot be opened.
        """
        self._connection.execute(f"ATTACH {quote_text(str(file))} AS {name}")
        try:
            yield
        finally:
            self._connection.execute(f"DETACH {name}")

    def write_table(self, name: str, sql: str) -> None:
        """Write the rows of a query over tables and relations, as `ask` has it, into a table of an attached database.

        Raises:
            duckdb.Error: the query is wrong, or a file cannot be read or written.
        """
        named = name_tables(sql)
        self._make_views(_WORD.findall(named))
        self._connection.execute(f"CREATE TABLE {name} AS {named}")

    def _make_views(self, words: Iterable[str]) -> None:
        """Make the views that are named among `words` and are not there yet, with those that they need."""
        for name in dict.fromkeys(words):
            if name in self._views or name not in {*list_tables(), *self._relations}:
                continue
            self._views.add(name)
            if name in self._relations:
                body = name_tables(self._relations[name])
                self._make_views(_WORD.findall(body))
            else:  # its paths may have any words, and name no table by them
                body = self._read_files(name)
            self._connection.execute(f"CREATE VIEW {name} AS {body}")

    def _read_files(self, table: str) -> str:
        return f"SELECT * FROM {write_source(reader.list_files(self.shown, table))}"


def write_source(files: Iterable[Path], *options: str) -> str:
    """Write files of one table as a source of rows in DuckDB's SQL, with further options of `read_parquet`."""
    listed = ", ".join(quote_text(str(file)) for file in files)
    return f"read_parquet([{listed}], {', '.join(('hive_partitioning = false', 'union_by_name = true', *options))})"


def name_tables(sql: str) -> str:
    """Name the tables of a query that is written for the folder of the warehouse as views are named."""
    for table in list_tables():
        sql = sql.replace(source_of(table), table)
    return sql


def let_read(connection: duckdb.DuckDBPyConnection, place: Path) -> None:
    """Let DuckDB read the files of a place, also where that is an object store."""
    if not is_on_disk(place):
        connection.register_filesystem(cast("UPath", place).fs)


def open_tables(data: Path | str) -> PublishedTables:
    """Open what bi/ of a warehouse shows now, to be used in a `with` block, at the end of which it is closed.

    Raises:
        FileNotFoundError: nothing is published there.
    """
    place = open_place(data) if isinstance(data, str) else data
    shown = reader.generation(place)
    reader.list_files(shown, "documents")
    connection = duckdb.connect()
    let_read(connection, place)
    for macro in (FOLD, _BARE, _WORDS_OF):
        connection.execute(macro)
    return PublishedTables(shown, connection)
