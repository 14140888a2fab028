"""Look up what is known of the entities that names may mean. Which of them one is: `transforms/identity`."""

from __future__ import annotations

from collections.abc import Collection

from transforms.document import Row, Rows
from warehouse.lake import merge
from warehouse.lake.data_files import find_rows
from warehouse.lake.lake_files import LakeFiles
from warehouse.tables import TABLES


def find_entities(lake: LakeFiles, alias_keys: Collection[str], entity_ids: Collection[str]) -> Rows:
    """Find the entities that have one of these keys or ids, with all their names and offices."""
    named = find_rows(lake.of("entity_aliases"), ["entity_id"], {"alias_key": alias_keys})
    wanted = {row["entity_id"] for row in named} | set(entity_ids)
    return {name: _read_current(lake, name, wanted) for name in ("entities", "entity_aliases", "entity_roles")}


def _read_current(lake: LakeFiles, name: str, entity_ids: Collection[str]) -> list[Row]:
    """Read the rows of these entities, each merged of all its versions."""
    found = find_rows(lake.of(name), TABLES[name].schema.names, {"entity_id": entity_ids})
    rows = [{column: row[column] for column in TABLES[name].schema.names} for row in found]
    return [merge.merge_rows(TABLES[name], some) for _, some in merge.group_by_key(TABLES[name], rows)]
