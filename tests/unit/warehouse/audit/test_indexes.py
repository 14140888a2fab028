"""An index that says other than its file is named; one that is not there is none of the audit's business."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from warehouse import store
from warehouse.audit.indexes import RULE, find_index_violations
from warehouse.lake.data_files import ActiveFiles, active_files
from warehouse.lake.paths import index_path


@pytest.fixture
def files(sound_lake: Path, tmp_path: Path) -> ActiveFiles:
    return active_files(store.snapshot(shutil.copytree(sound_lake, tmp_path / "data")))


def test_indexes_in_order_are_passed(files: ActiveFiles) -> None:
    assert index_path(files["documents"][0].path).exists()
    assert list(find_index_violations(files)) == []


@pytest.mark.parametrize("table", ["documents", "entities", "document_texts"])
def test_another_index_is_named(files: ActiveFiles, table: str) -> None:
    file = files[table][0]
    place = index_path(file.path)
    np.save(place, np.load(place) + np.uint64(1))
    [violation] = find_index_violations(files)
    assert (violation.table, violation.row_key, violation.rule) == (table, file.path.name, RULE)


def test_a_header_with_a_flipped_bit_is_named(files: ActiveFiles) -> None:
    place = index_path(files["documents"][0].path)
    body = place.read_bytes()
    place.write_bytes(body.replace(b"}", b"{", 1))
    assert [violation.rule for violation in find_index_violations(files)] == [RULE]


def test_a_torn_index_is_named_and_a_lost_one_is_not(files: ActiveFiles) -> None:
    first, second = (index_path(files[table][0].path) for table in ("documents", "entities"))
    first.write_bytes(first.read_bytes()[:40])
    second.unlink()
    assert [violation.table for violation in find_index_violations(files)] == ["documents"]
