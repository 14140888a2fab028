"""CSV and JSON Lines have the rows as they are stored, and no cell of a CSV file is a formula."""

import csv
import json
from datetime import date, datetime
from pathlib import Path

from tests.kit.exports import HARMFUL, table_rows
from warehouse.export.text_files import write_csv, write_instant, write_json_lines

ENTITY = {"name": HARMFUL, "wikidata_id": None, "first_seen_date": date(2017, 4, 12)}


def test_a_csv_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    notes = write_csv(folder, [table_rows("entities", ENTITY), table_rows("topics", {"level": 2, "is_retired": False})])
    assert notes == ["entities: 1 cells got an apostrophe, as they began like a formula"]
    written = (folder / "entities.csv").read_bytes()
    assert written.count(b"\r\n") == 3 and not written.startswith(b"\xef\xbb\xbf")  # one within the cell
    with (folder / "entities.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["name"] == f"'{HARMFUL}" and row["wikidata_id"] == "" and row["first_seen_date"] == "2017-04-12"
    with (folder / "topics.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["level"], row["is_retired"]) == ("2", "false")


def test_a_mark_of_byte_order_stands_where_it_is_asked_for(tmp_path: Path) -> None:
    write_csv(tmp_path / "out", [table_rows("entities", ENTITY)], with_mark=True)
    assert (tmp_path / "out" / "entities.csv").read_bytes().startswith(b"\xef\xbb\xbfentity_id,")


def test_a_line_of_json_is_a_row(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert write_json_lines(folder, [table_rows("entities", ENTITY, {"name": "Ana Silva"})]) == []
    first, second = (
        json.loads(line) for line in (folder / "entities.jsonl").read_text(encoding="utf-8").split("\n")[:2]
    )
    assert first["name"] == HARMFUL and first["wikidata_id"] is None and first["first_seen_date"] == "2017-04-12"
    assert second["name"] == "Ana Silva"


def test_an_instant_is_that_of_utc() -> None:
    assert write_instant(datetime(2017, 4, 12, 10, 15)) == "2017-04-12T10:15:00Z"
    assert write_instant(date(2017, 4, 12)) == "2017-04-12"
