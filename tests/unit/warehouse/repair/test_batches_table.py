"""`_batches` is made anew with what can be read, and not where a table hangs on a row that was lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.rows import bare_article
from warehouse import store
from warehouse.lake import delta, paths
from warehouse.lake.data_files import list_files, read_plain
from warehouse.repair.batches_table import renew_batches_table
from warehouse.repair.logs import read_known_batches


@pytest.fixture
def data(empty_store: Path, tmp_path: Path) -> Path:
    data = shutil.copytree(empty_store, tmp_path / "data")
    for number in range(3):
        store.append(data, bare_article(f"Rain is expected in ward {number}.", guid=f"g{number}"))
    return data


def lose_row(data: Path, number: int) -> None:
    files = list_files(delta.BATCHES, delta.open_log(data, delta.BATCHES))
    next(file for file in files if read_number(file.path) == number).path.unlink()


def read_number(path: Path) -> int:
    [number] = read_plain(path, ["number"])["number"].to_pylist()
    return int(number)


def test_rows_behind_a_lost_one_are_kept(data: Path) -> None:
    lose_row(data, 2)
    [mending] = renew_batches_table(data)
    assert mending.table == delta.BATCHES
    assert [batch.number for batch in read_known_batches(data)] == [3]
    assert store.append(data, bare_article("The port is widened.", guid="p")).added == 1


def test_a_row_of_another_shape_is_lost_too(data: Path) -> None:
    log = delta.open_log(data, delta.BATCHES)
    path = next(file.path for file in list_files(delta.BATCHES, log) if read_number(file.path) == 2)
    rows = read_plain(path).to_pylist()
    path.chmod(0o644)
    pq.write_table(pa.Table.from_pylist([row | {"plan": "{}"} for row in rows], schema=delta.BATCHES_SCHEMA), path)
    [mending] = renew_batches_table(data)
    assert mending.table == delta.BATCHES
    assert [batch.number for batch in read_known_batches(data)] == [3]


def test_a_lost_log_is_made_anew_without_rows(data: Path) -> None:
    shutil.rmtree(paths.table_path(data, delta.BATCHES) / "_delta_log")
    assert len(list(renew_batches_table(data))) == 1
    assert read_known_batches(data) == []
    assert delta.batch_number(delta.open_table(data, delta.BATCHES)) == 3


def test_one_in_order_stays(data: Path) -> None:
    assert list(renew_batches_table(data)) == []


def test_nothing_is_done_where_a_table_is_ahead(data: Path) -> None:
    newest = max((paths.table_path(data, "documents") / "_delta_log").glob("*.json"))
    newest.unlink()
    lose_row(data, 3)
    assert list(renew_batches_table(data)) == []
