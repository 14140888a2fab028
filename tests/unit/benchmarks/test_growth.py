"""Growth of the store: batches are measured and taken up again, disk by inodes, the query against the same rows."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks.speed import growth
from benchmarks.speed.growth_measures import (
    RUN_BATCH,
    measure_check,
    measure_disk,
    measure_lookup,
    measure_query,
    sum_up_batches,
)
from benchmarks.speed.store_filling import BatchCost, count_stored, open_store, store_batch
from benchmarks.speed.store_time import open_store_time
from flows.settings import Settings
from warehouse.bi import reader
from warehouse.lake.clock import read_clock


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("grown")
    open_store(data)
    for first in (0, 3):
        store_batch(data, first, in_order=False, article_count=3)
    return data


def test_memory_is_measured_with_batches_of_runs() -> None:
    assert Settings.model_fields["batch_size"].default == RUN_BATCH


def test_batches_are_summed_up_by_medians() -> None:
    figure = sum_up_batches(10, [BatchCost(0.1, 1, 1), BatchCost(0.2, 1, 3), BatchCost(0.3, 4, 8)])
    assert (figure.run_seconds, figure.append_seconds, figure.publish_seconds, figure.seconds) == (0.2, 1, 3, 4)
    assert figure.mean_seconds == 6
    assert figure.publish_share == pytest.approx(12 / 18)


def test_a_batch_is_stored_and_published_and_its_time_taken(grown: Path) -> None:
    assert count_stored(grown) == 6
    assert reader.count(grown, "quotes") == 60
    runs = reader.read(grown, "runs").to_pylist()
    assert [(row["status"], row["documents_added"]) for row in runs] == [("succeeded", 3)] * 2
    cost = store_batch(grown, 6, in_order=False, article_count=1)
    assert min(cost.run_seconds, cost.append_seconds, cost.publish_seconds) > 0


def test_disk_counts_a_file_of_several_names_once(grown: Path) -> None:
    shown = reader.generation(grown)
    live = sum(path.stat().st_size for path in shown.rglob("*") if path.is_file())
    figure = measure_disk(grown)
    assert figure.live_bytes == live
    assert live < figure.used_bytes < sum(path.stat().st_size for path in grown.rglob("*") if path.is_file())


def test_time_passes_for_a_store(grown: Path) -> None:
    entries = [*(grown / "lake" / "quotes" / "_delta_log").glob("*.json")]
    written = {entry: entry.stat().st_mtime for entry in entries}
    begun = read_clock()
    with open_store_time(ahead_seconds=60) as store_time:
        store_time.pass_by(grown, 3600)
        assert timedelta(seconds=3660) <= read_clock() - begun < timedelta(seconds=3720)
    assert read_clock() - begun < timedelta(seconds=60)
    assert entries and all(written[entry] - entry.stat().st_mtime == pytest.approx(3600) for entry in entries)


def test_the_query_is_held_against_one_file_of_the_same_rows(tmp_path: Path, grown: Path) -> None:
    figure = measure_query(grown, tmp_path / "sorted.parquet")
    assert figure.files > 1
    assert figure.ratio == figure.published_seconds / figure.sorted_seconds
    assert (tmp_path / "sorted.parquet").exists()


def test_a_check_is_measured_and_finds_nothing(grown: Path, tmp_path: Path) -> None:
    figure = measure_check(grown)
    assert figure.quotes == reader.count(grown, "quotes")
    assert figure.seconds > 0 and figure.cpu_seconds > 0
    harmed = shutil.copytree(grown, tmp_path / "harmed", symlinks=True)
    next((harmed / "lake" / "quotes").glob("*.parquet")).unlink()
    with pytest.raises(RuntimeError, match="violations"):
        measure_check(harmed)


def test_all_that_was_appended_is_found(tmp_path: Path) -> None:
    figure = measure_lookup(tmp_path, 4, in_order=True)
    assert figure.articles == 4
    assert figure.lookup_seconds / figure.append_seconds == figure.ratio


@pytest.mark.slow
def test_batches_are_measured_by_turns_in_an_empty_store_and_the_grown_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ["--data", str(tmp_path), "--by-turns", "10", "--batches", "1", "--no-fresh", "--json"]
    assert growth.main(said) == 0
    sizes = json.loads(capsys.readouterr().out)["sizes"]
    assert [(one["articles"], one["batches"]) for one in sizes] == [(0, 1), (10, 1)]
    assert count_stored(tmp_path / "grown") == 20


@pytest.mark.slow
def test_a_size_is_measured_once_and_taken_up_where_it_was_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def measure(batches: int, *sizes: int) -> list[dict[str, Any]]:
        said = ["--data", str(tmp_path), "--json", "--no-fresh", "--batches", str(batches)]
        assert growth.main([*said, "--sizes", *map(str, sizes)]) == 0
        figures: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["sizes"]
        return figures

    assert [(size["articles"], size["batches"]) for size in measure(1, 0)] == [(0, 1)]
    assert [(size["articles"], size["batches"]) for size in measure(2, 0)] == [(0, 2)]
    assert [(size["articles"], size["batches"]) for size in measure(1, 0, 5, 21)] == [(0, 2), (21, 1)]
    assert reader.count(tmp_path / "grown", "documents") == 31
