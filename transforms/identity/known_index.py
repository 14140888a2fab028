"""Index the entities that are known while articles are resolved: by id and by all keys of their names.

Which of those that are found one is, is decided in `resolution.py`; what the keys are, in `name_keys.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from transforms.document import EntityType
from transforms.identity.name_keys import (
    find_initial_key,
    has_initials_alone,
    is_body_without_name,
    list_keys,
    list_keys_by_part,
    list_lookup_keys,
    name_key,
)
from transforms.identity.profiles import EntityProfile


class KnownEntityIndex:
    """The entities that are known so far, by id and by the keys of their names; `gone` are ids that lead elsewhere."""

    def __init__(self, profiles: Iterable[EntityProfile], gone: Collection[str]) -> None:
        self._gone = gone
        self._by_id: dict[str, EntityProfile] = {}
        self._ids_by_key: dict[str, set[str]] = defaultdict(set)
        self._ids_by_part: dict[str, set[str]] = defaultdict(set)  # of surnames with a hyphen
        self._persons: list[tuple[str, str]] = []  # names and ids that the next index is not made of yet
        self._ids_by_initial: dict[str, set[str]] = defaultdict(set)
        for profile in profiles:
            self.add(profile)

    def add(self, profile: EntityProfile) -> None:
        """Add an entity, or what a profile tells more of one."""
        known = self._by_id.get(profile.entity_id)
        self._by_id[profile.entity_id] = known.joined_with(profile) if known else profile
        if known and known.entity_type == profile.entity_type and {profile.name, *profile.names} <= known.names:
            return  # it has all its keys
        for key in list_keys(profile):
            self._ids_by_key[key].add(profile.entity_id)
        if profile.entity_type == EntityType.PERSON:
            self._persons.append((profile.name, profile.entity_id))
            for part in list_keys_by_part(profile.name):
                self._ids_by_part[part].add(profile.entity_id)

    def has(self, entity_id: str) -> bool:
        """Say whether an entity has the id."""
        return entity_id in self._by_id

    def is_free(self, entity_id: str) -> bool:
        """Say whether an id may be given: no entity has it, and none had it."""
        return not self.has(entity_id) and entity_id not in self._gone

    def find_candidates(self, local: EntityProfile) -> list[EntityProfile]:
        """Find the entities that one of an article may be, by id; none for a body without a name."""
        if is_body_without_name(local.entity_type, local.name):
            return []
        ids = {entity_id for key in list_lookup_keys(local) for entity_id in self._ids_by_key.get(key, ())}
        if local.is_person:
            key = name_key(local.entity_type, local.name)
            ids.update(self._ids_by_part.get(key, ()))
            if has_initials_alone(local.name):
                ids |= self._find_by_initial(key)
        if self.has(local.entity_id):
            ids.add(local.entity_id)
        return [self._by_id[entity_id] for entity_id in sorted(ids)]

    def _find_by_initial(self, key: str) -> set[str]:
        """Find persons by surname and initial; few ask, so the index is made by then."""
        for name, entity_id in self._persons:
            if initial := find_initial_key(name):
                self._ids_by_initial[initial].add(entity_id)
        self._persons.clear()
        return self._ids_by_initial.get(key, set())
