"""Work out what a decision about entities changes: rows of articles that get another id, and the entities' own rows.

Old ids stay, and lead to the new one. What may be decided: warehouse/entity_decisions.py. The batch: commit.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from transforms.document import LinkReason, Row, Rows, ids
from warehouse.lake import delta, merge, revisions
from warehouse.lake.batch_files import BatchRows, Drop
from warehouse.lake.data_files import find_rows
from warehouse.lake.entity_lookup import read_current_rows
from warehouse.lake.key_index import select_files
from warehouse.lake.lake_files import LakeFiles
from warehouse.tables import TABLES

EntityIds = Mapping[str, str]  # the id to be, by the one that is
Names = Mapping[str, str]  # canonical names, by the id to be


@dataclass(frozen=True, slots=True)
class Relabelling:
    """What rows of articles get: other ids of entities, the names of those, the run that writes them."""

    entity_ids: EntityIds
    names: Names
    run_id: str

    def relabel(self, table: str, row: Row) -> Row:
        """Give a row of a table as it is to be."""
        new = _relabel_row(table, row, TABLES[table].list_references("entities"), self.entity_ids)
        return new | TABLES[table].name_entities(new, self.names) | {"run_id": self.run_id}


def plan_merger(lake: LakeFiles, old: Row, new: Row, decision: Row, run_id: str) -> BatchRows:
    """Plan that all that is told of one entity is told of another; the row of the first one leads to the second."""
    entity_ids = {old["entity_id"]: new["entity_id"]}
    seen = merge.merge_rows(TABLES["entities"], [new, new | _select(old, ("first_seen_date", "last_seen_date"))])
    before = read_current_rows(lake, "entities", set(entity_ids), ("merged_into_entity_id",))
    led = [row | {"merged_into_entity_id": new["entity_id"]} for row in (old, *before)]  # each id leads there at once
    rows = [*led, seen]
    documents = _find_naming_documents(lake, old["entity_id"])
    names = read_current_rows(lake, "entity_aliases", set(entity_ids))
    aliases = [row | {"entity_id": new["entity_id"]} for row in names]
    shared = {"entity_aliases": aliases, "entity_decisions": [decision]}
    planned = _plan_batch(lake, documents, Relabelling(entity_ids, _name_of(new), run_id), shared)
    return replace_rows(_replace_roles(lake, planned, entity_ids), "entities", rows)


def plan_split(
    lake: LakeFiles, old: Row, new: Row, documents: Collection[str], decisions: Sequence[Row], run_id: str
) -> BatchRows:
    """Plan that what some articles tell of an entity is told of another one, by the names that they use.

    Args:
        lake: the store as it is.
        old: the row of the entity.
        new: the row of the other one, which is new.
        documents: the ids of the articles.
        decisions: the rows of `entity_decisions` that say so.
        run_id: the run in which it is decided.
    """
    entity_ids = {old["entity_id"]: new["entity_id"]}
    used = _list_used_names(lake, old["entity_id"], documents)
    names = [
        row | {"entity_id": new["entity_id"]}
        for row in read_current_rows(lake, "entity_aliases", set(entity_ids))
        if row["alias"] in used or row["alias"] == old["name"]
    ]
    shared = {"entities": [new], "entity_aliases": names, "entity_decisions": list(decisions)}
    return _plan_batch(lake, documents, Relabelling(entity_ids, _name_of(new), run_id), shared)


def plan_renaming(lake: LakeFiles, entity: Row, alias: Row, decision: Row, run_id: str) -> BatchRows:
    """Plan that an entity gets another canonical name, which is among its names from then on."""
    shared = {"entity_aliases": [alias], "entity_decisions": [decision]}
    return replace_rows(plan_names(lake, _name_of(entity), shared, run_id), "entities", [entity])


def plan_names(lake: LakeFiles, names: Names, shared: Rows, run_id: str) -> BatchRows:
    """Plan that all rows of articles name some entities by other names, and what is added to shared tables."""
    return _plan_batch(lake, _find_documents_naming_beside(lake, names), Relabelling({}, names, run_id), shared)


def _name_of(entity: Row) -> Names:
    return {entity["entity_id"]: entity["name"]}


def _find_documents_naming_beside(lake: LakeFiles, entity_ids: Collection[str]) -> set[str]:
    """Find the articles with a row that has the name of an entity beside its id."""
    found: set[str] = set()
    for name in delta.tables_of_articles():
        wanted = {column.names: entity_ids for column in TABLES[name].columns if column.names is not None}
        if wanted and entity_ids:
            found |= {row["document_id"] for row in find_rows(lake.of(name), ["document_id"], wanted)}
    return found


def _select(row: Row, columns: Iterable[str]) -> Row:
    return {name: row[name] for name in columns}


def _find_naming_documents(lake: LakeFiles, entity_id: str) -> set[str]:
    """Find the articles with a row that has the id of an entity."""
    found: set[str] = set()
    for name in delta.tables_of_articles():
        wanted = {column: {entity_id} for column in TABLES[name].list_references("entities")}
        if wanted:
            found |= {row["document_id"] for row in find_rows(lake.of(name), ["document_id"], wanted)}
    return found


def _list_used_names(lake: LakeFiles, entity_id: str, documents: Collection[str]) -> set[str]:
    """List the words by which some articles mention an entity."""
    mentions = find_rows(lake.of("entity_mentions"), ["document_id", "entity_id", "text"], {"document_id": documents})
    return {row["text"] for row in mentions if row["entity_id"] == entity_id}


def _plan_batch(lake: LakeFiles, documents: Collection[str], relabelling: Relabelling, shared: Rows) -> BatchRows:
    """Plan that some articles have other ids and names of entities in all their rows, and what shared tables get."""
    wanted = {"document_id": documents}
    stored = find_rows(select_files(lake.of("documents"), wanted), None, wanted) if documents else []
    written = {name: _relabel_articles(lake, name, stored, relabelling) for name in delta.tables_of_articles()}
    drops = revisions.drop_articles(stored) if stored else {}
    return merge.add_changes(merge.plan_changes(lake, delta.batch_tables(), shared), written, drops)


def _relabel_articles(lake: LakeFiles, name: str, documents: list[Row], relabelling: Relabelling) -> list[Row]:
    rows = revisions.read_rows_of(lake, name, None, documents) if documents else []
    return [relabelling.relabel(name, row) for row in rows]


def _relabel_row(table: str, row: Row, columns: Sequence[str], entity_ids: EntityIds) -> Row:
    changed: Row = {name: entity_ids[row[name]] for name in columns if row[name] in entity_ids}
    if table == "entity_links" and changed:
        changed |= {"link_reason": str(LinkReason.DECIDED), "link_score": 1.0}
    return row | changed


def _replace_roles(lake: LakeFiles, planned: BatchRows, entity_ids: EntityIds) -> BatchRows:
    """Add to a batch that offices of an entity, and those that are held there, are another's."""
    columns = TABLES["entity_roles"].list_references("entities")
    keys = {*entity_ids, *entity_ids.values()}
    held = read_current_rows(lake, "entity_roles", keys, columns)
    moved = [_relabel_row("entity_roles", row, columns, entity_ids) for row in held]
    for row in moved:
        parts = (row["role"], row["organization_entity_id"], row["status"])
        row["entity_role_id"] = ids.entity_role_id(row["entity_id"], *parts)
    table = TABLES["entity_roles"]
    merged = [merge.merge_rows(table, some) for _, some in merge.group_by_key(table, moved)]
    return replace_rows(planned, "entity_roles", merged, {row["entity_role_id"] for row in held})


def replace_rows(planned: BatchRows, name: str, rows: list[Row], keys: Collection[str] = ()) -> BatchRows:
    """Add to a batch that rows of a shared table take the place of those with their keys, and of some others."""
    key = TABLES[name].key[0]
    dropped = frozenset({*keys, *(row[key] for row in rows)})
    if not dropped:
        return planned
    return replace(planned, added={**planned.added, name: rows}, drops={**planned.drops, name: Drop(key, dropped)})
