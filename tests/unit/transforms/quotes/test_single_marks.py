"""Single marks: when they are the article's quotation marks, and where they open and close."""

import pytest

from transforms.document import Span
from transforms.quotes.quotation_marks import find_quotation_spans, uses_single_marks


def spans_of(text: str, *, single: bool) -> list[tuple[str, bool]]:
    found = find_quotation_spans(text, Span(0, len(text)), single=single)
    return [(span.content.of(text), span.is_closed) for span in found]


@pytest.mark.parametrize(
    ("text", "is_single"),
    [
        pytest.param("‘We can’t go on like this,’ she said.", True, id="no double marks"),
        pytest.param("She wrote: ‘The boss says “it’s fine” again and again.’", True, id="double within single ones"),
        pytest.param("“He told me, ‘One hour and no more,’” she said.", False, id="single within double ones"),
        pytest.param("‘We can’t go on like this,’ she said of “the plan”.", False, id="double ones elsewhere"),
        pytest.param("It’s the firm’s ‘lift and shift’ plan.", False, id="apostrophes and two words"),
    ],
)
def test_uses_single_marks(text: str, is_single: bool) -> None:
    assert uses_single_marks(text, [Span(0, len(text))]) is is_single


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "She said: ‘I won’t. It’s over.’ He left.", [("I won’t. It’s over.", True)], id="apostrophes stay inside"
        ),
        pytest.param(
            "‘I still ring him. I know he won’t answer.",
            [("I still ring him. I know he won’t answer.", False)],
            id="left open, as the next paragraph goes on",
        ),
        pytest.param("Songs of the ‘90s, and nobody got ‘em right.", [], id="apostrophes that look like open marks"),
    ],
)
def test_single_marks(text: str, expected: list[tuple[str, bool]]) -> None:
    assert spans_of(text, single=True) == expected
