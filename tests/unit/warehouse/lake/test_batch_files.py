"""The files of a batch: new rows in its segment, the rest of a file that loses rows in the segment it had."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.rows import bare_article, joined
from transforms.document import document_id_of
from warehouse import store
from warehouse.lake import batch_files, delta, fsync
from warehouse.lake.batch_files import BatchRows, Drop, FileWriter, write_changes, write_files
from warehouse.lake.batch_plan import TableChange
from warehouse.lake.contents import add_contents, read_contents
from warehouse.lake.data_files import read_plain, segment_of
from warehouse.lake.file_index import read_index
from warehouse.lake.lake_files import LakeFiles
from warehouse.tables import TABLES

FIRST = bare_article("Rain is expected. It gets colder.", guid="rain", day=date(2017, 4, 12))
SECOND = bare_article("The port is open. The town pays.", guid="port", day=date(2017, 5, 2))
THIRD = bare_article("A tram is built. Nobody pays.", guid="tram")
DROPPED = Drop("document_id", frozenset({document_id_of("port")}), frozenset({"0000001"}))


@pytest.fixture
def lake(data: Path) -> LakeFiles:
    store.append(data, joined(FIRST, SECOND))
    return LakeFiles(data, delta.open_documents(data))


def write(lake: LakeFiles, rows: dict[str, Any], drops: dict[str, Drop]) -> dict[str, TableChange]:
    with write_files(lake.data) as writer:
        return dict(write_changes(lake, writer, BatchRows(rows, drops)).changes)


def written_ids(lake: LakeFiles, change: TableChange) -> dict[str | None, set[str]]:
    """By segment, the articles in the files that a change adds."""
    folder = lake.of("sentences")[0].path.parent
    return {
        segment_of(file.name): set(read_plain(folder / file.name)["document_id"].to_pylist()) for file in change.added
    }


def test_new_rows_lie_in_the_segment_of_the_batch_and_the_rest_where_it_was(lake: LakeFiles) -> None:
    changes = write(lake, THIRD, {"sentences": DROPPED})
    assert written_ids(lake, changes["sentences"]) == {
        "0000001": {document_id_of("rain")},
        "0000002": {document_id_of("tram")},
    }
    assert changes["sentences"].removed == {file.path.name: file.size_bytes for file in lake.of("sentences")}
    assert not changes["documents"].removed and len(changes["documents"].added) == 1
    assert "quotes" not in changes


def test_months_that_keep_their_rows_keep_their_numbers(lake: LakeFiles) -> None:
    [file] = lake.of("sentences")
    [kept] = write(lake, {}, {"sentences": DROPPED})["sentences"].added
    assert read_contents(file.path).keys() == {"2017-04", "2017-05"}
    assert read_contents(file.path.with_name(kept.name)) == {"2017-04": read_contents(file.path)["2017-04"]}


def test_a_file_that_loses_all_its_rows_is_taken_away(lake: LakeFiles) -> None:
    both = Drop("document_id", frozenset({document_id_of("rain"), document_id_of("port")}))
    change = write(lake, {}, {"sentences": both})["sentences"]
    assert change.added == () and len(change.removed) == 1


@pytest.mark.parametrize(
    "drop",
    [
        pytest.param(Drop("document_id", frozenset({"no such"})), id="no row has the value"),
        pytest.param(Drop("document_id", DROPPED.values, frozenset({"0000009"})), id="in another segment"),
    ],
)
def test_files_without_rows_to_drop_stay(lake: LakeFiles, drop: Drop) -> None:
    assert write(lake, {}, {"sentences": drop}) == {}


def test_files_are_on_the_disk_when_the_block_ends_and_gone_where_it_fails(
    lake: LakeFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(fsync, "sync", synced.extend)
    changes = write(lake, THIRD, {})
    folder = lake.of("documents")[0].path.parent
    assert {folder, *(folder / file.name for file in changes["documents"].added)} <= set(synced)

    files = sorted(lake.data.rglob("*"))
    with pytest.raises(KeyboardInterrupt), write_files(lake.data) as writer:
        write_changes(lake, writer, BatchRows(THIRD))
        raise KeyboardInterrupt
    assert sorted(lake.data.rglob("*")) == files


@pytest.mark.parametrize("plainly_merged_bytes", [0, 1 << 30], ids=["piece by piece", "whole"])
@pytest.mark.parametrize("is_in_order", [True, False], ids=["files in order", "a file of an older program"])
def test_merged_files_are_as_if_all_rows_were_written_at_once(
    lake: LakeFiles, is_in_order: bool, plainly_merged_bytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_files, "_PLAINLY_MERGED_BYTES", plainly_merged_bytes)
    store.append(lake.data, THIRD)
    now = LakeFiles(lake.data, delta.open_documents(lake.data))
    for name, table in delta.batch_tables().items():
        if not (active := now.of(name)):
            continue
        files = [file.path for file in active]
        if not is_in_order:
            rows = read_plain(files[0])
            pq.write_table(rows.take([*reversed(range(rows.num_rows))]), files[0], row_group_size=1)
        rows = pa.concat_tables(read_plain(path).replace_schema_metadata() for path in files)
        contents = add_contents(read_contents(path) for path in files)
        writer = FileWriter(lake.data)
        merged, whole = (*writer.merge(table, "0000009", active), *writer.write(table, "0000009", rows, contents))
        paths = [files[0].with_name(file.name) for file in (merged, whole)]
        assert read_plain(paths[0]).equals(read_plain(paths[1]), check_metadata=True), name
        assert merged.statistics == whole.statistics
        indexes = [read_index(path) for path in paths]
        assert (indexes[0] is None) == (indexes[1] is None)
        assert indexes[0] is None or np.array_equal(*indexes)


def test_merging_takes_the_systems_memory(lake: LakeFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []

    def merge(*_: object) -> tuple[()]:
        taken.append(pa.default_memory_pool().backend_name)
        return ()

    monkeypatch.setattr(FileWriter, "_merge_plainly", merge)
    FileWriter(lake.data).merge(TABLES["sentences"], "0000009", lake.of("sentences"))
    assert taken == ["system"]


def test_the_delta_library_gives_its_memory_back_soon_unless_somebody_says_otherwise() -> None:
    script = "import os, warehouse; print(os.environ['_RJEM_MALLOC_CONF'])"
    others = {name: value for name, value in os.environ.items() if name != "_RJEM_MALLOC_CONF"}
    said = [
        subprocess.run([sys.executable, "-c", script], env=given, check=True, capture_output=True, text=True).stdout
        for given in (others, others | {"_RJEM_MALLOC_CONF": "narenas:1"})
    ]
    assert said == ["dirty_decay_ms:500,muzzy_decay_ms:0,narenas:2,tcache:false\n", "narenas:1\n"]
