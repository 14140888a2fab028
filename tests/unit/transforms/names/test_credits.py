"""Where a picture's credit ends that stands on one line with the text."""

import pytest

from tests.kit.words import words_from
from transforms.language.words import Word
from transforms.names.credits import end_of_credit, is_behind_credit


def _words(line: str) -> list[Word]:
    """Make words of a line in which `|` stands for the slash of a credit."""
    return [word._replace(text="/") if word.text == "|" else word for word in words_from(line)]


@pytest.mark.parametrize(
    ("line", "end"),
    [
        pytest.param("Ana Silva ~| ~Getty Images A boy", 4, id="an agency of two words"),
        pytest.param("Ana Silva ~| ~Reuters Ferries are late", 3, id="an agency of one word"),
        pytest.param("Ana Silva | Reuters Ferries are late", None, id="blanks about the slash"),
        pytest.param("Ana Silva ~| ~Quist Images A boy", None, id="an agency that nobody knows"),
        pytest.param("Ana Silva , Reuters Ferries are late", None, id="no slash"),
    ],
)
def test_a_credit_ends_with_its_agency(line: str, end: int | None) -> None:
    words = _words(line)
    assert end_of_credit(words, 3) == end
    assert is_behind_credit(words, 4 if end is None else end + 1) is (end is not None)
