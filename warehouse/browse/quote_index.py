"""Make the index of quotes: a file of DuckDB that has, of each statement, what it is listed and counted by.

Its tables have the names of the relations of warehouse/queries/measures.py and the same columns, but a quote has its
number in the order of lists in place of its id, which makes counting three times as fast and a page of a list a range.
Numbers begin at 1 and no row is ever added, so that the row of number n is the n-th: `rowid` n - 1. `speaker_list` is
JSON: a nested column takes seven times as long to be read for some rows far apart. `quoted` likewise: of a mixed quote
the words that stand between marks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import duckdb

from transforms.document import EntityType, QuoteType
from warehouse.bi import reader
from warehouse.queries.published_tables import FOLD, PublishedTables, write_source

INDEX_FILE = "quotes.duckdb"
# What the file is called while it is written.
_NAME = "quote_index"
_NUMBERS = "numbers"
# The latest first, undated last, as in the report.
_ORDER = "published_date DESC NULLS LAST, document_id"
_SEGMENT = r"regexp_extract(parse_filename(filename), '-([0-9]{7,})-', 1)"

# In the order in which each needs those before it; {documents} stands for their files.
_TABLES: Mapping[str, str] = MappingProxyType({
    "articles": f"""
        SELECT (row_number() OVER (ORDER BY {_ORDER}))::INTEGER AS article, document_id, {_SEGMENT} AS segment,
            published_date, published_date_reason, publisher, headline, fold(headline) AS folded, url, source_uri,
            revision, word_count, coalesce(quotes, 0) AS quotes
        FROM {{documents}} LEFT JOIN (SELECT document_id, count(*) AS quotes FROM statements GROUP BY ALL)
            USING (document_id)
        WHERE duplicate_of_document_id IS NULL ORDER BY article""",
    _NUMBERS: f"""
        SELECT (row_number() OVER (ORDER BY article, position))::INTEGER AS number, article, quote_id
        FROM statements JOIN {_NAME}.articles USING (document_id) ORDER BY number""",
    "speakers": f"""
        SELECT number AS quote_id, article, speaker, coalesce(name, speaker) AS name
        FROM speakers JOIN {_NAME}.{_NUMBERS} USING (quote_id)
        LEFT JOIN entities ON entity_id = speaker ORDER BY ALL""",
    "mentioned": f"""
        SELECT number AS quote_id, entity_id
        FROM mentioned JOIN {_NAME}.{_NUMBERS} USING (quote_id) ORDER BY ALL""",
    "branches": f"""
        SELECT number AS quote_id, branch FROM branches JOIN {_NAME}.{_NUMBERS} USING (quote_id) ORDER BY ALL""",
    "article_speakers": f"SELECT DISTINCT article, speaker FROM {_NAME}.speakers ORDER BY ALL",
    "retold": f"""
        SELECT statement_id, count(DISTINCT article) AS articles, min(number) AS quote_id
        FROM statements JOIN {_NAME}.{_NUMBERS} USING (quote_id) WHERE statement_id IS NOT NULL
        GROUP BY ALL HAVING articles > 1 ORDER BY articles DESC, statement_id""",
    "statements": f"""
        SELECT number AS quote_id, article, document_id, position, published_date, published_month, quote_type,
            text_display, speech_act, cue_text, speaker_label, speaker_role, speaker_confidence, topic_1, publisher,
            statement_id, headline, url, source_uri, speaker_list, quoted,
            statement_id IN (SELECT statement_id FROM {_NAME}.retold) AS is_retold
        FROM statements JOIN {_NAME}.{_NUMBERS} USING (quote_id)
        LEFT JOIN (
            SELECT quote_id AS number,
                to_json(list({{id: speaker, name: name}} ORDER BY speaker))::VARCHAR AS speaker_list
            FROM {_NAME}.speakers GROUP BY ALL
        ) USING (number)
        LEFT JOIN (
            SELECT spans.quote_id, to_json(list(spans.text ORDER BY spans.position))::VARCHAR AS quoted
            FROM quote_spans AS spans JOIN statements AS mixed ON mixed.quote_id = spans.quote_id
            WHERE is_quoted AND quote_type = '{QuoteType.MIXED}' GROUP BY spans.quote_id
        ) USING (quote_id)
        ORDER BY ALL""",
    "copies": f"""
        SELECT documents.document_id, duplicate_of_document_id AS original_id, documents.published_date,
            documents.publisher, documents.headline, documents.url, documents.source_uri
        FROM documents JOIN {_NAME}.articles ON articles.document_id = duplicate_of_document_id ORDER BY ALL""",
    "subjects": f"""
        SELECT topic_1 AS name, fold(topic_1) AS folded, count(*) AS quotes
        FROM {_NAME}.statements WHERE topic_1 IS NOT NULL GROUP BY ALL ORDER BY name""",
    # a name that has no entity stands for itself
    "names": f"""
        SELECT entity_id, name, entity_type, fold(name) AS folded, coalesce(quotes, 0) AS quotes FROM (
            SELECT entity_id, name, entity_type FROM entities
            UNION ALL SELECT DISTINCT speaker, speaker, '' FROM {_NAME}.article_speakers
            WHERE speaker NOT IN (SELECT entity_id FROM entities)
        ) LEFT JOIN (SELECT speaker AS entity_id, count(*) AS quotes FROM {_NAME}.speakers GROUP BY ALL)
            USING (entity_id)
        ORDER BY entity_id""",
})
# The speakers of a quote's article: as a table it would have a row for each quote and each of them.
_COMPANY = "CREATE VIEW company AS SELECT quote_id, speaker FROM statements JOIN article_speakers USING (article)"

# `names` has every speaker; what has no entity is of the type "".
_SPEAKERS_OF_KIND = (
    "CREATE VIEW {name} AS SELECT quote_id, speaker FROM speakers JOIN names ON entity_id = speaker "
    f"WHERE entity_type {{is_kind}} '{EntityType.PERSON}'"
)


def write_index(tables: PublishedTables, folder: Path, report: Callable[[str], None]) -> None:
    """Write the index of a publication into a folder.

    Args:
        tables: the publication.
        folder: where INDEX_FILE is written.
        report: is told the name of each table before it is made.

    Raises:
        duckdb.Error: a file cannot be read or written.
    """
    documents = write_source(reader.list_files(tables.shown, "documents"), "filename = true")
    with tables.attach(folder / INDEX_FILE, _NAME):
        for name, sql in _TABLES.items():
            report(name)
            tables.write_table(f"{_NAME}.{name}", sql.replace("{documents}", documents))
    with duckdb.connect(str(folder / INDEX_FILE)) as index:
        index.execute(f"DROP TABLE {_NUMBERS}")
        index.execute(_COMPANY)
        for name, condition in (("people", "="), ("bodies", "<>")):
            index.execute(_SPEAKERS_OF_KIND.format(name=name, is_kind=condition))
        index.execute(FOLD)
