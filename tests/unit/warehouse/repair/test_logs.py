"""What is set aside of a log is the least, and nothing where the batches that are known do not say the rest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.kit.rows import bare_article
from warehouse import store
from warehouse.lake import delta, paths
from warehouse.repair.logs import read_known_batches, reapply_batches, repair_logs

TEXTS = ("Rain is expected.", "The port is widened.", "The town pays.")


@pytest.fixture
def data(empty_store: Path, tmp_path: Path) -> Path:
    data = shutil.copytree(empty_store, tmp_path / "data")
    for number, text in enumerate(TEXTS):
        store.append(data, bare_article(text, guid=f"g{number}"))
    return data


def entry(data: Path, table: str, version: int) -> Path:
    return paths.table_path(data, table) / "_delta_log" / f"{version:020}.json"


def test_from_the_first_torn_entry_on_all_are_set_aside_and_applied_again(data: Path) -> None:
    entry(data, "sentences", 2).write_text('{"commitInfo":{"tim')
    moved = [(mending.table, mending.name) for mending in repair_logs(data)]
    assert moved == [("sentences", entry(data, "sentences", version).name) for version in (2, 3)]
    assert [mending.action for mending in reapply_batches(data)] == ["batches 2 to 3 were applied again"]
    assert delta.batch_number(delta.open_table(data, "sentences")) == 3


def test_a_log_that_does_not_begin_is_made_anew(data: Path) -> None:
    before = delta.read(delta.open_table(data, "sentences"))
    entry(data, "sentences", 0).unlink()
    [mending] = repair_logs(data)
    assert (mending.table, mending.name) == ("sentences", "_delta_log")
    list(reapply_batches(data))
    assert sorted(map(str, delta.read(delta.open_table(data, "sentences")))) == sorted(map(str, before))


def test_a_gap_is_set_aside(data: Path) -> None:
    entry(data, "sentences", 2).unlink()
    assert [mending.name for mending in repair_logs(data)] == [entry(data, "sentences", 3).name]


def test_logs_in_order_stay(data: Path) -> None:
    assert list(repair_logs(data)) == []
    assert list(reapply_batches(data)) == []


def test_where_no_batch_is_known_nothing_is_set_aside(data: Path) -> None:
    shutil.rmtree(paths.table_path(data, delta.BATCHES) / "_delta_log")
    torn = entry(data, "sentences", 2)
    torn.write_text("{")
    assert read_known_batches(data) == []
    assert list(repair_logs(data)) == []
    assert torn.read_text() == "{"
