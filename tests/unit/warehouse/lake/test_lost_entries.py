"""A log that lost the entries of the last batches gets them again as a run begins, and none that it cannot know."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.kills import contents
from tests.kit.rows import bare_article
from tests.kit.slow import slow_but_first
from warehouse import store
from warehouse.lake import commit, delta, lost_entries, paths
from warehouse.lake.delta import BATCHES


def add(data: Path, number: int) -> None:
    text = f"Sentence {number}. It has a second."
    assert store.append(data, bare_article(text, guid=str(number), people=["Ana Silva"])).added == 1


@pytest.fixture(scope="module")
def stored(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = shutil.copytree(empty_store, tmp_path_factory.mktemp("stored") / "data")
    for number in range(4):
        add(data, number)
    return data


@pytest.fixture
def data(stored: Path, tmp_path: Path) -> Path:
    return shutil.copytree(stored, tmp_path / "data")


def lose_entries(data: Path, table: str, count: int) -> None:
    entries = sorted((paths.table_path(data, table) / "_delta_log").glob("*.json"))
    for entry in entries[len(entries) - count :]:
        entry.unlink()


def number_of(data: Path, table: str) -> int:
    return delta.batch_number(delta.open_table(data, table))


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("table", slow_but_first("sentences", "document_texts"))
def test_lost_entries_of_a_table_are_written_again(
    data: Path, table: str, count: int, caplog: pytest.LogCaptureFixture
) -> None:
    before = contents(data)
    lose_entries(data, table, count)
    assert contents(data) != before
    store.recover(data)
    assert contents(data) == before
    assert number_of(data, table) == 4
    assert f"batches {5 - count} to 4 were applied again" in caplog.text


def test_batches_are_counted_on_where_their_log_lost_its_end(data: Path) -> None:
    lose_entries(data, BATCHES, 1)
    assert number_of(data, BATCHES) == 3
    store.recover(data)
    assert number_of(data, BATCHES) == 4
    add(data, 4)
    assert [batch.number for batch in commit.read_batches(delta.open_log(data, BATCHES), 0)] == [1, 2, 3, 5]


def test_entries_of_batches_that_are_not_known_any_more_are_left_for_the_audit(data: Path) -> None:
    delta.open_table(data, BATCHES).delete("number <= 3")
    lose_entries(data, "sentences", 2)
    store.recover(data)
    assert number_of(data, "sentences") == 2


def test_a_loss_that_lies_back_is_left_for_the_audit(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lost_entries, "RECENT_BATCHES", 0)
    lose_entries(data, "sentences", 1)
    store.recover(data)
    assert number_of(data, "sentences") == 3


def test_where_nothing_was_lost_the_library_opens_and_writes_nothing(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
    opened: list[str] = []
    open_table = delta.open_table
    monkeypatch.setattr(delta, "open_table", lambda data, name: (opened.append(name), open_table(data, name))[1])
    lost_entries.reapply_lost_batches(data)
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*")} == before
    assert not opened


def lose_rows(path: Path) -> None:
    path.unlink()


def write_another_plan(path: Path) -> None:
    [row] = pq.read_table(path).to_pylist()
    path.chmod(0o644)
    pq.write_table(pa.Table.from_pylist([row | {"plan": "[1]"}], schema=delta.BATCHES_SCHEMA), path)


@pytest.mark.parametrize("harm", [lose_rows, write_another_plan])
def test_batches_that_cannot_be_read_stop_no_run(data: Path, harm: Callable[[Path], None]) -> None:
    before = contents(data)
    harm(max(paths.table_path(data, BATCHES).glob("*.parquet"), key=lambda path: path.stat().st_mtime_ns))
    store.recover(data)
    assert contents(data) == before
