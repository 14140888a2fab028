"""Which phrases of roles tell a feat: what somebody is the first to do is no office."""

import pytest

from tests.kit.words import words_from
from transforms.roles.role_phrases import RolePhrase, is_feat


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("first/JJ mayor/NN to/TO address/VB Lund/NNP", True, id="the first to do it"),
        pytest.param("youngest/JJS mayor/NN to/TO win/VB it/PRP", True, id="the youngest to do it"),
        pytest.param("first/JJ mayor/NN of/IN Lund/NNP", False, id="the first in office"),
        pytest.param("first/JJ ambassador/NN to/IN Lund/NNP", False, id="where the office is"),
        pytest.param("new/JJ mayor/NN to/TO win/VB it/PRP", False, id="no rank"),
        pytest.param("first/JJ mayor/NN to/TO", False, id="nothing behind"),
    ],
)
def test_a_rank_and_a_deed_are_a_feat(line: str, expected: bool) -> None:
    assert is_feat(words_from(line), RolePhrase(0, len(words_from(line)) - 1, 1, 1)) is expected
