"""Carry out what people decide of entities: merge two, split one, give one another name. For `wireroom entities`.

A decision is kept (table `entity_decisions`), so that later articles and replays keep to it. What rows change:
lake/entity_changes.py. Which entities look alike: flows/cli/entities.py asks bi/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from transforms.document import EntityDecision, Row, ids
from warehouse import store
from warehouse.fields import ENTITY_FORM
from warehouse.lake import commit, entity_changes, entity_lookup
from warehouse.lake.batch_files import BatchRows
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.data_files import find_rows
from warehouse.lake.lake_files import LakeFiles


class UnknownEntity(ValueError):
    """No entity has that id, or it is one that nothing can be decided of."""


@dataclass(frozen=True, slots=True)
class Decider:
    """The run in which people decide, when it began, and what they say of it."""

    run_id: str
    at: datetime
    note: str | None = None


def merge_entities(data: Path, old_id: str, new_id: str, by: Decider) -> int:
    """Make two entities one: all that is told of the first is told of the second; give the number of the batch.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: other writers were always faster.
        UnknownEntity: there is no such entity, both are one, or one was merged into another before.
    """
    if old_id == new_id:
        raise UnknownEntity(f"{old_id} is one entity already")

    def plan(lake: LakeFiles) -> BatchRows:
        old, new = _find_entity(lake, old_id), _find_entity(lake, new_id)
        decision = make_decision_row(EntityDecision.MERGE, by, entity_id=old_id, other_entity_id=new_id)
        return entity_changes.plan_merger(lake, old, new, decision, by.run_id)

    return _commit(data, plan)


def split_entity(
    data: Path, entity_id: str, document_ids: Collection[str], new_id: str | None, by: Decider
) -> tuple[str, int]:
    """Tell what some articles tell of an entity of another one; give its id and the number of the batch.

    Args:
        data: the warehouse.
        entity_id: the entity.
        document_ids: the articles, each of which names it.
        new_id: the id of the other one; None for that of the entity with the next free number behind it.
        by: who decides.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: other writers were always faster.
        UnknownEntity: there is no such entity, an article does not name it, or the new id is that of another.
    """
    chosen: list[str] = []

    def plan(lake: LakeFiles) -> BatchRows:
        old = _find_entity(lake, entity_id)
        _check_documents(lake, entity_id, document_ids)
        split_id = _choose_new_id(lake, entity_id, new_id)
        chosen[:] = [split_id]
        rows = [
            make_decision_row(
                EntityDecision.SPLIT, by, entity_id=entity_id, other_entity_id=split_id, document_id=document_id
            )
            for document_id in sorted(document_ids)
        ]
        return entity_changes.plan_split(lake, old, old | {"entity_id": split_id}, document_ids, rows, by.run_id)

    number = _commit(data, plan)
    return chosen[0], number


def rename_entity(data: Path, entity_id: str, name: str, alias_key: str, by: Decider) -> int:
    """Give an entity another canonical name; its id stays. Gives the number of the batch.

    Args:
        data: the warehouse.
        entity_id: the entity.
        name: the name that it gets, which is among its names from then on.
        alias_key: the key by which that name is looked up (`transforms/identity/name_keys.py`).
        by: who decides.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: other writers were always faster.
        UnknownEntity: there is no such entity.
    """

    def plan(lake: LakeFiles) -> BatchRows:
        entity = _find_entity(lake, entity_id)
        known = entity_lookup.read_current_rows(lake, "entity_aliases", {entity_id})
        first = min(known, key=lambda row: (row["first_seen_date"] is None, row["first_seen_date"], row["alias"]))
        alias = first | {"alias": name, "alias_key": alias_key, "alias_kind": "full", "is_given": True}
        decision = make_decision_row(EntityDecision.RENAME, by, entity_id=entity_id, name=name)
        return entity_changes.plan_renaming(lake, entity | {"name": name}, alias, decision, by.run_id)

    return _commit(data, plan)


def make_decision_row(decision: EntityDecision, by: Decider, **said: str) -> Row:
    """Make the row of a decision; `said` are its other columns, null where they are not given."""
    columns = {name: said.get(name) for name in ("entity_id", "other_entity_id", "document_id", "name")}
    decision_id = ids.entity_decision_id(
        str(decision), said["entity_id"], columns["other_entity_id"] or columns["name"], columns["document_id"]
    )
    return {
        "entity_decision_id": decision_id,
        "decision": str(decision),
        **columns,
        "note": by.note,
        "decided_at": by.at,
    }


def _find_entity(lake: LakeFiles, entity_id: str) -> Row:
    """Find the row of an entity that stands for itself.

    Raises:
        UnknownEntity: there is none.
    """
    rows = entity_lookup.read_current_rows(lake, "entities", {entity_id})
    if not rows:
        raise UnknownEntity(f"no entity has the id {entity_id}: `wireroom who NAME` finds ids")
    if rows[0]["merged_into_entity_id"] is not None:
        raise UnknownEntity(f"{entity_id} was merged into {rows[0]['merged_into_entity_id']}: decide of that one")
    return rows[0]


def _check_documents(lake: LakeFiles, entity_id: str, document_ids: Collection[str]) -> None:
    wanted = {"document_id": document_ids}
    mentions = find_rows(lake.of("entity_mentions"), ["document_id", "entity_id"], wanted)
    naming = {row["document_id"] for row in mentions if row["entity_id"] == entity_id}
    if strange := sorted(set(document_ids) - naming):
        raise UnknownEntity(f"article {strange[0]} does not name {entity_id}")


def _choose_new_id(lake: LakeFiles, entity_id: str, wanted: str | None) -> str:
    """Choose the id of what is split off: the one that is wanted, else the first free number behind the old one.

    Raises:
        UnknownEntity: the one that is wanted is no id, of another type, or another entity's.
    """
    if wanted is not None:
        if wanted.partition(".")[0] != entity_id.partition(".")[0]:
            raise UnknownEntity(f"{wanted} does not begin with the type of {entity_id}")
        if not re.fullmatch(ENTITY_FORM, wanted):
            raise UnknownEntity(f"{wanted!r} is no id: a type, a dot and a name without blanks, as {entity_id}-2")
        if entity_lookup.read_current_rows(lake, "entities", {wanted}):
            raise UnknownEntity(f"{wanted} is another entity already: `wireroom entities merge` makes two one")
        return wanted
    number = 2
    while entity_lookup.read_current_rows(lake, "entities", {f"{entity_id}-{number}"}):
        number += 1
    return f"{entity_id}-{number}"


def _commit(data: Path, plan: Callable[[LakeFiles], BatchRows]) -> int:
    """Commit what is planned against the store as it is, until no other writer is faster; give the batch's number."""
    store.upgrade(data)

    def attempt(lake: LakeFiles) -> int | None:
        is_done = commit.commit_rows(lake, BatchKind.DECIDE, plan(lake))
        return lake.number + 1 if is_done else None

    return commit.retry_batch(data, attempt, "deciding of entities")
