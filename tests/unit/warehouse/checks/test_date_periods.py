"""Dates whose days are not those of their value, and anchors without a day."""

import pytest

from tests.kit.changes import Change
from tests.kit.warehouse import sound_rows
from warehouse.checks import find_violations


@pytest.mark.parametrize(
    ("column", "change", "rule"),
    [
        pytest.param("value", lambda _: "2017-04-11", "period", id="another day"),
        pytest.param("period_start", lambda _: None, "period", id="no first day"),
        pytest.param("value_kind", lambda _: "year", "period", id="a kind that the value is not of"),
        pytest.param("anchor_kind", lambda _: "words", "anchor", id="a day that the words are not seen from"),
        pytest.param("anchor_date", lambda _: None, "anchor", id="no day to be seen from"),
    ],
)
def test_what_does_not_agree_is_named(column: str, change: Change, rule: str) -> None:
    rows = sound_rows(0)
    rows["dates"][0][column] = change(rows["dates"][0][column])
    assert rule in {one.rule for one in find_violations(rows) if one.table == "dates"}


def test_an_unknown_date_is_right() -> None:
    assert [one for one in find_violations(sound_rows(0, None)) if one.table == "dates"] == []
