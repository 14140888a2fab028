"""How many words beside a title belong to titles."""

import pytest

from transforms.language.words import Word
from transforms.names.title_words import (
    end_before_small_office,
    has_field_behind_letters,
    is_word_before_title,
    size_of_honorific,
    size_of_title_before,
)


def _words(text: str) -> list[Word]:
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == " ")]
    parts = zip(text.split(), starts, strict=True)
    return [Word(word, at, at + len(word), "NNP", "compound", 0, "", begins=False) for word, at in parts]


@pytest.mark.parametrize(("text", "size"), [("Parliament Tan Sri", 2), ("Chairman Prof", 1), ("Port Council", 0)])
def test_titles_before_a_title(text: str, size: int) -> None:
    words = _words(text)
    assert size_of_title_before(words, 0, len(words) - 1) == size


@pytest.mark.parametrize(("text", "size"), [("Member Tan Sri", 2), ("Director Dr", 1), ("Member", 0), ("Port Man", 0)])
def test_honorifics_behind_a_role(text: str, size: int) -> None:
    words = _words(text)
    assert size_of_honorific(words, 0, len(words) - 1) == size


@pytest.mark.parametrize(
    ("text", "has_field"),
    [
        ("DSP City Ana Silva", True),
        ("DSP City Silva", False),
        ("Dr City Ana Silva", False),
        ("DSP Lund Ana Silva", False),
    ],
)
def test_a_field_behind_letters(text: str, *, has_field: bool) -> None:
    words = _words(text)
    assert has_field_behind_letters(words, 0, 0, len(words) - 1) is has_field


def test_words_before_titles() -> None:
    assert is_word_before_title("Former")
    assert not is_word_before_title("Harbour")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Conservative Shadow chancellor Ana Silva", 0),
        ("Conservative Shadow spokesman on roads", 0),
        ("Conservative Shadow over the vote", 1),
        ("Conservative Shadow Chancellor Ana Silva", 1),
        ("Conservative Shadow", 1),
    ],
)
def test_a_name_ends_before_an_office_in_small_letters(text: str, last: int) -> None:
    assert end_before_small_office(_words(text), 1) == last
