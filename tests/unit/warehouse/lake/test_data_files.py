"""Data files: their names, their order, their statistics, and reading them without decoding what is not asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.kit.rows import row
from warehouse.lake import data_files, delta, file_writing
from warehouse.lake.data_files import ActiveFile, WrittenFile
from warehouse.tables import TABLES

SENTENCES = TABLES["sentences"]
APRIL, MAY = date(2017, 4, 12), date(2017, 5, 2)


def sentence(document_id: str, number: int, day: date | None) -> dict[str, Any]:
    month = day and f"{day:%Y-%m}"
    own = {"sentence_id": f"{document_id}.s{number:04}", "position": number, "text": f"{document_id} says {number}."}
    return row("sentences", document_id=document_id, published_date=day, published_month=month, **own)


def write(folder: Path, rows: Sequence[dict[str, Any]], segment: str = "0000003") -> tuple[ActiveFile, WrittenFile]:
    written = file_writing.write_rows(folder, SENTENCES, segment, delta.to_arrow(SENTENCES, rows), {})
    return ActiveFile("sentences", folder / written.name, written.size_bytes), written


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("0000017-0badcafe.parquet", "0000017"),
        ("12345678-00.parquet", "12345678"),
        ("quotes-0000017-0badcafe.parquet", "0000017"),
        ("document_texts-0000017-0badcafe.parquet", "0000017"),
        ("part-00000-3f9a1c2e-c000.snappy.parquet", None),
        ("quotes-2017-04-0badcafe.parquet", None),
        ("runs-0badcafe.parquet", None),
        ("0000017-0badcafe.parquet.crc", None),
    ],
)
def test_a_name_says_the_segment(name: str, segment: str | None) -> None:
    assert data_files.segment_of(name) == segment


def test_the_segment_of_a_batch_is_read_from_the_names_of_its_files(tmp_path: Path) -> None:
    for number in (1, 9_999_999, 12_345_678):
        file, _ = write(tmp_path, [sentence("a", 1, APRIL)], data_files.name_segment(number))
        assert file.segment == data_files.name_segment(number)


def test_rows_are_in_order_of_days_with_undated_ones_last(tmp_path: Path) -> None:
    given = [sentence("b", 2, MAY), sentence("c", 1, None), sentence("b", 1, MAY), sentence("d", 1, APRIL)]
    file, _ = write(tmp_path, given)
    read = data_files.read_plain(file.path, ["sentence_id"]).to_pylist()
    assert [one["sentence_id"] for one in read] == ["d.s0001", "b.s0001", "b.s0002", "c.s0001"]


def test_two_files_of_a_segment_never_share_a_name(tmp_path: Path) -> None:
    names = {write(tmp_path, [sentence("a", 1, APRIL)])[1].name for _ in range(5)}
    assert len(names) == 5


def test_the_log_gets_the_number_of_rows_and_the_first_and_last_day(tmp_path: Path) -> None:
    file, written = write(tmp_path, [sentence("b", 1, MAY), sentence("a", 1, APRIL), sentence("c", 1, None)])
    assert written.size_bytes == file.path.stat().st_size
    assert json.loads(written.statistics) == {
        "numRecords": 3,
        "minValues": {"published_date": "2017-04-12", "document_id": "a"},
        "maxValues": {"published_date": "2017-05-02", "document_id": "c"},
        "nullCount": {"published_date": 1, "document_id": 0},
    }


def test_a_file_of_undated_rows_alone_has_no_first_day(tmp_path: Path) -> None:
    _, written = write(tmp_path, [sentence("c", 1, None)])
    assert json.loads(written.statistics)["minValues"] == {"document_id": "c"}


def test_whole_texts_have_no_statistics_in_the_log() -> None:
    assert data_files.choose_statistics(TABLES["document_texts"]) == ("published_date", "document_id")
    assert data_files.choose_statistics(TABLES["entities"]) == ("entity_id",)


def test_a_name_tells_a_damage_that_no_page_shows(tmp_path: Path) -> None:
    file, written = write(tmp_path, [sentence("a", 1, APRIL)])
    assert data_files.has_checksum(file.path, written.name)
    body = file.path.read_bytes()
    file.path.write_bytes(body.replace(b"parquet-cpp-arrow", b"parquet-cqp-arrow"))
    assert file.path.read_bytes() != body
    assert data_files.read_plain(file.path).num_rows == 1
    assert not data_files.has_checksum(file.path, written.name)
    assert data_files.has_checksum(file.path, "0000001-0badcafe.parquet"), "older programs wrote no sum"


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        pytest.param(["2017-04"], {"a"}, id="one month"),
        pytest.param(["2017-03", "2017-06"], set(), id="months without a row"),
        pytest.param(["2017-04", "2017-05"], {"a", "b"}, id="two months"),
        pytest.param(["undated", "2017-05"], {"b", "c"}, id="undated ones too"),
        pytest.param(["undated"], {"c"}, id="undated ones alone"),
    ],
)
@pytest.mark.parametrize("group_bytes", [1, 1 << 20], ids=["a group a row", "one group"])
def test_rows_of_some_months_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group_bytes: int, months: list[str], expected: set[str]
) -> None:
    monkeypatch.setattr(file_writing, "_ROW_GROUP_BYTES", group_bytes)
    file, _ = write(tmp_path, [sentence("a", 1, APRIL), sentence("b", 1, MAY), sentence("c", 1, None)])
    read = data_files.read_months(file.path, ["document_id"], months)
    assert read.schema.names == ["document_id"]
    assert set(read["document_id"].to_pylist()) == expected


def test_rows_are_found_by_any_of_their_columns_with_their_segment(tmp_path: Path) -> None:
    first, _ = write(tmp_path, [sentence("a", 1, APRIL), sentence("a", 2, APRIL)], "0000001")
    second, _ = write(tmp_path, [sentence("b", 1, MAY)], "0000002")
    wanted = {"sentence_id": {"a.s0002"}, "document_id": {"b", "no such"}}
    found = data_files.find_rows([first, second], ["sentence_id"], wanted)
    assert found == [
        {"sentence_id": "a.s0002", "segment": "0000001"},
        {"sentence_id": "b.s0001", "segment": "0000002"},
    ]
    assert data_files.find_rows([first], None, {"document_id": set()}) == []
    assert data_files.find_hits(first.path, {"document_id": {"b"}}) is None


def test_a_column_that_is_not_there_is_said(tmp_path: Path) -> None:
    file, _ = write(tmp_path, [sentence("a", 1, APRIL)])
    with pytest.raises(pa.ArrowInvalid, match="no column colour"):
        data_files.read_plain(file.path, ["text", "colour"])


def test_no_column_is_taken_from_the_name_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "month=2017-04"
    folder.mkdir()
    file, _ = write(folder, [sentence("a", 1, APRIL)])
    assert data_files.read_plain(file.path).schema.names == SENTENCES.schema.names
    assert data_files.read_schema(file.path).names == SENTENCES.schema.names
