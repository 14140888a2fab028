"""Check that the versions of articles lead to each other, and that no name comes from an article without a trace.

Needs all articles of the store at once; what one article can tell is checked in warehouse/checks. Ids made of other
columns: derived_ids.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warehouse.audit.rows import RowView, row_violation
from warehouse.checks.violations import Violation
from warehouse.lake.delta import HISTORY
from warehouse.tables import TABLES

RULE = "chain of revisions"


def find_chain_violations(documents: Sequence[RowView], revisions: Sequence[RowView]) -> Iterator[Violation]:
    """Yield the versions that do not lead to the next one, and the current ones that no earlier one leads to."""
    there = {(row["document_id"], row["revision"]) for row in (*documents, *revisions)}
    next_id = {(row["document_id"], row["revision"]): row["replaced_by_document_id"] for row in revisions}
    for row in revisions:
        if row["revision"] is None or row["replaced_by_document_id"] is None:
            continue  # a null is a violation of its own, found by the checks
        after = (row["replaced_by_document_id"], row["revision"] + 1)
        if after not in there:
            message = f"revision {after[1]} of replaced_by_document_id {after[0]} is not there"
            yield row_violation(TABLES[HISTORY], row, RULE, message)

    for row in documents:
        before_id = row["replaces_document_id"] or row["document_id"]
        before_revision = (row["revision"] or 1) - 1
        if before_revision == 0:
            if row["replaces_document_id"] is not None:
                yield row_violation(TABLES["documents"], row, RULE, "a first revision replaces nothing")
        elif before_revision > 0 and next_id.get((before_id, before_revision)) != row["document_id"]:
            message = f"document_revisions has no revision {before_revision} of {before_id} that leads here"
            yield row_violation(TABLES["documents"], row, RULE, message)


def find_first_seen_violations(aliases: Sequence[RowView], known: frozenset[str]) -> Iterator[Violation]:
    """Yield the names whose first article is not there and never was.

    `known` are the ids of articles, of their earlier versions, and of what was removed.
    """
    for row in aliases:
        first_seen = row["first_seen_document_id"]
        if first_seen is not None and first_seen not in known:
            message = f"article {first_seen} is not in documents, document_revisions or removals"
            yield row_violation(TABLES["entity_aliases"], row, "reference", message)
