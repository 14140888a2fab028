"""Make the rows of the article itself: document, text, sections, sentences, repairs, topics.

Nothing is inferred here: rows copy the Document. Quotes and entities have modules of their own beside this one.
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime
from itertools import accumulate

from transforms.copies.signatures import SIGNATURE_VERSION, sign_document
from transforms.document import Document, Role, Row, Span, TopicUnit, cleaned, ids, place_of
from transforms.knowledge.media_topics import first_topic_above
from transforms.rows.parser_output import write_parser_output
from transforms.rows.values import count_words, heading_of, offsets_of
from transforms.versions import RULE_VERSION, model_version

# Between authors, and between keywords, in one column.
_BETWEEN_VALUES = "; "
# Blocks whose words are columns of `documents`, by the same names.
_LINES = (Role.RUBRIC, Role.HEADLINE, Role.DEK, Role.BYLINE)


def common_columns(doc: Document, run_id: str) -> Row:
    """Give the columns that all rows of an article have."""
    day = doc.published and doc.published.day
    return {
        "document_id": doc.document_id,
        "published_date": day,
        "published_month": day and day.isoformat()[:7],
        "run_id": run_id,
    }


def make_document_row(doc: Document, common: Row, ingested_at: datetime) -> Row:
    """Make the row of `documents`: what the article says of itself, and counts."""
    raw = doc.raw
    return {
        **common,
        "revision": 1,  # the store counts on where it has the article
        "replaces_document_id": None,
        "source": raw and raw.source,
        "source_uri": raw and (raw.source_uri or None),
        **_metadata_columns(doc),
        "media_type": doc.media_type,
        **{role.value: _words_of(doc, role) for role in _LINES},
        "headline_evidence": doc.metadata.headline_evidence,
        "byline": _words_of(doc, Role.BYLINE) or ", ".join(doc.metadata.authors) or None,
        "byline_evidence": doc.metadata.byline_evidence,
        **_dateline_columns(doc),
        **_published_columns(doc),
        "duplicate_of_document_id": None,  # the store looks for what it is a copy of
        "similarity": None,
        "text_sha256": doc.text_sha256,
        "char_count": len(doc.text),
        "body_start_char": doc.body_start_char,
        "word_count": count_words(doc.text),
        "sentence_count": len(doc.sentences),
        "quote_count": len(doc.quotes),
        "rule_version": RULE_VERSION,
        "model_version": model_version(doc.profile),
        "ingested_at": ingested_at,
    }


def make_text_row(doc: Document, common: Row) -> Row:
    """Make the row of `document_texts`."""
    signature = sign_document(doc)
    return {
        **common,
        "text": doc.text,
        "raw_sha256": doc.raw and doc.raw.sha256,
        "signature": signature,
        "signature_version": signature and SIGNATURE_VERSION,
        "parser_output": write_parser_output(doc),
    }


def make_section_rows(doc: Document, common: Row) -> Iterator[Row]:
    """Yield a row of `sections` for each section, by position."""
    for section in sorted(doc.sections, key=lambda one: one.position):
        yield {
            **common,
            "section_id": ids.section_id(doc.document_id, section.position),
            "position": section.position,
            "heading": heading_of(section, doc),
            "heading_text": section.heading and section.heading.of(doc.text),
            "heading_evidence": section.evidence and section.evidence.value,
            **offsets_of(section.span),
        }


def make_sentence_rows(doc: Document, common: Row) -> Iterator[Row]:
    """Yield a row of `sentences` for each sentence, by position."""
    pieces = sorted((piece.start_char, piece.end_char) for quote in doc.quotes for piece in quote.spans)
    starts = [start for start, _ in pieces]
    last_ends = list(accumulate((end for _, end in pieces), max))
    for sentence in sorted(doc.sentences, key=lambda one: one.position):
        text = sentence.span.of(doc.text)
        yield {
            **common,
            "sentence_id": ids.sentence_id(doc.document_id, sentence.position),
            "section_id": sentence.section and ids.section_id(doc.document_id, sentence.section),
            "paragraph": sentence.paragraph,
            "position": sentence.position,
            "role": sentence.role.value,
            "role_evidence": sentence.evidence and sentence.evidence.value,
            **offsets_of(sentence.span),
            "text": text,
            "word_count": count_words(text),
            "is_quote_inside": _overlaps_piece(sentence.span, starts, last_ends),
        }


def make_repair_rows(doc: Document, common: Row) -> Iterator[Row]:
    """Yield a row of `text_repairs` for each repair, in order of the text."""
    for repair in sorted(doc.repairs, key=lambda one: (one.span.start_char, one.span.end_char)):
        yield {
            **common,
            **offsets_of(repair.span),
            "text": repair.span.of(doc.text),
            "repaired": repair.repaired,
            "repair_kind": str(repair.kind),
            "original": repair.original,
        }


def make_topic_rows(doc: Document, common: Row) -> Iterator[Row]:
    """Yield a row of `topic_assignments` for each topic, by unit and rank."""
    for topic in sorted(doc.topics, key=lambda one: (one.unit_type, one.unit, one.rank, one.topic_id)):
        first = first_topic_above(topic.topic_id)
        yield {
            **common,
            "unit_type": str(topic.unit_type),
            "unit_id": _unit_id(doc.document_id, topic.unit_type, topic.unit),
            "topic_id": topic.topic_id,
            "first_topic_id": first.topic_id,
            "first_topic_name": first.name,
            "topic_rank": topic.rank,
            "score": float(topic.score),
            "evidence": topic.evidence or None,
        }


def _words_of(doc: Document, role: Role) -> str | None:
    block = doc.first(role)
    if block is None:
        return None
    return cleaned(block.span, doc.text, doc.repairs) or None


def _metadata_columns(doc: Document) -> Row:
    said = doc.metadata
    return {
        "guid": said.guid,
        "url": said.url,
        "url_evidence": said.url_evidence,
        "publisher": said.publisher,
        "language": said.language,
        "language_detected": doc.language and doc.language.tag,
        "language_confidence": doc.language and doc.language.confidence,
        "authors": _BETWEEN_VALUES.join(said.authors) or None,
        "keywords": _BETWEEN_VALUES.join(said.keywords) or None,
        "slug": said.slug,
        "urgency": said.urgency,
        "state": said.state and said.state.value,
        "embargoed_until": said.embargoed_until,
    }


def _dateline_columns(doc: Document) -> Row:
    line = doc.dateline
    return {
        "dateline": line and line.span.of(doc.text),
        "dateline_place": line and place_of(line, doc.text),
        "agency": line and line.agency,
    }


def _published_columns(doc: Document) -> Row:
    published = doc.published
    return {
        "published_at": published and published.at,
        "published_date_evidence": published and str(published.evidence),
        "published_date_reason": published.reason if published else doc.undated_because,
        "published_date_confidence": published and float(published.confidence),
    }


def _overlaps_piece(span: Span, starts: list[int], last_ends: list[int]) -> bool:
    """Say whether a piece overlaps `span`, by the starts of the sorted pieces and the last end up to each of them."""
    before = bisect_left(starts, span.end_char)
    return before > 0 and last_ends[before - 1] > span.start_char


def _unit_id(document_id: str, unit_type: str, position: int) -> str:
    if unit_type == TopicUnit.SECTION:
        return ids.section_id(document_id, position)
    if unit_type == TopicUnit.QUOTE:
        return ids.quote_id(document_id, position)
    return document_id
