"""The office that a run of capitals is the field of."""

import pytest

from tests.kit.words import words_from
from transforms.names.offices_before_fields import find_office_of_field


@pytest.mark.parametrize(
    ("line", "first", "last", "office"),
    [
        pytest.param("the minister for Roads Ana Silva", 3, 5, (1, 1), id="a field"),
        pytest.param("the minister for Roads and Ports Ana Silva", 3, 7, (1, 1), id="two fields"),
        pytest.param("the bridge for Roads Ana Silva", 3, 5, None, id="no office"),
        pytest.param("the minister , Roads Ana Silva", 3, 5, None, id="a comma"),
    ],
)
def test_an_office_leads_to_its_field(line: str, first: int, last: int, office: tuple[int, int] | None) -> None:
    assert find_office_of_field(words_from(line), first, last) == office
