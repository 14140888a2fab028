"""Names without words of the sentence, of an address or of a letter around them."""

import pytest

from tests.kit.reading import named, read
from transforms.document import Span
from transforms.language.words import Word
from transforms.name_types.name_repairs import is_street, mend_names
from transforms.names.name_spans import NameSpan


def _words(*texts_and_tags: tuple[str, str]) -> list[Word]:
    words, start = [], 0
    for text, tag in texts_and_tags:
        words.append(Word(text, start, start + len(text), tag, "", 0, "", begins=False))
        start += len(text) + 1
    return words


def _span(words: list[Word], first: int, last: int) -> NameSpan:
    name = " ".join(word.text for word in words[first : last + 1])
    return NameSpan(Span(words[first].start, words[last].end), name, 0, first, last, is_initial=first == 0)


def test_a_word_that_opens_the_sentence_is_cut_from_a_name_that_the_text_has_alone() -> None:
    words = _words(("While", "IN"), ("Brisk", "NNP"), ("fell", "VBD"), ("Brisk", "NNP"))
    names = mend_names([_span(words, 0, 1), _span(words, 3, 3)], [words])
    assert [name.name for name in names] == ["Brisk", "Brisk"]


def test_a_first_word_that_is_tagged_as_a_name_stays() -> None:
    words = _words(("Zlatko", "NNP"), ("Brisk", "NNP"), ("fell", "VBD"), ("Brisk", "NNP"))
    names = mend_names([_span(words, 0, 1), _span(words, 3, 3)], [words])
    assert names[0].name == "Zlatko Brisk"


@pytest.mark.parametrize(
    ("words", "is_one"), [(("2134", "Caldwell", "Place"), True), (("the", "Caldwell", "Place"), False)]
)
def test_a_street_stands_behind_the_number_of_a_house(words: tuple[str, str, str], *, is_one: bool) -> None:
    tagged = _words(*((word, "NNP") for word in words))
    assert is_street(_span(tagged, 1, 2), tagged) is is_one


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Mail goes to P.O. Box 440 in Oslo.", "P.O. Box", id="a box"),
        pytest.param("They met near 17th Street on Monday.", "Street", id="a number for a name"),
        pytest.param("The son was hurt, Kan reported on Wednesday.", "Kan", id="a state without its stop"),
    ],
)
def test_no_names(text: str, name: str) -> None:
    assert name not in named(read(text))


def test_a_given_name_in_brackets_completes_the_surname() -> None:
    assert named(read('"Coach (Frank) Vogt came in," guard Jon Pell said.'))["Frank) Vogt"] == "person.frank-vogt"
