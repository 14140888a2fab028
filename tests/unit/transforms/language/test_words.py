"""Tokens as plain values with offsets of the document."""

import pytest

from tests.kit.parses import label_name, parse_of
from transforms.document import Parse, Tokens
from transforms.language.words import (
    LETTER_FILLER,
    text_of_words,
    texts_from_word,
    tokens_with_relations,
    tokens_with_tags,
    words_of_parse,
)


def parse(start_char: int = 0) -> Parse:
    made = parse_of(
        ["Ana", "Silva", "said", "so"],
        [1, 2, 2, 2],
        ["compound", "nsubj", "ROOT", "advmod"],
        ["NNP", "NNP", "VBD", "RB"],
        ["PROPN", "PROPN", "VERB", "ADV"],
        start_char=start_char,
    )
    label_name(made.tokens, 0, 2, "PERSON")
    return made


def test_a_word_has_the_offsets_of_the_document() -> None:
    words = words_of_parse(parse(start_char=100))
    assert [(word.text, word.start, word.end) for word in words] == [
        ("Ana", 100, 103),
        ("Silva", 104, 109),
        ("said", 110, 114),
        ("so", 115, 117),
    ]


def test_a_word_has_tag_dependency_and_head() -> None:
    silva = words_of_parse(parse())[1]
    assert (silva.tag, silva.dep, silva.head) == ("NNP", "nsubj", 2)


def test_the_first_word_of_a_name_begins_it() -> None:
    assert [(word.label, word.begins) for word in words_of_parse(parse())] == [
        ("PERSON", True),
        ("PERSON", False),
        ("", False),
        ("", False),
    ]


def test_a_parse_without_tokens_has_no_words() -> None:
    assert words_of_parse(Parse(0, 0, Tokens())) == []


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        pytest.param(["NNP"], ["Ana", "Silva"], id="one tag"),
        pytest.param(["RB", "VBD"], ["said", "so"], id="two tags, in order of the text"),
        pytest.param(["WRB"], [], id="a tag that no token has"),
    ],
)
def test_tokens_by_tag(tags: list[str], expected: list[str]) -> None:
    assert [token.text for token in tokens_with_tags(parse(), tags)] == expected


def test_tokens_by_relation() -> None:
    subjects = {token.text for token in parse().tokens if token.dep_ == "nsubj"}
    assert {token.text for token in tokens_with_relations(parse(), ("nsubj",))} == subjects != set()
    assert list(tokens_with_relations(parse(), ("xcomp",))) == []


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(0, 1, "Ana Silva", id="two words"),
        pytest.param(3, 3, "so", id="one word"),
    ],
)
def test_text_of_words(first: int, last: int, expected: str) -> None:
    assert text_of_words(words_of_parse(parse()), first, last) == expected


def test_text_of_words_that_touch_has_no_blank() -> None:
    words = words_of_parse(parse())
    touching = [words[0]._replace(end=4), *words[1:]]
    assert text_of_words(touching, 0, 1) == "AnaSilva"


def test_a_letter_that_shows_nothing_is_a_word_where_it_stands_alone() -> None:
    made = parse_of(["Ana", LETTER_FILLER], [0, 0], ["ROOT", "dep"], ["NNP", "NN"], ["PROPN", "NOUN"])
    assert [word.text for word in words_of_parse(made)] == ["Ana", LETTER_FILLER]


def test_texts_from_a_word_are_those_of_each_length() -> None:
    words = words_of_parse(parse())
    assert texts_from_word(words, 1, 3) == [text_of_words(words, 1, last) for last in (1, 2, 3)]
    assert texts_from_word(words, 2, 2) == ["said"]
