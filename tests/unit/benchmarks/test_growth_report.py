"""Figures of growth as tables: each measure that was taken, and no other."""

from __future__ import annotations

from benchmarks.speed.growth_report import write_report

SIZES = [
    {"articles": 0, "batches": 2, "run_seconds": 0.1, "append_seconds": 0.4, "publish_seconds": 0.6}
    | {"seconds": 1.0, "mean_seconds": 1.1, "publish_share": 0.6},
    {"articles": 2_000, "batches": 2, "run_seconds": 0.1, "append_seconds": 0.5, "publish_seconds": 2.0}
    | {"seconds": 2.5, "mean_seconds": 2.6, "publish_share": 0.8},
]


def test_sizes_are_held_against_the_first() -> None:
    *_, first, second = write_report({"sizes": SIZES}).splitlines()
    assert first.split() == ["0", "0.100", "0.400", "0.600", "1.000", "1.100", "1.00", "60%"]
    assert second.split() == ["2,000", "0.100", "0.500", "2.000", "2.500", "2.600", "2.50", "80%"]


def test_no_size_may_be_left() -> None:
    assert len(write_report({"sizes": []}).splitlines()) == 2


def test_measures_that_were_not_taken_have_no_table() -> None:
    memory = {"sizes": [{"articles": 100, "peak_bytes": 2e8}, {"articles": 10_000, "peak_bytes": 3e8}], "ratio": 1.5}
    disk = {"hours": 24.0, "articles": 3_000, "used_bytes": 5_000_000, "live_bytes": 2_000_000, "ratio": 2.5}
    report = write_report({"memory": memory, "disk": disk})
    assert len(report.split("\n\n")) == 2
    assert report.splitlines()[2].split() == ["3,000", "5.0", "2.0", "2.50"]
    assert report.splitlines()[-1].split() == ["ratio", "1.50"]


def test_a_check_has_its_seconds() -> None:
    report = write_report({"check": {"articles": 2_000, "quotes": 20_000, "seconds": 5.25, "cpu_seconds": 9.0}})
    assert report.splitlines()[-1].split() == ["2,000", "20,000", "5.2", "9.0"]
