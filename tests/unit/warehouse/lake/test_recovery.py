"""What a power cut leaves: torn log entries, data that never came to the disk. Batches are applied again."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from deltalake.exceptions import DeltaError

from tests.kit.kills import Stopped, contents, stop_at
from tests.kit.rows import bare_article, row
from tests.kit.slow import slow_but_first
from warehouse import store
from warehouse.bi.publish import publish
from warehouse.lake import delta, fsync, maintenance, paths, recovery
from warehouse.lake.delta import BATCHES
from warehouse.lake.table_log import TableLog

OLD = bare_article("Rain is expected. It gets colder.", guid="w", people=["Ana Silva"])
NEW = bare_article("The port is widened. The town pays.", guid="p", people=["Jo Berg"])


@pytest.fixture(scope="module")
def stored(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = shutil.copytree(empty_store, tmp_path_factory.mktemp("stored") / "data")
    store.append(data, OLD)
    return data


@pytest.fixture
def data(stored: Path, tmp_path: Path) -> Path:
    return shutil.copytree(stored, tmp_path / "data")


@pytest.fixture
def cut(data: Path) -> Path:
    """A store whose power went after the second batch's last commit: nothing was acknowledged."""
    store.append(data, NEW)
    return data


def last_entry(data: Path, table: str) -> Path:
    return max(paths.table_path(data, table).glob("_delta_log/*.json"))


def added(data: Path, table: str) -> Path:
    root = paths.table_path(data, table)
    [path] = fsync.files_of_actions(fsync.read_actions(last_entry(data, table)), "add", root)
    return path


@pytest.mark.parametrize("table", slow_but_first("sentences", "documents", "entities"))
@pytest.mark.parametrize("left", slow_but_first(b'{"commitInfo":{"timest', b""))
def test_a_torn_entry_is_moved_aside_and_its_batch_is_applied_again(cut: Path, table: str, left: bytes) -> None:
    whole, entry = contents(cut), last_entry(cut, table)
    entry.write_bytes(left)
    last_entry(cut, "documents").write_bytes(left)  # it comes last, so it was not on the disk either
    store.recover(cut)
    assert contents(cut) == whole
    assert entry.with_name(entry.name + ".torn").read_bytes() == left


@pytest.mark.parametrize("left", slow_but_first(b"", None), ids=["empty", "not there"])
def test_a_deciding_row_that_never_came_to_the_disk_never_was(
    data: Path, monkeypatch: pytest.MonkeyPatch, left: bytes | None
) -> None:
    before = contents(data)
    with monkeypatch.context() as patch:
        stop_at(patch, 0, after=True)
        with pytest.raises(Stopped):
            store.append(data, NEW)
    row_file = added(data, BATCHES)
    row_file.unlink() if left is None else row_file.write_bytes(left)
    store.recover(data)
    assert contents(data) == before
    assert store.append(data, NEW).added == 1
    assert delta.open_documents(data).number == 2


def test_a_lost_deciding_row_of_a_whole_batch_stays_decided(cut: Path) -> None:
    added(cut, BATCHES).unlink()
    assert recovery.repair_logs(cut) == []
    assert delta.batch_number(delta.open_table(cut, BATCHES)) == 2


@pytest.mark.slow
def test_a_writer_mends_before_it_applies_an_open_batch(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        stop_at(patch, 4)
        with pytest.raises(Stopped):
            store.append(data, NEW)
    written = [name for name in delta.batch_tables() if delta.batch_number(delta.open_table(data, name)) == 2]
    last_entry(data, written[-1]).write_bytes(b"{")
    assert store.append(data, NEW).unchanged == 1
    assert all(len(rows) > 1 for name, rows in contents(data).items() if name in {"sentences", "documents", *written})


def test_a_file_lost_from_a_whole_batch_is_left_for_check(data: Path) -> None:
    added(data, "sentences").unlink()
    assert recovery.repair_logs(data) == []


def test_a_torn_run_or_deciding_row_never_was(data: Path) -> None:
    store.start_run(data, row("runs", run_id="r1", status="running"))
    last_entry(data, "runs").write_bytes(b"{")
    store.recover(data)
    assert delta.read(delta.open_table(data, "runs")) == []


@pytest.mark.slow
def test_a_compaction_without_its_data_is_undone(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    for number in range(2):
        store.start_run(data, row("runs", run_id=f"r{number}", status="running"))
    delta.open_table(data, "runs").optimize.compact()
    added(data, "runs").write_bytes(b"")
    with pytest.raises(pa.ArrowInvalid):
        delta.read(delta.open_table(data, "runs"))
    store.recover(data)
    assert len(delta.read(delta.open_table(data, "runs"))) == 2
    assert "torn" in caplog.text


def end_runs(data: Path, count: int) -> None:
    for number in range(count):
        store.start_run(data, row("runs", run_id=f"r{number}", status="running"))


def list_runs(data: Path) -> set[str]:
    return {row["run_id"] for row in delta.read(delta.open_table(data, "runs"))}


def test_a_run_whose_published_data_is_lost_comes_back(data: Path) -> None:
    end_runs(data, 2)
    publish(data)
    added(data, "runs").unlink()
    store.recover(data)
    assert list_runs(data) == {"r0", "r1"}


def test_a_run_whose_data_is_lost_for_good_never_was(data: Path) -> None:
    end_runs(data, 2)
    added(data, "runs").unlink()
    store.recover(data)
    assert list_runs(data) == {"r0"}


def test_entries_that_a_checkpoint_stands_for_stay(data: Path) -> None:
    end_runs(data, 3)
    lost = added(data, "runs")
    delta.open_table(data, "runs").optimize.compact()
    delta.open_table(data, "runs").create_checkpoint()
    lost.unlink()  # replaced, as it is when it was vacuumed
    last_entry(data, "runs").write_bytes(b"{")
    store.recover(data)
    assert len(list((paths.table_path(data, "runs") / "_delta_log").glob("*.torn"))) == 1
    assert list_runs(data) == {"r0", "r1", "r2"}


def test_a_torn_checkpoint_is_moved_aside(data: Path) -> None:
    whole = contents(data)
    maintenance.maintain_table(data, "sentences")
    for checkpoint in paths.table_path(data, "sentences").glob("_delta_log/*.checkpoint.parquet"):
        checkpoint.write_bytes(b"PAR1")
    with pytest.raises(DeltaError):
        contents(data)
    store.recover(data)
    assert contents(data) == whole


def test_a_store_torn_while_it_was_made_is_made(tmp_path: Path) -> None:
    store.create(tmp_path / "whole")
    data = shutil.copytree(tmp_path / "whole", tmp_path / "torn")
    for table in ("documents", "runs"):
        last_entry(data, table).write_bytes(b"")
    store.create(data)
    assert store.append(data, OLD).added == 1


def test_mending_a_whole_store_moves_nothing(data: Path) -> None:
    assert recovery.repair_logs(data) == []


def test_what_is_written_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "body"
    fsync.write_file(path, b"one")
    fsync.write_file(path, b"two")
    assert path.read_bytes() == b"two"

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        fsync.write_file(path, b"three")
    assert [one.name for one in tmp_path.iterdir()] == ["body"]
    assert path.read_bytes() == b"two"


def note_fsyncs(patch: pytest.MonkeyPatch, steps: list[int | str]) -> None:
    """Let each call of fsync leave the inode of its file or folder in `steps`."""
    sync = os.fsync

    def noted(handle: int) -> None:
        steps.append(os.fstat(handle).st_ino)
        sync(handle)

    patch.setattr(os, "fsync", noted)


def inodes(paths: Iterable[Path]) -> set[int]:
    return {path.stat().st_ino for path in paths}


def test_everything_a_batch_writes_is_brought_to_the_disk(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, steps = set(data.rglob("*")), list[int | str]()
    with monkeypatch.context() as patch:
        note_fsyncs(patch, steps)
        store.append(data, NEW)
    written = {path for path in data.rglob("*") if path.is_file()} - before
    assert {path.suffix for path in written} == {".parquet", ".json", ".npy", ".arrow"}
    assert inodes(written) <= set(steps)
    assert inodes(path.parent for path in written) <= set(steps)


def test_data_files_are_on_the_disk_before_the_deciding_row(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[int | str] = []
    change_files = delta.change_files

    def noted_change(log: TableLog, *args: Any) -> None:
        steps.append(f"changes {log.root.name}")
        change_files(log, *args)

    with monkeypatch.context() as patch:
        note_fsyncs(patch, steps)
        patch.setattr(delta, "change_files", noted_change)
        store.append(data, NEW)
    before = set(steps[: steps.index(f"changes {BATCHES}")])
    for name in (BATCHES, "documents", "sentences", "entities"):
        assert inodes([added(data, name), paths.table_path(data, name)]) <= before
