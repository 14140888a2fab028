"""Make the rows of quotes: the quotes themselves, their pieces, sources and insertions.

Nothing is decided here: rows copy the Document.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from transforms.document import (
    Circumstances,
    Document,
    Insertion,
    Quote,
    Repair,
    Row,
    Span,
    Speaker,
    Statement,
    cleaned,
    ids,
)
from transforms.rows.display import display_words, label_speaker_of
from transforms.rows.row_ids import SentenceIndex
from transforms.rows.values import count_words, offsets_of

# More blanks than these are a new line or column, not the gap between two words.
_WIDEST_GAP_CHARS = 8
_TRAILING_BLANKS = re.compile(r"\s+$")
_NO_SPEAKER = dict.fromkeys((
    *("speaker_entity_id", "speaker_name", "speaker_text", "speaker_kind", "speaker_start_char", "speaker_end_char"),
    *("speaker_role", "speaker_rule", "speaker_reason", "speaker_confidence", "speaker_runner_up_name"),
))
_NO_CIRCUMSTANCES = dict.fromkeys((
    *("speech_act", "addressee_text", "statement_date", "statement_date_evidence", "statement_place_text"),
    *("statement_period_start", "statement_period_end"),
    *("statement_place_evidence", "statement_place_entity_id"),
))


def make_quote_rows(doc: Document, common: Row, sentences: SentenceIndex) -> Iterator[Row]:
    """Yield a row of `quotes` for each quote, in order of position."""
    speakers = {one.quote: one for one in sorted(doc.speakers, key=lambda one: -one.position)}  # the first one stays
    statements = {one.quote: one for one in doc.statements}
    circumstances = {one.quote: one for one in doc.circumstances}
    changes = _changes_of(doc)
    for quote in sorted(doc.quotes, key=lambda one: one.position):
        yield {
            **common,
            **_place_columns(quote, doc, sentences),
            **_content_columns(quote, doc.text, changes),
            "text_display": display_words(quote, doc, sentences),
            **_cue_columns(quote, doc.text),
            **_speaker_columns(speakers.get(quote.position), doc.text),
            "speaker_label": label_speaker_of(speakers.get(quote.position), doc),
            "statement_id": _statement_id(statements.get(quote.position), doc.document_id),
            **_circumstances_columns(circumstances.get(quote.position), doc.text),
        }


def make_quote_span_rows(doc: Document, common: Row) -> Iterator[Row]:
    """Yield a row of `quote_spans` for each piece of each quote."""
    for quote in sorted(doc.quotes, key=lambda one: one.position):
        owner = ids.quote_id(doc.document_id, quote.position)
        for position, piece in enumerate(quote.spans, start=1):
            yield {
                **common,
                "quote_span_id": ids.quote_span_id(owner, position),
                "quote_id": owner,
                "position": position,
                **offsets_of(piece),
                "text": piece.of(doc.text),
                "is_quoted": piece.is_quoted,
            }


def make_quote_speaker_rows(doc: Document, common: Row) -> Iterator[Row]:
    """Yield a row of `quote_speakers` for each source of the quotes that have several."""
    several = {one.quote for one in doc.speakers if one.position > 1}
    for speaker in sorted(doc.speakers, key=lambda one: (one.quote, one.position)):
        if speaker.quote in several:
            yield {
                **common,
                "quote_id": ids.quote_id(doc.document_id, speaker.quote),
                "position": speaker.position,
                "entity_id": speaker.entity_id,
                "speaker_name": speaker.name,
            }


def make_insertion_rows(doc: Document, common: Row) -> Iterator[Row]:
    """Yield a row of `quote_insertions` for each bracket of an editor."""
    for one in sorted(doc.insertions, key=lambda one: (one.quote, one.span.start_char)):
        yield {
            **common,
            "quote_id": ids.quote_id(doc.document_id, one.quote),
            **offsets_of(one.span),
            "text": one.span.of(doc.text),
            "insertion_kind": str(one.kind),
        }


def _place_columns(quote: Quote, doc: Document, sentences: SentenceIndex) -> Row:
    first = quote.spans[0].start_char
    sentence, section = sentences.sentence_at(first), sentences.section_at(first)
    return {
        "quote_id": ids.quote_id(doc.document_id, quote.position),
        "section_id": section and ids.section_id(doc.document_id, section.position),
        "sentence_id": sentence and ids.sentence_id(doc.document_id, sentence.position),
        "position": quote.position,
        "start_char": first,
        "end_char": quote.spans[-1].end_char,
        "parent_quote_id": None if quote.parent is None else ids.quote_id(doc.document_id, quote.parent),
    }


def _content_columns(quote: Quote, article: str, changes: list[Repair]) -> Row:
    text = " ".join(piece.of(article) for piece in quote.spans)
    clean = (cleaned(piece, article, _changes_inside(piece, changes)) for piece in quote.spans)
    return {
        "quote_type": str(quote.quote_type),
        "is_statement": quote.is_statement,
        "text": text,
        "text_clean": " ".join(piece for piece in clean if piece) or None,
        "word_count": count_words(text),
        "quote_rule": str(quote.rule) or None,
        "quote_confidence": float(quote.confidence),
        "is_verbatim": quote.is_verbatim,
    }


def _changes_of(doc: Document) -> list[Repair]:
    """List what cleaned quotes read differently, sorted: the text's repairs, and the editor's insertions as nothing.

    Repairs that the text has already, of garbled marks, are none.
    """
    repairs = (repair for repair in doc.repairs if repair.original is None)
    omissions = (_omit_insertion(insertion, doc.text) for insertion in doc.insertions)
    return sorted([*repairs, *omissions], key=_start_of)


def _omit_insertion(insertion: Insertion, text: str) -> Repair:
    """Read the insertion as nothing, and the blanks before it, so that no blank is left before a comma."""
    start = insertion.span.start_char
    blanks = _TRAILING_BLANKS.search(text[max(0, start - _WIDEST_GAP_CHARS) : start])
    if blanks:
        start -= len(blanks[0])
    return Repair(Span(start, insertion.span.end_char), "", insertion.kind)


def _changes_inside(piece: Span, changes: list[Repair]) -> list[Repair]:
    first = bisect_left(changes, piece.start_char - _WIDEST_GAP_CHARS, key=_start_of)
    last = bisect_left(changes, piece.end_char, key=_start_of)
    return [
        replace(one, span=Span(max(one.span.start_char, piece.start_char), one.span.end_char))
        for one in changes[first:last]
        if piece.start_char < one.span.end_char <= piece.end_char
    ]


def _start_of(change: Repair) -> int:
    return change.span.start_char


def _cue_columns(quote: Quote, text: str) -> Row:
    return {
        "cue_text": " ".join(piece.of(text) for piece in quote.cue) or None,
        "cue_lemma": quote.cue_lemma or None,
        "cue_start_char": quote.cue[0].start_char if quote.cue else None,
        "cue_end_char": quote.cue[-1].end_char if quote.cue else None,
    }


def _speaker_columns(speaker: Speaker | None, text: str) -> Row:
    if speaker is None:
        return _NO_SPEAKER
    span = speaker.span
    return {
        "speaker_entity_id": speaker.entity_id,
        "speaker_name": speaker.name,
        "speaker_text": span and span.of(text),
        "speaker_kind": str(speaker.kind),
        "speaker_start_char": span and span.start_char,
        "speaker_end_char": span and span.end_char,
        "speaker_role": speaker.role,
        "speaker_rule": str(speaker.rule),
        "speaker_reason": speaker.reason,
        "speaker_confidence": float(speaker.confidence),
        "speaker_runner_up_name": speaker.runner_up_name,
    }


def _statement_id(statement: Statement | None, document_id: str) -> str | None:
    if statement is None:
        return None
    return ids.statement_id(document_id, statement.first_quote, statement.words)


def _circumstances_columns(circumstances: Circumstances | None, text: str) -> Row:
    if circumstances is None:
        return _NO_CIRCUMSTANCES
    return {
        "speech_act": str(circumstances.speech_act),
        "addressee_text": circumstances.addressee and circumstances.addressee.of(text),
        "statement_date": circumstances.day,
        "statement_period_start": circumstances.period and circumstances.period[0],
        "statement_period_end": circumstances.period and circumstances.period[1],
        "statement_date_evidence": circumstances.day_words and circumstances.day_words.of(text),
        "statement_place_text": circumstances.place and circumstances.place.of(text),
        "statement_place_evidence": circumstances.place_words and circumstances.place_words.of(text),
        "statement_place_entity_id": circumstances.place_entity_id,
    }
