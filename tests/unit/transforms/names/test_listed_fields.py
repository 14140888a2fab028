"""Names of bodies that go on with a list of what they are for."""

import pytest

from tests.kit.words import words_from
from transforms.names.listed_fields import is_in_list_of_department, is_in_list_of_partners

HEALTH = "Ministry/NNP of/IN Health/NNP , Labour/NNP and/CC Welfare/NNP said/VBD"
POVERTY = "Centre/NNP on/IN Poverty/NNP and/CC Inequality/NNP said/VBD"


@pytest.mark.parametrize(
    ("line", "last", "expected"),
    [
        pytest.param(HEALTH, 2, True, id="the first of a list"),
        pytest.param(HEALTH, 4, True, id="within a list"),
        pytest.param(HEALTH, 6, False, id="the last of a list"),
        pytest.param(HEALTH.replace("Ministry", "Statue"), 2, False, id="no body"),
        pytest.param("Academy/NNP of/IN Salt/NNP , Herring/NNP and/CC Sleep/NNP met/VBD", 2, True, id="an academy"),
        pytest.param(POVERTY, 2, True, id="two fields"),
        pytest.param(POVERTY.replace("said/VBD", "Corp/NNP"), 2, False, id="the name of another body"),
        pytest.param(POVERTY.replace("Inequality", "Ana"), 2, False, id="a person"),
    ],
)
def test_the_list_goes_on_the_name(line: str, last: int, expected: bool) -> None:
    assert is_in_list_of_department(words_from(line), 0, last) is expected


PARTNERS = "firm/NN Quist/NNP , Marr/NNP and/CC Dahl/NNP said/VBD"


@pytest.mark.parametrize(
    ("line", "last", "expected"),
    [
        pytest.param(PARTNERS, 1, True, id="the first partner"),
        pytest.param(PARTNERS, 3, True, id="the one before the last"),
        pytest.param(PARTNERS, 5, False, id="the last one"),
        pytest.param(PARTNERS.replace("firm", "met"), 1, False, id="three people"),
        pytest.param(PARTNERS.replace("Marr", "Norway"), 1, False, id="a country"),
        pytest.param("firm/NN Quist/NNP and/CC Dahl/NNP said/VBD", 1, False, id="two names"),
    ],
)
def test_the_list_of_partners_is_one_name(line: str, last: int, expected: bool) -> None:
    assert is_in_list_of_partners(words_from(line), 1, last) is expected
