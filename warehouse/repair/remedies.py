"""Say what to do about what `repair` could not mend. Mends nothing itself."""

from __future__ import annotations

from warehouse.audit.batches import RULE as BATCH_RULE
from warehouse.audit.file_reading import IS_THERE
from warehouse.audit.indexes import RULE as INDEX_RULE
from warehouse.checks.violations import Violation

# Rules whose violations are of whole files, which a backup can have.
_OF_FILES = frozenset({IS_THERE, "file is readable", "file size", "file checksum", "columns as declared"})
_OF_LOGS = frozenset({"log is readable", BATCH_RULE})


def describe_remedy(violation: Violation) -> str:
    """Say what to do about a violation that was left."""
    if violation.table.startswith("bi"):
        return "bi/ is made anew once the lake is in order: mend what is named of the lake, then check --repair again"
    if violation.rule in _OF_FILES:
        file = f"lake/{violation.table}/{violation.row_key}"
        return f"no publication has the file whole: restore {file} from a backup, then check --repair again"
    if violation.rule in _OF_LOGS:
        return (
            f"no batch that is known says it: restore lake/{violation.table} from a backup, then check --repair again"
        )
    if violation.rule == INDEX_RULE:
        return "the index cannot be deleted: give this user the right to write in lake/_keys"
    if violation.rule == "quarantine":
        return "restore the file of quarantine/ from a backup; no row but this one hangs on it"
    return _describe_remedy_of_row(violation)


def _describe_remedy_of_row(violation: Violation) -> str:
    if violation.document_id is None:
        return f"restore the file of lake/{violation.table} that has the row from a backup"
    # `remove` is no way: it reads the damaged file too, and what it removed is not taken in again
    return f"restore the files of article {violation.document_id} from a backup, or ingest its input into a new store"
