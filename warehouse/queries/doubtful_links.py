"""List the decisions which entity one is that are the least sure, for people to look at."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.queries.published_tables import PublishedTables

# What is below it is worth a look; a variant of a name counts more.
_SURE = 0.9
# A second one that is so like it may be the same.
_LIKE = 0.75
_LIST = """
SELECT entity_links.entity_id, entities.name, link_reason, min(link_score) AS link_score,
    runner_up_entity_id, max(runner_up_score) AS runner_up_score,
    count(DISTINCT document_id)::BIGINT AS article_count, min(document_id) AS document_id
FROM entity_links JOIN entities ON entities.entity_id = entity_links.entity_id
WHERE (link_score < $sure OR runner_up_score >= $like) AND link_reason <> 'decided'
GROUP BY ALL
ORDER BY link_score, article_count DESC, entity_links.entity_id
"""


@dataclass(frozen=True, slots=True)
class DoubtfulLink:
    """An entity, what it was told from or taken for and by what, and in how many articles; one of them."""

    entity_id: str
    name: str
    link_reason: str
    link_score: float
    runner_up_entity_id: str | None
    runner_up_score: float | None
    article_count: int
    document_id: str


def list_doubtful_links(tables: PublishedTables) -> list[DoubtfulLink]:
    """List the entities whose decisions are the least sure, the least sure first; those that two may be, too."""
    return [DoubtfulLink(**row) for row in tables.fetch(_LIST, {"sure": _SURE, "like": _LIKE})]
