"""What an office beside a name says of it."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.name_types.office_owners import owner_of_office


@pytest.mark.parametrize(
    ("line", "first", "last", "owner"),
    [
        pytest.param("Lundvik/NNP mayor/NN Ana/NNP Quist/NNP", 0, 0, EntityType.PLACE, id="a place has a mayor"),
        pytest.param("Lundvik/NNP coach/NN Ana/NNP Quist/NNP", 0, 0, EntityType.ORGANIZATION, id="a team a coach"),
        pytest.param("governor/NN of/IN Lundvik/NNP", 2, 2, EntityType.PLACE, id="a place has a governor"),
        pytest.param("governor/NN of/IN Lundvik/NNP Bank/NNP", 2, 3, None, id="a bank has one too"),
        pytest.param("governor/NN of/IN Bank/NNP Lundvik/NNP", 2, 3, None, id="wherever its noun stands"),
        pytest.param("collector/NN of/IN Lundvik/NNP", 2, 2, None, id="who collects things"),
        pytest.param("founder/NN of/IN Lundvik/NNP", 2, 2, EntityType.ORGANIZATION, id="a body has a founder"),
        pytest.param("founder/NN of/IN Oslo/NNP", 2, 2, None, id="so have places that are known"),
        pytest.param("Lundvik/NNP spoke/VBD Ana/NNP Quist/NNP", 0, 0, None, id="no office"),
    ],
)
def test_the_owner_of_an_office(line: str, first: int, last: int, owner: EntityType | None) -> None:
    words = words_from(line)
    assert owner_of_office(name_span(words, first, last), words) == owner
