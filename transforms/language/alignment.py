"""Align tokens and text: token ranges become spans of the document, and spans become token ranges.

A token range is [first, end) in indices of one parse; a span is in code points of the document's text. What a span
means is decided elsewhere; this module reads no tags and no dependencies. The parses are made in `parsing.py`.

    span = span_of_tokens(parse, 2, 5)          # tokens 2, 3 and 4
    first, end = tokens_touching(parse, span)   # (2, 5)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from transforms.document import Parse, Span, Token

TokenRange = tuple[int, int]


def start_of_token(parse: Parse, token: "Token") -> int:
    """Give the offset in the document's text at which a token starts."""
    return parse.start_char + token.idx


def span_of_tokens(parse: Parse, first: int, end: int) -> Span:
    """Give the span of the tokens [first, end), from the first token's start to the last token's end."""
    last = parse.tokens[end - 1]
    return Span(parse.start_char + parse.tokens[first].idx, parse.start_char + last.idx + len(last.text))


def token_starts(parse: Parse) -> list[int]:
    """Give the offset in the document's text at which each token starts. Takes time in the length of the parse."""
    return [parse.start_char + start for start in parse.tokens.starts]


def tokens_starting_in(span: Span, starts: Sequence[int]) -> range:
    """Give the indices of the tokens that start within a span; `starts` is what `token_starts` gives."""
    return range(bisect_left(starts, span.start_char), bisect_left(starts, span.end_char))


def tokens_touching(parse: Parse, span: Span) -> TokenRange | None:
    """Give the range of the tokens that share a character with a span.

    None where there is no such token: the span lies outside the parse, or has nothing of it but a blank.
    """
    start = span.start_char - parse.start_char
    end = span.end_char - parse.start_char
    if start >= parse.length_chars or end <= 0:
        return None

    touched = parse.tokens.touching(max(0, start), min(end, parse.length_chars))
    return (touched.start, touched.end) if touched else None


def parse_at(parses: Sequence[Parse], at: int) -> Parse | None:
    """Give the last parse that starts at or before a character. None where there is no such parse."""
    position = bisect_right(parses, at, key=lambda parse: parse.start_char) - 1
    return parses[position] if position >= 0 else None


def parse_holding(parses: Sequence[Parse], span: Span) -> Parse | None:
    """Give the parse that a span lies in. None where it lies in no parse, or in two."""
    parse = parse_at(parses, span.start_char)
    if parse is None or span.end_char > parse.start_char + parse.length_chars:
        return None
    return parse


def parses_of_span(parses: Sequence[Parse], span: Span) -> Sequence[Parse]:
    """Give the parses that a span may reach into, in order of the text."""
    first = bisect_right(parses, span.start_char, key=lambda parse: parse.start_char) - 1
    end = bisect_left(parses, span.end_char, key=lambda parse: parse.start_char)
    return parses[max(0, first) : end]
