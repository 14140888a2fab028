"""Check all rows of a set of files against their declarations: each file read as plain Parquet, segment by segment.

Works on the lake's active files and on those of bi/ alike. What cannot be read is a Violation and then counts as
unknown: no reference into it is called broken. What a row must agree on: warehouse/checks, placement.py,
revision_chain.py, derived_ids.py and run_totals.py. bi/ against the lake: publication.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from transforms.document import Row, Rows
from warehouse import checks
from warehouse.audit import derived_ids, placement, revision_chain, run_totals
from warehouse.audit.rows import row_violation
from warehouse.checks import Violation
from warehouse.fields import Table
from warehouse.lake.data_files import ActiveFile, ActiveFiles, read_plain
from warehouse.lake.delta import HISTORY
from warehouse.tables import TABLES
from warehouse.views import DERIVED

# Rows of so many articles are plain Python values at a time (about 100 rows an article).
ARTICLES_AT_A_TIME = 200
IS_THERE = "file is there"
UNREADABLE = (OSError, ValueError, OverflowError, MemoryError, pa.ArrowException)
_CHAIN = ["document_id", "revision", "replaces_document_id"]
_HISTORY_CHAIN = ["document_id", "revision", "replaced_by_document_id"]
DECLARED = TABLES | DERIVED
Ids = Mapping[str, pa.ChunkedArray]
_SHARED = tuple(name for name, table in TABLES.items() if table.shared)
_OF_ARTICLES = tuple(name for name, table in TABLES.items() if not table.shared)


@dataclass(slots=True)
class _Segment:
    """The tables of one segment, and which of them are not all there."""

    tables: dict[str, pa.Table] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)

    def whole_tables(self) -> dict[str, pa.Table]:
        """Give the tables of which every file could be read."""
        return {name: rows for name, rows in self.tables.items() if name not in self.damaged}


@dataclass(slots=True)
class _Articles:
    """What is kept of each segment for the end: that of each article, and the columns that chain revisions."""

    segment_of: dict[str, str | None] = field(default_factory=dict)
    documents: list[Row] = field(default_factory=list)
    revisions: list[Row] = field(default_factory=list)
    is_damaged: bool = False

    def add(self, segment: _Segment) -> None:
        """Keep the columns of one segment's tables."""
        self.documents += segment.tables["documents"].select(_CHAIN).to_pylist()
        self.revisions += segment.tables[HISTORY].select(_HISTORY_CHAIN).to_pylist()
        if not segment.damaged.isdisjoint({"documents", HISTORY}):
            self.is_damaged = True

    def find_violations(self, aliases: Sequence[Row], removals: Sequence[Row] | None) -> Iterator[Violation]:
        """Yield what is wrong with revisions and first articles; nothing where files of articles are damaged."""
        if self.is_damaged:
            return
        yield from revision_chain.find_chain_violations(self.documents, self.revisions)
        if removals is not None:
            known = frozenset(row["document_id"] for row in (*self.documents, *self.revisions, *removals))
            yield from revision_chain.find_first_seen_violations(aliases, known)


def find_row_violations(files: ActiveFiles) -> Iterator[Violation]:
    """Yield what is wrong with `files`, one set that belongs together: files first, then rows by segment.

    A file is named by its table and its name (as row key), a row by its table and key.
    """
    shared = _Segment()
    yield from _read_tables({name: files.get(name, ()) for name in _SHARED}, shared)
    whole = {name: table.to_pylist() for name, table in shared.whole_tables().items()}
    yield from checks.find_violations(whole)
    yield from derived_ids.find_derived_violations(whole)
    yield from run_totals.find_total_violations(whole.get("runs", ()))

    shared_ids = {name: shared.tables[name][TABLES[name].key[0]] for name in whole}
    articles = _Articles()
    for name, own in _group_by_segment(files):
        segment = _Segment()
        yield from _read_tables(own, segment)
        articles.add(segment)
        yield from _check_segment(name, segment, shared_ids, articles.segment_of)
    yield from articles.find_violations(whole.get("entity_aliases", ()), whole.get("removals"))


def _group_by_segment(files: ActiveFiles) -> Iterator[tuple[str | None, ActiveFiles]]:
    """Give the files of articles segment by segment, with an empty list for tables without rows."""
    segments = {file.segment for name in _OF_ARTICLES for file in files.get(name, ())}
    for segment in sorted(segments, key=str):
        of_segment = {name: [file for file in files.get(name, ()) if file.segment == segment] for name in _OF_ARTICLES}
        yield segment, of_segment


def _read_tables(files: ActiveFiles, into: _Segment) -> Iterator[Violation]:
    """Read the tables of one segment, or the shared ones; yields what is wrong with their files."""
    for name, some in files.items():
        parts = [_bare_schema(TABLES[name]).empty_table()]
        for file in some:
            rows, violation = read_rows_or_violation(file)
            if rows is None:
                into.damaged.add(name)
            else:
                parts.append(rows)
            if violation is not None:
                yield violation
        into.tables[name] = pa.concat_tables(parts)


def read_rows_or_violation(file: ActiveFile) -> tuple[pa.Table | None, Violation | None]:
    """Read a file: its rows as declared, unless they cannot be read, and what is wrong with it, if anything."""
    schema = _bare_schema(DECLARED[file.table])
    try:
        rows = _fill_new_columns(read_plain(file.path), DECLARED[file.table])
        size_bytes = file.path.stat().st_size
        rows.validate(full=True)  # text that is no UTF-8 shows here
        _check_dates(rows)
    except FileNotFoundError:
        return None, _file_violation(file, IS_THERE, "the file is missing")
    except UNREADABLE as error:
        return None, _file_violation(file, "file is readable", f"the file cannot be read: {error}".replace("\n", " "))
    if rows.schema.names != schema.names or rows.schema.types != schema.types:
        return None, _file_violation(file, "columns as declared", _describe_difference(rows.schema, schema))
    rows = rows.replace_schema_metadata(None).cast(schema)
    if size_bytes != file.size_bytes:
        message = f"the file has {size_bytes} bytes, the lake's log says {file.size_bytes}"
        return rows, _file_violation(file, "file size", message)
    return rows, None


def _fill_new_columns(rows: pa.Table, table: Table) -> pa.Table:
    """Add the columns that may be null and that the file was written without, before they were declared."""
    missing = [column for column in table.columns if column.null_means and column.name not in rows.column_names]
    for column in missing:
        rows = rows.append_column(column.name, pa.nulls(rows.num_rows, column.type))
    if not missing or set(rows.column_names) != set(table.schema.names):
        return rows
    return rows.select(table.schema.names)


def _bare_schema(table: Table) -> pa.Schema:
    """Names and types alone: a null where none may be is a violation of its row, not of the file."""
    return pa.schema([pa.field(column.name, column.type) for column in table.schema])


def _check_dates(rows: pa.Table) -> None:
    for column in rows.columns:
        if pa.types.is_temporal(column.type):
            pc.min_max(column).as_py()  # a day that no calendar has raises here and not in the midst of the rows


def _file_violation(file: ActiveFile, rule: str, message: str) -> Violation:
    return Violation(file.table, file.path.name, rule, message)


def _describe_difference(found: pa.Schema, wanted: pa.Schema) -> str:
    type_of = {column.name: column.type for column in found}
    declared = {column.name: column.type for column in wanted}
    differ = [
        f"{name} is {type_of[name]}, declared {declared[name]}"
        for name in declared
        if name in type_of and type_of[name] != declared[name]
    ]
    missing = [f"{name} is missing" for name in declared if name not in type_of]
    more = [f"{name} is not declared" for name in type_of if name not in declared]
    return "; ".join((*differ, *missing, *more)) or "columns in another order"


def _check_segment(
    name: str | None, segment: _Segment, shared_ids: Ids, segment_of: dict[str, str | None]
) -> Iterator[Violation]:
    for table, rows in segment.tables.items():
        yield from _check_shared_references(TABLES[table], rows, shared_ids)

    for document_id in segment.tables["documents"]["document_id"].drop_null().unique().to_pylist():
        if segment_of.setdefault(document_id, name) != name:
            message = f"the article is in segment {segment_of[document_id]} and in {name}"
            yield Violation("documents", document_id, "key is unique", message, document_id)

    for rows in _split_by_articles(segment.whole_tables()):
        yield from checks.find_violations(rows)
        yield from placement.find_misplaced_rows(rows)


def _check_shared_references(table: Table, rows: pa.Table, ids: Ids) -> Iterator[Violation]:
    for column in table.columns:
        if column.refers_to is not None and column.refers_to in ids:
            values = rows[column.name]
            is_wrong = pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, value_set=ids[column.refers_to])))
            for row in rows.filter(is_wrong).to_pylist():
                message = f"{column.name} {row[column.name]!r} is not in {column.refers_to}"
                yield row_violation(table, row, "reference", message)


def _split_by_articles(tables: Mapping[str, pa.Table]) -> Iterator[Rows]:
    """Cut the tables of one segment into the rows of a few articles each; rows of one article stay together."""
    ordered = {name: _order_by_article(rows) for name, rows in tables.items()}
    ids = sorted({document_id for owners, _ in ordered.values() for document_id in owners})
    for start in range(0, len(ids), ARTICLES_AT_A_TIME):
        next_start = start + ARTICLES_AT_A_TIME
        cut = {}
        for name, (owners, rows) in ordered.items():
            first = bisect_left(owners, ids[start])
            end = bisect_left(owners, ids[next_start]) if next_start < len(ids) else len(owners)
            cut[name] = rows.slice(first, end - first).to_pylist()
        yield cut


def _order_by_article(rows: pa.Table) -> tuple[Sequence[str], pa.Table]:
    owners = pc.fill_null(rows["document_id"], "")
    order = pc.sort_indices(owners)
    return owners.take(order).to_pylist(), rows.take(order)
