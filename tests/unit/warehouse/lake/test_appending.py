"""What one batch adds, drops and counts, worked out against the store as it stands."""

from pathlib import Path

import pytest

from tests.kit.rows import bare_article, joined, reject
from transforms.document import document_id_of
from warehouse import store
from warehouse.lake import commit, delta
from warehouse.lake.appending import Counts, append_rows
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.delta import BATCHES

OLD = bare_article("Rain is expected. It gets colder.", guid="rain")
CHANGED = bare_article("Rain is certain. It gets colder.", guid="rain")
NEW = bare_article("The port is widened. The town pays.", guid="port")


@pytest.fixture
def stored(data: Path) -> Path:
    store.append(data, OLD)
    return data


def test_counts_add_up() -> None:
    assert Counts(3, 1, 1, 1) + Counts(seen=2, added=1, rejected=1) == Counts(5, 2, 1, 1, 1)


def test_a_batch_has_what_is_new_in_place_of_what_it_revises(stored: Path) -> None:
    lake = commit.roll_forward(stored)
    rows = joined(CHANGED, NEW, {"rejects": [reject()]})
    assert append_rows(lake, rows) == (Counts(seen=3, added=1, revised=1, rejected=1), 2)
    [batch] = commit.read_batches(delta.open_log(stored, BATCHES), 1)
    assert (batch.number, batch.plan.kind, batch.plan.run_id) == (2, BatchKind.APPEND, NEW["documents"][0]["run_id"])
    assert [file.name[:7] for file in batch.plan.changes["documents"].added] == ["0000002"]
    assert len(batch.plan.changes["documents"].removed) == 1
    current = delta.read(store.snapshot(stored)["documents"], ["document_id", "revision"])
    assert {row["document_id"]: row["revision"] for row in current} == {
        document_id_of("rain"): 2,
        document_id_of("port"): 1,
    }


def test_where_all_is_stored_there_is_no_batch(stored: Path) -> None:
    assert append_rows(commit.roll_forward(stored), OLD) == (Counts(seen=1, unchanged=1), None)


def test_whoever_comes_second_stores_nothing(stored: Path) -> None:
    lake = commit.roll_forward(stored)
    store.append(stored, NEW)
    files = sorted(stored.rglob("*.parquet"))
    assert append_rows(lake, CHANGED) is None
    assert sorted(stored.rglob("*.parquet")) == files
