"""List statements under some conditions, the newest first, with what a reader wants beside the words.

What a statement is: measures.py. How often something is said: write_sql there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from warehouse.queries.conditions import RowConditions, find_values, list_wanted
from warehouse.queries.measures import LOW_CONFIDENCE, WORD_CONDITION
from warehouse.queries.published_tables import PublishedTables

CONDITIONS = {
    "speaker": "quote_id IN (SELECT quote_id FROM speakers WHERE list_contains($speakers, speaker))",
    "topic": "topic_1 IN (SELECT name FROM topics WHERE list_contains($topics, topic_id))",
    "publisher": "fold(publisher) = fold($publisher)",
    "document": "document_id = $document",
    "since": "published_date >= $since",
    "until": "published_date <= $until",
}
_LIST = f"""
WITH chosen AS (
    SELECT *, count(*) OVER () AS total_count FROM statements WHERE {{where}}
    ORDER BY published_date DESC NULLS LAST, document_id, position LIMIT $limit
)
SELECT quote_id, document_id, published_date, publisher, headline, coalesce(speaker_names, speaker_label) AS speaker,
    coalesce(speaker_confidence < {LOW_CONFIDENCE}, false) AS is_unsure, quote_type, topic_1 AS topic, text,
    text_display, total_count
FROM chosen ORDER BY published_date DESC NULLS LAST, document_id, position
"""
_NO_LIMIT = 2**62


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """A statement: where it stands, who says it, what it is about, its words.

    `speaker` has the names of all its speakers, else `speaker_label`. `text_display` are the words as they are shown.
    `is_unsure`: the speaker is wrong about as often as right.
    """

    quote_id: str
    document_id: str
    published_date: date | None
    publisher: str | None
    headline: str | None
    speaker: str
    is_unsure: bool
    quote_type: str
    topic: str | None
    text: str
    text_display: str


@dataclass(frozen=True, slots=True)
class StatementList:
    """The first statements of a list, and how many there are in all."""

    statements: tuple[StatementFacts, ...]
    total_count: int


def list_statements(
    tables: PublishedTables, conditions: RowConditions, words: Sequence[str] = (), limit: int | None = None
) -> StatementList:
    """List the statements that fit all conditions, the newest first, undated last.

    Args:
        tables: of one publication.
        conditions: which statements; a topic is the best one of a statement, with those below it.
        words: each stands in the statement or in the name of a speaker, accents and capitals aside; may be phrases.
        limit: at most so many.

    Raises:
        UnknownName: no speaker or no topic has that name.
    """
    wanted = list(list_wanted(conditions))
    written = [CONDITIONS[name] for name in wanted]
    written += [WORD_CONDITION.replace("'{word}'", f"fold($word_{number})") for number in range(len(words))]
    values = dict(find_values(tables, conditions, wanted))
    values |= {f"word_{number}": word for number, word in enumerate(words)}
    values["limit"] = _NO_LIMIT if limit is None else limit
    rows = tables.fetch(_LIST.format(where=" AND ".join(written) or "true"), values)
    total_count = rows[0]["total_count"] if rows else 0
    for row in rows:
        del row["total_count"]
    return StatementList(tuple(StatementFacts(**row) for row in rows), total_count)
