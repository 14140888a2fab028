"""Every declared column has a type of DuckDB, and a line that says what it holds."""

from warehouse.queries.descriptions import SQL_TYPES, describe_column, describe_table
from warehouse.tables import TABLES
from warehouse.views import DERIVED


def test_every_column_is_described() -> None:
    for table in (TABLES | DERIVED).values():
        assert table.row_is in describe_table(table)
        for column in table.columns:
            assert SQL_TYPES[column.type]
            described = describe_column(column)
            assert described.startswith(column.meaning) and (column.null_means or "") in described
            assert (column.unit or "") in described
