"""What the last publication and the batches since tell of the lake is what the tables' logs tell."""

import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.kit.kills import Stopped, stop_at
from tests.kit.rows import article, row
from tests.kit.warehouse import TOPIC
from transforms.document import RemovalCause, Row, Rows
from warehouse import store
from warehouse.bi import lake_state
from warehouse.bi.generations import read_manifest
from warehouse.bi.lake_state import list_names, plan_current, plan_earlier
from warehouse.bi.plan import PublicationPlan, plan_publication
from warehouse.bi.publish import publish
from warehouse.lake import compaction, delta, maintenance, merge

MAY = date(2017, 5, 2)


@pytest.fixture(scope="module")
def published(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = shutil.copytree(empty_store, tmp_path_factory.mktemp("published") / "data")
    store.append(data, make(0))
    store.append(data, make(1, day=MAY))
    publish(data)
    return data


@pytest.fixture
def data(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "data", symlinks=True)


def make(number: int, version: int = 1, **values: Any) -> Rows:
    return article(f"Story {number}, version {version}. It goes on.", guid=f"g{number}", **values)


def describe(plan: PublicationPlan) -> tuple[Any, ...]:
    """What a plan shows, whether it is planned or kept."""
    months = {name: dict(months) for name, months in plan.months.items()}
    return plan.number, plan.shape, dict(plan.versions), plan.sources, months


class Asked:
    """Counts how often the tables are all opened."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.count = 0
        snapshot = store.snapshot

        def noted(data: Path) -> Mapping[str, Any]:
            self.count += 1
            return snapshot(data)

        patch.setattr(lake_state.store, "snapshot", noted)


def assert_told_by_batches(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plans of now and of then are what the logs say of now and the manifest of then."""
    manifest = read_manifest(data / "bi")
    expected = describe(plan_publication(store.snapshot(data)))
    with monkeypatch.context() as patch:
        asked = Asked(patch)
        assert describe(plan_current(data, manifest)) == expected
        assert asked.count == 0
    assert_earlier_is_what_was_published(data, manifest)


def assert_earlier_is_what_was_published(data: Path, manifest: Mapping[str, Any]) -> None:
    earlier = plan_earlier(data, store.snapshot(data), manifest)
    assert earlier is not None
    assert earlier.sources == manifest["files"]
    assert (earlier.number, earlier.versions) == (manifest["number"], manifest["versions"])


def remove(data: Path, number: int) -> None:
    document_id = make(number)["documents"][0]["document_id"]
    assert store.remove(data, [document_id], RemovalCause.REQUEST, datetime.now(UTC).replace(tzinfo=None)) == 1


def test_nothing_new(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_told_by_batches(data, monkeypatch)


def test_after_new_articles(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.append(data, make(2))
    store.append(data, make(3, day=None, people=["Jo Berg"]))
    assert_told_by_batches(data, monkeypatch)


def test_after_a_revision_that_changes_the_month(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = plan_publication(store.snapshot(data))
    assert store.append(data, make(0, version=2, day=MAY)).revised == 1
    assert plan_publication(store.snapshot(data)).active.keys() != before.active.keys()
    assert_told_by_batches(data, monkeypatch)


def test_after_removals_that_leave_tables_without_a_row(data: Path) -> None:
    for number in range(2):
        remove(data, number)
    plan = plan_publication(store.snapshot(data))
    assert not [file for file in plan.active.values() if file.table in ("documents", "quotes")]
    assert describe(plan_current(data, read_manifest(data / "bi"))) == describe(plan)


def test_after_a_merger(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.append(data, make(2))
    number = delta.open_documents(data).number
    compaction.compact_segments(data, least=1)
    assert delta.open_documents(data).number == number + 1
    assert_told_by_batches(data, monkeypatch)


def test_with_later_versions_of_shared_rows(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "_ROWS_A_LATER_VERSION", 0)  # any row that comes again makes a later version
    store.append(data, make(2, day=date(2017, 4, 2)))
    assert [file for file in lake_files(data, "entities") if file.is_later]
    assert_told_by_batches(data, monkeypatch)


@pytest.mark.slow
def test_after_later_versions_were_folded(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "_ROWS_A_LATER_VERSION", 0)
    store.append(data, make(2, day=date(2017, 4, 2)))
    publish(data)
    compaction.fold_versions(data)
    assert not [file for file in lake_files(data, "entities") if file.is_later]
    assert_told_by_batches(data, monkeypatch)


def lake_files(data: Path, table: str) -> list[Any]:
    return list(lake_state.active_files(store.snapshot(data))[table])


def test_tables_that_no_batch_writes_are_as_they_are(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.set_topics(data, [topic("politics")])
    store.start_run(data, row("runs", run_id="r1", status="running"))
    manifest = read_manifest(data / "bi")
    expected = describe(plan_publication(store.snapshot(data)))
    assert describe(plan_current(data, manifest)) == expected
    assert_earlier_is_what_was_published(data, manifest)
    publish(data)
    store.start_run(data, row("runs", run_id="r2", status="running"))
    store.append(data, make(2))
    assert_told_by_batches(data, monkeypatch)


def test_where_topics_are_other_ones_all_is_planned_anew(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.set_topics(data, [topic("government")])
    store.append(data, make(2))
    manifest = read_manifest(data / "bi")
    assert_the_lake_is_asked(data, manifest, monkeypatch)
    assert_earlier_is_what_was_published(data, manifest)


def topic(name: str) -> Row:
    return row("topics", topic_id=TOPIC, parent_topic_id=None, level=1, path=name, name=name)


def test_a_batch_that_is_decided_and_not_whole_is_not_yet_shown(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        stop_at(patch, 3)
        with pytest.raises(Stopped):
            store.append(data, make(2))
    assert_told_by_batches(data, monkeypatch)
    assert plan_current(data, read_manifest(data / "bi")).number == 2


def test_where_batches_are_forgotten_the_logs_are_asked(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "REPLACED_KEPT", timedelta())
    monkeypatch.setattr(maintenance, "BATCHES_KEPT", 1)
    store.append(data, make(2))
    store.append(data, make(3))
    maintenance.forget_batches(data)
    assert_the_logs_are_asked(data, read_manifest(data / "bi"), monkeypatch)


def assert_the_logs_are_asked(data: Path, manifest: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    assert_the_lake_is_asked(data, manifest, monkeypatch)
    assert plan_earlier(data, store.snapshot(data), manifest) is None


def assert_the_lake_is_asked(data: Path, manifest: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    expected = describe(plan_publication(store.snapshot(data)))
    with monkeypatch.context() as patch:
        asked = Asked(patch)
        assert describe(plan_current(data, manifest)) == expected
        assert asked.count == 1


@pytest.mark.parametrize("change", [{"shape": "of another program"}, {"number": 99}])
def test_of_a_publication_that_is_not_of_this_store_nothing_is_told(
    data: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]
) -> None:
    store.append(data, make(2))
    assert_the_logs_are_asked(data, read_manifest(data / "bi") | change, monkeypatch)


def test_where_nothing_is_published_the_logs_are_asked(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree((data / "bi").resolve())
    assert_the_logs_are_asked(data, read_manifest(data / "bi"), monkeypatch)


def test_names_are_those_of_links_alone(data: Path) -> None:
    names = list_names(read_manifest(data / "bi"))
    assert names.keys() == {file.table for file in plan_publication(store.snapshot(data)).active.values()}
    assert names["quotes"] == {file.path.name for file in lake_files(data, "quotes")}


def test_no_store_is_said(tmp_path: Path) -> None:
    with pytest.raises(store.NoStore):
        plan_current(tmp_path, {})
