"""Small files are read once, large ones as they are asked for, and the rows are the same."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from warehouse.lake import small_files
from warehouse.lake.data_files import MissingColumn, read_months, read_plain
from warehouse.lake.small_files import SmallFiles

ROWS = pa.table({"published_month": ["2017-04", None, "2017-05"], "name": ["a", "b", "c"], "count": [1, 2, 3]})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    pq.write_table(ROWS, tmp_path / "rows.parquet")
    return tmp_path / "rows.parquet"


@pytest.mark.parametrize("small_bytes", [0, small_files.SMALL_BYTES], ids=["large", "small"])
def test_rows_are_those_that_are_read_alone(path: Path, monkeypatch: pytest.MonkeyPatch, small_bytes: int) -> None:
    monkeypatch.setattr(small_files, "SMALL_BYTES", small_bytes)
    files = SmallFiles()
    assert files.read(path, ["count", "name"]).equals(read_plain(path, ["count", "name"]))
    for months in (["2017-04"], ["undated"], ["2017-05", "undated"], ["2018-01"]):
        assert files.read(path, ["name"], months).equals(read_months(path, ["name"], months)), months
    with pytest.raises(MissingColumn):
        files.read(path, ["other"])


def test_a_small_file_is_read_once(path: Path) -> None:
    files = SmallFiles()
    files.read(path, ["name"])
    path.unlink()
    assert files.read(path, ["count"], ["2017-04"])["count"].to_pylist() == [1]


def test_no_more_is_kept_than_there_is_room_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_files, "_KEPT_BYTES", 0)
    other = path.with_name("other.parquet")
    other.write_bytes(path.read_bytes())
    files = SmallFiles()
    files.read(path, ["name"])
    files.read(other, ["name"])
    other.unlink()
    with pytest.raises(FileNotFoundError):
        files.read(other, ["name"])
