"""Names in one word, without a language model."""

from tests.kit.words import name_span, words_from
from transforms.names.names_written_together import part_names_written_together


def test_a_name_in_one_word_is_the_one_in_several() -> None:
    words = words_from("Ana Silva met AnaSilva and LundPark")
    spans = [name_span(words, 0, 1), name_span(words, 3, 3), name_span(words, 5, 5)]
    names = [one.name for one in part_names_written_together(spans, [words])]
    assert names == ["Ana Silva", "Ana Silva", "LundPark"]


def test_a_hashtag_of_other_words_names_nothing() -> None:
    words = words_from("see # ~QuayValues and # ~Hares")
    spans = [name_span(words, 2, 2), name_span(words, 5, 5)]
    assert [one.name for one in part_names_written_together(spans, [words])] == ["Hares"]
