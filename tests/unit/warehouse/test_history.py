"""What was done to a store, newest first."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.kit.rows import bare_article, row
from transforms.document import RemovalCause, document_id_of
from warehouse import restore, store
from warehouse.history import RUN, list_history
from warehouse.lake import delta
from warehouse.lake.batch_plan import BatchKind


@pytest.fixture
def data(empty_store: Path, tmp_path: Path) -> Path:
    data = shutil.copytree(empty_store, tmp_path / "data")
    counts = {"documents_added": 1, "documents_revised": 0}
    for day, run_id in ((23, "r0"), (24, "r1")):
        store.start_run(data, row("runs", run_id=run_id, started_at=datetime(2026, 11, day, 9), **counts))
    store.append(data, bare_article("Rain is expected.", guid="rain", run_id="r1"))
    store.append(data, bare_article("Rain has come.", guid="rain", run_id="r2"))
    store.remove(data, [document_id_of("rain")], RemovalCause.REQUEST, datetime(2026, 11, 25, 9))
    return data


def test_batches_come_newest_first_with_what_they_did(data: Path) -> None:
    entries = list(list_history(data))
    assert [(entry.number, entry.kind, entry.run_id) for entry in entries] == [
        (3, BatchKind.REMOVE.value, None),
        (2, BatchKind.APPEND.value, "r2"),
        (1, BatchKind.APPEND.value, "r1"),
    ]
    assert [(entry.added, entry.revised, entry.removed) for entry in entries] == [(0, 0, 2), (0, 1, 0), (1, 0, 0)]
    assert entries[0].files_removed and entries[2].files_added and entries[2].files_removed == 0
    assert sorted((entry.at for entry in entries), reverse=True) == [entry.at for entry in entries]


def test_of_what_is_older_the_runs_are_told(data: Path) -> None:
    delta.open_table(data, delta.BATCHES).delete("number <= 1")
    older = [entry for entry in list_history(data) if entry.number is None]
    assert [(entry.kind, entry.run_id, entry.added, entry.files_added) for entry in older] == [
        (RUN, "r1", 1, None),
        (RUN, "r0", 1, None),
    ]


def test_of_a_batch_that_went_back_no_articles_are_counted(data: Path) -> None:
    store.append(data, bare_article("Snow.", guid="snow"))
    restore.restore(data, "0")
    [entry, *_] = list_history(data)
    assert (entry.kind, entry.number, entry.run_id) == (BatchKind.RESTORE.value, 5, None)
    assert (entry.added, entry.revised, entry.removed) == (None, None, None)
