"""All rows of a set of files against their declarations: each file read as plain Parquet, month by month.

Works on the lake's live files and on those of bi/ alike. What cannot be read is a Fault and then counts as unknown: no
reference into it is called broken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from warehouse import checks
from warehouse.audit import placement, revision_chain
from warehouse.checks import Violation
from warehouse.fields import UNDATED, Table
from warehouse.lake.data_files import ActiveFile, ActiveFiles, read_plain
from warehouse.lake.delta import HISTORY, Row, Rows
from warehouse.tables import TABLES
from warehouse.views import MARTS

# Rows of so many articles are plain Python values at a time (about 100 rows an article).
ARTICLES_AT_A_TIME = 200
IS_THERE = "file is there"
UNREADABLE = (OSError, ValueError, OverflowError, MemoryError, pa.ArrowException)


_CHAIN = ["document_id", "revision", "replaces_document_id"]
_HISTORY_CHAIN = ["document_id", "revision", "replaced_by_document_id"]
DECLARED = TABLES | MARTS
Ids = Mapping[str, pa.ChunkedArray]


@dataclass(slots=True)
class _Month:
    """The tables of one month, and which of them are not all there."""

    tables: dict[str, pa.Table] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Articles:
    """What is kept of each month for the end: which article lies where, and the columns that chain revisions."""

    month_of: dict[str, str] = field(default_factory=dict)
    documents: list[Row] = field(default_factory=list)
    revisions: list[Row] = field(default_factory=list)
    is_damaged: bool = False

    def take(self, found: _Month) -> None:
        """Take the columns from the tables of one month."""
        self.documents += found.tables["documents"].select(_CHAIN).to_pylist()
        self.revisions += found.tables[HISTORY].select(_HISTORY_CHAIN).to_pylist()
        self.is_damaged |= not found.damaged.isdisjoint({"documents", HISTORY})

    def faults(self, aliases: Sequence[Row]) -> Iterator[Violation]:
        """Yield what the revisions and the names of entities say that is not so."""
        if not self.is_damaged:
            yield from revision_chain.find_chain_violations(self.documents, self.revisions)
            known = frozenset(row["document_id"] for row in (*self.documents, *self.revisions))
            yield from revision_chain.find_first_seen_violations(aliases, known)


def find_row_violations(files: ActiveFiles) -> Iterator[Violation]:
    """Yield what is wrong with `files`, one set that belongs together: files first, then rows by month.

    A file is named by its table and its name (as row key), a row by its table and key.
    """
    shared = _Month()
    for name in (name for name, table in TABLES.items() if table.shared):
        yield from _read(name, files.get(name, ()), shared)
    whole = {name: table.to_pylist() for name, table in shared.tables.items() if name not in shared.damaged}
    yield from checks.find_violations(whole)
    yield from revision_chain.find_shared_violations(whole)
    ids = {name: table[TABLES[name].key[0]] for name, table in shared.tables.items() if name in whole}
    articles = _Articles()
    for month in sorted({file.month for some in files.values() for file in some if file.month}):
        of_month = _Month()
        for name in (name for name, table in TABLES.items() if not table.shared):
            some = [file for file in files.get(name, ()) if file.month == month]
            yield from _read(name, some, of_month)
        articles.take(of_month)
        yield from _month_faults(month, of_month, ids, articles.month_of)
    yield from articles.faults(whole.get("entity_aliases", ()))


def _read(name: str, files: Iterable[ActiveFile], into: _Month) -> Iterator[Violation]:
    found = [_bare_schema(TABLES[name]).empty_table()]
    for file in files:
        rows, fault = read_rows_or_violation(file)
        if rows is None:
            into.damaged.add(name)
        else:
            found.append(rows)
        if fault is not None:
            yield fault
    into.tables[name] = pa.concat_tables(found)


def read_rows_or_violation(file: ActiveFile) -> tuple[pa.Table | None, Violation | None]:
    """Read a file: its rows as declared, unless they cannot be read, and what is wrong with it, if anything."""
    schema = _bare_schema(DECLARED[file.table])
    try:
        rows = read_plain(file.path)
        size_bytes = file.path.stat().st_size
        rows.validate(full=True)  # text that is no UTF-8 shows here
        _check_dates(rows)
    except FileNotFoundError:
        return None, _of_file(file, IS_THERE, "the file is missing")
    except UNREADABLE as error:
        return None, _of_file(file, "file is readable", f"the file cannot be read: {error}".replace("\n", " "))
    if rows.schema.names != schema.names or rows.schema.types != schema.types:
        return None, _of_file(file, "columns as declared", _difference(rows.schema, schema))
    rows = rows.replace_schema_metadata(None).cast(schema)
    if size_bytes != file.size_bytes:
        message = f"the file has {size_bytes} bytes, the lake's log says {file.size_bytes}"
        return rows, _of_file(file, "file size", message)
    return rows, None


def _bare_schema(table: Table) -> pa.Schema:
    """Names and types alone: a null where none may be is a fault of its row, not of the file."""
    return pa.schema([pa.field(one.name, one.type) for one in table.schema])


def _check_dates(rows: pa.Table) -> None:
    for column in rows.columns:
        if pa.types.is_temporal(column.type):
            pc.min_max(column).as_py()  # a day that no calendar has raises here and not in the midst of the rows


def _of_file(file: ActiveFile, rule: str, message: str) -> Violation:
    return Violation(file.table, file.path.name, rule, message)


def _difference(found: pa.Schema, wanted: pa.Schema) -> str:
    has = {one.name: one.type for one in found}
    wants = {one.name: one.type for one in wanted}
    differ = [
        f"{name} is {has[name]}, declared {wants[name]}" for name in wants if has.get(name, wants[name]) != wants[name]
    ]
    missing = [f"{name} is missing" for name in wants if name not in has]
    more = [f"{name} is not declared" for name in has if name not in wants]
    return "; ".join((*differ, *missing, *more)) or "columns in another order"


def _month_faults(month: str, found: _Month, ids: Ids, month_of: dict[str, str]) -> Iterator[Violation]:
    for name, rows in found.tables.items():
        yield from _partition_faults(TABLES[name], rows, month)
        yield from _shared_reference_faults(TABLES[name], rows, ids)
    for document_id in found.tables["documents"]["document_id"].drop_null().unique().to_pylist():
        if month_of.setdefault(document_id, month) != month:
            message = f"the article is in {month_of[document_id]} and in {month}"
            yield Violation("documents", document_id, "key is unique", message, document_id)
    for rows in _by_articles({name: rows for name, rows in found.tables.items() if name not in found.damaged}):
        yield from checks.find_violations(rows)
        yield from placement.find_misplaced_rows(rows)


def _partition_faults(table: Table, rows: pa.Table, month: str) -> Iterator[Violation]:
    is_wrong = pc.not_equal(pc.fill_null(rows["published_month"], UNDATED), month)
    for row in rows.filter(is_wrong).to_pylist():
        message = f"published_month {row['published_month']} lies in the partition {month}"
        yield row_violation(table, row, "partition", message)


def _shared_reference_faults(table: Table, rows: pa.Table, ids: Ids) -> Iterator[Violation]:
    for column in table.columns:
        if column.refers_to is not None and column.refers_to in ids:
            values = rows[column.name]
            is_wrong = pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, value_set=ids[column.refers_to])))
            for row in rows.filter(is_wrong).to_pylist():
                message = f"{column.name} {row[column.name]!r} is not in {column.refers_to}"
                yield row_violation(table, row, "reference", message)


def row_violation(table: Table, row: Mapping[str, object], rule: str, message: str) -> Violation:
    """Make the Fault of one row."""
    document_id = row.get("document_id")
    return Violation(table.name, row_key(table, row), rule, message, None if document_id is None else str(document_id))


def row_key(table: Table, row: Mapping[str, object]) -> str:
    """Give the row's key as faults name it, its parts joined by `, `."""
    return ", ".join(str(row.get(name)) for name in table.key)


def _by_articles(tables: Mapping[str, pa.Table]) -> Iterator[Rows]:
    """Cut the tables of one month into the rows of a few articles each; rows of one article stay together."""
    ordered = {name: _ordered(rows) for name, rows in tables.items()}
    ids = sorted({document_id for owners, _ in ordered.values() for document_id in owners})
    for start in range(0, len(ids), ARTICLES_AT_A_TIME):
        last = ids[start + ARTICLES_AT_A_TIME : start + ARTICLES_AT_A_TIME + 1]
        cut = {}
        for name, (owners, rows) in ordered.items():
            first, end = bisect_left(owners, ids[start]), bisect_left(owners, last[0]) if last else len(owners)
            cut[name] = rows.slice(first, end - first).to_pylist()
        yield cut


def _ordered(rows: pa.Table) -> tuple[Sequence[str], pa.Table]:
    owners = pc.fill_null(rows["document_id"], "")
    order = pc.sort_indices(owners)
    return owners.take(order).to_pylist(), rows.take(order)
