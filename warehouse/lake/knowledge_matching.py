"""Find out which entities of the store the rows of a newsroom's own knowledge are about.

By id, else by the key of the name and the type, as the rows give them: keys are made in `transforms/identity`. What
does not fit is told with the number of its row. What a match changes: knowledge_changes.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transforms.document import AliasKind, EntityType, Row
from warehouse.lake.data_files import find_rows
from warehouse.lake.entity_lookup import read_current_rows
from warehouse.lake.lake_files import LakeFiles


@dataclass(frozen=True, slots=True)
class KnowledgeName:
    """A name of an entity, the key that it is looked up by, and what sort of name it is."""

    alias: str
    alias_key: str
    alias_kind: str


@dataclass(frozen=True, slots=True)
class KnowledgeRole:
    """An office, and where it is held: an id, or a name and its key; null where it is not said."""

    role: str
    organization: str | None = None
    organization_key: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class KnowledgeRow:
    """A row of a newsroom's file, checked by itself; `names` has all its names, the canonical one first.

    `entity_id` is null where the file leaves it to us; `made_id` is the id of its type and name.
    """

    row_number: int
    entity_id: str | None
    made_id: str
    entity_type: str
    name: str
    names: tuple[KnowledgeName, ...]
    wikidata_id: str | None = None
    country_code: str | None = None
    roles: tuple[KnowledgeRole, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class RowFault:
    """What is wrong with a row; the header is row 1."""

    row_number: int
    message: str


@dataclass(frozen=True, slots=True)
class Match:
    """A row, the id of its entity, the stored row of that (null where it is new) and where its offices are held."""

    row: KnowledgeRow
    entity_id: str
    stored: Row | None
    organization_ids: tuple[str | None, ...] = ()


class _StoredEntities:
    """The entities of the store that the rows may be about, by id and by key of name and type."""

    def __init__(self, lake: LakeFiles, rows: Sequence[KnowledgeRow]) -> None:
        keys = {row.names[0].alias_key for row in rows}
        keys |= {role.organization_key for row in rows for role in row.roles if role.organization_key}
        named = find_rows(
            lake.of("entity_aliases"), ["entity_id", "alias", "alias_key", "alias_kind"], {"alias_key": keys}
        )
        entity_ids = {row["entity_id"] for row in named} | _list_ids(rows)
        items = {row.wikidata_id for row in rows if row.wikidata_id}
        entity_ids |= {
            row["entity_id"] for row in find_rows(lake.of("entities"), ["entity_id"], {"wikidata_id": items})
        }
        self._by_id = {row["entity_id"]: row for row in read_current_rows(lake, "entities", entity_ids)}
        led = {row["merged_into_entity_id"] for row in self._by_id.values()} - {None, *self._by_id}
        self._by_id |= {row["entity_id"]: row for row in read_current_rows(lake, "entities", led)}
        self._ids_by_key: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in named:
            entity = self._by_id[row["entity_id"]]
            if row["alias_kind"] == AliasKind.FULL and entity["merged_into_entity_id"] is None:
                self._ids_by_key[entity["entity_type"], row["alias_key"]].add(entity["entity_id"])

    def find(self, entity_id: str) -> Row | None:
        """Find the row of an entity, or of the one that it was merged into."""
        found = self._by_id.get(entity_id)
        led_to = found and found["merged_into_entity_id"]
        return self._by_id[led_to] if led_to else found

    def find_named(self, entity_type: str, key: str) -> set[str]:
        return self._ids_by_key.get((entity_type, key), set())

    def list_items(self) -> dict[str, str]:
        """List the Wikidata ids of the entities that stand for themselves, each with the entity's id."""
        own = [row for row in self._by_id.values() if row["merged_into_entity_id"] is None]
        return {row["wikidata_id"]: row["entity_id"] for row in own if row["wikidata_id"] is not None}


def match_rows(lake: LakeFiles, rows: Sequence[KnowledgeRow]) -> tuple[list[Match], list[RowFault]]:
    """Match the rows with the store as it is; where there are faults, there are no matches.

    A row is of the entity whose id it gives, else of the one of its type that has the key of its name, else of a new
    one. What another row names by its id, it does not take by name.
    """
    stored = _StoredEntities(lake, rows)
    matches, faults = _match_entities(stored, rows)
    if faults:
        return [], sorted(faults)
    bodies = _Bodies(matches, stored)
    matches = [_match_roles(match, bodies, faults) for match in matches]
    faults += [*_find_doubled_items(matches, stored), *_find_doubled_roles(matches), *_find_circles(matches)]
    return ([], sorted(faults)) if faults else (matches, [])


def _list_ids(rows: Sequence[KnowledgeRow]) -> set[str]:
    of_roles = {role.organization for row in rows for role in row.roles if role.organization}
    return {row.made_id for row in rows} | {row.entity_id for row in rows if row.entity_id} | of_roles


def _match_entities(stored: _StoredEntities, rows: Sequence[KnowledgeRow]) -> tuple[list[Match], list[RowFault]]:
    taken = {found["entity_id"] for row in rows if row.entity_id and (found := stored.find(row.entity_id))}
    matches: list[Match] = []
    faults: list[RowFault] = []
    for row in rows:
        candidates = _list_candidates(row, stored, taken)
        found = stored.find(candidates[0]) if candidates else None
        entity_id = found["entity_id"] if found else row.entity_id or row.made_id
        if len(candidates) > 1:
            message = f"several entities have the name {row.name}, give one's id: {', '.join(candidates)}"
            faults.append(RowFault(row.row_number, message))
        elif found and found["entity_type"] != row.entity_type:
            faults.append(RowFault(row.row_number, f"{entity_id} is of the type {found['entity_type']} in the store"))
        else:
            matches.append(Match(row, entity_id, found))
    return matches, [*faults, *_find_twice(matches)]


def _list_candidates(row: KnowledgeRow, stored: _StoredEntities, taken: set[str]) -> list[str]:
    """List the ids of the stored entities that a row may be of."""
    if row.entity_id and stored.find(row.entity_id):
        return [row.entity_id]
    named = stored.find_named(row.entity_type, row.names[0].alias_key)
    if row.entity_id:
        named = named - taken
    elif not named and stored.find(row.made_id):
        named = {row.made_id}
    return sorted(named)


def _find_twice(matches: Iterable[Match]) -> Iterable[RowFault]:
    first: dict[str, int] = {}
    for match in matches:
        number = first.setdefault(match.entity_id, match.row.row_number)
        if number != match.row.row_number:
            yield RowFault(match.row.row_number, f"{match.entity_id} is in row {number} already")


def _find_doubled_items(matches: Sequence[Match], stored: _StoredEntities) -> Iterable[RowFault]:
    """Find the Wikidata ids that another entity of the store has, and keeps."""
    told = {match.entity_id: match.row.wikidata_id for match in matches if match.row.wikidata_id}
    owners = {item: owner for item, owner in stored.list_items().items() if told.get(owner, item) == item}
    for match in matches:
        owner = owners.get(match.row.wikidata_id or "")
        if owner is not None and owner != match.entity_id:
            yield RowFault(match.row.row_number, f"{match.row.wikidata_id} is the wikidata_id of {owner} in the store")


class _Bodies:
    """Where offices may be held: by id, and by name, those of the file as well as those of the store."""

    def __init__(self, matches: Sequence[Match], stored: _StoredEntities) -> None:
        self._stored = stored
        self._by_id: dict[str, str] = {}
        self._by_name: dict[tuple[str, str], set[str]] = defaultdict(set)
        for match in matches:
            self._by_id |= {match.row.entity_id or match.entity_id: match.entity_id, match.entity_id: match.entity_id}
            for one in match.row.names:
                self._by_name[match.row.entity_type, one.alias_key].add(match.entity_id)

    def find(self, role: KnowledgeRole) -> set[str]:
        """Find what has the id that a role gives, else the bodies of that name, else the places."""
        wanted = role.organization or ""
        if wanted in self._by_id:
            return {self._by_id[wanted]}
        if known := self._stored.find(wanted):
            return {known["entity_id"]}
        for entity_type in (str(EntityType.ORGANIZATION), str(EntityType.PLACE)):
            key = role.organization_key or ""
            named = self._by_name.get((entity_type, key), set()) | self._stored.find_named(entity_type, key)
            if named:
                return named
        return set()


def _match_roles(match: Match, bodies: _Bodies, faults: list[RowFault]) -> Match:
    found: list[str | None] = []
    for role in match.row.roles:
        candidates = sorted(bodies.find(role)) if role.organization else []
        if role.organization and len(candidates) != 1:
            which = (
                f"the name of {', '.join(candidates)}: give one's id" if candidates else "neither in the file nor known"
            )
            message = f"the role {role.role} is held at {role.organization}, which is {which}"
            faults.append(RowFault(match.row.row_number, message))
        found.append(candidates[0] if candidates else None)
    return replace(match, organization_ids=tuple(found))


def _find_doubled_roles(matches: Iterable[Match]) -> Iterable[RowFault]:
    """Find the offices that a row gives twice: the store keeps one time of each."""
    for match in matches:
        held = zip((role.role for role in match.row.roles), match.organization_ids, strict=True)
        for (role, _), count in Counter(held).items():
            if count > 1:
                yield RowFault(match.row.row_number, f"the role {role} is there twice: give its first and its last day")


def _find_circles(matches: Sequence[Match]) -> Iterable[RowFault]:
    """Find the entities that hold an office at themselves, over any number of steps of the file."""
    held_at = {match.entity_id: [one for one in match.organization_ids if one] for match in matches}
    for match in matches:
        if circle := _find_circle(match.entity_id, held_at):
            steps = " -> ".join(circle)
            yield RowFault(match.row.row_number, f"the roles go round in a circle: {steps}")


def _find_circle(start: str, held_at: Mapping[str, Sequence[str]]) -> list[str]:
    """Find the way over which one comes back to `start`; empty where there is none."""
    ways = [[start, one] for one in held_at[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [[*way, one] for one in held_at.get(way[-1], ())]
    return []
