"""List statements under some conditions, the newest first, with what a reader wants beside the words.

What a statement is: measures.py. How often something is said: write_sql there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from warehouse.queries.conditions import RowConditions, find_values, list_wanted
from warehouse.queries.measures import LOW_CONFIDENCE, WORD_CONDITION, WORD_GAP, WORD_PATTERN, WORD_START
from warehouse.queries.published_tables import PublishedTables

CONDITIONS = {
    "speaker": "quote_id IN (SELECT quote_id FROM speakers WHERE list_contains($speakers, speaker))",
    "about": "quote_id IN (SELECT quote_id FROM mentioned WHERE list_contains($mentioned, entity_id))",
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
    coalesce(speaker_confidence < {LOW_CONFIDENCE}, false) AS is_unsure, quote_type,
    speech_act, cue_text, topic_1 AS topic, text, text_display, total_count
FROM chosen ORDER BY published_date DESC NULLS LAST, document_id, position
"""


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """A statement: where it stands, who says it, what it is about, its words.

    `speaker` has the names of all its speakers, else `speaker_label`. `text_display` are the words as they are shown.
    `is_unsure`: the speaker is wrong about as often as right. `speech_act` and `cue_text` say whether it was said: of
    "refused to rule out tax rises" the words alone are "to rule out tax rises".
    """

    quote_id: str
    document_id: str
    published_date: date | None
    publisher: str | None
    headline: str | None
    speaker: str
    is_unsure: bool
    quote_type: str
    speech_act: str
    cue_text: str | None
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
        words: each begins a word of the statement or of a speaker's name, accents and capitals aside; of a phrase the
            words follow each other, whatever signs are between them.
        limit: at most so many.

    Raises:
        UnknownName: no speaker or no topic has that name.
    """
    wanted = list(list_wanted(conditions))
    written = [CONDITIONS[name] for name in wanted]
    written += write_word_conditions(WORD_CONDITION, len(words))
    values = dict(find_values(tables, conditions, wanted)) | name_words(words)
    values["limit"] = limit  # null is none
    rows = tables.fetch(_LIST.format(where=" AND ".join(written) or "true"), values)
    total_count = rows[0]["total_count"] if rows else 0
    for row in rows:
        del row["total_count"]
    return StatementList(tuple(StatementFacts(**row) for row in rows), total_count)


def write_word_conditions(condition: str, count: int) -> list[str]:
    """Write a condition of measures.py on a word once for each of `count` words or phrases; name_words has them."""
    return [condition.replace(WORD_PATTERN, _write_pattern(name)) for name in name_words([""] * count)]


def name_words(words: Sequence[str]) -> dict[str, str]:
    """Give each word or phrase under the name that its condition has for it."""
    return {f"word_{number}": word for number, word in enumerate(words)}


def _write_pattern(name: str) -> str:
    """Write the regular expression by which a word or phrase, the value `$name`, is found."""
    words = f"trim(regexp_replace(fold(${name}), '{WORD_GAP}', ' ', 'g'))"
    return f"concat('{WORD_START}', replace({words}, ' ', '{WORD_GAP}'))"
