"""bi/ compared with the lake: links that are broken up are right, other rows are not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from warehouse import store
from warehouse.audit.publication import find_publication_violations


@pytest.fixture
def data(sound_warehouse: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound_warehouse, tmp_path / "data", symlinks=True))


def find(data: Path) -> set[tuple[str, str]]:
    return {(one.table, one.rule) for one in find_publication_violations(data, store.snapshot(data))}


def test_copies_in_place_of_links_are_right(data: Path) -> None:
    assert find(data) == set()


def test_nothing_published_is_right(data: Path) -> None:
    for path in data.glob("bi*"):
        path.unlink() if path.is_symlink() else shutil.rmtree(path)
    assert find(data) == set()


def test_a_row_that_differs_and_a_file_too_many_are_named(data: Path) -> None:
    file = next((data / "bi" / "runs").glob("*.parquet"))
    rows = pq.read_table(file)
    at = rows.schema.get_field_index("status")
    changed = rows.set_column(at, rows.schema.field(at), pa.array(["failed"] * rows.num_rows))
    file.chmod(0o644)
    pq.write_table(changed, file)
    shutil.copyfile(file, file.with_name("runs-00000000.parquet"))
    assert {("bi/runs", "same as the lake"), ("bi/runs", "no other file")} <= find(data)


def test_a_lost_link_is_named(data: Path) -> None:
    (data / "bi").unlink()
    assert find(data) == {("bi", "file is there")}
