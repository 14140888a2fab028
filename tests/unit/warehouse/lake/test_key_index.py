"""A key that is there is always found, one that is not is not; however the index came about."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.kit.rows import row
from warehouse.lake import paths
from warehouse.lake.batch_files import FileWriter
from warehouse.lake.data_files import ActiveFile, read_plain
from warehouse.lake.delta import to_arrow
from warehouse.lake.key_index import hash_rows, select_files
from warehouse.tables import TABLES

URI = "file:///news/{}.txt"


def write_file(data: Path, table: str, *rows: Mapping[str, Any]) -> ActiveFile:
    paths.table_path(data, table).mkdir(parents=True, exist_ok=True)
    made = to_arrow(TABLES[table], [row(table, **values) for values in rows])
    [file] = FileWriter(data).write(TABLES[table], "0000001", made)
    return ActiveFile(table, paths.table_path(data, table) / file.name, file.size_bytes, len(rows))


@given(
    stored=st.lists(st.tuples(st.integers(0, 5), st.none() | st.integers(0, 5)), min_size=1, max_size=6),
    sought=st.lists(st.integers(0, 5), max_size=3),
    uris=st.lists(st.integers(0, 5), max_size=3),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_just_the_files_with_a_row_of_any_wanted_value_are_selected(
    tmp_path: Path, stored: list[tuple[int, int | None]], sought: list[int], uris: list[int]
) -> None:
    def wrap(number: int, uri: int | None) -> dict[str, Any]:
        return {"document_id": f"d{number}", "source_uri": None if uri is None else URI.format(uri)}

    files = [write_file(tmp_path, "documents", wrap(number, uri)) for number, uri in stored]
    wanted = {"document_id": {f"d{number}" for number in sought}, "source_uri": {URI.format(uri) for uri in uris}}
    expected = [file for file, (number, uri) in zip(files, stored, strict=True) if number in sought or uri in uris]
    assert select_files(files, wanted) == expected


def test_a_value_of_one_column_is_not_one_of_another(tmp_path: Path) -> None:
    file = write_file(tmp_path, "documents", {"document_id": "d1", "source_uri": "d2"})
    assert select_files([file], {"document_id": {"d2"}, "source_uri": {"d1"}}) == []
    assert select_files([file], {"document_id": {"d1", "d3"}}) == [file]


def test_rows_without_a_value_have_no_key_there(tmp_path: Path) -> None:
    file = write_file(tmp_path, "documents", *({"document_id": f"d{n}", "source_uri": None} for n in range(2)))
    assert len(np.load(paths.index_path(file.path))) == 2, "of document_id alone"
    assert select_files([file], {"source_uri": {"", "None"}}) == []
    assert select_files([file], {"document_id": {"d1"}, "source_uri": set()}) == [file]


def test_nothing_is_in_no_files_and_no_keys_in_any(tmp_path: Path) -> None:
    file = write_file(tmp_path, "documents", {"document_id": "d1"})
    assert select_files([], {"document_id": {"d1"}}) == []
    assert select_files([file], {"document_id": set()}) == []
    assert select_files([file], {}) == []


@pytest.mark.parametrize("harm", ["lost", "cut", "empty"])
def test_a_harmed_index_finds_the_same_and_is_the_same_again(tmp_path: Path, harm: str) -> None:
    file = write_file(tmp_path, "documents", *({"document_id": f"d{n}"} for n in range(3)))
    place = paths.index_path(file.path)
    whole = place.read_bytes()
    place.unlink()
    if harm != "lost":
        place.write_bytes(whole[:-8] if harm == "cut" else b"")
    assert [bool(select_files([file], {"document_id": {f"d{n}"}})) for n in range(5)] == [True] * 3 + [False] * 2
    assert place.read_bytes() == whole


def test_the_order_of_rows_makes_no_other_index(tmp_path: Path) -> None:
    file = write_file(tmp_path, "documents", *({"document_id": f"d{n}", "source_uri": URI} for n in range(4)))
    rows = read_plain(file.path)
    made = hash_rows("documents", rows.take([2, 0, 3, 1]))
    assert np.array_equal(made, np.load(paths.index_path(file.path)))
    assert len(made) == 5, "four ids, one place"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_store_that_may_only_be_read_is_looked_up(tmp_path: Path) -> None:
    file = write_file(tmp_path, "documents", {"document_id": "d1"})
    place = paths.index_path(file.path)
    place.unlink()
    place.parent.chmod(0o555)
    try:
        assert select_files([file], {"document_id": {"d1"}}) == [file]
    finally:
        place.parent.chmod(0o755)
    assert not place.exists()
