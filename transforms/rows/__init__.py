"""Document to rows: plain dicts by the name of their table, every value as its column declares it.

A pure function of the document, the run and the time it is given; what is not known is None. Members of a vocabulary
are written as plain strings. Rejects have a row of their own: rejects.py.
"""

from datetime import datetime

from transforms.document import Document, Rows
from transforms.rows.documents import (
    common_columns,
    make_document_row,
    make_repair_rows,
    make_section_rows,
    make_sentence_rows,
    make_text_row,
    make_topic_rows,
    name_topics,
)
from transforms.rows.entities import make_alias_rows, make_entity_rows, make_mention_rows, make_role_rows
from transforms.rows.quotes import (
    make_insertion_rows,
    make_quote_rows,
    make_quote_span_rows,
    make_quote_speaker_rows,
)
from transforms.rows.quotes_wide import make_wide_rows
from transforms.rows.row_ids import SentenceIndex


def rows_of(doc: Document, run_id: str, ingested_at: datetime) -> Rows:
    """Give the rows of an annotated document for every table that articles fill, each table in order of the text.

    Args:
        doc: the document, all annotators done.
        run_id: the run that makes the rows.
        ingested_at: when that run took the article in, naive UTC.
    """
    common, sentences = common_columns(doc, run_id), SentenceIndex.of(doc)
    document_row = make_document_row(doc, common, ingested_at)
    quote_rows = list(make_quote_rows(doc, common, sentences))
    topic_rows = list(make_topic_rows(doc, common))
    return {
        "documents": [document_row],
        "document_texts": [make_text_row(doc, common)],
        "sections": list(make_section_rows(doc, common)),
        "sentences": list(make_sentence_rows(doc, common)),
        "quotes": quote_rows,
        "quote_spans": list(make_quote_span_rows(doc, common)),
        "quote_speakers": list(make_quote_speaker_rows(doc, common)),
        "quote_insertions": list(make_insertion_rows(doc, common)),
        "entities": list(make_entity_rows(doc)),
        "entity_aliases": list(make_alias_rows(doc)),
        "entity_roles": make_role_rows(doc),
        "entity_mentions": list(make_mention_rows(doc, common, sentences)),
        "topic_assignments": topic_rows,
        "text_repairs": list(make_repair_rows(doc, common)),
        "quotes_wide": make_wide_rows(doc, document_row, quote_rows, name_topics(topic_rows)),
    }
