"""The end of a log tells what opening the table would."""

import shutil
from pathlib import Path

import pytest

from tests.kit.rows import article
from warehouse import store
from warehouse.lake import compaction, delta, paths
from warehouse.lake.data_files import list_files
from warehouse.lake.log_tail import read_tail
from warehouse.lake.table_log import TableLog

TABLE = "documents"


@pytest.fixture
def data(empty_store: Path, tmp_path: Path) -> Path:
    return shutil.copytree(empty_store, tmp_path / "data")


@pytest.fixture
def root(data: Path) -> Path:
    return paths.table_path(data, TABLE)


def append(data: Path, number: int) -> None:
    store.append(data, article(f"Story {number}. It goes on.", guid=f"g{number}"))


def names(log: TableLog) -> set[str]:
    return {file.path.name for file in list_files(TABLE, log)}


def test_nothing_came_after_the_newest_version(data: Path, root: Path) -> None:
    version = delta.open_table(data, TABLE).version()
    tail = read_tail(root, version)
    assert tail is not None and (tail.version, tail.number) == (version, None)
    assert not tail.came and not tail.went and not tail.is_declared_anew


def test_files_that_came_and_went_and_the_number_are_told(data: Path, root: Path) -> None:
    append(data, 1)
    before = delta.open_log(data, TABLE)
    append(data, 2)
    compaction.compact_segments(data, least=1)
    after = delta.open_log(data, TABLE)
    tail = read_tail(root, before.version)
    assert tail is not None and tail.version == after.version
    assert (names(before) - tail.went) | tail.came == names(after)
    assert names(before) <= tail.went and tail.came == names(after)  # the second one came and went
    assert tail.number == after.number == 3


def test_other_properties_are_told(data: Path, root: Path) -> None:
    table = delta.open_table(data, TABLE)
    version = table.version()
    table.alter.set_table_properties({"wireroom.other": "1"}, raise_if_not_exists=False)
    tail = read_tail(root, version)
    assert tail is not None and tail.is_declared_anew


def test_a_log_that_does_not_reach_back_or_is_torn_tells_nothing(data: Path, root: Path) -> None:
    append(data, 1)
    version = delta.open_table(data, TABLE).version()
    assert read_tail(root, version + 1) is None
    newest = root / "_delta_log" / f"{version:020}.json"
    newest.write_text(newest.read_text()[:-9])
    assert read_tail(root, version - 1) is None
    (root / "_delta_log" / f"{version - 1:020}.json").unlink()
    assert read_tail(root, version - 1) is None
