"""Places beside better known things of their name, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.name_types.namesakes_of_places import rename_namesakes_of_places


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("Odessa , Texas , is", "Odessa, Texas", id="a town with its state"),
        pytest.param("Odessa , Ukraine , is", "Odessa", id="the known town"),
        pytest.param("Odessa , Texas and Ohio", "Odessa", id="a list"),
        pytest.param("Amazon rainforest burns", "Amazon Basin", id="a land"),
        pytest.param("Amazon shares rise", "Amazon", id="the firm"),
        pytest.param("Norway , Texas , is", "Norway", id="a country"),
    ],
)
def test_a_namesake_is_renamed(line: str, name: str) -> None:
    words = words_from(line)
    assert [one.name for one in rename_namesakes_of_places([name_span(words, 0, 0)], [words])] == [name]
