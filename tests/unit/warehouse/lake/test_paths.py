"""Where tables lie, and which data folders the Delta library cannot work with."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.lake import paths
from warehouse.store import NoStore


def test_tables_and_batches_staged_by_older_programs_lie_in_the_lake(tmp_path: Path) -> None:
    assert paths.table_path(tmp_path, "quotes") == tmp_path / "lake" / "quotes"
    assert paths.staging_path(tmp_path) == tmp_path / "lake" / "_staged"


@pytest.mark.parametrize("name", ["a%20b", "a[b", "a]b", "a\\b", "a\nb"])
def test_a_folder_that_delta_misreads_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="choose another data folder"):
        paths.check_path(tmp_path / name)


@pytest.mark.parametrize("name", ["a b", "100%", "m\u00e4rz", "a#b?c"])
def test_other_odd_names_are_taken(name: str, tmp_path: Path) -> None:
    paths.check_path(tmp_path / name)


def test_a_table_is_there_once_it_has_a_log_entry(tmp_path: Path) -> None:
    log = paths.table_path(tmp_path, "documents") / "_delta_log"
    log.mkdir(parents=True)
    assert not paths.has_store(tmp_path)
    (log / "00000000000000000000.json").touch()
    assert paths.has_store(tmp_path)
