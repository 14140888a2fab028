"""Give rows of an article the ids of entities that were decided, in place of those that its own names give.

Names that stand beside an id are those of the entity, so that counts by either agree. Which columns have ids of
entities, and which their names, the tables declare. What is decided, and why: `transforms/identity`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transforms.document import Row, Rows, ids
from warehouse.fields import Table
from warehouse.tables import TABLES


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """What all articles say alike of an entity: type, canonical name, country, Wikidata item, gender."""

    entity_id: str
    entity_type: str
    name: str
    country_code: str | None
    wikidata_id: str | None = None
    told_gender: str | None = None


def relabel_rows(rows: Rows, entity_ids: Mapping[str, str], known: Mapping[str, KnownEntity]) -> Rows:
    """Give the rows of one article new ids of entities; of two entities that become one, one row is kept.

    Args:
        rows: all rows of the article, by table.
        entity_ids: the id that was decided, by the one that the article's names give; others stay.
        known: by decided id, what the row of `entities` says.
    """
    return {name: list(_relabel_table(TABLES[name], some, entity_ids, known)) for name, some in rows.items()}


def _relabel_table(
    table: Table, rows: list[Row], entity_ids: Mapping[str, str], known: Mapping[str, KnownEntity]
) -> Iterator[Row]:
    columns = list_entity_columns(table)
    names = {entity_id: one.name for entity_id, one in known.items()}
    seen: set[tuple[object, ...]] = set()
    for row in rows:
        new = row | {name: entity_ids.get(row[name], row[name]) for name in columns}
        new |= table.name_entities(new, names)
        if table.name == "entities" and new["entity_id"] in known:
            new |= _describe(known[new["entity_id"]], new)
        if table.name == "entity_roles":
            held = (new["role"], new["organization_entity_id"], new["status"])
            new["entity_role_id"] = ids.entity_role_id(new["entity_id"], *held)
        key = tuple(new[name] for name in table.key)
        if key not in seen:
            seen.add(key)
            yield new


def list_entity_columns(table: Table) -> list[str]:
    """List the columns of a table that have ids of entities; in links that of the decision alone."""
    own = ["entity_id"] if table.name == "entities" else []
    return own + table.list_references("entities")


def _describe(entity: KnownEntity, row: Row) -> Row:
    return {
        "entity_type": entity.entity_type,
        "name": entity.name,
        "country_code": entity.country_code,
        "wikidata_id": entity.wikidata_id or row["wikidata_id"],
        "told_gender": entity.told_gender,
    }
