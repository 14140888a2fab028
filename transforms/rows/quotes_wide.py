"""Make the rows of the flat table `quotes_wide`: each quote with its speaker, article, section and topics in one row.

It repeats what other rows say and adds nothing; the other tables are made in the modules beside it.
"""

from collections.abc import Iterable, Mapping, Sequence

from transforms.document import Document, Row, ids
from transforms.rows.values import heading_of

# Columns copied from the quote's row.
WIDE_FROM_QUOTES = (
    *("document_id", "published_date", "published_month", "run_id", "quote_id", "sentence_id", "position"),
    *("quote_type", "text", "text_clean", "start_char", "end_char", "word_count", "cue_text", "cue_lemma"),
    *("quote_confidence", "speaker_entity_id", "speaker_name", "speaker_text", "speaker_kind", "speaker_role"),
    *("speaker_reason", "speaker_confidence", "speech_act", "addressee_text", "statement_id"),
    *("statement_date", "statement_place_text", "statement_place_entity_id", "is_verbatim"),
)
# Columns copied from the article's row.
WIDE_FROM_DOCUMENTS = ("headline", "publisher", "agency", "source", "source_uri", "url", "dateline_place")
# `topic_1` to `topic_3`.
_TOPIC_COLUMNS = 3


def make_wide_rows(
    doc: Document, document_row: Row, quote_rows: Iterable[Row], topic_names: Mapping[str, Sequence[str]]
) -> list[Row]:
    """Make a row of `quotes_wide` for each row of `quotes`.

    Args:
        doc: the article.
        document_row: its row of `documents`.
        quote_rows: its rows of `quotes`.
        topic_names: names of topics, best first, by the id of the unit that they are given to.
    """
    sentences = {ids.sentence_id(doc.document_id, one.position): one.span.of(doc.text) for one in doc.sentences}
    headings = {ids.section_id(doc.document_id, one.position): heading_of(one, doc) for one in doc.sections}
    return [
        {
            **{name: row[name] for name in WIDE_FROM_QUOTES},
            **{name: document_row[name] for name in WIDE_FROM_DOCUMENTS},
            "section_heading": headings.get(row["section_id"]),
            "sentence_text": sentences.get(row["sentence_id"]),
            **_topic_columns((row["quote_id"], row["section_id"], row["document_id"]), topic_names),
        }
        for row in quote_rows
    ]


def _topic_columns(unit_ids: Iterable[str | None], names: Mapping[str, Sequence[str]]) -> Row:
    """Give the best topics of the first unit that has any, None where it has fewer than there are columns."""
    best = next((found for unit_id in unit_ids if unit_id and (found := names.get(unit_id))), [])
    padded = [*best[:_TOPIC_COLUMNS], *[None] * _TOPIC_COLUMNS]
    return {f"topic_{number}": padded[number - 1] for number in range(1, _TOPIC_COLUMNS + 1)}
