"""The audit finds nothing in a warehouse in order, and names table, row and rule of whatever is changed or lost."""

import json
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.changes import Change, another, more, other_words
from tests.kit.rows import row
from tests.kit.slow import slow_but_first
from tests.kit.warehouse import revised_store, sound_rows
from transforms.document import RemovalCause
from warehouse import store
from warehouse.audit import audit, list_notes
from warehouse.audit.lake_rows import find_row_violations
from warehouse.bi.generations import MANIFEST
from warehouse.bi.publish import publish
from warehouse.lake import delta
from warehouse.lake.data_files import ActiveFiles, active_files
from warehouse.lake.undo_files import list_undo_files, number_of
from warehouse.tables import TABLES
from warehouse.views import DERIVED


@pytest.fixture(scope="module")
def made(sound_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of two months, an undated one, a revised one (day and month of it moved), a reject."""
    data = shutil.copytree(sound_lake, tmp_path_factory.mktemp("sound") / "data")
    for day in (14, 15):
        store.append(data, sound_rows(4 + day % 2, day, uri="file:///news/revised.txt"))
    publish(data)
    return data


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> ActiveFiles:
    """Of a store as small as can be, as a copy of each is audited with every change."""
    return active_files(store.snapshot(revised_store(tmp_path_factory.mktemp("small"))))


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    """A copy whose links are links again, as the original's are."""
    copy = tmp_path / "data"
    shutil.copytree(made, copy, symlinks=True)
    inodes = {file.stat().st_ino: file for file in made.glob("lake/**/*.parquet")}
    for shown in (made / "bi").resolve().rglob("*.parquet"):
        if stored := inodes.get(shown.stat().st_ino):
            twin = copy / "bi" / shown.parent.name / shown.name
            twin.unlink()
            twin.hardlink_to(copy / stored.relative_to(made))
    return copy


def live(data: Path, table: str) -> list[Path]:
    return [file.path for file in active_files({table: delta.open_table(data, table)})[table]]


def shown(data: Path, table: str) -> list[Path]:
    return sorted((data / "bi").resolve().glob(f"{table}/*.parquet"))


def rewritten(path: Path, column: str, change: Change, *, keeps_inode: bool) -> str:
    """Write the file anew with one value changed; gives the row's key as it reads afterwards."""
    rows = pq.ParquetFile(path).read()
    values = rows[column].to_pylist()
    at = next(n for n, value in enumerate(values) if value is not None)
    values[at] = change(values[at])
    index = rows.schema.get_field_index(column)
    field = rows.schema.field(column).with_nullable(True)
    rows = rows.set_column(index, field, pa.array(values, field.type))
    if not keeps_inode:
        path.unlink()
    path.chmod(0o644) if keeps_inode else None
    pq.write_table(rows, path)
    key = (TABLES | DERIVED)[_table_of(path)].key
    return ", ".join(str(rows[name][at].as_py()) for name in key)


def _table_of(path: Path) -> str:
    return next(parent.name for parent in path.parents if parent.name in TABLES | DERIVED)


FALSIFIED = [
    *[("sentences", "start_char", more), ("sentences", "end_char", more), ("quote_spans", "start_char", more)],
    *[
        ("entity_mentions", "end_char", more),
        ("dates", "end_char", more),
        ("dates", "value", lambda _: "2016"),
        ("quote_insertions", "start_char", more),
        ("text_repairs", "end_char", more),
    ],
    *[("quotes", "start_char", more), ("quotes", "end_char", more), ("sections", "end_char", lambda _: 99_999)],
    *[("quotes", "cue_start_char", more), ("quotes", "speaker_end_char", more)],
    *[
        ("sentences", "text", other_words),
        ("quote_spans", "text", other_words),
        ("entity_mentions", "text", other_words),
    ],
    *[("quotes", "text", other_words), ("sections", "heading_text", other_words)],
    *[("quotes", "cue_text", other_words), ("quotes", "speaker_text", other_words)],
    *[("documents", "document_id", another), ("sentences", "sentence_id", another), ("quotes", "quote_id", another)],
    *[
        ("sections", "section_id", another),
        ("quote_spans", "quote_span_id", another),
    ],
    *[("entity_mentions", "mention_id", lambda value: "x" + value), ("sentences", "document_id", another)],
    *[("quotes", "section_id", another), ("quotes", "sentence_id", another), ("quote_spans", "quote_id", another)],
    *[
        ("entity_mentions", "entity_id", another),
        ("quotes", "speaker_entity_id", another),
        ("quotes", "run_id", another),
    ],
    *[
        ("quote_speakers", "quote_id", another),
        ("topic_assignments", "topic_id", another),
        ("documents", "run_id", another),
    ],
    *[
        ("topic_assignments", "unit_id", another),
        ("entity_aliases", "entity_id", another),
        ("rejects", "run_id", another),
    ],
    *[("documents", "sentence_count", more), ("documents", "quote_count", more), ("documents", "char_count", more)],
    *[
        ("documents", "text_sha256", another),
        ("rejects", "raw_sha256", another),
        ("documents", "published_month", another),
    ],
    *[
        ("quotes", "quote_type", lambda _: "loud"),
        ("sentences", "text", lambda _: None),
        ("documents", "headline", lambda _: ""),
    ],
    *[("sentences", "published_date", lambda _: None), ("quotes", "published_month", lambda _: "2016-01")],
]
FALSIFIED += [
    *[("documents", "revision", more), ("documents", "replaces_document_id", another), ("sections", "end_char", more)],
    *[("document_revisions", "revision", more), ("document_revisions", "replaced_by_document_id", another)],
    *[("document_revisions", "text", other_words), ("document_revisions", "text_sha256", another)],
    *[
        ("entity_roles", "entity_role_id", another),
        ("entity_roles", "role", other_words),
        ("rejects", "reject_id", another),
    ],
    *[
        ("entity_aliases", "first_seen_document_id", another),
        ("runs", "documents_added", more),
        ("topics", "level", more),
    ],
    *[("topics", "name", another), ("documents", "dateline", another), ("sections", "start_char", more)],
]
# One of each table is enough for a broken link: what differs is found by comparing, whatever it is.
FIRST = list({one[0]: one for one in reversed(FALSIFIED)}.values())


def test_nothing_is_found_in_rows_in_order(files: ActiveFiles) -> None:
    assert list(find_row_violations(files)) == []


def with_a_value(paths: list[Path], column: str) -> Path:
    return next(path for path in paths if pq.ParquetFile(path).read([column])[column].drop_null())


@pytest.mark.parametrize(
    ("table", "column", "change"),
    [pytest.param(*one, id=f"{one[0]}.{one[1]}", marks=() if one in FIRST else pytest.mark.slow) for one in FALSIFIED],
)
def test_a_changed_value_is_found(files: ActiveFiles, tmp_path: Path, table: str, column: str, change: Change) -> None:
    """In the rows of a set of files, which is what the audit asks of the lake's, and of bi/ where that is no link."""
    path = with_a_value([file.path for file in files[table]], column)
    changed = tmp_path / table / path.name
    changed.parent.mkdir()
    shutil.copy(path, changed)
    key = rewritten(changed, column, change, keeps_inode=True)
    of_table = [replace(file, path=changed) if file.path == path else file for file in files[table]]
    found = list(find_row_violations({**files, table: of_table}))
    assert [one for one in found if one.table == table and one.row_key == key and one.rule], found


@pytest.mark.slow
def test_a_value_changed_in_the_lake_where_the_link_is_broken_is_found(data: Path) -> None:
    """In every table at once: that a rule names it in rows of which all others are right is shown above."""
    changed = {}
    for table, column, change in FIRST:
        path = with_a_value(live(data, table), column)
        changed[table] = rewritten(path, column, change, keeps_inode=False)
    named = {(one.table, one.row_key) for one in audit(data) if one.rule}
    assert [table for table, key in changed.items() if (table, key) not in named] == []


@pytest.mark.slow
def test_a_value_changed_in_bi_where_the_link_is_broken_is_found(data: Path) -> None:
    """In every table at once, as each is held against the lake's by itself."""
    changed = {}
    for table, column, change in FIRST:
        path = with_a_value(shown(data, table), column)
        changed[f"bi/{table}"] = rewritten(path, column, change, keeps_inode=False)
    named = {(one.table, one.row_key) for one in audit(data) if one.rule == "same as the lake"}
    assert [table for table, key in changed.items() if (table, key) not in named] == []


@pytest.mark.slow
def test_a_changed_entity_is_found_by_what_refers_to_it(data: Path) -> None:
    key = rewritten(live(data, "entities")[0], "entity_id", another, keeps_inode=True)
    lost = {one.message for one in audit(data) if one.rule == "reference" and one.table == "entity_mentions"}
    assert any(key[:-1] in message for message in lost)


@pytest.mark.slow
def test_a_value_that_no_rule_knows_is_found_against_the_lake(data: Path) -> None:
    key = rewritten(shown(data, "quotes")[0], "speaker_rule", lambda _: "Nobody knows.", keeps_inode=False)
    (fault,) = audit(data)
    assert (fault.table, fault.row_key, fault.rule) == ("bi/quotes", key, "same as the lake")
    assert fault.message.startswith("speaker_rule is ")


def test_nothing_is_found_where_articles_were_removed(data: Path) -> None:
    aliases = delta.read(store.snapshot(data)["entity_aliases"], ["first_seen_document_id"])
    stored = {row["document_id"] for row in delta.read(store.snapshot(data)["documents"], ["document_id"])}
    first = next(row["first_seen_document_id"] for row in aliases if row["first_seen_document_id"] in stored)
    assert store.remove(data, [first], RemovalCause.REQUEST, datetime(2026, 11, 28, 9)) == 1
    publish(data, keeps_earlier=False)
    assert list(audit(data)) == []


def test_nothing_is_found_in_a_warehouse_in_order(data: Path) -> None:
    assert list(audit(data)) == []
    assert list_notes(data) == []


HARMS = {
    "lost": lambda path: path.unlink(),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-20]),
    "empty": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(b"PAR1" + bytes(range(256)) * 9 + b"PAR1"),
    "scrambled": lambda path: path.write_bytes(_scrambled(path.read_bytes())),
}


def _scrambled(body: bytes) -> bytes:
    return body[:40] + bytes(255 - one for one in body[40:400]) + body[400:]


def harms_of(*tables: str) -> list[Any]:
    """Every harm to a file of the first table, and one to a file of each other, as reading is the same for all."""
    first, *others = tables
    return slow_but_first(*((first, harm) for harm in HARMS), *((table, "truncated") for table in others))


@pytest.mark.parametrize(("table", "harm"), harms_of("documents", "quotes", "entities", "runs", "sentences"))
def test_a_harmed_file_of_the_lake_is_named(data: Path, table: str, harm: str) -> None:
    path = live(data, table)[0]
    HARMS[harm](path)
    found = list(audit(data))
    assert path.name in {one.row_key for one in found if one.table == table}, found
    assert "reference" not in {one.rule for one in found}, "what cannot be read counts as unknown"


@pytest.mark.parametrize(
    ("table", "harm"),
    harms_of("documents", "quotes", "topics", "speaker_month", "calendar", "document_revisions", "quotes_wide"),
)
def test_a_harmed_file_of_bi_is_named(data: Path, table: str, harm: str) -> None:
    path = shown(data, table)[0]
    body = path.read_bytes()
    path.unlink()
    path.write_bytes(body)  # its own bytes now, and not the lake's
    HARMS[harm](path)
    found = list(audit(data))
    assert {one.table for one in found} == {f"bi/{table}"}, found
    assert path.name in {one.row_key for one in found} or harm == "scrambled"


@pytest.mark.slow
def test_a_broken_up_copy_is_in_order(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "copy", symlinks=False)
    assert not (tmp_path / "copy" / "bi").is_symlink()
    assert list(audit(tmp_path / "copy")) == []


@pytest.mark.slow
def test_a_copy_in_other_bytes_with_the_same_rows_is_in_order(data: Path) -> None:
    path = shown(data, "sentences")[0]
    rows = pq.ParquetFile(path).read()
    path.unlink()
    pq.write_table(rows, path, compression="zstd")
    assert list(audit(data)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("speaker_month", "quote_count"),
        ("topic_month", "quote_count"),
        ("calendar", "day_of_year"),
        ("quotes_wide", "word_count"),
    ],
)
def test_a_changed_mart_is_named(data: Path, name: str, column: str) -> None:
    path = shown(data, name)[0]
    rows = pq.ParquetFile(path).read()
    values = [rows[column][0].as_py() + 1, *rows[column].to_pylist()[1:]]
    index = rows.schema.get_field_index(column)
    path.chmod(0o644)
    pq.write_table(rows.set_column(index, rows.schema.field(column), pa.array(values, rows[column].type)), path)
    (fault,) = audit(data)
    assert (fault.table, fault.rule) == (f"bi/{name}", "same as its sources") and column in fault.message


@pytest.mark.slow
@pytest.mark.parametrize("column", ["headline", "section_heading", "sentence_text", "topic_1", "speaker_name"])
def test_a_flat_row_that_says_other_than_its_sources_is_named(data: Path, column: str) -> None:
    path = next(path for path in shown(data, "quotes_wide") if pq.ParquetFile(path).read([column])[column].drop_null())
    key = rewritten(path, column, lambda _: "Another", keeps_inode=False)
    (fault,) = audit(data)
    assert (fault.table, fault.row_key, fault.rule) == ("bi/quotes_wide", key, "same as its sources")
    assert fault.message.startswith(f"{column} is 'Another', not ")


@pytest.mark.slow
def test_a_file_that_was_never_published_is_named(data: Path) -> None:
    path = shown(data, "quotes")[0]
    shutil.copy(path, path.with_name("quotes-0000001-00000000.parquet"))
    assert ("bi/quotes", "no other file") in {(one.table, one.rule) for one in audit(data)}


@pytest.mark.slow
def test_rows_left_out_or_told_twice_are_named(data: Path) -> None:
    path = shown(data, "sentences")[0]
    rows = pq.ParquetFile(path).read()
    path.unlink()
    pq.write_table(pa.concat_tables([rows.slice(1), rows.slice(1, 1)]), path)
    messages = [one.message for one in audit(data) if one.rule == "same as the lake"]
    assert sorted(messages) == ["no such row is there", "the row is missing"]


@pytest.mark.slow
@pytest.mark.parametrize("change", ["retyped", "dropped", "added"])
def test_columns_other_than_declared_are_named(data: Path, change: str) -> None:
    path = live(data, "sentences")[0]
    rows = pq.ParquetFile(path).read()
    if change == "retyped":
        rows = rows.set_column(rows.schema.get_field_index("position"), "position", rows["position"].cast(pa.int64()))
    rows = rows.drop_columns(["role"]) if change == "dropped" else rows
    rows = rows.append_column("note", pa.array(["x"] * len(rows))) if change == "added" else rows
    pq.write_table(rows, path)
    assert ("sentences", path.name, "columns as declared") in {
        (one.table, one.row_key, one.rule) for one in audit(data)
    }


@pytest.mark.slow
def test_an_impossible_day_is_a_fault_and_no_traceback(data: Path) -> None:
    path = live(data, "sentences")[0]
    rows = pq.ParquetFile(path).read()
    days = pa.array([2**31 - 1] * len(rows), pa.int32()).cast(pa.date32())
    rows = rows.set_column(rows.schema.get_field_index("published_date"), "published_date", days)
    pq.write_table(rows, path)
    assert (path.name, "file is readable") in {(one.row_key, one.rule) for one in audit(data)}


@pytest.mark.slow
def test_an_article_in_two_segments_is_named(data: Path) -> None:
    april, may = (pq.ParquetFile(path).read() for path in live(data, "documents")[:2])
    path = live(data, "documents")[1]
    pq.write_table(pa.concat_tables([may, april.slice(0, 1)]), path)
    found = {(one.table, one.row_key, one.rule) for one in audit(data)}
    key = april["document_id"][0].as_py()
    assert ("documents", key, "key is unique") in found


@pytest.mark.parametrize("harm", slow_but_first("changed", "lost"))
def test_quarantined_bytes_are_held_against_their_hash(data: Path, harm: str) -> None:
    (path,) = (data / "quarantine").iterdir()
    path.unlink() if harm == "lost" else path.write_bytes(b"other")
    (fault,) = audit(data)
    assert (fault.table, fault.rule) == ("rejects", "quarantine") and path.name in fault.message


@pytest.mark.slow
@pytest.mark.parametrize("table", ["sentences", "documents", "topics"])
def test_a_lost_log_is_named_and_the_rest_is_audited(data: Path, table: str) -> None:
    shutil.rmtree(data / "lake" / table / "_delta_log")
    found = list(audit(data))
    assert (table, "log is readable") in {(one.table, one.rule) for one in found}


@pytest.mark.slow
@pytest.mark.parametrize("table", ["sentences", "documents"])
def test_a_torn_log_is_named(data: Path, table: str) -> None:
    last = max((data / "lake" / table / "_delta_log").glob("*.json"))
    last.chmod(0o644)
    last.write_text(last.read_text()[:60])
    assert (table, "log is readable") in {(one.table, one.rule) for one in audit(data)}


def test_a_lost_link_is_named(data: Path) -> None:
    (data / "bi").unlink()
    assert [(one.table, one.rule) for one in audit(data)] == [("bi", "file is there")]


@pytest.mark.slow
def test_an_illegible_note_is_named(data: Path) -> None:
    (data / "bi" / MANIFEST).write_text("{")
    assert [(one.table, one.row_key) for one in audit(data)] == [("bi", MANIFEST)]


@pytest.mark.slow
def test_being_behind_is_a_note_and_bi_is_held_against_the_lake_of_then(data: Path) -> None:
    store.append(data, sound_rows(8))
    assert list(audit(data)) == []
    assert [note.partition(":")[0] for note in list_notes(data)] == ["bi is behind"]
    rewritten(shown(data, "quotes")[0], "speaker_rule", lambda _: "Nobody knows.", keeps_inode=False)
    assert [one.rule for one in audit(data)] == ["same as the lake"]


@pytest.mark.slow
def test_bi_is_audited_by_rules_once_the_log_no_longer_reaches_back(data: Path) -> None:
    note = json.loads((data / "bi" / MANIFEST).read_text())
    note["versions"]["quotes"] = 77
    (data / "bi" / MANIFEST).write_text(json.dumps(note))
    assert list(audit(data)) == []
    key = rewritten(shown(data, "sentences")[0], "text", other_words, keeps_inode=False)
    assert ("bi/sentences", key, "offsets") in {(one.table, one.row_key, one.rule) for one in audit(data)}


@pytest.mark.slow
def test_a_batch_that_cannot_be_taken_back_any_more_is_a_note(data: Path) -> None:
    *_, path = list_undo_files(data)
    path.write_bytes(path.read_bytes()[:50])
    assert list(audit(data)) == []
    [note] = list_notes(data)
    assert note.startswith(f"what takes batch {number_of(path)} back is damaged")


def test_a_running_run_and_nothing_published_are_notes(sound_lake: Path, tmp_path: Path) -> None:
    data = shutil.copytree(sound_lake, tmp_path / "data")
    store.start_run(data, row("runs", run_id="20261125T080000-00aa11", status="running", finished_at=None))
    assert list(audit(data)) == []
    assert [note.partition(":")[0] for note in list_notes(data)] == [
        "nothing is published yet",
        "run 20261125T080000-00aa11 is running, or was killed",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("bytes_left", [pytest.param(None, id="lost"), pytest.param(b"PAR1", id="cut short")])
def test_notes_say_what_they_can_where_files_of_runs_are_broken(data: Path, bytes_left: bytes | None) -> None:
    store.start_run(data, row("runs", run_id="20261125T080000-00aa11", status="running", finished_at=None))
    for path in live(data, "runs"):
        path.unlink()
        if bytes_left is not None:
            path.write_bytes(bytes_left)
    assert list_notes(data) == []
    assert {one.table for one in audit(data)} >= {"runs"}


@pytest.mark.slow
def test_compacting_changes_nothing(data: Path) -> None:
    store.maintain(data)
    assert list(audit(data)) == []
    publish(data)
    assert list(audit(data)) == []


def test_no_store_is_said(tmp_path: Path) -> None:
    with pytest.raises(store.NoStore):
        list(audit(tmp_path))
