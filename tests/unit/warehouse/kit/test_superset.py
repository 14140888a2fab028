"""Assets refer to each other, ids stay, and every query of a dataset runs."""

import zipfile
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import yaml

from warehouse.kit.source import KitSource
from warehouse.kit.star import STAR
from warehouse.kit.superset import (
    ARCHIVE_NAME,
    CHARTS,
    FLAT,
    describe_loading,
    list_assets,
    make_asset_id,
    write_flat_query,
    write_superset,
)


def test_the_archive_holds_the_assets(kit_warehouse: Path) -> None:
    with zipfile.ZipFile(kit_warehouse / "kit" / "superset" / ARCHIVE_NAME) as archive:
        read = {name.removeprefix("wireroom/"): yaml.safe_load(archive.read(name)) for name in archive.namelist()}
    assert read == list_assets(kit_warehouse / "kit", kit_warehouse)
    assert {name for name in read if name.startswith("datasets/")} == {
        f"datasets/wireroom/{name}.yaml" for name in (*STAR, FLAT)
    }


def test_the_same_warehouse_gives_the_same_bytes(kit_source: KitSource, kit_warehouse: Path, tmp_path: Path) -> None:
    write_superset(kit_source, tmp_path)
    first, again = (folder / "superset" / ARCHIVE_NAME for folder in (kit_warehouse / "kit", tmp_path))
    assert first.read_bytes() == again.read_bytes()


def test_assets_refer_to_those_that_are_there(kit_warehouse: Path) -> None:
    assets = list_assets(kit_warehouse / "kit", kit_warehouse)
    ids = {asset["uuid"]: name for name, asset in assets.items() if "uuid" in asset}
    assert len(ids) == len(assets) - 1 and all(UUID(str(found)).version == 5 for found in ids)
    for asset in assets.values():
        assert {asset[name] for name in ("database_uuid", "dataset_uuid") if name in asset} <= ids.keys()
    position = assets["dashboards/wireroom.yaml"]["position"]
    placed = [part["meta"]["uuid"] for part in position.values() if isinstance(part, dict) and part["type"] == "CHART"]  # type: ignore[attr-defined]
    assert placed == [make_asset_id("chart", chart.title) for chart in CHARTS]


def test_a_path_that_duckdb_cannot_search_is_told_and_not_written(kit_source: KitSource, tmp_path: Path) -> None:
    name = "databases/wireroom.yaml"
    for folder, can_search in ((tmp_path / "a", True), (tmp_path / "a, b", False)):
        config = list_assets(folder / "kit", folder)[name]["extra"]["engine_params"]["connect_args"]["config"]  # type: ignore[index]
        assert config.get("file_search_path") == (str(folder) if can_search else None)
        loading = describe_loading(folder / "kit" / "superset", replace(kit_source, data=folder))
        assert (f"start Superset in {folder}" in loading) is not can_search


def test_the_flat_dataset_has_a_row_for_each_speaker_of_a_statement(kit_source: KitSource) -> None:
    sql, columns = write_flat_query()
    found = kit_source.connection.execute(f"SELECT count(*), count(DISTINCT quote_id) FROM ({sql})").fetchall()
    rows = kit_source.connection.execute("SELECT count(*), count(DISTINCT quote_id) FROM star.statement_speakers")
    assert found == rows.fetchall()
    described = kit_source.connection.execute(f"DESCRIBE {sql}").fetchall()
    assert [row[0] for row in described] == [name for name, _ in columns]


def test_metrics_and_columns_of_charts_are_of_the_flat_dataset() -> None:
    dataset = list_assets(Path("kit"), Path())[f"datasets/wireroom/{FLAT}.yaml"]
    metrics = {metric["metric_name"] for metric in dataset["metrics"]}  # type: ignore[attr-defined]
    columns = {column["column_name"] for column in dataset["columns"]}  # type: ignore[attr-defined]
    assert {chart.metric for chart in CHARTS} <= metrics
    assert {name for chart in CHARTS for name in chart.by} <= columns
