"""Agreements that are called by the town where they were made."""

import pytest

from transforms.names.town_agreements import is_agreement_of_town


@pytest.mark.parametrize(
    ("name", "is_agreement"),
    [
        pytest.param("Oslo accords", True, id="a capital"),
        pytest.param("New York protocol", True, id="a town of two words"),
        pytest.param("Bergen Treaty", True, id="with a capital letter"),
        pytest.param("Norway treaty", False, id="a country"),
        pytest.param("Oslo talks", False, id="no agreement"),
        pytest.param("accords", False, id="no town"),
        pytest.param("Silva accords", False, id="a name of no place"),
    ],
)
def test_an_agreement_is_called_by_a_town(name: str, *, is_agreement: bool) -> None:
    assert is_agreement_of_town(name.split()) == is_agreement
