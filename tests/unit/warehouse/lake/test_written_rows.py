"""Rows that this process wrote are read without their file while there is room for them, and are as it has them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
import pytest

from tests.kit.rows import bare_article, joined
from warehouse import store
from warehouse.lake import data_files, delta, written_rows
from warehouse.lake.contents import read_contents
from warehouse.lake.data_files import ActiveFile, find_hits, read_plain
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.small_files import SmallFiles


@pytest.fixture
def file(data: Path) -> ActiveFile:
    store.append(data, joined(bare_article("Rain is expected.", guid="rain"), bare_article("It is.", guid="port")))
    return LakeFiles(data, delta.open_documents(data)).of("sentences")[0]


def test_what_was_written_is_read_as_the_file_has_it(file: ActiveFile) -> None:
    rows, contents = read_plain(file.path), read_contents.__wrapped__(file.path)
    written = written_rows.recall(file.path)
    assert written is not None and written.to_pylist() == rows.to_pylist()
    file.path.unlink()
    assert SmallFiles().read(file.path, ["sentence_id"]).equals(rows.select(["sentence_id"]))
    assert read_contents.__wrapped__(file.path) == contents != {}


def test_the_oldest_rows_and_large_ones_are_not_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = pa.table({"number": range(100)})
    monkeypatch.setattr(written_rows, "_written", written_rows.RowsByFile(2 * rows.nbytes))
    for name in ("first", "second", "third"):
        written_rows.remember(tmp_path / name, rows)
    assert [written_rows.recall(tmp_path / name) is None for name in ("first", "second", "third")] == [
        True,
        False,
        False,
    ]
    monkeypatch.setattr(written_rows, "_FILE_BYTES", rows.nbytes - 1)
    written_rows.remember(tmp_path / "large", rows)
    assert written_rows.recall(tmp_path / "large") is None


def test_columns_that_were_read_are_kept_until_others_need_the_room(
    file: ActiveFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    column = read_plain(file.path, ["document_id"])
    monkeypatch.setattr(data_files, "_kept_columns", written_rows.RowsByFile(2 * column.nbytes))
    sought = {"document_id": {column["document_id"][0].as_py()}}
    first = find_hits(file.path, sought)
    others = [Path(shutil.copy(file.path, file.path.with_name(f"{number}.parquet"))) for number in range(2)]
    file.path.unlink()
    assert first is not None and first.equals(find_hits(file.path, sought))
    for other in others:
        find_hits(other, sought)
    with pytest.raises(FileNotFoundError):
        find_hits(file.path, sought)
