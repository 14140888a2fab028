"""Quotes with what people want to read beside them, in one flat table for BI tools."""

from dataclasses import replace

import pyarrow as pa

from warehouse.fields import Column, Table
from warehouse.tables import documents, quotes

# Columns of `quotes` that stand here as they stand there; rows.py and the checks copy them by name.
FROM_QUOTES = (
    *(
        "document_id",
        "published_date",
        "published_month",
        "run_id",
        "quote_id",
        "sentence_id",
        "position",
        "quote_type",
    ),
    *("text", "text_clean", "start_char", "end_char", "word_count", "cue_text", "cue_lemma", "quote_confidence"),
    *("speaker_entity_id", "speaker_name", "speaker_text", "speaker_kind", "speaker_role", "speaker_reason"),
    *("speaker_confidence", "speech_act", "addressee_text", "statement_id", "statement_date"),
    *("statement_place_text", "statement_place_entity_id", "is_verbatim"),
)
FROM_DOCUMENTS = ("headline", "publisher", "agency", "source", "source_uri", "url", "dateline_place")


def _quote_column(name: str) -> Column:
    column = quotes.TABLE.column(name)
    return replace(column, refers_to="quotes") if name == "quote_id" else column


def _topic(rank: str, number: int) -> Column:
    meaning = f"Name of the {rank} topic of the quote, else of its part, else of the article."
    return Column(f"topic_{number}", pa.string(), meaning, "international relations", null_means="There is none.")


TABLE = Table(
    name="quotes_wide",
    row_is="one quote, flat, for BI",
    key=("quote_id",),
    joined=("text", "cue_text"),
    columns=(
        *(_quote_column(name) for name in FROM_QUOTES),
        *(documents.TABLE.column(name) for name in FROM_DOCUMENTS),
        Column(
            "section_heading",
            pa.string(),
            "Heading of its part, cleaned.",
            "Harbour plan",
            null_means="Its part has no heading, or it stands in none.",
        ),
        Column(
            "sentence_text",
            pa.string(),
            "The sentence in which it begins.",
            '"The plan will stand," Ms Silva said.',
        ),
        _topic("best", 1),
        _topic("second best", 2),
        _topic("third best", 3),
    ),
)
