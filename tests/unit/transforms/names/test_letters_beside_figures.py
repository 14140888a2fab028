"""Letters beside figures, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.names.letters_beside_figures import is_amount_of_money, is_ticker_in_brackets, is_zone_of_time


@pytest.mark.parametrize(
    ("line", "at", "is_amount"),
    [
        pytest.param("paid R12 million", 1, True, id="a letter before figures"),
        pytest.param("paid N50m then", 1, True, id="a letter before and behind"),
        pytest.param("paid Shs 900", 1, True, id="a sign before figures"),
        pytest.param("route R12 north", 1, False, id="a road"),
        pytest.param("with Sh Okafor", 1, False, id="letters before a name"),
    ],
)
def test_amounts_are_told_by_letters_and_figures(line: str, at: int, *, is_amount: bool) -> None:
    assert is_amount_of_money(words_from(line), at) == is_amount


def test_ticker_is_in_brackets() -> None:
    assert is_ticker_in_brackets(words_from("Lunavia ( LNVA.N ) fell"), 2)
    assert not is_ticker_in_brackets(words_from("Lunavia , LNVA.N , fell"), 2)


def test_zone_is_behind_an_hour() -> None:
    assert is_zone_of_time(words_from("at 6 a.m. ET"), 3)
    assert is_zone_of_time(words_from("at 17:30 CDT"), 2)
    assert not is_zone_of_time(words_from("the film ET"), 2)
