"""The active files of a store between two batches."""

import shutil
from pathlib import Path

from tests.kit.rows import bare_article
from warehouse import store
from warehouse.lake import delta, paths
from warehouse.lake.lake_files import LakeFiles


def test_files_are_those_of_the_last_batch_with_their_segments_and_rows(data: Path) -> None:
    for number in (1, 2):
        store.append(data, bare_article(f"Story {number}. It is told.", guid=str(number)))
    lake = LakeFiles(data, delta.open_documents(data))
    assert lake.number == 2
    assert [(file.segment, file.row_count) for file in lake.of("sentences")] == [("0000001", 2), ("0000002", 2)]
    assert [file.segment for file in lake.of("sentences", {"0000002", "0000009"})] == ["0000002"]
    assert lake.of("sentences", set()) == lake.of("quotes") == []
    assert all(file.path.stat().st_size == file.size_bytes for file in lake.of("documents"))


def test_a_table_that_an_older_program_did_not_know_has_no_files(data: Path) -> None:
    shutil.rmtree(paths.table_path(data, "text_repairs"))
    assert LakeFiles(data, delta.open_documents(data)).of("text_repairs") == []


def test_a_table_is_looked_at_once(data: Path) -> None:
    lake = LakeFiles(data, delta.open_documents(data))
    assert lake.of("sentences") == []
    store.append(data, bare_article("A story. It is told."))
    assert lake.of("sentences") == [] and lake.number == 0
