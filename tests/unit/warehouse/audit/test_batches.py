"""A table that lost its last log entry is a whole table by itself; what batches did tells that it lost one."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.kills import contents
from tests.kit.older_stores import unpack_stores_2
from tests.kit.rows import AT
from tests.kit.slow import slow_but_first
from tests.kit.warehouse import sound_rows
from transforms.document import RemovalCause
from warehouse import store
from warehouse.audit import audit
from warehouse.audit.batches import RULE, find_batch_violations
from warehouse.checks.violations import Violation
from warehouse.lake import commit, delta, maintenance, paths
from warehouse.lake.data_files import active_files
from warehouse.lake.delta import BATCHES


@pytest.fixture(scope="module")
def made(sound_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose last batch but one revised an article, and whose last removed another."""
    data = shutil.copytree(sound_lake, tmp_path_factory.mktemp("made") / "data")
    for day in (14, 15):
        store.append(data, sound_rows(4 + day % 2, day, uri="file:///news/revised.txt"))
    store.remove(data, [sound_rows(0)["documents"][0]["document_id"]], RemovalCause.REQUEST, AT)
    return data


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "data")


def find(data: Path) -> list[Violation]:
    tables = store.snapshot(data)
    return list(find_batch_violations(data, tables, active_files(tables)))


def last_entry(data: Path, table: str) -> Path:
    return max((paths.table_path(data, table) / "_delta_log").glob("*.json"))


def last_batch(data: Path) -> commit.Batch:
    return commit.read_batches(delta.open_log(data, BATCHES), 0)[-1]


def test_nothing_is_found_in_a_store_in_order(data: Path) -> None:
    assert find(data) == []


def test_nothing_is_found_after_upkeep(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "REPLACED_KEPT", timedelta())
    monkeypatch.setattr(maintenance, "BATCHES_KEPT", 2)
    store.maintain(data, full=True)
    assert len(commit.read_batches(delta.open_log(data, BATCHES), 0)) == 2
    assert find(data) == []


# of those that the last batch changed
@pytest.mark.parametrize("table", slow_but_first("removals", "quotes", "sentences", "document_texts"))
def test_a_lost_log_entry_is_named(data: Path, table: str) -> None:
    batch = last_batch(data)
    last_entry(data, table).unlink()
    change = batch.plan.changes[table]
    lacking = {(file.name, f"batch {batch.number} added the file, and the table's log does not have it")
               for file in change.added}  # fmt: skip
    left = {(name, f"batch {batch.number} took the file away, and the table's log still has it")
            for name in change.removed}  # fmt: skip
    found = find(data)
    assert lacking | left
    assert {(one.row_key, one.message) for one in found} == lacking | left
    assert {(one.table, one.rule) for one in found} == {(table, RULE)}


def test_the_whole_audit_names_it_too(data: Path) -> None:
    assert list(audit(data)) == []
    last_entry(data, "removals").unlink()
    assert ("removals", RULE) in {(one.table, one.rule) for one in audit(data)}


def test_an_entry_lost_before_the_last_batch_is_named_too(data: Path) -> None:
    last_entry(data, "sections").unlink()
    number = last_batch(data).number
    store.append(data, sound_rows(8))
    assert {one.table for one in find(data)} == {"sections"}
    assert all(f"batch {number} " in one.message for one in find(data))


def test_an_entry_lost_from_documents_is_a_batch_to_be_finished(data: Path) -> None:
    before, number = contents(data), last_batch(data).number
    last_entry(data, "documents").unlink()
    assert delta.open_documents(data).number == number - 1
    assert find(data) == []
    store.recover(data)
    assert contents(data) == before
    assert find(data) == []


@pytest.mark.parametrize("table", slow_but_first("removals", "documents", "quotes", "document_texts"))
@pytest.mark.parametrize("left", slow_but_first(b"", b'{"commitInfo":{"timest'))
def test_a_torn_entry_is_mended_and_the_rows_are_as_before(data: Path, table: str, left: bytes) -> None:
    before = contents(data)
    last_entry(data, table).write_bytes(left)
    store.recover(data)
    assert contents(data) == before
    assert find(data) == []


def remove_log(data: Path) -> None:
    shutil.rmtree(paths.table_path(data, BATCHES) / "_delta_log")


def tear_log(data: Path) -> None:
    last_entry(data, BATCHES).write_bytes(b"{")


def lose_rows(data: Path) -> None:
    last_rows(data).unlink()


def cut_rows(data: Path) -> None:
    body = last_rows(data).read_bytes()
    last_rows(data).write_bytes(body[:-9])


def last_rows(data: Path) -> Path:
    return max(paths.table_path(data, BATCHES).glob("*.parquet"), key=lambda path: path.name)


def write_another_plan(data: Path) -> None:
    rows = pq.ParquetFile(last_rows(data)).read().to_pylist()
    other = pa.Table.from_pylist([row | {"plan": '{"steps": []}'} for row in rows], schema=delta.BATCHES_SCHEMA)
    pq.write_table(other, last_rows(data))


def write_other_columns(data: Path) -> None:
    pq.write_table(pa.table({"batch": [1]}), last_rows(data))


@pytest.mark.parametrize("harm", [remove_log, tear_log, lose_rows, cut_rows, write_another_plan, write_other_columns])
def test_batches_that_cannot_be_read_are_named(data: Path, harm: Callable[[Path], None]) -> None:
    harm(data)
    [found] = find(data)
    assert (found.table, found.row_key, found.rule) == (BATCHES, BATCHES, "file is readable")
    assert "\n" not in found.message


@pytest.mark.parametrize("name", ["whole", "pending"])
def test_an_old_store_has_batches_that_tell_nothing(tmp_path: Path, name: str) -> None:
    assert find(unpack_stores_2(tmp_path) / name) == []
