"""What hangs on a hair: shaken numbers are other ones, and one quote more renames no other."""

import pytest

from benchmarks.quality import gold, hair
from transforms.document.word_roles import WordRoles
from warehouse.fields import Table
from warehouse.tables import TABLES

TAGS = WordRoles((0, 4), (0.5, 0.0), (0.25, 1.0), (0.25, 0.0), (((1, 0.9),), ()))


def test_shaken_numbers_differ_but_not_what_is_certain() -> None:
    one, again, other = (hair.shake_word_roles(TAGS, seed) for seed in (1, 1, 2))
    assert one == again and one != other
    assert one.cue[1] == 0.0 and one.source[1] == 1.0 and 0 < one.cue[0] < 1 != one.cue[0]


def test_numbers_within_the_tolerance_are_the_same() -> None:
    assert hair.columns_unlike_in_readings({"a": 0.5, "b": "x"}, {"a": 0.54, "b": "x"}) == []
    assert hair.columns_unlike_in_readings({"a": 0.5, "b": "x"}, {"a": 0.56, "b": None}) == ["a", "b"]


@pytest.mark.slow
def test_one_quote_more_is_one_difference() -> None:
    rows = hair.rows_of_reading(gold.read_gold_case("briefing"))
    first = rows["quotes"][0]["quote_id"]
    fewer = {
        table: [row for row in rows[table] if row.get("quote_id") != first and row.get("unit_id") != first]
        for table in rows
    }
    assert {what for what in hair.differences_of_readings(rows, fewer).values()} == {"only before"}
    assert {key[1].partition("+")[0] for key in hair.differences_of_readings(rows, fewer)} == {first}


@pytest.mark.slow
def test_every_table_of_articles_has_a_key_that_its_rows_carry() -> None:
    rows = hair.rows_of_reading(gold.read_gold_case("briefing"))
    declared: dict[str, Table] = dict(TABLES)
    assert all(set(declared[table].key) <= row.keys() for table in rows for row in rows[table])
    assert sum(map(len, rows.values())) == len(hair.index_rows_of_reading(rows))
