"""A file comes back from the publication that has it whole, and from no other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from warehouse import store
from warehouse.bi.publish import publish
from warehouse.lake.data_files import ActiveFile, active_files
from warehouse.repair.data_files import find_damaged_files, restore_files


@pytest.fixture
def data(sound_lake: Path, tmp_path: Path) -> Path:
    data = shutil.copytree(sound_lake, tmp_path / "data")
    publish(data)
    return data


def quotes_file(data: Path) -> ActiveFile:
    return active_files(store.snapshot(data))["quotes"][0]


def test_a_lost_file_comes_back_with_its_bytes(data: Path) -> None:
    file = quotes_file(data)
    body = file.path.read_bytes()
    file.path.unlink()
    [mending] = restore_files(data)
    assert (mending.table, mending.name) == ("quotes", file.path.name)
    assert file.path.read_bytes() == body


def test_a_file_damaged_in_place_is_damaged_in_bi_too_and_stays(data: Path) -> None:
    file = quotes_file(data)
    file.path.chmod(0o644)
    with file.path.open("r+b") as opened:
        opened.truncate(file.size_bytes // 2)
    assert list(restore_files(data)) == []
    assert [found.path for found in find_damaged_files(active_files(store.snapshot(data)))] == [file.path]


def test_a_damaged_copy_is_passed_over(data: Path) -> None:
    file = quotes_file(data)
    file.path.unlink()
    for copy in (data / "bi").resolve().glob("quotes/*.parquet"):
        copy.chmod(0o644)
        copy.write_bytes(copy.read_bytes()[:-1])
    assert list(restore_files(data)) == []
    assert not file.path.exists()
