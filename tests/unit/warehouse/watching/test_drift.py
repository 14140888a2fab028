"""A share or a rate drifts where its last runs are not as those before, as far as these differ among themselves."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from warehouse.watching.drift import find_rate_drift, find_share_drift
from warehouse.watching.measures import Point

BEGIN = datetime(2026, 1, 5)


def series(*runs: tuple[int, int]) -> list[Point]:
    return [Point(BEGIN + timedelta(hours=hour), counted, base) for hour, (counted, base) in enumerate(runs)]


def calm(share: float = 0.05, base: int = 100, count: int = 20) -> list[tuple[int, int]]:
    rng = random.Random(share)
    return [(sum(rng.random() < share for _ in range(base)), base) for _ in range(count)]


def test_a_share_that_jumps_says_value_range_and_since_when() -> None:
    drift = find_share_drift(series(*calm(), (40, 100)))
    assert drift is not None and drift.value == 0.4
    assert 0 <= drift.usual.low < 0.05 < drift.usual.high < 0.4
    assert drift.since == BEGIN + timedelta(hours=20)


def test_what_goes_on_is_dated_by_its_first_run() -> None:
    drift = find_share_drift(series(*calm(), (40, 100), (45, 100), (38, 100)))
    assert drift is not None and drift.since == BEGIN + timedelta(hours=20)


def test_a_small_change_that_lasts_is_seen_though_one_run_of_it_is_not() -> None:
    one, several = series(*calm(), (14, 100)), series(*calm(), *[(14, 100)] * 7)
    assert find_share_drift(one) is None
    assert find_share_drift(several) is not None


def test_runs_of_few_articles_are_put_together() -> None:
    few = [(0, 3)] * 150
    assert find_share_drift(series(*few, *[(3, 3)] * 3)) is None  # a group is not yet full of them
    assert find_share_drift(series(*few, *[(3, 3)] * 10)) is not None


def test_bad_days_of_the_past_do_not_widen_what_is_usual() -> None:
    past = calm(count=30)
    past[5] = past[12] = (100, 100)
    assert find_share_drift(series(*past, (40, 100))) is not None


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param([*calm(), (8, 100)], id="within chance"),
        pytest.param([*calm(), (0, 100)], id="fewer rejects are good news"),
        pytest.param([*calm(count=8), (90, 100)], id="too few runs before it"),
        pytest.param([*calm(base=10_000), (700, 10_000)], id="sure, but two points alone"),
        pytest.param([], id="nothing is known"),
    ],
)
def test_what_is_usual_is_no_drift(runs: Sequence[tuple[int, int]]) -> None:
    assert find_share_drift(series(*runs)) is None


@pytest.mark.parametrize("now", [0, 100, 1400])
def test_a_rate_drifts_to_both_sides(now: int) -> None:
    rng = random.Random(1)
    past = [(rng.randrange(450, 550), 100) for _ in range(20)]
    drift = find_rate_drift(series(*past, (now, 100)))
    assert drift is not None and drift.value == now / 100
    assert drift.usual.low < 5 < drift.usual.high
    assert find_rate_drift(series(*past, (520, 100))) is None
