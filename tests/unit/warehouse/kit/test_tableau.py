"""The extract has the star's tables and keys; it is made where Tableau's library is installed."""

from pathlib import Path

import pytest

from warehouse.kit.source import KitSource
from warehouse.kit.star import RELATIONSHIPS, STAR
from warehouse.kit.tableau import can_write_tableau, write_schema, write_tableau


def test_the_schema_declares_tables_and_keys() -> None:
    statements = list(write_schema())
    created = [line for line in statements if line.startswith("CREATE TABLE")]
    assert len(created) == sum("PRIMARY KEY" in line for line in statements) == len(STAR)
    assert sum("FOREIGN KEY" in line for line in statements) == len(RELATIONSHIPS)
    (calendar,) = [line for line in created if '"calendar" (' in line]
    assert '"calendar_date" DATE NOT NULL' in calendar and '"is_weekend" BOOL NOT NULL' in calendar


@pytest.mark.skipif(not can_write_tableau(), reason="pip install tableauhyperapi")
def test_the_extract_has_the_rows(kit_source: KitSource, tmp_path: Path) -> None:
    import tableauhyperapi as hyper  # type: ignore[import-not-found, unused-ignore]

    target = write_tableau(kit_source, tmp_path)
    no_telemetry = hyper.Telemetry.DO_NOT_SEND_USAGE_DATA_TO_TABLEAU
    with (
        hyper.HyperProcess(no_telemetry, parameters={"log_config": ""}) as process,
        hyper.Connection(process.endpoint, str(target)) as extract,
    ):
        for name in STAR:
            ((count,),) = kit_source.connection.execute(f"SELECT count(*) FROM star.{name}").fetchall()
            assert extract.execute_scalar_query(f'SELECT count(*) FROM "star"."{name}"') == count
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
