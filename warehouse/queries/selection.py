"""Choose what a report is of: articles by day and publisher, quotes by speaker and subject, never the copies.

A speaker or a subject chooses the quotes that are counted, and the articles in which they stand; those are whole, so
that what others say there can be read beside it. The same choice stands as SQL in the report: measures.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles, by first and last day and publisher, and which quotes, by the names of a speaker and a subject.

    None does not restrict. Names are compared as they stand, capitals aside. Articles without a date are left out where
    a day is given.
    """

    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    speaker: str | None = None
    topic: str | None = None

    @property
    def chooses_quotes(self) -> bool:
        """Say whether some quotes of an article may be chosen and others not."""
        return self.speaker is not None or self.topic is not None

    def choose_quotes(self, quotes: pa.Table, speakers: pa.Table) -> pa.Table:
        """Give the rows of `quotes` that somebody says and that are chosen, whatever their articles are.

        Args:
            quotes: with `quote_id`, `is_statement`, `speaker_name` and `topic_1`.
            speakers: with `quote_id` and `speaker_name`, of quotes that have several.
        """
        chosen = quotes.filter(quotes["is_statement"])
        if self.speaker is not None:
            named = speakers.filter(_is_name(speakers["speaker_name"], self.speaker))["quote_id"].combine_chunks()
            is_said = pc.or_(_is_name(chosen["speaker_name"], self.speaker), pc.is_in(chosen["quote_id"], named))
            chosen = chosen.filter(is_said)
        if self.topic is not None:
            chosen = chosen.filter(_is_name(chosen["topic_1"], self.topic))
        return chosen

    def choose_articles(self, documents: pa.Table, chosen_quotes: pa.Table) -> pa.Table:
        """Give the rows of `documents` that are chosen.

        Args:
            documents: with `document_id`, `duplicate_of_document_id`, `published_date` and `publisher`.
            chosen_quotes: what `choose_quotes` gives, with `document_id`.
        """
        chosen = documents.filter(pc.is_null(documents["duplicate_of_document_id"]))
        if self.since is not None:
            chosen = chosen.filter(pc.greater_equal(chosen["published_date"], pa.scalar(self.since)))
        if self.until is not None:
            chosen = chosen.filter(pc.less_equal(chosen["published_date"], pa.scalar(self.until)))
        if self.publisher is not None:
            chosen = chosen.filter(_is_name(chosen["publisher"], self.publisher))
        if self.chooses_quotes:
            owners = chosen_quotes["document_id"].combine_chunks()
            chosen = chosen.filter(pc.is_in(chosen["document_id"], owners))
        return chosen

    def sql_conditions(self) -> Iterator[str]:
        """Yield the conditions on a row of `documents` that choose the same articles, in DuckDB's SQL."""
        yield "duplicate_of_document_id IS NULL"
        if self.since is not None:
            yield f"published_date >= DATE '{self.since}'"
        if self.until is not None:
            yield f"published_date <= DATE '{self.until}'"
        if self.publisher is not None:
            yield f"lower(publisher) = lower({quote_text(self.publisher)})"
        if self.chooses_quotes:
            conditions = " AND ".join(self.sql_quote_conditions())
            yield f"document_id IN (SELECT document_id FROM {source_of('quotes_wide')} WHERE {conditions})"

    def sql_quote_conditions(self) -> Iterator[str]:
        """Yield the conditions on a row of `quotes_wide` that choose the same quotes, in DuckDB's SQL."""
        yield "is_statement"
        if self.speaker is not None:
            name = f"lower(speaker_name) = lower({quote_text(self.speaker)})"
            yield f"({name} OR quote_id IN (SELECT quote_id FROM {source_of('quote_speakers')} WHERE {name}))"
        if self.topic is not None:
            yield f"lower(topic_1) = lower({quote_text(self.topic)})"


def source_of(table: str) -> str:
    """Name a published table in DuckDB's SQL, as seen from the folder of the warehouse."""
    return f"read_parquet('bi/{table}/*.parquet', hive_partitioning = false, union_by_name = true)"


def quote_text(value: str) -> str:
    """Write a text as a literal of SQL."""
    return "'" + value.replace("'", "''") + "'"


def _is_name(names: pa.ChunkedArray, wanted: str) -> pa.ChunkedArray:
    return pc.fill_null(pc.equal(pc.utf8_lower(names), wanted.lower()), False)
