"""Stopping the store between two commits, or within one: for tests in one process, and for a child that is killed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from warehouse import store
from warehouse.lake import delta
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
    write, left = delta.write, [step]

    def wrapped(*args: Any) -> None:
        now = left[0] == 0
        left[0] -= 1
        if now and not after:
            deed()
        write(*args)
        if now and after:
            deed()

    patch.setattr(delta, "write", wrapped)


def contents(data: Path) -> dict[str, list[str]]:
    """All rows of the store, as text and in order, `runs` aside."""
    tables = store.snapshot(data)
    return {name: sorted(map(repr, delta.read(tables[name]))) for name in TABLES if name != "runs"}
