"""Gather what articles were before the batches that are taken back, beside what they are now.

Rows of an article change together, and its row of `documents` with them: it has run and text. So that row is compared,
and all others are carried as they are. What was removed by law is left out; copies of it, or of what goes, are marked
anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from transforms.document import Row
from warehouse.lake import copies, delta, removal, revisions
from warehouse.lake.data_files import find_rows
from warehouse.lake.key_index import select_files
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.removed_versions import leave_out_removed, read_removed
from warehouse.lake.undo_files import Undo, UndoPart
from warehouse.tables import TABLES

_SEGMENT = "segment"  # where a row lies, which is no column of it


@dataclass(frozen=True, slots=True)
class ArticleImages:
    """Articles by their rows of `documents`, before and now, and all rows that those before had, table by table."""

    before: Mapping[str, Row]
    now: Mapping[str, Row]
    rows: Mapping[str, pa.Table]

    def list_returning(self) -> list[str]:
        """List the articles that are not there now."""
        return sorted(self.before.keys() - self.now.keys())

    def list_changed(self) -> list[str]:
        """List the articles that are there, with other rows."""
        return sorted(
            document_id
            for document_id in self.before.keys() & self.now.keys()
            if self.before[document_id] != _strip_segment(self.now[document_id])
        )

    def list_leaving(self) -> list[str]:
        """List the articles that were not there before."""
        return sorted(self.now.keys() - self.before.keys())

    def select_rows(self) -> dict[str, pa.Table]:
        """Select the rows of the articles that return or change, but for those of `documents`."""
        wanted = [*self.list_returning(), *self.list_changed()]
        selected = {name: _filter_articles(rows, wanted) for name, rows in self.rows.items() if name != "documents"}
        return {name: rows for name, rows in selected.items() if rows.num_rows}


def collect_images(lake: LakeFiles, undos: Iterable[Undo]) -> ArticleImages:
    """Gather the articles that some batches touched, given by what takes them back, the first one first."""
    touched, rows = _read_images(undos)
    documents = leave_out_removed(lake, rows["documents"].to_pylist())
    before = {row["document_id"]: row for row in documents}
    wanted = {"document_id": touched}
    now = {row["document_id"]: row for row in find_rows(select_files(lake.of("documents"), wanted), None, wanted)}

    stranded = _find_stranded(lake, now.keys() - before.keys(), touched)
    now |= {row["document_id"]: row for row in stranded}
    before |= {row["document_id"]: _strip_segment(row) for row in stranded}
    for name in delta.tables_of_articles() if stranded else ():
        own = delta.to_arrow(TABLES[name], revisions.read_rows_of(lake, name, None, stranded))
        rows[name] = pa.concat_tables([rows[name], own])
    images = ArticleImages(before, now, rows)
    return ArticleImages(_mark_orphans(lake, images), now, rows)


def _read_images(undos: Iterable[Undo]) -> tuple[set[str], dict[str, pa.Table]]:
    """Read which articles were touched, and the rows that each had before the first time."""
    touched: set[str] = set()
    parts = {name: [TABLES[name].schema.empty_table()] for name in delta.tables_of_articles()}
    for undo in undos:
        new = list_touched(undo) - touched
        for name, images in parts.items():
            dropped = undo.find(name, UndoPart.DROPPED)
            if dropped is not None:
                images.append(_filter_articles(delta.fill_columns(dropped, TABLES[name]), new))
        touched |= new
    return touched, {name: pa.concat_tables(images) for name, images in parts.items()}


def list_touched(undo: Undo) -> set[str]:
    """List the articles that a batch added, replaced or dropped."""
    parts = (undo.find("documents", part) for part in (UndoPart.ADDED, UndoPart.DROPPED))
    return {document_id for rows in parts if rows is not None for document_id in rows["document_id"].to_pylist()}


def _filter_articles(rows: pa.Table, document_ids: Collection[str]) -> pa.Table:
    return rows.filter(pc.is_in(rows["document_id"], pa.array(sorted(document_ids), pa.string())))


def _find_stranded(lake: LakeFiles, leaving: Collection[str], touched: Collection[str]) -> list[Row]:
    """Find the articles that stay and are copies of ones that leave: so marked when their own original was removed."""
    return [row for row in removal.find_copies(lake, leaving) if row["document_id"] not in touched]


def _mark_orphans(lake: LakeFiles, images: ArticleImages) -> dict[str, Row]:
    """Mark anew the copies whose original is not there any more, beside the articles that nothing touches."""
    before = dict(images.before)
    lost = _find_lost_originals(lake, images)
    orphans = [row for row in before.values() if row[copies.ORIGINAL] in lost]
    if orphans:
        texts = _filter_articles(images.rows["document_texts"], [row["document_id"] for row in orphans])
        # only their ids count, so that none of them is taken for an original
        known = {document_id: row | {copies.ORIGINAL: document_id} for document_id, row in images.now.items()}
        marked = copies.mark_copies(lake, {"documents": orphans, "document_texts": texts.to_pylist()}, known)
        before |= {row["document_id"]: row for row in marked}
    return before


def _find_lost_originals(lake: LakeFiles, images: ArticleImages) -> set[str]:
    """Find the originals that leave, or were removed by law and are not there again."""
    originals = {row[copies.ORIGINAL] for row in images.before.values()} - {None} - images.before.keys()
    removed = {document_id for document_id, _ in read_removed(lake, originals)}
    stored = find_rows(lake.of("documents"), ["document_id"], {"document_id": removed})
    leaving = set(images.list_leaving())
    return (originals & leaving) | (removed - {row["document_id"] for row in stored})


def _strip_segment(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != _SEGMENT}
