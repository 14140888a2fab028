"""The numbers of months: another one where rows came or went, the same sum however files are merged."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.lake.contents import (
    UNDATED,
    add_contents,
    attach_contents,
    number_contents,
    read_contents,
    renew_contents,
)

LARGEST = (1 << 64) - 1


def rows(*months: str | None) -> pa.Table:
    return pa.table({"published_month": pa.array(months, pa.string())})


def test_each_month_has_a_number_that_is_new_each_time() -> None:
    first, second = (number_contents(rows("2017-04", "2017-04", None)) for _ in range(2))
    assert first.keys() == second.keys() == {"2017-04", UNDATED}
    assert set(first.values()).isdisjoint(second.values())


def test_rows_without_a_month_have_none() -> None:
    assert number_contents(pa.table({"entity_id": ["a"]})) == {}


def test_sums_do_not_depend_on_how_files_are_merged() -> None:
    parts = [{"a": LARGEST, "b": 1}, {"a": 2}, {"a": LARGEST, "c": 3}]
    whole = add_contents(parts)
    assert whole == {"a": 0, "b": 1, "c": 3}
    assert (
        add_contents([add_contents(parts[:2]), parts[2]]) == add_contents([parts[0], add_contents(parts[1:])]) == whole
    )


def test_only_months_that_lost_rows_get_new_numbers() -> None:
    before = {"2017-04": 1, "2017-05": 2, UNDATED: 3}
    after = renew_contents(before, rows("2017-04", "2017-05"), rows("2017-05", None))
    assert after.keys() == {"2017-04", "2017-05"}
    assert after["2017-04"] == 1 and after["2017-05"] != 2


def test_numbers_are_read_from_the_footer(tmp_path: Path) -> None:
    contents = {"2017-04": LARGEST, UNDATED: 0}
    given = rows("2017-04", None)
    pq.write_table(given.cast(attach_contents(given.schema, contents)), tmp_path / "new.parquet")
    pq.write_table(rows("2017-04"), tmp_path / "old.parquet")
    assert read_contents(tmp_path / "new.parquet") == contents
    assert read_contents(tmp_path / "old.parquet") == {}


def test_what_columns_say_stays_beside_the_numbers() -> None:
    given = rows("2017-04").schema.with_metadata({"said": "before"})
    assert (attach_contents(given, {"2017-04": 1}).metadata or {})[b"said"] == b"before"
    assert attach_contents(given, {}) is given
