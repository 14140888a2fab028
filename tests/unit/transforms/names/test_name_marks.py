"""Marks inside names: apostrophes of owners, nicknames, maiden names."""

import pytest

from tests.kit.words import words_from
from transforms.names.name_marks import (
    goes_on_with_name,
    step_over_epithet,
    step_over_known_possessive,
    step_over_maiden_name,
    step_over_nickname,
    step_over_owner_of_saint,
    step_over_possessive_in_name,
)


@pytest.mark.parametrize(
    ("line", "before", "step"),
    [
        pytest.param("Women/NNPS/B-ORG ~'s/POS/I-ORG Institute/NNP/I-ORG", "", 2, id="a body of several"),
        pytest.param("Maria/NNP ~'s/POS Square/NNP", "St", 2, id="a saint's house"),
        pytest.param("Maria/NNP ~'s/POS Square/NNP", "Ana", 0, id="hers"),
        pytest.param("Prosecutor/NNP ~'s/POS Office/NNP", "", 2, id="an office"),
        pytest.param("Quist/NNP ~'s/POS Meadow/NNP lies/VBZ", "", 2, id="a spot"),
        pytest.param("Quist/NNP ~'s/POS Meadow/NNP Bank/NNP", "", 0, id="what goes on behind a spot"),
        pytest.param("Oslo/NNP ~'s/POS Meadow/NNP lies/VBZ", "", 0, id="a town's spot"),
        pytest.param("Farmers/NNPS ~'/POS Educational/NNP Association/NNP", "", 2, id="a body of two words"),
    ],
)
def test_an_apostrophe_inside_a_name(line: str, before: str, step: int) -> None:
    word, *ahead = words_from(line)
    assert step_over_possessive_in_name(word, ahead, before) == step


@pytest.mark.parametrize(
    ("line", "step"),
    [
        pytest.param("Ivan/NNP the Terrible/NNP came/VBD", 2, id="a ruler"),
        pytest.param("Ivan/NNP the Herring/NNP came/VBD", 0, id="nobody's epithet"),
        pytest.param("Ivan/NNP and Ana/NNP", 0, id="no article"),
    ],
)
def test_epithets_are_of_names(line: str, step: int) -> None:
    given, *ahead = words_from(line)
    assert step_over_epithet(given, ahead) == step


def test_a_known_name_goes_over_its_apostrophe() -> None:
    assert step_over_known_possessive(words_from("Seven/NNP Years/NNPS ~'/POS War/NNP"), 0, 1) == 2
    assert step_over_known_possessive(words_from("Seven/NNP Years/NNPS ~'/POS Rest/NNP"), 0, 1) == 0


@pytest.mark.parametrize(
    ("line", "step"),
    [
        pytest.param("Mary/NNP ~'s/POS Hospital/NNP", 2, id="a house"),
        pytest.param("Mary/NNP ~'s/POS lost/VBD", 1, id="the house by its saint"),
        pytest.param("Mary/NNP ~'s/POS day/NN", 0, id="what the saint has"),
    ],
)
def test_houses_of_saints(line: str, step: int) -> None:
    _, *ahead = words_from(line)
    (saint,) = words_from("St/NNP")
    assert step_over_owner_of_saint(saint, ahead) == step


def test_marks_and_brackets_hold_names() -> None:
    assert step_over_nickname(words_from("\"/`` ~Bobbie/NNP ~\"/'' Lund/NNP")) == 4
    given, *ahead = words_from("Maria/NNP ( ~Quist/NNP ~) Lund/NNP")
    assert step_over_maiden_name(given, ahead) == 4
    given, *ahead = words_from("Bridge/NNP ( ~Quist/NNP ~) Lund/NNP")
    assert step_over_maiden_name(given, ahead) == 0


def test_what_is_a_saints_goes_on() -> None:
    saint, *ahead = words_from("St/NNP ~'s/POS Hospital/NNP")
    assert step_over_owner_of_saint(saint, ahead) == 2
    assert step_over_owner_of_saint(words_from("Ana/NNP")[0], ahead) == 0


def test_a_small_word_ends_a_name() -> None:
    name, small = words_from("Quist/NNP spoke/VBD")
    assert goes_on_with_name(name) and not goes_on_with_name(small)
