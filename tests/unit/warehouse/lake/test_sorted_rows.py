"""Files in order are merged into one order, whatever pieces they are read in; one out of order is told."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.rows import row
from warehouse.lake import delta, sorted_rows
from warehouse.lake.data_files import sort_rows
from warehouse.lake.sorted_rows import RowsOutOfOrder, merge_sorted_rows, read_sorted_rows
from warehouse.tables import TABLES

SENTENCES = TABLES["sentences"]


def make_rows(articles: range, sentence_count: int = 4) -> pa.Table:
    """Sentences of articles of several days, some undated."""
    days = [None, *(date(2017, month, 3) for month in range(1, 8))]
    made = [
        row("sentences", document_id=f"{article:04}", published_date=days[article % 8], sentence_id=f"{number:04}")
        for article in articles
        for number in range(sentence_count)
    ]
    return delta.to_arrow(SENTENCES, made)


def write(folder: Path, parts: list[pa.Table]) -> list[Path]:
    """Write each part in order into a file of its own."""
    files = [folder / f"{number}.parquet" for number in range(len(parts))]
    for path, part in zip(files, parts, strict=True):
        pq.write_table(sort_rows(SENTENCES, part), path, row_group_size=50)
    return files


@pytest.mark.parametrize("piece_bytes", [1, 2_000, 1 << 20])
def test_the_order_is_that_of_all_rows_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece_bytes: int
) -> None:
    monkeypatch.setattr(sorted_rows, "_PIECES_BYTES", piece_bytes * 4)
    parts = [make_rows(range(first, 100, 5)) for first in range(4)]
    parts += [make_rows(range(4, 5)), SENTENCES.schema.empty_table()]
    files = write(tmp_path, parts)
    pieces = list(merge_sorted_rows(SENTENCES, files))
    assert pa.concat_tables(pieces).equals(sort_rows(SENTENCES, pa.concat_tables(parts)))
    assert (len(pieces) > 1) == (piece_bytes < 1 << 20)


@pytest.mark.parametrize("freed_bytes", [0, 1 << 20])
def test_small_files_are_put_in_order_at_once_in_whatever_order_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, freed_bytes: int
) -> None:
    monkeypatch.setattr(sorted_rows, "_FREED_BYTES", freed_bytes)
    parts = [make_rows(range(first, 100, 5)) for first in (4, 1, 0)]
    files = write(tmp_path, parts)
    pq.write_table(parts[0], files[0])
    assert read_sorted_rows(SENTENCES, files).equals(sort_rows(SENTENCES, pa.concat_tables(parts)))
    assert read_sorted_rows(SENTENCES, write(tmp_path, [parts[0][:0]])).num_rows == 0


@pytest.mark.parametrize("piece_bytes", [1, 2_000, 1 << 20])
def test_rows_of_one_key_stay_in_the_order_of_their_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece_bytes: int
) -> None:
    monkeypatch.setattr(sorted_rows, "_PIECES_BYTES", piece_bytes * 4)
    parts = []
    for number in range(3):
        rows = pa.concat_tables([make_rows(range(6))] * (number + 1))
        runs = pa.array([f"{number}-{place}" for place in range(rows.num_rows)])
        parts.append(rows.set_column(rows.schema.get_field_index("run_id"), rows.schema.field("run_id"), runs))
    merged = pa.concat_tables(merge_sorted_rows(SENTENCES, write(tmp_path, parts)))
    assert merged.equals(sort_rows(SENTENCES, pa.concat_tables(parts)))


@pytest.mark.parametrize("seed", range(5))
def test_a_file_that_is_not_in_order_is_told_or_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(sorted_rows, "_PIECES_BYTES", 4_000)
    parts = [make_rows(range(first, 100, 2)) for first in range(2)]
    files = write(tmp_path, parts)
    places = list(range(parts[0].num_rows))
    random.Random(seed).shuffle(places)
    pq.write_table(parts[0].take(places), files[0])
    with pytest.raises(RowsOutOfOrder, match="0.parquet"):
        list(merge_sorted_rows(SENTENCES, files))


def test_all_files_are_closed_when_a_reader_stops(tmp_path: Path) -> None:
    files = write(tmp_path, [make_rows(range(5)), make_rows(range(5, 9))])
    files[1].write_bytes(b"no file of rows")
    with pytest.raises(pa.ArrowInvalid):
        next(merge_sorted_rows(SENTENCES, files))
