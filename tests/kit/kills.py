"""Stopping the store between two commits, or within one: for tests in one process, and for a child that is killed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from warehouse import store
from warehouse.lake import delta, paths
from warehouse.lake.batch_plan import BatchPlan
from warehouse.lake.delta import BATCHES
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.undo_files import list_undo_files
from warehouse.tables import TABLES


class Stopped(BaseException):
    """Ends the writer at that point, as a kill does: no handler of the store sees it."""


def stop_at(patch: pytest.MonkeyPatch, step: int, *, after: bool = False) -> None:
    """Let the `step`th commit (from 0) stop the writer, before it is made or after."""

    def stop() -> None:
        raise Stopped

    do_at(patch, step, stop, after=after)


def do_at(patch: pytest.MonkeyPatch, step: int, deed: Callable[[], object], *, after: bool = False) -> None:
    """Do `deed` once, before or after the `step`th commit."""
    left = [step]

    def wrap(commit: Callable[..., None]) -> Callable[..., None]:
        def wrapped(*args: Any) -> None:
            now = left[0] == 0
            left[0] -= 1
            if now and not after:
                deed()
            commit(*args)
            if now and after:
                deed()

        return wrapped

    patch.setattr(delta, "write", wrap(delta.write))
    patch.setattr(delta, "change_files", wrap(delta.change_files))


def list_orphans(data: Path) -> list[str]:
    """The data files and undo files that no batch names, by table and name."""
    lake = LakeFiles(data, delta.open_documents(data))
    plans = [BatchPlan.from_json(row["plan"]) for row in delta.read(delta.open_table(data, BATCHES), ["plan"])]
    found = [
        f"{paths.UNDO}/{path.name}" for path in list_undo_files(data) if path.name not in {plan.undo for plan in plans}
    ]
    for name in delta.batch_tables():
        named = {file.path.name for file in lake.of(name)}
        for change in (plan.changes[name] for plan in plans if name in plan.changes):
            named |= {*change.removed, *(file.name for file in change.added)}
        found += [f"{name}/{path.name}" for path in paths.table_path(data, name).glob("*.parquet")
                  if path.name not in named]  # fmt: skip
    return sorted(found)


def contents(data: Path) -> dict[str, list[str]]:
    """All rows of the store, as text and in order, those of runs aside."""
    tables = store.snapshot(data)
    kept = [name for name in TABLES if name not in {"runs", "run_measures"}]
    return {name: sorted(map(repr, delta.read(tables[name]))) for name in kept}
