"""A source is silent where its own past does not explain the pause."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from warehouse.watching.measures import Point
from warehouse.watching.silence import ENDED_AFTER, chance_of_pause, find_silence

BEGIN = datetime(2026, 1, 5)  # a Monday
DAY = timedelta(days=1)


def arrivals(*days: float, counted: int = 3) -> list[Point]:
    return [Point(BEGIN + day * DAY, counted, 3) for day in days]


DAILY = arrivals(*range(30))
WEEKDAYS = arrivals(*(day for day in range(33) if day % 7 < 5))
LAST = BEGIN + 29 * DAY


def test_a_daily_source_is_silent_from_its_third_day_without_an_article() -> None:
    silence = find_silence(DAILY, LAST + 3 * DAY)
    assert silence is not None and (silence.since, silence.longest) == (LAST, DAY)


@pytest.mark.parametrize(
    ("articles", "now"),
    [
        pytest.param(DAILY, LAST + DAY, id="as late as ever"),
        pytest.param(DAILY, LAST + 2 * DAY, id="one day is missing"),
        pytest.param(WEEKDAYS, BEGIN + 35 * DAY, id="a weekend like those before"),
        pytest.param(WEEKDAYS, BEGIN + 36 * DAY, id="a weekend with a holiday"),
        pytest.param(DAILY[:9], LAST, id="too few runs to know it"),
        pytest.param(arrivals(*(hour / 24 for hour in range(48))), LAST, id="an archive that was read on two days"),
        pytest.param(DAILY, LAST + ENDED_AFTER + DAY, id="it has ended"),
        pytest.param([], LAST, id="nothing is known"),
    ],
)
def test_what_the_past_explains_is_no_silence(articles: list[Point], now: datetime) -> None:
    assert find_silence(articles, now) is None


def test_runs_without_new_articles_do_not_end_a_silence() -> None:
    idle = arrivals(*range(30, 36), counted=0)
    silence = find_silence([*DAILY, *idle], BEGIN + 35 * DAY)
    assert silence is not None and silence.since == LAST


def test_the_chance_is_that_of_one_more_pause() -> None:
    assert chance_of_pause(1, 9) == pytest.approx(1 / 10)  # each of ten is the longest as often
    assert chance_of_pause(2, 9) == pytest.approx(2 / (10 * 11))
    assert chance_of_pause(0, 9) == pytest.approx(1)
