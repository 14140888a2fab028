"""Look up what is known of the entities that names may mean. Which of them one is: `transforms/identity`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from transforms.document import Row, Rows
from warehouse.lake import merge
from warehouse.lake.data_files import find_rows, read_plain
from warehouse.lake.lake_files import LakeFiles
from warehouse.tables import TABLES

_TELLING = {
    "entity_aliases": ("entity_id", "alias", "is_given"),
    "entity_roles": ("entity_id", "role", "organization_entity_id"),
}


def find_entities(lake: LakeFiles, alias_keys: Collection[str], entity_ids: Collection[str]) -> Rows:
    """Find the entities that have one of these keys or ids; of their names and offices only what tells them apart."""
    named = find_rows(lake.of("entity_aliases"), ["entity_id"], {"alias_key": alias_keys}, is_kept=True)
    wanted = {row["entity_id"] for row in named} | set(entity_ids)
    told = {name: _read_told(lake, name, columns, wanted) for name, columns in _TELLING.items()}
    return {"entities": read_current_rows(lake, "entities", wanted), **told}


def _read_told(lake: LakeFiles, name: str, columns: Sequence[str], entity_ids: Collection[str]) -> list[Row]:
    """Read some columns of the rows of these entities, each row once, whatever its versions say beside."""
    rows = find_rows(lake.of(name), columns, {"entity_id": entity_ids}, is_kept=True)
    distinct = dict.fromkeys(tuple(row[column] for column in columns) for row in rows)
    return [dict(zip(columns, values, strict=True)) for values in distinct]


def read_current_rows(
    lake: LakeFiles, name: str, entity_ids: Collection[str], columns: Sequence[str] = ("entity_id",)
) -> list[Row]:
    """Read the rows of a shared table that have one of these ids, each merged of all its versions."""
    table = TABLES[name]
    wanted = {column: entity_ids for column in columns}
    found = find_rows(lake.of(name), table.schema.names, wanted, is_kept=True)
    rows = [{column: row[column] for column in table.schema.names} for row in found]
    return [merge.merge_rows(table, some) for _, some in merge.group_by_key(table, rows)]


def read_decisions(lake: LakeFiles) -> list[Row]:
    """Read all that people decided of entities, in the order in which they did."""
    table = TABLES["entity_decisions"]
    rows = [row for file in lake.of(table.name) for row in read_plain(file.path, table.schema.names).to_pylist()]
    merged = (merge.merge_rows(table, some) for _, some in merge.group_by_key(table, rows))
    return sorted(merged, key=lambda row: (row["decided_at"], row["entity_decision_id"]))
