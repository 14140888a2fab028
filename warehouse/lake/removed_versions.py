"""Know which versions of articles were removed, so that they neither come in nor come back again.

How articles are removed: removal.py.
"""

from __future__ import annotations

from collections.abc import Iterable

from transforms.document import RemovalCause, Row
from warehouse.lake.data_files import find_rows
from warehouse.lake.lake_files import LakeFiles

REMOVALS = "removals"
# A version of an article: document_id and text_sha256.
Version = tuple[str, str]


def version_of(row: Row) -> Version:
    """Give the version that a row of `documents`, `document_revisions` or `removals` is of."""
    return row["document_id"], row["text_sha256"]


def read_removed(lake: LakeFiles, document_ids: Iterable[str]) -> dict[Version, str]:
    """Map those versions of these articles that were removed to the cause; both causes may be there."""
    rows = find_rows(lake.of(REMOVALS), None, {"document_id": set(document_ids)})
    return {version_of(row): row["cause"] for row in rows}


def leave_out_removed(lake: LakeFiles, rows: Iterable[Row]) -> list[Row]:
    """Leave out rows of articles that were removed: on request in any version, else in the versions that were."""
    given = list(rows)
    removed = read_removed(lake, (row["document_id"] for row in given))
    barred = {document_id for (document_id, _), cause in removed.items() if cause == RemovalCause.REQUEST}
    return [row for row in given if row["document_id"] not in barred and version_of(row) not in removed]
