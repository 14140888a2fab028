"""What is said with an office before it, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.roles.role_modifiers import first_modifier_of_role


@pytest.mark.parametrize(
    ("line", "links", "end", "first"),
    [
        pytest.param("the Russian/JJ foreign/JJ minister", {}, 3, 1, id="adjectives"),
        pytest.param("Monday/NNP committee/NN chairman", {}, 2, 0, id="a day that may be of it"),
        pytest.param("On/IN Monday/NNP committee/NN chairman", {}, 3, 2, id="a day"),
        pytest.param("Said/NNP Minority/NNP Whip", {}, 2, 1, id="a verb of speech"),
        pytest.param("+1.20/NNP %/NN chief/JJ executive", {}, 3, 2, id="a change"),
        pytest.param(
            "every judge/NN President/NNP Quist/NNP nominated/VBD",
            {3: ("nsubj", 4), 4: ("relcl", 1)},
            2,
            2,
            id="the noun of a clause",
        ),
        pytest.param(
            "the council/NN President/NNP Quist/NNP spoke/VBD", {3: ("nsubj", 4), 4: ("ROOT", 4)}, 2, 1, id="no clause"
        ),
    ],
)
def test_modifiers_begin(line: str, links: dict[int, tuple[str, int]], end: int, first: int) -> None:
    assert first_modifier_of_role(words_from(line, links), end) == first
