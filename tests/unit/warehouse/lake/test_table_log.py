"""A log is read as the Delta library reads it, and what is written into it the library reads."""

import json
import os
import shutil
from pathlib import Path

import pytest
from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError, DeltaError

from tests.kit.rows import article
from warehouse import store
from warehouse.lake import compaction, delta, paths
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.table_log import (
    LOG,
    TableLog,
    add_file,
    append_entry,
    log_of,
    mark_batch,
    name_entry,
    read_log,
    remove_file,
)
from warehouse.tables import TABLES

TABLE = "documents"


@pytest.fixture(scope="module")
def stored(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three articles whose logs have all that logs have: files that came and went, batches, rows of runs."""
    data = shutil.copytree(empty_store, tmp_path_factory.mktemp("stored") / "data")
    for number in range(3):
        store.append(data, article(f"Story {number}. It goes on.", guid=f"g{number}"))
    compaction.compact_segments(data, least=1)
    store.append(data, article("Story 4. It goes on.", guid="g4"))
    return data


@pytest.fixture
def data(stored: Path, tmp_path: Path) -> Path:
    return shutil.copytree(stored, tmp_path / "data")


@pytest.fixture
def root(data: Path) -> Path:
    return paths.table_path(data, TABLE)


def describe(log: TableLog) -> tuple[object, ...]:
    counts = {name: (file.size_bytes, file.read_statistics().get("numRecords")) for name, file in log.files.items()}
    return log.version, log.number, counts, dict(log.properties), list(log.partition_columns)


def check_alike(root: Path) -> None:
    log = read_log(root)
    assert describe(log) == describe(log_of(DeltaTable(str(root))))
    assert log.root == root


@pytest.mark.parametrize("table", [*TABLES, delta.BATCHES])
def test_a_log_says_what_the_library_says(stored: Path, table: str) -> None:
    check_alike(paths.table_path(stored, table))


@pytest.mark.parametrize("with_checkpoint", [False, True])
def test_a_log_says_so_in_each_of_its_states(data: Path, root: Path, with_checkpoint: bool) -> None:
    assert len(read_log(root).files) > 1
    if with_checkpoint:
        DeltaTable(str(root)).create_checkpoint()
        assert not read_log(root).entries
        check_alike(root)
    store.append(data, article("Story 5. It goes on.", guid="g5"))
    check_alike(root)
    for version in range(read_log(root).version - 1 if with_checkpoint else 0):
        name_entry(root, version).unlink()  # as they are cleaned up
    compaction.compact_segments(data, least=1)
    check_alike(root)
    DeltaTable(str(root)).alter.set_table_properties({"wireroom.other": "1"}, raise_if_not_exists=False)
    check_alike(root)
    assert read_log(root).properties["wireroom.other"] == "1"


def test_an_empty_entry_is_read_as_the_library_reads_it(root: Path) -> None:
    name_entry(root, read_log(root).version).write_text("")
    check_alike(root)


def test_a_table_that_is_not_there_is_an_error_of_the_library(tmp_path: Path) -> None:
    with pytest.raises(DeltaError):
        read_log(tmp_path / "nowhere")


@pytest.mark.parametrize("harm", ["gap", "torn", "no path"])
def test_a_damaged_log_is_an_error_of_the_library(root: Path, harm: str) -> None:
    last = name_entry(root, read_log(root).version)
    if harm == "gap":
        name_entry(root, read_log(root).version - 1).unlink()
    else:
        last.write_text(last.read_text()[:-9] if harm == "torn" else json.dumps({"add": {"size": 1}}))
    with pytest.raises(DeltaError):
        read_log(root)


def test_a_torn_checkpoint_is_an_error_of_the_library(root: Path) -> None:
    DeltaTable(str(root)).create_checkpoint()
    [checkpoint] = root.glob(f"{LOG}/*.checkpoint.parquet")
    checkpoint.write_bytes(checkpoint.read_bytes()[:99])
    for entry in root.glob(f"{LOG}/*.json"):
        entry.unlink()
    with pytest.raises(DeltaError):
        read_log(root).files  # noqa: B018


def test_the_library_reads_what_is_written(root: Path) -> None:
    before = read_log(root)
    gone = next(iter(before.files))
    number = before.number + 1
    statistics = json.dumps({"numRecords": 3})
    actions = [mark_batch(number), remove_file(gone, 9), add_file("0000009-0a.parquet", 7, statistics)]
    append_entry(before, actions)
    after = read_log(root)
    assert describe(after) == describe(log_of(DeltaTable(str(root))))
    assert (after.version, after.number) == (before.version + 1, number)
    assert after.files.keys() == (before.files.keys() - {gone}) | {"0000009-0a.parquet"}


@pytest.mark.parametrize("has_links", [True, False])
def test_the_second_of_two_writers_writes_nothing(root: Path, has_links: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links on this disk")

    if not has_links:
        monkeypatch.setattr(os, "link", refuse)
    log = read_log(root)
    append_entry(log, [mark_batch(8)])
    listed = sorted(root.rglob("*"))
    with pytest.raises(CommitFailedError):
        append_entry(log, [mark_batch(9)])
    assert sorted(root.rglob("*")) == listed
    assert read_log(root).number == 8


@pytest.mark.parametrize("has_checkpoint", [False, True])
def test_a_log_is_read_as_it_was_before_later_batches(data: Path, root: Path, has_checkpoint: bool) -> None:
    before = read_log(root)
    for number in (6, 7):
        store.append(data, article(f"Story {number}. It goes on.", guid=f"g{number}"))
    if has_checkpoint:
        DeltaTable(str(root)).create_checkpoint()
    now = read_log(root)
    assert now.number == before.number + 2
    earlier = now.until(before.number)
    assert (earlier.number, earlier.version, earlier.files.keys()) == (
        before.number,
        before.version,
        before.files.keys(),
    )
    assert now.until(now.number).files == now.files


def test_a_store_is_read_as_one_batch_left_it_though_others_come(data: Path) -> None:
    lake = LakeFiles(data, delta.open_documents(data))
    before = {name: read_log(paths.table_path(data, name)).files.keys() for name in delta.batch_tables()}
    store.append(data, article("Story 8. It goes on.", guid="g8"))
    assert {name: {file.path.name for file in lake.of(name)} for name in before} == before
