"""The plan after the last publication plans what changed and keeps the rest; whole plans: test_lake_state.py."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.kit.rows import article
from warehouse import store
from warehouse.bi import next_plan
from warehouse.bi.generations import read_manifest
from warehouse.bi.lake_tails import FileChanges, read_changes
from warehouse.bi.names import key_of
from warehouse.bi.next_plan import plan_next
from warehouse.bi.plan import PublicationPlan, plan_publication
from warehouse.bi.publish import publish
from warehouse.lake import compaction, written_rows
from warehouse.lake.data_files import ActiveFile

MAY = date(2017, 5, 2)


@pytest.fixture
def data(empty_store: Path, tmp_path: Path) -> Path:
    data = shutil.copytree(empty_store, tmp_path / "data")
    append(data, 1)
    append(data, 2, MAY)
    publish(data)
    return data


def append(data: Path, number: int, day: date = date(2017, 4, 12)) -> None:
    store.append(data, article(f"Story {number}. It goes on.", guid=f"g{number}", day=day))


def plan(data: Path) -> PublicationPlan:
    manifest = read_manifest(data / "bi")
    planned = plan_next(data, manifest, changes_of(data))
    assert planned is not None
    return planned


def changes_of(data: Path) -> FileChanges:
    changes = read_changes(data, read_manifest(data / "bi"))
    assert changes is not None
    return changes


def months(names: Iterator[str]) -> set[str | None]:
    return {key_of(name) for name in names if name.startswith("speaker_month/")}


def test_what_came_is_linked_and_the_months_that_it_touches_are_made(data: Path) -> None:
    append(data, 3)
    planned = plan(data)
    assert {file.segment for file in planned.active.values()} == {"0000003"}
    assert months(iter(planned.derived)) == {"2017-04"} and months(iter(planned.kept)) == {"2017-05"}
    segments = {key_of(name) for name in planned.derived if name.startswith("quotes_wide/")}
    assert segments == {"0000003"}
    assert {file.segment for file in planned.counted.came} == {"0000003"} and not planned.counted.went


def test_after_a_merger_what_came_is_counted_by_the_files_it_came_with(data: Path) -> None:
    append(data, 3)
    append(data, 4, MAY)
    compaction.compact_segments(data, least=1)
    planned = plan(data)
    assert {file.segment for file in planned.counted.came} == {"0000003", "0000004"} and not planned.counted.went
    assert planned.months == plan_publication(store.snapshot(data)).months


def test_a_merger_alone_counts_nothing_and_makes_no_month(data: Path) -> None:
    compaction.compact_segments(data, least=1)
    planned = plan(data)
    assert not planned.counted.came and not planned.counted.went and not months(iter(planned.derived))


def test_where_the_files_are_gone_that_rows_came_with_the_merged_ones_are_counted(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(data, 3)
    came = {name for names in changes_of(data).came.values() for name in names}
    compaction.compact_segments(data, least=1)
    monkeypatch.setattr(written_rows, "recall", lambda _: None)
    for path in (path for path in (data / "lake").glob("*/*.parquet") if path.name in came):
        path.unlink()
    planned = plan(data)
    assert {file.segment for file in planned.counted.came} == {"0000004"}
    assert {file.segment for file in planned.counted.went} == {"0000001", "0000002"}


def test_a_revision_is_counted_by_what_its_segments_were_and_are(data: Path) -> None:
    store.append(data, article("Story 1. It goes on, changed.", guid="g1"))
    planned = plan(data)
    assert "0000003" in {file.segment for file in planned.counted.came}
    assert {file.segment for file in planned.counted.went} == {"0000001"}


def test_where_nothing_changed_all_is_kept(data: Path) -> None:
    planned = plan(data)
    made = {name for name, file in planned.derived.items() if file.part is not None}
    assert not planned.active and not planned.counted.came and {name.partition("/")[0] for name in made} == {"calendar"}
    assert planned.sources == read_manifest(data / "bi")["files"]


def test_two_files_of_one_name_are_left_to_the_plan_of_the_whole(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(data, 3)
    taken = next(name for name in read_manifest(data / "bi")["files"] if name.startswith("quotes/"))
    file = ActiveFile("quotes", data / "lake" / "quotes" / "0000003-0badcafe.parquet", 0)
    monkeypatch.setattr(next_plan, "published_names", lambda _: {taken: file})
    assert plan_next(data, read_manifest(data / "bi"), changes_of(data)) is None
