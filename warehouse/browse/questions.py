"""Write what a request asks for as SQL over the index of quotes: counts, pages of lists.

What is counted is what `write_sql` of warehouse/queries counts over the published tables; each table here has a pair of
quote and value once, so that rows are counted where that has to count different ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warehouse.browse.parameters import Choice, Count
from warehouse.queries.measures import DIMENSIONS, Measure, write_condition
from warehouse.queries.selection import quote_text

# Types that somebody says, in the order of the page.
SPOKEN_TYPES = ("direct", "mixed", "indirect")
# Dimensions whose values are ids that have a name.
NAMED_DIMENSIONS = frozenset({"speaker", "about", "also", "beside"})
_COUNTED: Final = {
    Measure.QUOTES: "count(*)",
    Measure.ARTICLES: "count(DISTINCT article)",
    Measure.SPEAKERS: "count(DISTINCT speakers.speaker)",
}
# The numbers of quotes that a search found; given as a table where there are words.
FOUND = "found"
# The rows of a list of quotes, of the numbers in `chosen`.
LISTED = """,
listed AS MATERIALIZED (SELECT statements.* FROM chosen JOIN statements USING (quote_id)),
said AS MATERIALIZED (
    SELECT quote_id, list({id: speaker, name: name} ORDER BY speaker) AS speakers
    FROM listed JOIN speakers USING (quote_id) JOIN names ON entity_id = speaker GROUP BY quote_id
)
SELECT listed.*, headline, url, source_uri, retold.statement_id IS NOT NULL AS is_retold, speakers
FROM listed JOIN articles USING (article) LEFT JOIN said USING (quote_id)
LEFT JOIN retold ON retold.statement_id = listed.statement_id
ORDER BY quote_id"""


def write_count(count: Count) -> str:
    """Write the query of a count: a column for each of `by`, then the measure, and what else is asked for."""
    joined = dict.fromkeys(DIMENSIONS[name].relation for name in count.by if DIMENSIONS[name].is_multiple)
    if count.measure == Measure.SPEAKERS:
        joined["speakers"] = None
    sources = ["statements", *joined]
    conditions = [*_write_conditions(count.choice)]
    if count.without is not None:
        conditions.append(f"{column_of(count.by[0])} IS DISTINCT FROM {quote_text(count.without)}")
    return "\n".join([
        f"SELECT {', '.join(_write_columns(count))}",
        f"FROM {sources[0]}" + "".join(f" JOIN {relation} USING (quote_id)" for relation in sources[1:]),
        *_write_where(conditions),
        "GROUP BY ALL" if count.by else "",
    ])


def _write_columns(count: Count) -> Iterator[str]:
    yield from (f"coalesce({column_of(name)}, '') AS {name}" for name in count.by)
    yield f"{_COUNTED[count.measure]} AS {count.measure}"
    if count.has_types:
        yield from (f"count(*) FILTER (quote_type = '{kind}') AS {kind}" for kind in SPOKEN_TYPES)
    if count.has_days:
        yield from ("min(published_date) AS first_date", "max(published_date) AS last_date")


def write_groups(count: Count) -> str:
    """Write the query of the groups of a count: the largest first, with names, and how many there are in all."""
    named = [name for name in count.by if name in NAMED_DIMENSIONS]
    columns = ["counted.*", *(f"{name}_names.name AS {name}_name" for name in named)]
    joins = [f"LEFT JOIN names AS {name}_names ON {name}_names.entity_id = {name}" for name in named]
    order = ", ".join((f"{count.measure} DESC", *count.by))
    return "\n".join([
        f"WITH groups AS (\n{write_count(count)}\n),",
        f"counted AS (SELECT *, count(*) OVER () AS group_count FROM groups ORDER BY {order} LIMIT $limit OFFSET $offset)",
        f"SELECT {', '.join(columns)} FROM counted {' '.join(joins)} ORDER BY {order}",
    ])


def write_totals(choice: Choice) -> str:
    """Write the query that counts the quotes and the articles of a choice."""
    where = _write_where([*_write_conditions(choice)])
    return "\n".join(["SELECT count(*) AS quotes, count(DISTINCT article) AS articles FROM statements", *where])


def write_page(choice: Choice) -> str:
    """Write the query of a page of the list of quotes that a choice has."""
    where = "\n".join(_write_where([*_write_conditions(choice)]))
    page = f"SELECT quote_id FROM statements\n{where}\nORDER BY quote_id LIMIT $limit OFFSET $offset"
    return f"WITH chosen AS MATERIALIZED (\n{page}\n){LISTED}"


def write_articles(choice: Choice) -> str:
    """Write the query of a page of the articles that have a quote of a choice; of all where nothing is chosen."""
    conditions = [*_write_conditions(choice)]
    chosen = f"SELECT article FROM statements {' '.join(_write_where(conditions))}"
    return f"""WITH chosen AS (SELECT * FROM articles {f"WHERE article IN ({chosen})" if conditions else ""}),
listed AS (SELECT *, count(*) OVER () AS article_count FROM chosen ORDER BY article LIMIT $limit OFFSET $offset)
SELECT listed.*, (SELECT count(*) FROM statements WHERE statements.article = listed.article) AS quotes
FROM listed ORDER BY article"""


def column_of(name: str) -> str:
    """Give the column of a dimension, of the relation that has it."""
    dimension = DIMENSIONS[name]
    return f"{dimension.relation}.{dimension.expression}" if dimension.is_multiple else dimension.expression


def _write_conditions(choice: Choice) -> Iterator[str]:
    yield from (write_condition(name, value) for name, value in choice.where.items())
    if choice.words:
        yield f"quote_id IN (SELECT quote_id FROM {FOUND})"


def _write_where(conditions: list[str]) -> list[str]:
    return ["WHERE " + "\n  AND ".join(conditions)] if conditions else []
