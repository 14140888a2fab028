"""The days of --since and --until: a day, a month or a year each, and the first before the last."""

from __future__ import annotations

from datetime import date

import pytest

from flows.cli.periods import read_period
from flows.errors import WrongCall


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        pytest.param(None, None, (None, None), id="neither"),
        pytest.param("2017-02", "2017-02", (date(2017, 2, 1), date(2017, 2, 28)), id="a month is all of its days"),
        pytest.param("2017", "2017-01-01", (date(2017, 1, 1), date(2017, 1, 1)), id="the same day"),
    ],
)
def test_a_period_is_read(since: str | None, until: str | None, days: tuple[date | None, date | None]) -> None:
    assert read_period(since, until) == days


@pytest.mark.parametrize(
    ("since", "until", "message"),
    [
        pytest.param("April", None, "--since: 'April' is no day", id="no day"),
        pytest.param("2018", "2017", "--since 2018 is later than --until 2017", id="the wrong order"),
    ],
)
def test_a_wrong_period_is_one_line(since: str, until: str | None, message: str) -> None:
    with pytest.raises(WrongCall, match=message):
        read_period(since, until)
