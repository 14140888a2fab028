"""A data file comes back from the publication that has it whole, and from no other file."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from warehouse.bi.names import published_names
from warehouse.lake.data_files import ActiveFile
from warehouse.lake.published_copies import bring_back


@pytest.fixture
def file(tmp_path: Path) -> ActiveFile:
    """A data file of `runs` with a copy in a publication."""
    path = tmp_path / "lake" / "runs" / "part-1.parquet"
    path.parent.mkdir(parents=True)
    pq.write_table(pa.table({"run_id": ["r1", "r2"]}), path, write_page_checksum=True)
    copy = tmp_path / "bi.7" / published_name_of(path)
    copy.parent.mkdir(parents=True)
    copy.write_bytes(path.read_bytes())
    return ActiveFile("runs", path, path.stat().st_size)


def published_name_of(path: Path) -> str:
    [name] = published_names([ActiveFile("runs", path, 0)])
    return name


def test_a_lost_file_comes_back_as_it_was(tmp_path: Path, file: ActiveFile) -> None:
    body = file.path.read_bytes()
    file.path.unlink()
    assert bring_back(tmp_path, file.path, file.size_bytes)
    assert file.path.read_bytes() == body


def test_the_copy_of_another_file_is_none(tmp_path: Path, file: ActiveFile) -> None:
    other = file.path.with_name("part-2.parquet")
    assert not bring_back(tmp_path, other, file.size_bytes)
    assert not other.exists()


@pytest.mark.parametrize("cut", [b"", b"PAR1"])
def test_a_copy_of_another_size_or_that_cannot_be_read_is_none(tmp_path: Path, file: ActiveFile, cut: bytes) -> None:
    [copy] = tmp_path.glob("bi.7/runs/*")
    copy.write_bytes(cut)
    file.path.unlink()
    assert not bring_back(tmp_path, file.path, file.size_bytes)
    copy.write_bytes(cut.ljust(file.size_bytes, b"."))
    assert not bring_back(tmp_path, file.path, file.size_bytes)
    assert not file.path.exists()
