"""Document to rows: plain dicts by the name of their table, every value as its column declares it.

A pure function of the document, the run and the time it is given; what is not known is None.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime
from itertools import accumulate
from typing import Any

from transforms.document import Document, Reject, Role, Span, cleaned, ids, place_of
from transforms.knowledge.media_topics import media_topics
from transforms.rows.entities import entities, entity_aliases, entity_mentions, entity_roles
from transforms.rows.quotes import (
    heading_of,
    offsets,
    quote_insertions,
    quote_spans,
    quote_speakers,
    quotes,
    quotes_wide,
    word_count,
)
from transforms.rows.row_ids import SentenceIndex
from transforms.versions import RULE_VERSION, model_version

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def rows_of(doc: Document, run_id: str, ingested_at: datetime) -> Rows:
    """Give the rows of an annotated document for every table that articles fill, each table in order of the text.

    Args:
        doc: the document, all annotators done.
        run_id: the run that makes the rows.
        ingested_at: when that run took the article in, naive UTC.
    """
    common, places = _common(doc, run_id), SentenceIndex.of(doc)
    document = _document(doc, common, ingested_at)
    quote_rows = list(quotes(doc, common, places))
    assigned = list(_topic_assignments(doc, common))
    return {
        "documents": [document],
        "document_texts": [{**common, "text": doc.text, "raw_sha256": doc.raw and doc.raw.sha256}],
        "sections": list(_sections(doc, common)),
        "sentences": list(_sentences(doc, common)),
        "quotes": quote_rows,
        "quote_spans": list(quote_spans(doc, common)),
        "quote_speakers": list(quote_speakers(doc, common)),
        "quote_insertions": list(quote_insertions(doc, common)),
        "entities": entities(doc),
        "entity_aliases": list(entity_aliases(doc)),
        "entity_roles": entity_roles(doc),
        "entity_mentions": list(entity_mentions(doc, common, places)),
        "topic_assignments": assigned,
        "text_repairs": list(_text_repairs(doc, common)),
        "quotes_wide": quotes_wide(doc, document, quote_rows, _topic_names(assigned)),
    }


def reject_row(reject: Reject, run_id: str) -> Row:
    """Give the row of `rejects`, its bytes beside it as `body` (None where none could be read, or they are kept)."""
    digest = reject.kept_sha256 if reject.body is None else hashlib.sha256(reject.body).hexdigest()
    return {
        "reject_id": ids.reject_id(reject.source_uri, digest, reject.stage, reject.reason_code),
        "run_id": run_id,
        "source_uri": _storable(reject.source_uri) or None,
        "stage": reject.stage,
        "reason_code": reject.reason_code,
        "message": _storable(reject.message) or reject.reason_code,
        "raw_sha256": digest,
        "quarantine_path": digest and f"quarantine/{digest}",
        "body": reject.body,
    }


def _storable(text: str) -> str:
    """Write lone surrogates out: messages quote what no encoding could read, and a reject must never fail itself."""
    return text.encode("utf-8", "backslashreplace").decode()


def _common(doc: Document, run_id: str) -> Row:
    day = doc.published and doc.published.day
    return {
        "document_id": doc.document_id,
        "published_date": day,
        "published_month": day and day.isoformat()[:7],
        "run_id": run_id,
    }


def _document(doc: Document, common: Row, ingested_at: datetime) -> Row:
    raw = doc.raw
    return {
        **common,
        "revision": 1,  # the store counts on where it has the article
        "replaces_document_id": None,
        "source": raw and raw.source,
        "source_uri": raw and (raw.source_uri or None),
        "guid": doc.guid,
        "url": doc.url,
        "publisher": doc.publisher,
        "language": doc.language,
        "media_type": doc.media_type,
        **{role.value: _line(doc, role) for role in (Role.RUBRIC, Role.HEADLINE, Role.DEK, Role.BYLINE)},
        **_dateline(doc),
        **_published(doc),
        "text_sha256": doc.text_sha256,
        "char_count": len(doc.text),
        "word_count": word_count(doc.text),
        "sentence_count": len(doc.sentences),
        "quote_count": len(doc.quotes),
        "rule_version": RULE_VERSION,
        "model_version": model_version(doc.profile),
        "ingested_at": ingested_at,
    }


def _line(doc: Document, role: Role) -> str | None:
    block = doc.first(role)
    return None if block is None else cleaned(block.span, doc.text, doc.repairs) or None


def _dateline(doc: Document) -> Row:
    line = doc.dateline
    return {
        "dateline": line and line.span.of(doc.text),
        "dateline_place": line and place_of(line, doc.text),
        "agency": line and line.agency,
    }


def _published(doc: Document) -> Row:
    published = doc.published
    return {
        "published_at": published and published.at,
        "published_date_evidence": published and published.evidence,
        "published_date_reason": published and published.reason,
        "published_date_confidence": published and float(published.confidence),
    }


def _sections(doc: Document, common: Row) -> Iterator[Row]:
    for section in sorted(doc.sections, key=lambda one: one.position):
        yield {
            **common,
            "section_id": ids.section_id(doc.document_id, section.position),
            "position": section.position,
            "heading": heading_of(section, doc),
            "heading_text": section.heading and section.heading.of(doc.text),
            "heading_evidence": section.evidence and section.evidence.value,
            **offsets(section.span),
        }


def _sentences(doc: Document, common: Row) -> Iterator[Row]:
    pieces = sorted((one.start_char, one.end_char) for quote in doc.quotes for one in quote.spans)
    starts, ends = [start for start, _ in pieces], list(accumulate((end for _, end in pieces), max))
    for sentence in sorted(doc.sentences, key=lambda one: one.position):
        text = sentence.span.of(doc.text)
        yield {
            **common,
            "sentence_id": ids.sentence_id(doc.document_id, sentence.position),
            "section_id": sentence.section and ids.section_id(doc.document_id, sentence.section),
            "paragraph": sentence.paragraph,
            "position": sentence.position,
            "role": sentence.role.value,
            **offsets(sentence.span),
            "text": text,
            "word_count": word_count(text),
            "is_quote_inside": _is_touched(sentence.span, starts, ends),
        }


def _is_touched(span: Span, starts: list[int], ends: list[int]) -> bool:
    """Say whether a piece overlaps `span`; of sorted pieces: their starts, and the last end up to each of them."""
    before = bisect_left(starts, span.end_char)
    return before > 0 and ends[before - 1] > span.start_char


def _topic_assignments(doc: Document, common: Row) -> Iterator[Row]:
    for one in sorted(doc.topics, key=lambda one: (one.unit_type, one.unit, one.rank, one.topic_id)):
        yield {
            **common,
            "unit_type": one.unit_type,
            "unit_id": _unit_id(doc.document_id, one.unit_type, one.unit),
            "topic_id": one.topic_id,
            "topic_rank": one.rank,
            "score": float(one.score),
            "evidence": one.evidence or None,
        }


def _unit_id(document_id: str, unit_type: str, position: int) -> str:
    if unit_type == "section":
        return ids.section_id(document_id, position)
    return ids.quote_id(document_id, position) if unit_type == "quote" else document_id


def _topic_names(assigned: list[Row]) -> dict[str, list[str]]:
    """List the names of each unit's topics, best first."""
    names: dict[str, list[str]] = {}
    for row in assigned:
        if (topic := media_topics().get(row["topic_id"])) is not None:
            names.setdefault(row["unit_id"], []).append(topic.name)
    return names


def _text_repairs(doc: Document, common: Row) -> Iterator[Row]:
    for one in sorted(doc.repairs, key=lambda one: (one.span.start_char, one.span.end_char)):
        yield {
            **common,
            **offsets(one.span),
            "text": one.span.of(doc.text),
            "repaired": one.repaired,
            "repair_kind": one.kind,
        }
