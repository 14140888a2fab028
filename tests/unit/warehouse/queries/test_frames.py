"""Rows come as people work with them, with the same values whatever they are given as."""

from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from warehouse import read
from warehouse.bi import reader
from warehouse.queries.frames import read_first_day, read_last_day
from warehouse.queries.rows import UnfitCondition


def test_a_frame_has_the_values_of_the_table(invented_warehouse: Path) -> None:
    frame = read("quotes", invented_warehouse)
    stored = reader.read(invented_warehouse, "quotes").sort_by("quote_id").to_pylist()
    rows = frame.sort_values("quote_id").to_dict("records")
    for row in rows:
        for name, value in row.items():
            row[name] = None if pd.isna(value) else value.date() if isinstance(value, pd.Timestamp) else value
    assert rows == stored


def test_a_frame_has_types_to_work_with(invented_warehouse: Path) -> None:
    frame = read("quotes", invented_warehouse, since="2017")
    assert frame["published_date"].dt.year.min() >= 2017
    assert frame["quote_type"].dtype == "category"
    assert str(frame["cue_start_char"].dtype) == "Int32"
    assert str(frame["start_char"].dtype) == "int32"


def test_a_condition_that_there_is_not_is_named_with_those_that_there_are(invented_warehouse: Path) -> None:
    with pytest.raises(UnfitCondition, match="no condition sinc: there are speaker, about, topic, .*, since, until"):
        read("quotes", invented_warehouse, sinc="2017")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=f"no folder {tmp_path}/nowhere"):
        read("quotes", tmp_path / "nowhere")


def test_a_frame_may_be_empty(invented_warehouse: Path) -> None:
    frame = read("quotes", invented_warehouse, ["quote_id", "published_date"], until="1900")
    assert frame.empty and list(frame.columns) == ["quote_id", "published_date"]


def test_other_libraries_get_the_same_rows(invented_warehouse: Path) -> None:
    columns = ["quote_id", "published_date", "text"]
    arrow = read("quotes", invented_warehouse, columns, as_="arrow")
    assert isinstance(arrow, pa.Table) and arrow.num_rows == reader.count(invented_warehouse, "quotes")
    polars = read("quotes", invented_warehouse, columns, as_="polars")
    assert isinstance(polars, pl.DataFrame) and polars.to_arrow().to_pylist() == arrow.to_pylist()
    relation = read("quotes", invented_warehouse, columns, as_="duckdb")
    assert relation.to_arrow_table().to_pylist() == arrow.to_pylist()
    assert relation.filter("text IS NOT NULL").aggregate("count(*)").fetchall() == [(arrow.num_rows,)]


def test_the_data_folder_is_that_of_the_environment(
    invented_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WIREROOM_DATA", raising=False)
    with pytest.raises(FileNotFoundError, match="data"):
        read("quotes")
    monkeypatch.setenv("WIREROOM_DATA", str(invented_warehouse))
    assert len(read("documents")) == reader.count(invented_warehouse, "documents")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2017-04-12", date(2017, 4, 12), date(2017, 4, 12)),
    ],
)
def test_a_month_or_a_year_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    assert (read_first_day(text), read_last_day(text)) == (first, last)
    assert (read_first_day(first), read_last_day(None)) == (first, None)


@pytest.mark.parametrize("text", ["2017-13", "99999999999", "April", "2017-04-12-01", ""])
def test_what_is_no_day_is_said(text: str) -> None:
    with pytest.raises(UnfitCondition, match="is no day"):
        read_first_day(text)


def test_another_kind_of_frame_is_refused(invented_warehouse: Path) -> None:
    with pytest.raises(ValueError, match="there are pandas, polars, arrow, duckdb"):
        read("quotes", invented_warehouse, as_="matrix")  # type: ignore[call-overload]
