"""Say what a batch does to the lake: which data files it adds to each table and which ones it takes away.

Worked out once, before the batch is decided: whoever carries a decided batch reads and computes nothing. Plain values;
how rows become files: batch_files.py. How a plan is decided and applied: commit.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from warehouse.lake.data_files import ActiveFile, WrittenFile

SHOWN_CHARACTERS = 60  # of a plan that cannot be read, in a message


class BatchKind(StrEnum):
    """What a batch is for."""

    APPEND = "append"
    REMOVE = "remove"
    REPLAY = "replay"
    COMPACT = "compact"
    UPGRADE = "upgrade"
    RESTORE = "restore"
    DECIDE = "decide"  # people said which entities are one


@dataclass(frozen=True, slots=True)
class TableChange:
    """Data files that a batch adds to one table, and those that it takes away, by name and size in bytes."""

    added: tuple[WrittenFile, ...] = ()
    removed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scrubbing:
    """What a batch takes out of undo files: the files by name, beside removed articles the ids of rejects."""

    files: tuple[str, ...] = ()
    reject_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """The changes of a batch by table; a table without a change is left out.

    `undo` names the file that takes it back; None for a batch of an older program. `scrubbing` says what it takes out
    of those of earlier batches.
    """

    kind: BatchKind
    changes: Mapping[str, TableChange]
    run_id: str | None = None
    undo: str | None = None
    scrubbing: Scrubbing = Scrubbing()

    def to_json(self) -> str:
        """Write the plan as its row in `_batches` has it."""
        changes = {
            name: {
                "added": [[file.name, file.size_bytes, file.statistics] for file in change.added],
                "removed": dict(change.removed),
            }
            for name, change in self.changes.items()
        }
        undo = {"undo": self.undo, "scrubbing": asdict(self.scrubbing)}
        return json.dumps({"kind": self.kind.value, "run_id": self.run_id, "changes": changes, **undo})

    @staticmethod
    def from_json(text: str) -> BatchPlan:
        """Read a plan that `to_json` wrote.

        Raises:
            ValueError: another program wrote it, or it is damaged.
        """
        try:
            return _read_plan(json.loads(text))
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError(f"it is no plan of a batch: {str(text)[:SHOWN_CHARACTERS]!r}") from error


def _read_plan(plan: Any) -> BatchPlan:
    changes = {
        name: TableChange(tuple(WrittenFile(*file) for file in change["added"]), dict(change["removed"]))
        for name, change in plan["changes"].items()
    }
    scrubbing = Scrubbing(**{name: tuple(some) for name, some in plan.get("scrubbing", {}).items()})
    return BatchPlan(BatchKind(plan["kind"]), changes, plan["run_id"], plan.get("undo"), scrubbing)


def list_removed(files: Iterable[ActiveFile]) -> dict[str, int]:
    """List files as a TableChange names those that it takes away."""
    return {file.path.name: file.size_bytes for file in files}
