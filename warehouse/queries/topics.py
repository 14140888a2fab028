"""Find which topic a name means, with how many statements are on it or on one below it."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.queries.near_names import UnknownName, describe_unknown, find_near_topics
from warehouse.queries.published_tables import PublishedTables

# The lower the rank, the nearer the name, as with speakers. The path of a topic has the names of all above it, but a
# name may have a ">" of its own, so it is followed by ids.
_FIND = """
WITH RECURSIVE ranked AS (
    SELECT topic_id, 0 AS rank FROM topics WHERE topic_id = $name
    UNION ALL SELECT topic_id, 1 FROM topics WHERE fold(name) = fold($name)
    UNION ALL SELECT topic_id, 2 FROM topics WHERE bare(name) = bare($name)
    UNION ALL SELECT topic_id, 3 FROM topics
        WHERE list_bool_and([contains(fold(name), word) FOR word IN words_of($name)])
),
meant AS (SELECT topic_id FROM ranked WHERE rank = (SELECT min(rank) FROM ranked)),
below AS (
    SELECT topic_id AS root, topic_id FROM meant
    UNION SELECT root, topics.topic_id FROM topics JOIN below ON parent_topic_id = below.topic_id
),
counted AS (
    SELECT root, count(DISTINCT quote_id) AS statement_count
    FROM below JOIN topics USING (topic_id) JOIN statements ON topic_1 = name GROUP BY root
)
SELECT topic_id, name, path, coalesce(statement_count, 0) AS statement_count
FROM (SELECT DISTINCT topic_id FROM meant) JOIN topics USING (topic_id) LEFT JOIN counted ON root = topic_id
ORDER BY statement_count DESC, topic_id
"""

_BELOW = """
WITH RECURSIVE below AS (
    SELECT topic_id FROM topics WHERE topic_id = $topic_id
    UNION SELECT topics.topic_id FROM topics JOIN below ON parent_topic_id = below.topic_id
)
SELECT topic_id FROM below ORDER BY topic_id
"""


@dataclass(frozen=True, slots=True)
class NamedTopic:
    """A topic of a name: its path from the first level, and how many statements are on it or below it."""

    topic_id: str
    name: str
    path: str
    statement_count: int


def find_topics(tables: PublishedTables, name: str) -> list[NamedTopic]:
    """Find the topics of a name, those with most statements first; accents and capitals count nothing.

    Those of that id or name, else of that name with other blanks and hyphens, else those that have all its words.

    Raises:
        UnknownName: there is none.
    """
    found = [NamedTopic(**row) for row in tables.fetch(_FIND, {"name": " ".join(name.split())})]
    if not found:
        raise UnknownName(describe_unknown("topic", name, find_near_topics(tables, name)))
    return found


def list_topics_below(tables: PublishedTables, topic_id: str) -> list[str]:
    """List the ids of a topic and of all below it."""
    return [row["topic_id"] for row in tables.fetch(_BELOW, {"topic_id": topic_id})]
