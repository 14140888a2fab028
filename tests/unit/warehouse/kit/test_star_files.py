"""Files of the star say in the footer what they hold, and are the same each time."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.unit.warehouse.kit.conftest import ODD_NAME
from warehouse.kit.source import KitSource
from warehouse.kit.star import STAR
from warehouse.kit.star_files import write_star


@pytest.mark.parametrize("name", STAR)
def test_a_file_is_as_declared(name: str, kit_warehouse: Path) -> None:
    table = STAR[name].declared
    file = pq.ParquetFile(kit_warehouse / "kit" / "star" / f"{name}.parquet")
    assert file.schema_arrow.names == table.schema.names and file.schema_arrow.types == table.schema.types
    assert file.metadata.metadata[b"wireroom.table"] == name.encode()
    assert [field.metadata[b"comment"].decode() for field in file.schema_arrow] == [c.meaning for c in table.columns]
    order = [file.schema_arrow.names[place.column_index] for place in file.metadata.row_group(0).sorting_columns]
    assert tuple(order) == table.key
    rows = file.read()
    assert rows.sort_by([(key, "ascending") for key in table.key]).equals(rows)


def test_the_same_publication_gives_the_same_bytes(kit_source: KitSource, kit_warehouse: Path, tmp_path: Path) -> None:
    again = write_star(kit_source, tmp_path)
    for name in STAR:
        first = kit_warehouse / "kit" / "star" / f"{name}.parquet"
        assert first.read_bytes() == (again / first.name).read_bytes()


def test_rows_are_those_of_the_view(kit_source: KitSource, kit_warehouse: Path) -> None:
    ((count,),) = kit_source.connection.execute("SELECT count(*) FROM star.statement_speakers").fetchall()
    file: pa.Table = pq.read_table(kit_warehouse / "kit" / "star" / "statement_speakers.parquet")
    assert file.num_rows == count > 50


def test_a_name_comes_through_as_it_is(odd_source: KitSource, tmp_path: Path) -> None:
    names = pq.read_table(write_star(odd_source, tmp_path) / "dim_speaker.parquet")["speaker_name"].to_pylist()
    assert names == [ODD_NAME, "unnamed"]
