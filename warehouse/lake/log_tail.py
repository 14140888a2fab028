"""Tell what commits did to a table since a version that is known, from their entries in its log alone.

Opening a table takes some 5 ms; a publication would open six. Who finds no tail opens the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from warehouse.lake import fsync
from warehouse.lake.table_log import APP_ID, name_entry

_DECLARING = ("metaData", "protocol")  # actions that change what a table is


@dataclass(frozen=True, slots=True)
class LogTail:
    """The commits after a version: the last one's version, what came and is still there, what went, the last batch.

    `number` is that of the last batch among them, if any; `is_declared_anew` says that columns or properties may be
    other ones.
    """

    version: int
    came: frozenset[str]
    went: frozenset[str]
    number: int | None
    is_declared_anew: bool


def read_tail(root: Path, version: int) -> LogTail | None:
    """Read the commits after `version` of the table at `root`; None where the log begins later, or an entry is torn."""
    if not name_entry(root, version).exists():  # the log was cleaned up to a later version, or is another one
        return None
    actions: list[dict[str, Any]] = []
    try:
        while done := fsync.read_actions(name_entry(root, version + 1)):
            actions += done
            version += 1
    except ValueError:
        return None
    return _sum_up(version, actions)


def _sum_up(version: int, actions: list[dict[str, Any]]) -> LogTail:
    came: set[str] = set()
    went: set[str] = set()
    for action in actions:
        if "add" in action:
            came.add(unquote(action["add"]["path"]))
        elif "remove" in action:
            path = unquote(action["remove"]["path"])
            went.add(path)
            came.discard(path)
    numbers = [action["txn"]["version"] for action in actions if action.get("txn", {}).get("appId") == APP_ID]
    declares = any(name in action for action in actions for name in _DECLARING)
    return LogTail(version, frozenset(came), frozenset(went), max(numbers, default=None), declares)
