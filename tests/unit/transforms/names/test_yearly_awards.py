"""Awards that are called by whom they go to."""

import pytest

from tests.kit.words import words_from
from transforms.names.yearly_awards import end_of_award, is_award_of_year


@pytest.mark.parametrize(
    ("name", "is_award"),
    [
        pytest.param("Harbour Photographer of the Year", True, id="of a year"),
        pytest.param("Player of the Match", True, id="of a match"),
        pytest.param("Bishop of the Isles", False, id="of a place"),
        pytest.param("of the Year", False, id="for nobody"),
    ],
)
def test_an_award_is_of_a_time(name: str, *, is_award: bool) -> None:
    assert is_award_of_year(name.split()) is is_award


@pytest.mark.parametrize(
    ("line", "last"),
    [
        pytest.param("Harbour Photographer of the Year was", 4, id="the time is part of the name"),
        pytest.param("Harbour Photographer of the city was", 1, id="no time"),
        pytest.param("Harbour Photographer was there", 1, id="nothing joined"),
    ],
)
def test_an_award_goes_on_to_its_time(line: str, last: int) -> None:
    assert end_of_award(words_from(line), 0, 1) == last
