"""Where one name ends and the next one begins."""

import pytest

from tests.kit.words import words_from
from transforms.entities.name_seams import is_seam_between_names


@pytest.mark.parametrize(
    ("line", "at", "is_seam"),
    [
        pytest.param("Norwegian/NNP/B-NORP Ana/NNP/B-PERSON Quist/NNP/I-PERSON", 1, True, id="a people, then a person"),
        pytest.param("Ana/NNP/B-PERSON Maria/NNP/I-PERSON Quist/NNP/I-PERSON", 1, False, id="two given names"),
    ],
)
def test_a_seam_between_names(line: str, at: int, is_seam: bool) -> None:
    words = words_from(line)
    assert is_seam_between_names(words, at, 0, len(words) - 1) is is_seam
