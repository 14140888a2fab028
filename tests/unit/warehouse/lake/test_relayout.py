"""A store of version 2 is laid out anew: every row stays, whoever is killed where."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.kit.kills import Stopped
from tests.kit.older_stores import unpack_stores_2
from tests.kit.warehouse import sound_rows
from warehouse import store
from warehouse.audit import audit
from warehouse.bi import reader
from warehouse.bi.publish import publish
from warehouse.lake import delta, fsync, paths, relayout
from warehouse.lake.delta import BATCHES
from warehouse.tables import TABLES

REVISED = "file:///news/revised.txt"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack_stores_2(tmp_path_factory.mktemp("older"))


@pytest.fixture
def whole(unpacked: Path, tmp_path: Path) -> Path:
    return shutil.copytree(unpacked / "whole", tmp_path / "data", symlinks=True)


@pytest.fixture
def pending(unpacked: Path, tmp_path: Path) -> Path:
    return shutil.copytree(unpacked / "pending", tmp_path / "data")


def rows(data: Path) -> dict[str, list[str]]:
    """All rows as they are declared now, as text and in order: what an older program did not have is filled."""
    read = {name: _read_table(data, name) for name in TABLES}
    return {
        name: sorted(repr(list(one.values())) for one in delta.fill_columns(some, TABLES[name]).to_pylist())
        for name, some in read.items()
    }


def _read_table(data: Path, name: str) -> pa.Table:
    if not paths.is_table(paths.table_path(data, name)):
        return TABLES[name].schema.empty_table()
    return delta.read_arrow(delta.open_table(data, name))


def beside_the_lake(data: Path) -> set[str]:
    return {path.name for path in data.iterdir()} - {"lake", "quarantine", "bi", "bi.1"}


def test_every_row_is_kept_in_files_without_months(whole: Path) -> None:
    before = rows(whole)
    assert relayout.has_old_layout(whole)
    store.upgrade(whole)
    assert rows(whole) == before and all(before[name] for name in ("removals", "rejects", "runs", "document_revisions"))
    assert not relayout.has_old_layout(whole) and delta.has_declared_shape(delta.open_documents(whole))
    assert not list(paths.lake_path(whole).rglob("month=*")) and not beside_the_lake(whole)


def test_nothing_is_wrong_before_and_after_and_once_it_is_published(whole: Path) -> None:
    assert list(audit(whole)) == []
    store.upgrade(whole)
    assert list(audit(whole)) == []
    publish(whole)
    assert list(audit(whole)) == []
    assert reader.count(whole, "quotes_wide") == reader.count(whole, "quotes") == 4
    assert set(reader.read(whole, "speaker_month")["published_month"].to_pylist()) == {"2017-05", None}


def test_batches_are_counted_on_and_what_is_known_stays_known(whole: Path) -> None:
    number = delta.open_documents(whole).number
    assert store.append(whole, sound_rows(15, 15, uri=REVISED)).unchanged == 1
    assert delta.open_documents(whole).number > number
    assert store.append(whole, sound_rows(16, 16, uri=REVISED)).revised == 1
    assert list(audit(whole)) == []


def test_a_batch_that_was_decided_is_in_every_table(pending: Path, tmp_path: Path) -> None:
    assert delta.batch_number(delta.open_table(pending, BATCHES)) > delta.open_documents(pending).number
    store.recover(pending)
    store.create(tmp_path / "expected")
    for day in (14, 15):
        store.append(tmp_path / "expected", sound_rows(day, day, uri=REVISED))
    found, expected = rows(pending), rows(tmp_path / "expected")
    assert {name: len(some) for name, some in found.items()} == {
        name: 0 if name == "dates" else len(some) + (name in {"runs", "topics"}) for name, some in expected.items()
    }
    assert found["sentences"] == expected["sentences"] and found["quotes"] == expected["quotes"]
    assert list(audit(pending)) == []


def test_data_that_a_power_cut_took_from_an_open_batch_is_written_again(pending: Path) -> None:
    root = paths.table_path(pending, "entities")
    entry = max(root.glob("_delta_log/*.json"))
    whole = rows(pending)["entities"]
    for lost in fsync.files_of_actions(fsync.read_actions(entry), "add", root):
        lost.write_bytes(b"")
    store.recover(pending)
    assert rows(pending)["entities"] == whole
    assert list(audit(pending)) == []


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(0, id="before the swap", marks=pytest.mark.slow),
        pytest.param(1, id="between the renames"),
        pytest.param(2, id="before the old lake goes", marks=pytest.mark.slow),
    ],
)
def test_a_killed_relayout_is_done_again_or_finished(whole: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    before = rows(whole)
    rename, done = Path.rename, []

    def stopping(path: Path, target: Any) -> Any:
        if len(done) == step:
            raise Stopped
        done.append(path)
        return rename(path, target)

    def remove(path: Path, **options: Any) -> None:
        if len(done) == step:
            raise Stopped

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", stopping)
        if step == 2:
            patch.setattr(shutil, "rmtree", remove)
        with pytest.raises(Stopped):
            store.upgrade(whole)
    assert store.is_store(whole) is (step != 1)
    store.recover(whole)
    assert rows(whole) == before
    assert not beside_the_lake(whole)


@pytest.fixture
def between(whole: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store whose old lake is gone, and whose new one is not there yet."""
    rename = Path.rename

    def stopping(path: Path, target: Any) -> Any:
        if path.parent.name == paths.RELAYOUT:
            raise Stopped
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", stopping)
        with pytest.raises(Stopped):
            store.upgrade(whole)
    assert not store.is_store(whole)
    return whole


def test_a_reader_between_the_renames_waits_for_the_new_lake(between: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delta, "pause", lambda: relayout.finish_relayout(between))
    assert store.snapshot(between).keys() == TABLES.keys()


def test_a_reader_is_told_of_a_relayout_that_was_killed(between: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delta, "pause", lambda: None)
    with pytest.raises(store.NoStore, match="`wireroom publish --data .*` ends it"):
        store.snapshot(between)
    publish(between)
    assert store.snapshot(between).keys() == TABLES.keys()


@pytest.mark.slow
def test_a_relayout_that_was_killed_while_it_wrote_is_thrown_away(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(whole)

    def stop(*_: object) -> None:
        raise Stopped

    with monkeypatch.context() as patch:
        patch.setattr(relayout, "_copy_batch_tables", stop)
        with pytest.raises(Stopped):
            store.upgrade(whole)
    assert rows(whole) == before
    store.upgrade(whole)
    assert rows(whole) == before and not beside_the_lake(whole)


@pytest.mark.slow
def test_two_writers_lay_it_out_once(whole: Path) -> None:
    before = rows(whole)
    with ThreadPoolExecutor() as writers:
        list(writers.map(store.upgrade, [whole, whole]))
    assert rows(whole) == before and not beside_the_lake(whole)


@pytest.mark.slow
def test_a_table_that_nobody_uses_any_more_is_left_behind(whole: Path) -> None:
    """Version 1 stored quotes_wide in the lake."""
    shutil.copytree(paths.table_path(whole, "quotes"), paths.table_path(whole, "quotes_wide"))
    store.upgrade(whole)
    assert "quotes_wide" not in paths.list_tables(whole)
    assert list(audit(whole)) == []


def test_a_store_of_this_program_is_left_alone(data: Path) -> None:
    assert not relayout.has_old_layout(data)
    files = sorted(data.rglob("*"))
    relayout.finish_relayout(data)
    assert sorted(data.rglob("*")) == files
