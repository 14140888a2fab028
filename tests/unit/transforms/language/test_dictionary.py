"""Words of the dictionary, and words that none has."""

import pytest

from transforms.language.dictionary import is_word_of_dictionary


@pytest.mark.parametrize("word", ["Inflation", "harbours", "sleeping", "Rescheduling", "went", "bakers", "quickly"])
def test_english_words_are_listed(word: str) -> None:
    assert is_word_of_dictionary(word)


@pytest.mark.parametrize("word", ["Quistbyg", "Velmora", "pixelfy", "Orbaxa"])
def test_made_up_names_are_not(word: str) -> None:
    assert not is_word_of_dictionary(word)
