"""What became of the lake since a publication is read from the ends of logs, or not told at all."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.kit.rows import article, row
from warehouse import store
from warehouse.bi.generations import read_manifest
from warehouse.bi.lake_tails import NUMBERED, OUTSIDE, read_changes
from warehouse.bi.publish import publish
from warehouse.lake import compaction, delta
from warehouse.lake.data_files import active_files


@pytest.fixture
def data(empty_store: Path, tmp_path: Path) -> Path:
    data = shutil.copytree(empty_store, tmp_path / "data")
    append(data, 1)
    publish(data)
    return data


def append(data: Path, number: int) -> None:
    store.append(data, article(f"Story {number}. It goes on.", guid=f"g{number}"))


def manifest_of(data: Path) -> Mapping[str, Any]:
    return read_manifest(data / "bi")


def names(data: Path, table: str) -> set[str]:
    return {file.path.name for file in active_files({table: delta.open_table(data, table)})[table]}


def test_several_batches_are_summed_up(data: Path) -> None:
    manifest = manifest_of(data)
    before = names(data, "quotes")
    append(data, 2)
    between = names(data, "quotes")
    compaction.compact_segments(data, least=1)
    changes = read_changes(data, manifest)
    assert changes is not None and changes.number == manifest["number"] + 2
    assert changes.came["quotes"] == names(data, "quotes") and len(changes.came["quotes"]) == 1
    assert before <= changes.went["quotes"] <= between
    assert not changes.went["quotes"] & changes.came["quotes"]


def test_versions_are_those_of_the_logs(data: Path) -> None:
    store.start_run(data, row("runs", run_id="r1", status="running"))
    changes = read_changes(data, manifest_of(data))
    assert changes is not None and changes.versions.keys() == {*NUMBERED, *OUTSIDE}
    assert all(version == delta.open_table(data, name).version() for name, version in changes.versions.items())
    assert changes.came["runs"] == names(data, "runs")


@pytest.mark.parametrize("left_out", ["log", "versions", "shape"])
def test_a_manifest_that_says_too_little_tells_nothing(data: Path, left_out: str) -> None:
    manifest = {key: value for key, value in manifest_of(data).items() if key != left_out}
    assert read_changes(data, manifest) is None


def test_a_table_that_is_declared_anew_or_whole_in_every_part_tells_nothing(data: Path) -> None:
    manifest = manifest_of(data)
    store.set_topics(data, [row("topics", parent_topic_id=None, level=1, path="p", name="p")])
    assert read_changes(data, manifest) is None
    publish(data)
    manifest = manifest_of(data)
    assert read_changes(data, manifest) is not None
    runs = delta.open_table(data, "runs")
    runs.alter.set_table_properties({"wireroom.other": "1"}, raise_if_not_exists=False)
    assert read_changes(data, manifest) is None
