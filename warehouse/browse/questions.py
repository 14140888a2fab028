"""Write what a request asks for as SQL over the index of quotes: counts, pages of lists.

What is counted is what `write_sql` of warehouse/queries counts over the published tables; each table here has a pair of
quote and value once, so that rows are counted where that has to count different ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from warehouse.browse.parameters import CountQuestion, QuoteChoice
from warehouse.queries.measures import DIMENSIONS, NO_VALUE, WORD_START, Measure, column_of, write_condition
from warehouse.queries.selection import quote_text
from warehouse.queries.statements import name_words

# Types that somebody says, in the order of the page.
SPOKEN_TYPES = ("direct", "mixed", "indirect")
# Dimensions whose values are ids that have a name.
NAMED_DIMENSIONS = frozenset({"speaker", "person", "body", "about", "also", "beside"})
_COUNTED: Final = {
    Measure.QUOTES: "count(*)",
    Measure.ARTICLES: "count(DISTINCT statements.article)",
    Measure.SPEAKERS: "count(DISTINCT speakers.speaker)",
}
# The numbers of quotes that a search found; given as a table where there are words.
FOUND = "found"


def write_count(count: CountQuestion) -> str:
    """Write the query of a count: a column for each of `by`, then the measure, and what else is asked for."""
    joined = dict.fromkeys(DIMENSIONS[name].relation for name in count.by if DIMENSIONS[name].is_multiple)
    if count.measure == Measure.SPEAKERS:
        joined["speakers"] = None
    sources = ["statements", *joined]
    conditions = [*_write_conditions(count.choice)]
    if count.without is not None:
        conditions.append(_write_other(column_of(count.by[0]), count.without))
    return "\n".join([
        f"SELECT {', '.join(_write_columns(count))}",
        f"FROM {sources[0]}" + "".join(f" JOIN {relation} USING (quote_id)" for relation in sources[1:]),
        *_write_where(conditions),
        "GROUP BY ALL" if count.by else "",
    ])


def _write_other(column: str, value: str) -> str:
    """Write the condition that a column has another value; NO_VALUE leaves out what has none."""
    return f"{column} IS NOT NULL" if value == NO_VALUE else f"{column} IS DISTINCT FROM {quote_text(value)}"


def _write_columns(count: CountQuestion) -> Iterator[str]:
    yield from (f"coalesce({column_of(name)}, '') AS {name}" for name in count.by)
    yield f"{_COUNTED[count.measure]} AS {count.measure}"
    if count.has_types:
        yield from (f"count(*) FILTER (quote_type = '{kind}') AS {kind}" for kind in SPOKEN_TYPES)
    if count.has_days:
        yield from ("min(published_date) AS first_date", "max(published_date) AS last_date")


def write_groups(count: CountQuestion) -> str:
    """Write the query of the groups of a count: the largest first, with names, and how many there are in all."""
    named = [name for name in count.by if name in NAMED_DIMENSIONS]
    columns = ["counted.*", *(f"{name}_names.name AS {name}_name" for name in named)]
    joins = [f"LEFT JOIN names AS {name}_names ON {name}_names.entity_id = {name}" for name in named]
    order = ", ".join((f"{count.measure} DESC", *count.by))
    return "\n".join([
        f"WITH groups AS (\n{write_count(count)}\n),",
        "counted AS (SELECT *, count(*) OVER () AS group_count FROM groups",
        f"  ORDER BY {order} LIMIT $limit OFFSET $offset)",
        f"SELECT {', '.join(columns)} FROM counted {' '.join(joins)} ORDER BY {order}",
    ])


def write_group_total(count: CountQuestion) -> str:
    """Write the query that counts the groups of a count."""
    return f"SELECT count(*) AS group_count FROM (\n{write_count(count)}\n)"


def write_totals(choice: QuoteChoice) -> str:
    """Write the query that counts the quotes and the articles of a choice."""
    where = _write_where([*_write_conditions(choice)])
    return "\n".join([
        "SELECT count(*) AS quotes, count(DISTINCT statements.article) AS articles FROM statements",
        *where,
    ])


def write_page(choice: QuoteChoice) -> str:
    """Write the query of the numbers of a page of the list of quotes that a choice has."""
    where = _write_where([*_write_conditions(choice)])
    return "\n".join(["SELECT quote_id FROM statements", *where, "ORDER BY quote_id LIMIT $limit OFFSET $offset"])


def write_listed(numbers: Sequence[int]) -> str:
    """Write the query of the rows of a list of quotes that have these numbers, of which there are some."""
    # asked by places as a query within, so that only what holds those rows is read
    places = ", ".join(str(number - 1) for number in numbers)
    return f"SELECT * FROM statements WHERE rowid IN (SELECT unnest([{places}])) ORDER BY quote_id"


def write_articles(choice: QuoteChoice) -> str:
    """Write the query of a page of the articles that have a quote of a choice; of all where nothing is chosen."""
    page = "ORDER BY article LIMIT $limit OFFSET $offset"
    return f"SELECT *, count(*) OVER () AS article_count {_write_chosen_articles(choice)} {page}"


def write_article_total(choice: QuoteChoice) -> str:
    """Write the query that counts the articles that have a quote of a choice; all where nothing is chosen."""
    return f"SELECT count(*) AS article_count {_write_chosen_articles(choice)}"


def _write_chosen_articles(choice: QuoteChoice) -> str:
    chosen = [write_word_condition(name) for name in name_words(choice.headline_words)]
    if conditions := [*_write_conditions(choice)]:
        chosen.append(f"article IN (SELECT article FROM statements {' '.join(_write_where(conditions))})")
    return " ".join(["FROM articles", *_write_where(chosen)])


def write_word_condition(name: str) -> str:
    """Write the condition that the word `$name` begins a word of a name or headline, which is there `folded`."""
    # the plain look costs a third of the other, and leaves it few names
    return f"contains(folded, fold(${name})) AND regexp_matches(folded, concat('{WORD_START}', fold(${name})))"


def _write_conditions(choice: QuoteChoice) -> Iterator[str]:
    yield from (write_condition(name, value) for name, value in choice.where.items())
    if choice.words:
        yield f"quote_id IN (SELECT quote_id FROM {FOUND})"


def _write_where(conditions: list[str]) -> list[str]:
    return ["WHERE " + "\n  AND ".join(conditions)] if conditions else []
