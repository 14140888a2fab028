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
from warehouse.bi.plan import PublicationPlan
from warehouse.bi.publish import publish
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
