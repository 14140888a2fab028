"""Check all rows of a set of files against their declarations: each file read as plain Parquet, segment by segment.

Works on the lake's active files and on those of bi/ alike. What cannot be read is a Violation and then counts as
unknown: no reference into it is called broken. How a file is read: file_reading.py. One segment:
segments.py. What a row must agree on: warehouse/checks, placement.py, revision_chain.py, derived_ids.py and
run_totals.py. bi/ against the lake: publication.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from transforms.document import Row
from warehouse import checks
from warehouse.audit import derived_ids, revision_chain, run_totals
from warehouse.audit.file_reading import TableSet, read_tables
from warehouse.audit.rows import row_violation
from warehouse.audit.segments import SegmentAudit, audit_segment
from warehouse.audit.workers import map_over_processes
from warehouse.checks import Violation
from warehouse.lake import merge
from warehouse.lake.data_files import ActiveFiles, list_shown
from warehouse.tables import TABLES

# Below, the second process takes longer to start than it saves.
ARTICLES_OF_ONE_PROCESS = 5_000
_SHARED = tuple(name for name, table in TABLES.items() if table.shared)
_OF_ARTICLES = tuple(name for name, table in TABLES.items() if not table.shared)


@dataclass(slots=True)
class _Articles:
    """What is kept of each segment for the end: that of each article, and the columns that chain revisions."""

    segment_of: dict[str, str | None] = field(default_factory=dict)
    documents: list[Row] = field(default_factory=list)
    revisions: list[Row] = field(default_factory=list)
    is_damaged: bool = False

    def add(self, segment: SegmentAudit) -> Iterator[Violation]:
        """Keep the columns of one segment; yields the articles that another one has too."""
        self.documents += segment.documents
        self.revisions += segment.revisions
        self.is_damaged = self.is_damaged or segment.is_damaged
        ids = (row["document_id"] for row in segment.documents)
        for document_id in dict.fromkeys(known_id for known_id in ids if known_id is not None):
            if self.segment_of.setdefault(document_id, segment.name) != segment.name:
                message = f"the article is in segment {self.segment_of[document_id]} and in {segment.name}"
                yield Violation("documents", document_id, "key is unique", message, document_id)

    def find_violations(self, aliases: Sequence[Row], removals: Sequence[Row]) -> Iterator[Violation]:
        """Yield what is wrong with revisions and first articles; nothing where files of articles are damaged."""
        if self.is_damaged:
            return
        yield from revision_chain.find_chain_violations(self.documents, self.revisions)
        known = frozenset(row["document_id"] for row in (*self.documents, *self.revisions, *removals))
        yield from revision_chain.find_first_seen_violations(aliases, known)


def find_row_violations(files: ActiveFiles) -> Iterator[Violation]:
    """Yield what is wrong with `files`, one set that belongs together: files first, then rows by segment.

    A file is named by its table and its name (as row key), a row by its table and key.
    """
    shared = TableSet()
    yield from read_tables({name: list_shown(files.get(name, ())) for name in _SHARED}, shared)
    whole = {name: table.to_pylist() for name, table in shared.whole_tables().items()}
    yield from checks.find_violations(whole)
    yield from _check_later_versions(files, whole)
    yield from derived_ids.find_derived_violations(whole)
    yield from run_totals.find_total_violations(whole.get("runs", ()))

    shared_ids = {name: shared.tables[name][TABLES[name].key[0]] for name in whole}
    articles = _Articles()
    count = sum(file.row_count for file in files.get("documents", ()))
    segments = list(_group_by_segment(files))
    for segment in map_over_processes(audit_segment, segments, shared_ids, is_worth_it=count > ARTICLES_OF_ONE_PROCESS):
        yield from segment.violations
        yield from articles.add(segment)
    aliases = whole.get("entity_aliases", ()) if "removals" in whole else ()  # else any first article may be removed
    yield from articles.find_violations(aliases, whole.get("removals", ()))


def _check_later_versions(files: ActiveFiles, whole: Mapping[str, Sequence[Row]]) -> Iterator[Violation]:
    """Check the later versions of shared rows: each as a row, and that there is the row that it is a version of."""
    versions = TableSet()
    later = {name: [file for file in files.get(name, ()) if file.is_later] for name in whole}
    yield from read_tables({name: some for name, some in later.items() if some}, versions)
    for name, rows in versions.whole_tables().items():
        table = TABLES[name]
        known = {merge.row_key(table, row) for row in whole[name]}
        grouped = merge.group_by_key(table, rows.to_pylist())
        merged = {key: merge.merge_rows(table, some) for key, some in grouped}
        yield from checks.find_violations({name: list(merged.values())})
        for key in merged.keys() - known:
            yield row_violation(table, merged[key], "reference", "it is a later version of a row that is not there")


def _group_by_segment(files: ActiveFiles) -> Iterator[tuple[str | None, ActiveFiles]]:
    """Give the files of articles segment by segment, with an empty list for tables without rows."""
    segments = {file.segment for name in _OF_ARTICLES for file in files.get(name, ())}
    for segment in sorted(segments, key=str):
        of_segment = {name: [file for file in files.get(name, ()) if file.segment == segment] for name in _OF_ARTICLES}
        yield segment, of_segment
