"""Tell what the store knows of entities, and what people decided of them, to whoever makes rows of articles.

Which of them an entity of an article is: `transforms/identity`. How people decide: entity_decisions.py.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from transforms.document import Rows
from warehouse import store
from warehouse.lake import entity_lookup


def find_entities(
    data: Path, alias_keys: Collection[str], entity_ids: Collection[str], initial_keys: Collection[str] = ()
) -> Rows:
    """Find the entities that have one of these keys of names, beginnings of keys or ids: rows, names and offices.

    With them all that people decided, the first decision first, and the entities to which that leads.

    Args:
        data: the folder of the store.
        alias_keys: keys of names; of those who share a surname alone the first ones by id are found.
        entity_ids: ids.
        initial_keys: surname and the first letter of the given name (`silva, a`).

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    return store.read_again(data, lambda lake: entity_lookup.find_entities(lake, alias_keys, entity_ids, initial_keys))
