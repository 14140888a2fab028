"""One publication is opened, whatever happens meanwhile."""

from pathlib import Path

import pytest

from warehouse.kit.source import KitSource, open_source


def test_a_folder_without_a_publication_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="wireroom publish"), open_source(tmp_path, tmp_path / "kit"):
        pass


def test_what_is_opened_stays_when_bi_is_swapped(invented_warehouse: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "bi").symlink_to(invented_warehouse / "bi")
    with open_source(data, data / "kit") as source:
        (data / "bi").unlink()
        assert source.connection.execute("SELECT count(*) FROM star.fact_statements").fetchall() > [(50,)]
        with source.open_beside() as beside:
            count = "SELECT count(*) > 0 FROM read_parquet('bi/documents/*.parquet')"
            assert beside.execute(count).fetchall() == [(True,)]


def test_the_way_back_to_the_warehouse_is_relative(kit_source: KitSource) -> None:
    assert kit_source.find_data_from(kit_source.out / "dbt") == "../.."
