"""Check the rows of one segment by themselves: all articles of it, and what they refer to in shared tables.

Gives plain values, so that a segment may be checked in another process (workers.py). What needs all segments at once:
lake_rows.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transforms.document import Row
from warehouse import checks
from warehouse.audit import placement, plain_places
from warehouse.audit.file_reading import TableSet, read_tables
from warehouse.audit.rows import row_violation
from warehouse.checks.violations import ColumnBatch, Violation
from warehouse.fields import Table
from warehouse.lake.data_files import ActiveFiles
from warehouse.lake.delta import HISTORY
from warehouse.tables import TABLES

# Rows of so many articles are plain Python values at a time (about 100 rows an article).
ARTICLES_AT_A_TIME = 200
_CHAIN = ["document_id", "revision", "replaces_document_id"]
_HISTORY_CHAIN = ["document_id", "revision", "replaced_by_document_id"]
Ids = Mapping[str, pa.ChunkedArray]
Numbers = np.ndarray[Any, np.dtype[np.int32]]


@dataclass(frozen=True, slots=True)
class SegmentAudit:
    """What one segment gave: what is wrong, and the columns that chain its articles to those of other segments."""

    name: str | None
    violations: list[Violation]
    documents: list[Row]
    revisions: list[Row]
    is_damaged: bool


def audit_segment(segment: tuple[str | None, ActiveFiles], shared_ids: Ids) -> SegmentAudit:
    """Read and check one segment, given with its name; `shared_ids` are the ids of shared tables that are whole."""
    name, files = segment
    tables = TableSet()
    violations = list(read_tables(files, tables))
    for table, rows in tables.tables.items():
        violations += _check_shared_references(TABLES[table], rows, shared_ids)
    for batches in _split_by_articles(tables.whole_tables()):
        violations += checks.find_column_violations(batches)
        violations += placement.find_misplaced_rows(_list_placed_rows(batches))
    return SegmentAudit(
        name=name,
        violations=violations,
        documents=tables.tables["documents"].select(_CHAIN).to_pylist(),
        revisions=tables.tables[HISTORY].select(_HISTORY_CHAIN).to_pylist(),
        is_damaged=not tables.damaged.isdisjoint({"documents", HISTORY}),
    )


def _list_placed_rows(batches: Mapping[str, ColumnBatch]) -> dict[str, list[Row]]:
    """List the rows that have a place and are not surely right, with no more columns than that takes."""
    placed = {}
    rows = {name: batch.arrow for name, batch in batches.items() if batch.arrow is not None}
    proved = plain_places.TABLES_PROVED if plain_places.are_sentences_right(rows) else frozenset[str]()
    for name, columns in placement.COLUMNS.items():
        if name in batches and name not in proved:
            names = tuple(dict.fromkeys((*TABLES[name].key, "document_id", *columns)))
            placed[name] = [dict(zip(names, values, strict=True)) for values in batches[name].rows(*names)]
    return placed


def _check_shared_references(table: Table, rows: pa.Table, ids: Ids) -> Iterator[Violation]:
    for column in table.columns:
        if column.refers_to is not None and column.refers_to in ids:
            values = rows[column.name]
            if _are_known(values.unique(), ids[column.refers_to]):
                continue
            is_wrong = pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, value_set=ids[column.refers_to])))
            for row in rows.filter(is_wrong).to_pylist():
                message = f"{column.name} {row[column.name]!r} is not in {column.refers_to}"
                yield row_violation(table, row, "reference", message)


def _are_known(distinct: pa.Array, ids: pa.ChunkedArray) -> bool:
    """Say whether all of a few distinct values that are not null are among many ids, each of which is there once."""
    named = distinct.drop_null()
    found_count = pc.sum(pc.is_in(ids, value_set=named), min_count=0).as_py()
    return bool(found_count == len(named))


def _split_by_articles(tables: Mapping[str, pa.Table]) -> Iterator[dict[str, ColumnBatch]]:
    """Cut the tables of one segment into those of a few articles each; rows of one article stay together."""
    owners = [rows["document_id"] for rows in tables.values()]
    articles = pa.chunked_array([chunk for column in owners for chunk in column.chunks], pa.string()).unique()
    ordered = {name: _order_by_article(rows, articles) for name, rows in tables.items()}
    for start in range(0, len(articles), ARTICLES_AT_A_TIME):
        cut = {}
        for name, (numbers, rows) in ordered.items():
            first, end = np.searchsorted(numbers, (start, start + ARTICLES_AT_A_TIME))
            cut[name] = ColumnBatch.of_arrow(TABLES[name], rows.slice(first, end - first))
        yield cut


def _order_by_article(rows: pa.Table, articles: pa.Array) -> tuple[Numbers, pa.Table]:
    """Order rows by the number of their article; a file lists its rows by article already, so most stay as they are."""
    numbers = pc.index_in(rows["document_id"], value_set=articles).to_numpy()
    if np.all(numbers[:-1] <= numbers[1:]):
        return numbers, rows
    order = np.argsort(numbers, kind="stable")
    return numbers[order], rows.take(pa.array(order))
