"""Have the entities of articles decided against the store as it is when the articles are stored.

Which entities they are, a caller decides: the warehouse knows no rules. Who was overtaken by another writer asks again,
so that no id is given by two writers to two entities. What is asked of the store: entity_lookup.py.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Protocol

from transforms.document import Rows
from warehouse.lake import entity_lookup
from warehouse.lake.lake_files import LakeFiles


class FindEntities(Protocol):
    """Finds what the store knows of entities by keys of names, ids, and beginnings of keys."""

    def __call__(
        self, alias_keys: Collection[str], entity_ids: Collection[str], initial_keys: Collection[str] = ()
    ) -> Rows:
        """Find them, as `entity_lookup.find_entities` does."""


LinkParts = Callable[[Sequence[Rows], FindEntities], Sequence[Rows]]


class LinkedParts:
    """Rows of articles with the ids of entities that are right for the store at one number of its batches."""

    def __init__(self, parts: Sequence[Rows], link: LinkParts | None) -> None:
        self._parts = parts
        self._link = link
        self._linked = parts
        self._number: int | None = None

    def read_at(self, lake: LakeFiles) -> Sequence[Rows]:
        """Give the rows as they are to be stored after the batches of `lake`, decided anew if others came meanwhile."""
        if self._link is not None and lake.number != self._number:
            self._linked = self._link(self._parts, partial(entity_lookup.find_entities, lake))
            self._number = lake.number
        return self._linked

    def note_stored_batch(self, number: int | None) -> None:
        """Note that batch `number`, which has some of these rows, is in the store: it needs no new decision.

        None, where no batch was stored, changes nothing.
        """
        if number is not None:
            self._number = number
