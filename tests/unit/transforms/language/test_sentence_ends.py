"""Ends of sentences: single letters, numbers without a blank, questions between marks with who asks them."""

import pytest

from tests.unit.transforms.language.test_sentences import document
from transforms.document import Span
from transforms.language.sentence_ends import ends_in_letter, find_unmarked_ends, goes_on_with_tag


@pytest.mark.parametrize(
    ("before", "letter", "next_word", "expected"),
    [
        pytest.param(["Use", "Terminal"], "B", "Trains", True, id="a noun that takes letters"),
        pytest.param(["vitamins", "A,", "B", "and"], "C", "Parents", True, id="a list of letters"),
        pytest.param(["my", "brother", "and"], "I", "Nothing", True, id="I behind a join"),
        pytest.param(["Malcolm"], "X", "He", True, id="a pronoun is no surname"),
        pytest.param(["by"], "J", "Smith", False, id="an initial before a surname"),
        pytest.param(["Ana", "and"], "J", "Silva", False, id="the initial of the second name"),
        pytest.param([], "J", "Silva", False, id="the block's first word"),
    ],
)
def test_a_single_letter_before_a_full_stop(before: list[str], letter: str, next_word: str, expected: bool) -> None:
    assert ends_in_letter(before, letter, next_word) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Group C. Norway won.", ["Group C."], id="letter"),
        pytest.param("She wrote on X. Smith left.", ["She wrote on X."], id="the network"),
        pytest.param("It is by X. Smith of Lund.", [], id="an initial"),
        pytest.param("By J. R. Silva.", [], id="an initial behind an initial"),
        pytest.param("It is of 1999.The board met.", ["It is of 1999."], id="number"),
        pytest.param("It fell 12%.Its rival rose.", ["It fell 12%."], id="percent"),
        pytest.param("It rained all night!Nobody slept.", ["It rained all night!"], id="a shout"),
        pytest.param("Yahoo!News and what?ever.", [], id="a brand, a small letter"),
        pytest.param("It opens on June 3.The fee is low.", ["It opens on June 3."], id="a day of a month"),
        pytest.param("The 2.Liga and 3.5 km.", [], id="an ordinal and a decimal"),
    ],
)
def test_ends_that_need_no_parser(text: str, expected: list[str]) -> None:
    assert [text[:end] for end in find_unmarked_ends(text, Span(0, len(text)))] == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        pytest.param("Deputy Mayor Ana van der Silva asked.", True, id="titles and a name"),
        pytest.param("Rui Okafor, a roofer, shouted back.", True, id="apposition"),
        pytest.param("Silva told the Harbor Wire.", True, id="who is told"),
        pytest.param("Okafor asked the board to resign.", False, id="a request"),
        pytest.param("Silva said she would wait.", False, id="a clause of the verb"),
        pytest.param("Silva replied: “Never.”", False, id="a quote of its own behind a colon"),
        pytest.param("Silva replied, “Never.”", False, id="a quote of its own behind a comma"),
        pytest.param("Silva laughed.", False, id="a gesture"),
        pytest.param("Reporters asked.", False, id="a common noun"),
        pytest.param("The mayor asked.", False, id="an article begins a sentence"),
    ],
)
def test_a_name_with_its_verb_goes_on_with_a_question(tag: str, expected: bool) -> None:
    from transforms.language.parsing import _load_language_model

    tokens = _load_language_model()(f"\u201cWho paid?\u201d {tag}")
    first = next(token for token in tokens if token.idx == len("\u201cWho paid?\u201d "))
    assert goes_on_with_tag(first, "\u201cWho paid?\u201d") is expected


def test_without_tags_of_a_parser_no_sentence_goes_on() -> None:
    tokens = document("Silva asked.", ["Silva"]).parses[0].tokens
    assert not goes_on_with_tag(tokens[0], "\u201cWho paid?\u201d")
