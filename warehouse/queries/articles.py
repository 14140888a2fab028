"""List articles under some conditions, the newest first, with how many statements each has. Copies are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from warehouse.queries.conditions import RowConditions, find_values, list_wanted
from warehouse.queries.measures import HEADLINE_CONDITION
from warehouse.queries.published_tables import PublishedTables
from warehouse.queries.statements import CONDITIONS, name_words, write_word_conditions

# What is said of a statement; an article is chosen that has one for which all of them hold.
_OF_STATEMENTS = ("speaker", "about", "topic")
_LIST = """
SELECT document_id, published_date, publisher, headline, source_uri,
    (SELECT count(*) FROM statements WHERE statements.document_id = articles.document_id) AS statement_count,
    count(*) OVER () AS total_count
FROM articles WHERE {where}
ORDER BY published_date DESC NULLS LAST, document_id LIMIT $limit
"""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article: its id, day, publisher and headline, where it comes from, and how many statements it has."""

    document_id: str
    published_date: date | None
    publisher: str | None
    headline: str | None
    source_uri: str
    statement_count: int


@dataclass(frozen=True, slots=True)
class ArticleList:
    """The first articles of a list, and how many there are in all."""

    articles: tuple[ArticleFacts, ...]
    total_count: int


def list_articles(
    tables: PublishedTables, conditions: RowConditions, words: Sequence[str] = (), limit: int | None = None
) -> ArticleList:
    """List the articles that fit all conditions, the newest first, undated last.

    Args:
        tables: of one publication.
        conditions: which articles; `speaker`, `about` and `topic` choose those with such a statement.
        words: each begins a word of the headline, as `list_statements` has them of a statement.
        limit: at most so many.

    Raises:
        UnknownName: no speaker or no topic has that name.
    """
    wanted = list(list_wanted(conditions))
    written = [CONDITIONS[name] for name in wanted if name not in _OF_STATEMENTS]
    if of_statements := [CONDITIONS[name] for name in wanted if name in _OF_STATEMENTS]:
        written.append(f"document_id IN (SELECT document_id FROM statements WHERE {' AND '.join(of_statements)})")
    written += write_word_conditions(HEADLINE_CONDITION, len(words))
    values = dict(find_values(tables, conditions, wanted)) | name_words(words)
    values["limit"] = limit  # null is none
    rows = tables.fetch(_LIST.format(where=" AND ".join(written) or "true"), values)
    total_count = rows[0]["total_count"] if rows else 0
    for row in rows:
        del row["total_count"]
    return ArticleList(tuple(ArticleFacts(**row) for row in rows), total_count)
