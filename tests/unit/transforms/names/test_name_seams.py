"""Where one name ends and the next one begins."""

import pytest

from tests.kit.words import words_from
from transforms.names.name_seams import is_body_behind_body, is_seam_between_names


@pytest.mark.parametrize(
    ("line", "at", "is_seam"),
    [
        pytest.param("Norwegian/NNP/B-NORP Ana/NNP/B-PERSON Quist/NNP/I-PERSON", 1, True, id="a people, then a person"),
        pytest.param("Maryland/NNP Democratic/JJ", 1, True, id="a state, then a party"),
        pytest.param("Quist/NNP Democratic/JJ", 1, False, id="a party behind an unknown word"),
        pytest.param("Ana/NNP/B-PERSON Maria/NNP/I-PERSON Quist/NNP/I-PERSON", 1, False, id="two given names"),
    ],
)
def test_a_seam_between_names(line: str, at: int, is_seam: bool) -> None:
    words = words_from(line)
    assert is_seam_between_names(words, at, 0, len(words) - 1) is is_seam


@pytest.mark.parametrize(
    ("line", "is_behind"),
    [
        pytest.param("University/NNP of/IN Bergen/NNP and/CC Bank/NNP of/IN Oslo/NNP", True, id="two bodies"),
        pytest.param("University/NNP of/IN Bergen/NNP and/CC Oslo/NNP", False, id="a place"),
        pytest.param("Quist/NNP and/CC Bank/NNP of/IN Oslo/NNP", False, id="no body before"),
    ],
)
def test_a_body_behind_a_body(line: str, is_behind: bool) -> None:
    words = words_from(line)
    last = next(at for at, word in enumerate(words) if word.text == "and") - 1
    assert is_body_behind_body(words, 0, last) is is_behind


def test_an_agency_behind_the_place_of_a_dateline_is_a_name_of_its_own() -> None:
    assert is_seam_between_names(words_from("Norway/NNP CNN/NNP \u2014 Ferries"), 1, 0, 1)
    assert not is_seam_between_names(words_from("Norway/NNP CNN/NNP said"), 1, 0, 1)
