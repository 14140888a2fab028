"""What stages cost an article, and what that comes to for many."""

from __future__ import annotations

import pytest

from benchmarks.speed.capacity import StageCosts, describe_plan, read_arguments

COSTS = StageCosts(
    {
        **{"read": 0.001, "parse": 0.002, "identity": 0.003, "append": 0.003, "publish": 0.001},
        **{"annotate (accurate)": 0.1, "annotate (fast)": 0.05},
    },
    disk_bytes=20_000,
    words=300,
)


def test_costs_go_by_words() -> None:
    twice = COSTS.scale(600)
    assert twice.sum_serial(0) == pytest.approx(2 * COSTS.sum_serial(0)) == pytest.approx(0.02)
    assert (twice.disk_bytes, twice.words) == (40_000, 600)


def test_a_plan_names_cores_days_and_disk() -> None:
    args = read_arguments(["--a-day", "864000", "--backfill", "8640000", "--load", "0.5", "--core-hour", "0.05"])
    plan = "\n".join(describe_plan(COSTS, args))
    assert "10.0 ms an article, at most 100 articles a second" in plan
    assert "profile accurate: 10 workers keep that process busy\n  864,000 a day: 2.2 cores, 79 a month" in plan
    assert "264 core hours, 26; 1 cores for 30 days, of which one process is busy 1.0 days" in plan
    assert "disk: 173 GB" in plan and "17.3 GB more a day" in plan


def test_what_a_large_store_adds_is_added_for_each_article() -> None:
    plan = "\n".join(describe_plan(COSTS, read_arguments(["--grown", "10"])))
    assert "20.0 ms an article, at most 50 articles a second" in plan
