"""Names that look like a title and a person's, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.names.names_like_titles import (
    is_newspaper_like_office,
    is_second_surname,
    is_team_of_women,
    is_title_inside_name,
)


@pytest.mark.parametrize(
    ("line", "first", "is_team"),
    [
        pytest.param("the/DT Lady/NNP Herons/NNP won/VBD", 1, True, id="behind an article"),
        pytest.param("said/VBD Lady/NNP Herons/NNP coach/NN Ana/NNP Quist/NNP", 1, True, id="before a coach"),
        pytest.param(":/: Lady/NNP Herons/NNP win/VBP title/NN", 1, True, id="before a verb of several"),
        pytest.param("said/VBD Lady/NNP Rivers/NNP on/IN Monday/NNP", 1, False, id="a peeress"),
        pytest.param("the/DT Lady/NNP Quist/NNP spoke/VBD", 1, False, id="no plural"),
    ],
)
def test_lady_begins_the_name_of_a_team(line: str, first: int, is_team: bool) -> None:
    assert is_team_of_women(words_from(line), first, first + 1) is is_team


@pytest.mark.parametrize(
    ("line", "is_newspaper"),
    [
        pytest.param("the/DT Argus/NNP Reporter/NNP wrote/VBD", True, id="two words of the press"),
        pytest.param("said/VBD Argus/NNP Reporter/NNP Ana/NNP", False, id="no article"),
    ],
)
def test_an_office_ends_the_name_of_a_newspaper(line: str, is_newspaper: bool) -> None:
    assert is_newspaper_like_office(words_from(line), 1, 2) is is_newspaper


@pytest.mark.parametrize(
    ("line", "is_surname"),
    [
        pytest.param("Nadia/NNP Holm/NNP ~-/HYPH ~Prince/NNP said/VBD", True, id="two surnames"),
        pytest.param("Nadia/NNP Holm/NNP -/HYPH ~Prince/NNP said/VBD", False, id="a blank"),
        pytest.param("Former/JJ Vice/NNP ~-/HYPH ~President/NNP Holm/NNP", False, id="before an office"),
        pytest.param("Marine/NNP Major/NNP ~-/HYPH ~General/NNP Holm/NNP", False, id="two words of a rank"),
        pytest.param("the/DT then/RB ~-/HYPH ~President/NNP Holm/NNP", False, id="a small letter"),
    ],
)
def test_a_title_behind_a_hyphen_is_a_surname(line: str, is_surname: bool) -> None:
    assert is_second_surname(words_from(line), 3) is is_surname


@pytest.mark.parametrize(
    ("line", "at", "is_inside"),
    [
        pytest.param("Ana Haji ~-Silva", 1, True, id="a hyphen"),
        pytest.param("Criminal Justice Act", 1, True, id="the field of a law"),
        pytest.param("Mr Justice Court", 1, False, id="a judge"),
        pytest.param("Chief Justice Silva", 1, False, id="an office"),
    ],
)
def test_a_title_may_be_inside_of_a_name(line: str, at: int, *, is_inside: bool) -> None:
    words = words_from(line)
    assert is_title_inside_name(words, at, 0, len(words) - 1) == is_inside
