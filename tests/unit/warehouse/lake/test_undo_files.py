"""What takes a batch back is read as it was written, and an undo file says of which batch it is."""

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from warehouse.lake import undo_files
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.undo_files import (
    ILLEGIBLE,
    Undo,
    UndoPart,
    list_undo_files,
    may_have_rows,
    number_of,
    read_head,
    read_undo,
    remove_undo_files,
    replace_undo,
    write_undo,
)

FIELD = pa.field("day", pa.date32(), metadata={"comment": "The day."})
ROWS = pa.table({
    "document_id": ["a", "b"],
    "day": pa.array([date(2017, 4, 12), None], pa.date32()),
    "at": pa.array([datetime(2026, 11, 24, 10, 15), None], pa.timestamp("us")),
    "sure": [0.5, None],
})
UNDO = Undo({("documents", UndoPart.DROPPED): ROWS, ("entities", UndoPart.ADDED): pa.table({"entity_id": ["p.a"]})})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "lake").mkdir()
    return tmp_path


def test_what_was_written_is_read(data: Path) -> None:
    path = write_undo(data, 12, BatchKind.APPEND, "r1", UNDO)
    undo = read_undo(path)
    assert undo == UNDO
    assert undo.find("documents", UndoPart.DROPPED) == ROWS
    assert undo.find("documents", UndoPart.ADDED) is None
    head = read_head(path)
    assert (head.number, head.kind, head.run_id) == (12, BatchKind.APPEND, "r1")


def test_comments_of_columns_are_left_out(data: Path) -> None:
    rows = pa.table([ROWS["day"]], schema=pa.schema([FIELD]))
    path = write_undo(data, 1, BatchKind.APPEND, None, Undo({("documents", UndoPart.DROPPED): rows}))
    read = read_undo(path).find("documents", UndoPart.DROPPED)
    assert read is not None and read.schema.field("day").metadata is None
    assert read.to_pylist() == rows.to_pylist()


def test_the_name_says_number_and_whether_there_are_rows(data: Path) -> None:
    late = write_undo(data, 10, BatchKind.COMPACT, None, Undo())
    early = write_undo(data, 9, BatchKind.APPEND, None, UNDO)
    assert list_undo_files(data) == [early, late]
    assert [number_of(path) for path in (early, late)] == [9, 10]
    assert may_have_rows(early) and not may_have_rows(late)
    remove_undo_files([early, early])
    assert list_undo_files(data) == [late]


@pytest.mark.parametrize(("table", "has_rows"), [("entities", False), ("rejects", True), ("document_revisions", True)])
def test_rows_of_names_and_entities_are_none_of_articles(data: Path, table: str, has_rows: bool) -> None:
    path = write_undo(data, 1, BatchKind.APPEND, None, Undo({(table, UndoPart.DROPPED): ROWS}))
    assert may_have_rows(path) is has_rows


def test_a_file_that_is_written_anew_is_of_the_same_batch(data: Path) -> None:
    path = write_undo(data, 12, BatchKind.REPLAY, "r1", UNDO)
    head = read_head(path)
    replace_undo(path, Undo())
    assert read_head(path) == head and read_undo(path) == Undo()


@pytest.mark.parametrize("body", [b"", b"PAR1", b"no file of rows"], ids=["empty", "cut", "another"])
def test_what_is_no_undo_file_cannot_be_read(data: Path, body: bytes) -> None:
    path = write_undo(data, 1, BatchKind.APPEND, None, UNDO)
    path.write_bytes(body)
    for read in (read_head, read_undo):
        with pytest.raises(ILLEGIBLE):
            read(path)


def test_nothing_is_left_of_a_file_that_cannot_be_written(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, body: bytes) -> None:
        path.touch()
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="no space"):
        undo_files.write_undo(data, 1, BatchKind.APPEND, None, UNDO)
    assert list_undo_files(data) == []
