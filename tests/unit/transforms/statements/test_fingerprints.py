"""The words by which articles know a statement: the longest sentence between marks."""

import pytest

from transforms.document import Piece, Quote, Span
from transforms.statements.fingerprints import statement_fingerprint


def fingerprint(text: str, *pieces: str, brackets: tuple[str, ...] = (), is_quoted: bool = True) -> str | None:
    def place(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    spans = tuple(Piece(*place(piece), is_quoted) for piece in pieces)
    words = statement_fingerprint(Quote(1, spans), [Span(*place(bracket)) for bracket in brackets], text)
    return words and " ".join(words)  # type: ignore[return-value]


CLOSE = "We will not close the old harbour"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(CLOSE, "we will not close the old harbour", id="small letters"),
        pytest.param("We will not close it", None, id="five words are said by chance"),
        pytest.param(f"Yes. {CLOSE}! Never again.", "we will not close the old harbour", id="the longest sentence"),
        pytest.param(
            "We’ll never close the old harbour", "well never close the old harbour", id="apostrophes are left out"
        ),
        pytest.param("We will not, ever; close “it” here", "we will not ever close it here", id="marks are left out"),
        pytest.param(
            "They sail at noon each day now. We sail at noon each day too.",
            "we sail at noon each day too",
            id="of one length the last by alphabet",
        ),
        pytest.param("Ｗe will not close the old harbour", "we will not close the old harbour", id="wide letters"),
    ],
)
def test_words_of_the_longest_sentence(text: str, expected: str | None) -> None:
    assert fingerprint(text, text) == expected


def test_a_cue_between_two_pieces_makes_no_difference() -> None:
    text = "“We will not,” she said, “close the old harbour.”"
    assert fingerprint(text, "We will not,", "close the old harbour.") == "we will not close the old harbour"


def test_insertions_of_an_editor_are_left_out() -> None:
    text = "We will not close the old [Porto] harbour"
    assert fingerprint(text, text, brackets=("[Porto]",)) == "we will not close the old harbour"


def test_words_without_marks_have_no_fingerprint() -> None:
    assert fingerprint(CLOSE, CLOSE, is_quoted=False) is None
