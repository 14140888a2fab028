"""Open one publication to be browsed: its indexes, and the files in which an article's rows lie.

Answers are rows; what a request may ask is parameters.py, what an answer looks like api.py.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property, lru_cache, partial
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from transforms.document import Row
from warehouse.bi import reader
from warehouse.bi.names import key_of
from warehouse.browse import cache, quote_index, search_index
from warehouse.browse.questions import FOUND
from warehouse.queries.published_tables import let_read, open_tables, write_source

# Publications that stay open: the one shown, and the one before, of which a page may still ask.
_KEPT_OPEN = 2
_WORDS = """
SELECT quote_id, concat_ws(' ', text_display, names)
FROM statements LEFT JOIN (SELECT quote_id, string_agg(name, ' ') AS names FROM speakers GROUP BY ALL) USING (quote_id)
ORDER BY quote_id
"""
_FETCH_ROWS = 10_000  # of some 300 bytes: a few megabytes at a time
_KEPT_SEARCHES = 16  # some pages and readers at once
Numbers = npt.NDArray[np.int32]


class OpenPublication:
    """One publication, opened to be asked from several threads."""

    def __init__(self, shown: Path, key: str, folder: Path) -> None:
        self.shown = shown
        self.key = key
        self._folder = folder
        # of its files, the newest; a link has the time of what it leads to
        self.published_at = datetime.fromtimestamp(shown.stat().st_mtime, UTC)
        self._database = duckdb.connect(str(folder / quote_index.INDEX_FILE), read_only=True)
        let_read(self._database, shown)
        # footers of files are kept, so that an article costs its own rows
        self._database.execute("SET GLOBAL parquet_metadata_cache = true")
        # a page asks several things of one search
        self._search = lru_cache(_KEPT_SEARCHES)(partial(search_index.find_numbers, folder))
        self._files: dict[str, Mapping[str, list[Path]]] = {}

    @property
    def is_whole(self) -> bool:
        """Say whether its files are still there: removing articles takes the indexes away, later publications bi/."""
        return self._folder.is_dir() and self.shown.exists() and self._has_its_files()

    def _has_its_files(self) -> bool:
        """Say whether it is a generation of its own, or the folder that stays has still the same files."""
        return self.shown.name != "bi" or cache.key_of_publication(self.shown) == self.key

    def fetch(self, sql: str, values: Mapping[str, object] | None = None, found: Numbers | None = None) -> list[Row]:
        """Run a query over the index of quotes and give its rows.

        Args:
            sql: in DuckDB's SQL, with `$name` for values.
            values: what stands for each `$name`.
            found: the numbers of quotes that the query has as the table `found`.

        Raises:
            duckdb.Error: the index cannot be read.
        """
        with self._database.cursor() as cursor:
            if found is not None:
                cursor.register(FOUND, pa.table({"quote_id": found}))
            asked = cursor.execute(sql, dict(values or {}))
            names = [name for name, *_ in asked.description or ()]
            return [dict(zip(names, row, strict=True)) for row in asked.fetchall()]

    def find_numbers(self, words: tuple[str, ...]) -> Numbers:
        """Find the numbers of the statements that have all words, in their order.

        Raises:
            sqlite3.Error: the index cannot be read.
        """
        return self._search(words)

    def count_articles(self, numbers: Numbers) -> int:
        """Count the articles of some quotes, whose numbers are in order."""
        articles = self._articles[numbers - 1]
        return int(np.count_nonzero(np.diff(articles))) + 1 if len(articles) else 0

    @cached_property
    def _articles(self) -> Numbers:
        """The article of each quote, in the order of numbers."""
        with self._database.cursor() as cursor:
            columns = cursor.execute("SELECT article FROM statements ORDER BY quote_id").fetchnumpy()
        return np.asarray(columns["article"], np.int32)

    def read_article(self, table: str, article: Row, columns: Sequence[str]) -> list[Row]:
        """Read the rows that an article has in a table, of the one segment in which all of it lies.

        Args:
            table: one of those that have rows by article.
            article: `document_id`, `published_date` and `segment`.
            columns: which.
        """
        files = self._files_of(table).get(article["segment"])
        if not files:
            return []
        sql = (
            f"SELECT {', '.join(columns)} FROM {write_source(files)} "
            "WHERE document_id = $id AND published_date IS NOT DISTINCT FROM $day"
        )
        return self.fetch(sql, {"id": article["document_id"], "day": article["published_date"]})

    def read_table(self, table: str, columns: Sequence[str]) -> list[Row]:
        """Read columns of a whole published table; none where there is no such table."""
        try:
            rows: list[Row] = reader.read(self.shown, table, columns).to_pylist()
        except FileNotFoundError:
            return []
        return rows

    def _files_of(self, table: str) -> Mapping[str, list[Path]]:
        if table not in self._files:
            self._files[table] = _sort_by_segment(self.shown, table)
        return self._files[table]


def _sort_by_segment(shown: Path, table: str) -> Mapping[str, list[Path]]:
    sorted_files: dict[str, list[Path]] = defaultdict(list)
    try:
        files = reader.list_files(shown, table)
    except FileNotFoundError:
        files = []  # where no article has such rows
    for file in files:
        sorted_files[key_of(file.name) or ""].append(file)
    return sorted_files


class ServedWarehouse:
    """The publications of a warehouse: what is shown is looked up at each request, and opened once."""

    def __init__(self, data: Path | str, folder: Path, report: Callable[[str], None]) -> None:
        self._data = data
        self._folder = folder
        self._report = report
        self._open: OrderedDict[str, OpenPublication] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: str | None = None) -> OpenPublication | None:
        """Find the publication of a key, or the one that is shown now; None where that of the key is no longer open.

        The first time its indexes are made.

        Raises:
            FileNotFoundError: nothing is published there.
            OSError: the indexes cannot be written.
            duckdb.Error: a file cannot be read.
        """
        with self._lock:
            for gone in [kept for kept, publication in self._open.items() if not publication.is_whole]:
                del self._open[gone]
            return self._open_shown() if key is None else self._open.get(key)

    def _open_shown(self) -> OpenPublication:
        shown = reader.generation(self._data)
        key = cache.key_of_publication(shown)
        if key not in self._open:
            folder = cache.open_folder(self._folder, key, lambda made: self._make_indexes(shown, made))
            self._open[key] = OpenPublication(shown, key, folder)
            while len(self._open) > _KEPT_OPEN:
                self._open.popitem(last=False)
            cache.remove_others(self._folder, frozenset(self._open))
        return self._open[key]

    def _make_indexes(self, shown: Path, folder: Path) -> None:
        with open_tables(shown) as tables:
            quote_index.write_index(tables, folder, lambda table: self._report(f"index of quotes: {table}"))
        with duckdb.connect(str(folder / quote_index.INDEX_FILE), read_only=True) as database:
            total = _count_statements(database)
            search_index.write_index(
                _read_words(database),
                folder,
                lambda count: self._report(f"index of words: {count:,} of {total:,} quotes"),
            )


def _count_statements(database: duckdb.DuckDBPyConnection) -> int:
    (count,) = database.execute("SELECT count(*) FROM statements").fetchall()[0]
    return int(count)


def _read_words(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, str]]:
    rows = database.execute(_WORDS)
    while some := rows.fetchmany(_FETCH_ROWS):
        yield from some
