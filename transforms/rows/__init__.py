"""Document to rows: plain dicts by the name of their table, every value as its column declares it.

A pure function of the document, the run and the time it is given; what is not known is None. Members of a vocabulary
are written as plain strings. Rejects have a row of their own: rejects.py.
"""

from datetime import datetime

from transforms.document import Document, Rows
from transforms.rows.dates import make_date_rows
from transforms.rows.documents import (
    common_columns,
    make_document_row,
    make_repair_rows,
    make_section_rows,
    make_sentence_rows,
    make_text_row,
    make_topic_rows,
)
from transforms.rows.entities import make_alias_rows, make_entity_rows, make_mention_rows, make_role_rows
from transforms.rows.quotes import (
    make_insertion_rows,
    make_quote_rows,
    make_quote_span_rows,
    make_quote_speaker_rows,
)
from transforms.rows.row_ids import SentenceIndex


def rows_of(doc: Document, run_id: str, ingested_at: datetime) -> Rows:
    """Give the rows of an annotated document for every table that articles fill, each table in order of the text.

    Args:
        doc: the document, all annotators done.
        run_id: the run that makes the rows.
        ingested_at: when that run took the article in, naive UTC.
    """
    common, sentences = common_columns(doc, run_id), SentenceIndex.of(doc)
    return {
        "documents": [make_document_row(doc, common, ingested_at)],
        "document_texts": [make_text_row(doc, common)],
        "sections": list(make_section_rows(doc, common)),
        "sentences": list(make_sentence_rows(doc, common)),
        "quotes": list(make_quote_rows(doc, common, sentences)),
        "quote_spans": list(make_quote_span_rows(doc, common)),
        "quote_speakers": list(make_quote_speaker_rows(doc, common)),
        "quote_insertions": list(make_insertion_rows(doc, common)),
        "entities": list(make_entity_rows(doc)),
        "entity_aliases": list(make_alias_rows(doc)),
        "entity_roles": make_role_rows(doc),
        "entity_mentions": list(make_mention_rows(doc, common, sentences)),
        "dates": list(make_date_rows(doc, common, sentences)),
        "topic_assignments": list(make_topic_rows(doc, common)),
        "text_repairs": list(make_repair_rows(doc, common)),
    }
