"""Find who is meant by a name: the entities that have it, with how much they say in the published articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from warehouse.queries.near_names import UnknownName, describe_unknown, find_near_names
from warehouse.queries.published_tables import PublishedTables

# The lower the rank, the nearer the name: where somebody has it as it stands, nobody is given who has it in part. Those
# who are called so and say more come beside, or a namesake whom few articles name would hide whom everybody means.
_FIND = """
WITH names AS (
    SELECT entity_id, fold(name) AS folded, 1 AS rank FROM entities
    UNION ALL SELECT entity_id, fold(alias), 2 FROM entity_aliases
),
ranked AS (
    SELECT entity_id, 0 AS rank FROM entities WHERE entity_id = $name
    UNION ALL SELECT entity_id, rank FROM names WHERE folded = fold($name)
    UNION ALL SELECT entity_id, 3 FROM names WHERE bare(folded) = bare($name)
    UNION ALL SELECT entity_id, 4 FROM names
        WHERE list_bool_and([contains(folded, word) FOR word IN words_of($name)])
),
standing AS (
    SELECT coalesce(merged_into_entity_id, entity_id) AS entity_id, rank FROM ranked JOIN entities USING (entity_id)
),
nearest AS (SELECT entity_id, min(rank) AS rank FROM standing GROUP BY entity_id),
said AS (
    SELECT speaker AS entity_id, count(*) AS statement_count, count(DISTINCT document_id) AS article_count,
        min(published_date) AS first_date, max(published_date) AS last_date
    FROM speakers JOIN statements USING (quote_id) GROUP BY speaker
),
counted AS (
    SELECT entity_id, name, entity_type, coalesce(statement_count, 0) AS statement_count,
        coalesce(article_count, 0) AS article_count, first_date, last_date, rank,
        (SELECT min(rank) FROM nearest) AS best_rank
    FROM nearest JOIN entities USING (entity_id) LEFT JOIN said USING (entity_id)
)
SELECT * EXCLUDE (rank, best_rank) FROM counted
WHERE rank = best_rank OR (
    best_rank = 1 AND rank = 2 AND statement_count > (SELECT max(statement_count) FROM counted WHERE rank = 1)
)
ORDER BY statement_count DESC, entity_id
"""


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """Somebody who bears a name: how many statements in how many articles, and the days of the first and the last."""

    entity_id: str
    name: str
    entity_type: str
    statement_count: int
    article_count: int
    first_date: date | None
    last_date: date | None


def find_named(tables: PublishedTables, name: str, kind: str = "speaker") -> list[NamedEntity]:
    """Find the entities of a name, those who say most first; accents and capitals count nothing.

    One that was merged into another is given as that one.
    Those of that id or full name, with those of that alias who say more, else of that alias, else of a name or alias
    with other blanks and hyphens, else of names that have all its words.

    Raises:
        UnknownName: nobody has it; `kind` is what the message says there is not.
    """
    found = [NamedEntity(**row) for row in tables.fetch(_FIND, {"name": " ".join(name.split())})]
    if not found:
        raise UnknownName(describe_unknown(kind, name, find_near_names(tables, name)))
    return found
