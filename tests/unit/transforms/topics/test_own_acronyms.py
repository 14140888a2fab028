"""Acronyms that an article spells out as another body's."""

import pytest

from transforms.topics.own_acronyms import find_own_acronyms


@pytest.mark.parametrize(
    ("text", "own"),
    [
        pytest.param("The Northern Bus Association (NBA) met. The NBA wants buses.", {"NBA"}, id="another body"),
        pytest.param("The Friends of the Inner Basin Institute (FBI) met.", set(), id="other initials"),
        pytest.param("The National Basketball Association (NBA) met.", set(), id="the known body"),
        pytest.param("The Northern Bus Association met. The NBA won.", set(), id="not in brackets"),
        pytest.param("The Zonal Quilt Board (ZQB) met.", set(), id="known to nobody"),
    ],
)
def test_an_acronym_is_the_articles_own_where_it_spells_it_out_otherwise(text: str, own: set[str]) -> None:
    assert find_own_acronyms(text) == own
