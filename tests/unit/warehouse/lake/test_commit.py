"""A batch is there whole or not at all, whoever stops or comes between where."""

import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError

from tests.kit.kills import Stopped, contents, do_at, list_orphans, stop_at
from tests.kit.rows import Rows, article, bare_article, document, joined, reject, row
from tests.kit.slow import slow_but_first
from warehouse import store
from warehouse.audit import audit
from warehouse.audit.file_reading import IS_THERE
from warehouse.lake import commit, delta, paths
from warehouse.lake.batch_plan import BatchKind, BatchPlan
from warehouse.lake.data_files import active_files
from warehouse.lake.schema_version import SCHEMA_KEY, SCHEMA_VERSION
from warehouse.store import Counts, NoStore, StoreBusy, StoreTooNew
from warehouse.tables import TABLES

OLD = article("Rain is expected. It gets colder.", guid="w", people=["Ana Silva"])
CHANGED = article("Rain is certain. It gets colder.", guid="w", day=date(2017, 5, 3), at=datetime(2026, 11, 25))
NEW = article("The port is widened. The town pays.", uri="file:///b.txt", people=["Ana Silva", "Jo Berg"])
BATCH: Rows = joined(CHANGED, NEW, {"rejects": [reject()]})
LAST = 16  # BATCH makes 17 commits: the deciding row's, and one in each table that it touches, `documents` last


@pytest.fixture(scope="module")
def before(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = shutil.copytree(empty_store, tmp_path_factory.mktemp("before") / "data")
    store.append(data, OLD)
    return data


@pytest.fixture(scope="module")
def expected(before: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    data = shutil.copytree(before, tmp_path_factory.mktemp("expected") / "data")
    store.append(data, BATCH)
    return contents(data)


@pytest.fixture(scope="module")
def untouched(before: Path) -> dict[str, list[str]]:
    return contents(before)


@pytest.fixture
def data(before: Path, tmp_path: Path) -> Path:
    return shutil.copytree(before, tmp_path / "data")


@pytest.mark.parametrize(
    ("step", "after"),
    slow_but_first((8, False), *((at, False) for at in range(LAST + 1) if at != 8), (0, True), (LAST, True)),
)
def test_a_writer_stopped_at_any_commit_leaves_all_or_nothing_and_the_next_run_the_same_rows(
    data: Path,
    untouched: dict[str, list[str]],
    expected: dict[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
    step: int,
    after: bool,
) -> None:
    with monkeypatch.context() as patch:
        stop_at(patch, step, after=after)
        with pytest.raises(Stopped):
            store.append(data, BATCH)
    assert contents(data) in (untouched, expected)
    store.recover(data)
    assert contents(data) == (untouched if (step, after) == (0, False) else expected)
    store.append(data, BATCH)
    assert contents(data) == expected
    is_left = (step, after) == (0, False)  # files that `maintain` sweeps a day later
    assert bool(list_orphans(data)) is is_left


@pytest.mark.slow
@pytest.mark.parametrize("step", [1, 4, 9])
def test_another_process_may_apply_a_batch_while_its_writer_does(
    data: Path, expected: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    with monkeypatch.context() as patch:
        do_at(patch, step, lambda: store.recover(data))
        assert store.append(data, BATCH) == Counts(seen=3, added=1, revised=1, rejected=1)
    assert contents(data) == expected
    assert list_orphans(data) == []


@pytest.mark.slow
def test_the_loser_of_a_number_looks_again(
    data: Path, expected: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        do_at(patch, 0, lambda: store.append(data, CHANGED))
        counts = store.append(data, BATCH)
    assert counts == Counts(seen=3, added=1, unchanged=1, rejected=1)
    assert contents(data) == expected
    assert delta.batch_number(delta.open_table(data, "documents")) == 3
    assert list_orphans(data) == []


@pytest.mark.slow
def test_a_writer_that_always_loses_gives_up(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    untouched = contents(data)

    def lose(*_: object) -> None:
        raise CommitFailedError("somebody was faster")

    monkeypatch.setattr(delta, "write", lose)
    monkeypatch.setattr(delta, "change_files", lose)
    monkeypatch.setattr(delta, "TRIES", 3)
    for call in (lambda: store.append(data, BATCH), lambda: store.start_run(data, row("runs"))):
        with pytest.raises(StoreBusy, match="try again when they are done"):
            call()
    assert contents(data) == untouched
    assert list_orphans(data) == []


def test_a_batch_that_nobody_can_apply_makes_the_store_busy(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        stop_at(patch, 1)
        with pytest.raises(Stopped):
            store.append(data, BATCH)
        patch.setattr(commit, "apply_batch", lambda *_: None)
        patch.setattr(delta, "TRIES", 2)
        with pytest.raises(StoreBusy):
            store.recover(data)


def test_a_file_lost_before_its_batch_was_applied_is_told_by_the_audit(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        stop_at(patch, 1)
        with pytest.raises(Stopped):
            store.append(data, BATCH)
    [lost] = paths.table_path(data, "sentences").glob("0000002-*.parquet")
    lost.unlink()
    store.recover(data)
    assert ("sentences", lost.name, IS_THERE) in {(one.table, one.row_key, one.rule) for one in audit(data)}


@pytest.mark.parametrize("written", slow_but_first(3, 0))
def test_a_full_disk_leaves_no_file(data: Path, monkeypatch: pytest.MonkeyPatch, written: int) -> None:
    untouched, files = contents(data), list_files(data)
    write, left = pq.ParquetWriter.write_table, [written]

    def fill(writer: pq.ParquetWriter, rows: pa.Table, **options: Any) -> None:
        write(writer, rows, **options)
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(pq.ParquetWriter, "write_table", fill)
        with pytest.raises(OSError, match="No space left"):
            store.append(data, BATCH)
    assert list_files(data) == files
    assert contents(data) == untouched


def list_files(data: Path) -> list[Path]:
    """List all files but the copies of rows, which a look-up makes of files that stay."""
    return sorted(path for path in data.rglob("*") if path.is_file() and path.suffix != ".arrow")


def test_a_file_that_no_batch_took_away_is_not_waited_for(data: Path) -> None:
    [lost] = paths.table_path(data, "document_texts").glob("*.parquet")
    lost.unlink()
    with pytest.raises(FileNotFoundError, match=lost.name):
        store.append(data, CHANGED)


def test_text_that_no_file_can_hold_leaves_no_file(data: Path) -> None:
    with pytest.raises(ValueError, match="surrogates"):
        store.append(data, article("Lone \udcff surrogate."))
    assert list_orphans(data) == []


def test_readers_see_whole_batches_only(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    untouched, seen = contents(data), []
    with monkeypatch.context() as patch:
        do_at(patch, 12, lambda: seen.append(contents(data)))
        store.append(data, BATCH)
    assert seen == [untouched]
    assert contents(data) != untouched


def test_data_files_are_flat_and_as_declared(data: Path) -> None:
    store.append(data, BATCH)
    for name, table in store.snapshot(data).items():
        for path in table.file_uris():
            with pq.ParquetFile(path.removeprefix("file://")) as file:
                assert file.schema_arrow.remove_metadata().equals(TABLES[name].schema.remove_metadata()), name
        comments = {one.name: one.metadata.get("comment") for one in table.schema().fields}
        assert comments == {column.name: column.meaning for column in TABLES[name].columns}


def test_texts_do_not_stand_in_the_log(data: Path) -> None:
    entries = paths.table_path(data, "document_texts").glob("_delta_log/*.json")
    assert not any("colder" in entry.read_text() for entry in entries)


def test_create_changes_nothing_when_called_again(data: Path) -> None:
    files = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
    store.create(data)
    assert files == {path: path.stat().st_mtime_ns for path in data.rglob("*")}


@pytest.mark.slow
def test_create_makes_the_tables_that_are_missing(data: Path) -> None:
    untouched = contents(data)
    shutil.rmtree(paths.table_path(data, "text_repairs"))
    store.create(data)
    assert contents(data) == untouched | {"text_repairs": []}


def test_a_store_stopped_while_it_was_made_is_none_until_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, names = DeltaTable.create, list(TABLES)

    def fail(path: str, *args: object, **options: object) -> object:
        if path.endswith(names[-1]):
            raise Stopped
        return make(path, *args, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(DeltaTable, "create", fail)
        with pytest.raises(Stopped):
            store.create(tmp_path)
    assert not store.is_store(tmp_path)
    store.create(tmp_path)
    assert store.is_store(tmp_path)
    assert store.append(tmp_path, OLD).added == 1


def test_a_newer_store_is_refused_and_left_alone(data: Path) -> None:
    newer = {SCHEMA_KEY: str(SCHEMA_VERSION + 1)}
    delta.open_table(data, "documents").alter.set_table_properties(newer, raise_if_not_exists=False)
    files = sorted(data.rglob("*"))
    calls = [
        lambda: store.create(data),
        lambda: store.recover(data),
        lambda: store.append(data, BATCH),
        lambda: store.select_unstored(data, [document("x")]),
        lambda: store.snapshot(data),
        lambda: store.maintain(data),
        lambda: store.start_run(data, row("runs")),
        lambda: store.set_topics(data, []),
    ]
    for call in calls:
        with pytest.raises(StoreTooNew, match="install a newer wireroom"):
            call()
    assert sorted(data.rglob("*")) == files


def test_without_a_store_everything_but_create_says_so(tmp_path: Path) -> None:
    assert not store.is_store(tmp_path)
    for call in (store.recover, store.snapshot, store.maintain):
        with pytest.raises(NoStore, match="no store in"):
            call(tmp_path)
    with pytest.raises(NoStore):
        store.append(tmp_path, {"rejects": [reject()]})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a%20b", "a\\b", "a[b]", "a\nb"])
def test_a_path_that_delta_cannot_work_with_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoStore, match="choose another data folder"):
        store.create(tmp_path / name)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["month=2017-04", "with blank", "50% off", "Ünï#?&+'", 'q"q'])
def test_odd_names_of_data_folders_work(tmp_path: Path, name: str) -> None:
    data = tmp_path / name
    store.create(data)
    store.append(data, bare_article("Rain is expected. It gets colder.", guid="w"))
    changed = bare_article("Rain is certain. It gets colder.", guid="w")
    new = bare_article("The port is widened.", uri="file:///b.txt")
    assert store.append(data, changed, new, {"rejects": [reject()]}) == Counts(seen=3, added=1, revised=1, rejected=1)
    assert len(contents(data)["documents"]) == 2


@pytest.mark.slow
def test_the_deciding_row_says_what_the_batch_does(data: Path) -> None:
    before = {name: {file.path.name for file in some} for name, some in active_files(store.snapshot(data)).items()}
    store.append(data, BATCH)
    rows = delta.read(delta.open_table(data, "_batches"))
    assert sorted(one["number"] for one in rows) == [1, 2]
    plan = BatchPlan.from_json(max(rows, key=lambda one: one["number"])["plan"])
    assert (plan.kind, plan.run_id) == (BatchKind.APPEND, BATCH["documents"][0]["run_id"])
    for name in ("documents", "sentences", "entities"):
        assert plan.changes[name].removed.keys() == before[name]
        added = {file.name for file in plan.changes[name].added}
        assert added == {file.path.name for file in active_files(store.snapshot(data))[name]}
    assert "runs" not in plan.changes
