"""A store of an older program gets what it lacks before anything is decided; one of a newer program is refused."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.kills import Stopped, list_orphans, stop_at
from tests.kit.older import declared, with_column, without
from tests.kit.rows import article, joined, reject, row
from warehouse import store
from warehouse.audit import audit, list_notes
from warehouse.audit.file_reading import IS_THERE
from warehouse.bi import reader
from warehouse.bi.publish import publish
from warehouse.fields import Column
from warehouse.lake import commit, delta, migration, paths
from warehouse.lake.batch_files import BatchRows
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.schema_version import SCHEMA_KEY, SHAPE_KEY
from warehouse.store import StoreTooNew, StoreTooOld
from warehouse.tables import TABLES

# They stand between others, and one is of a shared table; a whole table is new too.
NEW_COLUMNS = {"documents": ["byline"], "sentences": ["paragraph"], "entities": ["country_code"]}
NEW_TABLE = "text_repairs"
OLD = joined(article("Rain is expected. It gets colder.", guid="w"), {"rejects": [reject()]})
NEW = article("The port is widened. The town pays.", uri="file:///b.txt", day=date(2017, 5, 3))
CALLS: list[Callable[[Path], object]] = [
    store.create,
    store.recover,
    store.upgrade,
    publish,
    lambda data: store.append(data, NEW),
    lambda data: store.start_run(data, row("runs")),
    lambda data: store.set_topics(data, [row("topics")]),
]


def keep_declared(rows: dict[str, Any]) -> dict[str, Any]:
    """Rows as a program makes them that knows no more than what is declared now."""
    kept: dict[str, Any] = {}
    for name in rows.keys() & TABLES.keys():
        columns = {*TABLES[name].schema.names, "body"}
        kept[name] = [{key: value for key, value in one.items() if key in columns} for one in rows[name]]
    return kept


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("older")
    with declared(without(NEW_COLUMNS, [NEW_TABLE])):
        store.create(data)
        store.append(data, keep_declared(OLD))
        publish(data)
    marks = {SCHEMA_KEY: "1", SHAPE_KEY: ""}  # as before there was a shape
    delta.open_table(data, "documents").alter.set_table_properties(marks, raise_if_not_exists=False)
    return data


@pytest.fixture
def data(older: Path, tmp_path: Path) -> Path:
    return shutil.copytree(older, tmp_path / "data", symlinks=True)


def rows(data: Path, table: str) -> list[dict[str, Any]]:
    return delta.read(delta.open_table(data, table))


def has_all(data: Path) -> bool:
    opened = {name: delta.open_table(data, name) for name in TABLES}
    return all(delta.column_names(opened[name]) == TABLES[name].schema.names for name in TABLES)


def expected_old(table: str) -> list[dict[str, Any]]:
    with declared(without(NEW_COLUMNS, [NEW_TABLE])):
        known = keep_declared(OLD)
    return [dict.fromkeys(TABLES[table].schema.names) | one for one in known.get(table, [])]


@pytest.mark.slow
@pytest.mark.parametrize("call", CALLS)
def test_every_writer_adds_what_an_older_store_lacks(data: Path, call: Callable[[Path], object]) -> None:
    call(data)
    assert has_all(data)
    assert delta.has_declared_shape(delta.open_documents(data))
    old_id = OLD["documents"][0]["document_id"]
    [kept] = [one for one in rows(data, "documents") if one["document_id"] == old_id]
    [given] = expected_old("documents")
    assert kept == given and kept["byline"] is None


def test_articles_are_appended_and_old_rows_stay_with_nulls_in_each_file(data: Path) -> None:
    assert store.append(data, NEW).added == 1
    assert [one for one in rows(data, NEW_TABLE) if one["document_id"] == NEW["documents"][0]["document_id"]]
    publish(data)
    for table, columns in NEW_COLUMNS.items():
        for file in (data / "bi" / table).glob("*.parquet"):
            with pq.ParquetFile(file) as opened:
                assert opened.schema_arrow.names == TABLES[table].schema.names, file.name
        read = reader.read(data, table, columns).to_pylist()
        assert read.count({columns[0]: None}) >= len(OLD[table])


def test_a_store_is_brought_up_once(data: Path) -> None:
    store.upgrade(data)
    versions = {name: delta.open_table(data, name).version() for name in TABLES}
    for call in (store.create, store.recover, store.upgrade):
        call(data)
    assert versions == {name: delta.open_table(data, name).version() for name in TABLES}
    assert versions["sections"] == 1  # a table that lacks nothing is left alone


@pytest.mark.slow
def test_a_batch_that_the_older_program_decided_is_finished(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with declared(without(NEW_COLUMNS, [NEW_TABLE])), monkeypatch.context() as patch:
        stop_at(patch, 0, after=True)
        with pytest.raises(Stopped):
            store.append(data, keep_declared(NEW))
    store.recover(data)
    assert {one["byline"] for one in rows(data, "documents")} == {None}
    assert len(rows(data, "documents")) == 2
    assert store.append(data, NEW).unchanged == 1


@pytest.mark.slow
@pytest.mark.parametrize("step", range(len(NEW_COLUMNS)))
def test_a_killed_migration_is_taken_up_again(data: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    write, left = migration.write_deltalake, [step]

    def stopping(*args: Any, **options: Any) -> None:
        if left[0] == 0:
            raise Stopped
        left[0] -= 1
        write(*args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(migration, "write_deltalake", stopping)
        with pytest.raises(Stopped):
            store.append(data, NEW)
    assert not delta.has_declared_shape(delta.open_documents(data))
    assert store.append(data, NEW).added == 1
    assert has_all(data) and len(rows(data, "documents")) == 2


@pytest.mark.slow
def test_rows_that_come_in_between_are_not_lost_and_have_the_column_too(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill, is_disturbed = migration.write_files, []

    def disturbed(folder: Path) -> Any:
        if not is_disturbed:
            is_disturbed.append(True)
            with declared(without(NEW_COLUMNS, [NEW_TABLE])):
                lake = LakeFiles(data, delta.open_log(data, "documents"))
                assert commit.commit_rows(lake, BatchKind.APPEND, BatchRows(keep_declared(NEW)))
        return fill(folder)

    monkeypatch.setattr(migration, "write_files", disturbed)
    store.upgrade(data)
    assert has_all(data) and len(rows(data, "documents")) == 2
    for table, columns in NEW_COLUMNS.items():
        for file in delta.open_table(data, table).file_uris():
            with pq.ParquetFile(file) as opened:
                assert columns[0] in opened.schema_arrow.names
    assert list_orphans(data) == []


@pytest.mark.slow
def test_check_finds_nothing_wrong_in_an_older_store_and_says_that_it_is_one(data: Path) -> None:
    assert any("older program" in note for note in list_notes(data))
    for bring_up in (list_notes, store.upgrade, publish):  # bi/ is behind for a while, too
        bring_up(data)
        assert {found.rule for found in audit(data)}.isdisjoint({"columns as declared", "log is readable", IS_THERE})
    assert not any("older program" in note for note in list_notes(data))


@pytest.mark.slow
def test_a_column_that_may_be_null_by_now_is_let_be(tmp_path: Path) -> None:
    column = Column("weight", pa.int32(), "How heavy it is.", 3)
    with declared(with_column("rejects", column)):
        store.create(tmp_path)
    relaxed = Column("weight", pa.int32(), "How heavy it is.", 3, null_means="It has not been weighed.")
    with declared(with_column("rejects", relaxed)):
        store.append(tmp_path, {"rejects": [reject() | {"weight": None}]})
        assert [one["weight"] for one in rows(tmp_path, "rejects")] == [None]


@pytest.mark.slow
def test_a_column_that_cannot_be_filled_is_refused_before_anything_is_written(data: Path) -> None:
    files = sorted(data.rglob("*"))
    with declared(with_column("rejects", Column("weight", pa.int32(), "How heavy it is.", 3))):
        for call in CALLS:
            with pytest.raises(StoreTooOld, match="rejects.weight, which cannot be filled"):
                call(data)
    assert sorted(data.rglob("*")) == files


@pytest.mark.slow
@pytest.mark.parametrize(
    ("columns", "tables", "named"),
    [
        pytest.param({"documents": ["byline"]}, [], "documents.byline", id="a column"),
        pytest.param({}, [NEW_TABLE], NEW_TABLE, id="a table"),
    ],
)
def test_a_store_with_what_is_not_declared_is_refused_and_left_alone(
    columns: dict[str, list[str]], tables: list[str], named: str, tmp_path: Path
) -> None:
    store.create(tmp_path)
    store.append(tmp_path, OLD)
    files = sorted(tmp_path.rglob("*"))
    with declared(without(columns, tables)):
        calls = [*CALLS[:4], lambda data: store.append(data, keep_declared(NEW)), *CALLS[5:]]
        for call in (*calls, store.snapshot, store.maintain):
            with pytest.raises(StoreTooNew, match=f"has {named}, which this program does not know: install a newer"):
                call(tmp_path)
    assert sorted(tmp_path.rglob("*")) == files
    assert paths.has_store(tmp_path)


def test_columns_that_are_made_of_others_are_filled_in_old_rows(tmp_path: Path) -> None:
    made = ["is_statement", "speaker_label", "text_display"]
    old = article("Rain is expected.", guid="w")
    old["quotes"][0] |= {"text": "“Rain,", "speaker_name": None, "speaker_text": "The officials"}
    with declared(without({"quotes": made})):
        store.create(tmp_path)
        store.append(tmp_path, keep_declared(old))
    assert not set(made) & set(delta.column_names(delta.open_table(tmp_path, "quotes")))
    store.upgrade(tmp_path)
    filled, *_ = sorted(rows(tmp_path, "quotes"), key=lambda quote: quote["quote_id"])
    assert [filled[name] for name in made] == [True, "unnamed: officials", "Rain"]
    assert not any("quotes" in str(violation) and "null" in str(violation) for violation in audit(tmp_path))


def test_rows_stored_before_topics_of_the_first_level_have_none_and_new_rows_have_theirs(tmp_path: Path) -> None:
    added = ["first_topic_id", "first_topic_name"]
    with declared(without({"topic_assignments": added})):
        store.create(tmp_path)
        store.append(tmp_path, keep_declared(article("Rain is expected.", guid="w")))
    new = article("The port is widened.", uri="file:///b.txt", day=date(2017, 5, 3))
    for one in new["topic_assignments"]:
        one |= {"first_topic_id": "11000000", "first_topic_name": "politics"}
    store.append(tmp_path, new)
    known = {one["document_id"]: tuple(one[name] for name in added) for one in rows(tmp_path, "topic_assignments")}
    assert sorted(known.values(), key=str) == [("11000000", "politics"), (None, None)]
    assert not any("topic_assignments" in str(violation) and "null" in str(violation) for violation in audit(tmp_path))
