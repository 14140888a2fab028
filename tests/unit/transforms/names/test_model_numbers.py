"""Numbers that end names, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.names.model_numbers import step_over_model_number


@pytest.mark.parametrize(
    ("line", "first", "last", "step"),
    [
        pytest.param("the Quist/NNP 7000/CD ,", 1, 1, 1, id="a model behind an article"),
        pytest.param("the Quist/NNP 700/CD times/NNS", 1, 1, 0, id="a count"),
        pytest.param("the Quist/NNP 1998/CD ,", 1, 1, 0, id="a year"),
        pytest.param("the Quists/NNP 24/CD ,", 1, 1, 0, id="a team's score"),
        pytest.param("beat Quist/NNP 24/CD ,", 1, 1, 0, id="a score"),
        pytest.param("ten Boeing/NNP 787/CD jets/NNS", 1, 1, 1, id="a maker's model"),
        pytest.param("cost Boeing/NNP 340/CD million/CD", 1, 1, 0, id="a maker's millions"),
        pytest.param("Volvo/NNP 2/CD Saab/NNP 1/CD", 0, 0, 0, id="scores"),
        pytest.param("the Saab/NNP 9/CD ~-/HYPH ~5/CD will", 1, 1, 3, id="a known name"),
        pytest.param("Saab/NNP 900/CD ~-/HYPH ~5/CD will", 0, 0, 3, id="figures that a hyphen joins"),
        pytest.param("on Flight/NNP 12/CD from", 1, 1, 1, id="a noun for numbered things"),
        pytest.param("Saab/NNP said", 0, 0, 0, id="no number"),
    ],
)
def test_a_number_ends_a_name(line: str, first: int, last: int, step: int) -> None:
    assert step_over_model_number(words_from(line), first, last) == step
