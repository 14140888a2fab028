"""Repairs: letters of another script, stray quote ends."""

import pytest

from transforms.document import Span, cleaned
from transforms.structure.repairs import find_repairs


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param("The Сouncil met.", "The Council met.", id="Cyrillic Es in a Latin word"),
        pytest.param("The cоunсil met.", "The council met.", id="two letters of one word"),
        pytest.param("Τhe council met.", "The council met.", id="Greek capital Tau"),
        pytest.param("Cовет собрался в городе.", "Совет собрался в городе.", id="Latin C in a Cyrillic word"),
        pytest.param("The СССР and Москва stay.", "The СССР and Москва stay.", id="words wholly of their own script"),
        pytest.param("TGFβ and αDNA stay.", "TGFβ and αDNA stay.", id="Greek on purpose has no twin"),
        pytest.param("Plain é ñ ø words.", "Plain é ñ ø words.", id="accents are Latin"),
        pytest.param('He spoke of "the other.".', 'He spoke of "the other."', id="full stop behind the end"),
        pytest.param("They want “more.”.", "They want “more.”", id="curly"),
        pytest.param('It was "over,". They left.', 'It was "over." They left.', id="comma that was meant to end"),
        pytest.param('He said "no.".".Then', 'He said "no.".".Then', id="glued to the next word"),
        pytest.param('It ends "here."." So', 'It ends "here." So', id="and the mark told twice"),
        pytest.param('He said "no..." and left.', 'He said "no..." and left.', id="an ellipsis stays"),
    ],
)
def test_cleaned_text_reads(text: str, clean: str) -> None:
    assert cleaned(Span(0, len(text)), text, find_repairs(text)) == clean


def test_repairs_say_where_and_what() -> None:
    letter, end = find_repairs('The Сouncil said "yes.".')
    assert (letter.span, letter.repaired, letter.kind) == (Span(4, 5), "C", "homoglyph")
    assert (end.span, end.repaired, end.kind) == (Span(21, 24), '."', "stray_quote_end")


def test_a_tie_of_scripts_follows_the_text() -> None:
    assert [repair.repaired for repair in find_repairs("Plain words and аb too")] == ["a"]
