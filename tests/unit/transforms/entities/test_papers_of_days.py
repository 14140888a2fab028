"""Papers that are called by their day, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.entities.papers_of_days import is_paper_of_day


@pytest.mark.parametrize(
    ("line", "at", "is_paper"),
    [
        pytest.param("told the Sunday Gazette", 2, True, id="behind an article"),
        pytest.param("by Sunday Times writer", 1, True, id="a known paper"),
        pytest.param("on Sunday Gazette readers", 1, False, id="a day"),
        pytest.param("the Sunday League", 1, False, id="no paper"),
        pytest.param("the Harbour Gazette", 1, False, id="no day"),
    ],
)
def test_a_paper_may_begin_with_its_day(line: str, at: int, *, is_paper: bool) -> None:
    assert is_paper_of_day(words_from(line), at) == is_paper
