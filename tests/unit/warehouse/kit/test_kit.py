"""A kit is written whole or not at all, and leaves what others put beside it."""

import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from warehouse import kit, store
from warehouse.bi.publication import LakeDamaged
from warehouse.bi.publish import publish
from warehouse.kit import KitPart, list_parts, write_kit
from warehouse.kit.source import KitSource


def _fail(_source: KitSource, folder: Path) -> Path:
    (folder / "half").write_text("half", encoding="utf-8")
    raise OSError("the disk is full")


def test_parts_come_with_those_whose_files_they_read() -> None:
    assert list_parts(["power-bi"]) == ["star", "power-bi"]
    assert list_parts(["dbt", "superset"]) == ["duckdb", "dbt", "superset"]
    assert {"duckdb", "star", "dbt", "frictionless", "superset", "power-bi"} <= set(list_parts())


def test_a_part_that_fails_leaves_what_was_there(
    kit_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "kit"
    write_kit(kit_warehouse, out, ["frictionless"])
    before = (out / "datapackage.json").stat().st_ino
    monkeypatch.setitem(kit.PARTS, "dbt", KitPart(_fail, kit.PARTS["dbt"].describe_loading))
    with pytest.raises(OSError, match="full"):
        write_kit(kit_warehouse, out, ["frictionless", "dbt"])
    assert [path.name for path in tmp_path.rglob("*")] == ["kit", "datapackage.json"]
    assert (out / "datapackage.json").stat().st_ino == before


def test_a_damaged_file_is_named_and_nothing_is_written(invented_warehouse: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree((invented_warehouse / "bi").resolve(), data / "bi")
    for file in (data / "bi" / "quotes").iterdir():
        file.chmod(0o644)
        file.write_bytes(b"no Parquet")
    with pytest.raises(LakeDamaged, match="wireroom check"):
        write_kit(data, data / "kit", ["star"])
    assert [path.name for path in data.iterdir()] == ["bi"]


def test_what_duckdb_cannot_write_is_no_fault_of_what_it_reads(
    kit_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_nowhere(source: KitSource, folder: Path) -> Path:
        return kit.duckdb_file.write_duckdb(source, folder / "none")

    monkeypatch.setitem(kit.PARTS, "duckdb", KitPart(write_nowhere, kit.PARTS["duckdb"].describe_loading))
    with pytest.raises(OSError, match="kit cannot be written: IO Error"):
        write_kit(kit_warehouse, tmp_path / "kit", ["duckdb"])
    assert list(tmp_path.iterdir()) == []


def test_an_empty_warehouse_has_a_whole_kit(tmp_path: Path) -> None:
    store.create(tmp_path)
    publish(tmp_path)
    parts = [name for name in kit.PARTS if name != "tableau"]
    assert [part.name for part in write_kit(tmp_path, tmp_path / "kit", parts)] == parts
    assert pq.read_metadata(tmp_path / "kit" / "star" / "fact_statements.parquet").num_rows == 0


def test_a_new_kit_leaves_files_of_ones_own(kit_warehouse: Path, tmp_path: Path) -> None:
    out = tmp_path / "below" / "kit"
    write_kit(kit_warehouse, out, ["dbt"])
    own = out / "dbt" / "models" / "mine.sql"
    own.write_text("select 1", encoding="utf-8")
    (written,) = write_kit(kit_warehouse, out, ["dbt"])
    assert own.read_text(encoding="utf-8") == "select 1"
    assert written.path == out / "dbt" and "dbt build" in written.loading
