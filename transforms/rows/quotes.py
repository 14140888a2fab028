"""Quotes to rows: the quotes themselves, their pieces, sources and insertions, and the flat table of all that."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from transforms.document import (
    Circumstances,
    Document,
    Insertion,
    Piece,
    Quote,
    Repair,
    Section,
    Span,
    Speaker,
    Statement,
    cleaned,
    ids,
)
from transforms.rows.row_ids import SentenceIndex

Row = dict[str, Any]
_WORD = re.compile(r"\w+")
# More blanks than these are a new line or column, not the gap between two words.
_WIDEST_GAP_CHARS = 8
_BLANKS = re.compile(r"\s+$")
# What stands in quotes_wide as it stands in the other tables.
WIDE_FROM_QUOTES = (
    *("document_id", "published_date", "published_month", "run_id", "quote_id", "sentence_id", "position"),
    *("quote_type", "text", "text_clean", "start_char", "end_char", "word_count", "cue_text", "cue_lemma"),
    *("quote_confidence", "speaker_entity_id", "speaker_name", "speaker_text", "speaker_kind", "speaker_role"),
    *("speaker_reason", "speaker_confidence", "speech_act", "addressee_text", "statement_id"),
    *("statement_date", "statement_place_text", "statement_place_entity_id", "is_verbatim"),
)
WIDE_FROM_DOCUMENTS = ("headline", "publisher", "agency", "source", "source_uri", "url", "dateline_place")
_NO_SPEAKER = dict.fromkeys((
    *("speaker_entity_id", "speaker_name", "speaker_text", "speaker_kind", "speaker_start_char", "speaker_end_char"),
    *("speaker_role", "speaker_rule", "speaker_reason", "speaker_confidence", "speaker_runner_up_name"),
))


_NOT_TOLD = dict.fromkeys((
    *("speech_act", "addressee_text", "statement_date", "statement_date_evidence", "statement_place_text"),
    *("statement_place_evidence", "statement_place_entity_id"),
))


def word_count(text: str) -> int:
    """Count the runs of letters and digits."""
    return len(_WORD.findall(text))


def quotes(doc: Document, common: Row, places: SentenceIndex) -> Iterator[Row]:
    """Yield a row of `quotes` for each quote, in order of position."""
    speakers = {one.quote: one for one in sorted(doc.speakers, key=lambda one: -one.position)}  # the first one stays
    statements = {one.quote: one for one in doc.statements}
    circumstances = {one.quote: one for one in doc.circumstances}
    changes = _changes(doc)
    for quote in sorted(doc.quotes, key=lambda one: one.position):
        yield {
            **common,
            **_place(quote, doc, places),
            **_words(quote, doc.text, changes),
            **_cue(quote, doc.text),
            **_speaker(speakers.get(quote.position), doc.text),
            **_statement(statements.get(quote.position), doc.document_id),
            **_telling(circumstances.get(quote.position), doc.text),
        }


def quote_spans(doc: Document, common: Row) -> Iterator[Row]:
    """Yield a row of `quote_spans` for each piece of each quote."""
    for quote in sorted(doc.quotes, key=lambda one: one.position):
        owner = ids.quote_id(doc.document_id, quote.position)
        for position, piece in enumerate(quote.spans, start=1):
            yield {
                **common,
                "quote_span_id": ids.quote_span_id(owner, position),
                "quote_id": owner,
                "position": position,
                **offsets(piece),
                "text": piece.of(doc.text),
                "is_quoted": isinstance(piece, Piece) and piece.is_quoted,
            }


def quote_speakers(doc: Document, common: Row) -> Iterator[Row]:
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


def quote_insertions(doc: Document, common: Row) -> Iterator[Row]:
    """Yield a row of `quote_insertions` for each bracket of an editor."""
    for one in sorted(doc.insertions, key=lambda one: (one.quote, one.span.start_char)):
        yield {
            **common,
            "quote_id": ids.quote_id(doc.document_id, one.quote),
            **offsets(one.span),
            "text": one.span.of(doc.text),
            "insertion_kind": one.kind,
        }


def quotes_wide(
    doc: Document, document: Row, quote_rows: Iterable[Row], topic_names: dict[str, list[str]]
) -> list[Row]:
    """Give a row of `quotes_wide` for each row of `quotes`.

    Args:
        doc: the article.
        document: its row of `documents`.
        quote_rows: its rows of `quotes`.
        topic_names: names of topics, best first, by the id of the unit that they are given to.
    """
    sentences = {ids.sentence_id(doc.document_id, one.position): one.span.of(doc.text) for one in doc.sentences}
    headings = {ids.section_id(doc.document_id, one.position): heading_of(one, doc) for one in doc.sections}
    return [
        {name: row[name] for name in WIDE_FROM_QUOTES}
        | {name: document[name] for name in WIDE_FROM_DOCUMENTS}
        | {"section_heading": headings.get(row["section_id"]), "sentence_text": sentences.get(row["sentence_id"])}
        | _best_topics((row["quote_id"], row["section_id"], row["document_id"]), topic_names)
        for row in quote_rows
    ]


def heading_of(section: Section, doc: Document) -> str | None:
    """Give the section's heading, cleaned: the parser's reading of it, else the repaired text."""
    if section.heading is None:
        return None
    return section.heading_clean or cleaned(section.heading, doc.text, doc.repairs) or None


def offsets(span: Span) -> Row:
    """Give `start_char` and `end_char` of a span."""
    return {"start_char": span.start_char, "end_char": span.end_char}


def _place(quote: Quote, doc: Document, places: SentenceIndex) -> Row:
    first = quote.spans[0].start_char
    sentence, section = places.sentence_at(first), places.section_at(first)
    return {
        "quote_id": ids.quote_id(doc.document_id, quote.position),
        "section_id": section and ids.section_id(doc.document_id, section.position),
        "sentence_id": sentence and ids.sentence_id(doc.document_id, sentence.position),
        "position": quote.position,
        "start_char": first,
        "end_char": quote.spans[-1].end_char,
        "parent_quote_id": None if quote.parent is None else ids.quote_id(doc.document_id, quote.parent),
    }


def _words(quote: Quote, article: str, changes: list[Repair]) -> Row:
    text = " ".join(piece.of(article) for piece in quote.spans)
    clean = (cleaned(piece, article, _within(piece, changes)) for piece in quote.spans)
    return {
        "quote_type": quote.quote_type,
        "text": text,
        "text_clean": " ".join(piece for piece in clean if piece) or None,
        "word_count": word_count(text),
        "quote_rule": quote.rule or None,
        "quote_confidence": float(quote.confidence),
        "is_verbatim": quote.is_verbatim,
    }


def _changes(doc: Document) -> list[Repair]:
    """What cleaned quotes read differently, sorted: the text's repairs, and the editor's insertions as nothing."""
    return sorted([*doc.repairs, *(_gap(one, doc.text) for one in doc.insertions)], key=_start)


def _gap(insertion: Insertion, text: str) -> Repair:
    """Read the insertion as nothing, and the blanks before it, so that no blank stands before a comma."""
    start = insertion.span.start_char
    blanks = _BLANKS.search(text[max(0, start - _WIDEST_GAP_CHARS) : start])
    return Repair(Span(start - len(blanks[0]) if blanks else start, insertion.span.end_char), "", insertion.kind)


def _within(piece: Span, changes: list[Repair]) -> list[Repair]:
    first = bisect_left(changes, piece.start_char - _WIDEST_GAP_CHARS, key=_start)
    last = bisect_left(changes, piece.end_char, key=_start)
    return [
        replace(one, span=Span(max(one.span.start_char, piece.start_char), one.span.end_char))
        for one in changes[first:last]
        if piece.start_char < one.span.end_char <= piece.end_char
    ]


def _start(change: Repair) -> int:
    return change.span.start_char


def _cue(quote: Quote, text: str) -> Row:
    return {
        "cue_text": " ".join(piece.of(text) for piece in quote.cue) or None,
        "cue_lemma": quote.cue_lemma or None,
        "cue_start_char": quote.cue[0].start_char if quote.cue else None,
        "cue_end_char": quote.cue[-1].end_char if quote.cue else None,
    }


def _speaker(speaker: Speaker | None, text: str) -> Row:
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
        "speaker_rule": speaker.rule,
        "speaker_reason": speaker.reason,
        "speaker_confidence": float(speaker.confidence),
        "speaker_runner_up_name": speaker.runner_up_name,
    }


def _statement(statement: Statement | None, document_id: str) -> Row:
    one = statement and ids.statement_id(document_id, statement.first_quote, statement.words)
    return {"statement_id": one}


def _telling(telling: Circumstances | None, text: str) -> Row:
    if telling is None:
        return _NOT_TOLD
    return {
        "speech_act": telling.speech_act,
        "addressee_text": telling.addressee and telling.addressee.of(text),
        "statement_date": telling.day,
        "statement_date_evidence": telling.day_words and telling.day_words.of(text),
        "statement_place_text": telling.place and telling.place.of(text),
        "statement_place_evidence": telling.place_words and telling.place_words.of(text),
        "statement_place_entity_id": telling.place_entity_id,
    }


def _best_topics(unit_ids: Iterable[str | None], names: dict[str, list[str]]) -> Row:
    """Give the three best topics of the first unit that has any."""
    best = next((names[one] for one in unit_ids if one in names), [])
    return {f"topic_{number}": name for number, name in enumerate([*best, None, None, None][:3], start=1)}
