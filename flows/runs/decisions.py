"""A run of `wireroom entities merge|split|rename`: what people decide, carried out and published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from flows.runs.ingest import make_run_id, name_end, read_clock
from flows.runs.publish import publish_tables
from flows.runs.quality import tell_new_alarms
from transforms import versions
from transforms.document import Row, RunStatus
from warehouse import store
from warehouse.entity_decisions import Decider

T = TypeVar("T")


def decide_of_entities(data: Path, decide: Callable[[Decider], T], note: str | None) -> T:
    """Carry out a decision as a run of its own, and publish; give what `decide` gives.

    Raises:
        UnknownEntity: there is no such entity, or nothing of the kind can be decided of it.
        StoreBusy: other writers kept the store for too long; it is intact.
    """
    store.recover(data)
    by = Decider(make_run_id(), read_clock(), note)
    store.start_run(data, _make_row(by, RunStatus.RUNNING))
    try:
        decided = decide(by)
        status = RunStatus.SUCCEEDED
    except BaseException as error:
        status = name_end(error)
        raise
    finally:
        store.end_run(data, _make_row(by, status))
        tell_new_alarms(by.run_id, by.at, data)
    publish_tables(data)
    return decided


def _make_row(by: Decider, status: RunStatus) -> Row:
    return {
        "run_id": by.run_id,
        "started_at": by.at,
        "finished_at": None if status == RunStatus.RUNNING else read_clock(),
        "status": status,
        "rule_version": versions.RULE_VERSION,
        "model_version": None,
        **store.Counts().name_columns(),
    }
