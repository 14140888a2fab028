"""The fact, the bridge and the dimensions of the star.

Keys are texts of lower-case letters, digits and marks, so that they stay apart in tools that take capitals for small
letters and cut blanks off: a name without an entity, and a publisher, have a hash of theirs. What has no speaker, topic
or publisher leads to a row of its own, so that no key is null and no tool drops it.
"""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa

from warehouse.fields import Column, Table
from warehouse.kit.star_table import StarTable, TableKind, refer_to
from warehouse.tables import TABLES
from warehouse.views import DERIVED

UNNAMED = "unnamed"
NO_TOPIC = "no topic"
NO_PUBLISHER = "no publisher"
_QUOTES, _DOCUMENTS, _TOPICS, _ENTITIES = (TABLES[name] for name in ("quotes", "documents", "topics", "entities"))

# The keys of the dimensions, as the tables that lead to them have them.
SPEAKER_KEY = Column(
    "speaker_key",
    pa.string(),
    f"The speaker: entity_id, a hash of the name where there is none, `{UNNAMED}` where nobody is named.",
    "person.ana-silva",
    refers_to="dim_speaker",
)
TOPIC_KEY = Column(
    "topic_id",
    pa.string(),
    f"The best topic of the quote, else of its part, else of the article; `{NO_TOPIC}` where there is none.",
    "20000639",
    refers_to="dim_topic",
)
PUBLISHER_KEY = Column(
    "publisher_key",
    pa.string(),
    f"Hash of the publisher's name; `{NO_PUBLISHER}` where the input does not say.",
    "7b0d6f2a",
    refers_to="dim_publisher",
)
_QUOTE_KEY = replace(_QUOTES.column("quote_id"), refers_to="fact_statements")
_FACT_COLUMNS = (
    *("quote_type", "text", "text_clean", "text_display", "word_count", "cue_lemma", "speech_act", "is_verbatim"),
    *("speaker_label", "speaker_text", "speaker_role", "speaker_confidence", "quote_confidence", "addressee_text"),
    *("statement_id", "statement_date", "statement_place_text"),
)
_DOCUMENT_COLUMNS = (
    *("headline", "byline", "published_at", "source", "source_uri", "url", "agency", "language"),
    *("dateline_place", "word_count", "quote_count"),
)
_SPEAKER_COLUMNS = ("wikidata_id", "country_code", "first_seen_date", "last_seen_date")

# What each statement's best topic is: that of the narrowest unit which has one, as in quotes_wide.
_BEST_TOPICS = """\
SELECT q.quote_id, a.topic_id
  FROM main.quotes AS q
  JOIN main.topic_assignments AS a
    ON a.document_id = q.document_id AND a.unit_id IN (q.quote_id, q.section_id, q.document_id)
  JOIN main.topics AS t ON t.topic_id = a.topic_id
  QUALIFY row_number() OVER (PARTITION BY q.quote_id ORDER BY
    CASE a.unit_id WHEN q.quote_id THEN 1 WHEN q.section_id THEN 2 ELSE 3 END, a.topic_rank, a.topic_id) = 1"""
_PUBLISHER_KEY_SQL = f"coalesce(md5(publisher), '{NO_PUBLISHER}')"

_FACT = StarTable(
    TableKind.FACT,
    Table(
        name="fact_statements",
        row_is="a statement: a quote that somebody says; copies of articles are left out",
        key=("quote_id",),
        joined=("text",),
        columns=(
            refer_to(_QUOTES.column("quote_id"), None),
            refer_to(_QUOTES.column("document_id"), "dim_document"),
            refer_to(_QUOTES.column("published_date"), "calendar"),
            PUBLISHER_KEY,
            TOPIC_KEY,
            *(refer_to(_QUOTES.column(name), None) for name in _FACT_COLUMNS),
        ),
    ),
    f"""\
SELECT s.quote_id, s.document_id, s.published_date, {_PUBLISHER_KEY_SQL} AS publisher_key,
  coalesce(b.topic_id, '{NO_TOPIC}') AS topic_id, {", ".join(f"s.{name}" for name in _FACT_COLUMNS)}
FROM main.statements AS s LEFT JOIN (
  {_BEST_TOPICS}
) AS b ON b.quote_id = s.quote_id""",
)
_BRIDGE = StarTable(
    TableKind.BRIDGE,
    Table(
        name="statement_speakers",
        row_is="a speaker of a statement, each once",
        key=("quote_id", "speaker_key"),
        columns=(_QUOTE_KEY, SPEAKER_KEY),
    ),
    f"""\
SELECT s.quote_id,
  coalesce(e.entity_id, 'name.' || md5(p.speaker), '{UNNAMED}') AS speaker_key
FROM main.statements AS s
LEFT JOIN main.speakers AS p ON p.quote_id = s.quote_id
LEFT JOIN main.entities AS e ON e.entity_id = p.speaker""",
)
_SPEAKERS = StarTable(
    TableKind.DIMENSION,
    Table(
        name="dim_speaker",
        row_is=f"somebody who says a statement; the row `{UNNAMED}` stands for all who are not named",
        key=("speaker_key",),
        columns=(
            refer_to(SPEAKER_KEY, None),
            Column("speaker_name", pa.string(), f"Canonical name, or `{UNNAMED}`.", "Ana Silva"),
            replace(_ENTITIES.column("entity_type"), null_means="The speaker is no entity of the store."),
            *(replace(_ENTITIES.column(name), null_means="Not known.") for name in _SPEAKER_COLUMNS),
        ),
    ),
    f"""\
SELECT coalesce(e.entity_id, 'name.' || md5(p.speaker)) AS speaker_key, coalesce(e.name, p.speaker) AS speaker_name,
  e.entity_type, {", ".join(f"e.{name}" for name in _SPEAKER_COLUMNS)}
FROM (SELECT DISTINCT speaker FROM main.speakers) AS p
LEFT JOIN main.entities AS e ON e.entity_id = p.speaker
UNION ALL
SELECT '{UNNAMED}', '{UNNAMED}', NULL, {", ".join("NULL" for _ in _SPEAKER_COLUMNS)}""",
)
_TOPIC_TREE = StarTable(
    TableKind.DIMENSION,
    Table(
        name="dim_topic",
        row_is=f"an IPTC Media Topic with the first-level one above it, and the row `{NO_TOPIC}`",
        key=("topic_id",),
        columns=(
            refer_to(TOPIC_KEY, None),
            Column("topic_name", pa.string(), "The IPTC's name, British English.", "international relations"),
            Column("topic_path", pa.string(), "Names from the first level down.", "politics > international relations"),
            Column("topic_level", pa.int32(), f"Depth in the tree, from 1; 0 of `{NO_TOPIC}`.", 2),
            Column(
                "first_level_topic_id", pa.string(), "The topic of the first level above it, or itself.", "11000000"
            ),
            Column("first_level_topic_name", pa.string(), "That one's name.", "politics"),
        ),
    ),
    f"""\
WITH RECURSIVE tree AS (
  SELECT topic_id, topic_id AS first_id, name AS first_name FROM main.topics WHERE parent_topic_id IS NULL
  UNION ALL
  SELECT t.topic_id, tree.first_id, tree.first_name FROM main.topics AS t JOIN tree ON t.parent_topic_id = tree.topic_id
)
SELECT t.topic_id, t.name AS topic_name, t.path AS topic_path, t.level AS topic_level,
  coalesce(tree.first_id, t.topic_id) AS first_level_topic_id,
  coalesce(tree.first_name, t.name) AS first_level_topic_name
FROM main.topics AS t LEFT JOIN tree ON tree.topic_id = t.topic_id
UNION ALL
SELECT '{NO_TOPIC}', '{NO_TOPIC}', '{NO_TOPIC}', 0, '{NO_TOPIC}', '{NO_TOPIC}'""",
)
_ARTICLES = StarTable(
    TableKind.DIMENSION,
    Table(
        name="dim_document",
        row_is="an article in its current revision; copies of others are left out",
        key=("document_id",),
        columns=(
            _DOCUMENTS.column("document_id"),
            *(_DOCUMENTS.column(name) for name in _DOCUMENT_COLUMNS),
        ),
    ),
    f"SELECT document_id, {', '.join(_DOCUMENT_COLUMNS)} FROM main.articles",
)
_CALENDAR = StarTable(
    TableKind.DIMENSION,
    DERIVED["calendar"],
    f"SELECT {', '.join(DERIVED['calendar'].schema.names)} FROM main.calendar",
)
_PUBLISHERS = StarTable(
    TableKind.DIMENSION,
    Table(
        name="dim_publisher",
        row_is=f"a publisher of articles, and the row `{NO_PUBLISHER}`",
        key=("publisher_key",),
        columns=(
            refer_to(PUBLISHER_KEY, None),
            Column("publisher_name", pa.string(), f"Its name, or `{NO_PUBLISHER}`.", "Harbour Gazette"),
        ),
    ),
    f"""\
SELECT DISTINCT md5(publisher) AS publisher_key, publisher AS publisher_name
FROM main.articles WHERE publisher IS NOT NULL
UNION ALL
SELECT '{NO_PUBLISHER}', '{NO_PUBLISHER}'""",
)
CORE = (_FACT, _BRIDGE, _SPEAKERS, _TOPIC_TREE, _ARTICLES, _CALENDAR, _PUBLISHERS)
