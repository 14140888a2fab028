"""A nightly run audits, compacts and publishes; one whose audit finds something fails with the first of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows.errors import DamagedWarehouse
from flows.runs import tidy


def test_a_sound_store_is_tidied_published_and_found_sound(sound_lake: Path, tmp_path: Path) -> None:
    data = shutil.copytree(sound_lake, tmp_path / "data")
    tidy.tidy_store(data)
    audited = tidy.audit_store(data)
    tidy.require_sound(data, audited)
    assert audited["violation_count"] == 0 and audited["violations"] == []
    assert (data / "bi" / "documents").is_dir()


def test_damage_ends_the_run_with_the_first_of_it_and_the_remedy(sound_warehouse: Path, tmp_path: Path) -> None:
    data = shutil.copytree(sound_warehouse, tmp_path / "data", symlinks=True)
    next((data / "lake" / "quotes").rglob("*.parquet")).unlink()
    audited = tidy.audit_store(data)
    assert audited["violation_count"] >= len(audited["violations"]) > 0
    with pytest.raises(DamagedWarehouse, match=f"wrong in {data}, first quotes .*; `wireroom check --repair --data"):
        tidy.require_sound(data, audited)
