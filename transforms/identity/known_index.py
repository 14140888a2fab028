"""Index the entities that are known while articles are resolved: by id and by all keys of their names.

Which of those that are found one is, is decided in `resolution.py`; what the keys are, in `name_keys.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from transforms.document import EntityType
from transforms.identity.name_keys import has_initials_alone, list_beginnings, list_keys, list_lookup_keys, name_key
from transforms.identity.profiles import EntityProfile


class KnownEntityIndex:
    """The entities that are known so far, by id and by the keys of their names; `gone` are ids that lead elsewhere."""

    def __init__(self, profiles: Iterable[EntityProfile], gone: Collection[str]) -> None:
        self._gone = gone
        self._by_id: dict[str, EntityProfile] = {}
        self._ids_by_key: dict[str, set[str]] = defaultdict(set)
        self._has_joined_surnames = False
        self._persons: list[tuple[str, str]] = []  # names and ids that the next index is not made of yet
        self._ids_by_beginning: dict[str, set[str]] = defaultdict(set)
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
            self._has_joined_surnames = self._has_joined_surnames or "-" in profile.name.rpartition(" ")[2]

    def has(self, entity_id: str) -> bool:
        """Say whether an entity has the id."""
        return entity_id in self._by_id

    def is_free(self, entity_id: str) -> bool:
        """Say whether an id may be given: no entity has it, and none had it."""
        return not self.has(entity_id) and entity_id not in self._gone

    def find_candidates(self, local: EntityProfile) -> list[EntityProfile]:
        """Find the entities that one of an article may be, by id."""
        ids = {entity_id for key in list_lookup_keys(local) for entity_id in self._ids_by_key.get(key, ())}
        if local.is_person and (has_initials_alone(local.name) or self._has_joined_surnames):
            ids |= self._find_by_beginning(name_key(local.entity_type, local.name))
        if self.has(local.entity_id):
            ids.add(local.entity_id)
        return [self._by_id[entity_id] for entity_id in sorted(ids)]

    def _find_by_beginning(self, key: str) -> set[str]:
        """Find persons by surname and initial, or by a part of the surname; few ask, so the index is made by then."""
        for name, entity_id in self._persons:
            for beginning in list_beginnings(name):
                self._ids_by_beginning[beginning].add(entity_id)
        self._persons.clear()
        return self._ids_by_beginning.get(key, set())
