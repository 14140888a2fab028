"""Make the rows of the dates that the text names. Nothing is decided here: rows copy the Document."""

from collections.abc import Iterator

from transforms.document import Document, Row, ids
from transforms.rows.row_ids import SentenceIndex
from transforms.rows.values import offsets_of


def make_date_rows(doc: Document, common: Row, sentences: SentenceIndex) -> Iterator[Row]:
    """Yield a row of `dates` for each date that the text names, in order of the text."""
    mentions = sorted(doc.date_mentions, key=lambda one: one.span.start_char)
    for position, mention in enumerate(mentions, start=1):
        value = mention.value
        yield {
            **common,
            "date_id": ids.date_id(doc.document_id, position),
            "sentence_id": sentences.sentence_id_of(mention.span),
            **offsets_of(mention.span),
            "text": mention.span.of(doc.text),
            "value": value and value.value,
            "value_kind": str(mention.kind),
            "period_start": value and value.first,
            "period_end": value and value.last,
            "anchor_kind": str(mention.anchor),
            "anchor_date": mention.anchor_day,
            "evidence": mention.reason,
        }
