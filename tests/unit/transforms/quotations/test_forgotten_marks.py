"""Closing marks that were forgotten: the words end before their tag."""

import pytest

from tests.kit.quotations import marked_then_said
from transforms.document import Parse, Span
from transforms.language.parsing import _load_language_model
from transforms.language.token_reading import read_tokens
from transforms.quotations.forgotten_marks import close_forgotten_mark
from transforms.quotations.quotation_marks import QuotationSpan, find_quotation_spans


def closed(text: str, *, goes_on: bool) -> str:
    (span,) = find_quotation_spans(text, Span(0, len(text)))
    return close_forgotten_mark(
        span, Parse(0, 0, read_tokens(_load_language_model()(text))), goes_on=goes_on
    ).content.of(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "goes_on", "expected"),
    [
        pytest.param("“The crane is old, Ana Silva said. She left.", True, "The crane is old,", id="a name says it"),
        pytest.param("“The crane is old, said Ana Silva. She left.", True, "The crane is old,", id="inverted"),
        pytest.param("“Is it old? pilot Ana Silva asked. She left.", True, "Is it old?", id="a question"),
        pytest.param("“The crane is old, she said. She left.", False, "The crane is old,", id="a pronoun"),
        pytest.param(
            "“The crane is old, she said. I left.", True, "The crane is old, she said. I left.", id="may be speech"
        ),
        pytest.param(
            "“It is old, Ana Silva said it was.", True, "It is old, Ana Silva said it was.", id="a clause of the verb"
        ),
        pytest.param("“It is old, and I left.", False, "It is old, and I left.", id="no tag"),
    ],
)
def test_an_open_span_ends_before_its_tag(text: str, goes_on: bool, expected: str) -> None:
    assert closed(text, goes_on=goes_on) == expected


def test_a_closed_span_stays() -> None:
    span = QuotationSpan(Span(0, 12), Span(1, 11), is_closed=True)
    assert close_forgotten_mark(span, marked_then_said(), goes_on=False) is span
