"""Look up what is known of the entities that names may mean. Which of them one is: `transforms/identity`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pyarrow as pa

from transforms.document import Row, Rows
from warehouse.lake import merge
from warehouse.lake.data_files import find_kept_rows, read_plain
from warehouse.lake.lake_files import LakeFiles
from warehouse.tables import TABLES

_TELLING = {
    "entity_aliases": ("entity_id", "alias", "alias_key", "is_given"),
    "entity_roles": ("entity_id", "role", "organization_entity_id"),
}


def find_entities(lake: LakeFiles, alias_keys: Collection[str], entity_ids: Collection[str]) -> Rows:
    """Find the entities that have one of these keys or ids, and what people decided of any.

    Of their names and offices only what tells them apart. Entities to which decisions lead are found too.
    """
    decisions = read_decisions(lake)
    named = _find_told(lake, "entity_aliases", {"alias_key": alias_keys})
    wanted = set(named["entity_id"].to_pylist()) | set(entity_ids)
    wanted |= {row["other_entity_id"] for row in decisions if row["other_entity_id"] is not None}
    told = {name: _find_told(lake, name, {"entity_id": wanted}).to_pylist() for name in _TELLING}
    return {"entities": read_current_rows(lake, "entities", wanted), "entity_decisions": decisions, **told}


def _find_told(lake: LakeFiles, name: str, wanted: Mapping[str, Collection[str]]) -> pa.Table:
    """Find the rows that have these values, of the columns that tell entities apart, whatever versions say beside."""
    return _find(lake, name, _TELLING[name], wanted).group_by(list(_TELLING[name])).aggregate([])


def _find(lake: LakeFiles, name: str, columns: Sequence[str], wanted: Mapping[str, Collection[str]]) -> pa.Table:
    empty = pa.schema([TABLES[name].schema.field(column) for column in columns]).empty_table()
    return pa.concat_tables([empty, *find_kept_rows(lake.of(name), columns, wanted)])


def read_current_rows(
    lake: LakeFiles, name: str, entity_ids: Collection[str], columns: Sequence[str] = ("entity_id",)
) -> list[Row]:
    """Read the rows of a shared table that have one of these ids, each merged of all its versions."""
    table = TABLES[name]
    found = _find(lake, name, table.schema.names, dict.fromkeys(columns, entity_ids))
    return [merge.merge_rows(table, some) for _, some in merge.group_by_key(table, found.to_pylist())]


def read_decisions(lake: LakeFiles) -> list[Row]:
    """Read all that people decided of entities, in the order in which they did."""
    table = TABLES["entity_decisions"]
    rows = [row for file in lake.of(table.name) for row in read_plain(file.path, table.schema.names).to_pylist()]
    merged = (merge.merge_rows(table, some) for _, some in merge.group_by_key(table, rows))
    return sorted(merged, key=lambda row: (row["decided_at"], row["entity_decision_id"]))
