"""Look up what is known of the entities that names may mean. Which of them one is: `transforms/identity`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from transforms.document import AliasKind, Row, Rows
from warehouse.lake import merge
from warehouse.lake.data_files import read_plain
from warehouse.lake.kept_rows import find_kept_rows
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.row_copies import INITIAL_KEY
from warehouse.tables import TABLES

_TELLING = {
    "entity_aliases": ("entity_id", "alias", "is_given"),
    "entity_roles": ("entity_id", "role", "organization_entity_id", "status"),
}
# Of those who share nothing but a surname so many are told, the first ones by id: none of them is ever one with
# another, and who came next is all that is said of them. More than there are namesakes in an article.
_MAX_OF_SURNAME = 20
_SEPARATOR = ", "  # between surname and given name in a key


def find_entities(
    lake: LakeFiles, alias_keys: Collection[str], entity_ids: Collection[str], initial_keys: Collection[str] = ()
) -> Rows:
    """Find the entities that have one of these keys or ids, and what people decided of any.

    Of their names and offices only what tells them apart. Entities to which decisions lead are found too.

    Args:
        lake: the store.
        alias_keys: keys of names; of a surname the first ones by id who are called by it are found.
        entity_ids: ids.
        initial_keys: what keys of names begin with: surname and the first letter of the given name (`silva, a`);
            who has the surname for the whole name is found too.
    """
    decisions = read_decisions(lake)
    wanted = set(entity_ids) | _find_named(lake, alias_keys, initial_keys)
    wanted |= {row["other_entity_id"] for row in decisions if row["other_entity_id"] is not None}
    told = {name: _find(lake, name, columns, {"entity_id": wanted}).to_pylist() for name, columns in _TELLING.items()}
    return {"entities": read_current_rows(lake, "entities", wanted), "entity_decisions": decisions, **told}


def _find_named(lake: LakeFiles, alias_keys: Collection[str], initial_keys: Collection[str]) -> set[str]:
    """Find the ids of the entities that have these keys; of those who share a surname alone the first ones."""
    surnames = {key.rpartition(_SEPARATOR)[0] for key in initial_keys}
    wanted = {"alias_key": {*alias_keys, *surnames}, INITIAL_KEY: initial_keys}
    named = _find(lake, "entity_aliases", ("entity_id", "alias_key", "alias_kind"), wanted)
    is_surname = pc.equal(named["alias_kind"], AliasKind.SURNAME.value)
    sharing = named.filter(is_surname)
    asked = pc.is_in(sharing["alias_key"], pa.array(list(alias_keys), pa.string()))
    return set(named.filter(pc.invert(is_surname))["entity_id"].to_pylist()) | _choose_bearers(sharing.filter(asked))


def _choose_bearers(names: pa.Table) -> set[str]:
    """Choose the first ids of those who bear each surname."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for surname, entity_id in zip(names["alias_key"].to_pylist(), names["entity_id"].to_pylist(), strict=True):
        bearers[surname].add(entity_id)
    return {entity_id for ids in bearers.values() for entity_id in sorted(ids)[:_MAX_OF_SURNAME]}


def _find(lake: LakeFiles, name: str, columns: Sequence[str], wanted: Mapping[str, Collection[str]]) -> pa.Table:
    found = find_kept_rows(lake.of(name), wanted, columns)
    return TABLES[name].schema.empty_table().select(list(columns)) if found is None else found


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
