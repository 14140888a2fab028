"""Tell what the store knows of entities, and what people decided of them, to whoever makes rows of articles.

Which of them an entity of an article is: `transforms/identity`. How people decide: entity_decisions.py.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from transforms.document import Rows
from warehouse import store
from warehouse.lake import entity_lookup


def find_entities(data: Path, alias_keys: Collection[str], entity_ids: Collection[str]) -> Rows:
    """Find the entities that have one of these keys of names or ids: their rows, names and offices.

    With them all that people decided, the first decision first, and the entities to which that leads.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    return store.read_again(data, lambda lake: entity_lookup.find_entities(lake, alias_keys, entity_ids))
