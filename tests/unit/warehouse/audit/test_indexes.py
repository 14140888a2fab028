"""The audit names an index that is another than its data file gives, and deleting it mends the store."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from tests.kit.rows import row
from tests.kit.slow import slow_but_first
from warehouse import store
from warehouse.audit import audit, indexes
from warehouse.audit.indexes import find_index_violations
from warehouse.lake import band_index, delta, key_index, paths, row_copies
from warehouse.lake.data_files import ActiveFile, active_files
from warehouse.tables import TABLES

LOOKED_UP = sorted({band_index.TABLE, *key_index.INDEXED})
Numbers = key_index.Index


@pytest.fixture
def data(sound_lake: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sound_lake, tmp_path / "data")


def first_file(data: Path, table: str) -> ActiveFile:
    return active_files({table: delta.open_table(data, table)})[table][0]


def named(data: Path) -> set[tuple[str, str, str]]:
    return {(one.table, one.row_key, one.rule) for one in find_index_violations(active_files(store.snapshot(data)))}


def test_nothing_is_found_where_indexes_are_right(data: Path) -> None:
    assert all(paths.index_path(first_file(data, table).path).is_file() for table in LOOKED_UP)
    assert named(data) == set()


def leave_out_the_first(index: Numbers) -> Numbers:
    return index[..., 1:]


def change_the_last(index: Numbers) -> Numbers:
    changed = index.copy()
    changed.flat[-1] += np.uint64(1)
    return changed


def turn_round(index: Numbers) -> Numbers:
    return index[..., ::-1]


@pytest.mark.parametrize("table", LOOKED_UP)
@pytest.mark.parametrize("change", slow_but_first(leave_out_the_first, change_the_last, turn_round))
def test_an_index_of_other_rows_is_named(data: Path, table: str, change: Callable[[Numbers], Numbers]) -> None:
    file = first_file(data, table)
    place = paths.index_path(file.path)
    right = np.load(place)
    wrong = change(right)
    if np.array_equal(wrong, right):
        wrong = np.append(right, right[-1:] + np.uint64(1))  # of one number, which has no other order
    np.save(place, wrong)
    [found] = find_index_violations(active_files(store.snapshot(data)))
    assert (found.table, found.row_key, found.rule) == (table, file.path.name, "index")
    assert str(place) in found.message and "delete it" in found.message


@pytest.mark.slow
def test_two_processes_name_the_same(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexes, "ROWS_OF_ONE_PROCESS", 0)
    file = first_file(data, "documents")
    np.save(paths.index_path(file.path), np.load(paths.index_path(file.path))[1:])
    assert named(data) == {("documents", file.path.name, "index")}


@pytest.mark.parametrize("left", [b"", b"\x93NUMPY"])
def test_an_index_that_is_not_whole_is_named(data: Path, left: bytes) -> None:
    file = first_file(data, "documents")
    paths.index_path(file.path).write_bytes(left)
    assert named(data) == {("documents", file.path.name, "index")}


def test_a_lost_index_and_that_of_a_harmed_file_are_not_named(data: Path) -> None:
    paths.index_path(first_file(data, "documents").path).unlink()
    first_file(data, "entities").path.unlink()
    harmed = first_file(data, "document_texts").path
    harmed.chmod(0o644)
    harmed.write_bytes(harmed.read_bytes()[:-9])
    assert named(data) == set()


def test_the_whole_audit_names_it_until_it_is_deleted(data: Path) -> None:
    place = paths.index_path(first_file(data, "documents").path)
    right = place.read_bytes()
    np.save(place, np.load(place)[1:])
    assert [one.rule for one in audit(data)] == ["index"]
    place.unlink()
    assert list(audit(data)) == []
    document_id = delta.read(delta.open_table(data, "documents"), ["document_id"])[0]["document_id"]
    key_index.select_files([first_file(data, "documents")], {"document_id": {document_id}})
    assert place.read_bytes() == right


def test_a_copy_of_other_rows_is_named_and_one_that_nobody_would_use_is_not(data: Path) -> None:
    file = first_file(data, "entities")
    other = pa.Table.from_pylist([row("entities", name="Otto Berg")], schema=TABLES["entities"].schema)
    place = paths.copy_path(file.path)
    row_copies.open_copy(file.path, "entities")
    assert place.is_file() and named(data) == set()
    with pa.ipc.new_file(place, (wrong := row_copies.make_copy("entities", other)).schema) as writer:
        writer.write_table(wrong)
    [found] = find_index_violations(active_files(store.snapshot(data)))
    assert found.row_key == file.path.name and str(place) in found.message
    place.write_bytes(b"half")
    assert named(data) == set()
