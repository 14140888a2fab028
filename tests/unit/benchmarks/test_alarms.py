"""The command that measures alarms: calm series give few, a source that ends and one that breaks give one in time."""

from __future__ import annotations

import random

import pytest

from benchmarks.quality import alarms
from benchmarks.quality.alarms import CHANGES, FEEDS, count_false_alarms, find_delays, make_series

DAILY = next(feed for feed in FEEDS if feed.name == "daily, 40 a run")


def test_nothing_happens_in_a_calm_series() -> None:
    assert sum(count_false_alarms(DAILY, 2).values()) <= 1000 / 60  # one alarm in two series


@pytest.mark.parametrize("change", [change for change in CHANGES if change.name.endswith(("more", "100 %", "none"))])
def test_what_breaks_is_found_within_days(change: alarms.InventedChange) -> None:
    (delay,) = find_delays(DAILY, change, 1)
    assert delay is not None and delay <= alarms.IN_TIME


def test_series_are_the_same_each_time() -> None:
    first, second = (list(make_series(DAILY, CHANGES[0], random.Random(1), 20)) for _ in range(2))
    assert first == second


def test_a_large_mean_is_drawn_as_a_small_one_is() -> None:
    rng = random.Random(1)
    for mean in (3.0, 100.0):
        drawn = [alarms._draw_poisson(mean, rng) for _ in range(2_000)]
        average = sum(drawn) / len(drawn)
        assert average == pytest.approx(mean, rel=0.1)
        assert sum((one - average) ** 2 for one in drawn) / len(drawn) == pytest.approx(mean, rel=0.2)
