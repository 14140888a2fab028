"""What no single article can tell: the chain of its revisions, ids made of other columns, sums of runs, the topic tree.

Only the audit asks this, once it has read everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from transforms.document import ids
from warehouse.checks.violations import Violation
from warehouse.tables import TABLES

Row = Mapping[str, Any]
_PARTS = ("documents_added", "documents_revised", "documents_unchanged", "documents_rejected")


def find_chain_violations(documents: Sequence[Row], revisions: Sequence[Row]) -> Iterator[Violation]:
    """Every version leads to the next one: earlier ones by replaced_by_document_id, the current one back again."""
    there = {(row["document_id"], row["revision"]) for row in (*documents, *revisions)}
    led_to = {(row["document_id"], row["revision"]): row["replaced_by_document_id"] for row in revisions}
    for row in revisions:
        if None not in (row["revision"], row["replaced_by_document_id"]):
            after = row["replaced_by_document_id"], row["revision"] + 1
            if after not in there:
                message = f"revision {after[1]} of replaced_by_document_id {after[0]} is not there"
                yield _fault("document_revisions", row, "chain of revisions", message)
    for row in documents:
        before = row["replaces_document_id"] or row["document_id"], (row["revision"] or 1) - 1
        if before[1] == 0 and row["replaces_document_id"] is not None:
            yield _fault("documents", row, "chain of revisions", "a first revision replaces nothing")
        elif before[1] > 0 and led_to.get(before) != row["document_id"]:
            message = f"document_revisions has no revision {before[1]} of {before[0]} that leads here"
            yield _fault("documents", row, "chain of revisions", message)


def find_first_seen_violations(aliases: Sequence[Row], known: frozenset[str]) -> Iterator[Violation]:
    """The article that first used a name is there, if only as an earlier version; `known` are the ids of both."""
    for row in aliases:
        if row["first_seen_document_id"] is not None and row["first_seen_document_id"] not in known:
            message = f"article {row['first_seen_document_id']} is not in documents or document_revisions"
            yield _fault("entity_aliases", row, "reference", message)


def find_shared_violations(shared: Mapping[str, Sequence[Row]]) -> Iterator[Violation]:
    """Ids are made of what they say they are made of, runs add up, and a topic's path ends with its name."""
    for name, (rule, wrong_with) in _RULES.items():
        for row in shared.get(name, ()):
            if (message := wrong_with(row)) is not None:
                yield _fault(name, row, rule, message)


def _wrong_role(row: Row) -> str | None:
    made = ids.entity_role_id(row["entity_id"], row["role"], row["organization_entity_id"])
    return None if row["entity_role_id"] == made else f"entity, role and organization give {made}"


def _wrong_reject(row: Row) -> str | None:
    source_uri = row["source_uri"] or ""
    made = ids.reject_id(source_uri, row["raw_sha256"], row["stage"], row["reason_code"])
    # a place that is not ASCII may have been written another way than it was hashed
    return None if row["reject_id"] == made or not source_uri.isascii() else f"its columns give {made}"


def _wrong_run(row: Row) -> str | None:
    parts = [row[name] for name in _PARTS]
    if row["status"] != "succeeded" or None in parts or row["documents_seen"] == sum(parts):
        return None
    return f"documents_seen is {row['documents_seen']}, the others add up to {sum(parts)}"


def _wrong_topic(row: Row) -> str | None:
    names = (row["path"] or "").split(" > ")
    is_right = (names[-1], len(names)) == (row["name"], row["level"])
    return None if is_right else f"name {row['name']}, level {row['level']}, path {row['path']}"


_RULES: Mapping[str, tuple[str, Callable[[Row], str | None]]] = {
    "entity_roles": ("id of its columns", _wrong_role),
    "rejects": ("id of its columns", _wrong_reject),
    "runs": ("documents_seen", _wrong_run),
    "topics": ("path", _wrong_topic),
}


def _fault(name: str, row: Row, rule: str, message: str) -> Violation:
    key = ", ".join(str(row[part]) for part in TABLES[name].key)
    return Violation(name, key, rule, message, row.get("document_id"))
