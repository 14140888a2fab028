"""What the parts of a kit are made from: one publication, opened in DuckDB with the views of the kit."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.bi import reader
from warehouse.kit.duckdb_views import create_views
from warehouse.queries.selection import quote_text


@dataclass(frozen=True, slots=True)
class KitSource:
    """A warehouse, what it shows now, where DuckDB finds that, and a connection that has the views.

    `out` is where the kit will lie once it is whole; until then it is written elsewhere.
    """

    data: Path
    out: Path
    shown: Path
    search_path: str
    connection: duckdb.DuckDBPyConnection

    def open_beside(self) -> duckdb.DuckDBPyConnection:
        """Open another connection, without views, that finds the same publication; to be closed by whoever asks."""
        connection = duckdb.connect()
        connection.execute(f"SET file_search_path = {quote_text(self.search_path)}")
        return connection

    def find_data_from(self, folder: Path) -> str:
        """Write the way from a folder of the kit to the warehouse, relative where there is one, with `/` in it."""
        try:
            return Path(os.path.relpath(self.data.absolute(), folder.absolute())).as_posix()
        except ValueError:  # another drive
            return self.data.absolute().as_posix()


def is_search_path(folder: Path) -> bool:
    """Say whether DuckDB can search a folder by its path; it takes a comma for the end of a folder."""
    return "," not in str(folder.absolute())


@contextmanager
def open_source(data: Path, out: Path) -> Iterator[KitSource]:
    """Open what `data` shows now; a publication that happens meanwhile changes nothing.

    Raises:
        FileNotFoundError: nothing is published there.
        duckdb.Error: a published file cannot be read.
    """
    if not (data / "bi").exists():
        raise FileNotFoundError(f"no bi/ in {data}: `wireroom publish --data {data}` makes it")
    shown = reader.generation(data)
    reader.list_files(shown, "documents")
    with tempfile.TemporaryDirectory(prefix="wireroom-kit-") as pinned:
        search_path = _pin_publication(shown, Path(pinned), data)
        with duckdb.connect() as connection:
            connection.execute(f"SET file_search_path = {quote_text(search_path)}")
            create_views(connection, shown)
            yield KitSource(data, out, shown, search_path, connection)


def _pin_publication(shown: Path, folder: Path, data: Path) -> str:
    """Give a folder in which `bi` is this publication; the warehouse's own where the disk knows no links.

    It also has a plain name: DuckDB takes a comma in a search path for the end of a folder.
    """
    try:
        (folder / "bi").symlink_to(shown.absolute(), target_is_directory=True)
    except OSError:
        return str(data.absolute())
    return str(folder)
