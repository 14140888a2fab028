"""Data files are written piece by piece: bytes, name and statistics are the same in any pieces; failures leave none."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.rows import row
from warehouse.lake import delta, file_writing, leftovers
from warehouse.lake.data_files import has_checksum, read_plain
from warehouse.lake.file_writing import write_pieces, write_rows
from warehouse.tables import TABLES

SENTENCES = TABLES["sentences"]


@pytest.fixture
def rows() -> pa.Table:
    """Sentences of five articles, in order, the last article undated."""
    days = [date(2017, 4, day) for day in range(1, 5)]
    made = [
        row("sentences", document_id=f"{name}{article}", published_date=day, position=number, sentence_id=f"{number}")
        for article, (name, day) in enumerate(zip("abcde", [*days, None], strict=True))
        for number in range(3)
    ]
    return delta.to_arrow(SENTENCES, made)


def cut(rows: pa.Table, size: int) -> list[pa.Table]:
    return [rows.slice(first, size) for first in range(0, rows.num_rows, size)]


@pytest.mark.parametrize("size", [1, 4, 15])
@pytest.mark.parametrize("group_bytes", [1, 1 << 10, 1 << 20])
def test_pieces_make_the_same_file_as_all_rows_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: pa.Table, size: int, group_bytes: int
) -> None:
    monkeypatch.setattr(file_writing, "_ROW_GROUP_BYTES", group_bytes)
    whole = write_rows(tmp_path, SENTENCES, "0000001", rows.take([*range(7, 15), *range(7)]), {"2017-04": 1})
    schema = read_plain(tmp_path / whole.name).schema
    pieced = write_pieces(tmp_path, SENTENCES, "0000001", schema, cut(rows, size))
    assert read_plain(tmp_path / pieced.name).equals(rows)
    assert read_plain(tmp_path / pieced.name).schema.metadata == schema.metadata
    assert pieced.statistics == whole.statistics
    assert pieced.size_bytes == (tmp_path / pieced.name).stat().st_size
    if group_bytes != 1 << 10:  # how many rows fit is told by the piece that begins a group
        assert (tmp_path / pieced.name).read_bytes() == (tmp_path / whole.name).read_bytes()


def test_groups_of_rows_are_of_the_size_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: pa.Table
) -> None:
    monkeypatch.setattr(file_writing, "_ROW_GROUP_BYTES", rows.nbytes // 3)
    written = write_rows(tmp_path, SENTENCES, "0000001", rows, {})
    footer = pq.read_metadata(tmp_path / written.name)
    assert 3 <= footer.num_row_groups <= 4


def test_a_name_ends_with_the_sum_of_what_the_file_has(tmp_path: Path, rows: pa.Table) -> None:
    names = {write_rows(tmp_path, SENTENCES, "0000001", rows, {}, are_later=are_later).name for are_later in (0, 1)}
    assert all(has_checksum(tmp_path / name, name) for name in names)
    sums = {f"{zlib.crc32((tmp_path / name).read_bytes()):08x}" for name in names}
    assert {name.removesuffix(".parquet").removesuffix("-later")[-8:] for name in names} == sums


def test_what_fails_on_the_way_leaves_no_file(tmp_path: Path, rows: pa.Table) -> None:
    def fail() -> Iterator[pa.Table]:
        yield rows.slice(0, 5)
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_pieces(tmp_path, SENTENCES, "0000001", rows.schema, fail())
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_under_way_is_known_for_unfinished(tmp_path: Path, rows: pa.Table) -> None:
    seen: list[str] = []

    def watch() -> Iterator[pa.Table]:
        seen.extend(path.name for path in tmp_path.iterdir())
        yield rows

    write_pieces(tmp_path, SENTENCES, "0000001", rows.schema, watch())
    assert len(seen) == 1 and leftovers.is_unfinished(seen[0])


def test_a_piece_with_other_columns_is_refused(tmp_path: Path, rows: pa.Table) -> None:
    with pytest.raises((pa.ArrowException, ValueError)):
        write_pieces(tmp_path, SENTENCES, "0000001", rows.schema, [rows, rows.drop_columns("text")])
    assert list(tmp_path.iterdir()) == []
