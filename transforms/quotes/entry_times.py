"""Leave the hour that opens an entry of a live blog, "14:05", out of sources and of plain words said.

It stands before the sentence and is no word of it, though the parse may take it for one. Days of publication:
`transforms/dates`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.document import Block, Piece, Quote, Span

# "14:05", "2.30pm", "9:15 a.m. ET -": the hour, half of the day, zone of time, and what parts them from the sentence.
_ZONE = r"(?:UTC|GMT|BST|IST|CES?T|A?[ECMP][SD]?T)"
_HOUR = re.compile(rf"\d{{1,2}}[:.]\d{{2}}(?:\s?[apAP]\.?[mM]\b\.?)?(?:\s{_ZONE}\b)?[\s:|\u2013\u2014-]+(?=\S)")


def leave_out_entry_times(quotes: Sequence[Quote], blocks: Sequence[Block], text: str) -> tuple[Quote, ...]:
    """Cut the hours that open blocks out of the pieces and sources of quotes; a piece of nothing else goes."""
    hours = [Span(*match.span()) for block in blocks if (match := _HOUR.match(text, block.span.start_char))]
    if not hours:
        return tuple(quotes)
    return tuple(_leave_out_hours(quote, hours) for quote in quotes)


def _leave_out_hours(quote: Quote, hours: Sequence[Span]) -> Quote:
    pieces = tuple(piece for each in quote.spans if (piece := _cut_piece(each, hours)) is not None)
    sources = tuple(source for each in quote.sources if (source := _cut_span(each, hours)) is not None)
    return replace(quote, spans=pieces or quote.spans, sources=sources)


def _cut_piece(piece: Piece, hours: Sequence[Span]) -> Piece | None:
    rest = _cut_span(piece, hours)
    return Piece(rest.start_char, rest.end_char, is_quoted=piece.is_quoted) if rest is not None else None


def _cut_span(span: Span, hours: Sequence[Span]) -> Span | None:
    """Give what is left of a span behind the hour that it starts in. None where that is nothing."""
    hour = next((each for each in hours if each.start_char <= span.start_char < each.end_char), None)
    start = span.start_char if hour is None else hour.end_char
    return Span(start, span.end_char) if start < span.end_char else None
