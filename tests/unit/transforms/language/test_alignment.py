"""Alignment: spans of tokens and tokens of spans, in one parse and over several."""

import pytest

from tests.kit.quotations import silva_said
from transforms.document import Span
from transforms.language import alignment

PARSE = silva_said(start_char=100)
TEXT = " " * 100 + PARSE.tokens.text


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        pytest.param((0, 1), "Silva", id="one token, without the blank behind it"),
        pytest.param((2, 6), "the ferry will stay", id="from the first token's start to the last one's end"),
        pytest.param((0, 7), "Silva said the ferry will stay .", id="the whole parse"),
    ],
)
def test_spans_of_tokens_are_read_back_as_the_same_tokens(tokens: tuple[int, int], words: str) -> None:
    span = alignment.span_of_tokens(PARSE, *tokens)
    assert span.of(TEXT) == words
    assert alignment.tokens_touching(PARSE, span) == tokens
    starts = alignment.token_starts(PARSE)
    assert alignment.tokens_starting_in(span, starts) == range(*tokens)


@pytest.mark.parametrize(
    ("span", "tokens"),
    [
        pytest.param(Span(102, 107), (0, 2), id="parts of tokens count"),
        pytest.param(Span(90, 101), (0, 1), id="a span that begins before the parse"),
        pytest.param(Span(129, 200), (5, 7), id="a span that ends behind the parse"),
        pytest.param(Span(0, 100), None, id="a span that ends where the parse begins"),
        pytest.param(Span(132, 140), None, id="a span that begins where the parse ends"),
        pytest.param(Span(105, 106), None, id="a span of a blank alone"),
    ],
)
def test_tokens_touching(span: Span, tokens: tuple[int, int] | None) -> None:
    assert alignment.tokens_touching(PARSE, span) == tokens


def test_tokens_starting_in_a_span_leave_out_the_one_that_it_cuts() -> None:
    starts = alignment.token_starts(PARSE)
    assert alignment.tokens_starting_in(Span(101, 107), starts) == range(1, 2)


def test_the_parse_of_a_place() -> None:
    first, second = silva_said(start_char=0), silva_said(start_char=40, block=1)
    parses = (first, second)
    assert alignment.parse_at(parses, 39) is first and alignment.parse_at(parses, 40) is second
    assert alignment.parse_at(parses[1:], 39) is None
    assert alignment.parse_holding(parses, Span(45, 50)) is second
    assert alignment.parse_holding(parses, Span(20, 45)) is None
    assert alignment.parses_of_span(parses, Span(20, 45)) == parses
    assert alignment.parses_of_span(parses, Span(50, 51)) == (second,)
    assert alignment.start_of_token(second, second.tokens[1]) == 46
