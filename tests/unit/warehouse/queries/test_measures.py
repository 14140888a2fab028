"""The SQL that is written for a measure; that it counts what the report counts: report/test_counting.py."""

import pytest

from warehouse.queries.measures import Measure, write_condition, write_sql
from warehouse.queries.selection import Selection


def test_a_value_cannot_break_out_of_the_sql() -> None:
    assert write_condition("publisher", "O'Neill' OR 1=1 --") == "publisher = 'O''Neill'' OR 1=1 --'"


@pytest.mark.parametrize(
    ("measure", "by", "relations"),
    [
        (Measure.QUOTES, ("type",), {"articles", "statements"}),
        (Measure.SPEAKERS, ("month",), {"articles", "statements", "speakers"}),
        (Measure.QUOTES, ("about",), {"articles", "statements", "mentioned"}),
    ],
)
def test_a_query_has_the_relations_that_it_needs(measure: Measure, by: tuple[str, ...], relations: set[str]) -> None:
    sql = write_sql(Selection(), measure, by)
    known = ("articles", "statements", "speakers", "mentioned", "company")
    assert {name for name in known if f"{name} AS (" in sql} == relations
