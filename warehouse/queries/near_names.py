"""Find names that are near to one that nobody has: misspelt, or a word of a longer one.

Who has a name as it stands: speakers.py; which topic: topics.py.
"""

from __future__ import annotations

from warehouse.queries.published_tables import PublishedTables

# Below it names have little more than some letters in common ("Silva" and "Silla" have 0.91, "Silva" and "Sousa" 0.65).
MIN_SIMILARITY = 0.85
NEAR_COUNT = 5  # as many as a line of an error has room for
# A name is as near as the nearest of its words, or as the whole of it, with its blanks and hyphens and without them.
_NEAR = """
WITH names AS (SELECT DISTINCT name, fold(name) AS folded FROM {table}),
near AS (
    SELECT name, greatest(
        list_max([jaro_winkler_similarity(part, fold($name)) FOR part IN list_append(words_of(folded), folded)]),
        jaro_winkler_similarity(bare(folded), bare($name))
    ) AS similarity
    FROM names
)
SELECT name FROM near WHERE similarity >= $minimum ORDER BY similarity DESC, name LIMIT $count
"""


class UnknownName(LookupError):
    """Nobody and nothing has that name; the message is one line with the near ones."""


def find_near_names(tables: PublishedTables, name: str) -> list[str]:
    """Find names of entities that are near to `name`, the nearest first.

    Raises:
        duckdb.Error: a file cannot be read.
    """
    return _find_near(tables, name, "entities")


def find_near_topics(tables: PublishedTables, name: str) -> list[str]:
    """Find names of topics that are near to `name`, the nearest first.

    Raises:
        duckdb.Error: a file cannot be read.
    """
    return _find_near(tables, name, "topics")


def _find_near(tables: PublishedTables, name: str, table: str) -> list[str]:
    values = {"name": " ".join(name.split()), "minimum": MIN_SIMILARITY, "count": NEAR_COUNT}
    return [row["name"] for row in tables.fetch(_NEAR.format(table=table), values)]


def describe_unknown(kind: str, name: str, near: list[str]) -> str:
    """Say that there is no `kind` of that name, and which names are near."""
    hint = f"near it: {', '.join(near)}" if near else "no name is near"
    return f"no {kind} is called {name!r}: {hint}"
