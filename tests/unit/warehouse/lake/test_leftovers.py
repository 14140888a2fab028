"""Unfinished files and lone indexes go once they are a day old, and nothing else does."""

import os
import time
from pathlib import Path

import pytest

from tests.kit.rows import bare_article
from warehouse import store
from warehouse.lake import leftovers, maintenance, paths

DAY = 24 * 3600
UNFINISHED = (
    "lake/_keys/documents/.0000001-0a1b2c3d.npy-0a1b2c3d",
    "lake/quotes/.0000001-0a1b2c3d.parquet-0a1b2c3d",
    "lake/runs/part-00000-0a1b.parquet#1",
    "lake/_batches/_delta_log/_commit_0a1b.json.tmp",
    "lake/_batches/_delta_log/00000000000000000003.json#2",
    "quarantine/.copy-0a1b2c3d",
)
LONE_INDEX = "lake/_keys/documents/0000001-00000000.npy"


@pytest.fixture
def data(data: Path) -> Path:
    store.append(data, bare_article("Rain is expected.", guid="w", people=["Ana Silva"]))
    return data


def write_old(path: Path, age_seconds: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"half")
    os.utime(path, (time.time() - age_seconds,) * 2)


def list_files(data: Path) -> set[str]:
    return {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", [*UNFINISHED, LONE_INDEX])
def test_what_a_killed_writer_left_goes_once_it_is_a_day_old(data: Path, name: str) -> None:
    needed = list_files(data)
    write_old(data / name, 0.9 * DAY)
    leftovers.sweep_leftovers(data)
    assert name in list_files(data)
    write_old(data / name, 1.1 * DAY)
    leftovers.sweep_leftovers(data)
    assert list_files(data) == needed


def test_whole_files_stay_however_old_they_are(data: Path) -> None:
    needed = list_files(data)
    assert any(name.startswith("lake/_keys/") for name in needed)
    for name in needed:
        os.utime(data / name, (time.time() - 90 * DAY,) * 2)
    leftovers.sweep_leftovers(data)
    assert list_files(data) == needed


def test_a_full_maintenance_sweeps_them(data: Path) -> None:
    part = data / UNFINISHED[0]
    write_old(part, 2 * DAY)
    maintenance.sweep_files(data)
    assert not part.exists()
    assert paths.has_store(data)


def test_a_file_that_is_gone_is_not_old(tmp_path: Path) -> None:
    assert not leftovers.is_day_old(tmp_path / "gone")
