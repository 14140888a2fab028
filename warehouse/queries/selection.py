"""Choose the articles that a report is of: by day, publisher, speaker and subject, never the copies.

A speaker or a subject chooses whole articles, those with such a quote, so that what others say there can be read beside
it. The same choice stands as SQL in the report: queries.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles: first and last day, publisher, a speaker's name, a subject's name; None does not restrict.

    Names are compared as they stand, capitals aside. Articles without a date are left out where a day is given.
    """

    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    speaker: str | None = None
    topic: str | None = None

    def choose_articles(self, documents: pa.Table, quotes: pa.Table, speakers: pa.Table) -> pa.Table:
        """Give the rows of `documents` that are chosen.

        Args:
            documents: with `document_id`, `duplicate_of_document_id`, `published_date` and `publisher`.
            quotes: with `document_id`, `is_statement`, `speaker_name` and `topic_1`.
            speakers: with `document_id` and `speaker_name`, of quotes that have several.
        """
        chosen = documents.filter(pc.is_null(documents["duplicate_of_document_id"]))
        if self.since is not None:
            chosen = chosen.filter(pc.greater_equal(chosen["published_date"], pa.scalar(self.since)))
        if self.until is not None:
            chosen = chosen.filter(pc.less_equal(chosen["published_date"], pa.scalar(self.until)))
        if self.publisher is not None:
            chosen = chosen.filter(_is_name(chosen["publisher"], self.publisher))
        said = quotes.filter(quotes["is_statement"])
        if self.speaker is not None:
            named = [table.select(["document_id", "speaker_name"]) for table in (said, speakers)]
            spoken = pa.concat_tables(named)
            chosen = _keep_articles(chosen, spoken.filter(_is_name(spoken["speaker_name"], self.speaker)))
        if self.topic is not None:
            chosen = _keep_articles(chosen, said.filter(_is_name(said["topic_1"], self.topic)))
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
        if self.speaker is not None:
            name = f"lower(speaker_name) = lower({quote_text(self.speaker)})"
            yield (
                f"document_id IN (SELECT document_id FROM {source_of('quotes_wide')} WHERE is_statement "
                f"AND {name} UNION SELECT document_id FROM {source_of('quote_speakers')} WHERE {name})"
            )
        if self.topic is not None:
            yield (
                f"document_id IN (SELECT document_id FROM {source_of('quotes_wide')} WHERE is_statement "
                f"AND lower(topic_1) = lower({quote_text(self.topic)}))"
            )


def source_of(table: str) -> str:
    """Name a published table in DuckDB's SQL, as seen from the folder of the warehouse."""
    return f"read_parquet('bi/{table}/*.parquet', hive_partitioning = false, union_by_name = true)"


def quote_text(value: str) -> str:
    """Write a text as a literal of SQL."""
    return "'" + value.replace("'", "''") + "'"


def _is_name(names: pa.ChunkedArray, wanted: str) -> pa.ChunkedArray:
    return pc.fill_null(pc.equal(pc.utf8_lower(names), wanted.lower()), False)


def _keep_articles(documents: pa.Table, quotes: pa.Table) -> pa.Table:
    """Keep the articles that some of the quotes stand in."""
    return documents.filter(pc.is_in(documents["document_id"], quotes["document_id"].combine_chunks()))
