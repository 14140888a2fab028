"""Work out what a newsroom's own knowledge changes in the rows of entities, their names and their offices.

What it says goes before what articles said, and a cell that it leaves empty changes nothing. Which entities it is
about: knowledge_matching.py. The batch: warehouse/entity_knowledge.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.document import RoleStatus, Row, Rows, ids
from warehouse.lake.batch_files import BatchRows
from warehouse.lake.entity_changes import plan_names, replace_rows
from warehouse.lake.entity_lookup import read_current_rows
from warehouse.lake.knowledge_matching import KnowledgeRow, Match
from warehouse.lake.lake_files import LakeFiles

_ENTITY_COLUMNS = ("name", "country_code", "wikidata_id")


@dataclass(frozen=True, slots=True)
class EntityChange:
    """What a row of the file changes: the entity, whether it is new, the columns, and the rows to be written."""

    entity_id: str
    name: str
    is_new: bool
    columns: tuple[str, ...]
    rows: Rows

    @property
    def is_change(self) -> bool:
        """Whether anything is written."""
        return any(self.rows.values())

    @property
    def is_renamed(self) -> bool:
        """Whether an entity that the store has gets another canonical name."""
        return not self.is_new and "name" in self.columns


def list_changes(lake: LakeFiles, matches: Sequence[Match]) -> list[EntityChange]:
    """List what each match changes against the store as it is."""
    entity_ids = {match.entity_id for match in matches}
    names = _group(read_current_rows(lake, "entity_aliases", entity_ids))
    roles = _group(read_current_rows(lake, "entity_roles", entity_ids))
    return [_make_change(match, names[match.entity_id], roles[match.entity_id]) for match in matches]


def plan_knowledge(lake: LakeFiles, changes: Sequence[EntityChange], run_id: str) -> BatchRows:
    """Plan the batch that writes the changes: names are added, entities and offices take the place of what is there.

    Rows of articles that have the name of an entity get the new one.
    """
    rows: dict[str, list[Row]] = defaultdict(list)
    for change in changes:
        for name, some in change.rows.items():
            rows[name] += some
    renamed = {
        row["entity_id"]: row["name"] for change in changes if change.is_renamed for row in change.rows["entities"]
    }
    planned = plan_names(lake, renamed, {"entity_aliases": rows["entity_aliases"]}, run_id)
    planned = replace_rows(planned, "entities", rows["entities"])
    return replace_rows(planned, "entity_roles", rows["entity_roles"])


def _group(rows: Sequence[Row]) -> Mapping[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["entity_id"]].append(row)
    return groups


def _make_change(match: Match, names: Sequence[Row], roles: Sequence[Row]) -> EntityChange:
    before = match.stored or _make_entity(match)
    told = _list_told(match.row)
    entity = before | told
    is_new = match.stored is None
    columns = tuple(name for name in told if is_new or before[name] != entity[name])
    rows: Rows = {
        "entities": [entity] if columns else [],
        "entity_aliases": _list_new_names(match, names),
        "entity_roles": _list_new_roles(match, roles),
    }
    return EntityChange(match.entity_id, match.row.name, is_new, columns, rows)


def _list_told(row: KnowledgeRow) -> Row:
    told = {name: getattr(row, name) for name in _ENTITY_COLUMNS}
    return {name: value for name, value in told.items() if value is not None}


def _make_entity(match: Match) -> Row:
    return {
        "entity_id": match.entity_id,
        "entity_type": match.row.entity_type,
        "name": match.row.name,
        "wikidata_id": None,
        "country_code": None,
        "told_gender": None,
        "first_seen_date": None,
        "last_seen_date": None,
        "merged_into_entity_id": None,
    }


def _list_new_names(match: Match, stored: Sequence[Row]) -> list[Row]:
    """List the names that the store does not have of the entity, or not as the newsroom's."""
    known = {row["alias"] for row in stored if row["is_given"]}
    return [
        {
            "entity_id": match.entity_id,
            "alias": one.alias,
            "alias_key": one.alias_key,
            "alias_kind": one.alias_kind,
            "is_given": True,
            "first_seen_date": None,
            "first_seen_document_id": None,
        }
        for one in match.row.names
        if one.alias not in known
    ]


def _list_new_roles(match: Match, stored: Sequence[Row]) -> list[Row]:
    """List the offices that the store does not have, or with other days; a day that is not given stays as it is."""
    known = {row["entity_role_id"]: row for row in stored}
    changed = []
    for held, organization_id in zip(match.row.roles, match.organization_ids, strict=True):
        status = RoleStatus.CURRENT  # its days say when
        role_id = ids.entity_role_id(match.entity_id, held.role, organization_id, status)
        before = known.get(role_id)
        new = (before or dict.fromkeys(("evidence", "valid_from", "valid_to", "first_seen_date"))) | {
            "entity_role_id": role_id,
            "entity_id": match.entity_id,
            "role": held.role,
            "organization_entity_id": organization_id,
            "status": str(status),
        }
        new |= {
            name: day for name, day in (("valid_from", held.valid_from), ("valid_to", held.valid_to)) if day is not None
        }
        if new != before:
            changed.append(new)
    return changed
