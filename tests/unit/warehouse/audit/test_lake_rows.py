"""One file against its declaration: what cannot be read is named and never raised."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.rows import row
from warehouse.audit.file_reading import read_rows_or_violation
from warehouse.audit.lake_rows import find_row_violations
from warehouse.lake.data_files import ActiveFile
from warehouse.tables import TABLES


def topics_file(folder: Path, rows: pa.Table | None = None) -> ActiveFile:
    path = folder / "topics.parquet"
    declared = pa.Table.from_pylist([row("topics")], schema=TABLES["topics"].schema)
    pq.write_table(declared if rows is None else rows, path)
    return ActiveFile("topics", path, path.stat().st_size)


def cut_short(file: ActiveFile) -> None:
    file.path.write_bytes(file.path.read_bytes()[:-9])


def without_a_column(file: ActiveFile) -> None:
    pq.write_table(pq.read_table(file.path).drop_columns(["name"]), file.path)


def another_type(file: ActiveFile) -> None:
    rows = pq.read_table(file.path)
    level = rows.schema.get_field_index("level")
    pq.write_table(rows.set_column(level, "level", rows["level"].cast(pa.int64())), file.path)


def another_size(file: ActiveFile) -> None:
    pq.write_table(pq.read_table(file.path), file.path, compression="none")


def test_a_file_as_declared_is_read(tmp_path: Path) -> None:
    rows, violation = read_rows_or_violation(topics_file(tmp_path))
    assert violation is None
    assert rows is not None and rows.to_pylist() == [row("topics")]


@pytest.mark.parametrize(
    ("damage", "rule", "is_read"),
    [
        pytest.param(lambda file: file.path.unlink(), "file is there", False, id="lost"),
        pytest.param(cut_short, "file is readable", False, id="cut short"),
        pytest.param(without_a_column, "columns as declared", False, id="a column is missing"),
        pytest.param(another_type, "columns as declared", False, id="a column of another type"),
        pytest.param(another_size, "file size", True, id="another size, rows as before"),
    ],
)
def test_a_damaged_file_is_named(
    damage: Callable[[ActiveFile], None], rule: str, is_read: bool, tmp_path: Path
) -> None:
    file = topics_file(tmp_path)
    damage(file)
    rows, violation = read_rows_or_violation(file)
    assert violation is not None and violation.rule == rule
    assert (rows is not None) is is_read


def test_a_file_with_other_bytes_than_its_name_says_is_named(tmp_path: Path) -> None:
    file = topics_file(tmp_path)
    path = file.path.with_name(f"0000001-0badcafe{zlib.crc32(file.path.read_bytes()):08x}.parquet")
    file = replace(file, path=file.path.rename(path))
    assert read_rows_or_violation(file)[1] is None
    path.write_bytes(path.read_bytes().replace(b"parquet-cpp-arrow", b"parquet-cqp-arrow"))
    rows, violation = read_rows_or_violation(file)
    assert violation is not None and violation.rule == "file checksum"
    assert rows is not None and rows.to_pylist() == [row("topics")]


def test_rows_of_a_readable_file_are_checked_by_their_declaration(tmp_path: Path) -> None:
    wrong = pa.Table.from_pylist([row("topics", name="")], schema=TABLES["topics"].schema)
    found = find_row_violations({"topics": [topics_file(tmp_path, wrong)]})
    assert ("topics", "empty") in {(one.table, one.rule) for one in found}
